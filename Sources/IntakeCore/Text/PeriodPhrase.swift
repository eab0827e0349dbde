/// A period as people write it: two dates, or a year or quarter that stands for its whole.
struct PeriodPhrase {
  var start: CalendarMonth
  var end: CalendarMonth
  /// The pieces that say the start and the end; the same ones where neither stands by itself.
  var startTokens: ArraySlice<DateToken>
  var endTokens: ArraySlice<DateToken>

  /// Reads `từ 01/2024 đến 12/2024`, `tháng 3 đến tháng 9/2024`, `1-12/2024`, `Quý I–IV/2024`,
  /// `12 tháng (01/2024 - 12/2024)`, `2024`; nil where the pieces are no period. A single day or
  /// month is none: it may as well be the end of one.
  init?(_ all: [DateToken]) {
    let tokens = Self.withoutDuration(all[...])
    if let single = DatePhrase(tokens) {
      switch single {
      case .year, .quarter(_, .some):
        guard let start = single.month(at: .start), let end = single.month(at: .end) else {
          return nil
        }
        self.init(start: start, end: end, startTokens: tokens, endTokens: tokens)
      default: return nil
      }
      return
    }
    var found: PeriodPhrase?
    for position in tokens.indices where [.to, .dash].contains(tokens[position].kind) {
      guard let split = Self.split(tokens, at: position) else { continue }
      // Two ways to part it: nobody knows which one was meant.
      guard found == nil else { return nil }
      found = split
    }
    guard let found else { return nil }
    self = found
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

  private static func split(_ tokens: ArraySlice<DateToken>, at position: Int) -> PeriodPhrase? {
    var left = tokens[..<position]
    if left.first?.kind == .from { left = left.dropFirst() }
    var right = tokens[(position + 1)...]
    if right.first?.kind == .from { right = right.dropFirst() }
    guard let end = phrase(right, like: left), let last = end.month(at: .end),
      let start = phrase(left, like: right), let first = start.month(at: .start, year: end.year)
    else { return nil }
    // A year taken over from the end must not turn the period round.
    if start.year == nil, first > last { return nil }
    let startTokens = start.year == nil || DatePhrase(left) == nil ? tokens : left
    return PeriodPhrase(
      start: first, end: last, startTokens: startTokens,
      endTokens: DatePhrase(right) == nil ? tokens : right)
  }

  /// A date; a bare number or Roman numeral is of the kind that the other side names.
  private static func phrase(
    _ tokens: ArraySlice<DateToken>, like other: ArraySlice<DateToken>
  ) -> DatePhrase? {
    if let phrase = DatePhrase(tokens) { return phrase }
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

  /// Without `12 tháng` before or in brackets behind, and without brackets around all.
  private static func withoutDuration(_ tokens: ArraySlice<DateToken>) -> ArraySlice<DateToken> {
    var rest = tokens
    if isDuration(rest.prefix(2)), rest.count > 2,
      [.open, .from, .comma, .colon].contains(rest[rest.startIndex + 2].kind)
    {
      rest = rest.dropFirst(2)
      if rest.first?.kind != .from, rest.first?.kind != .open { rest = rest.dropFirst() }
    }
    if rest.last?.kind == .close, rest.suffix(4).first?.kind == .open,
      isDuration(rest.suffix(3).prefix(2))
    {
      rest = rest.dropLast(4)
    }
    if rest.first?.kind == .open, rest.last?.kind == .close {
      rest = rest.dropFirst().dropLast()
    }
    return rest.last?.kind == .dot ? rest.dropLast() : rest
  }

  private static func isDuration(_ tokens: ArraySlice<DateToken>) -> Bool {
    guard tokens.count == 2, case .number(_, 1...2)? = tokens.first?.kind else { return false }
    return tokens.last?.kind == .month || tokens.last?.kind == .year
  }
}
