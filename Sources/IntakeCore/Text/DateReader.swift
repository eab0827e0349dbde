/// Reads dates and months: the strict forms of XML, and those that people write, day first.
public enum DateReader {
  /// Which end of a period a month field holds: `2024` starts in January and ends in December.
  public enum Edge: Sendable, Hashable {
    case start, end
  }

  /// Reads an `xs:date` with an optional zone; years 1000 to 2999.
  ///
  /// - Returns: `.day`, `.unreadable(.unknown)` where the calendar has no such day, else
  ///   `.unreadable(.shape)`.
  public static func xmlDay(_ text: ArraySlice<UInt8>) -> FieldValue {
    IsoDateForm.day(text)
  }

  /// Reads an `xs:gYearMonth` with an optional zone; years 1000 to 2999.
  public static func xmlMonth(_ text: ArraySlice<UInt8>) -> FieldValue {
    IsoDateForm.month(text)
  }

  /// Reads a day as sheets have it: `16/3/2023`, `30-4-2023`, `31.7.2020`, `2023-03-16`,
  /// `Hà Nội, ngày 05 tháng 3 năm 2023`, a spreadsheet's serial number (30000 to 80000).
  ///
  /// The day always comes before the month: `3/16/2023` is no date.
  public static func sheetDay(_ text: ArraySlice<UInt8>) -> FieldValue {
    let iso = IsoDateForm.day(text)
    if case .day = iso { return iso }
    if let day = serialDay(text) ?? packedDay(text) { return .day(day) }
    if case .day(let day)? = DateFigures(text)?.phrase { return .day(day) }
    var tokens = withoutTime(DateToken.tokens(of: text)[...])
    if let word = tokens.firstIndex(where: { $0.kind == .day }) { tokens = tokens[word...] }
    switch DatePhrase(tokens) {
    case .day(let day): return .day(day)
    case .impossible: return .unreadable(.unknown)
    default: return .unreadable(.shape)
    }
  }

  /// What a month of a sheet says.
  enum MonthReading {
    case month(CalendarMonth)
    /// A month whose year does not stand in its cell.
    case open(Int)
    case unreadable(FieldValue.Unreadable)
  }

  /// Reads a month as sheets have it: `01/2024`, `tháng 1/2024`, `T1/2024`, `2024-01`, `Jan-24`,
  /// a date, a serial number, a quarter or a year by the edge, or a whole period of which the
  /// edge counts. `đến …` alone is no start, `từ …` alone no end.
  /// - Parameter planYear: what `cả năm` means where no year is written.
  public static func sheetMonth(
    _ text: ArraySlice<UInt8>, edge: Edge, planYear: Int? = nil
  ) -> FieldValue {
    switch month(text, edge: edge, planYear: planYear) {
    case .month(let month): .month(month)
    case .open: .unreadable(.shape)
    case .unreadable(let why): .unreadable(why)
    }
  }

  /// As `sheetMonth`, with months apart that only lack their year.
  static func month(_ text: ArraySlice<UInt8>, edge: Edge, planYear: Int?) -> MonthReading {
    if case .month(let month) = IsoDateForm.month(text) { return .month(month) }
    if let day = serialDay(text) ?? packedDay(text) { return .month(day.month) }
    if let month = DateFigures(text)?.phrase?.month(at: edge) { return .month(month) }
    let tokens = withoutTime(DateToken.tokens(of: text)[...])
    if let years = PeriodPhrase.shortYears(tokens) {
      return .month(edge == .start ? years.start : years.end)
    }
    let single = tokens.first?.kind == (edge == .start ? .from : .to) ? tokens.dropFirst() : tokens
    if let phrase = DatePhrase(single) ?? PeriodSide.coarse(single, edge) {
      if let month = phrase.month(at: edge) { return .month(month) }
      if let month = phrase.openMonth(at: edge) { return .open(month) }
      return .unreadable(phrase == .impossible ? .unknown : .shape)
    }
    guard let period = PeriodPhrase(Array(tokens), planYear: planYear) else {
      return ImpossiblePeriod(Array(tokens))?.month(at: edge) ?? .unreadable(.shape)
    }
    return .month(edge == .start ? period.start : period.end)
  }

  /// Parts a cell that holds a whole period into the text of its start and that of its end.
  ///
  /// Where one of them says nothing by itself (`tháng 3` of `tháng 3 đến tháng 9/2024`, both of
  /// `Năm 2024`), its range covers the whole period: `sheetMonth` reads the edge out of it.
  /// - Returns: ranges of indices of `text`; nil where it is no period, a single day or month
  ///   included, since that may as well be the end.
  public static func splitPeriod(
    _ text: ArraySlice<UInt8>
  ) -> (start: Range<Int>, end: Range<Int>)? {
    // Which year a period without one is of does not change where it is parted.
    guard let period = PeriodPhrase(DateToken.tokens(of: text), planYear: 2000),
      let start = period.startTokens.range, let end = period.endTokens.range
    else { return nil }
    return (start, end)
  }

  /// Whether a text says a month as one end of a period, with its year or without.
  public static func isMonth(_ text: ArraySlice<UInt8>, _ edge: Edge) -> Bool {
    if case .unreadable = month(text, edge: edge, planYear: nil) { false } else { true }
  }

  /// Whether a text is one day, or a month in figures alone: it may be the start of a period as well as
  /// its end. `Tháng 6/2024` names a month as `Quý II/2024` does a quarter.
  static func isMoment(_ text: ArraySlice<UInt8>) -> Bool {
    if case .month = IsoDateForm.month(text) { return true }
    if isSerial(text) { return true }
    let tokens = withoutTime(DateToken.tokens(of: text)[...])
    switch DatePhrase(tokens) {
    case .day?: return true
    case .month?: return tokens.first?.kind != .month
    default: return false
    }
  }

  /// Whether a text is a day, or a day and month, as spreadsheets show one: `01-Feb`, `1-Thg2`,
  /// `1/2/2024`, `2024-02-01`.
  static func looksLikeDay(_ text: ArraySlice<UInt8>) -> Bool { dayAndMonth(text) != nil }

  /// The two numbers that a spreadsheet may have made a day of; nil for what is none.
  static func dayAndMonth(_ text: ArraySlice<UInt8>) -> (day: Int, month: Int)? {
    guard text.count >= 5, text.count <= 30, text.contains(where: isDigit) else { return nil }
    if text.contains(where: { [0x2F, 0x2D].contains($0) }), case .day(let day) = sheetDay(text) {
      let (_, month, number) = day.components
      return (number, month)
    }
    let kinds = withoutTime(DateToken.tokens(of: text)[...]).map(\.kind)
    if kinds.count == 3, case .number(let day, 1...2) = kinds[0], kinds[1] == .dash,
      case .named(let month) = kinds[2]
    {
      return (day, month)
    }
    if kinds.count == 3, case .named(let month) = kinds[0], kinds[1] == .dash,
      case .number(let day, 1...2) = kinds[2]
    {
      return (day, month)
    }
    // `1 Feb`, `Thg1-24`.
    if kinds.count == 2, case .number(let day, 1...2) = kinds[0], case .named(let month) = kinds[1]
    {
      return (day, month)
    }
    if kinds.count == 4, kinds[0] == .month, case .number(let month, 1...2) = kinds[1],
      kinds[2] == .dash, case .number(let year, 2) = kinds[3]
    {
      return (year, month)
    }
    // `1-Feb-24`, `1 Feb 2024`.
    if let (day, month, year) = namedDay(kinds),
      CalendarDay(year: year, month: month, day: day) != nil
    {
      return (day, month)
    }
    // `1-Thg2`, `1-thg 2-24`: the Vietnamese name of the month is its number.
    let hasYear = kinds.count == 6 && kinds[4] == .dash && kinds[5].isNumber
    guard kinds.count == 4 || hasYear, case .number(let day, 1...2) = kinds[0], kinds[1] == .dash,
      kinds[2] == .month, case .number(let month, 1...2) = kinds[3], 1...31 ~= day,
      1...12 ~= month
    else { return nil }
    return (day, month)
  }

  /// A day with its month by name and its year.
  private static func namedDay(_ kinds: [DateToken.Kind]) -> (day: Int, month: Int, year: Int)? {
    let words = kinds.filter { $0 != .dash && $0 != .comma && $0 != .dot && $0 != .slash }
    guard words.count == 3, case .number(let year, let digits) = words[2],
      digits == 2 || digits == 4
    else { return nil }
    let full = digits == 2 ? 2000 + year : year
    switch (words[0], words[1]) {
    case (.number(let day, 1...2), .named(let month)), (.named(let month), .number(let day, 1...2)):
      return (day, month, full)
    default: return nil
    }
  }

  /// Whether a text is the number of a day as spreadsheets count them.
  static func isSerial(_ text: ArraySlice<UInt8>) -> Bool { serialDay(text) != nil }

  /// The day of a spreadsheet's serial number (1 is 1900-01-01 in its calendar).
  private static func serialDay(_ text: ArraySlice<UInt8>) -> CalendarDay? {
    guard text.count == 5, text.allSatisfy(isDigit) else { return nil }
    let serial = text.reduce(Int32(0)) { $0 * 10 + Int32($1 - 0x30) }
    return (30_000...80_000).contains(serial) ? CalendarDay(dayNumber: serial - 25_569) : nil
  }

  /// Without the time of day behind a date: `0:00`, `08:30`, `00:00:00`, the `T00:00:00` of an instant.
  private static func withoutTime(_ tokens: ArraySlice<DateToken>) -> ArraySlice<DateToken> {
    guard let colon = tokens.firstIndex(where: { $0.kind == .colon }),
      colon > tokens.startIndex + 1
    else { return tokens }
    let time = tokens[(colon - 1)...]
    let isTime = time.enumerated().allSatisfy { position, token in
      if position % 2 == 1 { return token.kind == .colon }
      if case .number(0..<60, 1...2) = token.kind { return true }
      return false
    }
    guard isTime else { return tokens }
    let date = tokens[..<(colon - 1)]
    guard let sign = date.last, sign.kind == .month, date.count == 6 else { return date }
    return date.dropLast()
  }

  /// `20240301`: a day in eight figures, the year first; nil where the year may stand last too.
  private static func packedDay(_ text: ArraySlice<UInt8>) -> CalendarDay? {
    guard text.count == 8, text.allSatisfy(isDigit) else { return nil }
    let value = text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let isNear: (Int) -> Bool = { 2000...2099 ~= $0 }
    let first = CalendarDay(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    let last = CalendarDay(
      year: value % 10_000, month: value / 10_000 % 100, day: value / 1_000_000)
    let readings = [
      isNear(value / 10_000) ? first : nil, isNear(value % 10_000) ? last : nil,
    ].compactMap(\.self)
    return readings.count == 1 ? readings[0] : nil
  }
}

extension ArraySlice<DateToken> {
  fileprivate var range: Range<Int>? {
    guard let first, let last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }
}
