/// A period of which the calendar does not have one end or both: `03/2024 - 13/2024`.
struct ImpossiblePeriod {
  private let start: Side
  private let end: Side

  private struct Side {
    let tokens: ArraySlice<DateToken>
    let phrase: DatePhrase
  }

  /// Nil where the pieces are no two dates, or both ends are in the calendar.
  init?(_ all: [DateToken]) {
    let tokens = PeriodPhrase.withoutFrame(all[...])
    for position in tokens.indices.dropFirst() {
      let token = tokens[position]
      let isSign = token.kind == .to || token.kind == .dash
      guard isSign || token.beginsLine,
        let left = Self.side(tokens[..<position]),
        let right = Self.side(tokens[(isSign ? position + 1 : position)...]),
        left.phrase == .impossible || right.phrase == .impossible
      else { continue }
      start = left
      end = right
      return
    }
    return nil
  }

  private static func side(_ tokens: ArraySlice<DateToken>) -> Side? {
    let rest = tokens.first?.kind == .from ? tokens.dropFirst() : tokens
    return DatePhrase(rest).map { Side(tokens: rest, phrase: $0) }
  }

  /// What one end says: the end that the calendar has is read.
  func month(at edge: DateReader.Edge) -> DateReader.MonthReading {
    let (side, other) = edge == .start ? (start, end) : (end, start)
    guard side.phrase != .impossible else { return .unreadable(.unknown) }
    return side.phrase.month(at: edge, year: Self.year(in: other.tokens)).map { .month($0) }
      ?? .unreadable(.shape)
  }

  /// The pieces of an end that the calendar does not have; nil for one that it has.
  func impossible(at edge: DateReader.Edge) -> ArraySlice<DateToken>? {
    let side = edge == .start ? start : end
    return side.phrase == .impossible ? side.tokens : nil
  }

  private static func year(in tokens: ArraySlice<DateToken>) -> Int? {
    guard case .number(let year, 4)? = tokens.last?.kind, IsoDateForm.years.contains(year) else {
      return nil
    }
    return year
  }
}

extension DateReader {
  /// What the calendar does not have.
  enum Impossible: Equatable {
    case month(Int)
    case quarter(Int)
    /// A day as it is written.
    case day(String)
  }

  /// What the calendar does not have in a month's text, or in one end of a period's; nil where that is
  /// not known.
  static func impossible(in text: ArraySlice<UInt8>, at edge: Edge) -> Impossible? {
    let tokens = DateToken.tokens(of: text)
    guard
      let side = DatePhrase(tokens[...]) == .impossible
        ? tokens[...] : ImpossiblePeriod(tokens)?.impossible(at: edge),
      let first = side.first, let last = side.last
    else { return nil }
    let numbers = side.compactMap { token -> Int? in
      if case .number(let number, 1...2) = token.kind { number } else { nil }
    }
    guard numbers.count == 1 else {
      return .day(
        String(decoding: text[first.range.lowerBound..<last.range.upperBound], as: UTF8.self))
    }
    if first.kind == .quarter { return (1...4).contains(numbers[0]) ? nil : .quarter(numbers[0]) }
    return (1...12).contains(numbers[0]) ? nil : .month(numbers[0])
  }
}
