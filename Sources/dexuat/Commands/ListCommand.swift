import ArgumentParser
import Intake

/// `dexuat register list`: the entries, one line each.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "list", Localized(vi: "các số đến, mỗi số một dòng", en: "the entries, one line each"),
    examples: Localized(
      vi: """
        dexuat register list --register so
        dexuat register list --register so --report json > so-den.json
        """,
      en: """
        dexuat register list --register reg
        dexuat register list --register reg --report json > entries.json
        """))

  @OptionGroup var place: RegisterOption

  @Option(
    help: .said(
      vi: "chỉ các số đến của đợt này (mặc định: mọi đợt)",
      en: "only the entries of this call (default: all)", value: "ID"),
    completion: .calls)
  var call: String?

  @Option(
    help: .said(
      vi: "dạng danh sách", en: "the form of the list",
      value: Localized(vi: "DẠNG", en: "FORMAT")),
    completion: .list(ReportName.ofEntries.map(\.name)))
  var report: String = ReportName.text.name

  @OptionGroup(title: .commonOptions) var speech: SpeechOptions

  mutating func run() throws {
    try place.office.list(
      call: call, report: report, look: speech.look(), streams: Output.streams)
  }
}
