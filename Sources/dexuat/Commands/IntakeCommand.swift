import ArgumentParser
import Intake

/// `dexuat intake INBOX`: takes everything new in a folder into the register, judges it, and
/// writes its reports.
struct IntakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "intake",
    Localized(
      vi: "nhận mọi tệp mới trong thư mục vào sổ, xét, ghi báo cáo",
      en: "take everything new in a folder into the register"),
    examples: Localized(
      vi: """
        dexuat intake hom-thu --register so
        dexuat intake hom-thu --register so --received "28/4/2023 16:00"
        dexuat intake hom-thu --register so --leave --quiet     cho cron
        """,
      en: """
        dexuat intake inbox --register reg
        dexuat intake inbox --register reg --received "28/4/2023 16:00"
        dexuat intake inbox --register reg --leave --quiet      for cron
        """))

  @Argument(
    help: .said(vi: "thư mục hòm thư", en: "the folder of the inbox", value: "INBOX"),
    completion: .directory)
  var inbox: String?

  @Option(
    help: .said(
      vi: "hộp thư dạng Maildir; khi đó có thể bỏ INBOX",
      en: "a Maildir; INBOX may then be left out", value: "DIR"),
    completion: .directory)
  var maildir: String?

  @OptionGroup var place: RegisterOption

  @Option(
    help: .said(
      vi: "lúc nhận của những tệp không có trong so-den.csv",
      en: "when what so-den.csv does not name was received", value: "INSTANT"))
  var received: String?

  @OptionGroup var mail: MailOptions

  @Option(
    help: .said(
      vi: "chờ tệp yên bấy nhiêu giây rồi mới nhận", en: "take a file after so long a quiet",
      value: "SECONDS"))
  var settle: String = "10"

  @Flag(
    help: .said(
      vi: "để tệp lại trong hòm thư sau khi vào sổ",
      en: "leave the files in the inbox after registration"))
  var leave = false

  @Flag(
    help: .said(
      vi: "đánh số tiếp sau các số trong processed/ mà sổ này không có",
      en: "go on above the numbers in processed/ that this register lacks"))
  var continueNumbering = false

  @OptionGroup var report: ReportTarget
  @OptionGroup var work: JobsOption
  @OptionGroup var judgement: NowOption
  @OptionGroup var watched: MetricsOption
  @OptionGroup(title: .commonOptions) var common: CommonOptions

  mutating func run() throws {
    try watched.watch(
      "intake", of: place.office, within: inbox ?? maildir, call: common.readCall, takeIn)
  }

  private func takeIn() throws {
    guard inbox != nil || maildir != nil else { throw Self.nothingNamed }
    let call = try common.readCall()
    let now = try judgement.instant(in: call.zone)
    let options = IntakeRun.Options(
      inbox: inbox, maildir: maildir,
      received: try received.map {
        try InstantText.read($0, option: "--received", zone: call.zone)
      },
      settle: Int(settle) ?? -1, leave: leave, jobs: try work.count(),
      continueNumbering: continueNumbering, mailHosts: mail.mailHosts)
    StopSignals.listen()
    let progress = ProgressBar(language: common.speech.lang, quiet: common.speech.quiet)
    let (exit, isInterrupted) = try place.office.takeIn(
      options, call: call, asOf: now, report: report.order(common.speech),
      streams: Output.streams, isStopped: { StopSignals.isStopped },
      progress: { progress.show($0, $1, of: $2) }, judged: progress.clear)
    if let code = StopSignals.exitCode {
      let said = isInterrupted ? Self.interrupted : Self.stoppedWhenDone
      Output.complain("dexuat: \(said[common.speech.lang])\n")
      throw StoppedBySignal(code: code)
    }
    throw exit
  }

  private static let nothingNamed = Failure(
    .usage,
    Localized(
      vi: "Còn thiếu INBOX: thư mục hòm thư (hoặc --maildir). Xem: dexuat intake --help",
      en: "INBOX is missing: the folder of the inbox (or --maildir). See: dexuat intake --help"))

  private static let interrupted = Localized(
    vi: "Lượt chạy bị ngắt trước khi xong; những tệp còn lại chờ lượt sau.",
    en: "The run was interrupted before its end; the files that are left wait for the next one.")

  private static let stoppedWhenDone = Localized(
    vi: "Tín hiệu dừng đến khi không còn tệp nào chờ nhận; lượt chạy đã làm xong mọi việc.",
    en: "The signal to stop came when no file was left to take in; the run has done all its work.")
}
