internal import IntakeCore

/// Makes the rows of a grid whose cells come one by one, each with its column.
struct RowBuilder {
  /// Stands behind each cell in a row's bytes, so that rows of equal bytes have equal cells.
  static let separator: UInt8 = 0x1F

  private var row = GridRow()
  private let columns: Int

  /// - Parameter columns: how many are read; what stands beyond is told as overflow.
  init(columns: Int) {
    self.columns = columns
  }

  /// The column behind the last cell, from 0.
  var next: Int { row.cells.count }

  mutating func begin(_ number: Int, _ frame: GridRow.Frame = .sheet) {
    row = GridRow()
    row.number = number
    row.frame = frame
    row.hasWidth = false
  }

  /// Adds a cell behind those before; what lies between is blank.
  mutating func add(_ column: Int, _ text: ArraySlice<UInt8>, _ kind: CellKind, shown: [UInt8]?) {
    let text = text.trimmed
    guard column < columns else {
      if row.overflow == nil, !text.isEmpty { row.overflow = columns }
      return
    }
    guard !text.isEmpty, column >= row.cells.count else { return }
    while row.cells.count < column { append([], .text) }
    row.filled.append(column)
    append(text, kind)
    if let shown, !shown.elementsEqual(text) {
      row.shown.append(GridRow.Shown(column: column, text: shown))
    }
  }

  private mutating func append(_ text: ArraySlice<UInt8>, _ kind: CellKind) {
    let start = Int32(row.bytes.count)
    row.bytes += text
    row.cells.append(GridRow.Cell(start: start, end: Int32(row.bytes.count), kind: kind))
    row.bytes.append(Self.separator)
  }

  /// The row, as far as it has come.
  mutating func finish() -> GridRow {
    row.range = 0..<row.bytes.count
    return row
  }
}
