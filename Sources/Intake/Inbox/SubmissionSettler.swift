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

  /// Settles what has arrived or was decided since, and what follows from it for others. Whatever
  /// else would stand otherwise by the rules of this version stays as it is.
  func settle() throws {
    let state = try CallState(register, judging.basis)
    let noted = Set(try register.unsettled(call: call))
    let past = try state.past(register)
    let changes = TouchedSubmissions(state, noted: noted, past: past)
    if changes.submissions.isEmpty { return }
    let standing = { (entry: Filed) in changes.standing(of: entry, in: state) }
    let similar = try SimilarTasks(register, judging.basis) { state.entry($0).flatMap(standing) }
    let touched = changes.submissions.union(try similar.reached(apartFrom: changes.submissions))
    if !changes.moved.isEmpty || touched != noted {
      try register.beginSettling(
        call: call, moved: changes.moved, submissions: touched.sorted())
    }
    let places = state.places(standing)
    var settled: [Register.SettledSubmission] = []
    var weight = 0
    for (position, submitter) in touched.sorted().enumerated() {
      progress(position, touched.count)
      let own = state.members(at: places.of(submitter), standing)
      let submission = Register.SettledSubmission(
        submitter: submitter,
        entries: try judge(
          own, similar, state,
          all: past.isJudgedAnew || own.contains { past.differs($0.filed, from: state) }))
      settled.append(submission)
      weight += submission.weight
      if weight >= Self.weightAtOnce {
        try register.settle(settled, basis: judging.basis)
        (settled, weight) = ([], 0)
      }
    }
    try register.settle(settled, basis: judging.basis, through: state.progress)
  }

  /// Tasks and documents settled in one transaction: enough to make its cost small for each.
  private static let weightAtOnce = 2_000

  /// Judges every entry of the call again and changes nothing.
  /// - Parameter body: told each entry as it stands and as it would be settled now.
  func replay(_ body: (Filed, Register.SettledEntry) throws -> Void) throws {
    let state = try CallState(register, judging.basis)
    let similar = try SimilarTasks(register, judging.basis) { state.standings[$0] }
    let standing = { (entry: Filed) in state.standings[entry.number] }
    for positions in state.places(standing).all {
      let members = state.members(at: positions, standing)
      for (member, entry) in zip(members, try judge(members, similar, state, all: true)) {
        try body(member.filed, entry)
      }
    }
  }

  /// Judges the documents of a submission.
  /// - Parameter all: whether what has not changed is judged too.
  private func judge(
    _ members: [SubmissionMember], _ similar: SimilarTasks, _ state: CallState, all: Bool
  ) throws -> [Register.SettledEntry] {
    let decided =
      all
      || members.contains { !$0.decisions.isEmpty || state.decidedOn.contains($0.filed.number) }
    let judge = StandingJudge(
      call: judging.basis.call, rules: judging.rules, sources: sources(state))
    let outcomes = try judge.judge(members) {
      decided || $0.standing != $0.filed.standing || !$0.remarks.isEmpty
        || $0.receipt.status != $0.filed.receipt
    }
    return members.map { member in
      let number = member.filed.number
      var outcome = outcomes[number]
      if member.standing.state == .current, var document = outcome?.document {
        similar.note(on: &document, entry: number, submitter: member.standing.submitter)
        outcome?.document = document
      }
      return Register.SettledEntry(
        number: number, standing: member.standing, document: outcome?.document,
        outlines: outcome?.outlines ?? [])
    }
  }

  private func sources(_ state: CallState) -> StandingJudge<any Error>.Sources {
    StandingJudge<any Error>.Sources(
      document: document,
      counterpart: { entry in
        let document = try register.document(entry)
        return Counterpart(
          path: document.identity.name, entry: entry, receivedAt: state.receivedAt(entry),
          content: document.identity.content,
          submitter: document.submitter?.name, tasks: document.tasks)
      })
  }

  /// The document judged by itself: in this run, or again from the archive.
  private func document(_ member: SubmissionMember) throws -> JudgedDocument {
    if let known = judged[member.filed.number], known.receipt == member.receipt { return known }
    let stored = try register.document(member.filed.number)
    return try judging.judge(stored.identity, member.receipt, from: register.archive)
  }
}
