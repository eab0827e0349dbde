import ArgumentParser
import Intake

/// `dexuat rules`: what is checked.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "rules", Localized(vi: "danh sách những điều được kiểm tra", en: "what is checked"),
    examples: Localized(
      vi: """
        dexuat rules
        dexuat rules --report markdown > quy-tac.md
        """,
      en: """
        dexuat rules --lang en
        dexuat rules --report markdown > rules.md
        """))

  @Option(
    help: .said(
      vi: "dạng danh sách", en: "the form of the list",
      value: Localized(vi: "DẠNG", en: "FORMAT")),
    completion: .list(ReportName.ofRules.map(\.name)))
  var report: String = ReportName.text.name

  @OptionGroup(title: .commonOptions) var common: CommonOptions

  mutating func run() throws {
    try Output.standard.write(
      try Drafts(try common.readCall()).rules(report, look: common.speech.look()))
  }
}
