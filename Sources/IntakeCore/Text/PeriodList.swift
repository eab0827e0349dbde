/// Years, quarters or months in a row, one after the other: `2024, 2025`, `Quý III, IV năm 2024`,
/// `tháng 3, 4 và 5/2024`.
struct PeriodList {
  private(set) var start: CalendarMonth?
  private(set) var end: CalendarMonth?

  /// Quarters or months that each name their year: `Quý III/2024 và Quý IV/2024`.
  init?(dated tokens: ArraySlice<DateToken>) {
    let parts = tokens.split { $0.kind == .comma || $0.kind == .and }
    guard parts.count > 1 else { return nil }
    for part in parts {
      guard let phrase = DatePhrase(part), let first = phrase.month(at: .start),
        let last = phrase.month(at: .end)
      else { return nil }
      switch phrase {
      case .month, .quarter: break
      case .day, .year, .impossible: return nil
      }
      if let end, end.monthNumber + 1 != first.monthNumber { return nil }
      start = start ?? first
      end = last
    }
  }

  /// - Parameter planYear: the year of quarters and months without one.
  init?(_ tokens: ArraySlice<DateToken>, planYear: Int? = nil) {
    let word = tokens.first?.kind
    let isWorded = [.year, .quarter, .month].contains(word)
    var rest = tokens
    var values: [Int] = []
    while let value = Self.next(&rest, word: isWorded ? word : nil) {
      values.append(value)
      guard rest.first?.kind == .comma || rest.first?.kind == .and else { break }
      rest = rest.dropFirst()
    }
    guard values.count > 1, let first = values.first, let last = values.last,
      values == Array(first...max(first, last))
    else { return nil }
    if !isWorded || word == .year {
      guard rest.isEmpty, IsoDateForm.years.contains(first), IsoDateForm.years.contains(last) else {
        return nil
      }
      start = CalendarMonth(year: first, month: 1)
      end = CalendarMonth(year: last, month: 12)
    } else {
      guard let trailing = DatePhrase.trailingYear(rest.map(\.kind)[...]),
        let year = trailing.value ?? planYear
      else { return nil }
      let length = word == .quarter ? 3 : 1
      start = CalendarMonth(year: year, month: (first - 1) * length + 1)
      end = CalendarMonth(year: year, month: last * length)
    }
  }

  /// The next value of the row, with or without the word for it.
  private static func next(_ rest: inout ArraySlice<DateToken>, word: DateToken.Kind?) -> Int? {
    let inner = word != nil && rest.first?.kind == word ? rest.dropFirst() : rest
    let value: Int
    switch inner.first?.kind {
    case .number(let number, let digits)? where (digits == 4) == (word == nil || word == .year):
      value = number
    case .roman(let number)? where word == .quarter: value = number
    default: return nil
    }
    rest = inner.dropFirst()
    return value
  }
}
