/// Strict readers of the ISO 8601 forms that machines write.
///
/// What people write by hand is read by `DateReading`.
extension CalendarDay {
  /// Reads `2023-04-30`, and nothing else.
  public init?(iso text: some StringProtocol) {
    var scanner = AsciiScanner(text)
    guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2),
      scanner.take("-"), let day = scanner.digits(2), scanner.atEnd
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension CalendarMonth {
  /// Reads `2024-01`, and nothing else.
  public init?(iso text: some StringProtocol) {
    var scanner = AsciiScanner(text)
    guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2),
      scanner.atEnd
    else { return nil }
    self.init(year: year, month: month)
  }
}

extension ZoneOffset {
  /// Reads `+07:00`, `-03:30` or `Z`.
  public init?(iso text: some StringProtocol) {
    var scanner = AsciiScanner(text)
    guard let zone = scanner.zone(), scanner.atEnd else { return nil }
    self = zone
  }
}

extension Instant {
  /// Reads an instant of RFC 3339, or a local time of `zone` where the text names none.
  ///
  /// `2023-04-12T08:30:00+07:00`, `2023-04-12 08:30`; seconds may be missing. A date alone is
  /// read only where `lastMinuteOfDay` is set: it then counts as 23:59:59 of that day, since a
  /// day's entry in a mail book proves no earlier hour.
  public init?(
    iso text: some StringProtocol, zone: ZoneOffset, lastMinuteOfDay: Bool = false
  ) {
    var scanner = AsciiScanner(text)
    guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2),
      scanner.take("-"), let dayOfMonth = scanner.digits(2),
      let day = CalendarDay(year: year, month: month, day: dayOfMonth)
    else { return nil }
    if scanner.atEnd {
      guard lastMinuteOfDay else { return nil }
      self.init(day: day, hour: 23, minute: 59, second: 59, zone: zone)
      return
    }
    guard scanner.take("T") || scanner.take(" "), let hour = scanner.digits(2), hour < 24,
      scanner.take(":"), let minute = scanner.digits(2), minute < 60
    else { return nil }
    var second = 0
    if scanner.take(":") {
      guard let read = scanner.digits(2), read < 60 else { return nil }
      second = read
    }
    let named = scanner.atEnd ? zone : scanner.zone()
    guard let named, scanner.atEnd else { return nil }
    self.init(day: day, hour: hour, minute: minute, second: second, zone: named)
  }
}

private struct AsciiScanner {
  private var rest: ArraySlice<UInt8>

  init(_ text: some StringProtocol) {
    rest = ArraySlice(Array(text.utf8))
  }

  var atEnd: Bool { rest.isEmpty }

  mutating func digits(_ count: Int) -> Int? {
    guard rest.count >= count else { return nil }
    var value = 0
    for byte in rest.prefix(count) {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    rest = rest.dropFirst(count)
    return value
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func zone() -> ZoneOffset? {
    if take("Z") { return ZoneOffset(minutes: 0) }
    let sign = take("+") ? 1 : take("-") ? -1 : 0
    guard sign != 0, let hours = digits(2), hours <= 14, take(":"), let minutes = digits(2),
      minutes < 60
    else { return nil }
    return ZoneOffset(minutes: sign * (hours * 60 + minutes))
  }
}
