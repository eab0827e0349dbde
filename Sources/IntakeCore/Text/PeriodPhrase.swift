/// A period as people write it: two dates, or a year or quarter that stands for its whole.
struct PeriodPhrase {
  var start: CalendarMonth
  var end: CalendarMonth
  /// The pieces that say the start and the end; the same ones where neither stands by itself.
  var startTokens: ArraySlice<DateToken>
  var endTokens: ArraySlice<DateToken>

  /// Reads `từ 01/2024 đến 12/2024`, `tháng 3 đến tháng 9/2024`, `1-12/2024`, `Quý I–IV/2024`,
  /// `12 tháng (01/2024 - 12/2024)`, `18 tháng kể từ tháng 1/2024`, `6 tháng đầu năm 2024`,
  /// `BĐ: 01/2024; KT: 12/2024`, `2024`; nil where the pieces are no period. A single day or
  /// month is none: it may as well be the end of one.
  /// - Parameter planYear: what `cả năm` means where no year is written.
  init?(_ all: [DateToken], planYear: Int?) {
    guard let found = Self.read(all[...], planYear) else { return nil }
    self = found
  }

  private init?(_ start: CalendarMonth?, _ end: CalendarMonth?, _ tokens: ArraySlice<DateToken>) {
    guard let start, let end else { return nil }
    self.init(start: start, end: end, startTokens: tokens, endTokens: tokens)
  }

  private init(
    start: CalendarMonth, end: CalendarMonth, startTokens: ArraySlice<DateToken>,
    endTokens: ArraySlice<DateToken>
  ) {
    self.start = start
    self.end = end
    self.startTokens = startTokens
    self.endTokens = endTokens
  }

  private static func read(_ all: ArraySlice<DateToken>, _ planYear: Int?) -> PeriodPhrase? {
    let tokens = withoutFrame(all)
    var rest = tokens
    if let length = PeriodLength(leading: tokens, rest: &rest) {
      return partOfYear(tokens, planYear) ?? read(rest, lasting: length, all: tokens, planYear)
        ?? split(tokens, planYear)
    }
    if let length = PeriodLength(trailing: tokens, rest: &rest) {
      return read(rest, planYear).map { length.fits($0) ? $0 : nil }
        ?? begun(rest, lasting: length, all: tokens)
    }
    if let years = shortYears(tokens) { return years }
    if let phrase = DatePhrase(tokens) { return single(phrase, tokens) }
    return wholeYear(tokens, planYear) ?? partOfYear(tokens, planYear)
      ?? (PeriodList(tokens, planYear: planYear) ?? PeriodList(dated: tokens)).flatMap {
        PeriodPhrase($0.start, $0.end, tokens)
      }
      ?? split(tokens, planYear) ?? within(tokens, planYear)
  }

  /// `trong quý II/2024`, `trong tháng 6/2024`, `cả hai năm 2024 và 2025`: what stands behind the
  /// word is a period, even one month.
  private static func within(
    _ tokens: ArraySlice<DateToken>, _ planYear: Int?
  ) -> PeriodPhrase? {
    guard let first = tokens.first?.kind, first == .inside || first == .whole else { return nil }
    let rest = tokens.dropFirst()
    if let phrase = DatePhrase(rest), case .month(_, .some) = phrase {
      return PeriodPhrase(phrase.month(at: .start), phrase.month(at: .end), tokens)
    }
    guard let period = read(rest, planYear) else { return nil }
    return PeriodPhrase(period.start, period.end, tokens)
  }

  // MARK: - With a length

  /// What stands behind a length: the period itself, its year, or its start.
  private static func read(
    _ rest: ArraySlice<DateToken>, lasting length: PeriodLength, all: ArraySlice<DateToken>,
    _ planYear: Int?
  ) -> PeriodPhrase? {
    let inner = withoutFrame(rest)
    if let period = read(inner, planYear) { return length.fits(period) ? period : nil }
    return begun(inner, lasting: length, all: all)
  }

  /// `từ tháng 1/2024`, with how long it lasts.
  private static func begun(
    _ tokens: ArraySlice<DateToken>, lasting length: PeriodLength, all: ArraySlice<DateToken>
  ) -> PeriodPhrase? {
    guard tokens.first?.kind == .from,
      let start = DatePhrase(tokens.dropFirst())?.month(at: .start)
    else { return nil }
    return PeriodPhrase(start, length.end(from: start), all)
  }

  // MARK: - Of whole years

  /// `2024-25`, `năm 2024/26`: years of which the last has two figures, as no month has.
  static func shortYears(_ tokens: ArraySlice<DateToken>) -> PeriodPhrase? {
    let rest = tokens.first?.kind == .year ? tokens.dropFirst() : tokens
    guard rest.count == 3, case .number(let first, 4)? = rest.first?.kind,
      let sign = rest.dropFirst().first?.kind, sign == .dash || sign == .slash,
      case .number(let short, 2)? = rest.last?.kind, short > 12,
      case let last = first / 100 * 100 + short, first < last, last <= first + 10
    else { return nil }
    return PeriodPhrase(
      CalendarMonth(year: first, month: 1), CalendarMonth(year: last, month: 12), tokens)
  }

  // MARK: - Of one year

  /// `cả năm 2024`, `trong năm`, `năm kế hoạch 2024`.
  private static func wholeYear(
    _ tokens: ArraySlice<DateToken>, _ planYear: Int?
  ) -> PeriodPhrase? {
    guard let first = tokens.first?.kind, [.whole, .inside, .year, .plan].contains(first) else {
      return nil
    }
    var rest = tokens.drop { $0.kind == .whole || $0.kind == .inside }
    if first == .plan {
      // `KH 2024`, `kế hoạch năm 2024`.
      rest = rest.dropFirst().drop { $0.kind == .year }
      guard !rest.isEmpty, let year = year(rest, nil) else { return nil }
      return months(1, 12, of: year, tokens)
    }
    guard rest.first?.kind == .year else { return nil }
    rest = rest.dropFirst()
    let isPlan = rest.first?.kind == .plan
    if isPlan { rest = rest.dropFirst() }
    guard first != .year || isPlan, let year = year(rest, planYear) else { return nil }
    return months(1, 12, of: year, tokens)
  }

  /// `6 tháng đầu năm 2024`, `nửa cuối năm 2024`, `12 tháng của năm 2024`.
  private static func partOfYear(
    _ tokens: ArraySlice<DateToken>, _ planYear: Int?
  ) -> PeriodPhrase? {
    var rest = tokens.drop { $0.kind == .inside || $0.kind == .whole }
    var count = 6
    let isHalf = rest.first?.kind == .half
    if isHalf {
      rest = rest.dropFirst()
    } else if case .number(let length, 1...2)? = rest.first?.kind,
      let unit = rest.dropFirst().first?.kind, unit == .month || unit == .quarter,
      case let months = unit == .quarter ? length * 3 : length, (1...12).contains(months)
    {
      count = months
      rest = rest.dropFirst(2)
    } else {
      return nil
    }
    let side = rest.first?.kind
    if [.early, .late, .of, .inside].contains(side) { rest = rest.dropFirst() }
    // `nửa đầu 2024` may leave out the word for the year.
    let isNamed = rest.first?.kind == .year
    guard isNamed || isHalf && !rest.isEmpty,
      let year = year(isNamed ? rest.dropFirst() : rest, planYear)
    else { return nil }
    switch side {
    case .early: return months(1, count, of: year, tokens)
    case .late: return months(13 - count, 12, of: year, tokens)
    default: return count == 12 ? months(1, 12, of: year, tokens) : nil
    }
  }

  private static func months(
    _ first: Int, _ last: Int, of year: Int, _ tokens: ArraySlice<DateToken>
  ) -> PeriodPhrase? {
    PeriodPhrase(
      CalendarMonth(year: year, month: first), CalendarMonth(year: year, month: last), tokens)
  }

  /// The year that is all that is left, or that of the plan where nothing is.
  private static func year(_ tokens: ArraySlice<DateToken>, _ planYear: Int?) -> Int? {
    if tokens.isEmpty { return planYear }
    guard tokens.count == 1, case .number(let year, 4)? = tokens.first?.kind,
      IsoDateForm.years.contains(year)
    else { return nil }
    return year
  }

  /// A year or a quarter with its year.
  private static func single(
    _ phrase: DatePhrase, _ tokens: ArraySlice<DateToken>
  ) -> PeriodPhrase? {
    switch phrase {
    case .year, .quarter(_, .some):
      return PeriodPhrase(phrase.month(at: .start), phrase.month(at: .end), tokens)
    case .day, .month, .quarter, .impossible: return nil
    }
  }

  // MARK: - Two dates

  private static func split(
    _ tokens: ArraySlice<DateToken>, _ planYear: Int?
  ) -> PeriodPhrase? {
    var found: PeriodPhrase?
    for position in tokens.indices {
      let token = tokens[position]
      let isSign = token.kind == .to || token.kind == .dash
      guard isSign || token.beginsLine, position > tokens.startIndex else { continue }
      let right = tokens[(isSign ? position + 1 : position)...]
      guard let parted = split(tokens, tokens[..<position], right, planYear) else { continue }
      // Two ways to part it: nobody knows which one was meant.
      guard found == nil else { return nil }
      found = parted
    }
    return found
  }

  private static func split(
    _ tokens: ArraySlice<DateToken>, _ left: ArraySlice<DateToken>,
    _ right: ArraySlice<DateToken>, _ planYear: Int?
  ) -> PeriodPhrase? {
    let left = left.first?.kind == .from ? left.dropFirst() : left
    let right = right.first?.kind == .from ? right.dropFirst() : right
    let leftSide = PeriodSide(left, .start, like: right)
    guard let end = PeriodSide(right, .end, like: left), let start = leftSide else { return nil }
    // Without a year at either end that of the plan is meant.
    let year = end.year ?? (start.year == nil && saysMonths(left, right) ? planYear : nil)
    guard let last = end.month(year: year), let first = start.month(year: year) else { return nil }
    // A year taken over from the end must not turn the period round.
    if start.year == nil, first > last { return nil }
    return PeriodPhrase(
      start: first, end: last,
      startTokens: start.year == nil || !start.isPlain ? tokens : left,
      endTokens: end.isPlain && end.year != nil ? right : tokens)
  }

  /// Whether both ends are called months or quarters: `Tháng 3-10` alone may be October, too.
  private static func saysMonths(
    _ left: ArraySlice<DateToken>, _ right: ArraySlice<DateToken>
  ) -> Bool {
    switch (left.first?.kind, right.first?.kind) {
    case (.month, .month), (.quarter, .quarter), (.quarter, .roman): true
    default: false
    }
  }

  /// Without brackets around all, a dot at the end.
  static func withoutFrame(_ tokens: ArraySlice<DateToken>) -> ArraySlice<DateToken> {
    var rest = tokens
    if rest.last?.kind == .dot { rest = rest.dropLast() }
    while rest.first?.kind == .comma || rest.first?.kind == .colon { rest = rest.dropFirst() }
    if rest.first?.kind == .open, rest.last?.kind == .close,
      !rest.dropFirst().dropLast().contains(where: { $0.kind == .close || $0.kind == .open })
    {
      rest = rest.dropFirst().dropLast()
    }
    return rest
  }
}
