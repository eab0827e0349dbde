/// Works out how the entries of a call stand: which are current, superseded, duplicates, not
/// counted or in quarantine.
///
/// A pure function of the set of entries. Their order of arrival is by the instant of receipt,
/// and by entry number only where instants are equal or missing.
public struct Standings {
  private let filed: [Filed]
  private let tasksOfList: (_ entry: Int) throws -> [TaskKeys]
  private var standings: [Int: Standing] = [:]

  /// - Parameter tasksOfList: the tasks of a list by its entry number.
  /// - Throws: what `tasksOfList` throws.
  public static func workOut(
    _ filed: [Filed], tasksOfList: (_ entry: Int) throws -> [TaskKeys]
  ) rethrows -> [Int: Standing] {
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
    for entry in submissions.nobodys {
      standings[entry.number] = Standing(state: .quarantined)
    }
    standWithdrawn(originals.filter(\.isWithdrawn))
    for (identity, members) in submissions.members {
      try standSubmission(identity, members, guests: submissions.guests[identity] ?? [])
    }
    standDuplicates(of: originals)
  }

  /// One entry for each content: the one received first, or the one that was withdrawn.
  private func originals() -> [Filed] {
    Dictionary(grouping: filed, by: \.sha256).values.compactMap { group in
      group.filter(\.isWithdrawn).min(by: Filed.isBefore) ?? group.min(by: Filed.isBefore)
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
    let lists = Versions(entries.filter { $0.form == .appendix1 })
    stand(lists, of: identity, list: [], key: nil)
    let tasks = try lists.current.flatMap { try tasksOfList($0.number) }
    stand(entries.filter { $0.form == .appendix2 }, of: identity, list: tasks)
    // Under keys of their own: what another name handed in supersedes nothing of this submitter's.
    let own = Dictionary(grouping: guests) { SubmitterIdentities.alone($0.submitter) ?? "" }
    for (guest, outlines) in own { stand(outlines, of: identity, list: tasks, prefix: guest + " ") }
  }

  private mutating func stand(
    _ outlines: [Filed], of identity: String, list: [TaskKeys], prefix: String = ""
  ) {
    for (key, group) in Outlines(outlines, list: list).groups {
      stand(Versions(group), of: identity, list: list, key: prefix + key)
    }
  }

  /// Gives the versions of one document their standings.
  private mutating func stand(
    _ versions: Versions, of identity: String, list: [TaskKeys], key: String?
  ) {
    for (version, successor) in versions.superseded {
      for entry in version {
        standings[entry.number] = Standing(
          state: .superseded, submitter: identity, because: successor.number, taskKey: key)
      }
    }
    for entry in versions.notCounted {
      standings[entry.number] = Standing(state: .notCounted, submitter: identity, taskKey: key)
    }
    for (position, entry) in versions.current.enumerated() {
      // A place is held by one: further outlines of a task have places of their own.
      let own = position == 0 ? key : key.map { "\($0) entry:\(entry.number)" }
      standings[entry.number] = Standing(state: .current, submitter: identity, taskKey: own)
    }
  }
}
