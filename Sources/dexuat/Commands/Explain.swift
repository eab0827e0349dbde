import ArgumentParser
import Intake
import IntakeCore
import IntakeReporting

/// `dexuat explain CODE`: one rule's manual.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "What a code means, why, and how to mend it.", helpNames: [])

  @Argument(help: "Codes such as M001.", completion: .codes)
  var codes: [String]

  @OptionGroup var common: CommonOptions

  mutating func run() throws {
    let call = try common.readCall()
    let rules = try codes.map { code in
      guard let rule = RuleCatalog.rule(Code(code.uppercased())) else { throw unknown(code) }
      return rule
    }
    for rule in rules {
      let shown = common.reportOptions(toFile: false)
      try Output.standard.write(
        RuleManual.page(
          rule, call: call, language: shown.language, width: shown.width, color: shown.color))
    }
  }

  private func unknown(_ code: String) -> Failure {
    let near = Suggestion.nearest(
      to: code.uppercased(), among: RuleCatalog.all.map(\.code.description))
    return Failure(
      .usage,
      Localized(
        vi: "Không có mã “\(code)”." + (near.map { " Có phải ý bạn là \($0)?" } ?? "")
          + " Xem: dexuat rules",
        en: "There is no code “\(code)”." + (near.map { " Did you mean \($0)?" } ?? "")
          + " See: dexuat rules"))
  }
}
