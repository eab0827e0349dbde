/// A date as people write it, as coarse as it was written.
enum DatePhrase: Equatable {
  case day(CalendarDay)
  case month(Int, year: Int?)
  case quarter(Int, year: Int?)
  case year(Int)
  /// The shape of a date that the calendar does not have (31/02, month 13).
  case impossible

  /// Reads pieces that are one date and nothing else; nil where they are none.
  init?(_ tokens: ArraySlice<DateToken>) {
    let kinds = tokens.map(\.kind)[...]
    guard
      let phrase = Self.words(kinds) ?? Self.figures(kinds) ?? Self.quarter(kinds)
        ?? Self.named(kinds) ?? Self.namedDay(kinds)
    else { return nil }
    self = phrase
  }

  /// The first or last month of it; nil for a month or quarter without its year.
  func month(at edge: DateReader.Edge, year otherYear: Int? = nil) -> CalendarMonth? {
    switch self {
    case .day(let day): return day.month
    case .month(let month, let year):
      return (year ?? otherYear).flatMap { CalendarMonth(year: $0, month: month) }
    case .quarter(let quarter, let year):
      let month = quarter * 3 - (edge == .start ? 2 : 0)
      return (year ?? otherYear).flatMap { CalendarMonth(year: $0, month: month) }
    case .year(let year): return CalendarMonth(year: year, month: edge == .start ? 1 : 12)
    case .impossible: return nil
    }
  }

  /// The month of a month or quarter without its year.
  func openMonth(at edge: DateReader.Edge) -> Int? {
    switch self {
    case .month(let month, nil): month
    case .quarter(let quarter, nil): quarter * 3 - (edge == .start ? 2 : 0)
    default: nil
    }
  }

  var year: Int? {
    switch self {
    case .day(let day): day.components.year
    case .month(_, let year), .quarter(_, let year): year
    case .year(let year): year
    case .impossible: nil
    }
  }

  /// `ngày 05 tháng 3 năm 2023`, `tháng 1/2024`, `T1-2024`, `tháng 3`, `năm 2024`.
  private static func words(_ kinds: ArraySlice<DateToken.Kind>) -> DatePhrase? {
    var rest = kinds
    if rest.first == .day {
      rest = rest.dropFirst()
      if case .number(let day, 1...2)? = rest.first, rest.dropFirst().first == .month {
        rest = rest.dropFirst()
        guard case .month(let month, let year?)? = words(rest) else { return nil }
        return Self.date(year: year, month: month, day: day)
      }
      return dayFigures(rest)
    }
    if case .number(let day, 1...2)? = rest.first, rest.dropFirst().first == .month {
      guard case .month(let month, let year?)? = words(rest.dropFirst()) else { return nil }
      return Self.date(year: year, month: month, day: day)
    }
    if rest.first == .month {
      guard case .number(let month, 1...2)? = rest.dropFirst().first else { return nil }
      let tail = rest.dropFirst(2)
      guard let year = trailingYear(tail) else { return nil }
      return (1...12).contains(month) ? .month(month, year: year.value) : .impossible
    }
    if rest.first == .year, case .number(let year, 4)? = rest.dropFirst().first, rest.count == 2 {
      return plain(year: year)
    }
    return nil
  }

  /// `16/3/2023`, `5/3 năm 2023`.
  private static func dayFigures(_ kinds: ArraySlice<DateToken.Kind>) -> DatePhrase? {
    if kinds.count == 5, kinds[kinds.startIndex + 3] == .year {
      var joined = Array(kinds)
      joined[3] = joined[1]
      return figures(joined[...])
    }
    switch figures(kinds) {
    case .day(let day): return .day(day)
    case .impossible: return .impossible
    default: return nil
    }
  }

  /// A year behind `/`, `-`, `.` or `năm`; a value of nil where there is nothing at all.
  static func trailingYear(_ kinds: ArraySlice<DateToken.Kind>) -> (value: Int?, Void)? {
    if kinds.isEmpty { return (nil, ()) }
    // `tháng 3 2024`
    if kinds.count == 1, case .number(let year, 4)? = kinds.first, IsoDateForm.years.contains(year)
    {
      return (year, ())
    }
    var rest = kinds.drop { $0 == .comma }
    let isBehindSign = [.slash, .dash, .dot].contains(rest.first)
    if isBehindSign { rest = rest.dropFirst() }
    if rest.first == .year { rest = rest.dropFirst() }
    guard rest.count < kinds.count, rest.count == 1,
      case .number(let year, let digits)? = rest.first,
      let full = fullYear(year, digits: digits)
    else { return nil }
    // `Tháng 3-10` means October; nobody writes 2010 so.
    return isBehindSign && digits == 2 && year <= 12 ? nil : (full, ())
  }

  /// Numbers alone: `16/3/2023`, `2023-03-16`, `01/2024`, `2024-01`, `2024`.
  private static func figures(_ kinds: ArraySlice<DateToken.Kind>) -> DatePhrase? {
    var figures = DateFigures()
    for (position, kind) in kinds.enumerated() {
      if position % 2 == 0 {
        guard case .number(let value, let digits) = kind, figures.take(value, digits: digits)
        else { return nil }
      } else {
        guard let sign = Sign(kind), figures.take(sign) else { return nil }
      }
    }
    return figures.phrase
  }

  /// What may stand between the figures of a date.
  fileprivate enum Sign {
    case slash, dash, dot

    init?(_ kind: DateToken.Kind) {
      switch kind {
      case .slash: self = .slash
      case .dash: self = .dash
      case .dot: self = .dot
      default: return nil
      }
    }

    init?(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "/"): self = .slash
      case UInt8(ascii: "-"): self = .dash
      case UInt8(ascii: "."): self = .dot
      default: return nil
      }
    }
  }

  /// `Quý I/2024`, `Q2-2024`, `quý 3 năm 2024`, `Quý IV`.
  private static func quarter(_ kinds: ArraySlice<DateToken.Kind>) -> DatePhrase? {
    guard kinds.first == .quarter else { return nil }
    let number: Int
    switch kinds.dropFirst().first {
    case .number(let value, 1...2): number = value
    case .roman(let value): number = value
    default: return nil
    }
    guard let year = trailingYear(kinds.dropFirst(2)) else { return nil }
    return (1...4).contains(number) ? .quarter(number, year: year.value) : .impossible
  }

  /// `Jan-24`, as spreadsheets print a month.
  private static func named(_ kinds: ArraySlice<DateToken.Kind>) -> DatePhrase? {
    guard case .named(let month)? = kinds.first else { return nil }
    let tail = kinds.dropFirst()
    if case .number(let year, 4)? = tail.first, tail.count == 1 {
      return monthly(year: year, month: month)
    }
    guard let year = trailingYear(tail)?.value else { return nil }
    return .month(month, year: year)
  }

  /// `01-Mar-24`, `1 Mar 2024`, `1-thg 3-24`, `Mar 1, 2024`: as spreadsheets print a day.
  private static func namedDay(_ kinds: ArraySlice<DateToken.Kind>) -> DatePhrase? {
    var rest = kinds
    guard let month = named(&rest) else {
      guard case .number(let day, 1...2)? = rest.popFirst() else { return nil }
      if let sign = rest.first, [.dash, .slash, .dot].contains(sign) { rest = rest.dropFirst() }
      guard let month = named(&rest) ?? numbered(&rest) else { return nil }
      rest = rest.drop { [.dash, .slash, .dot, .comma].contains($0) }
      guard rest.count == 1, case .number(let written, let digits)? = rest.first,
        let year = fullYear(written, digits: digits)
      else { return nil }
      return date(year: year, month: month, day: day)
    }
    guard case .number(let day, 1...2)? = rest.popFirst() else { return nil }
    rest = rest.drop { $0 == .comma }
    guard rest.count == 1, case .number(let year, 4)? = rest.first else { return nil }
    return date(year: year, month: month, day: day)
  }

  private static func named(_ rest: inout ArraySlice<DateToken.Kind>) -> Int? {
    guard case .named(let month)? = rest.first else { return nil }
    rest = rest.dropFirst()
    return month
  }

  /// `thg 3`: the Vietnamese name of a month is its number.
  private static func numbered(_ rest: inout ArraySlice<DateToken.Kind>) -> Int? {
    guard rest.first == .month, case .number(let month, 1...2)? = rest.dropFirst().first else {
      return nil
    }
    rest = rest.dropFirst(2)
    return month
  }

  fileprivate static func plain(year: Int) -> DatePhrase {
    IsoDateForm.years.contains(year) ? .year(year) : .impossible
  }

  fileprivate static func monthly(year: Int, month: Int) -> DatePhrase {
    (1...12).contains(month) && IsoDateForm.years.contains(year)
      ? .month(month, year: year) : .impossible
  }

  fileprivate static func date(year: Int, month: Int, day: Int) -> DatePhrase {
    guard IsoDateForm.years.contains(year) else { return .impossible }
    return CalendarDay(year: year, month: month, day: day).map(DatePhrase.day) ?? .impossible
  }

  /// A year of two digits is one of this century; three digits are none.
  fileprivate static func fullYear(_ year: Int, digits: Int) -> Int? {
    switch digits {
    case 2: 2000 + year
    case 4: IsoDateForm.years.contains(year) ? year : nil
    default: nil
    }
  }
}

/// The numbers of a date that is written in figures alone, up to three with one sign between them.
struct DateFigures {
  private var values = (0, 0, 0)
  private var digits = (0, 0, 0)
  private var count = 0
  private var sign: DatePhrase.Sign?
  private var signs = 0

  init() {}

  /// Reads a cell of nothing but ASCII figures and signs, as most dates are; nil for others.
  init?(_ text: ArraySlice<UInt8>) {
    guard (4...10).contains(text.count) else { return nil }
    var value = 0
    var length = 0
    for byte in text {
      if isDigit(byte) {
        value = value * 10 + Int(byte - 0x30)
        length += 1
      } else {
        guard let sign = DatePhrase.Sign(byte), length > 0, take(value, digits: length), take(sign)
        else { return nil }
        value = 0
        length = 0
      }
    }
    guard length > 0, take(value, digits: length) else { return nil }
  }

  /// Says no where a date has no such number.
  fileprivate mutating func take(_ value: Int, digits length: Int) -> Bool {
    switch count {
    case 0: (values.0, digits.0) = (value, length)
    case 1: (values.1, digits.1) = (value, length)
    case 2: (values.2, digits.2) = (value, length)
    default: return false
    }
    count += 1
    return true
  }

  /// Says no to a sign other than the first.
  fileprivate mutating func take(_ next: DatePhrase.Sign) -> Bool {
    guard sign == nil || sign == next else { return false }
    sign = next
    signs += 1
    return true
  }

  /// The years that people write with two figures behind a month: `03/24`.
  private static let nearYears = 20...40

  var phrase: DatePhrase? {
    guard count == signs + 1 else { return nil }
    switch (max(digits.0, 2), max(digits.1, 2), max(digits.2, 2), count) {
    case (4, _, _, 1): return .plain(year: values.0)
    case (2, 4, _, 2): return .monthly(year: values.1, month: values.0)
    case (4, 2, _, 2): return .monthly(year: values.0, month: values.1)
    case (4, 2, 2, 3): return .date(year: values.0, month: values.1, day: values.2)
    case (2, 2, 4, 3): return .date(year: values.2, month: values.1, day: values.0)
    case (2, 2, _, 2) where sign == .slash && Self.nearYears.contains(values.1):
      return .monthly(year: 2000 + values.1, month: values.0)
    case (2, 2, 2, 3):
      guard let year = DatePhrase.fullYear(values.2, digits: digits.2) else { return nil }
      return .date(year: year, month: values.1, day: values.0)
    default: return nil
    }
  }
}
