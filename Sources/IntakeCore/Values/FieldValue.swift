/// What a field's text means.
public enum FieldValue: Sendable, Hashable {
  /// No element, no cell.
  case absent
  /// There, and empty.
  case blank
  /// Text, whatever it says.
  case text
  /// The position in the field's code list.
  case code(Int)
  /// The number of one of the call's orientations.
  case orientation(Int)
  /// The position among the call's provinces.
  case province(Int)
  /// The position among the call's targets.
  case target(Int)
  case day(CalendarDay)
  case month(CalendarMonth)
  case amount(Money)
  /// An amount with two meanings: the position in the record's `alternatives`.
  case ambiguous(Int)
  /// Orientation words that fit none clearly.
  case unclear
  /// It does not say what a field of its type must say.
  case unreadable(Unreadable)

  public enum Unreadable: Sendable, Hashable {
    /// Not of the type at all.
    case shape
    /// The shape is right; the calendar, the list or the call does not have it.
    case unknown
    /// An amount that is not whole đồng.
    case fraction
    /// An amount beyond 10^18 đồng.
    case tooLarge
    /// Several numbers in one cell.
    case several
    /// A unit or currency that the form does not have.
    case foreignUnit
    /// A number below zero where none may be.
    case negative
    /// An amount that its own words contradict.
    case contradicted
    /// One day or month where a whole period belongs: its start or its end.
    case oneMoment
  }

  public var isMissing: Bool { self == .absent || self == .blank }

  public var money: Money? {
    if case .amount(let money) = self { money } else { nil }
  }

  public var monthValue: CalendarMonth? {
    if case .month(let month) = self { month } else { nil }
  }

  public var dayValue: CalendarDay? {
    if case .day(let day) = self { day } else { nil }
  }

  public var orientationNumber: Int? {
    if case .orientation(let number) = self { number } else { nil }
  }
}
