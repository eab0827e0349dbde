/// `Localized(vi: …, en: …)` as it stands in the sources.
struct LocalizedLiteral {
  let vi: Substring
  let en: Substring

  /// The values put into each, apart from how each language declines them.
  var viValues: Set<String> { Self.values(vi) }
  var enValues: Set<String> { Self.values(en) }

  static func all(in source: String) -> [LocalizedLiteral] {
    var found: [LocalizedLiteral] = []
    var rest = Substring(source)
    while let start = rest.firstRange(of: "Localized(") {
      rest = rest[start.upperBound...]
      guard let end = closing(rest) else { continue }
      let body = rest[..<end]
      let trimmed = body.drop { $0.isWhitespace }
      guard trimmed.hasPrefix("vi:"), let english = english(in: trimmed) else { continue }
      let vi = trimmed[..<english.lowerBound].dropFirst(3)
      found.append(LocalizedLiteral(vi: vi, en: trimmed[english.upperBound...]))
    }
    return found.filter { $0.vi.contains("\"") && $0.en.contains("\"") }
  }

  /// Where the bracket that was opened right before the text is closed.
  private static func closing(_ text: Substring) -> Substring.Index? {
    var depth = 1
    for index in text.indices {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private static func english(in body: Substring) -> Range<Substring.Index>? {
    var depth = 0
    for index in body.indices {
      if body[index] == "(" { depth += 1 }
      if body[index] == ")" { depth -= 1 }
      guard depth == 0, body[index...].hasPrefix(",") else { continue }
      let after = body[body.index(after: index)...].drop { $0.isWhitespace }
      if after.hasPrefix("en:") {
        return index..<after.index(after.startIndex, offsetBy: 3)
      }
    }
    return nil
  }

  private static func values(_ text: Substring) -> Set<String> {
    var values: Set<String> = []
    var rest = text
    while let start = rest.firstRange(of: "\\(") {
      rest = rest[start.upperBound...]
      guard let end = closing(rest) else { break }
      let expression = rest[..<end]
      // English tells one from several, Vietnamese does not; English says "you", Vietnamese names
      // whom it addresses.
      let isOfOneLanguage =
        expression.contains("== 1 ?")
        || ["you", "you.vi", "you.en", "matter.you.vi", "matter.you.en"].contains(expression)
      if !isOfOneLanguage { values.insert(neutral(String(expression))) }
    }
    return values
  }

  private static func withoutLiterals(_ expression: String) -> String {
    let parts = expression.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.enumerated().map { $0.offset % 2 == 0 ? String($0.element) : "" }
      .joined(separator: "\"")
  }

  /// The expression without what chooses the language in it.
  private static func neutral(_ expression: String) -> String {
    if expression == "vi" || expression == "en" { return "language" }
    var text = withoutLiterals(expression)
    for (word, sign) in [(".vi", "."), (".en", "."), ("[.vi]", "[]"), ("[.en]", "[]")] {
      text = text.replacing(word, with: sign)
    }
    return text
  }
}
