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
    let originals = originals()
    let known = originals.filter { !$0.isWithdrawn }
    let submissions = Submissions(known)
    for entry in known where submissions.identity(of: entry) == nil {
      standings[entry.number] = Standing(state: .quarantined)
    }
    standWithdrawn(originals.filter(\.isWithdrawn))
    for (identity, entries) in submissions.members {
      try standSubmission(identity, entries, guests: submissions.guests[identity] ?? [])
    }
    standDuplicates(of: originals)
  }

  /// One entry for each content: the one received first, or the one that was withdrawn.
  private func originals() -> [Filed] {
    Dictionary(grouping: filed, by: \.sha256).values.compactMap { group in
      group.filter(\.isWithdrawn).min(by: Self.isBefore) ?? group.min(by: Self.isBefore)
    }
  }

  /// A withdrawn document stays with its submitter and leaves its place to the version before.
  private mutating func standWithdrawn(_ withdrawn: [Filed]) {
    let identities = SubmitterIdentities(filed.lazy.compactMap(\.submitter))
    for entry in withdrawn {
      standings[entry.number] = Standing(
        state: .withdrawn, submitter: identities.identity(of: entry.submitter),
        taskKey: entry.form == .appendix2
          ? entry.taskNumber.map { "number:" + $0 } ?? entry.taskTitle.map { "title:" + $0 } : nil)
    }
  }

  /// The further receipts of a content belong where its original belongs.
  private mutating func standDuplicates(of originals: [Filed]) {
    let byContent = Dictionary(
      uniqueKeysWithValues: originals.map { ($0.sha256, $0.number) })
    for entry in filed {
      guard let original = byContent[entry.sha256], original != entry.number else { continue }
      standings[entry.number] = Standing(
        state: .duplicate, submitter: standings[original]?.submitter, because: original)
    }
  }

  private mutating func standSubmission(
    _ identity: String, _ entries: [Filed], guests: [Filed]
  ) throws {
    let list = stand(entries.filter { $0.form == .appendix1 }, of: identity, taskKey: nil)
    let keys = OutlineKeys(
      outlines: entries.filter { $0.form == .appendix2 },
      list: try list.map { try tasksOfList($0.number) } ?? [])
    for (key, outlines) in keys.groups() { stand(outlines, of: identity, taskKey: key) }
    // Under keys of their own: what another name handed in supersedes nothing of this submitter's.
    let own = Dictionary(grouping: guests) { SubmitterIdentities.alone($0.submitter) ?? "" }
    for (guest, outlines) in own {
      for (key, versions) in OutlineKeys(outlines: outlines, list: []).groups() {
        stand(versions, of: identity, taskKey: "\(guest) \(key)")
      }
    }
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
  private let listNumbers: Set<String>

  init(outlines: [Filed], list: [Standings.TaskKeys]) {
    self.outlines = outlines
    listNumbers = Set(list.compactMap(\.number))
    let known = list + outlines.map { ($0.taskNumber, $0.taskTitle) }
    for case (let number?, let title?) in known {
      numbersByTitle[title, default: []].insert(number)
    }
  }

  func groups() -> [String: [Filed]] {
    Dictionary(grouping: outlines, by: key)
  }

  /// By the task's number; without one that the list has, by the number that its title has
  /// elsewhere in the submission (a list that numbers its tasks anew in each group has `II.1` for
  /// an outline's `1`), else by the title, else it stands alone.
  private func key(_ outline: Filed) -> String {
    if let number = outline.taskNumber {
      guard !listNumbers.isEmpty, !listNumbers.contains(number), let title = outline.taskTitle,
        let listed = numbersByTitle[title]?.filter(listNumbers.contains), listed.count == 1
      else { return "number:" + number }
      return "number:" + listed.joined()
    }
    guard let title = outline.taskTitle else { return "entry:\(outline.number)" }
    if let numbers = numbersByTitle[title], numbers.count == 1, let number = numbers.first {
      return "number:" + number
    }
    return "title:" + title
  }
}
