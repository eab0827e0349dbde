import IntakeCore

/// The submissions that what has happened since concerns.
struct TouchedSubmissions {
  private(set) var submissions: Set<String>
  /// The entries that leave a submission for another one.
  private(set) var moved: [Int] = []
  /// - Parameters:
  ///   - noted: those known to be touched.
  ///   - past: how the settled entries stood before.
  init(_ state: CallState, noted: Set<String>, past: CallState.Past) {
    submissions = noted
    for entry in state.filed where past.differs(entry, from: state) {
      Self.add(entry, state, to: &submissions)
    }
    // Whoever leaves a submission or comes into it touches another one.
    var known = -1
    while known != submissions.count {
      known = submissions.count
      for entry in state.filed where Self.concerns(entry, state, submissions) {
        Self.add(entry, state, to: &submissions)
      }
    }
    for entry in state.filed
    where entry.standing.state != .pending && Self.concerns(entry, state, submissions) {
      let new = state.standings[entry.number]
      if new?.submitter != entry.standing.submitter { moved.append(entry.number) }
    }
  }

  /// How an entry stands once they are worked out.
  func standing(of entry: Filed, in state: CallState) -> Standing? {
    Self.concerns(entry, state, submissions) ? state.standings[entry.number] : entry.standing
  }

  private static func add(_ entry: Filed, _ state: CallState, to submissions: inout Set<String>) {
    submissions.insert(state.standings[entry.number]?.submitter ?? "")
    if entry.standing.state != .pending { submissions.insert(entry.standing.submitter ?? "") }
  }

  private static func concerns(
    _ entry: Filed, _ state: CallState, _ submissions: Set<String>
  ) -> Bool {
    guard entry.standing.state != .pending else { return true }
    guard entry.standing != state.standings[entry.number] else { return false }
    return submissions.contains(entry.standing.submitter ?? "")
      || submissions.contains(state.standings[entry.number]?.submitter ?? "")
  }
}
