import ArgumentParser
import Intake
import IntakeCore
import IntakeFiles
import IntakeReporting

/// `dexuat check FILE…`: judges drafts; changes nothing.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Judge drafts; changes nothing.", helpNames: [])

  @Argument(help: "Drafts, or - for standard input.", completion: .file())
  var files: [String]

  @OptionGroup var common: CommonOptions
  @OptionGroup var judgement: NowOption
  @OptionGroup var report: ReportTarget

  @Option(help: "Judge the deadline as if received then.")
  var received: String?

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
    if let output = report.output { try refuse(output) }
    let showsSource = try report.format().showsSource
    let check = DraftCheck(checker: checker, received: received, jobs: jobs)
    let progress = ProgressBar(language: common.lang, quiet: common.quiet)
    let drafts = try drafts(limit: checker.limits.documentBytes)
    let outcome = check.run(
      drafts, keepsSource: showsSource, progress: { progress.show(.files, $0, of: $1) })
    progress.clear()
    for failure in outcome.failures {
      Output.complain("dexuat: \(failure.message[common.lang])\n")
    }
    if outcome.documents.isEmpty, let first = outcome.failures.first { throw first.exit }
    let summary = try report.write(
      outcome.documents, head: ReportHead(version: Version.current, call: call, asOf: now),
      options: common, source: { outcome.lines(of: $0) }, jobs: jobs)
    if !outcome.failures.isEmpty {
      Output.complain("dexuat: \(Localized.unread(outcome.failures.count)[common.lang])\n")
    }
    // Giving back what ten thousand documents hold, piece by piece, would take its time.
    Main.exit(outcome.failures.first?.exit ?? ExitCode(summary.verdict))
  }

  /// No draft is ever written over, whatever name or link leads to it.
  private func refuse(_ output: String) throws {
    try OutputFile.refuse(output)
    let arguments = Arguments.ofThisProcess
    let drafts = files.filter { $0 != "-" }.map(arguments.bytes)
    guard try OutputFile.leads(output, to: drafts) else { return }
    throw Failure(
      .usage,
      Localized(
        vi: "“\(output)” chính là tệp cần xét; hãy chọn tên khác cho báo cáo.",
        en: "“\(output)” is a document to be judged; choose another name for the report."))
  }

  /// The drafts, files and standard input; the latter has an end once only.
  private func drafts(limit: Int) throws -> [DraftCheck.Draft] {
    let arguments = Arguments.ofThisProcess
    var input = try files.contains("-") ? FileBytes.readStandardInput(limit: limit) : []
    return files.map { path in
      guard path != "-" else {
        defer { input = [] }
        return DraftCheck.Draft(path: path) { [input] in .whole(input) }
      }
      let name = arguments.bytes(of: path)
      return DraftCheck.Draft(path: path) { () throws(Failure) in
        try FileBytes.content(name, shown: path, limit: limit)
      }
    }
  }
}

extension Localized {
  fileprivate static func unread(_ count: Int) -> Localized {
    Localized(
      vi: "Kết luận không gồm \(count) tệp không đọc được.",
      en: "The verdict leaves out \(count) file\(count == 1 ? "" : "s") that could not be read.")
  }
}
