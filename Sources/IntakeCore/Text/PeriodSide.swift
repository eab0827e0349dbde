/// One end of a period: a date, perhaps as coarse as `cuối năm`.
struct PeriodSide {
  private let phrase: DatePhrase
  private let edge: DateReader.Edge
  /// Whether it means the same where it stands by itself.
  let isPlain: Bool

  /// - Parameter other: the other end, of whose kind a bare number or Roman numeral is.
  init?(
    _ tokens: ArraySlice<DateToken>, _ edge: DateReader.Edge, like other: ArraySlice<DateToken>
  ) {
    self.edge = edge
    guard !Self.isQuarterOrMonth(tokens, like: other) else { return nil }
    if let open = Self.quarter(tokens, like: other) ?? Self.dayOfMonth(tokens, edge, like: other)
      ?? Self.named(tokens)
    {
      phrase = open
      isPlain = false
    } else if let plain = DatePhrase(tokens) {
      phrase = plain
      isPlain = true
    } else if let coarse = Self.coarse(tokens, edge, year: Self.year(in: other))
      ?? Self.bare(tokens, like: other)
    {
      phrase = coarse
      isPlain = false
    } else {
      return nil
    }
  }

  var year: Int? { phrase.year }

  func month(year: Int?) -> CalendarMonth? { phrase.month(at: edge, year: year) }

  /// The year that is written in the other end.
  private static func year(in tokens: ArraySlice<DateToken>) -> Int? {
    guard case .number(let year, 4)? = tokens.last?.kind, IsoDateForm.years.contains(year) else {
      return nil
    }
    return year
  }

  /// `đầu năm 2024` as a start, `cuối quý II/2024` as an end; an early or late day of a month is of
  /// that month.
  /// - Parameter year: the year of `cuối năm`; nil: it says nothing.
  static func coarse(
    _ tokens: ArraySlice<DateToken>, _ edge: DateReader.Edge, year: Int? = nil
  ) -> DatePhrase? {
    let isCoarse = tokens.first.map { [.early, .late, .middle].contains($0.kind) } ?? false
    let rest = isCoarse ? tokens.dropFirst() : tokens
    if rest.count == 1, rest.first?.kind == .year {
      guard rest.count == tokens.count || tokens.first?.kind == (edge == .start ? .early : .late)
      else { return nil }
      return year.map(DatePhrase.year)
    }
    guard rest.count < tokens.count, let phrase = DatePhrase(rest) else { return nil }
    switch phrase {
    case .month: return phrase
    case .year, .quarter:
      return tokens.first?.kind == (edge == .start ? .early : .late) ? phrase : nil
    case .day, .impossible: return nil
    }
  }

  /// `01/3` before a whole day, whose year it has: `01/3 - 30/9/2024`.
  private static func dayOfMonth(
    _ tokens: ArraySlice<DateToken>, _ edge: DateReader.Edge, like other: ArraySlice<DateToken>
  ) -> DatePhrase? {
    let rest = (tokens.first?.kind == .day ? tokens.dropFirst() : tokens).map(\.kind)
    guard edge == .start, rest.count == 3, rest[1] == .slash,
      case .number(let day, 1...2) = rest[0],
      case .number(let month, 1...2) = rest[2], (1...31).contains(day), (1...12).contains(month),
      case .day? = DatePhrase(other)
    else { return nil }
    return .month(month, year: nil)
  }

  /// `Jan` before `Dec 2024`.
  private static func named(_ tokens: ArraySlice<DateToken>) -> DatePhrase? {
    guard tokens.count == 1, case .named(let month)? = tokens.first?.kind else { return nil }
    return .month(month, year: nil)
  }

  /// A number behind `Quý` is a quarter on both sides: `Quý 1 - 4/2024`.
  private static func quarter(
    _ tokens: ArraySlice<DateToken>, like other: ArraySlice<DateToken>
  ) -> DatePhrase? {
    guard case .number(1...4, 1)? = tokens.first?.kind, other.first?.kind == .quarter,
      case .quarter(_, nil)? = DatePhrase(other)
    else { return nil }
    return DatePhrase([DateToken(kind: .quarter, range: tokens.first?.range ?? 0..<0)] + tokens)
  }

  /// `4/2024` behind `Quý I/2024 -`: its fourth quarter or April.
  private static func isQuarterOrMonth(
    _ tokens: ArraySlice<DateToken>, like other: ArraySlice<DateToken>
  ) -> Bool {
    guard case .number(1...4, 1)? = tokens.first?.kind, other.first?.kind == .quarter,
      case .quarter(_, .some)? = DatePhrase(other)
    else { return false }
    return true
  }

  private static func bare(
    _ tokens: ArraySlice<DateToken>, like other: ArraySlice<DateToken>
  ) -> DatePhrase? {
    guard let first = tokens.first else { return nil }
    let word: DateToken.Kind =
      switch first.kind {
      case .roman: .quarter
      case .number(_, 1...2): other.first?.kind == .quarter ? .quarter : .month
      default: .other
      }
    guard word != .other else { return nil }
    return DatePhrase([DateToken(kind: word, range: first.range)] + tokens)
  }
}
