import ArgumentParser
import Intake
import IntakeCore
import IntakeFiles
import IntakeReporting

/// `dexuat check FILE…`: judges drafts, files and folders; changes nothing.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Judge drafts; changes nothing.", helpNames: [])

  @Argument(help: "Drafts or folders of them, or - for standard input.", completion: .file())
  var files: [String] = []

  @OptionGroup var common: CommonOptions
  @OptionGroup var judgement: NowOption
  @OptionGroup var report: ReportTarget

  @Option(help: "Judge the deadline as if received then.")
  var received: String?

  @Option(help: "A file that lists the drafts, or - for standard input.", completion: .file())
  var filesFrom: String?

  @Flag(name: [.customShort("0"), .long], help: "The list has NUL between the names.")
  var null = false

  @Option(help: "Documents judged at the same time.")
  var jobs: Int?

  mutating func run() throws {
    let call = try common.readCall()
    let now = try judgement.instant(in: call.zone)
    let checker = DocumentChecker(call: call)
    let received = try received.map {
      try InstantText.read($0, option: "--received", zone: call.zone)
    }
    let jobs = try Jobs.count(jobs)
    let showsSource = try report.format().showsSource
    let check = DraftCheck(checker: checker, received: received, asOf: now, jobs: jobs)
    let progress = ProgressBar(language: common.lang, quiet: common.quiet)
    let set = try drafts(of: checker, received: received)
    if let output = report.output { try refuse(output, set) }
    tell(set)
    let outcome = check.run(
      set.drafts, keepsSource: showsSource, progress: { progress.show(.files, $0, of: $1) })
    progress.clear()
    for failure in outcome.failures {
      Output.complain("dexuat: \(failure.message[common.lang])\n")
    }
    if outcome.documents.isEmpty, let first = outcome.failures.first { throw first.exit }
    let summary = try report.write(
      outcome.documents, head: ReportHead(version: Version.current, call: call, asOf: now),
      options: common, source: { outcome.excerpts(of: $0) },
      counts: { !outcome.uncounted.contains($0) }, attachments: outcome.attachments, jobs: jobs)
    if !outcome.failures.isEmpty {
      Output.complain("dexuat: \(Localized.unread(outcome.failures.count)[common.lang])\n")
    }
    // Giving back what ten thousand documents hold, piece by piece, would take its time.
    Main.exit(outcome.failures.first?.exit ?? ExitCode(summary.verdict))
  }

  /// No draft is ever written over, whatever name or link leads to it.
  private func refuse(_ output: String, _ set: DraftSet) throws {
    try OutputFile.refuse(output)
    guard try OutputFile.leads(output, to: set.paths) else { return }
    throw Failure(
      .usage,
      Localized(
        vi: "“\(output)” chính là tệp cần xét; hãy chọn tên khác cho báo cáo.",
        en: "“\(output)” is a document to be judged; choose another name for the report."))
  }

  /// The drafts: files, folders and standard input; the latter has an end once only.
  private func drafts(of checker: DocumentChecker, received: Instant?) throws -> DraftSet {
    let limit = checker.limits.documentBytes
    var set = DraftSet(limit: limit, zone: checker.call.zone, received: received)
    let listed = try DraftList(from: filesFrom, isNullSeparated: null).paths
    guard !files.isEmpty || filesFrom != nil else { throw Self.nothingNamed }
    if filesFrom == "-", files.contains("-") { throw Self.inputNamedTwice }
    let arguments = Arguments.ofThisProcess
    var input = try files.contains("-") ? FileBytes.readStandardInput(limit: limit) : []
    for path in files {
      if path == "-" {
        set.add(DraftCheck.Draft(path: path) { [input] in .whole(input) })
        input = []
      } else {
        try set.add(
          arguments.bytes(of: path), shown: path, isOnlyOne: files.count + listed.count == 1)
      }
    }
    for path in listed {
      try set.add(
        path, shown: PathText.display(path), isOnlyOne: files.count + listed.count == 1)
    }
    return set
  }

  /// Says what of the folders is left alone, and what is odd with their mail books.
  private func tell(_ set: DraftSet) {
    for left in set.leftAlone where !common.quiet || left.reason.isFailure {
      tell(left.path, left.message)
    }
    for trouble in set.mailBookTroubles { tell(trouble.subject(in: common.lang), trouble.message) }
  }

  private func tell(_ subject: String, _ message: Localized) {
    Output.complain(
      "\(TerminalText(subject).text): \(TerminalText(message[common.lang]).text)\n")
  }

  private static let nothingNamed = Failure(
    .usage,
    Localized(
      vi: "Còn thiếu FILE: tệp hoặc thư mục cần xét. Xem: dexuat check --help",
      en: "FILE is missing: a document or folder to be judged. See: dexuat check --help"))

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
