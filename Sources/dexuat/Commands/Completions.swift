import ArgumentParser
import Intake
import IntakeCore

/// `dexuat completions bash|zsh|fish`: the script that completes commands, options, call ids and
/// codes in a shell.
struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "A completion script for a shell.", helpNames: [])

  @Argument(help: "bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"]))
  var shell: String

  @Option(help: "vi or en.")
  var lang: Language = .vi

  mutating func run() throws {
    guard let known = CompletionShell(rawValue: shell) else { throw unknownShell }
    try Output.standard.write(
      ShellWords.localize(Dexuat.completionScript(for: known), lang))
  }

  private var unknownShell: Failure {
    let names = ["bash", "zsh", "fish"]
    let near = Suggestion.question(about: shell, among: names)
    let list = names.joined(separator: ", ")
    return Failure(
      .usage,
      Localized(
        vi: "Không có bản hoàn tất lệnh cho “\(shell)”.\(near.vi) Có: \(list).",
        en: "There are no completions for “\(shell)”.\(near.en) There are: \(list)."))
  }
}

extension CompletionKind {
  /// The ids of the calls at hand.
  static var calls: CompletionKind {
    .custom { _, _, _ in
      CallStore.ofThisProcess(environment: Environment.value("DEXUAT_TEMPLATES")).ids
    }
  }

  /// The codes of the rules.
  static var codes: CompletionKind { .list(RuleCatalog.all.map(\.code.description)) }
}
