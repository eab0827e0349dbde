/// Money, dates and durations as people write them in the two languages.
///
/// Machine values stand elsewhere: `Money.decimal`, the `iso` properties.
extension Money {
  /// The amount in full: `1.250.000.000 đồng`, in English `1,250,000,000 đồng`.
  ///
  /// The dot between thousands is that of Luật Kế toán.
  public var text: Localized {
    Localized(vi: grouped(by: ".") + " đồng", en: grouped(by: ",") + " đồng")
  }

  /// The distance of an amount from the one it should be: `nhiều hơn 5.000 đồng`.
  static func distance(_ found: Money, from expected: Money) -> Localized {
    let distance = (found < expected ? expected - found : found - expected).text
    return found < expected
      ? Localized(vi: "ít hơn \(distance.vi)", en: "\(distance.en) less")
      : Localized(vi: "nhiều hơn \(distance.vi)", en: "\(distance.en) more")
  }

  private func grouped(by separator: Character) -> String {
    let digits = String(dong.magnitude)
    var text = dong < 0 ? "-" : ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { text.append(separator) }
      text.append(digit)
    }
    return text
  }
}

extension CalendarDay {
  /// `30/04/2023`, the day first in both languages.
  public var text: String {
    let (year, month, day) = components
    return "\(padded(day, to: 2))/\(padded(month, to: 2))/\(padded(year, to: 4))"
  }

  /// The date line of an official document: `ngày 05 tháng 8 năm 2023`.
  ///
  /// Days under 10 and the months 1 and 2 take a leading zero (Nghị định 30/2020/NĐ-CP).
  public var dateLine: Localized {
    let (year, month, day) = components
    let monthText = month <= 2 ? padded(month, to: 2) : String(month)
    return Localized(
      vi: "ngày \(padded(day, to: 2)) tháng \(monthText) năm \(year)", en: text)
  }
}

extension CalendarMonth {
  /// `04/2023`.
  public var text: String { "\(padded(month, to: 2))/\(padded(year, to: 4))" }

  /// The whole months from one month to a later one as ISO 8601 has them: `P7M`.
  static func isoDistance(from earlier: CalendarMonth, to later: CalendarMonth) -> String {
    "P\(later.monthNumber - earlier.monthNumber)M"
  }
}

extension Instant {
  /// The local date and time: `09:00 ngày 12/04/2023`; seconds only where there are any.
  public func text(in zone: ZoneOffset) -> Localized {
    let (day, hour, minute, second) = local(in: zone)
    var time = "\(padded(hour, to: 2)):\(padded(minute, to: 2))"
    if second != 0 { time += ":" + padded(second, to: 2) }
    return Localized(vi: "\(time) ngày \(day.text)", en: "\(time) on \(day.text)")
  }
}

extension Localized {
  /// How far a receipt was from a cut-off, by the seconds before it: `còn 2 ngày 3 giờ`,
  /// `muộn 12 phút 7 giây`. Before the cut-off the two largest units are told and the rest
  /// dropped; after it everything is.
  public static func margin(seconds: Int64) -> Localized {
    if seconds == 0 {
      return Localized(vi: "đúng vào thời điểm hết hạn", en: "exactly at the cut-off")
    }
    let span = Span(seconds: seconds)
    return seconds > 0
      ? Localized(vi: "còn \(span.text(2).vi)", en: "\(span.text(2).en) left")
      : Localized(vi: "muộn \(span.text().vi)", en: "late by \(span.text().en)")
  }

  /// A span of time as ISO 8601 has it: `PT12M7S`, `P9DT9H`.
  static func isoDuration(seconds: Int64) -> String {
    Span(seconds: seconds).iso
  }

  /// The parts of a list with commas between them.
  static func list(_ parts: [Localized], separator: String = ", ") -> Localized {
    Localized(
      vi: parts.map(\.vi).joined(separator: separator),
      en: parts.map(\.en).joined(separator: separator))
  }
}

/// A span of time taken apart; which way it goes does not count.
private struct Span {
  let days: UInt64
  let hours: Int
  let minutes: Int
  let seconds: Int

  init(seconds all: Int64) {
    days = all.magnitude / 86_400
    let rest = Int(all.magnitude % 86_400)
    (hours, minutes, seconds) = (rest / 3_600, rest / 60 % 60, rest % 60)
  }

  /// In words, from the largest unit down, at most so many of them.
  func text(_ most: Int = 4) -> Localized {
    let units: [(UInt64, vi: String, en: String)] = [
      (days, "ngày", "day"), (UInt64(hours), "giờ", "hour"),
      (UInt64(minutes), "phút", "minute"), (UInt64(seconds), "giây", "second"),
    ]
    let first = units.firstIndex { $0.0 > 0 } ?? units.count - 1
    let told = units[first...].prefix(most).filter { $0.0 > 0 }
    return .list(
      told.map {
        Localized(vi: "\($0.0) \($0.vi)", en: "\($0.0) \($0.en)\($0.0 == 1 ? "" : "s")")
      },
      separator: " ")
  }

  var iso: String {
    var time = ""
    if hours > 0 { time += "\(hours)H" }
    if minutes > 0 { time += "\(minutes)M" }
    if seconds > 0 || (days == 0 && time.isEmpty) { time += "\(seconds)S" }
    return "P" + (days > 0 ? "\(days)D" : "") + (time.isEmpty ? "" : "T" + time)
  }
}
