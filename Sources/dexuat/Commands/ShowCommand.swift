import ArgumentParser
import Intake

/// `dexuat register show ENTRY`: all that is known of one entry.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "show", Localized(vi: "mọi điều về một số đến", en: "all that is known of one entry"),
    examples: Localized(
      vi: """
        dexuat register show 17 --register so
        dexuat register show 17 --register so --report html > 17.html
        """,
      en: """
        dexuat register show 17 --register reg
        dexuat register show 17 --register reg --report html > 17.html
        """))

  @Argument(help: .said(vi: "số đến", en: "the number of the entry", value: "ENTRY"))
  var entry: String

  @OptionGroup var place: RegisterOption

  @Option(
    help: .said(
      vi: "dạng báo cáo", en: "the form of the report",
      value: Localized(vi: "DẠNG", en: "FORMAT")),
    completion: .list(ReportName.ofDocuments.map(\.name)))
  var report: String = ReportName.text.name

  @OptionGroup var definition: OptionalCallOption
  @OptionGroup(title: .commonOptions) var speech: SpeechOptions

  mutating func run() throws {
    try place.office.show(
      try EntryNumber.read(entry), call: definition.call, report: report, look: speech.look(),
      streams: Output.streams)
  }
}
