/// A piece of a written date.
struct DateToken: Equatable {
  enum Kind: Equatable {
    /// A number and how many digits it was written with.
    case number(Int, digits: Int)
    case day, month, quarter, year
    /// `từ`: a period starts.
    case from
    /// `đến`, `tới`: its end follows.
    case to
    /// `hết`, mostly behind `đến`.
    case until
    /// A dash; it may join a date or part a period.
    case dash
    case slash, dot, open, close, comma, colon
    /// Roman I to IV, for quarters.
    case roman(Int)
    /// A month by its English name.
    case named(Int)
    case other
  }

  var kind: Kind
  /// Where it stands in the text.
  var range: Range<Int>

  /// Cuts a text into pieces; white space parts them and is dropped.
  static func tokens(of text: ArraySlice<UInt8>) -> [DateToken] {
    let folded = AsciiFolding(text)
    let bytes = folded.bytes
    var tokens: [DateToken] = []
    var start = 0
    while start < bytes.count {
      guard bytes[start] != 0x20 else {
        start += 1
        continue
      }
      var end = start + 1
      if isDigit(bytes[start]) {
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
      } else if isSmallLetter(bytes[start]) {
        while end < bytes.count, isSmallLetter(bytes[end]) { end += 1 }
      }
      let after = end < bytes.count ? folded.offsets[end] : text.endIndex
      tokens.append(
        DateToken(kind: kind(of: bytes[start..<end]), range: folded.offsets[start]..<after))
      start = end
    }
    return joined(tokens)
  }

  private static func kind(of piece: ArraySlice<UInt8>) -> Kind {
    guard let first = piece.first else { return .other }
    if isDigit(first) {
      return piece.count <= 9
        ? .number(piece.reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits: piece.count) : .other
    }
    if isSmallLetter(first) { return words[String(decoding: piece, as: UTF8.self)] ?? .other }
    return signs[first] ?? .other
  }

  private static let signs: [UInt8: Kind] = [
    0x2D: .dash, 0x7E: .dash, 0x2F: .slash, 0x2E: .dot, 0x28: .open, 0x29: .close, 0x2C: .comma,
    0x3A: .colon,
  ]

  private static let words: [String: Kind] = [
    "ngay": .day, "thang": .month, "thg": .month, "th": .month, "t": .month, "nam": .year,
    "quy": .quarter, "qui": .quarter, "q": .quarter, "tu": .from, "den": .to, "toi": .to,
    "to": .to, "het": .until, "i": .roman(1), "ii": .roman(2), "iii": .roman(3), "iv": .roman(4),
    "jan": .named(1), "feb": .named(2), "mar": .named(3), "apr": .named(4), "may": .named(5),
    "jun": .named(6), "jul": .named(7), "aug": .named(8), "sep": .named(9), "oct": .named(10),
    "nov": .named(11), "dec": .named(12), "month": .month, "year": .year, "quarter": .quarter,
    "from": .from,
  ]

  /// `đến hết`, and the dot of `T.1`, are parts of the word before them.
  private static func joined(_ tokens: [DateToken]) -> [DateToken] {
    var result: [DateToken] = []
    for token in tokens {
      let last = result.last?.kind
      if token.kind == .dot, last == .month || last == .quarter { continue }
      if token.kind == .until {
        if last == .to { continue }
        result.append(DateToken(kind: .to, range: token.range))
        continue
      }
      result.append(token)
    }
    return result
  }
}
