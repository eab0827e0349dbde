import IntakeCore

/// Reads the times of the mail book: ISO 8601, or the day-first way in which Vietnamese offices
/// and spreadsheets write them.
enum LocalTime {
  /// `2023-04-12 08:30`, `12/04/2023 8:30`, `12/4/2023 8h30`; a date alone counts as its last
  /// minute, since it proves no earlier one. Nil where it is no such time.
  static func read(_ text: String, zone: ZoneOffset) -> Instant? {
    if let instant = Instant(iso: text, zone: zone, lastMinuteOfDay: true) { return instant }
    let parts = text.split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count == 1 || parts.count == 2, let day = day(parts[0]) else { return nil }
    guard parts.count == 2 else {
      return Instant(day: day, hour: 23, minute: 59, second: 59, zone: zone)
    }
    guard let (hour, minute, second) = time(parts[1]) else { return nil }
    return Instant(day: day, hour: hour, minute: minute, second: second, zone: zone)
  }

  private static func day(_ text: Substring) -> CalendarDay? {
    if let day = CalendarDay(iso: text) { return day }
    let parts = text.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
    guard parts.count == 3, parts[2].utf8.count == 4, let day = number(parts[0]),
      let month = number(parts[1]), let year = number(parts[2], digits: 4)
    else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  private static func time(_ text: Substring) -> (Int, Int, Int)? {
    let parts = text.split(omittingEmptySubsequences: false) { ":hgH".contains($0) }
    guard parts.count == 2 || parts.count == 3, let hour = number(parts[0]), hour < 24,
      let minute = parts[1].isEmpty ? 0 : number(parts[1]), minute < 60
    else { return nil }
    guard parts.count == 3 else { return (hour, minute, 0) }
    guard let second = number(parts[2]), second < 60 else { return nil }
    return (hour, minute, second)
  }

  private static func number(_ text: Substring, digits: Int = 2) -> Int? {
    guard (1...digits).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }
}
