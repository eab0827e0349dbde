internal import IntakeCore

/// A dispatch as a line or an answer names it: `Công văn số 305/SCT-KTATMT ngày 11/4/2023 của Sở Công
/// Thương tỉnh Vĩnh Phúc`.
struct NamedDispatch {
  let number: [UInt8]
  /// `ngày 11/4/2023`; nil where no whole day stands behind the number.
  private(set) var day: [UInt8]?
  /// What stands behind `của`.
  private(set) var issuer: [UInt8]?

  /// Nil where the text names no number of a dispatch.
  init?(_ text: ArraySlice<UInt8>) {
    let words = text.split { isSpace($0) || $0 == 0x28 || $0 == 0x29 }
    let keys = words.map { MatchKey.bare(bytes: $0) }
    guard let (number, next) = Self.number(words, keys) else { return nil }
    self.number = number
    let rest = keys[next...]
    let by = rest.firstIndex(of: Self.by)
    let on = rest.firstIndex(of: Self.on)
    if let on, on + 1 < words.count {
      let end = by.map { $0 > on ? $0 : words.count } ?? words.count
      let said = Array(words[on..<max(on + 1, end)].joined(separator: [0x20]))[...].trimmingStops
      if case .day = DateReader.sheetDay(said) { day = Array(said) }
    }
    if let by, by + 1 < words.count {
      let end = on.map { $0 > by ? $0 : words.count } ?? words.count
      let said = Array(words[(by + 1)..<max(by + 1, end)].joined(separator: [0x20]))
      issuer = Array(Self.body(ofHead: said[...].trimmingStops))
    }
  }

  /// The body of whose head a text speaks: `Giám đốc Sở Công Thương`.
  private static func body(ofHead text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let words = text.split(whereSeparator: isSpace)
    for count in 1...3 where words.count > count {
      let head = MatchKey.bare(bytes: text[text.startIndex..<words[count - 1].endIndex])
      let rest = text[words[count].startIndex...]
      if heads.contains(head), BodyKind.code(of: rest) != nil { return rest }
    }
    return text
  }

  private static let heads = Set(
    [
      "giám đốc", "tổng giám đốc", "phó giám đốc", "chủ tịch", "phó chủ tịch", "cục trưởng",
      "hiệu trưởng", "viện trưởng", "chi cục trưởng", "vụ trưởng", "lãnh đạo", "trưởng ban",
    ].map { MatchKey.bare(bytes: ArraySlice($0.utf8)) })

  /// The number of the dispatch, perhaps parted by spaces around its signs, and the word behind it:
  /// that behind `số`, or with which the text begins, else the first with a figure and a slash.
  private static func number(
    _ words: [ArraySlice<UInt8>], _ keys: [[UInt8]]
  ) -> (text: [UInt8], next: Int)? {
    // `Sở` is `số` without its accents.
    let of = keys.indices.dropLast().first {
      keys[$0] == marked && words[$0 + 1].first.map(isDigit) == true
    }
    let begins = words.count > 1 && words[0].allSatisfy(isDigit) && beginsWithSign(words[1])
    guard
      let first = of.map({ $0 + 1 }) ?? (begins ? 0 : words.firstIndex(where: isNumber))
    else { return nil }
    var text = Array(words[first])
    var next = first + 1
    // `77 /SCT`, `77/SCT - QLNL`
    while next < words.count, beginsWithSign(words[next]) || endsWithSign(text) {
      text += words[next]
      next += 1
    }
    text = Array(text[...].trimmingStops)
    return isNumber(text[...]) ? (text, next) : nil
  }

  /// `/SCT`, `-`, `–`: signs that stand within numbers.
  private static func beginsWithSign(_ word: ArraySlice<UInt8>) -> Bool {
    word.first == UInt8(ascii: "/") || word.first == UInt8(ascii: "-") || word.starts(with: dash)
  }

  private static func endsWithSign(_ text: [UInt8]) -> Bool {
    text.last == UInt8(ascii: "/") || text.last == UInt8(ascii: "-")
      || text.suffix(dash.count).elementsEqual(dash)
  }

  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    word.contains(UInt8(ascii: "/")) && word.first.map(isDigit) ?? false
      && word.contains(where: isLetter)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  private static let dash = Array("–".utf8)
  private static let marked = MatchKey.bare(bytes: Array("số".utf8)[...])
  private static let on = MatchKey.bare(bytes: Array("ngày".utf8)[...])
  private static let by = MatchKey.bare(bytes: Array("của".utf8)[...])
}

extension ArraySlice<UInt8> {
  /// Without the commas and stops at its end.
  fileprivate var trimmingStops: ArraySlice<UInt8> {
    var rest = self
    while let last = rest.last, [0x2C, 0x2E, 0x3B, 0x20].contains(last) { rest.removeLast() }
    return rest
  }
}
