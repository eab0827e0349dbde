import Intake

/// A command line that cannot be understood: the first thing that is wrong with it, found by
/// reading it beside what is declared. The parser's own messages, which are English, are not used.
struct Misuse: Error {
  let message: Localized

  /// What is wrong with arguments that the parser refused.
  init(in arguments: [String]) {
    let tree = CommandTree.declared()
    let (path, command) = tree.command(of: arguments)
    let rest = Array(arguments.dropFirst(path.count))
    if let stray = rest.first, !command.commands.isEmpty, !stray.hasPrefix("-") {
      self.init(unknown: stray, below: path, of: tree)
    } else {
      self.init(Line(path: path, command: command, tree: tree, arguments: rest).fault, path)
    }
  }

  /// A command that there is not.
  init(unknown name: String, below path: [String], of tree: CommandTree) {
    let known = tree.command(of: path).command.commands.map(\.commandName)
    let elsewhere = tree.commands.first { $0.commands.contains { $0.commandName == name } }
    let what = Self.suggesting(
      Localized(vi: "Không có lệnh “\(name)”.", en: "There is no command “\(name)”."),
      near: elsewhere.map { "\($0.commandName) \(name)" }
        ?? Suggestion.nearest(to: name, among: known))
    let list = known.joined(separator: ", ")
    self.init(
      Localized(vi: what.vi + " Các lệnh: \(list).", en: what.en + " The commands: \(list)."), path)
  }

  private init(_ what: Localized, _ path: [String]) {
    let page = (["dexuat"] + path + ["--help"]).joined(separator: " ")
    message = Localized(vi: what.vi + " Xem: " + page, en: what.en + " See: " + page)
  }

  fileprivate static func suggesting(_ what: Localized, near: String?) -> Localized {
    guard let near else { return what }
    let question = Suggestion.question(near)
    return Localized(vi: what.vi + question.vi, en: what.en + question.en)
  }
}

/// The arguments behind a command's name, read one after the other.
private struct Line {
  let path: [String]
  let command: CommandTree
  let tree: CommandTree
  let arguments: [String]

  /// The first fault.
  var fault: Localized {
    if !command.commands.isEmpty { return faultBeforeACommand }
    var values = 0
    var position = 0
    while position < arguments.count {
      let text = arguments[position]
      position += 1
      if text == "--" {
        values += arguments.count - position
        break
      }
      guard text.hasPrefix("-"), text != "-" else {
        values += 1
        if !takes(values) { return .tooMany(text) }
        continue
      }
      if let fault = fault(of: text, before: position) { return fault }
      if takesNext(text) { position += 1 }
    }
    if let missing = command.positionals.first(where: { !$0.isOptional }), values == 0 {
      return .missing(missing.valueName ?? "")
    }
    return .notUnderstood
  }

  private var faultBeforeACommand: Localized {
    guard let first = arguments.first(where: { $0.hasPrefix("-") }), path.isEmpty else {
      return .commandAfter(path, command.commands.map(\.commandName))
    }
    let (name, _) = split(first)
    return tree.allOptions.contains { $0.spellings.contains(name) } ? .beforeCommand(name) : unknown(name)
  }

  private func takes(_ values: Int) -> Bool {
    values <= command.positionals.count || command.positionals.contains(where: \.isRepeating)
  }

  private func takesNext(_ text: String) -> Bool {
    let (name, value) = split(text)
    return value == nil && option(name)?.kind == .option
  }

  /// What is wrong with an option.
  /// - Parameter next: where its value stands, unless it is said in one word.
  private func fault(of text: String, before next: Int) -> Localized? {
    let (name, said) = split(text)
    guard let option = option(name) else { return unknown(name) }
    guard option.kind == .option else { return said == nil ? nil : .takesNoValue(name) }
    guard let value = said ?? arguments.dropFirst(next).first else { return .lacksValue(name) }
    if said == nil, value.hasPrefix("-"), value != "-" {
      return Int(value) == nil ? .lacksValue(name) : .wrongValue(value, name, [])
    }
    let allowed = option.allValues ?? []
    return allowed.isEmpty || allowed.contains(value) ? nil : .wrongValue(value, name, allowed)
  }

  private func unknown(_ name: String) -> Localized {
    if tree.allOptions.contains(where: { $0.spellings.contains(name) }) { return .notTakenHere(name) }
    let known = command.commands.isEmpty ? command.options : tree.allOptions
    let near = Suggestion.nearest(
      to: name, among: Set(known.map(\.option) + ["--help", "--version"]).sorted())
    return Misuse.suggesting(.noOption(name), near: near)
  }

  private func option(_ name: String) -> CommandTree.Argument? {
    command.options.first { $0.spellings.contains(name) }
  }

  /// `--name=value` in its two parts.
  private func split(_ text: String) -> (name: String, value: String?) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard text.hasPrefix("--"), parts.count == 2 else { return (text, nil) }
    return (String(parts[0]), String(parts[1]))
  }
}

extension Localized {
  fileprivate static func commandAfter(_ path: [String], _ known: [String]) -> Localized {
    let list = known.joined(separator: ", ")
    guard let last = path.last else {
      return Localized(vi: "Còn thiếu lệnh: \(list).", en: "A command is missing: \(list).")
    }
    return Localized(
      vi: "Sau \(last) phải là một lệnh: \(list).", en: "After \(last) stands a command: \(list).")
  }

  fileprivate static func beforeCommand(_ option: String) -> Localized {
    Localized(
      vi: "Tùy chọn “\(option)” phải đứng sau lệnh: dexuat check … \(option) ….",
      en: "The option “\(option)” comes after the command: dexuat check … \(option) ….")
  }

  fileprivate static func notTakenHere(_ option: String) -> Localized {
    Localized(
      vi: "Tùy chọn “\(option)” không dùng ở đây.", en: "The option “\(option)” is not taken here.")
  }

  fileprivate static func noOption(_ option: String) -> Localized {
    Localized(vi: "Không có tùy chọn “\(option)”.", en: "There is no option “\(option)”.")
  }

  fileprivate static func lacksValue(_ option: String) -> Localized {
    Localized(
      vi: "Tùy chọn “\(option)” còn thiếu giá trị.", en: "Option “\(option)” lacks its value.")
  }

  fileprivate static func takesNoValue(_ option: String) -> Localized {
    Localized(
      vi: "Tùy chọn “\(option)” không nhận giá trị.", en: "Option “\(option)” takes no value.")
  }

  fileprivate static func missing(_ name: String) -> Localized {
    Localized(vi: "Còn thiếu \(name).", en: "\(name) is missing.")
  }

  fileprivate static func tooMany(_ argument: String) -> Localized {
    Localized(
      vi: "Đối số “\(argument)” là thừa.", en: "The argument “\(argument)” is one too many.")
  }

  fileprivate static func wrongValue(
    _ value: String, _ option: String, _ allowed: [String]
  ) -> Localized {
    let what = Misuse.suggesting(
      Localized(
        vi: "Giá trị “\(value)” không dùng được cho “\(option)”.",
        en: "The value “\(value)” cannot be used for “\(option)”."),
      near: Suggestion.nearest(to: value, among: allowed))
    guard !allowed.isEmpty else { return what }
    let list = allowed.joined(separator: ", ")
    return Localized(
      vi: what.vi + " Có thể ghi: \(list).", en: what.en + " It takes: \(list).")
  }

  fileprivate static let notUnderstood = Localized(
    vi: "Không hiểu dòng lệnh này.", en: "This command line cannot be understood.")
}
