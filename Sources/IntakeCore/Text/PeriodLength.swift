/// How long a period lasts: `12 tháng`, `2 năm`.
struct PeriodLength {
  private let months: Int

  private init?(_ tokens: ArraySlice<DateToken>) {
    guard tokens.count == 2, case .number(let count, 1...2)? = tokens.first?.kind, count > 0 else {
      return nil
    }
    switch tokens.last?.kind {
    case .month?: months = count
    case .year?: months = count * 12
    default: return nil
    }
  }

  /// The end of a period of this length.
  func end(from start: CalendarMonth) -> CalendarMonth {
    CalendarMonth(monthNumber: start.monthNumber + Int32(months) - 1)
  }

  /// Whether a period lasts as long, give or take a month at its ends.
  func fits(_ period: PeriodPhrase) -> Bool {
    abs(Int(period.end.monthNumber - period.start.monthNumber) + 1 - months) <= 1
  }
}

extension PeriodLength {
  /// A length at the head of a period and what follows: `12 tháng (…`, `Trong 2 năm 2024-2025`.
  init?(leading tokens: ArraySlice<DateToken>, rest: inout ArraySlice<DateToken>) {
    let head = tokens.first?.kind == .inside ? tokens.dropFirst() : tokens
    guard let length = PeriodLength(head.prefix(2)), head.count > 2 else { return nil }
    self = length
    rest = head.dropFirst(2)
  }

  /// A length behind a period: `01/2024 - 12/2024 (12 tháng)`, `Năm 2024, 12 tháng`.
  init?(trailing tokens: ArraySlice<DateToken>, rest: inout ArraySlice<DateToken>) {
    let isBracketed = tokens.last?.kind == .close
    let tail = isBracketed ? tokens.dropLast() : tokens
    guard let length = PeriodLength(tail.suffix(2)), let sign = tail.dropLast(2).last?.kind,
      sign == (isBracketed ? .open : .comma)
    else { return nil }
    self = length
    rest = tail.dropLast(3)
  }
}
