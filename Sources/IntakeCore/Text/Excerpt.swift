extension String {
  /// The text as a message quotes it: at most `letters` characters, line breaks and control
  /// characters shown as spaces. For showing only; what was written is never changed.
  func excerpt(_ letters: Int = 80) -> String {
    var shown = ""
    var count = 0
    for character in self {
      if count == letters { return shown + "…" }
      let isControl = character.unicodeScalars.contains {
        $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
      }
      shown.append(isControl ? " " : character)
      count += 1
    }
    return shown
  }
}

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
