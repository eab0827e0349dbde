internal import IntakeCore

/// One row of a grid: its cells as ranges of a text.
struct GridRow {
  /// As the program that shows the file counts it, from 1, blank rows included.
  var number = 0
  /// The line of the file where it starts, from 1; 0 where the file has no lines.
  var line = 0
  var frame = Frame.sheet
  var range = 0..<0
  var cells: [Cell] = []
  /// What is wrong with it, in which cell (from 0) and where in the text; such a row is not read.
  var fault: (reason: RowFault, column: Int, offset: Int)?
  /// The first filled cell beyond the columns that are read.
  var overflow: Int?
  var bytes: [UInt8] = []
  /// The columns in which something stands.
  var filled: [Int] = []
  /// What number cells show where that is not their number (`01` of a 1), and of days the moment
  /// where the cell has one.
  var shown: [Shown] = []
  /// The merged cells above that reach over this row.
  var covers: [Cover] = []
  /// The columns in which a cell begins that reaches over rows below.
  var openings: [Int] = []
  /// Whether its file says how many cells it has; else it ends with the last filled one.
  var hasWidth = true
  /// Whether a new page begins with it.
  var startsPage = false

  /// What a row belongs to.
  enum Frame: Equatable {
    case sheet
    /// A table of a Word document, from 1, and the row in it.
    case table(Int, row: Int)
    /// A paragraph of a Word document, from 1.
    case paragraph(Int)
  }

  struct Cell {
    /// Without white space at the ends.
    var start: Int32
    var end: Int32
    /// Whether quotation marks in it are doubled.
    var isEscaped = false
    var kind = CellKind.text
  }

  struct Shown {
    var column: Int
    var text: [UInt8]
  }

  init() {}

  /// A row with room for as many cells as another has.
  init(like other: GridRow) {
    makeRoom(for: other.cells.count)
  }

  mutating func makeRoom(for count: Int) {
    cells.reserveCapacity(count)
    filled.reserveCapacity(count)
  }

  /// The cells that are there, blank ones included.
  var count: Int { cells.count }

  /// The text of a cell, counted from 0, without white space at its ends; empty beyond the row.
  subscript(column: Int) -> ArraySlice<UInt8> {
    guard column < cells.count else { return [] }
    let cell = cells[column]
    let raw = bytes[Int(cell.start)..<Int(cell.end)]
    return cell.isEscaped ? Self.unescaped(raw)[...] : raw
  }

  /// The text of a cell with what its file says of it.
  func value(_ column: Int) -> GridValue {
    guard column < cells.count else { return GridValue([]) }
    var value = GridValue(self[column], kind: cells[column].kind)
    if !shown.isEmpty { value.shown = shown.first { $0.column == column }?.text }
    return value
  }

  /// The text of a cell that is read as everyday writing; empty where the file knows what it is.
  func written(_ column: Int) -> ArraySlice<UInt8> {
    guard column < cells.count, [.text, .order].contains(cells[column].kind) else {
      return []
    }
    return self[column]
  }

  /// The text of the whole row as it stands in the sheet.
  var raw: ArraySlice<UInt8> { bytes[range] }

  /// Whether nothing but white space stands in a cell.
  func isBlank(_ column: Int) -> Bool {
    column >= cells.count || cells[column].start == cells[column].end
  }

  var isBlank: Bool { filled.isEmpty }

  /// Whether it is a line of text, which no table has as its row.
  var isParagraph: Bool { if case .paragraph = frame { true } else { false } }

  /// The place of a cell, counted from 0.
  func place(_ column: Int) -> Place {
    switch frame {
    case .sheet: .cell(row: number, column: column + 1, line: line)
    case .table(let table, let row): .table(table, row: row, column: column + 1, at: number)
    case .paragraph(let paragraph): .paragraph(paragraph, at: number)
    }
  }

  /// The place of the row as a whole.
  var place: Place { place(-1) }

  private static func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var isSecond = false
    for byte in raw {
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if !isSecond || byte != UInt8(ascii: "\"") { text.append(byte) }
    }
    return text
  }
}

extension GridRow {
  /// Marks the row as damaged where it holds a character that no text has.
  mutating func refuseControls() {
    guard fault == nil,
      let found = ByteScan.firstFault(in: bytes, from: range.lowerBound, to: range.upperBound),
      case .forbidden(let scalar) = found.kind
    else { return }
    let column = cells.lastIndex { Int($0.start) <= found.offset } ?? 0
    fault = (.badCharacter(scalar), column, found.offset)
  }
}
