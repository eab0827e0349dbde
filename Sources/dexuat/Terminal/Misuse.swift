import ArgumentParser
import Intake
import IntakeCore

/// A command that there is not.
struct UnknownCommand: Error {
  var name: String
  var known: [String]
}

/// A command line that cannot be understood, told in the user's language.
///
/// The argument parser speaks English only; its messages are recognised by their shapes and the
/// quoted parts carried over.
struct Misuse {
  let message: Localized

  init(_ error: any Error, arguments: [String]) {
    let what =
      (error as? UnknownCommand).map(Self.describe)
      ?? Self.describe(Dexuat.message(for: error), arguments)
    let page = Self.helpPage(arguments)
    message = Localized(
      vi: what.vi + " Xem: dexuat \(page)--help", en: what.en + " See: dexuat \(page)--help")
  }

  /// The command whose help is pointed to: `register letter `.
  private static func helpPage(_ arguments: [String]) -> String {
    guard let verb = arguments.first, HelpPage.verbs.contains(verb) else { return "" }
    guard verb == "register", arguments.count > 1, arguments[1] == "letter" else {
      return verb + " "
    }
    return "register letter "
  }

  private static func describe(_ unknown: UnknownCommand) -> Localized {
    let list = unknown.known.joined(separator: ", ")
    let what = suggesting(
      Localized(
        vi: "Không có lệnh “\(unknown.name)”.", en: "There is no command “\(unknown.name)”."),
      near: HelpPage.registerVerbs.contains(unknown.name)
        ? "register \(unknown.name)"
        : Suggestion.nearest(to: unknown.name, among: unknown.known))
    return Localized(
      vi: what.vi + " Các lệnh: \(list).", en: what.en + " The commands: \(list).")
  }

  private static func describe(_ english: String, _ arguments: [String]) -> Localized {
    let quoted = quotedParts(of: english)
    // An argument may hold quotation marks itself.
    let whole = arguments.filter { english.contains("'\($0)'") }.max { $0.count < $1.count }
    let first = whole ?? quoted.first.map(plain) ?? ""
    if arguments.first == "register", !HelpPage.registerVerbs.contains(where: arguments.contains) {
      let list = HelpPage.registerVerbs.joined(separator: ", ")
      return Localized(
        vi: "Sau register phải là một lệnh: \(list).",
        en: "After register stands a command: \(list).")
    }
    if english.hasPrefix("Unknown option") {
      if let misplaced = misplaced(first, arguments) { return misplaced }
      return suggesting(
        Localized(vi: "Không có tùy chọn “\(first)”.", en: "There is no option “\(first)”."),
        near: Suggestion.nearest(to: first, among: HelpPage.options(of: arguments)))
    }
    if english.hasPrefix("Missing value for") {
      let option = quoted.first.map(plain) ?? first
      if let place = arguments.firstIndex(of: option), place + 1 < arguments.count,
        Int(arguments[place + 1]) != nil
      {
        return wrongValue(arguments[place + 1], [option])
      }
      return Localized(
        vi: "Tùy chọn “\(option)” còn thiếu giá trị.", en: "Option “\(option)” lacks its value.")
    }
    if english.hasPrefix("Missing expected argument") {
      let name = quoted.first.map(plain) ?? first
      return Localized(vi: "Còn thiếu \(name).", en: "\(name) is missing.")
    }
    if english.hasPrefix("The value") {
      return wrongValue(first, Array(quoted.dropFirst()).map(plain))
    }
    if english.contains("does not take any value") {
      let option = first.split(separator: "=").first.map(String.init) ?? first
      return Localized(
        vi: "Tùy chọn “\(option)” không nhận giá trị.",
        en: "Option “\(option)” takes no value.")
    }
    if english.contains("nexpected argument") {
      return Localized(
        vi: "Đối số “\(first)” là thừa.", en: "The argument “\(first)” is one too many.")
    }
    return Localized(
      vi: "Không hiểu dòng lệnh này.", en: "This command line cannot be understood.")
  }

  /// An option that there is, but not there: it is not suggested in its own place.
  private static func misplaced(_ option: String, _ arguments: [String]) -> Localized? {
    guard HelpPage.options(of: arguments).contains(option) else { return nil }
    guard arguments.first?.hasPrefix("-") == true else {
      return Localized(
        vi: "Tùy chọn “\(option)” không dùng ở đây.",
        en: "The option “\(option)” is not taken here.")
    }
    return Localized(
      vi: "Tùy chọn “\(option)” phải đứng sau lệnh: dexuat check … \(option) ….",
      en: "The option “\(option)” comes after the command: dexuat check … \(option) ….")
  }

  /// - Parameter quoted: the option, then the values that it takes, where the parser lists them.
  private static func wrongValue(_ value: String, _ quoted: [String]) -> Localized {
    let option = quoted.first ?? ""
    let allowed = quoted.dropFirst().joined(separator: ", ")
    let list =
      allowed.isEmpty
      ? Localized(same: "")
      : Localized(vi: " Có thể ghi: \(allowed).", en: " It takes: \(allowed).")
    let near = Suggestion.nearest(to: value, among: Array(quoted.dropFirst()))
    let what = suggesting(
      Localized(
        vi: "Giá trị “\(value)” không dùng được cho “\(option)”.",
        en: "The value “\(value)” cannot be used for “\(option)”."), near: near)
    return Localized(vi: what.vi + list.vi, en: what.en + list.en)
  }

  private static func suggesting(_ what: Localized, near: String?) -> Localized {
    guard let near else { return what }
    let question = Suggestion.question(near)
    return Localized(vi: what.vi + question.vi, en: what.en + question.en)
  }

  /// An option without the name of its value; an argument as the help pages call it.
  private static func plain(_ quoted: String) -> String {
    if quoted.hasPrefix("-") {
      return quoted.split(separator: " ").first.map(String.init) ?? quoted
    }
    let name = quoted.filter { $0 != "<" && $0 != ">" && $0 != "." && $0 != " " }
    return [
      "file": "FILE", "files": "FILE", "codes": "CODE", "inbox": "INBOX", "entry": "ENTRY",
      "shell": "SHELL",
    ][name] ?? quoted
  }

  private static func quotedParts(of text: String) -> [String] {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
