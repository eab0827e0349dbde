public import ArgumentParser
import Intake
public import IntakeCore
import IntakeReporting

/// What every command that judges or shows takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "The call, an id or the path of a definition.", completion: .calls)
  var call: String = CallStore.defaultCall

  @Option(help: "vi or en.")
  var lang: Language = .vi

  @Flag(help: "Say only what is wrong.")
  var quiet = false

  @Flag(help: "No colour.")
  var noColor = false

  func readCall() throws -> Call {
    try CallStore.ofThisProcess(environment: Environment.value("DEXUAT_TEMPLATES")).call(call)
  }

  /// How reports are shown on this terminal, or written to a file or a pipe.
  func reportOptions(toFile: Bool) -> ReportOptions {
    let width = toFile ? nil : Output.terminalWidth
    let plain = noColor || Environment.value("NO_COLOR").map { !$0.isEmpty } ?? false
    return ReportOptions(
      language: lang, color: width != nil && !plain, width: width ?? 100, quiet: quiet)
  }
}

/// The instant that dates a judgement.
struct NowOption: ParsableArguments {
  @Option(help: "The instant of the judgement; now by default.")
  var now: String?

  func instant(in zone: ZoneOffset) throws -> Instant {
    guard let now else { return Clock.now }
    return try InstantText.read(now, option: "--now", zone: zone)
  }
}

/// An instant of the command line.
enum InstantText {
  static func read(_ text: String, option: String, zone: ZoneOffset) throws -> Instant {
    if case .instant(let instant, _) = InstantReader.read(text, zone: zone) { return instant }
    throw Failure(
      .usage,
      Localized(
        vi: "“\(text)” của \(option) không phải thời điểm; hãy viết như 2023-04-12T08:30:00+07:00 "
          + "hoặc “12/4/2023 8:30”.",
        en: "“\(text)” of \(option) is no instant; write it like 2023-04-12T08:30:00+07:00 or "
          + "“12/4/2023 8:30”."))
  }
}

extension Language: ExpressibleByArgument {}
