internal import IntakeCore

extension SheetColumns {
  /// The record of a row: each field that has a column is there, perhaps blank.
  /// - Parameters:
  ///   - amounts: how amounts are read whose parts stand in several columns.
  ///   - tooLong: told of cells beyond the limit of a field, which are cut.
  func record(
    of row: GridRow, index: Int, limit: Int, amounts: AmountParts, tooLong: (Place) -> Void
  ) -> RawRecord {
    var record = RawRecord(table: table, place: row.place, index: index)
    record.reserve(row.raw.count)
    var isParted = false
    for (column, meaning) in columns.enumerated() {
      let place = row.place(column)
      switch meaning {
      case .field(let position):
        record.set(position, to: cell(row, column, limit, tooLong), at: place)
      case .combined(let position):
        let text = cell(row, column, limit, tooLong)
        record.set(table.combined[position], to: text, at: place)
      case .addend: isParted = true
      case .submitter, .none: break
      }
    }
    if isParted { addParts(of: row, to: &record, amounts) }
    if !locals.isEmpty { noteLocalSource(row, &record) }
    return record
  }

  /// Only the amounts of a row that claims to be a sum.
  func sums(of row: GridRow, _ amounts: AmountParts) -> RawRecord {
    var record = RawRecord(table: table, place: row.place, index: 0)
    var isParted = false
    for column in self.amounts where !row.isBlank(column) {
      if case .addend = columns[column] { isParted = true }
      guard case .field(let position) = columns[column] else { continue }
      record.set(position, to: row[column], at: row.place(column))
    }
    if isParted { addParts(of: row, to: &record, amounts) }
    return record
  }

  /// Sets each amount whose parts stand in several columns to their sum, written in full; to a part
  /// that cannot be read where there is one, so that it is that which is asked about.
  private func addParts(of row: GridRow, to record: inout RawRecord, _ amounts: AmountParts) {
    let parted = Set(
      columns.compactMap { if case .addend(let position) = $0 { position } else { nil } })
    for position in parted.sorted() {
      let parts = columns.indices.filter {
        columns[$0].amount(in: table) == position && !row.isBlank($0)
      }
      guard let first = parts.first else { continue }
      guard parts.count > 1 else {
        record.set(position, to: row[first], at: row.place(first))
        continue
      }
      var sum = Money.zero
      var unread: Int?
      for part in parts {
        switch amounts.money(row[part], at: position) {
        case let money?: sum += money
        case nil: unread = unread ?? part
        }
      }
      if let unread {
        record.set(position, to: row[unread], at: row.place(unread))
      } else {
        record.set(position, to: Array("\(sum.dong) đồng".utf8)[...], at: row.place(first))
        record.note(.columns, at: position)
      }
    }
  }

  /// Money of a local budget has its source where none is written.
  private func noteLocalSource(_ row: GridRow, _ record: inout RawRecord) {
    guard let source = table.position(of: .otherSource), record.slots[source].isBlank,
      let column = locals.first(where: { column in
        columns[column].amount(in: table) == table.position(of: .other)
          && row[column].contains { 0x31...0x39 ~= $0 }
      })
    else { return }
    record.set(source, to: Array("local".utf8)[...], at: row.place(column))
    record.note(.columns, at: source)
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

extension RawRecord {
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

/// How a table reads an amount whose parts stand in several columns.
struct AmountParts {
  /// The unit of the document, and those that headings name.
  var unit: MoneyUnit?
  var units: [Int: MoneyUnit] = [:]
  var style: NumberStyle?

  /// The amount of a part; nil where it is none, or may be two.
  func money(_ text: ArraySlice<UInt8>, at position: Int) -> Money? {
    guard
      case .amount(let money) = AmountReader.sheet(
        text, unit: units[position] ?? unit, style: style)
    else { return nil }
    return money
  }
}
