public import IntakeCore
import IntakeFence
import IntakeFiles
public import IntakeRegister
public import IntakeReporting

/// The office at work on one call, as of one instant, with the register in a folder.
struct CallDesk: Sendable {
  let checker: DocumentChecker
  let asOf: Instant
  private let directory: String
  private let clock: MachineClock
  private let user: String?

  /// - Parameters:
  ///   - asOf: dates the judgements and nothing else.
  ///   - clock: the machine's, for settling and for the dates of events.
  ///   - user: who runs this, for the events.
  init(
    checker: DocumentChecker, register: String, asOf: Instant, clock: MachineClock,
    user: String? = nil
  ) {
    self.user = user
    self.checker = checker
    directory = register
    self.asOf = asOf
    self.clock = clock
  }

  /// What a run took in, for its report.
  struct TakenDocuments {
    /// The document at a position of `IntakeSummary.taken`.
    var document: (Int) throws -> JudgedDocument
    /// The places of a document's findings, out of its original in the archive.
    var excerpts: (JudgedDocument) throws -> SourceExcerpts
  }

  /// Takes everything new of an inbox into the register.
  /// - Throws: what `IntakeRun.run` throws; `Failure.init(_:)` puts it in words.
  func takeIn(
    _ options: IntakeRun.Options,
    isStopped: @escaping @Sendable () -> Bool,
    progress: @escaping IntakeRun.Progress
  ) throws -> (summary: IntakeSummary, taken: TakenDocuments) {
    if let received = options.received, received > asOf { throw Failure.receivedLater }
    // Without an inbox there is nothing to begin a register for.
    let inbox = try options.inbox.map { try Inbox($0) }
    let maildir = try options.maildir.map { try Maildir($0) }
    for inbox in [inbox, maildir?.inbox].compactMap(\.self) { try refuse(inbox) }
    let (unknown, begins) = try unknownNumbers(inbox)
    if let unknown, !options.continueNumbering {
      throw Failure.unknownNumbers(upTo: unknown, begins: begins, register: directory)
    }
    let fence = try checker.prepare()
    let register = try open(.writing)
    if let unknown { try register.continueNumbering(after: unknown) }
    var summary = try IntakeRun(
      register: register, judging: judging(within: fence), options: options,
      surroundings: surroundings(isStopped: isStopped, progress: progress)
    ).run()
    summary.begunRegister = begins ? directory : nil
    summary.missingFence = fence?.missing
    return (summary, taken(summary, register.archive))
  }

  /// What is not kept in memory is read again, out of the register that others may use by then.
  private func taken(_ summary: IntakeSummary, _ archive: Archive) -> TakenDocuments {
    let (taken, limit) = (summary.taken, checker.limits.fileBytes)
    var register: Register?
    return TakenDocuments(
      document: { position in
        if let kept = taken[position].document { return kept }
        let opened = try register ?? open(.reading)
        register = opened
        return try opened.document(taken[position].entry)
      },
      excerpts: { document in
        checker.excerpts(
          document, inFile: try archive.read(document.identity.readFrom.sha256, limit: limit))
      })
  }

  /// The highest number in `processed/` that the register does not know, and whether there is none
  /// yet. Nothing is made.
  private func unknownNumbers(_ inbox: Inbox?) throws -> (highest: Int?, begins: Bool) {
    var register: Register?
    do {
      register = try open(.reading)
    } catch RegisterError.missing {
      register = nil
    }
    let highest = try inbox.flatMap { try ProcessedNumbers($0).highestUnknown(to: register) }
    return (highest, register == nil)
  }

  /// The register is no inbox, nor is a folder in it: its own originals would be moved away.
  private func refuse(_ inbox: Inbox) throws {
    let register: Folder
    do {
      register = try Folder.open(directory)
    } catch let error as FileError where error.isMissing {
      return
    }
    guard try register.holds(inbox.folder) else { return }
    throw Failure(
      .usage,
      Localized(
        vi: "Hòm thư “\(inbox.folder.path)” là chính thư mục sổ tiếp nhận hoặc nằm trong đó; "
          + "hãy chỉ đúng thư mục chứa tệp mới.",
        en: "The inbox “\(inbox.folder.path)” is the register itself or lies within it; "
          + "name the folder that holds the new files."))
  }

  /// The consolidated plan, after finishing what a stopped run left; and what it has otherwise
  /// than an earlier one, and why.
  /// - Parameter jobs: originals read at the same time.
  func plan(since earlier: EarlierPlan?, jobs: Int = 1) throws -> (
    plan: Plan, comparison: PlanComparison?
  ) {
    let register = try open(.writingExisting)
    try IntakeRun.finishPending(
      register: register, judging: judging, surroundings: surroundings())
    // What stands in the outlines is asked for, not what is wrong with it.
    let judging = DocumentJudging(checker.withoutRules, asOf: asOf)
    let archive = register.archive
    let deadline = checker.call.deadline
    let plan = try PlanMaker(register: register, call: checker.call, jobs: jobs) { identity in
      try judging.judge(identity, .notJudged(deadline), from: archive)
    }.make(asOf: asOf)
    // Under the same lock: nobody has written in between.
    return (plan, try earlier.map { try compare(plan, with: $0, register) })
  }

  private func compare(
    _ plan: Plan, with earlier: EarlierPlan, _ register: Register
  ) throws -> PlanComparison {
    guard earlier.call == plan.call.id else {
      return .succession(PlanSuccession(from: earlier, to: plan))
    }
    let reasons = try ChangeReasons(plan: plan, register: register)
    let causes = try ChangeCauses(register, plan.call, since: earlier)
    return .changes(
      try PlanChanges(
        from: earlier, to: plan, published: PlanFiles.content, reason: reasons.reason,
        causes: causes.of))
  }

  func open(_ access: Register.Access) throws -> Register {
    try Register.open(
      directory: directory, access: access, user: user, clock: { [clock] in clock.instant })
  }

  var judging: DocumentJudging { DocumentJudging(checker, asOf: asOf) }

  private func judging(within fence: Fence.State?) -> DocumentJudging {
    var judging = judging
    judging.basis.missingFence = fence?.missing
    return judging
  }

  func surroundings(
    isStopped: @escaping @Sendable () -> Bool = { false },
    progress: @escaping IntakeRun.Progress = { _, _, _ in }
  ) -> IntakeRun.Surroundings {
    let call = checker.call
    return IntakeRun.Surroundings(
      clock: clock,
      report: { _, document, basis in
        EntryReport.json(document, call: call, basis: basis)
      }, isStopped: isStopped, progress: progress)
  }
}

extension DocumentJudging {
  /// Judging as a checker does, by its call and rules.
  init(_ checker: DocumentChecker, asOf: Instant) {
    self.init(
      basis: JudgingBasis(
        call: checker.call, ruleSet: checker.ruleSetHash, tool: Version.current, asOf: asOf),
      rules: RuleSet(), limits: checker.limits,
      judge: { bytes, identity, receipt in
        checker.check(again: bytes, identity, receipt: receipt, keepsRecords: true)
      },
      open: { bytes, order in checker.check(file: bytes, order) },
      trace: { head in checker.trace(of: head) })
  }
}

extension ReportHead {
  /// The head of the report of a stored judgement: by what it was judged, not what runs now.
  public init(call: Call, basis: EntryDossier.Basis) {
    var call = call
    call.sha256 = basis.callSha256
    self.init(version: basis.tool, call: call, asOf: basis.asOf)
  }
}

/// The report of one entry as it is kept beside the register: a machine report of one document.
enum EntryReport {
  static func json(
    _ document: JudgedDocument, call: Call, basis: EntryDossier.Basis
  ) -> [UInt8] {
    var format = JSONFormat(ReportHead(call: call, basis: basis), ReportOptions())
    var summary = ReportSummary()
    summary.add(document)
    var bytes: [UInt8] = []
    format.begin(to: &bytes)
    format.document(document, source: nil, to: &bytes)
    format.end(summary, to: &bytes)
    return bytes
  }
}

extension Failure {
  fileprivate static let receivedLater = Failure(
    .usage,
    Localized(
      vi: "--received sau thời điểm xét (--now): không thể đã nhận vào lúc chưa đến.",
      en: "--received is after the judgement (--now): nothing can have arrived yet."))
}
