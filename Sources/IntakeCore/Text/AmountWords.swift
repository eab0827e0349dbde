/// What stands in brackets behind an amount: a mark of a note, or the amount once more in words.
enum AmountWords {
  /// Parts a folded amount from what stands behind it: `1.500 (*)`, `1.500 [1]`, `1.500 triệu đồng,
  /// trong đó:`, `1.500.000.000 d (mot ty nam tram trieu dong)`; words is nil where it is no number.
  static func part(
    _ folded: ArraySlice<UInt8>
  ) -> (figures: ArraySlice<UInt8>, words: ArraySlice<UInt8>?) {
    var rest = withoutTail(folded)
    while let last = rest.last, last == 0x20 || last == 0x2A { rest.removeLast() }
    if rest.isEmpty { return (folded, nil) }
    guard let close = rest.last, close == 0x29 || close == 0x5D,
      let open = rest.lastIndex(of: close == 0x29 ? 0x28 : 0x5B), open > rest.startIndex
    else { return (rest, nil) }
    let inside = rest[(open + 1)...].dropLast().drop { $0 == 0x20 }
    var figures = rest[..<open]
    while figures.last == 0x20 { figures.removeLast() }
    if isMark(inside) || remarks.contains(String(decoding: inside, as: UTF8.self)) {
      return (figures, nil)
    }
    guard inside.contains(where: isSmallLetter), !inside.contains(where: isDigit),
      value(of: inside) != nil
    else { return (folded, nil) }
    return (figures, inside)
  }

  /// What is said of each amount of a proposal: they are all planned ones.
  private static let remarks: Set<String> = ["du kien", "tam tinh", "planned"]

  /// Whether an amount has the mark of a note behind it: `1.500 (*)`, `1.500*`, `1.500²`.
  static func hasMark(_ text: ArraySlice<UInt8>) -> Bool {
    guard let last = text.last, !isDigit(last) else { return false }
    if last == 0x2A || withoutRaised(text).count < text.count { return true }
    guard last == 0x29 || last == 0x5D,
      let open = text.lastIndex(of: last == 0x29 ? 0x28 : 0x5B)
    else { return false }
    return isMark(AsciiFolding(text[(open + 1)...].dropLast()).bytes.drop { $0 == 0x20 })
  }

  /// Whether a bracket holds the mark of a note: stars, one figure, one letter.
  private static func isMark(_ inside: ArraySlice<UInt8>) -> Bool {
    if inside.allSatisfy({ $0 == 0x2A || $0 == 0x20 }) { return true }
    guard inside.count == 1, let sign = inside.first else { return false }
    return isSmallLetter(sign) || isDigit(sign) && sign != 0x30
  }

  /// Without the words that lead on to the parts of an amount, or close it.
  private static func withoutTail(_ folded: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let tail = tails.first(where: { folded.suffix($0.count).elementsEqual($0) }) else {
      return folded
    }
    var rest = folded.dropLast(tail.count)
    while let last = rest.last, [0x20, 0x2C, 0x3A, 0x3B, 0x2E].contains(last) { rest.removeLast() }
    return rest
  }

  private static let tails = [" trong do:", " trong do", " bao gom:", " gom:", " chan"].map {
    Array($0.utf8)
  }

  /// Without the raised figures behind an amount, which are marks of notes.
  static func withoutRaised(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    while let last = rest.last, last >= 0x80 {
      if rest.dropLast().last == 0xC2, [0xB2, 0xB3, 0xB9].contains(last) {
        rest.removeLast(2)
      } else if rest.suffix(3).starts(with: [0xE2, 0x81]), 0xB0...0xB9 ~= last {
        rest.removeLast(3)
      } else {
        break
      }
    }
    return rest
  }

  /// Whether words say an amount.
  static func agree(_ words: ArraySlice<UInt8>, _ money: Money) -> Bool {
    value(of: words) == money.dong
  }

  /// `mot ty nam tram trieu dong chan`; nil for words that are no number.
  static func value(of folded: ArraySlice<UInt8>) -> Int128? {
    /// What has been said of each scale; a larger one behind it multiplies it too: `một nghìn hai trăm
    /// triệu`.
    var groups: [(value: Int128, scale: Int128)] = []
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
        var whole = group + (digit ?? 0)
        while let last = groups.last, last.scale < scale {
          whole += last.value
          groups.removeLast()
        }
        guard whole > 0, groups.count < 8, whole < 1_000_000_000_000 else { return nil }
        groups.append((whole * scale, scale))
        (group, digit) = (0, nil)
      } else if word == "ruoi", let last = groups.last, group == 0, digit == nil {
        // `một tỷ rưỡi`
        groups.append((last.scale / 2, 1))
      } else if !fillers.contains(word) {
        return nil
      }
    }
    return isNumber ? groups.reduce(group + (digit ?? 0)) { $0 + $1.value } : nil
  }

  private static let digits: [String: Int128] = [
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5,
    "sau": 6,
    "bay": 7, "tam": 8, "chin": 9,
  ]
  private static let tens: [String: Int128] = ["muoi": 10, "tram": 100]
  private static let scales: [String: Int128] = [
    "nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000,
  ]
  private static let fillers: Set<String> = [
    "dong", "chan", "le", "linh", "bang", "chu", "viet", "so", "tien", "va",
  ]
}
