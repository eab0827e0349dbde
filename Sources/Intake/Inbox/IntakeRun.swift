public import IntakeCore
import IntakeFiles
public import IntakeRegister
import IntakeReporting

/// One run of `intake`: takes everything new in an inbox into the register, in the order that
/// loses nothing when it is cut off at any point (docs/decisions/ingest-order.md).
public struct IntakeRun {
  let register: Register
  let judging: DocumentJudging
  let options: Options
  let surroundings: Surroundings

  /// What the command line says.
  public struct Options: Sendable {
    /// Nil: there is a Maildir alone.
    public var inbox: String?
    /// Where a mail program delivers mails.
    public var maildir: String?
    /// The receipt of everything that the mail book does not name.
    public var received: Instant?
    /// Seconds for which a file must not have changed.
    public var settle: Int
    /// Whether registered files stay where they are.
    public var leave: Bool
    /// Documents judged at once.
    public var jobs: Int
    /// Whether to go on above the numbers of another register.
    public var continueNumbering: Bool
    /// The office's own mail hosts: what they wrote into a mail proves when it arrived.
    public var mailHosts: [String]
    /// The documents of a run that its report finds in memory; further ones it reads again.
    public var keptForReport = 500

    public init(
      inbox: String?, maildir: String? = nil, received: Instant? = nil, settle: Int = 10,
      leave: Bool = false,
      jobs: Int = 1, continueNumbering: Bool = false, mailHosts: [String] = []
    ) {
      self.inbox = inbox
      self.maildir = maildir
      self.received = received
      self.settle = settle
      self.leave = leave
      self.jobs = max(1, jobs)
      self.continueNumbering = continueNumbering
      self.mailHosts = mailHosts
    }
  }

  /// What a long run is about, in the order of its work.
  public enum Stage: Sendable {
    /// Registering the new files.
    case files
    /// Working out the submissions that they touch.
    case submissions
    /// Writing the reports of the register.
    case reports
  }

  /// Told how much of a stage is done.
  public typealias Progress = @Sendable (_ stage: Stage, _ done: Int, _ of: Int) -> Void

  /// What a run needs of the world around it.
  public struct Surroundings: Sendable {
    public var clock: MachineClock
    /// Makes the report of an entry that is kept in the register.
    public var report:
      @Sendable (_ entry: Int, JudgedDocument, EntryDossier.Basis) throws -> [UInt8]
    /// Whether somebody asked to stop: the file in hand is finished, no other is begun.
    public var isStopped: @Sendable () -> Bool
    public var progress: Progress

    public init(
      clock: MachineClock,
      report: @escaping @Sendable (Int, JudgedDocument, EntryDossier.Basis) throws -> [UInt8],
      isStopped: @escaping @Sendable () -> Bool = { false },
      progress: @escaping Progress = { _, _, _ in }
    ) {
      self.clock = clock
      self.report = report
      self.isStopped = isStopped
      self.progress = progress
    }
  }

  public init(
    register: Register, judging: DocumentJudging, options: Options, surroundings: Surroundings
  ) {
    self.register = register
    self.judging = judging
    self.options = options
    self.surroundings = surroundings
  }

  /// - Throws: `RegisterError`, `FileError` (of the inbox or the register as a whole),
  ///   `MailBookError`.
  public func run() throws -> IntakeSummary {
    let call = judging.basis.call
    try register.recover()
    try register.pin(call)
    let before = try register.books(call: call.id)
    let inbox = try options.inbox.map { try Inbox($0) }
    let maildir = try options.maildir.map { try Maildir($0) }
    var intake = TakenSoFar(
      evidence: ArrivalEvidence(book: MailBook(), served: [:], stated: options.received))
    var mails: [(entry: Int, file: InboxFile)] = []
    if let maildir { mails = try takeIn(maildir, &intake) }
    if let inbox { try takeIn(inbox, &intake) }
    try readAgain(&intake)
    let judged = intake.takeJudged()
    try SubmissionSettler(
      register: register, judging: judging, judged: judged,
      progress: { [surroundings] in surroundings.progress(.submissions, $0, $1) }
    ).settle()
    try writeReports()
    var unmoved: [(path: String, why: Localized)] = []
    if !options.leave {
      unmoved += inbox.map { Mover(inbox: $0).move(intake.registered) } ?? []
      unmoved += maildir?.markRead(mails) ?? []
    }
    try register.closeLines(
      intake.evidence.complete(
        waiting: intake.leftAlone.filter(\.reason.isPassing).map(\.path)),
      inboxes: inbox?.names ?? [])
    let (taken, attachments) = try taken(intake)
    var summary = IntakeSummary(
      taken: taken, attachments: intake.attached + attachments,
      known: intake.registered.count + mails.count - intake.newFiles, proved: intake.proved,
      leftAlone: intake.leftAlone.sorted { $0.path < $1.path },
      mailBookTroubles: intake.evidence.troubles(), mailRemarks: intake.mailRemarks,
      unmoved: unmoved.map { .init(path: $0.path, why: $0.why) }, before: before,
      after: try register.books(call: call.id))
    summary.readAgain = intake.readAgain
    return summary
  }

  private func takeIn(_ inbox: Inbox, _ intake: inout TakenSoFar) throws {
    let call = judging.basis.call
    let listing = try inbox.list(apartFrom: register.folder.status())
    let isSettled = try inbox.isBookSettled(
      listing, Readiness(settle: options.settle, clock: surroundings.clock))
    intake.evidence = ArrivalEvidence(
      book: isSettled ? try inbox.mailBook(listing, zone: call.zone) : MailBook(),
      served: try register.servedLines(inboxes: inbox.names), stated: options.received)
    intake.leftAlone += listing.leftAlone
    // What the command line says of the receipts needs no book.
    intake.waitsForBook = !isSettled && options.received == nil
    try takeIn(listing, of: inbox, &intake)
    try fillReceipts(inbox, &intake)
  }

  /// Takes in the mails of a Maildir: no book speaks of them, and each is complete.
  /// - Returns: those that the register has, new and known.
  private func takeIn(
    _ maildir: Maildir, _ intake: inout TakenSoFar
  ) throws -> [(entry: Int, file: InboxFile)] {
    var listing = try maildir.list()
    intake.leftAlone += listing.leftAlone
    let known = try listing.files.map {
      try register.entry(ofMail: $0.path, size: $0.status.size, inboxes: maildir.inbox.names)
    }
    var registered = zip(known, listing.files).compactMap { entry, file in
      entry.map { (entry: $0, file: file) }
    }
    listing.files = zip(known, listing.files).filter { $0.0 == nil }.map(\.1)
    try takeIn(listing, of: maildir.inbox, settle: 0, &intake)
    registered += intake.registered
    intake.registered = []
    return registered
  }

  /// Lines that came after their files were registered fill the receipts that are undetermined.
  private func fillReceipts(_ inbox: Inbox, _ intake: inout TakenSoFar) throws {
    let call = judging.basis.call.id
    let open = try register.openDeliveries(call: call, inboxes: inbox.names)
    let determined = try register.determinedReceipts(call: call, inboxes: inbox.names)
    let late = intake.evidence.late(
      for: open,
      waiting: intake.leftAlone.filter(\.reason.isPassing).map { FileName($0.path) },
      within: ReceiptBounds(judging.basis.call, asOf: judging.basis.asOf),
      determined: Dictionary(determined.map { ($0.key.description, $0.value) }) { $1 })
    try register.record(late, inbox: inbox.name, asOf: judging.basis.asOf)
    intake.proved = late.map(\.entry).sorted()
  }

  /// Finishes what an earlier run left when it was cut off, without an inbox.
  public static func finishPending(
    register: Register, judging: DocumentJudging, surroundings: Surroundings
  ) throws {
    try register.recover()
    try register.pin(judging.basis.call)
    try SubmissionSettler(register: register, judging: judging, judged: [:]).settle()
    try register.writeReports(
      register.reportsDue(call: judging.basis.call.id), surroundings.report)
  }

  /// What was taken in, as it stands now, and what is an attachment.
  private func taken(
    _ intake: TakenSoFar
  ) throws -> ([IntakeSummary.Taken], [ReportAttachment]) {
    var taken: [IntakeSummary.Taken] = []
    var attachments: [ReportAttachment] = []
    for entry in intake.taken {
      guard let (filed, judged, _) = try register.judged(entry) else {
        throw RegisterError.damaged("entry \(entry)")
      }
      var document = judged
      if filed.standing.state == .attachment {
        document.attachableKind = intake.kinds[entry]
        attachments.append(ReportAttachment(document, entry: entry))
        continue
      }
      taken.append(
        IntakeSummary.Taken(
          entry: entry, verdict: document.verdict,
          worstTask: document.tasks.map(\.verdict).max() ?? .eligible,
          standing: filed.standing.state,
          document: taken.count < options.keptForReport ? document : nil))
    }
    return (taken, attachments)
  }

  private func writeReports() throws {
    let due = try register.reportsDue(call: judging.basis.call.id)
    var written = 0
    try register.writeReports(due) { [surroundings] entry, document, basis in
      written += 1
      surroundings.progress(.reports, written, due.count)
      return try surroundings.report(entry, document, basis)
    }
  }
}

/// What a run has done so far.
struct TakenSoFar {
  var evidence: ArrivalEvidence
  var leftAlone: [LeftAlone] = []
  /// New entries, in order.
  var taken: [Int] = []
  /// What lies in new files and is no form.
  var attached: [ReportAttachment] = []
  /// What is odd with the ways of mails.
  var mailRemarks: [MailRemark] = []
  /// The files that were registered now; each may hold several documents.
  var newFiles = 0
  /// The files that the register has, new and known.
  var registered: [(entry: Int, file: InboxFile)] = []
  /// What of the new entries may be an attachment, and what it is.
  var kinds: [Int: String] = [:]
  /// Documents judged in this run, as long as they are not too much to keep.
  var judged: [Int: JudgedDocument] = [:]
  /// Entries of earlier runs whose receipt a line of the book fills now.
  var proved: [Int] = []
  /// Entries of earlier runs that can be read now.
  var readAgain: [Int] = []
  var keptBytes = 0
  /// Hands over what was kept for the working out of submissions. Of a very long run that is so little
  /// that it is not worth its room.
  mutating func takeJudged() -> [Int: JudgedDocument] {
    defer { judged = [:] }
    return taken.count > 8 * judged.count ? [:] : judged
  }
  /// Nothing is taken in before the mail book is settled.
  var waitsForBook = false
}
