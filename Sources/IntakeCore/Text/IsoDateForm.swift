/// The date and month forms of XML Schema: `2023-04-30`, `2024-01`, each with an optional zone.
///
/// Years 1000 to 2999. A zone is allowed and does not move the date: the day is the one written.
enum IsoDateForm {
  /// An `xs:date`.
  static func day(_ text: ArraySlice<UInt8>) -> FieldValue {
    var rest = text
    guard let year = digits(4, &rest), take(0x2D, &rest), let month = digits(2, &rest),
      take(0x2D, &rest), let day = digits(2, &rest), endsInZone(rest)
    else { return .unreadable(.shape) }
    guard years.contains(year), let date = CalendarDay(year: year, month: month, day: day) else {
      return .unreadable(.unknown)
    }
    return .day(date)
  }

  /// An `xs:gYearMonth`.
  static func month(_ text: ArraySlice<UInt8>) -> FieldValue {
    var rest = text
    guard let year = digits(4, &rest), take(0x2D, &rest), let month = digits(2, &rest),
      endsInZone(rest)
    else { return .unreadable(.shape) }
    guard years.contains(year), let date = CalendarMonth(year: year, month: month) else {
      return .unreadable(.unknown)
    }
    return .month(date)
  }

  static let years = 1000...2999

  private static func digits(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
    guard rest.count >= count else { return nil }
    var value = 0
    for byte in rest.prefix(count) {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    rest = rest.dropFirst(count)
    return value
  }

  private static func take(_ byte: UInt8, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Whether nothing follows but a zone of XML Schema: `Z`, or up to 14:00 either way.
  private static func endsInZone(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    if rest.isEmpty || rest == [0x5A] { return true }
    guard take(0x2B, &rest) || take(0x2D, &rest), let hours = digits(2, &rest), take(0x3A, &rest),
      let minutes = digits(2, &rest), rest.isEmpty
    else { return false }
    return minutes < 60 && hours * 60 + minutes <= 14 * 60
  }
}
