/// A decimal number as written: `digits` × 10^−`scale`, never rounded.
struct ExactDecimal: Hashable {
  var digits: Int128
  /// The digits after the decimal sign.
  var scale: Int

  /// More digits than any amount of money has are kept as this: it is too large in every unit.
  static let beyond = ExactDecimal(digits: tenTo(30), scale: 0)

  /// The money of so many units of 10^`power` đồng.
  func money(power: Int) -> AmountReader.Reading {
    var value = digits
    if power >= scale {
      let (product, overflow) = value.multipliedReportingOverflow(by: tenTo(power - scale))
      guard !overflow else { return .unreadable(.tooLarge) }
      value = product
    } else {
      let (quotient, rest) = value.quotientAndRemainder(dividingBy: tenTo(scale - power))
      guard rest == 0 else { return .unreadable(.fraction) }
      value = quotient
    }
    guard value.magnitude <= UInt128(AmountReader.largest.dong) else {
      return .unreadable(.tooLarge)
    }
    return .amount(Money(dong: value))
  }

  /// Reads digits with at most one decimal sign among them; nil for anything else or no digit.
  init?(_ text: some Collection<UInt8>, decimalSign: UInt8) {
    var value: Int128 = 0
    var count = 0
    var fraction: Int?
    for byte in text {
      if isDigit(byte) {
        if value != 0 || byte != 0x30 { count += 1 }
        guard count <= 27 else { continue }
        value = value * 10 + Int128(byte - 0x30)
        if let digits = fraction { fraction = digits + 1 }
      } else if byte == decimalSign, fraction == nil {
        fraction = 0
      } else {
        return nil
      }
    }
    guard text.count > (fraction == nil ? 0 : 1) else { return nil }
    self =
      count > 27 || (fraction ?? 0) > 27
      ? .beyond : ExactDecimal(digits: value, scale: fraction ?? 0)
  }

  init(digits: Int128, scale: Int) {
    self.digits = digits
    self.scale = scale
  }

  /// The shortest plain form: `-1500.5`.
  var text: String {
    let figures = String(digits.magnitude)
    let zeros = String(repeating: "0", count: max(0, scale + 1 - figures.utf8.count))
    var whole = Substring(zeros + figures)
    var fraction = whole.suffix(scale)
    whole = whole.dropLast(scale)
    while fraction.last == "0" { fraction.removeLast() }
    return (digits < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  var negated: ExactDecimal { ExactDecimal(digits: -digits, scale: scale) }

  /// Whether two numbers are the same, however many zeros they end in.
  func equals(_ other: ExactDecimal) -> Bool {
    let common = max(scale, other.scale)
    return digits.multipliedReportingOverflow(by: tenTo(common - scale))
      == other.digits.multipliedReportingOverflow(by: tenTo(common - other.scale))
  }
}

/// 10 to a power of 0 to 38.
func tenTo(_ power: Int) -> Int128 {
  var value: Int128 = 1
  for _ in 0..<power { value *= 10 }
  return value
}
