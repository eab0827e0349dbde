import ArgumentParser
import Intake
import IntakeCore
import IntakeReporting

/// `dexuat rules`: what is checked.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "What is checked.", helpNames: [])

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @OptionGroup var common: CommonOptions

  @Option(help: "text, json or markdown.")
  var report: Format = .text

  mutating func run() throws {
    let call = try common.readCall()
    let shown = common.reportOptions(toFile: false)
    let text =
      switch report {
      case .text:
        RuleManual.list(
          call: call, language: shown.language, width: shown.width, color: shown.color)
      case .json: RuleManual.json(call: call)
      case .markdown: RuleManual.markdown(call: call)
      }
    try Output.standard.write(text)
  }
}
