/// Rows that wait to be taken.
struct RowQueue {
  private var rows: [GridRow] = []
  private var first = 0

  mutating func add(_ row: GridRow) {
    rows.append(row)
  }

  /// Takes the first of them; false where there is none.
  mutating func take(into row: inout GridRow) -> Bool {
    guard first < rows.count else {
      rows.removeAll(keepingCapacity: true)
      first = 0
      return false
    }
    swap(&row, &rows[first])
    first += 1
    return true
  }
}
