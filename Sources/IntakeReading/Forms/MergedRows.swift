internal import IntakeCore

/// What merged cells of a list say of its tasks: texts reach down to every task below, a number or
/// title over several rows makes them one task's, money over several tasks belongs to none of them.
struct MergedRows {
  /// A merged cell: its column and first row.
  private struct Area: Hashable {
    var column: Int
    var top: Int
  }

  /// The areas of which it was said that they reach down.
  private var said: Set<Area> = []
  /// The areas whose money belongs to several tasks.
  private var shared: Set<Area> = []
  /// The last row that was read as the rest of a task.
  private(set) var lastRow = 0

  /// So many rows below are looked at for further tasks.
  private static let reach = 200

  /// The fields whose text holds for every task that a merged cell reaches over.
  static let reaching: Set<KnownField> = [
    .lead, .partners, .location, .orientation, .sector, .start, .end, .otherSource, .status, .note,
  ]

  // MARK: - Before a task is read

  /// Tells of money in a row that merged cells give to several tasks: once for each of them, and to
  /// the document as a whole.
  mutating func tellShared<Source: Grid>(
    _ row: GridRow, _ columns: SheetColumns, _ rows: GridRows<Source>, _ desk: FindingDesk
  ) {
    for column in row.openings where columns.isAmount(column) {
      guard let last = rows.lastTask(below: row, in: column, columns, reach: Self.reach) else {
        continue
      }
      shared.insert(Area(column: column, top: row.number))
      let (text, place) = (String(decoding: row[column], as: UTF8.self), row.place(column))
      let first = place.shownRow
      desk.report("M009", at: place) {
        .sharedAmount(text, rows: first...(first + last - row.number), at: place)
      }
    }
  }

  // MARK: - While it is read

  /// Completes the record of a row by the merged cells that reach over it or begin in it.
  mutating func complete<Source: Grid>(
    _ record: inout RawRecord, of row: GridRow, _ columns: SheetColumns, _ rows: GridRows<Source>,
    _ desk: FindingDesk
  ) {
    for column in row.openings where shared.contains(Area(column: column, top: row.number)) {
      record.lose(columns.columns[column], row.value(column), at: row.place(column))
    }
    for cover in row.covers where cover.column < columns.columns.count {
      let area = Area(column: cover.column, top: cover.top)
      if shared.contains(area) {
        record.lose(columns.columns[cover.column], cover.value, at: cover.place)
      } else if let position = record.fill(columns.columns[cover.column], by: cover, Self.reaching),
        said.insert(area).inserted
      {
        record.note(.mergedCell, at: position)
      }
    }
    let keys = [columns.number, columns.title].compactMap(\.self)
    guard row.openings.contains(where: keys.contains) else { return }
    while let next = rows.next(coveredFrom: row.number, in: keys) {
      lastRow = next.number
      for column in next.filled where column < columns.columns.count {
        record.add(
          columns.columns[column], desk.cut(next.value(column), at: next.place(column)),
          at: next.place(column))
      }
    }
  }
}

extension SheetColumns {
  fileprivate func isAmount(_ column: Int) -> Bool {
    column < columns.count && columns[column].amount(in: table) != nil
  }
}

extension GridRows {
  /// The last row below that is a task of its own and that a merged cell reaches over; nil where
  /// there is none.
  fileprivate func lastTask(
    below row: GridRow, in column: Int, _ columns: SheetColumns, reach: Int
  ) -> Int? {
    guard let title = columns.title else { return nil }
    var last: Int?
    look(reach) { next in
      let isCovered = next.covers.contains { $0.column == column && $0.top == row.number }
      if isCovered, !next.isBlank(title) { last = next.number }
    }
    return last
  }

  /// The next row, where a cell of one of these columns that begins in a row above reaches over it.
  fileprivate func next(coveredFrom top: Int, in columns: [Int]) -> GridRow? {
    var isCovered = false
    look(1) { next in
      isCovered = next.covers.contains { $0.top == top && columns.contains($0.column) }
    }
    var row = GridRow()
    guard isCovered, next(&row) == .sound else { return nil }
    return row
  }
}

extension RawRecord {
  /// Sets an amount to what nobody can tell whose it is.
  fileprivate mutating func lose(
    _ column: SheetColumns.Column, _ value: GridValue, at place: Place
  ) {
    guard let position = column.amount(in: table) else { return }
    set(position, to: value.text, at: place, in: .lost)
  }

  /// Sets a field that a row leaves blank to what a merged cell above says.
  /// - Returns: the position of the field; nil where it is none of those or has its own text.
  fileprivate mutating func fill(
    _ column: SheetColumns.Column, by cover: GridRow.Cover, _ reaching: Set<KnownField>
  ) -> Int? {
    switch column {
    case .field(let position):
      guard let known = table.fields[position].known, reaching.contains(known),
        slots[position].isBlank
      else { return nil }
      set(position, to: cover.value, at: cover.place)
      return position
    case .combined(let position):
      let first = table.combined[position].fields.compactMap { id in
        table.fields.firstIndex { $0.id == id }
      }.first
      guard let first, slots[first].isBlank else { return nil }
      set(table.combined[position], to: cover.value, at: cover.place)
      return first
    case .end(let position):
      guard slots[position].isBlank else { return nil }
      set(position, to: cover.value, at: cover.place)
      return position
    case .addend, .more, .leadAndPartners, .submitter, .none: return nil
    }
  }

  /// Adds what a further row of the same task says.
  fileprivate mutating func add(
    _ column: SheetColumns.Column, _ value: GridValue, at place: Place
  ) {
    guard case .field(let position) = column else { return }
    guard !slots[position].isBlank else { return set(position, to: value, at: place) }
    let (first, start) = (bytes(position), self.place(position))
    let text = value.written(for: table.fields[position]).text
    set(position, to: (Array(first) + [0x0A] + Array(text))[...], at: start)
  }
}
