internal import IntakeCore

/// What a file says of a cell beside its text.
enum CellKind: UInt8 {
  /// Nothing: it is read as people write.
  case text
  /// Its text is a plain decimal number of at most 15 significant digits.
  case number
  /// Its text is a day, `2024-01-15`.
  case day
  /// A formula whose result the file does not hold; its text is the formula.
  case noResult
  /// A number that the program gives a row by itself: its order.
  case order
}

/// What stands in a cell: its text, and what its file says of it.
struct GridValue {
  var text: ArraySlice<UInt8>
  var kind: CellKind
  /// What a number cell shows where that is not its number.
  var shown: [UInt8]?

  init(_ text: ArraySlice<UInt8>, kind: CellKind = .text, shown: [UInt8]? = nil) {
    self.text = text
    self.kind = kind
    self.shown = shown
  }

  /// The text as a field of the form takes it, and how it is written; nil: as the others of its
  /// sheet.
  ///
  /// Money, months, days and orientations are exact; what identifies is what the cell shows.
  func written(for field: Field) -> (text: ArraySlice<UInt8>, notation: Notation?) {
    switch kind {
    case .text, .order: (text, nil)
    case .noResult: (text, .lost)
    case .number:
      switch field.type {
      case .amount, .quantity, .date: (text, .exact)
      // `1,5` and `1%` are numbers, and no orientation's: it is asked which was meant.
      case .orientation: text.contains(UInt8(ascii: ".")) ? (shownText, nil) : (text, .exact)
      case .month: (text, Self.isYear(text) ? nil : .exact)
      default: (shownText, nil)
      }
    case .day:
      switch field.type {
      case .date: (text, .exact)
      case .month: (text.prefix(Self.monthLength), .exact)
      default: (everydayText, nil)
      }
    }
  }

  /// What the cell shows, as near as its file tells.
  var shownText: ArraySlice<UInt8> { shown?[...] ?? everydayText }

  /// The text as people write it: a day with its figures in the order of speech.
  private var everydayText: ArraySlice<UInt8> {
    guard kind == .day else { return text }
    let parts = text.split(separator: UInt8(ascii: "-"), maxSplits: 2)
    return parts.reversed().joined(separator: [UInt8(ascii: "/")]).map(\.self)[...]
  }

  /// The bytes of a month in `2024-01-15`.
  private static let monthLength = 7

  /// Whether a plain number may be the year of a plan.
  private static func isYear(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count == 4, text.allSatisfy({ 0x30...0x39 ~= $0 }) else { return false }
    return 1990...2100 ~= text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
