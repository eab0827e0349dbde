/// Where something stands in a document, in the words of that document's format.
///
/// XML: line and column of the start tag, both from 1, the column in Unicode scalars. A sheet:
/// the line of the file where the row starts, the row (a record; blank lines counted) and the
/// column, from 1; `cell` names it as a spreadsheet does. The document as a whole: line 0.
public struct Place: Sendable, Hashable {
  public var line: Int32
  public var column: Int32
  /// The row of a sheet, from 1; 0 in XML.
  public var row: Int32

  public init(line: Int, column: Int, row: Int = 0) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
    self.row = Int32(clamping: row)
  }

  /// The document as a whole.
  public static let document = Place(line: 0, column: 0)

  public var isDocument: Bool { line == 0 }

  /// The name a spreadsheet gives the cell (`M5`); nil in XML and for a whole row.
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
}

extension Place: Comparable {
  public static func < (one: Self, other: Self) -> Bool {
    (one.line, one.row, one.column) < (other.line, other.row, other.column)
  }
}
