import ArgumentParser
import Intake

/// `dexuat template`: writes a call's blank forms and schemas.
struct Template: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "template",
    Localized(
      vi: "ghi mẫu trống (Excel, Word, CSV) và lược đồ của đợt",
      en: "write a call's blank forms (Excel, Word, CSV) and schemas"),
    examples: Localized(
      vi: """
        dexuat template --output mau
        dexuat template --call ha-noi-2024 --output mau
        """,
      en: """
        dexuat template --output forms
        dexuat template --call ha-noi-2024 --output forms
        """))

  @Option(
    help: .said(
      vi: "thư mục ghi (mặc định: thư mục hiện tại)",
      en: "the folder to write to (default: the current one)", value: "DIR"),
    completion: .directory)
  var output: String?

  @Flag(
    help: .said(
      vi: "ghi đè tệp đã có và khác (không thì từ chối)",
      en: "replace files there that differ (else refused)"))
  var overwrite = false

  @OptionGroup(title: .commonOptions) var common: CommonOptions

  mutating func run() throws {
    let paths = try Drafts(try common.readCall())
      .template(to: output ?? ".", overwrite: overwrite)
    guard !common.speech.quiet else { return }
    for path in paths { try Output.standard.write(path + "\n") }
  }
}
