import ArgumentParser
import Intake

/// `dexuat register letters`: one letter for each submission, with an index of addresses.
struct LettersCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "letters",
    Localized(
      vi: "mỗi hồ sơ một thư, kèm bảng địa chỉ để gửi",
      en: "a letter for each submission, with their addresses"),
    examples: Localized(
      vi: """
        dexuat register letters --register so --kind receipt --output thu
        dexuat register letters --register so --kind return --since 2023-05-01 \\
          --output thu

        Thư mục được tạo hoặc thay cả thư mục; index.csv có địa chỉ để in bì thư.
        """,
      en: """
        dexuat register letters --register reg --kind receipt --output letters
        dexuat register letters --register reg --kind return --since 2023-05-01 \\
          --output letters

        The folder is made or replaced whole; index.csv has the addresses for mailing.
        """))

  @OptionGroup var place: RegisterOption

  @Option(
    help: .said(
      vi: "receipt: giấy tiếp nhận; return: đề nghị hoàn thiện, chỉ hồ sơ có điều phải sửa",
      en: "receipt: what was received; return: what to fix, only where there is something",
      value: Localized(vi: "LOẠI", en: "KIND")),
    completion: .list(Office.letterKinds))
  var kind: String = "receipt"

  @Option(
    help: .said(
      vi: "chỉ hồ sơ có tệp vào sổ từ lúc đó",
      en: "only submissions with a file registered then or later", value: "INSTANT"))
  var since: String?

  @Option(
    help: .said(vi: "thư mục ghi thư", en: "the folder for the letters", value: "DIR"),
    completion: .directory)
  var output: String = "thu"

  @Option(
    help: .said(
      vi: "text: để gửi thư điện tử; html: để in; docx: để sửa trong Word",
      en: "text: to mail; html: to print; docx: to edit in Word",
      value: Localized(vi: "DẠNG", en: "FORMAT")),
    completion: .list(ReportName.ofLetters.map(\.name)))
  var report: String = ReportName.html.name

  @OptionGroup(title: .commonOptions) var common: CommonOptions

  mutating func run() throws {
    let call = try common.readCall()
    try place.office.letters(
      kind, call: call,
      since: try since.map { try InstantText.read($0, option: "--since", zone: call.zone) },
      report: report, output: output, look: common.speech.look(), streams: Output.streams)
  }
}
