import IntakeCore
import IntakeRegister

/// Works out how the entries of a call stand, and judges the documents of each touched submission
/// against each other, one transaction per submission.
struct SubmissionSettler {
  let register: Register
  let judging: DocumentJudging
  /// Documents judged in this run, by entry, their records kept.
  let judged: [Int: JudgedDocument]

  private var call: String { judging.basis.call.id }

  func settle() throws {
    let filed = try register.filed(call: call)
    let standings = try register.standings(of: filed)
    let noted = Set(try register.unsettled(call: call))
    let changes = Changes(filed, standings)
    let touched = noted.union(changes.submissions)
    if !changes.moved.isEmpty || touched != noted {
      try register.beginSettling(
        call: call, moved: changes.moved, submissions: touched.sorted())
    }
    if touched.isEmpty { return }
    let similar = try SimilarTasks(register, call: judging.basis.call, standings: standings)
    let members = Dictionary(grouping: filed) { standings[$0.number]?.submitter ?? "" }
    for submitter in touched.sorted() {
      let entries = (members[submitter] ?? []).compactMap { entry in
        standings[entry.number].map { Member(filed: entry, standing: $0) }
      }
      try register.settle(submitter, entries: try judge(entries, similar), basis: judging.basis)
    }
  }

  /// What differs from what the register says.
  private struct Changes {
    var submissions: Set<String> = []
    var moved: [Int] = []

    init(_ filed: [Filed], _ standings: [Int: Standing]) {
      for entry in filed {
        guard let new = standings[entry.number], new != entry.standing else { continue }
        submissions.insert(new.submitter ?? "")
        guard entry.standing.state != .pending else { continue }
        submissions.insert(entry.standing.submitter ?? "")
        if entry.standing.submitter != new.submitter { moved.append(entry.number) }
      }
    }
  }

  private struct Member {
    var filed: Filed
    var standing: Standing

    var isCurrent: Bool { standing.state == .current }
    var hasChanged: Bool { standing != filed.standing }
  }

  private func judge(
    _ members: [Member], _ similar: SimilarTasks
  ) throws -> [Register.SettledEntry] {
    let together = try judgeTogether(members.filter(\.isCurrent), similar)
    return try members.map { member in
      let number = member.filed.number
      if let entry = together[number] { return entry }
      guard member.hasChanged else {
        return Register.SettledEntry(number: number, standing: member.standing)
      }
      return Register.SettledEntry(
        number: number, standing: member.standing, document: try judgeAlone(member))
    }
  }

  /// The current documents of a submission: the list, and an outline for each task.
  private func judgeTogether(
    _ current: [Member], _ similar: SimilarTasks
  ) throws -> [Int: Register.SettledEntry] {
    let ordered = current.sorted { one, other in
      (one.filed.form == .appendix1 ? 0 : 1, one.filed.number)
        < (other.filed.form == .appendix1 ? 0 : 1, other.filed.number)
    }
    guard !ordered.isEmpty, ordered[0].filed.form != nil else { return [:] }
    let alone = try ordered.map { try document($0.filed.number) }
    let judge = SubmissionJudge(
      call: judging.basis.call, rules: judging.rules, limits: judging.limits)
    var judged = judge.judge(alone, listRequired: true)
    let pairs = SubmissionContext(call: judging.basis.call, documents: judged).pairs
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

  private func judgeAlone(_ member: Member) throws -> JudgedDocument {
    var document = try document(member.filed.number)
    guard let because = member.standing.because else { return document }
    let other = try register.document(because)
    if let finding = RegisterFinding.on(
      member.standing, because: other, call: judging.basis.call)
    {
      document.add([finding], limit: judging.limits.listedFindings)
    }
    return document
  }

  /// The document judged by itself: in this run, or again from the archive.
  private func document(_ entry: Int) throws -> JudgedDocument {
    if let document = judged[entry] { return document }
    let stored = try register.document(entry)
    return try judging.judge(stored.identity, stored.receipt, from: register.archive)
  }
}
