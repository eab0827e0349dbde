/// Where something stands in a document: nowhere in particular, in its text, in a cell of a sheet, or
/// in a table or paragraph of a Word document.
///
/// Every field of every record carries one, so it is kept in twelve bytes.
public struct Place: Sendable, Hashable {
  /// In a text its line, from 1; of a cell the line of the file in which its row starts; in a Word
  /// document the row of the table, or the paragraph; 0 where there is none.
  private let first: Int32
  /// The row of a grid, from 1, as the program that shows the file counts it: blank rows too; 0 in
  /// a text. In a Word document, which is one grid of paragraphs and rows, the position in that.
  public let row: Int32
  /// The column in a text, from 1 in Unicode scalars; of a cell the frame and, in the lowest bits,
  /// the column.
  private let position: UInt32

  /// The bits of a cell's column: a grid has fewer columns than they count.
  private static let columnBits: UInt32 = 16
  private static let columnMask: UInt32 = 1 << columnBits - 1
  /// The frame of paragraphs; those below are the tables of a Word document, 0 is a sheet.
  private static let paragraphs: UInt32 = 0xFFFF

  private init(first: Int, row: Int, position: UInt32) {
    self.first = Int32(clamping: first)
    self.row = Int32(clamping: row)
    self.position = position
  }

  private init(first: Int, row: Int, frame: UInt32, column: Int) {
    self.init(
      first: first, row: row,
      position: frame << Self.columnBits | UInt32(clamping: min(column, Int(Self.columnMask))))
  }

  /// The document as a whole.
  public static let document = Place(first: 0, row: 0, position: 0)

  /// A place in a text: line and column from 1, the column in Unicode scalars.
  public static func text(line: Int, column: Int) -> Place {
    Place(first: line, row: 0, position: UInt32(clamping: column))
  }

  /// A cell of a sheet, or a whole row.
  /// - Parameters:
  ///   - row: from 1, blank rows counted.
  ///   - column: from 1; 0 for the row as a whole.
  ///   - line: the line of the file in which the row starts, from 1; nil where it has no lines.
  public static func cell(row: Int, column: Int, line: Int? = nil) -> Place {
    Place(first: line ?? 0, row: row, frame: 0, column: column)
  }

  /// A cell of a table in a Word document, or a whole row of it.
  /// - Parameters:
  ///   - position: among all rows and paragraphs of the document, from 1.
  ///   - table: its number in the document, from 1.
  ///   - row: of the table, from 1.
  ///   - column: from 1; 0 for the row as a whole.
  public static func table(_ table: Int, row: Int, column: Int, at position: Int) -> Place {
    let frame = UInt32(clamping: min(max(1, table), Int(paragraphs) - 1))
    return Place(first: row, row: position, frame: frame, column: column)
  }

  /// A paragraph of a Word document, outside its tables.
  /// - Parameters:
  ///   - number: among the paragraphs of the document, from 1.
  ///   - position: among all rows and paragraphs of the document, from 1.
  public static func paragraph(_ number: Int, at position: Int) -> Place {
    Place(first: number, row: position, frame: paragraphs, column: 0)
  }

  /// A place as it is stored, by three numbers; those of `stored`.
  public init(line: Int, column: Int, row: Int = 0) {
    self.init(first: line, row: row, position: UInt32(truncatingIfNeeded: column))
  }

  /// The three numbers by which a place is stored: line and column of a text or cell, and its row.
  public var stored: (line: Int, column: Int, row: Int) {
    (Int(first), Int(position), Int(row))
  }

  public var isDocument: Bool { first == 0 && row == 0 }

  private var frame: UInt32 { row > 0 ? position >> Self.columnBits : 0 }

  /// The line of the file, from 1; 0 where the file has none.
  public var line: Int32 { frame == 0 ? first : 0 }

  /// From 1; 0 for a whole row, a paragraph and the document.
  public var column: Int32 {
    Int32(clamping: row > 0 ? position & Self.columnMask : position)
  }

  /// In a Word document the table and the row in it, both from 1; nil elsewhere.
  public var table: (number: Int, row: Int)? {
    guard frame > 0, frame < Self.paragraphs else { return nil }
    return (Int(frame), Int(first))
  }

  /// Whether it is a row of a sheet as a whole.
  public var isSheetRow: Bool { row > 0 && frame == 0 && column == 0 }

  /// In a Word document the paragraph outside its tables, from 1; nil elsewhere.
  public var paragraph: Int? { frame == Self.paragraphs ? Int(first) : nil }

  /// The row as the program that shows the file counts it, from 1: of a sheet, or of a table in a
  /// Word document; in that of a paragraph, and 0 in a text.
  public var shownRow: Int { Int(frame > 0 ? first : row) }

  /// Another column of the same row, from 1.
  public func at(column: Int) -> Place {
    paragraph != nil ? self : Place(first: Int(first), row: Int(row), frame: frame, column: column)
  }

  /// The name a spreadsheet gives the cell (`M5`); nil elsewhere and for a whole row.
  public var cell: String? {
    guard row > 0, frame == 0, column > 0 else { return nil }
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

  /// `ô M5`, `hàng 12` of a sheet, `bảng 2, hàng 3, cột 5`, `đoạn 7` in a Word document, `dòng 12` of
  /// a text; nil for the document as a whole.
  public var spot: Localized? {
    if isDocument { return nil }
    if let cell { return Localized(vi: "ô \(cell)", en: "cell \(cell)") }
    if let paragraph { return Localized(vi: "đoạn \(paragraph)", en: "paragraph \(paragraph)") }
    if let table {
      let (number, row) = table
      return column > 0
        ? Localized(
          vi: "bảng \(number), hàng \(row), cột \(column)",
          en: "table \(number), row \(row), column \(column)")
        : Localized(vi: "bảng \(number), hàng \(row)", en: "table \(number), row \(row)")
    }
    if row > 0 { return Localized(vi: "hàng \(row)", en: "row \(row)") }
    return Localized(vi: "dòng \(line)", en: "line \(line)")
  }
}

extension Place: Comparable {
  /// In the order of the document.
  public static func < (one: Self, other: Self) -> Bool {
    // Texts and CSV have lines, in which cells and other places stand in one order.
    (one.line, one.row, one.column) < (other.line, other.row, other.column)
  }
}
