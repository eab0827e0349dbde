/// Judges the documents of one submission as they stand: what counts together, everything else by
/// itself, with what became of it.
public struct StandingJudge<Failure: Error> {
  private let call: Call
  private let judge: SubmissionJudge
  private let sources: Sources

  /// Where documents are had from.
  public struct Sources {
    /// A document judged by itself under its member's receipt, its records kept.
    var document: (SubmissionMember) throws(Failure) -> JudgedDocument
    /// What is said of an entry in findings on others.
    var counterpart: (_ entry: Int) throws(Failure) -> Counterpart

    public init(
      document: @escaping (SubmissionMember) throws(Failure) -> JudgedDocument,
      counterpart: @escaping (_ entry: Int) throws(Failure) -> Counterpart
    ) {
      self.document = document
      self.counterpart = counterpart
    }
  }

  public init(call: Call, rules: RuleSet, sources: Sources) {
    self.call = call
    judge = SubmissionJudge(call: call, rules: rules)
    self.sources = sources
  }

  /// Judges a submission, or what is in quarantine.
  /// - Parameters:
  ///   - members: all its documents.
  ///   - isNeeded: whether what does not count is to be judged, too.
  /// - Returns: what was judged, by entry.
  /// - Throws: what the sources throw.
  public func judge(
    _ members: [SubmissionMember], _ demand: SubmissionDemand = SubmissionDemand(),
    isNeeded: (SubmissionMember) -> Bool = { _ in true }
  ) throws(Failure) -> [Int: SubmissionOutcome] {
    var outcomes: [Int: SubmissionOutcome] = [:]
    for group in try groups(of: members) {
      outcomes.merge(try judgeTogether(group, members, demand)) { $1 }
    }
    for member in members where outcomes[member.filed.number] == nil && isNeeded(member) {
      outcomes[member.filed.number] = SubmissionOutcome(document: try judgeAlone(member))
    }
    return outcomes
  }

  /// What is judged together: each list that counts with its outlines, and each list that waits
  /// with those that wait with it.
  private func groups(
    of members: [SubmissionMember]
  ) throws(Failure) -> [[SubmissionMember]] {
    let waiting = members.filter { $0.standing.state == .waiting }
    let waitingGroups = waiting.filter(\.isList).map { list in
      [list] + waiting.filter { !$0.isList && $0.filed.cameWith(list.filed) }
    }
    return try currentGroups(members.filter(\.isCurrent).sorted(by: <)) + waitingGroups
  }

  private func currentGroups(
    _ current: [SubmissionMember]
  ) throws(Failure) -> [[SubmissionMember]] {
    guard let first = current.first, first.filed.form != nil else { return [] }
    let lists = current.filter(\.isList)
    guard lists.count > 1 else { return [current] }
    var listed: [(list: Filed, tasks: [TaskKeys])] = []
    for list in lists { listed.append((list.filed, try document(list).tasks.map(\.keys))) }
    let outlines = Dictionary(
      uniqueKeysWithValues: current.filter { !$0.isList }.map { ($0.filed.number, $0) })
    let homes = Homes(outlines.values.map(\.filed).sorted { $0.number < $1.number }, lists: listed)
    return lists.map { list in
      [list] + (homes.outlines[list.filed.number] ?? []).compactMap { outlines[$0.number] }
    }
  }

  private func judgeTogether(
    _ group: [SubmissionMember], _ members: [SubmissionMember], _ demand: SubmissionDemand
  ) throws(Failure) -> [Int: SubmissionOutcome] {
    var judged = try judgeTogether(group, demand, withdrawnList: withdrawnList(members))
    let pairs = SubmissionContext(call: call, documents: judged).pairs
    if demand.comparesVersions { try compare(&judged, group, members) }
    var outcomes: [Int: SubmissionOutcome] = [:]
    for (position, member) in group.enumerated() {
      outcomes[member.filed.number] = SubmissionOutcome(
        document: judged[position],
        outlines: pairs.filter { $0.list == position }
          .map { $0.outline.map { group[$0].filed.number } })
    }
    return outcomes
  }

  private func judgeTogether(
    _ members: [SubmissionMember], _ demand: SubmissionDemand, withdrawnList: Int? = nil
  ) throws(Failure) -> [JudgedDocument] {
    judge.judge(
      try members.map(document), listRequired: demand.isComplete, withdrawnList: withdrawnList)
  }

  private func withdrawnList(_ members: [SubmissionMember]) -> Int? {
    members.last { $0.standing.state == .withdrawn && $0.filed.form == .appendix1 }?.filed.number
  }

  /// Says what became of the findings of the versions before: the submission as it was, each
  /// document in its version before the current one, is judged the same way.
  private func compare(
    _ judged: inout [JudgedDocument], _ current: [SubmissionMember], _ members: [SubmissionMember]
  ) throws(Failure) {
    var before = current
    for position in current.indices {
      let successor = current[position].filed.number
      let earlier = members.first {
        $0.standing.state == .superseded && $0.standing.because == successor
      }
      if let earlier { before[position] = earlier }
    }
    guard before.map(\.filed.number) != current.map(\.filed.number) else { return }
    let then = try judgeTogether(before, SubmissionDemand())
    for position in judged.indices
    where before[position].filed.number != current[position].filed.number {
      judged[position].compare(with: then[position], entry: before[position].filed.number)
    }
  }

  private func judgeAlone(_ member: SubmissionMember) throws(Failure) -> JudgedDocument {
    var document = try document(member)
    if member.standing.state == .attachment { return document.asAttachment }
    if let because = member.standing.because {
      let finding = Finding.on(
        member.standing, of: member.filed.content, because: try sources.counterpart(because),
        call: call)
      document.add(finding.map { [$0] } ?? [])
    }
    return document.decisions.isEmpty ? document : [document].decided()[0]
  }

  private func document(_ member: SubmissionMember) throws(Failure) -> JudgedDocument {
    var document = try sources.document(member)
    document.decisions = member.decisions
    for remark in member.remarks {
      let finding = try Finding.on(remark, of: document, call: call, sources.counterpart)
      document.add([finding])
    }
    return document
  }
}

/// One document of a submission.
public struct SubmissionMember: Sendable {
  public var filed: Filed
  public var standing: Standing
  /// Judged by the deadline and the decisions in force.
  public var receipt: ReceiptJudgement
  public var decisions: [NotedDecision]
  /// What is to be said of it because of how it stands beside others.
  public var remarks: [StandingRemark]

  public init(
    filed: Filed, standing: Standing, receipt: ReceiptJudgement,
    decisions: [NotedDecision] = [], remarks: [StandingRemark] = []
  ) {
    self.filed = filed
    self.standing = standing
    self.receipt = receipt
    self.decisions = decisions
    self.remarks = remarks
  }
}

/// What a submission asks for.
public struct SubmissionDemand {
  /// Whether nothing else is to come: then a form that lacks the other is a fault.
  public var isComplete: Bool
  /// Whether the findings are compared with those of the versions before.
  public var comparesVersions: Bool

  public init(isComplete: Bool = true, comparesVersions: Bool = true) {
    self.isComplete = isComplete
    self.comparesVersions = comparesVersions
  }
}

/// A document as it is judged in its submission.
public struct SubmissionOutcome: Sendable {
  public var document: JudgedDocument
  /// The entries of the outlines of a list's tasks, in their order; empty for other documents.
  public var outlines: [Int?] = []
}

extension SubmissionMember {
  fileprivate var isCurrent: Bool { standing.state == .current }
  fileprivate var isList: Bool { filed.form == .appendix1 }

  /// The lists first, each kind in the order of registration.
  fileprivate static func < (one: Self, other: Self) -> Bool {
    (one.filed.form == .appendix1 ? 0 : 1, one.filed.number)
      < (other.filed.form == .appendix1 ? 0 : 1, other.filed.number)
  }
}

extension JudgedDocument {
  /// The document as it is listed beside forms: it is none, so nothing is wrong with it.
  fileprivate var asAttachment: JudgedDocument {
    var document = self
    document.ledger = FindingLedger(limit: 0)
    document.verdict = .eligible
    return document
  }
}
