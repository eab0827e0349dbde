import IntakeCore

/// Works out how the entries of a call stand: which are current, superseded, duplicates, not
/// counted or in quarantine.
///
/// A pure function of the set of entries. Their order of arrival is by the instant of receipt,
/// and by entry number only where instants are equal or missing.
public struct Standings {
  /// The folded number and title of a task of a list.
  public typealias TaskKeys = (number: String?, title: String?)

  private let filed: [Filed]
  private let tasksOfList: (_ entry: Int) throws -> [TaskKeys]
  private var standings: [Int: Standing] = [:]

  /// - Parameter tasksOfList: the tasks of a list by its entry number.
  public static func workOut(
    _ filed: [Filed], tasksOfList: (_ entry: Int) throws -> [TaskKeys]
  ) throws -> [Int: Standing] {
    try withoutActuallyEscaping(tasksOfList) { tasks in
      var standings = Standings(filed: filed, tasksOfList: tasks)
      try standings.workOut()
      return standings.standings
    }
  }

  private init(filed: [Filed], tasksOfList: @escaping (Int) throws -> [TaskKeys]) {
    self.filed = filed
    self.tasksOfList = tasksOfList
  }

  private mutating func workOut() throws {
    let identities = SubmitterIdentities(filed.lazy.compactMap(\.submitter))
    var submissions: [String: [Filed]] = [:]
    for entry in separateDuplicates(identities) where entry.standing.state != .withdrawn {
      let identity = identities.identity(of: entry.submitter)
      if let identity, entry.form != nil {
        submissions[identity, default: []].append(entry)
      } else {
        standings[entry.number] = Standing(state: .quarantined, submitter: nil)
      }
    }
    for (identity, entries) in submissions { try standSubmission(identity, entries) }
  }

  /// Gives the further receipts of one content their standing; what remains is one entry per
  /// content: the one received first (or the one that was withdrawn).
  private mutating func separateDuplicates(_ identities: SubmitterIdentities) -> [Filed] {
    var originals: [Filed] = []
    for group in Dictionary(grouping: filed, by: \.sha256).values {
      guard
        let original = group.first(where: { $0.standing.state == .withdrawn })
          ?? group.min(by: Self.isBefore)
      else { continue }
      originals.append(original)
      for entry in group where entry.number != original.number {
        let identity = entry.form == nil ? nil : identities.identity(of: entry.submitter)
        standings[entry.number] = Standing(
          state: .duplicate, submitter: identity, because: original.number)
      }
      if original.standing.state == .withdrawn {
        standings[original.number] = original.standing
      }
    }
    return originals
  }

  private mutating func standSubmission(_ identity: String, _ entries: [Filed]) throws {
    let list = stand(entries.filter { $0.form == .appendix1 }, of: identity, taskKey: nil)
    let keys = OutlineKeys(
      outlines: entries.filter { $0.form == .appendix2 },
      list: try list.map { try tasksOfList($0.number) } ?? [])
    for (key, outlines) in keys.groups() { stand(outlines, of: identity, taskKey: key) }
  }

  /// Gives the versions of one document their standings.
  /// - Returns: the current one.
  @discardableResult
  private mutating func stand(
    _ versions: [Filed], of identity: String, taskKey: String?
  ) -> Filed? {
    let counting = Self.chronological(versions.filter(\.counts))
    let current = counting.last ?? versions.min(by: Self.isBefore)
    for (earlier, later) in zip(counting, counting.dropFirst()) {
      standings[earlier.number] = Standing(
        state: .superseded, submitter: identity, because: later.number, taskKey: taskKey)
    }
    for version in versions where !version.counts && version.number != current?.number {
      standings[version.number] = Standing(
        state: .notCounted, submitter: identity, taskKey: taskKey)
    }
    if let current {
      standings[current.number] = Standing(
        state: .current, submitter: identity, taskKey: taskKey)
    }
    return current
  }

  /// In order of arrival. Where an instant is missing (calls without a deadline need none), the
  /// order of registration is all there is.
  private static func chronological(_ versions: [Filed]) -> [Filed] {
    if versions.contains(where: { $0.receivedAt == nil }) {
      return versions.sorted { $0.number < $1.number }
    }
    return versions.sorted(by: isBefore)
  }

  /// Whether one was received before another; without evidence comes last.
  private static func isBefore(_ one: Filed, _ other: Filed) -> Bool {
    switch (one.receivedAt, other.receivedAt) {
    case (let at?, let otherAt?) where at != otherAt: at < otherAt
    case (.some, nil): true
    case (nil, .some): false
    default: one.number < other.number
    }
  }
}

/// Tells which outlines are of the same task.
private struct OutlineKeys {
  let outlines: [Filed]
  private var numbersByTitle: [String: Set<String>] = [:]

  init(outlines: [Filed], list: [Standings.TaskKeys]) {
    self.outlines = outlines
    let known = list + outlines.map { ($0.taskNumber, $0.taskTitle) }
    for case (let number?, let title?) in known {
      numbersByTitle[title, default: []].insert(number)
    }
  }

  func groups() -> [String: [Filed]] {
    Dictionary(grouping: outlines, by: key)
  }

  /// By the task's number; without one, by the number that its title has elsewhere in the
  /// submission, else by the title, else it stands alone.
  private func key(_ outline: Filed) -> String {
    if let number = outline.taskNumber { return "number:" + number }
    guard let title = outline.taskTitle else { return "entry:\(outline.number)" }
    if let numbers = numbersByTitle[title], numbers.count == 1, let number = numbers.first {
      return "number:" + number
    }
    return "title:" + title
  }
}
