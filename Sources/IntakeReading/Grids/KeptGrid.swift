internal import IntakeCore

/// Hands over the filled rows of one table of an office file, first to last.
protocol RowSource: AnyObject {
  /// Reads the next row in which something stands; false at the end, or where the file is at fault.
  func next(into row: inout GridRow) -> Bool
  /// The same table from its start again.
  func reopened() -> Self
}

/// A grid over rows that come one after the other: those that were looked at ahead are kept, up to
/// a limit, and the others read once more.
struct KeptGrid<Source: RowSource>: Grid {
  private var source: Source
  /// Rows that were looked at ahead of their turn, from `first` on.
  private var kept: [GridRow] = []
  private var first = 0
  private var keptBytes = 0
  /// The rows that were taken from the source, those that are kept too.
  private var taken = 0

  /// The bytes of rows that are kept.
  private static var most: Int { 12 << 20 }

  init(_ source: Source) {
    self.source = source
  }

  var isBroken: Bool { false }
  var separator: UInt8 { RowBuilder.separator }

  mutating func next(into row: inout GridRow) -> Bool {
    guard first < kept.count else {
      kept.removeAll()
      (first, keptBytes) = (0, 0)
      guard source.next(into: &row) else { return false }
      taken += 1
      return true
    }
    swap(&row, &kept[first])
    keptBytes -= row.memory
    kept[first] = GridRow()
    first += 1
    return true
  }

  mutating func lookAhead(limit: Int, _ look: (GridRow) -> Void) {
    var seen = 0
    for row in kept[first...].prefix(limit) {
      look(row)
      seen += 1
    }
    var row = GridRow()
    while seen < limit, keptBytes < Self.most {
      guard source.next(into: &row) else { return }
      look(row)
      keptBytes += row.memory
      kept.append(row)
      taken += 1
      seen += 1
    }
    guard seen < limit else { return }
    let start = source
    var isMore = false
    while seen < limit, start.next(into: &row) {
      look(row)
      seen += 1
      isMore = true
    }
    if isMore { readAgain() }
  }

  /// Goes back to the first row that is not kept.
  private mutating func readAgain() {
    source = source.reopened()
    var row = GridRow()
    for _ in 0..<taken where !source.next(into: &row) { return }
  }
}

extension GridRow {
  /// About the bytes that it takes in memory.
  fileprivate var memory: Int {
    bytes.count + cells.count * MemoryLayout<Cell>.stride + filled.count * 8 + 200
  }
}
