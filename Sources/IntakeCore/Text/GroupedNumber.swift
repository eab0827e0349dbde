extension Localized {
  /// A whole number with its thousands grouped as each language does: `20.000`, `20,000`.
  static func grouped(_ number: Int) -> Localized {
    let digits = Array(String(number.magnitude))
    func grouped(by separator: Character) -> String {
      var text = number < 0 ? "-" : ""
      for (position, digit) in digits.enumerated() {
        if position > 0, (digits.count - position) % 3 == 0 { text.append(separator) }
        text.append(digit)
      }
      return text
    }
    return Localized(vi: grouped(by: "."), en: grouped(by: ","))
  }
}
