import IntakeCore

extension Money {
  /// The amount in triệu đồng as the annex prints it, exact: `1.250,5`.
  var inMillions: String { inMillions(.vi) }

  /// The amount in triệu đồng, exact: `1.250,5`, in English `1,250.5`.
  func inMillions(_ language: Language) -> String {
    let (group, decimal) = language == .vi ? (".", ",") : (",", ".")
    let (whole, rest) = dong.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let grouped = Self.grouped(String(whole), by: group)
    guard rest > 0 else { return (dong < 0 ? "-" : "") + grouped }
    var fraction = String(String(rest + 1_000_000).dropFirst())
    while fraction.last == "0" { fraction.removeLast() }
    return (dong < 0 ? "-" : "") + grouped + decimal + fraction
  }

  private static func grouped(_ digits: String, by group: String) -> String {
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { text += group }
      text.append(digit)
    }
    return text
  }
}

extension Int {
  /// The number in Roman numerals, from 1 to 3999.
  var roman: String {
    let signs = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
      (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var rest = self
    var text = ""
    for (value, sign) in signs {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }
}
