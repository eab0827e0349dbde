internal import IntakeCore

/// A table of a Word document while it is read.
struct WordTable {
  /// Among the tables of the document, from 1.
  let number: Int
  private(set) var rows = 0
  /// As far as they are known.
  var columns = 0
  /// What reaches down from above, by the column.
  private var open: [Int: GridRow.Cover] = [:]
  /// The first rows, while the table may be a letterhead.
  private var held: [Row]? = []

  /// A row with its cells.
  struct Row {
    var number = 0
    var cells: [Cell] = []
    /// The column behind the last cell, from 0.
    var next = 0
    var isRemoved = false
  }

  struct Cell {
    var column = 0
    var span = 1
    var text: [UInt8] = []
    /// The number that Word gives it where it has no text.
    var order: [UInt8]?
    var merge = Merge.none
    var isRemoved = false

    mutating func add(_ paragraph: [UInt8], isFirst: Bool) {
      if !isFirst { text.append(0x0A) }
      text += paragraph
    }

    var lines: [ArraySlice<UInt8>] { text.split(separator: 0x0A).map(\.trimmed) }
  }

  enum Merge { case none, begins, goesOn }

  /// The rows of a letterhead: two columns, whose cells have lines.
  private static let letterheadRows = 3

  init(number: Int) {
    self.number = number
  }

  /// Whether it is none that only arranges a page, as tables of few columns may be: what stands in one of
  /// its cells belongs to that cell, a table too.
  var isWide: Bool { columns > 3 }

  /// Takes a row that is complete.
  /// - Returns: the rows that are known to be rows of a grid.
  mutating func take(_ row: Row, columns: Int, at position: inout Int) -> [GridRow] {
    rows += 1
    self.columns = max(self.columns, row.next)
    guard !row.isRemoved else { return [] }
    var row = row
    row.number = rows
    guard var held else { return [grid(row, columns, &position)] }
    held.append(row)
    if held.count <= Self.letterheadRows, row.cells.count <= 2 {
      self.held = held
      return []
    }
    self.held = nil
    return held.map { grid($0, columns, &position) }
  }

  /// The rows that were held back: those of a letterhead line by line.
  mutating func finish(columns: Int, at position: inout Int) -> [GridRow] {
    guard let held else { return [] }
    self.held = nil
    let isLetterhead = held.contains { ($0.cells.first?.lines.count ?? 0) > 1 }
    guard isLetterhead else { return held.map { grid($0, columns, &position) } }
    return held.flatMap { row in
      let lines = row.cells.map(\.lines)
      return (0..<(lines.map(\.count).max() ?? 0)).map { line in
        position += 1
        var builder = RowBuilder(columns: columns)
        builder.begin(position, .table(number, row: row.number))
        for (cell, lines) in zip(row.cells, lines) where line < lines.count {
          builder.add(cell.column, lines[line], .text, shown: nil)
        }
        return builder.finish()
      }
    }
  }

  private mutating func grid(_ row: Row, _ columns: Int, _ position: inout Int) -> GridRow {
    position += 1
    var builder = RowBuilder(columns: columns)
    builder.begin(position, .table(number, row: row.number))
    for cell in row.cells where cell.merge != .goesOn && !cell.isRemoved {
      let text = cell.text.trimmed
      let isOrder = text.isEmpty && cell.order != nil
      builder.add(
        cell.column, isOrder ? (cell.order ?? [])[...] : text, isOrder ? .order : .text, shown: nil)
    }
    var result = builder.finish()
    for cell in row.cells {
      switch cell.merge {
      case .none: open[cell.column] = nil
      case .begins:
        open[cell.column] = result.isBlank(cell.column) ? nil : result.cover(cell.column)
        if open[cell.column] != nil { result.openings.append(cell.column) }
      case .goesOn:
        if let cover = open[cell.column] { result.covers.append(cover) }
      }
    }
    return result
  }
}
