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
      guard let rule = RuleCatalog.rule(Code(code.uppercased())) else {
        throw Failure.unknownCode(code)
      }
      return rule
    }
    for rule in rules {
      let shown = common.reportOptions(toFile: false)
      try Output.standard.write(
        RuleManual.page(
          rule, call: call, language: shown.language, width: shown.width, color: shown.color))
    }
  }
}
