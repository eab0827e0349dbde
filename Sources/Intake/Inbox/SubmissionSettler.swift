import IntakeCore
import IntakeRegister

/// Works out how the entries of a call stand, and judges the documents of each touched submission
/// against each other, some submissions in each transaction.
struct SubmissionSettler {
  let register: Register
  let judging: DocumentJudging
  /// Documents judged in this run, by entry, their records kept.
  let judged: [Int: JudgedDocument]
  /// Told how many of the touched submissions are worked out.
  var progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }

  private var call: String { judging.basis.call.id }

  func settle() throws {
    let state = try State(register, judging.basis)
    let noted = Set(try register.unsettled(call: call))
    let changes = Changes(state)
    let touched = try noted.union(changes.submissions).union(lapsed(state))
    if !changes.moved.isEmpty || touched != noted {
      try register.beginSettling(
        call: call, moved: changes.moved, submissions: touched.sorted())
    }
    if touched.isEmpty { return }
    let similar = try SimilarTasks(
      register, call: judging.basis.call, standings: state.standings)
    let members = state.members()
    var settled: [Register.SettledSubmission] = []
    var weight = 0
    for (position, submitter) in touched.sorted().enumerated() {
      progress(position, touched.count)
      let submission = Register.SettledSubmission(
        submitter: submitter, entries: try judge(members[submitter] ?? [], similar, all: false))
      settled.append(submission)
      weight += submission.weight
      if weight >= Self.weightAtOnce {
        try register.settle(settled, basis: judging.basis)
        (settled, weight) = ([], 0)
      }
    }
    try register.settle(settled, basis: judging.basis)
  }

  /// Tasks and documents settled in one transaction: enough to make its cost small for each.
  private static let weightAtOnce = 2_000

  /// Judges every entry of the call again and changes nothing.
  /// - Parameter body: told each entry as it stands and as it would be settled now.
  func replay(_ body: (Filed, Register.SettledEntry) throws -> Void) throws {
    let state = try State(register, judging.basis)
    let similar = try SimilarTasks(
      register, call: judging.basis.call, standings: state.standings)
    for (_, members) in state.members().sorted(by: { $0.key < $1.key }) {
      for (member, entry) in zip(members, try judge(members, similar, all: true)) {
        try body(member.filed, entry)
      }
    }
  }

  /// The entries of the call, the decisions on them, and how they should stand.
  private struct State {
    let filed: [Filed]
    let effects: DecisionEffects
    let standings: [Int: Standing]

    init(_ register: Register, _ basis: JudgingBasis) throws {
      filed = try register.filed(call: basis.call.id)
      let effects = DecisionEffects(
        filed, try register.decisions(call: basis.call.id), deadline: basis.call.deadline,
        asOf: basis.asOf)
      self.effects = effects
      standings = try register.standings(of: filed.map(effects.applied))
    }

    /// The entries of each submission ("": the quarantine).
    func members() -> [String: [Member]] {
      let all = filed.compactMap { entry in
        standings[entry.number].map {
          Member(
            filed: entry, standing: $0, receipt: effects.receipt(of: entry),
            decisions: effects.decisions(on: entry.number))
        }
      }
      return Dictionary(grouping: all) { $0.standing.submitter ?? "" }
    }
  }

  /// What differs from what the register says.
  private struct Changes {
    var submissions: Set<String> = []
    var moved: [Int] = []

    init(_ state: State) {
      for entry in state.filed {
        guard let new = state.standings[entry.number], new != entry.standing else { continue }
        submissions.insert(new.submitter ?? "")
        guard entry.standing.state != .pending else { continue }
        submissions.insert(entry.standing.submitter ?? "")
        if entry.standing.submitter != new.submitter { moved.append(entry.number) }
      }
    }
  }

  /// The submissions in which a decision has expired since, or has come to concern another entry.
  private func lapsed(_ state: State) throws -> Set<String> {
    var submissions: Set<String> = []
    for entry in state.filed {
      let decisions = state.effects.decisions(on: entry.number)
      guard !decisions.isEmpty, let standing = state.standings[entry.number] else { continue }
      if try register.document(entry.number).decisions != decisions {
        submissions.insert(standing.submitter ?? "")
      }
    }
    return submissions
  }

  private struct Member {
    var filed: Filed
    var standing: Standing
    /// Judged by the deadline and the decisions in force.
    var receipt: ReceiptJudgement
    var decisions: [NotedDecision]

    var isCurrent: Bool { standing.state == .current }
    var hasChanged: Bool { standing != filed.standing }
  }

  /// - Parameter all: whether what has not changed is judged too.
  private func judge(
    _ members: [Member], _ similar: SimilarTasks, all: Bool
  ) throws -> [Register.SettledEntry] {
    let together = try judgeTogether(members.filter(\.isCurrent), of: members, similar)
    let decided = all || members.contains { !$0.decisions.isEmpty }
    return try members.map { member in
      let number = member.filed.number
      if let entry = together[number] { return entry }
      guard decided || member.hasChanged else {
        return Register.SettledEntry(number: number, standing: member.standing)
      }
      return Register.SettledEntry(
        number: number, standing: member.standing, document: try judgeAlone(member))
    }
  }

  /// The current documents of a submission: the list, and an outline for each task.
  private func judgeTogether(
    _ current: [Member], of members: [Member], _ similar: SimilarTasks
  ) throws -> [Int: Register.SettledEntry] {
    let ordered = current.sorted { one, other in
      (one.filed.form == .appendix1 ? 0 : 1, one.filed.number)
        < (other.filed.form == .appendix1 ? 0 : 1, other.filed.number)
    }
    guard !ordered.isEmpty, ordered[0].filed.form != nil else { return [:] }
    let withdrawn = members.last { $0.standing.state == .withdrawn && $0.filed.form == .appendix1 }
    var judged = try judgeTogether(ordered, withdrawnList: withdrawn?.filed.number)
    let pairs = SubmissionContext(call: judging.basis.call, documents: judged).pairs
    try compare(&judged, ordered, members)
    var settled: [Int: Register.SettledEntry] = [:]
    for (position, member) in ordered.enumerated() {
      let isList = member.filed.form == .appendix1
      judged[position].add(
        similar.notes(
          on: judged[position], entry: member.filed.number, submitter: member.standing.submitter),
        limit: judging.limits.listedFindings)
      settled[member.filed.number] = Register.SettledEntry(
        number: member.filed.number, standing: member.standing, document: judged[position],
        outlines: isList ? pairs.map { $0.outline.map { ordered[$0].filed.number } } : [])
    }
    return settled
  }

  private func judgeTogether(
    _ members: [Member], withdrawnList: Int? = nil
  ) throws -> [JudgedDocument] {
    let alone = try members.map(document)
    return SubmissionJudge(
      call: judging.basis.call, rules: judging.rules, limits: judging.limits
    ).judge(alone, listRequired: true, withdrawnList: withdrawnList)
  }

  /// Says what became of the findings of the versions before: the submission as it was, each
  /// document in its version before the current one, is judged the same way.
  private func compare(
    _ judged: inout [JudgedDocument], _ current: [Member], _ members: [Member]
  ) throws {
    var before = current
    for position in current.indices {
      let successor = current[position].filed.number
      let earlier = members.first {
        $0.standing.state == .superseded && $0.standing.because == successor
      }
      if let earlier { before[position] = earlier }
    }
    guard before.map(\.filed.number) != current.map(\.filed.number) else { return }
    let then = try judgeTogether(before)
    for position in judged.indices
    where before[position].filed.number
      != current[position].filed.number
    {
      judged[position].compare(with: then[position], entry: before[position].filed.number)
    }
  }

  private func judgeAlone(_ member: Member) throws -> JudgedDocument {
    var document = try document(member)
    if let because = member.standing.because {
      let other = try register.document(because)
      if let finding = RegisterFinding.on(
        member.standing, because: other, call: judging.basis.call)
      {
        document.add([finding], limit: judging.limits.listedFindings)
      }
    }
    return document.decisions.isEmpty ? document : [document].decided()[0]
  }

  /// The document judged by itself: in this run, or again from the archive.
  private func document(_ member: Member) throws -> JudgedDocument {
    var document: JudgedDocument
    if let known = judged[member.filed.number], known.receipt == member.receipt {
      document = known
    } else {
      let stored = try register.document(member.filed.number)
      document = try judging.judge(stored.identity, member.receipt, from: register.archive)
    }
    document.decisions = member.decisions
    return document
  }
}
