internal import IntakeCore

extension SheetColumns {
  /// The record of a row: each field that has a column is there, perhaps blank.
  /// - Parameter tooLong: told of cells beyond the limit of a field, which are cut.
  func record(
    of row: GridRow, index: Int, limit: Int, tooLong: (Place) -> Void
  ) -> Record {
    var record = Record(table: table, place: row.place, index: index)
    record.reserve(row.raw.count)
    for (column, meaning) in columns.enumerated() {
      let place = row.place(column)
      switch meaning {
      case .field(let position):
        record.set(position, to: cell(row, column, limit, tooLong), at: place)
      case .combined(let position):
        let text = cell(row, column, limit, tooLong)
        record.set(table.combined[position], to: text, at: place)
      case .submitter, .none: break
      }
    }
    return record
  }

  /// Only the amounts of a row that claims to be a sum.
  func sums(of row: GridRow) -> Record {
    var record = Record(table: table, place: row.place, index: 0)
    for column in amounts where !row.isBlank(column) {
      guard case .field(let position) = columns[column] else { continue }
      record.set(position, to: row[column], at: row.place(column))
    }
    return record
  }

  private func cell(
    _ row: GridRow, _ column: Int, _ limit: Int, _ tooLong: (Place) -> Void
  ) -> ArraySlice<UInt8> {
    let text = row[column]
    guard text.count > limit else { return text }
    tooLong(row.place(column))
    return text.cut(to: limit)
  }
}

extension Record {
  /// Sets the two fields of a combined column, as far as no column of their own has.
  mutating func set(
    _ combined: FieldTable.Combined, to text: ArraySlice<UInt8>, at place: Place
  ) {
    let positions = combined.fields.compactMap { id in table.fields.firstIndex { $0.id == id } }
    let parts = DateReader.splitPeriod(text)
    let texts = [parts?.start, parts?.end].map { $0.map { text[$0] } ?? text }
    for (position, text) in zip(positions, texts) where slots[position].isBlank {
      set(position, to: text, at: place)
    }
  }
}
