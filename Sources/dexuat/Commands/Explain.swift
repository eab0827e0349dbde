import ArgumentParser
import Intake

/// `dexuat explain CODE`: one rule's manual.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration.said(
    "explain",
    Localized(
      vi: "một mã nghĩa là gì, sửa thế nào", en: "what a code means, and how to fix it"),
    examples: Localized(
      vi: """
        dexuat explain M001
        dexuat explain O004 T002
        """,
      en: """
        dexuat explain M001
        dexuat explain O004 T002
        """))

  @Argument(
    help: .said(
      vi: "các mã như M001", en: "codes such as M001", value: Localized(vi: "MÃ", en: "CODE")),
    completion: .codes)
  var codes: [String]

  @OptionGroup(title: .commonOptions) var common: CommonOptions

  mutating func run() throws {
    try Output.standard.write(
      try Drafts(try common.readCall()).explain(codes, look: common.speech.look()))
  }
}
