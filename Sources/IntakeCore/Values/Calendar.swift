/// A day of the Gregorian calendar, without a time of day or a zone.
///
/// Years 1 to 9999. The arithmetic is that of the proleptic Gregorian calendar.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  public let dayNumber: Int32

  public init(dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// The day with this date, or nil where the calendar has none (30 February, month 13).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    // Howard Hinnant's days_from_civil.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  public var month: CalendarMonth {
    let (year, month, _) = components
    return CalendarMonth(monthNumber: Int32(year * 12 + month - 1))
  }

  /// ISO 8601: `2023-04-30`.
  public var iso: String {
    let (year, month, day) = components
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  public static func < (one: Self, other: Self) -> Bool { one.dayNumber < other.dayNumber }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// A month of a year.
public struct CalendarMonth: Sendable, Hashable, Comparable {
  /// Months since year 0, January being 0: `year * 12 + month - 1`.
  public let monthNumber: Int32

  public init(monthNumber: Int32) {
    self.monthNumber = monthNumber
  }

  public init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    monthNumber = Int32(year * 12 + month - 1)
  }

  public var year: Int { Int(monthNumber) / 12 }
  public var month: Int { Int(monthNumber) % 12 + 1 }

  /// ISO 8601: `2024-01`.
  public var iso: String { "\(padded(year, to: 4))-\(padded(month, to: 2))" }

  public static func < (one: Self, other: Self) -> Bool { one.monthNumber < other.monthNumber }
}

/// A fixed distance from UTC; calls name it as a number, since bare machines lack zone data.
public struct ZoneOffset: Sendable, Hashable {
  public let minutes: Int

  public init(minutes: Int) {
    self.minutes = minutes
  }

  /// `+07:00`.
  public var iso: String {
    "\(minutes < 0 ? "-" : "+")\(padded(abs(minutes) / 60, to: 2)):\(padded(abs(minutes) % 60, to: 2))"
  }
}

/// A moment, to the second.
public struct Instant: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let secondsSinceEpoch: Int64

  public init(secondsSinceEpoch: Int64) {
    self.secondsSinceEpoch = secondsSinceEpoch
  }

  public init(day: CalendarDay, hour: Int = 0, minute: Int = 0, second: Int = 0, zone: ZoneOffset) {
    secondsSinceEpoch =
      Int64(day.dayNumber) * 86_400
      + Int64(hour * 3_600 + minute * 60 + second - zone.minutes * 60)
  }

  /// The local date and time in a zone.
  public func local(
    in zone: ZoneOffset
  ) -> (day: CalendarDay, hour: Int, minute: Int, second: Int) {
    let shifted = secondsSinceEpoch + Int64(zone.minutes * 60)
    let dayNumber = shifted >= 0 ? shifted / 86_400 : (shifted - 86_399) / 86_400
    let rest = Int(shifted - dayNumber * 86_400)
    return (
      CalendarDay(dayNumber: Int32(dayNumber)), rest / 3_600, rest / 60 % 60, rest % 60
    )
  }

  /// RFC 3339 in a zone: `2023-04-20T09:00:00+07:00`.
  public func iso(in zone: ZoneOffset) -> String {
    let (day, hour, minute, second) = local(in: zone)
    return day.iso + "T" + padded(hour, to: 2) + ":" + padded(minute, to: 2) + ":"
      + padded(second, to: 2) + zone.iso
  }

  public static func < (one: Self, other: Self) -> Bool {
    one.secondsSinceEpoch < other.secondsSinceEpoch
  }
}

func padded(_ number: Int, to width: Int) -> String {
  var digits = String(number)
  while digits.utf8.count < width { digits = "0" + digits }
  return digits
}
