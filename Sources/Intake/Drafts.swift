public import IntakeCore
import IntakeFence
import IntakeFiles
import IntakeReporting

/// The submitter's side, one of the two doors of the product: what is asked of drafts, of a call's
/// blank forms and of its rules. Changes nothing but the files it is told to write.
public struct Drafts: Sendable {
  let call: Call
  let checker: DocumentChecker
  private let oldWorkbooks: OldWorkbooks?

  /// - Parameters:
  ///   - reading: where drafts are read.
  ///   - oldWorkbooks: what makes old workbooks readable for `check`; nil: they are not read.
  public init(
    _ call: Call, reading: ReadingPlace = .here, oldWorkbooks: OldWorkbooks? = nil
  ) {
    self.call = call
    self.oldWorkbooks = oldWorkbooks
    checker = DocumentChecker(call: call, reading: reading)
  }

  /// What `check` is asked for.
  public struct Check: Sendable {
    /// Files and folders by paths of any bytes, with how they are shown; `-` is standard input.
    public var files: [(path: [UInt8], shown: String)]
    /// A file that lists further ones, one a line or with NUL between them.
    public var list: (file: String, isNullSeparated: Bool)?
    /// Judges the deadline as if received then.
    public var received: Instant?
    /// The office's own mail hosts: what they wrote into a mail proves when it arrived.
    public var mailHosts: [String]
    public var asOf: Instant
    /// Documents judged at the same time.
    public var jobs: Int

    public init(
      files: [(path: [UInt8], shown: String)], list: (file: String, isNullSeparated: Bool)?,
      received: Instant?, mailHosts: [String] = [], asOf: Instant, jobs: Int
    ) {
      self.files = files
      self.list = list
      self.received = received
      self.mailHosts = mailHosts
      self.asOf = asOf
      self.jobs = jobs
    }
  }

  /// Judges drafts and writes their report.
  /// - Parameters:
  ///   - progress: called with how many of how many drafts are done, from any thread.
  ///   - judged: called when all are judged, before anything is written.
  /// - Throws: `Failure`: wrong use, or a report that could not be written.
  public func check(
    _ check: Check, report: ReportOrder, streams: Streams,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
    judged: () -> Void = {}
  ) throws -> ExitCode {
    let showsSource = try report.showsSource()
    if let missing = try checker.prepare()?.missing {
      streams.complain("dexuat: \(Localized.openFence(missing)[report.look.language])")
    }
    let set = try drafts(check)
    if let output = report.output { try refuse(output, among: set.paths) }
    try report.require()
    let language = report.look.language
    tell(set, report.look, streams)
    let outcome = DraftCheck(
      checker: checker.converting(oldWorkbooks), received: check.received,
      mailHosts: check.mailHosts, asOf: check.asOf,
      jobs: check.jobs
    ).run(set.drafts, keepsSource: showsSource, progress: progress)
    judged()
    for failure in outcome.failures {
      streams.complain("dexuat: \(failure.message[language])")
    }
    if outcome.documents.isEmpty, let first = outcome.failures.first { return first.exit }
    let summary = try report.write(
      ReportedDocuments(outcome.documents),
      head: ReportHead(
        version: Version.current, call: call, asOf: check.asOf, isDraft: true),
      source: { position, _ in outcome.excerpts(of: position) },
      counts: { !outcome.uncounted.contains($0) && $1.countsItsTasks },
      attachments: outcome.attachments, jobs: check.jobs, to: streams.write)
    guard let first = outcome.failures.first else { return ExitCode(summary.verdict) }
    streams.complain("dexuat: \(Localized.unread(outcome.failures.count)[language])")
    return first.exit
  }

  /// The drafts: files, folders and standard input; the latter has an end once only.
  private func drafts(_ check: Check) throws -> DraftSet {
    var set = DraftSet(
      limits: checker.limits, zone: call.zone, bounds: ReceiptBounds(call, asOf: check.asOf),
      received: check.received)
    let readsInput = check.files.contains { $0.shown == "-" }
    if check.list?.file == "-", readsInput { throw Self.inputNamedTwice }
    let listed = try DraftList(
      from: check.list?.file, isNullSeparated: check.list?.isNullSeparated ?? false
    ).paths
    let isOnlyOne = check.files.count + listed.count == 1
    var input = try readsInput ? FileBytes.readStandardInput(limit: checker.limits.fileBytes) : []
    for file in check.files {
      if file.shown == "-" {
        set.add(DraftCheck.Draft(path: file.shown) { [input] in .whole(input) })
        input = []
      } else {
        try set.add(file.path, shown: file.shown, isOnlyOne: isOnlyOne)
      }
    }
    for path in listed { try set.add(path, shown: PathText.display(path), isOnlyOne: isOnlyOne) }
    return set
  }

  /// Says what of the folders is left alone, and what is odd with their mail books.
  private func tell(_ set: DraftSet, _ look: ReportOrder.Look, _ streams: Streams) {
    func tell(_ subject: String, _ message: Localized) {
      let text = TerminalText(message[look.language]).text
      streams.complain("\(TerminalText(subject).text): \(text)")
    }
    for left in set.leftAlone where !look.quiet || left.reason.isFailure {
      tell(left.path, left.message)
    }
    for trouble in set.mailBookTroubles {
      tell(trouble.subject(in: look.language), trouble.message)
    }
  }

  /// No draft is ever written over, whatever name or link leads to it.
  private func refuse(_ output: String, among drafts: [[UInt8]]) throws {
    guard try OutputFile.leads(output, to: drafts) else { return }
    throw Failure(
      .usage,
      Localized(
        vi: "“\(output)” chính là tệp cần xét; hãy chọn tên khác cho báo cáo.",
        en: "“\(output)” is a document to be judged; choose another name for the report."))
  }

  private static let inputNamedTwice = Failure(
    .usage,
    Localized(
      vi: "Đầu vào chuẩn không thể vừa là danh sách tệp vừa là tệp cần xét.",
      en: "Standard input cannot be both the list of documents and one of them."))
}

extension Localized {
  fileprivate static func unread(_ count: Int) -> Localized {
    Localized(
      vi: "Kết luận không gồm \(count) tệp không đọc được.",
      en: "The verdict leaves out \(count) file\(count == 1 ? "" : "s") that could not be read.")
  }
}

extension Drafts {
  /// Writes the call's blank forms and schemas into a folder, made where missing.
  /// - Parameter overwrite: replaces files there that differ; else they are refused, all of them
  ///   before anything is written.
  /// - Returns: the paths of the files written.
  public func template(to folder: String, overwrite: Bool) throws -> [String] {
    let files = try templateFiles()
    for file in files where !overwrite { try refuse(file.bytes, over: folder + "/" + file.name) }
    try OutputFile.refuse(folder)
    try OutputFile.makeFolder(folder)
    return try files.map { file in
      let path = folder + "/" + file.name
      // Blank forms are for everybody.
      try OutputFile.write(file.bytes, to: path, for: .byMask)
      return path
    }
  }

  private func templateFiles() throws(Failure) -> [(name: String, bytes: [UInt8])] {
    do {
      return try TemplateFiles.all(call)
    } catch {
      throw Failure(.incomplete, error.message.asSentence)
    }
  }

  /// What stands there may be a form that somebody has filled in.
  private func refuse(_ bytes: [UInt8], over path: String) throws {
    guard try OutputFile.differs(path, from: bytes) else { return }
    throw Failure(
      .usage,
      Localized(
        vi: "“\(path)” đã có và khác mẫu trống, nên không ghi gì; hãy chọn thư mục khác, "
          + "hoặc thêm --overwrite để ghi đè.",
        en: "“\(path)” is there and differs from the blank form, so nothing was written; "
          + "choose another folder, or add --overwrite to replace it."))
  }

  /// The list of what is checked, as `text`, `json` or `markdown`.
  public func rules(_ report: String, look: ReportOrder.Look) throws -> String {
    switch try ReportName.named(report, among: ReportName.ofRules) {
    case .json: RuleManual.json(call: call)
    case .markdown: RuleManual.markdown(call: call, language: look.language)
    default:
      RuleManual.list(
        call: call, language: look.language, width: look.width, color: look.color)
    }
  }

  /// The manual pages of some codes, in their order.
  /// - Throws: `Failure` (64) at a code that no rule has; nothing is shown then.
  public func explain(_ codes: [String], look: ReportOrder.Look) throws -> String {
    let rules = try codes.map { code in
      guard let rule = RuleCatalog.rule(Code(code.uppercased())) else {
        throw Failure.unknownCode(code)
      }
      return rule
    }
    return rules.map {
      RuleManual.page(
        $0, call: call, language: look.language, width: look.width, color: look.color)
    }.joined()
  }
}
