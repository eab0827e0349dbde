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
    let changes = TouchedSubmissions(
      state, noted: noted.union(try lapsed(state)), before: try state.withoutPending(register))
    let touched = changes.submissions
    if !changes.moved.isEmpty || touched != noted {
      try register.beginSettling(
        call: call, moved: changes.moved, submissions: touched.sorted())
    }
    if touched.isEmpty { return }
    let similar = try SimilarTasks(
      register, call: judging.basis.call, standings: changes.standings)
    let members = state.members(changes.standings)
    var settled: [Register.SettledSubmission] = []
    var weight = 0
    for (position, submitter) in touched.sorted().enumerated() {
      progress(position, touched.count)
      let submission = Register.SettledSubmission(
        submitter: submitter,
        entries: try judge(members[submitter] ?? [], similar, state, all: false))
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
    let state = try CallState(register, judging.basis)
    let similar = try SimilarTasks(
      register, call: judging.basis.call, standings: state.standings)
    for (_, members) in state.members(state.standings).sorted(by: { $0.key < $1.key }) {
      for (member, entry) in zip(members, try judge(members, similar, state, all: true)) {
        try body(member.filed, entry)
      }
    }
  }

  /// The submissions in which a decision has expired since, or has come to concern another entry,
  /// or a time of receipt that could not be has become possible.
  private func lapsed(_ state: CallState) throws -> Set<String> {
    var submissions: Set<String> = []
    for entry in state.filed {
      if state.isHealed(entry) { submissions.insert(entry.standing.submitter ?? "") }
      let decisions = state.effects.decisions(on: entry.number)
      guard !decisions.isEmpty, let standing = state.standings[entry.number] else { continue }
      if try register.document(entry.number).decisions != decisions {
        submissions.insert(standing.submitter ?? "")
      }
    }
    return submissions
  }

  /// - Parameters:
  ///   - decidedOn: the entries of all decisions, revoked ones too.
  ///   - all: whether what has not changed is judged too.
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
      if member.standing.state == .current {
        let notes = outcome.map {
          similar.notes(on: $0.document, entry: number, submitter: member.standing.submitter)
        }
        outcome?.document.add(notes ?? [])
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

/// The entries of a call, the decisions on them, and how they should stand.
struct CallState {
  let filed: [Filed]
  let effects: DecisionEffects
  let standings: [Int: Standing]
  let remarks: [Int: [StandingRemark]]
  /// The entries of all decisions, revoked ones too.
  let decidedOn: Set<Int>
  private let byNumber: [Int: Filed]

  init(_ register: Register, _ basis: JudgingBasis) throws {
    filed = try register.filed(call: basis.call.id)
    byNumber = Dictionary(uniqueKeysWithValues: filed.map { ($0.number, $0) })
    let decisions = try register.decisions(call: basis.call.id)
    let effects = DecisionEffects(
      filed, decisions, deadline: basis.call.deadline, asOf: basis.asOf,
      within: ReceiptBounds(basis.call, asOf: basis.asOf), places: PlaceNames(basis.call))
    decidedOn = Set(decisions.flatMap { [$0.entry] + $0.others })
    self.effects = effects
    let standings = try Standings.workOut(
      filed.map(effects.applied), knowing: effects.knowledge, tasksOfList: register.taskKeys)
    self.standings = standings.standings
    remarks = standings.remarks
  }

  /// Whether a time of receipt that could not be, as of an earlier judgement, now can.
  func isHealed(_ entry: Filed) -> Bool {
    entry.receivedAt != nil && entry.receipt == .undetermined
      && entry.standing.state != .pending && effects.receipt(of: entry).status != .undetermined
  }

  /// When an entry was received, by the decisions in force; nil where nothing proves it.
  func receivedAt(_ entry: Int) -> Instant? {
    byNumber[entry].flatMap { effects.receipt(of: $0).receipt?.at }
  }

  /// How the entries that are settled would stand without those that are not.
  func withoutPending(_ register: Register) throws -> Standings? {
    let settled = filed.filter { $0.standing.state != .pending }
    if settled.count == filed.count { return nil }
    return try Standings.workOut(
      settled.map(effects.applied), knowing: effects.knowledge, tasksOfList: register.taskKeys)
  }

  /// The entries of each submission ("": the quarantine).
  func members(_ standings: [Int: Standing]) -> [String: [SubmissionMember]] {
    let all = filed.compactMap { entry in
      standings[entry.number].map {
        SubmissionMember(
          filed: entry, standing: $0, receipt: effects.receipt(of: entry),
          decisions: effects.decisions(on: entry.number), remarks: remarks[entry.number] ?? [])
      }
    }
    return Dictionary(grouping: all) { $0.standing.submitter ?? "" }
  }
}

/// The submissions that what has happened since concerns.
struct TouchedSubmissions {
  private(set) var submissions: Set<String>
  /// The entries that leave a submission for another one.
  private(set) var moved: [Int] = []
  /// How all entries stand then.
  private(set) var standings: [Int: Standing]

  /// - Parameters:
  ///   - noted: those known to be touched.
  ///   - before: how the settled entries would stand without what has arrived; nil where nothing
  ///     has.
  init(_ state: CallState, noted: Set<String>, before: Standings?) {
    submissions = noted
    for entry in state.filed where Self.differs(entry.number, state, before) {
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

  private static func differs(_ entry: Int, _ state: CallState, _ before: Standings?) -> Bool {
    guard let before else { return false }
    return before.standings[entry] != state.standings[entry]
      || before.remarks[entry] != state.remarks[entry]
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
