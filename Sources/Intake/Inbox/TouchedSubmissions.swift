import IntakeCore

/// The submissions that what has happened since concerns.
struct TouchedSubmissions {
  private(set) var submissions: Set<String>
  /// The entries that leave a submission for another one.
  private(set) var moved: [Int] = []
  /// How all entries stand then.
  private(set) var standings: [Int: Standing]

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
    standings = [:]
    for entry in state.filed {
      let isTouched = Self.concerns(entry, state, submissions)
      let new = state.standings[entry.number]
      standings[entry.number] = isTouched ? new : entry.standing
      guard isTouched, entry.standing.state != .pending else { continue }
      if new?.submitter != entry.standing.submitter { moved.append(entry.number) }
    }
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
