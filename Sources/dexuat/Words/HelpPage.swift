import Intake

/// The page of a command: what it does, examples, and its options, as they are declared.
struct HelpPage {
  private let path: [String]
  private let command: CommandTree
  private let language: Language

  /// The page that the arguments ask for: `--help`, `-h`, `help VERB`, or nothing at all.
  static func requested(by arguments: [String], _ language: Language) throws(Misuse) -> HelpPage? {
    guard let words = words(of: arguments) else { return nil }
    let tree = CommandTree.declared()
    let (path, command) = tree.command(of: words)
    if let stray = words.dropFirst(path.count).first, !command.commands.isEmpty {
      throw Misuse(unknown: stray, below: path, of: tree)
    }
    return HelpPage(path: path, command: command, language: language)
  }

  /// The words that name the command whose page is asked for; nil where none is.
  private static func words(of arguments: [String]) -> [String]? {
    if arguments.isEmpty { return [] }
    let asked = arguments.prefix { $0 != "--" }
    let isHelp = arguments.first == "help"
    guard isHelp || asked.contains("--help") || asked.contains("-h") else { return nil }
    return asked.dropFirst(isHelp ? 1 : 0).prefix { !$0.hasPrefix("-") }.map(\.self)
  }

  var text: String {
    let isRoot = path.isEmpty
    let blocks =
      [title, indented(command.discussion ?? "")] + [commands].filter { !$0.isEmpty }
      + sections + (isRoot ? [exitCodes, footer] : [])
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var title: String {
    let name = (["dexuat"] + path + command.positionals.map(Self.shown)).joined(separator: " ")
    return "\(name) — \(command.abstract ?? "")\n"
  }

  private static func shown(_ argument: CommandTree.Argument) -> String {
    let name = (argument.valueName ?? "") + (argument.isRepeating ? "…" : "")
    return argument.isOptional ? "[\(name)]" : name
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }

  private var commands: String {
    guard !command.commands.isEmpty else { return "" }
    let lines = command.commands.map { child in
      let name = ([child.commandName] + child.positionals.map(Self.shown)).joined(separator: " ")
      return line(name, child.abstract ?? "")
    }
    return Localized(vi: "Lệnh\n", en: "Commands\n")[language] + lines.joined()
  }

  /// The command's own options, then the common ones under their heading.
  private var sections: [String] {
    let options = command.options
    let own = options.filter { $0.sectionTitle == nil }.map(line(of:)).joined()
    let titles = options.compactMap(\.sectionTitle)
    let named = titles.indices.filter { titles.firstIndex(of: titles[$0]) == $0 }.map { titles[$0] }
    return [own]
      + named.map { title in
        title + "\n" + options.filter { $0.sectionTitle == title }.map(line(of:)).joined()
      }
  }

  private func line(of option: CommandTree.Argument) -> String {
    let name = ([option.spellings.joined(separator: ", ")] + (option.kind == .option ? [option.valueName ?? ""] : []))
      .joined(separator: " ")
    return line(name, (option.abstract ?? "") + values(of: option))
  }

  /// The values that an option takes, and the usual one, where its words do not say so.
  private func values(of option: CommandTree.Argument) -> String {
    let usual = option.kind == .option ? option.defaultValue : nil
    let list = option.values
    if list.count > 1, option.valueName?.contains("|") != true, list.count < 10 {
      let marked = list.map { $0 == usual ? $0 + " (\(standing))" : $0 }
      return ": " + marked.joined(separator: ", ")
    }
    return usual.map { " (\(standing): \($0))" } ?? ""
  }

  private var standing: String { Localized(vi: "mặc định", en: "default")[language] }

  private var exitCodes: String {
    Localized(vi: "Mã thoát\n", en: "Exit codes\n")[language]
      + ExitCode.allCases.map { "  " + Self.padded("\($0.rawValue)", 5) + $0.meaning[language] + "\n" }
      .joined()
  }

  private var footer: String {
    Localized(
      vi: """
        Xem từng lệnh: dexuat check --help · Phiên bản: dexuat --version
        English: dexuat --help --lang en (DEXUAT_LANG=en)

        """,
      en: """
        Each command: dexuat check --help · Version: dexuat --version
        Tiếng Việt: dexuat --help --lang vi

        """)[language]
  }

  /// A name, and what is said of it beside it, in lines of at most 80 letters.
  private func line(_ name: String, _ text: String) -> String {
    let margin = String(repeating: " ", count: Self.column)
    let head = Self.padded("  " + name, Self.column)
    let lines = Self.wrapped(text, Self.width - Self.column)
    let isBeside = head.count == Self.column && head.hasSuffix(" ")
    return (isBeside ? head : head + "\n" + margin)
      + lines.joined(separator: "\n" + margin) + "\n"
  }

  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines.count - 1
      if lines[last].isEmpty {
        lines[last] = String(word)
      } else if lines[last].count + 1 + word.count <= width {
        lines[last] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  private static let column = 21
  private static let width = 80

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
