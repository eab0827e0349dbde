/// Where something stands in a document: nowhere in particular, in its text, or in a cell.
///
/// Every field of every record carries one, so it is kept in twelve bytes.
public struct Place: Sendable, Hashable {
  /// In a text its line, from 1; of a cell the line of the file in which its row starts; 0 where
  /// there is none.
  public let line: Int32
  /// The row of a grid, from 1, as the program that shows the file counts it: blank rows too; 0 in
  /// a text.
  public let row: Int32
  /// The column in a text, from 1 in Unicode scalars; of a cell the part and, in the lowest bits,
  /// the column.
  private let position: UInt32

  /// The bits of a cell's column: a grid has fewer columns than they count.
  private static let columnBits: UInt32 = 16
  private static let columnMask: UInt32 = 1 << columnBits - 1

  private init(line: Int, row: Int, position: UInt32) {
    self.line = Int32(clamping: line)
    self.row = Int32(clamping: row)
    self.position = position
  }

  /// The document as a whole.
  public static let document = Place(line: 0, row: 0, position: 0)

  /// A place in a text: line and column from 1, the column in Unicode scalars.
  public static func text(line: Int, column: Int) -> Place {
    Place(line: line, row: 0, position: UInt32(clamping: column))
  }

  /// A cell of a grid, or a whole row.
  /// - Parameters:
  ///   - part: which sheet or table of the file, from 1; 0 where a file is one grid.
  ///   - row: from 1, blank rows counted.
  ///   - column: from 1; 0 for the row as a whole.
  ///   - line: the line of the file in which the row starts, from 1; nil where it has no lines.
  public static func cell(part: Int = 0, row: Int, column: Int, line: Int? = nil) -> Place {
    Place(
      line: line ?? 0, row: row,
      position: UInt32(clamping: min(part, 0xFFFF)) << columnBits
        | UInt32(clamping: min(column, Int(columnMask))))
  }

  /// A place as it is stored: a cell where it has a row, else one in a text.
  public init(line: Int, column: Int, row: Int = 0) {
    self =
      row > 0
      ? .cell(row: row, column: column, line: line) : .text(line: line, column: column)
  }

  public var isDocument: Bool { line == 0 && row == 0 }

  /// From 1; 0 for a whole row and for the document.
  public var column: Int32 {
    Int32(clamping: row > 0 ? position & Self.columnMask : position)
  }

  /// Which sheet or table of the file a cell is in, from 1; 0 where the file is one grid.
  public var part: Int32 {
    row > 0 ? Int32(position >> Self.columnBits) : 0
  }

  /// The name a spreadsheet gives the cell (`M5`); nil in a text and for a whole row.
  public var cell: String? {
    guard row > 0, column > 0 else { return nil }
    return Self.columnName(Int(column)) + String(row)
  }

  /// The letters of a spreadsheet's column: 1 is `A`, 27 is `AA`.
  public static func columnName(_ number: Int) -> String {
    var rest = number
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(UInt8(0x41 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// `ô M5`, `hàng 12` of a grid, `dòng 12` of a text; nil for the document as a whole.
  public var spot: Localized? {
    if isDocument { return nil }
    if let cell { return Localized(vi: "ô \(cell)", en: "cell \(cell)") }
    if row > 0 { return Localized(vi: "hàng \(row)", en: "row \(row)") }
    return Localized(vi: "dòng \(line)", en: "line \(line)")
  }
}

extension Place: Comparable {
  /// In the order of the document, part by part.
  public static func < (one: Self, other: Self) -> Bool {
    (one.part, one.line, one.row, one.column) < (other.part, other.line, other.row, other.column)
  }
}
