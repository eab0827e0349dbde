/// Reads a moment as machines and as people write it, day first: for the mail book and for the
/// instants of the command line.
public enum InstantReader {
  /// What a text says of a moment.
  public enum Reading: Sendable, Hashable {
    /// - Parameter isAmbiguous: whether day and month may as well be meant the other way round
    ///   (`4/5/2023`).
    case instant(Instant, isAmbiguous: Bool)
    /// A day that only the other order has: `4/13/2023`. The instant is the one of that order.
    case monthFirst(Instant)
  }

  /// Reads `2023-04-12T08:30:00+07:00`, `2023-04-12 08:30`, `28/4/2023 16:00`, `12/4/2023 8h30`,
  /// `8h30 ngày 12/4/2023`, `12/4/2023 2:30 CH`, `16 giờ 30 phút, ngày 28 tháng 4 năm 2023`, or a
  /// spreadsheet's serial number (`45028.3542`).
  ///
  /// A date alone counts as its last second, since it proves no earlier one. A time without a zone
  /// is one of `zone`.
  /// - Returns: nil where it is no such moment.
  public static func read(_ text: String, zone: ZoneOffset) -> Reading? {
    if let instant = Instant(iso: text, zone: zone, lastMinuteOfDay: true) {
      return .instant(instant, isAmbiguous: false)
    }
    guard text.utf8.count <= longest else { return nil }
    let folded = AsciiFolding(Array(text.utf8)[...]).bytes
    if let instant = serial(folded, zone) { return .instant(instant, isAmbiguous: false) }
    var pieces = Piece.pieces(of: folded)
    let time = ClockTime.take(from: &pieces)
    guard let time, let date = WrittenDay(pieces) else { return nil }
    let instant = Instant(
      day: date.day, hour: time.hour, minute: time.minute, second: time.second, zone: zone)
    return date.isMonthFirst
      ? .monthFirst(instant) : .instant(instant, isAmbiguous: date.isAmbiguous)
  }

  private static let longest = 100

  /// Days since 1899-12-30 with the time as their fraction, as a spreadsheet shows a date that has
  /// lost its format.
  private static func serial(_ text: [UInt8], _ zone: ZoneOffset) -> Instant? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == 0x2E || $0 == 0x2C }
    guard parts.count <= 2, parts[0].count == 5, parts.allSatisfy({ $0.allSatisfy(isDigit) })
    else { return nil }
    let days = parts[0].reduce(Int32(0)) { $0 * 10 + Int32($1 - 0x30) }
    guard (30_000...80_000).contains(days) else { return nil }
    let midnight = Instant(day: CalendarDay(dayNumber: days - 25_569), zone: zone)
    guard parts.count == 2, !parts[1].isEmpty else {
      return Instant(secondsSinceEpoch: midnight.secondsSinceEpoch + 86_399)
    }
    // A fraction of the day, to the minute: spreadsheets cut the digits off.
    let digits = parts[1].prefix(9)
    let scale = digits.reduce(Int64(1)) { scale, _ in scale * 10 }
    let fraction = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    let minutes = min(1_439, (fraction * 1_440 + scale / 2) / scale)
    return Instant(secondsSinceEpoch: midnight.secondsSinceEpoch + minutes * 60)
  }
}

/// A number, a word or a sign of a written moment.
private enum Piece: Equatable {
  case number(Int, digits: Int)
  case word(String)
  case sign(UInt8)

  static func pieces(of text: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    while start < text.count {
      var end = start + 1
      if isDigit(text[start]) {
        while end < text.count, isDigit(text[end]) { end += 1 }
        let digits = text[start..<end]
        pieces.append(
          digits.count <= 4
            ? .number(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits: digits.count)
            : .sign(UInt8(ascii: "?")))
      } else if isSmallLetter(text[start]) {
        while end < text.count, isSmallLetter(text[end]) { end += 1 }
        pieces.append(.word(String(decoding: text[start..<end], as: UTF8.self)))
      } else if text[start] != 0x20 {
        pieces.append(.sign(text[start]))
      }
      start = end
    }
    return pieces
  }

  /// The value of a number of one or two digits.
  var short: Int? {
    guard case .number(let value, 1...2) = self else { return nil }
    return value
  }

  func isWord(in words: Set<String>) -> Bool {
    guard case .word(let word) = self else { return false }
    return words.contains(word)
  }

  var isDateSign: Bool {
    self == .sign(UInt8(ascii: "/")) || self == .sign(UInt8(ascii: "-"))
      || self == .sign(UInt8(ascii: "."))
  }
}

/// The time of day in a written moment; the end of the day where there is none.
private struct ClockTime {
  var hour = 23
  var minute = 59
  var second = 59

  private static let colon = Piece.sign(UInt8(ascii: ":"))
  private static let hours: Set = ["h", "g", "gio"]
  private static let minutes: Set = ["phut", "ph", "p", "m"]
  private static let seconds: Set = ["giay", "s"]
  private static let morning: Set = ["sa", "am", "sang"]
  private static let afternoon: Set = ["ch", "pm", "chieu", "toi"]

  /// Takes the pieces of the time out of all of them.
  /// - Returns: nil where they name no time that a day has.
  static func take(from pieces: inout [Piece]) -> ClockTime? {
    let start = pieces.indices.first { position in
      guard pieces[position].short != nil, position + 1 < pieces.count else { return false }
      return pieces[position + 1] == colon || pieces[position + 1].isWord(in: hours)
    }
    guard let start else { return ClockTime() }
    var time = ClockTime(hour: pieces[start].short ?? 0, minute: 0, second: 0)
    var end = start + 2
    let isColon = pieces[start + 1] == colon
    if let minute = number(pieces, end), isColon || !isDate(pieces, end) {
      time.minute = minute
      end += 1
      if end < pieces.count,
        pieces[end] == colon || pieces[end].isWord(in: minutes)
          || pieces[end] == .sign(UInt8(ascii: "'"))
      {
        let isPlain = pieces[end] == colon
        end += 1
        if let second = number(pieces, end), !isDate(pieces, end) {
          time.second = second
          end += 1
          if end < pieces.count, pieces[end].isWord(in: seconds) { end += 1 }
        } else if isPlain {
          return nil
        }
      }
    } else if isColon {
      return nil
    }
    if end < pieces.count, pieces[end].isWord(in: morning.union(afternoon)) {
      guard time.turn(isAfternoon: pieces[end].isWord(in: afternoon)) else { return nil }
      end += 1
    }
    pieces.removeSubrange(start..<end)
    return time.hour < 24 && time.minute < 60 && time.second < 60 ? time : nil
  }

  private static func number(_ pieces: [Piece], _ position: Int) -> Int? {
    position < pieces.count ? pieces[position].short : nil
  }

  /// Whether a number starts a date, and no minutes: `8h 12/4/2023`, unlike `8h30 - 12/4/2023`.
  private static func isDate(_ pieces: [Piece], _ position: Int) -> Bool {
    guard position + 1 < pieces.count else { return false }
    let sign = pieces[position + 1]
    if sign == .word("thang") { return true }
    return sign.isDateSign && position + 3 < pieces.count && pieces[position + 3] == sign
  }

  /// Turns hours of half a day into those of a whole one; false where they are none.
  private mutating func turn(isAfternoon: Bool) -> Bool {
    if isAfternoon {
      if hour < 12 { hour += 12 }
      return true
    }
    if hour == 12 { hour = 0 }
    return hour < 12
  }
}

/// The day in a written moment.
private struct WrittenDay {
  var day: CalendarDay
  var isAmbiguous = false
  var isMonthFirst = false

  /// Words that stand around a day and say nothing more of it.
  private static let fillers: Set = ["ngay", "luc", "vao", "hoi", "t", "on", "at"]
  private static let weekdays: Set = ["hai", "ba", "tu", "nam", "sau", "bay"]

  private init(day: CalendarDay, isAmbiguous: Bool = false, isMonthFirst: Bool = false) {
    self.day = day
    self.isAmbiguous = isAmbiguous
    self.isMonthFirst = isMonthFirst
  }

  init?(_ pieces: [Piece]) {
    let rest = Self.essence(of: pieces)
    if rest.count == 5, rest[1] == rest[3], rest[1].isDateSign {
      guard let day = Self.figures(rest) else { return nil }
      self = day
    } else if rest.count >= 5, let day = rest[0].short, rest[1] == .word("thang"),
      let month = rest[2].short, case .number(let year, 4)? = rest.last,
      rest[3..<(rest.count - 1)].allSatisfy({
        $0 == .word("nam") || $0 == .sign(UInt8(ascii: ",")) || $0.isDateSign
      }), let date = CalendarDay(year: year, month: month, day: day)
    {
      self.day = date
    } else {
      return nil
    }
  }

  /// `28/4/2023`, `28-04-23`, `2023/4/28`.
  private static func figures(_ figures: [Piece]) -> WrittenDay? {
    guard case .number(let first, let firstDigits) = figures[0], let second = figures[2].short,
      case .number(let last, let lastDigits) = figures[4]
    else { return nil }
    if firstDigits == 4, lastDigits <= 2 {
      return CalendarDay(year: first, month: second, day: last).map { WrittenDay(day: $0) }
    }
    guard firstDigits <= 2, lastDigits == 4 || lastDigits == 2 else { return nil }
    let year = lastDigits == 4 ? last : 2000 + last
    if let day = CalendarDay(year: year, month: second, day: first) {
      return WrittenDay(day: day, isAmbiguous: first <= 12 && first != second)
    }
    return CalendarDay(year: year, month: first, day: second).map {
      WrittenDay(day: $0, isMonthFirst: true)
    }
  }

  /// Without fillers, the name of the weekday, and signs at the ends.
  private static func essence(of pieces: [Piece]) -> [Piece] {
    var rest: [Piece] = []
    var index = 0
    while index < pieces.count {
      let next = index + 1 < pieces.count ? pieces[index + 1] : nil
      if pieces[index] == .word("thu"), let next, next.isWord(in: weekdays) || next.short != nil {
        index += 2
      } else if pieces[index] == .word("chu"), next == .word("nhat") {
        index += 2
      } else {
        if !pieces[index].isWord(in: fillers) { rest.append(pieces[index]) }
        index += 1
      }
    }
    return Array(rest.trimmingSigns)
  }
}

extension [Piece] {
  fileprivate var trimmingSigns: ArraySlice<Piece> {
    func isSign(_ piece: Piece) -> Bool {
      guard case .sign(let sign) = piece else { return false }
      return sign != UInt8(ascii: "?")
    }
    guard let first = firstIndex(where: { !isSign($0) }),
      let last = lastIndex(where: { !isSign($0) })
    else { return [] }
    return self[first...last]
  }
}
