/// How the entries of a call stand: which are current, superseded, duplicates, waiting, not
/// counted, attachments or in quarantine; and what is to be said of them for it.
///
/// A pure function of the set of entries. Their order of arrival is by the instant of receipt,
/// and by the mail room's number, its book and the entry number only where instants are equal.
public struct Standings {
  public private(set) var standings: [Int: Standing] = [:]
  public private(set) var remarks: [Int: [StandingRemark]] = [:]
  private let filed: [Filed]
  private let knowledge: SubmitterKnowledge

  /// What the tasks of a list are matched by, by its entry number.
  public typealias TasksOfList = (_ entry: Int) throws -> [TaskKeys]

  /// - Throws: what `tasksOfList` throws.
  public static func workOut(
    _ filed: [Filed], knowing knowledge: SubmitterKnowledge = SubmitterKnowledge(),
    tasksOfList: TasksOfList
  ) rethrows -> Standings {
    var standings = Standings(filed: filed, knowledge: knowledge)
    try standings.workOut(tasksOfList)
    return standings
  }

  private init(filed: [Filed], knowledge: SubmitterKnowledge) {
    self.filed = filed
    self.knowledge = knowledge
  }

  private mutating func workOut(_ tasksOfList: TasksOfList) rethrows {
    let contents = contents()
    let twins = Twins(contents).kept
    let originals = contents.filter { twins[$0.number] == nil }
    let identities = SubmitterIdentities(filed, knowledge)
    let submissions = Submissions(originals.filter { !$0.isWithdrawn }, identities)
    standNobodys(submissions.nobodys)
    standWithdrawn(originals.filter(\.isWithdrawn), identities)
    for (identity, members) in submissions.members {
      try standSubmission(
        identity, members, guests: submissions.guests[identity] ?? [], tasksOfList)
    }
    standDuplicates(of: contents, twins)
    noteLikely(submissions, identities)
  }

  /// One entry for each content: the one received first, or the one that was withdrawn.
  private func contents() -> [Filed] {
    Dictionary(grouping: filed, by: \.content).values.compactMap { group in
      group.filter(\.isWithdrawn).min(by: Filed.isBefore) ?? group.min(by: Filed.isBefore)
    }.sorted { $0.number < $1.number }
  }

  /// What is no form beside one is an attachment.
  private mutating func standNobodys(_ nobodys: [Filed]) {
    let withForms = Set(filed.lazy.filter { $0.form != nil }.compactMap(\.packet))
    for entry in nobodys {
      let isBeside = entry.packet.map(withForms.contains) ?? false
      let isAttachment = entry.form == nil && entry.mayBeAttachment && isBeside
      standings[entry.number] = Standing(state: isAttachment ? .attachment : .quarantined)
    }
  }

  /// A withdrawn document stays with its submitter and leaves its place to the version before.
  private mutating func standWithdrawn(_ withdrawn: [Filed], _ identities: SubmitterIdentities) {
    for entry in withdrawn {
      standings[entry.number] = Standing(
        state: .withdrawn, submitter: identities.identity(of: entry),
        taskKey: entry.form == .appendix2
          ? entry.taskNumber.map { "number:" + $0 } ?? entry.taskTitle.map { "title:" + $0 } : nil)
    }
  }

  /// The further receipts of a content, and what says the same, belong where their original belongs.
  /// - Parameter twins: by entry, the one that says the same and counts.
  private mutating func standDuplicates(of contents: [Filed], _ twins: [Int: Int]) {
    let byContent = Dictionary(
      uniqueKeysWithValues: contents.map { ($0.content, twins[$0.number] ?? $0.number) })
    for entry in filed {
      guard let original = byContent[entry.content], original != entry.number else { continue }
      standings[entry.number] = Standing(
        state: .duplicate, submitter: standings[original]?.submitter, because: original)
    }
  }

  private mutating func standSubmission(
    _ identity: String, _ entries: [Filed], guests: [Filed], _ tasksOfList: TasksOfList
  ) rethrows {
    let lists = try ListVersions(entries.filter { $0.form == .appendix1 }) {
      try tasksOfList($0.number)
    }
    stand(lists, of: identity)
    let outlines = entries.filter { $0.form == .appendix2 }
    let waiting = outlines.filter { outline in lists.waiting.contains(where: outline.cameWith) }
    for outline in waiting {
      standings[outline.number] = Standing(
        state: .waiting, submitter: identity,
        because: lists.waiting.first(where: outline.cameWith)?.number)
    }
    let held = Set(waiting.map(\.number))
    try stand(
      outlines.filter { !held.contains($0.number) }, beside: lists.current, of: identity,
      tasksOfList)
    // Under keys of their own: what another name handed in supersedes nothing of this submitter's.
    let own = Dictionary(grouping: guests) { SubmitterIdentities.alone($0.submitter) ?? "" }
    for (guest, outlines) in own {
      try stand(outlines, beside: lists.current, of: identity, prefix: guest + " ", tasksOfList)
    }
  }

  private mutating func stand(_ lists: ListVersions, of identity: String) {
    for (list, successor) in lists.superseded {
      standings[list.number] = Standing(
        state: .superseded, submitter: identity, because: successor.number)
    }
    for (position, list) in lists.current.enumerated() {
      standings[list.number] = Standing(
        state: .current, submitter: identity,
        taskKey: position == 0 ? nil : "list:\(list.number)")
    }
    for list in lists.waiting {
      standings[list.number] = Standing(
        state: .waiting, submitter: identity, because: lists.current.first?.number)
    }
    for list in lists.notCounted {
      standings[list.number] = Standing(state: .notCounted, submitter: identity)
    }
    remarks.merge(lists.remarks) { $0 + $1 }
  }

  private mutating func stand(
    _ outlines: [Filed], beside lists: [Filed], of identity: String, prefix: String = "",
    _ tasksOfList: TasksOfList
  ) rethrows {
    let ordered = outlines.sorted { $0.number < $1.number }
    let homes = try Homes(ordered, lists: lists.map { ($0, try tasksOfList($0.number)) })
    guard !lists.isEmpty else { return stand(ordered, list: [], of: identity, prefix) }
    for (position, list) in lists.enumerated() {
      stand(
        homes.outlines[list.number] ?? [], list: try tasksOfList(list.number), of: identity,
        position == 0 ? prefix : "\(prefix)list:\(list.number) ")
    }
  }

  private mutating func stand(
    _ outlines: [Filed], list: [TaskKeys], of identity: String, _ prefix: String
  ) {
    for (key, group) in Outlines(outlines, list: list).groups {
      stand(Versions(group), of: identity, key: prefix + key)
    }
  }

  /// Gives the versions of one outline their standings.
  private mutating func stand(_ versions: Versions, of identity: String, key: String) {
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
      let own = position == 0 ? key : "\(key) entry:\(entry.number)"
      standings[entry.number] = Standing(state: .current, submitter: identity, taskKey: own)
    }
    for (entry, remark) in versions.remarks { remarks[entry, default: []].append(remark) }
  }

  /// Notes the submitters who are likely one, on the later one's documents.
  private mutating func noteLikely(
    _ submissions: Submissions, _ identities: SubmitterIdentities
  ) {
    let likely = LikelySubmitters(
      submissions.members,
      where: { [standings] in [.current, .waiting].contains(standings[$0.number]?.state) },
      identities: identities, knowledge: knowledge)
    for (entry, remark) in likely.remarks { remarks[entry, default: []].append(remark) }
  }
}
