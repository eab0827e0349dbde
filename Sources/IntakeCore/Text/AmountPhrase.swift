/// An amount as it stands in a cell, taken apart: sign, numbers and their unit words.
struct AmountPhrase {
  var isNegative = false
  /// One, or several with falling units (`1 tỷ 500 triệu đồng`).
  var parts: [Part] = []

  struct Part {
    var number: NumberForm
    /// The power of ten of đồng that the words behind it name; nil where there are none.
    var power: Int?
  }

  /// Reads folded text; nil where it is no amount.
  init?(_ folded: ArraySlice<UInt8>) {
    var rest = Self.trimmed(folded)
    if rest == [0x2D] {
      // Statistics print a dash for "none".
      parts = [Part(number: NumberForm([0x30]), power: nil)]
      return
    }
    let hasCurrency = rest.starts(with: Self.currency)
    if hasCurrency {
      rest = rest.dropFirst(Self.currency.count).drop { $0 == 0x20 || $0 == 0x3A }
    }
    if let first = rest.first, first == 0x2D || first == 0x2B {
      isNegative = first == 0x2D
      rest = rest.dropFirst().drop { $0 == 0x20 }
    }
    while !rest.isEmpty {
      guard let part = Self.part(&rest) else { return nil }
      parts.append(part)
    }
    guard !parts.isEmpty, hasFallingUnits else { return nil }
    if hasCurrency, parts[0].power == nil { parts[0].power = 0 }
  }

  /// Whether a folded text is a number with a unit or currency that the form does not have.
  static func hasForeignUnit(_ folded: ArraySlice<UInt8>) -> Bool {
    let isOfNumber: (UInt8) -> Bool = {
      isDigit($0) || [0x20, 0x2B, 0x2C, 0x2D, 0x2E, 0x27].contains($0)
    }
    let head = folded.prefix { isSmallLetter($0) || $0 == 0x24 || $0 == 0x20 }
    let figures = folded.dropFirst(head.count).prefix(while: isOfNumber)
    let tail = folded.dropFirst(head.count + figures.count)
    guard figures.contains(where: isDigit), !tail.contains(where: isDigit) else { return false }
    if tail.isEmpty { return MoneyWords.isForeign(folded: head) }
    return head.allSatisfy { $0 == 0x20 } && MoneyWords.isForeign(folded: tail)
  }

  /// What stands before an amount of đồng as often as behind it.
  private static let currency = Array("vnd".utf8)

  /// Several numbers make one amount only where each has its unit, smaller from one to the next.
  private var hasFallingUnits: Bool {
    guard parts.count > 1 else { return true }
    return zip(parts, parts.dropFirst()).allSatisfy { one, next in
      guard let power = one.power, let smaller = next.power else { return false }
      return smaller < power
    } && parts.allSatisfy { $0.number.agreed?.scale == 0 }
  }

  private static func part(_ rest: inout ArraySlice<UInt8>) -> Part? {
    let isNumberByte: (UInt8) -> Bool = {
      isDigit($0) || $0 == 0x2E || $0 == 0x2C || $0 == 0x20 || $0 == 0x27
    }
    var number = rest.prefix(while: isNumberByte)
    rest = rest.dropFirst(number.count)
    while let last = number.last, last == 0x20 || (last == 0x2E && !rest.isEmpty) {
      number.removeLast()
    }
    let form = NumberForm(number)
    guard form.isNumber else { return nil }
    let words = rest.prefix { !isDigit($0) }
    rest = rest.dropFirst(words.count)
    if words.isEmpty { return Part(number: form, power: nil) }
    return MoneyWords.power(words).map { Part(number: form, power: $0) }
  }

  /// Without the `./.`, `.` or `;` that closes an amount.
  private static func trimmed(_ folded: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = folded
    if rest.suffix(3) == [0x2E, 0x2F, 0x2E] { rest = rest.dropLast(3) }
    while let last = rest.last, [0x20, 0x2E, 0x3B].contains(last) { rest.removeLast() }
    return rest
  }
}
