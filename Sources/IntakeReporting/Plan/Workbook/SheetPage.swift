import IntakeCore

/// One sheet of a workbook as it is to be: what stands in which cell, how it looks, how it prints.
/// Rows and columns count from 0.
struct SheetPage: Sendable {
  var name: String
  /// The columns' widths in letters.
  var widths: [Double]
  /// Those that nobody has taken away yet.
  private(set) var rows: [Row] = []
  /// How many were taken away before them.
  private(set) var rowsTaken = 0
  /// The rows that stay in sight and are printed on each page: up to and with the last one.
  var heading: ClosedRange<Int>?
  var isLandscape = true
  /// Remarks beside cells.
  var notes: [Note] = []
  /// What the program asks about when a cell is filled in.
  var checks: [Check] = []

  struct Note: Sendable {
    var row: Int
    var column: Int
    var text: SpreadsheetText
  }

  struct Check: Sendable {
    var rows: ClosedRange<Int>
    var column: Int
    var rule: Rule

    enum Rule: Sendable {
      /// One of the values that stand in a range, to be chosen.
      case list(String)
      /// A number that is not negative.
      case amount
    }
  }

  struct Row: Sendable {
    var cells: [Cell] = []
    /// In points.
    var height: Double
  }

  /// What stands in some columns of a row.
  struct Cell: Sendable {
    var columns: ClosedRange<Int>
    /// Further rows below that it takes.
    var moreRows = 0
    var content: Content
    var style: SheetStyle
  }

  enum Content: Sendable {
    case empty
    case text(SpreadsheetText)
    case number(Double)
    /// A formula of ours, and its value.
    case formula(String, Double)
  }

  /// How many rows there are, with those taken away: the number of the last one as programs count.
  var rowCount: Int { rowsTaken + rows.count }

  /// Takes the rows away, so that a long sheet is never held as a whole.
  mutating func takeRows() -> [Row] {
    defer { rows.removeAll(keepingCapacity: true) }
    rowsTaken += rows.count
    return rows
  }

  /// Adds a row as high as its highest text. Not every program fits rows by itself, and none does
  /// for merged cells.
  /// - Parameter least: the least height, in points.
  mutating func add(_ cells: [Cell], least: Double = 0) {
    let heights = cells.filter { $0.moreRows == 0 }.map(height)
    rows.append(Row(cells: cells, height: min(max(heights.max() ?? 15, least), Self.highest)))
  }

  /// The most that a row may have, in points.
  private static let highest = 409.0

  private func height(_ cell: Cell) -> Double {
    let line = cell.style.size * 1.28
    guard case .text(let text) = cell.content else { return line + 2 }
    // A width is counted in digits of 11 points; letters of 10 points are a little narrower, but
    // words do not fill their lines.
    let width = widths[cell.columns].reduce(0, +)
    let letters = max(1, (width - 1) * (cell.style.isBold ? 12.4 : 13.4) / cell.style.size)
    return text.text.lineLengths.reduce(0.0) {
      $0 + max(1, (Double($1) / letters).rounded(.up))
    } * line + 2
  }

  /// `I` for 8.
  static func letter(_ column: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(0x41 + column % 26)))
    return column < 26 ? letter : Self.letter(column / 26 - 1) + letter
  }
}

/// How a cell looks.
struct SheetStyle: Sendable, Hashable {
  enum Alignment: Sendable, Hashable { case left, center, right }

  var size = 10.0
  var isBold = false
  var isItalic = false
  var alignment = Alignment.left
  var isMiddle = false
  var hasBorder = false
  var isUnderlined = false
  /// The digits after the decimal sign of a number; nil for text.
  var decimals: Int?
  /// A format of the program's own; `@` keeps what is typed as text.
  var format: String?

  static let cell = SheetStyle(hasBorder: true)
  static let plain = SheetStyle(size: 11)
  static let heading = SheetStyle(
    isBold: true, alignment: .center, isMiddle: true, hasBorder: true)
  static let title = SheetStyle(size: 14, isBold: true, alignment: .center, isMiddle: true)

  var bold: SheetStyle { with { $0.isBold = true } }
  var italic: SheetStyle { with { $0.isItalic = true } }
  var centered: SheetStyle { with { $0.alignment = .center } }
  var right: SheetStyle { with { $0.alignment = .right } }

  func format(_ format: String?) -> SheetStyle { with { $0.format = format } }

  func number(decimals: Int = 0) -> SheetStyle {
    with {
      $0.decimals = decimals
      $0.alignment = .right
    }
  }

  private func with(_ change: (inout SheetStyle) -> Void) -> SheetStyle {
    var style = self
    change(&style)
    return style
  }
}

extension SheetPage.Cell {
  static func text(
    _ text: String, _ column: Int, to last: Int? = nil, _ style: SheetStyle = .cell
  ) -> Self {
    Self(
      columns: column...(last ?? column), content: text.isEmpty ? .empty : .text("\(text)"),
      style: style)
  }

  static func number(_ number: Int, _ column: Int, _ style: SheetStyle = .cell) -> Self {
    Self(columns: column...column, content: .number(Double(number)), style: style.number())
  }

  /// An amount in triệu đồng, with as many decimals as it needs.
  static func millions(_ money: Money, _ column: Int, _ style: SheetStyle = .cell) -> Self {
    Self(
      columns: column...column, content: .number(money.millions),
      style: style.number(decimals: money.decimalsInMillions))
  }

  /// A sum by a formula, in triệu đồng, with its value.
  static func sum(
    _ formula: String, _ money: Money, _ column: Int, _ style: SheetStyle = .cell
  ) -> Self {
    Self(
      columns: column...column, content: .formula(formula, money.millions),
      style: style.number(decimals: money.decimalsInMillions))
  }
}

extension Money {
  /// In triệu đồng; exact up to 15 digits, as many as a workbook's numbers have.
  var millions: Double { Double(dong) / 1_000_000 }

  /// The digits after the decimal sign that the amount has in triệu đồng.
  var decimalsInMillions: Int {
    var rest = dong.magnitude % 1_000_000
    guard rest > 0 else { return 0 }
    var digits = 6
    while rest.isMultiple(of: 10) {
      rest /= 10
      digits -= 1
    }
    return digits
  }
}
