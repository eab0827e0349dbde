import ArgumentParser
import Intake

/// `dexuat completions bash|zsh|fish`: the script that completes commands, options, call ids and
/// codes in a shell.
struct Completions: ParsableCommand {
  private static let shells = ["bash", "zsh", "fish"]

  static let configuration = CommandConfiguration.said(
    "completions",
    Localized(vi: "hoàn tất lệnh bằng phím Tab", en: "completion with the Tab key"),
    examples: Localized(
      vi: """
        source <(dexuat completions bash)                      phiên bash này
        dexuat completions bash > ~/.local/share/bash-completion/completions/dexuat
        dexuat completions zsh > ~/.zfunc/_dexuat              ~/.zfunc trong fpath
        dexuat completions fish > ~/.config/fish/completions/dexuat.fish
        """,
      en: """
        source <(dexuat completions bash)                      this bash session
        dexuat completions bash > ~/.local/share/bash-completion/completions/dexuat
        dexuat completions zsh > ~/.zfunc/_dexuat              ~/.zfunc in fpath
        dexuat completions fish > ~/.config/fish/completions/dexuat.fish
        """))

  @Argument(
    help: .said(vi: "bash, zsh hoặc fish", en: "bash, zsh or fish", value: "SHELL"),
    completion: .list(shells))
  var shell: String

  @Option(
    help: .said(
      vi: "ngôn ngữ của lời giải thích", en: "the language of the descriptions", value: "vi|en"))
  var lang: Language = Words.language

  mutating func run() throws {
    guard let known = CompletionShell(rawValue: shell) else { throw unknownShell }
    try Output.standard.write(Dexuat.completionScript(for: known))
  }

  private var unknownShell: Failure {
    let near = Suggestion.question(about: shell, among: Self.shells)
    let list = Self.shells.joined(separator: ", ")
    return Failure(
      .usage,
      Localized(
        vi: "Không có bản hoàn tất lệnh cho “\(shell)”.\(near.vi) Có: \(list).",
        en: "There are no completions for “\(shell)”.\(near.en) There are: \(list)."))
  }
}

extension CompletionKind {
  /// The ids of the calls at hand.
  static var calls: CompletionKind { .custom { _, _, _ in CallStore.ofThisProcess.ids } }

  /// The codes of the rules.
  static var codes: CompletionKind { .list(RuleCatalog.all.map(\.code.description)) }
}
