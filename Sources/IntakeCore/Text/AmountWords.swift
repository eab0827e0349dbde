/// What stands in brackets behind an amount: a mark of a note, or the amount once more in words.
enum AmountWords {
  /// Parts a folded amount from the bracket behind it: `1.500 (*)`, `1.500.000.000 d (mot ty nam
  /// tram trieu dong)`; words is nil where the bracket only holds a mark, or there is none.
  static func part(
    _ folded: ArraySlice<UInt8>
  ) -> (figures: ArraySlice<UInt8>, words: ArraySlice<UInt8>?) {
    var rest = folded
    while let last = rest.last, last == 0x20 || last == 0x2A { rest.removeLast() }
    if rest.isEmpty { return (folded, nil) }
    guard rest.last == 0x29, let open = rest.lastIndex(of: 0x28), open > rest.startIndex else {
      return (rest, nil)
    }
    let inside = rest[(open + 1)...].dropLast().drop { $0 == 0x20 }
    var figures = rest[..<open]
    while figures.last == 0x20 { figures.removeLast() }
    if inside.allSatisfy({ $0 == 0x2A || $0 == 0x20 }) { return (figures, nil) }
    guard inside.contains(where: isSmallLetter), !inside.contains(where: isDigit),
      value(of: inside) != nil
    else { return (folded, nil) }
    return (figures, inside)
  }

  /// Whether words say an amount.
  static func agree(_ words: ArraySlice<UInt8>, _ money: Money) -> Bool {
    value(of: words) == money.dong
  }

  /// `mot ty nam tram trieu dong chan`; nil for words that are no number.
  static func value(of folded: ArraySlice<UInt8>) -> Int128? {
    var sum: Int128 = 0
    var group: Int128 = 0
    var digit: Int128?
    var isNumber = false
    for word in folded.split(whereSeparator: { !isSmallLetter($0) }) {
      let word = String(decoding: word, as: UTF8.self)
      if let value = digits[word] {
        if let digit { group += digit }
        digit = value
        isNumber = true
      } else if let factor = tens[word] {
        group += (digit ?? (word == "muoi" ? 1 : 0)) * factor
        digit = nil
        isNumber = true
      } else if let scale = scales[word] {
        let whole = group + (digit ?? 0)
        guard whole > 0 || sum > 0 else { return nil }
        if scale == 1_000_000_000, sum > 0, whole == 0 {
          sum *= scale
        } else if scale == 1_000_000_000, sum > 0 {
          sum = (sum + whole) * scale
        } else {
          sum += whole * scale
        }
        (group, digit) = (0, nil)
      } else if !fillers.contains(word) {
        return nil
      }
    }
    return isNumber ? sum + group + (digit ?? 0) : nil
  }

  private static let digits: [String: Int128] = [
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9,
  ]
  private static let tens: [String: Int128] = ["muoi": 10, "tram": 100]
  private static let scales: [String: Int128] = [
    "nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000,
  ]
  private static let fillers: Set<String> = [
    "dong", "chan", "le", "linh", "bang", "chu", "viet", "so", "tien", "ruoi", "va",
  ]
}
