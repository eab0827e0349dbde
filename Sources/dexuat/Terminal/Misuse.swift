import ArgumentParser
import Intake
import IntakeCore

/// A command line that cannot be understood, told in the user's language.
///
/// The argument parser speaks English only; its messages are recognised by their shapes and the
/// quoted parts carried over.
struct Misuse {
  let message: Localized

  init(_ error: any Error, arguments: [String]) {
    let english = Dexuat.message(for: error)
    let quoted = Self.quotedParts(of: english)
    let what = Self.describe(english, quoted, arguments)
    let verb = arguments.first.flatMap { HelpPage.verbs.contains($0) ? $0 + " " : nil } ?? ""
    message = Localized(
      vi: what.vi + " Xem: dexuat \(verb)--help",
      en: what.en + " See: dexuat \(verb)--help")
  }

  private static func describe(
    _ english: String, _ quoted: [String], _ arguments: [String]
  ) -> Localized {
    let first = quoted.first ?? ""
    if english.hasPrefix("Unknown option") {
      return unknown(
        Localized(vi: "Không có tùy chọn “\(first)”.", en: "There is no option “\(first)”."),
        near: Suggestion.nearest(to: first, among: HelpPage.options))
    }
    if english.hasPrefix("Missing value for") {
      return Localized(
        vi: "Tùy chọn “\(first)” còn thiếu giá trị.", en: "Option “\(first)” lacks its value.")
    }
    if english.hasPrefix("Missing expected argument") {
      return Localized(
        vi: "Còn thiếu đối số \(first).", en: "The argument \(first) is missing.")
    }
    if english.hasPrefix("The value") {
      let option = quoted.count > 1 ? quoted[1] : ""
      return Localized(
        vi: "Giá trị “\(first)” không dùng được cho “\(option)”.",
        en: "The value “\(first)” cannot be used for “\(option)”.")
    }
    if english.contains("nexpected argument") {
      return unexpected(first, arguments)
    }
    if arguments.isEmpty {
      return Localized(vi: "Chưa có lệnh.", en: "No command given.")
    }
    return Localized(
      vi: "Không hiểu dòng lệnh này.", en: "This command line cannot be understood.")
  }

  private static func unexpected(_ argument: String, _ arguments: [String]) -> Localized {
    if argument == arguments.first {
      return unknown(
        Localized(vi: "Không có lệnh “\(argument)”.", en: "There is no command “\(argument)”."),
        near: Suggestion.nearest(to: argument, among: HelpPage.verbs))
    }
    return Localized(
      vi: "Đối số “\(argument)” là thừa.", en: "The argument “\(argument)” is one too many.")
  }

  private static func unknown(_ what: Localized, near: String?) -> Localized {
    guard let near else { return what }
    return Localized(
      vi: what.vi + " Có phải ý bạn là “\(near)”?", en: what.en + " Did you mean “\(near)”?")
  }

  private static func quotedParts(of text: String) -> [String] {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
