import ArgumentParser
import Intake
import IntakeCore
import IntakeReporting

/// `dexuat check FILE…`: judges drafts; changes nothing.
struct Check: AsyncParsableCommand {
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

  mutating func run() async throws {
    let call = try common.readCall()
    let now = try judgement.instant(in: call.zone)
    let checker = DocumentChecker(call: call)
    let received = try received.map {
      try InstantText.read($0, option: "--received", zone: call.zone)
    }
    let jobs = try Jobs.count(jobs)
    try report.format()
    let (drafts, failures) = readDrafts(limit: checker.limits.documentBytes)
    for failure in failures { Output.complain("dexuat: \(failure.message[common.lang])\n") }
    if drafts.isEmpty, let first = failures.first { throw first.exit }
    let check = DraftCheck(checker: checker, received: received, jobs: jobs)
    let progress = ProgressBar(language: common.lang, quiet: common.quiet)
    let documents = await check.run(drafts, progress: progress.show)
    progress.clear()
    let summary = try report.write(
      documents, head: ReportHead(version: Version.current, call: call, asOf: now),
      options: common, source: { drafts[$0].bytes })
    if !failures.isEmpty {
      Output.complain("dexuat: \(Localized.unread(failures.count)[common.lang])\n")
    }
    throw failures.first?.exit ?? ExitCode(summary.verdict)
  }

  /// Reads the drafts; one that cannot be read does not hinder the others.
  private func readDrafts(limit: Int) -> (drafts: [DraftCheck.Draft], failures: [Failure]) {
    let arguments = Arguments.ofThisProcess()
    var drafts: [DraftCheck.Draft] = []
    var failures: [Failure] = []
    for path in files {
      do throws(Failure) {
        let bytes =
          path == "-"
          ? try FileBytes.readStandardInput(limit: limit)
          : try FileBytes.read(arguments.bytes(of: path), shown: path, limit: limit)
        drafts.append(DraftCheck.Draft(path: path, bytes: bytes))
      } catch {
        failures.append(error)
      }
    }
    return (drafts, failures)
  }
}

extension Localized {
  fileprivate static func unread(_ count: Int) -> Localized {
    Localized(
      vi: "Kết luận không gồm \(count) tệp không đọc được.",
      en: "The verdict leaves out \(count) file\(count == 1 ? "" : "s") that could not be read.")
  }
}
