import IntakeCore

/// The values of a finding as people write them: money grouped, dates day first. What a submitter
/// wrote stays as it is, shortened where it is long.
struct ShownValue {
  let zone: ZoneOffset
  let language: Language

  /// - Parameter isMoney: whether whole numbers are amounts in đồng.
  func text(_ value: String, isMoney: Bool) -> TerminalText {
    if value.isEmpty { return "\(TextPhrases.blank[language])" }
    if isMoney, let money = money(value) { return "\(money.text[language])" }
    if let day = CalendarDay(iso: value) { return "\(day.text)" }
    if let month = CalendarMonth(iso: value) { return "\(month.text)" }
    if let instant = Instant(iso: value, zone: zone) {
      return "\(instant.text(in: zone)[language])"
    }
    if let span = duration(value) { return "\(span)" }
    if let months = interval(value) { return "\(months)" }
    return shortened(value)
  }

  /// A difference: as a value, an excess with its sign.
  func difference(_ value: String, isMoney: Bool) -> TerminalText {
    let shown = text(value, isMoney: isMoney)
    let isExcess = isMoney && value != "0" && money(value) != nil && !value.hasPrefix("-")
    return isExcess ? "+\(shown)" : shown
  }

  private func shortened(_ value: String) -> TerminalText {
    let limit = 160
    guard value.utf8.count > limit else { return "\(value)" }
    let count = value.count
    guard count > limit else { return "\(value)" }
    let letters = TextPhrases.letters[language]
    return TerminalText.shortened(value, to: limit) + " (\(count) \(letters))"
  }

  private func money(_ value: String) -> Money? {
    guard value.utf8.count <= 30, let dong = Int128(value), String(dong) == value else {
      return nil
    }
    return Money(dong: dong)
  }

  /// `P7M` → `7 tháng`, `P2DT3H` → `2 ngày 3 giờ`; nil for anything else.
  private func duration(_ value: String) -> String? {
    guard value.first == "P", value.utf8.count > 2, value.utf8.count < 30 else { return nil }
    var parts: [String] = []
    var digits = ""
    var inTime = false
    for letter in value.dropFirst() {
      if letter.isASCII, letter.isNumber {
        digits.append(letter)
      } else if letter == "T", digits.isEmpty, !inTime {
        inTime = true
      } else if let unit = Self.units[inTime ? "T\(letter)" : "\(letter)"], !digits.isEmpty {
        let name = unit[language]
        parts.append(
          "\(digits) \(language == .en && digits == "1" ? String(name.dropLast()) : name)")
        digits = ""
      } else {
        return nil
      }
    }
    return digits.isEmpty && !parts.isEmpty ? parts.joined(separator: " ") : nil
  }

  /// `2024-01/2024-12` → `01/2024–12/2024`; nil for anything else.
  private func interval(_ value: String) -> String? {
    let ends = value.split(separator: "/", omittingEmptySubsequences: false)
      .map { CalendarMonth(iso: String($0))?.text }
    guard ends.count == 2, let start = ends[0], let end = ends[1] else { return nil }
    return start + "–" + end
  }

  private static let units: [String: Localized] = [
    "Y": Localized(vi: "năm", en: "years"), "M": Localized(vi: "tháng", en: "months"),
    "D": Localized(vi: "ngày", en: "days"), "TH": Localized(vi: "giờ", en: "hours"),
    "TM": Localized(vi: "phút", en: "minutes"), "TS": Localized(vi: "giây", en: "seconds"),
  ]
}
