import IntakeCore

/// Dates as official documents write them (Nghị định 30/2020/NĐ-CP): days below ten and the first
/// two months with a leading zero, no other month.
struct OfficialDate {
  let zone: ZoneOffset

  /// `08 giờ 30 ngày 12/4/2023`.
  func text(_ instant: Instant) -> Localized {
    let (day, hour, minute, second) = instant.local(in: zone)
    let parts = day.components
    let (hours, minutes, seconds) = (Self.two(hour), Self.two(minute), Self.two(second))
    let time = second == 0 ? "" : " phút \(seconds) giây"
    let date = "\(Self.two(parts.day))/\(Self.month(parts.month))/\(parts.year)"
    return Localized(
      vi: "\(hours) giờ \(minutes)\(time) ngày \(date)",
      en: "\(hours):\(minutes)\(second == 0 ? "" : ":" + seconds) on \(Self.long(day).en)")
  }

  /// `ngày 16 tháng 3 năm 2023`.
  static func long(_ day: CalendarDay) -> Localized {
    let parts = day.components
    return Localized(
      vi: "ngày \(two(parts.day)) tháng \(month(parts.month)) năm \(parts.year)",
      en: "\(parts.day) \(months[parts.month - 1]) \(parts.year)")
  }

  private static func month(_ month: Int) -> String {
    month < 3 ? two(month) : String(month)
  }

  private static func two(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
