import ArgumentParser
import Intake
import IntakeCore
import IntakeRegister
import IntakeReporting

/// `dexuat intake INBOX`: takes everything new in a folder into the register, judges it, and
/// writes its reports.
struct IntakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intake", abstract: "Take everything new in a folder into the register.",
    helpNames: [])

  @Argument(help: "The folder of the inbox.", completion: .directory)
  var inbox: String

  @OptionGroup var common: CommonOptions
  @OptionGroup var judgement: NowOption
  @OptionGroup var report: ReportTarget
  @OptionGroup var place: RegisterOption

  @Option(help: "When what the mail book does not name was received.")
  var received: String?

  @Option(help: "Seconds for which a file must have been quiet.")
  var settle: Int = 10

  @Flag(help: "Leave the files in the inbox after registration.")
  var leave = false

  @Flag(help: "Go on above the numbers of another register.")
  var continueNumbering = false

  @Option(help: "Documents judged at the same time.")
  var jobs: Int?

  mutating func run() throws {
    let call = try common.readCall()
    let now = try judgement.instant(in: call.zone)
    guard (0...86_400).contains(settle) else { throw wrongSettle }
    try report.format()
    if let output = report.output { try OutputFile.refuse(output, within: inbox) }
    let options = IntakeRun.Options(
      inbox: inbox,
      received: try received.map {
        try InstantText.read($0, option: "--received", zone: call.zone)
      },
      settle: settle, leave: leave, jobs: try Jobs.count(jobs),
      continueNumbering: continueNumbering)
    let office = Office(
      checker: DocumentChecker(call: call), register: place.register, asOf: now,
      clock: Clock.machine)
    StopSignals.listen()
    let progress = ProgressBar(language: common.lang, quiet: common.quiet)
    let (summary, originals) = try office.takeIn(
      options, isStopped: { StopSignals.isStopped }, progress: { progress.show($0, $1, of: $2) })
    progress.clear()
    try tell(summary, call: call, now: now, originals: originals)
    if let code = StopSignals.exitCode {
      let said = summary.notTaken > 0 ? Self.interrupted : Self.stoppedWhenDone
      Output.complain("dexuat: \(said[common.lang])\n")
      throw StoppedBySignal(code: code)
    }
    throw summary.exitCode
  }

  private func tell(
    _ summary: IntakeSummary, call: Call, now: Instant,
    originals: Office.Originals
  ) throws {
    IntakeTalk(summary: summary, language: common.lang, quiet: common.quiet).say()
    let documents = summary.taken.map(\.document)
    let isSilent = common.quiet && summary.exitCode == .success
    guard !isSilent || report.output != nil else { return }
    _ = try report.write(
      documents, head: ReportHead(version: Version.current, call: call, asOf: now),
      options: common, usual: common.quiet ? "line" : "text",
      source: { try originals(documents[$0]) },
      counts: { summary.taken[$0].standing == .current && documents[$0].form == .appendix1 },
      notTaken: summary.notTaken, attachments: summary.attachments)
  }

  private static let interrupted = Localized(
    vi: "Lượt chạy bị ngắt trước khi xong; những tệp còn lại chờ lượt sau.",
    en: "The run was interrupted before its end; the files that are left wait for the next one.")

  private static let stoppedWhenDone = Localized(
    vi: "Tín hiệu dừng đến khi không còn tệp nào chờ nhận; lượt chạy đã làm xong mọi việc.",
    en: "The signal to stop came when no file was left to take in; the run has done all its work.")

  private var wrongSettle: Failure {
    Failure(
      .usage,
      Localized(
        vi: "--settle phải là số giây từ 0 đến 86400.",
        en: "--settle must be a number of seconds from 0 to 86400."))
  }
}

extension IntakeSummary {
  var exitCode: Intake.ExitCode {
    switch outcome {
    case .eligible: .success
    case .notEligible: .findings
    case .failed: .incomplete
    }
  }
}
