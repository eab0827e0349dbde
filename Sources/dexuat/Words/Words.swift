import ArgumentParser
import Intake

/// The words of the command line. Each command, option and argument declares its own, in both
/// languages, where it is declared; pages, completions and complaints are made of them.
enum Words {
  /// The language of this process, known before anything is parsed: `--lang` where it is said,
  /// else the variable `DEXUAT_LANG`, else Vietnamese.
  static let language = Arguments.ofThisProcess.language
}

extension ArgumentHelp {
  /// What an option or an argument says of itself.
  /// - Parameter value: what stands for its value on pages and in complaints.
  static func said(vi: String, en: String, value: String) -> ArgumentHelp {
    said(vi: vi, en: en, value: Localized(same: value))
  }

  static func said(vi: String, en: String, value: Localized? = nil) -> ArgumentHelp {
    ArgumentHelp(
      Localized(vi: vi, en: en)[Words.language], valueName: value?[Words.language])
  }
}

extension CommandConfiguration {
  /// A command with what it does and its examples, which stand first on its page.
  static func said(
    _ name: String, _ summary: Localized, examples: Localized,
    subcommands: [any ParsableCommand.Type] = []
  ) -> CommandConfiguration {
    CommandConfiguration(
      commandName: name, abstract: summary[Words.language],
      discussion: examples[Words.language], subcommands: subcommands, helpNames: [])
  }
}

extension String {
  /// The heading over the options that many commands share.
  static let commonOptions = Localized(vi: "Tùy chọn chung", en: "Common options")[Words.language]
}
