public import ArgumentParser
public import Intake

/// How a command speaks: what all of them take.
struct SpeechOptions: ParsableArguments {
  @Option(help: .said(vi: "ngôn ngữ", en: "the language", value: "vi|en"))
  var lang: Language = Words.language

  @Flag(
    help: .said(vi: "chỉ nói khi có điều cần nói", en: "speak only when there is something to say"))
  var quiet = false

  @Flag(
    help: .said(
      vi: "không dùng màu (cũng như biến NO_COLOR)", en: "no colour (as does the variable NO_COLOR)"
    ))
  var noColor = false

  /// How text is shown on this terminal, or written to a file or a pipe.
  func look(toFile: Bool = false) -> ReportOrder.Look {
    let width = toFile ? nil : Output.terminalWidth
    let isPlain = noColor || Environment.value("NO_COLOR") != nil
    return ReportOrder.Look(
      language: lang, color: width != nil && !isPlain, width: width ?? 100, quiet: quiet)
  }
}

/// What every command that judges or shows takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: .said(
      vi: "mã đợt kêu gọi, hoặc tệp định nghĩa", en: "the call, an id or the path of a definition",
      value: Localized(vi: "ID|TỆP", en: "ID|FILE")),
    completion: .calls)
  var call: String = CallStore.defaultCall

  @OptionGroup var speech: SpeechOptions

  func readCall() throws -> Call { try CallStore.ofThisProcess.call(call) }
}

extension CallStore {
  /// The definitions that this process finds.
  static var ofThisProcess: CallStore {
    .ofThisProcess(environment: Environment.value("DEXUAT_TEMPLATES"))
  }
}

extension OldWorkbooks {
  /// By the LibreOffice that this process finds.
  static var ofThisProcess: OldWorkbooks {
    OldWorkbooks(path: Environment.value("PATH"), temporary: Environment.value("TMPDIR"))
  }
}

/// The instant that dates a judgement.
struct NowOption: ParsableArguments {
  @Option(
    help: .said(
      vi: "thời điểm xét (mặc định: đồng hồ)",
      en: "the instant of the judgement (default: the clock)",
      value: "INSTANT"))
  var now: String?

  func instant(in zone: ZoneOffset) throws -> Instant {
    guard let now else { return Clock.now }
    return try InstantText.read(now, option: "--now", zone: zone)
  }
}

/// Where the register is.
struct RegisterOption: ParsableArguments {
  @Option(
    help: .said(vi: "thư mục sổ tiếp nhận", en: "the folder of the register", value: "DIR"),
    completion: .directory)
  var register: String = "so-tiep-nhan"

  var office: Office {
    Office(
      register: register, calls: .ofThisProcess, clock: Clock.machine, user: Account.name,
      reading: .fencedByThisProgram, oldWorkbooks: .ofThisProcess)
  }
}

/// Which report of documents is written, and where to.
struct ReportTarget: ParsableArguments {
  @Option(
    help: .said(
      vi: "dạng báo cáo (mặc định: text)", en: "the form of the report (default: text)",
      value: Localized(vi: "DẠNG", en: "FORMAT")),
    completion: .list(ReportName.ofDocuments.map(\.name)))
  var report: String?

  @OptionGroup var target: OutputOptions

  func order(_ speech: SpeechOptions) -> ReportOrder {
    ReportOrder(
      report: report, output: target.output, overwrite: target.overwrite,
      look: speech.look(toFile: target.output != nil))
  }
}

/// The file that something is written to.
struct OutputOptions: ParsableArguments {
  @Option(
    help: .said(
      vi: "ghi vào tệp này, mặc định là đầu ra chuẩn",
      en: "a file to write to; standard output by default", value: Localized(vi: "TỆP", en: "FILE")),
    completion: .file())
  var output: String?

  @Flag(
    help: .said(
      vi: "ghi đè tệp đã có, dù nó chứa gì (không thì từ chối, trừ báo cáo cũ)",
      en: "replace a file that is there, whatever it holds (else refused, but for former reports)"))
  var overwrite = false

  var place: OutputPlace? { output.map { OutputPlace($0, overwrite: overwrite) } }
}

extension Language: ExpressibleByArgument {}
