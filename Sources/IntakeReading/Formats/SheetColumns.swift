internal import IntakeCore

/// The columns of a table in a sheet, by its header row or rows.
struct SheetColumns {
  let table: FieldTable
  private(set) var columns: [Column] = []
  /// The columns with amounts.
  private(set) var amounts: [Int] = []
  /// The cells of the header rows: filled cells of a row beyond them belong nowhere.
  private(set) var width: Int
  let place: Place
  private(set) var units: [Int: MoneyUnit] = [:]
  /// The first heading that names a unit.
  private(set) var unitPlace: Place?
  private let labels: Labels
  private let tables: [FieldTable]
  private var headings: [Heading]
  /// The rows of the header as they stand.
  private var rows: [[Int: [UInt8]]] = []

  enum Column: Equatable {
    case field(Int)
    case combined(Int)
    /// A field of the submitter, who stands in each row of a plain table.
    case submitter(Int)
    case none
  }

  private struct Heading {
    var text: ArraySlice<UInt8> = []
    var place: Place
    var named: Labels.Named?
    /// A heading above several columns, as exported from merged cells.
    var above: ArraySlice<UInt8> = []
  }

  /// Takes a row for the header of `table` where it has enough of its labels.
  /// - Parameter others: tables whose fields may stand as columns too.
  init?(
    _ row: SheetRow, table: FieldTable, others: [FieldTable] = [], key: KnownField, least: Int,
    labels: Labels
  ) {
    let filled = row.filled
    guard filled.count >= least else { return nil }
    self.table = table
    self.labels = labels
    tables = [table] + others
    place = row.place
    width = row.count
    headings = []
    var found: Set<LabelMatch.Target> = []
    for column in 0..<row.count {
      var heading = Heading(text: row[column], place: row.place(column))
      heading.named = labels.heading(heading.text, in: tables)
      if let named = heading.named, named.table === table { found.insert(named.target) }
      headings.append(heading)
    }
    guard found.count >= least, let position = table.position(of: key),
      found.contains(.field(position))
    else { return nil }
    keep(row)
  }

  private mutating func keep(_ row: SheetRow) {
    var cells: [Int: [UInt8]] = [:]
    for column in row.filled { cells[column] = Array(row[column]) }
    rows.append(cells)
  }

  /// The most header rows that stand below the first.
  private static let lowerRows = 3

  /// Takes a row below for a further header row (`Tổng | NSNN | Nguồn khác` below `Kinh phí`)
  /// where it is one. Where it names two columns or more, others may be headings of a row still
  /// to come (`Trong đó`).
  mutating func takeNext(_ row: SheetRow) -> Bool {
    let filled = row.filled
    guard rows.count <= Self.lowerRows, !filled.isEmpty, filled.count < headings.count else {
      return false
    }
    // Tasks are told by their number and title before every cell of theirs is looked up.
    for column in headings.indices where namesTask(headings[column].named) && !row.isBlank(column) {
      let named = below(row[column], headings[column].text)
      if named == nil || namesTask(named) { return false }
    }
    var found: [(column: Int, named: Labels.Named?)] = []
    var above: ArraySlice<UInt8> = []
    for column in 0..<max(headings.count, row.count) {
      if column < headings.count, !headings[column].text.isEmpty { above = headings[column].text }
      guard !row.isBlank(column) else { continue }
      found.append((column, below(row[column], above)))
    }
    let named = found.count { $0.named != nil }
    guard named == found.count || named >= 2, !found.contains(where: { namesTask($0.named) }) else {
      return false
    }
    for (column, named) in found {
      while headings.count <= column {
        headings.append(Heading(place: row.place(headings.count)))
      }
      headings[column] = Heading(
        text: row[column], place: row.place(column), named: named)
    }
    width = max(width, row.count)
    keep(row)
    return true
  }

  /// Whether a heading is that of the task's number or title: no lower row of a header holds one,
  /// or stands below one.
  private func namesTask(_ named: Labels.Named?) -> Bool {
    guard let named, named.table === table, case .field(let position) = named.target else {
      return false
    }
    return [.number, .title].contains(table.fields[position].known)
  }

  private func below(
    _ text: ArraySlice<UInt8>, _ above: ArraySlice<UInt8>
  ) -> Labels.Named? {
    guard
      var named = labels.find(text, in: [table])
        ?? labels.find((Array(above) + [0x20] + Array(text))[...], in: [table])
        ?? labels.find((Array(text) + [0x20] + Array(above))[...], in: [table])
    else { return nil }
    if named.unit == nil {
      named.unit = labels.find(above, in: [table])?.unit ?? Self.unit(of: above)
    }
    return named
  }

  /// The unit in brackets of a heading that names no field: `Kinh phí (triệu đồng)`.
  private static func unit(of heading: ArraySlice<UInt8>) -> MoneyUnit? {
    guard let open = heading.lastIndex(of: UInt8(ascii: "(")),
      let close = heading.lastIndex(of: UInt8(ascii: ")")), open < close
    else { return nil }
    let inside = heading[(open + 1)..<close]
    if case .unit(let unit)? = MoneyWords.caption(inside) { return unit }
    return MoneyWords.unit(inside)
  }

  /// Decides what each column holds; a field that has a column already and headings that the form
  /// does not have are told.
  mutating func settle(
    repeated: (String, Place) -> Void, unknown: (String, Place) -> Void
  ) {
    var taken: [Column] = []
    for heading in headings {
      var column = Column.none
      if let named = heading.named {
        column = self.column(of: named)
        if taken.contains(column) {
          repeated(String(decoding: heading.text, as: UTF8.self), heading.place)
          column = .none
        } else {
          taken.append(column)
          if case .field(let position) = column, let unit = named.unit {
            units[position] = unit
            unitPlace = unitPlace ?? heading.place
          }
        }
      } else if !heading.text.isEmpty {
        unknown(String(decoding: heading.text, as: UTF8.self), heading.place)
      }
      columns.append(column)
    }
    headings = []
    amounts = columns.indices.filter {
      guard case .field(let position) = columns[$0] else { return false }
      return table.fields[position].type == .amount
    }
  }

  private func column(of named: Labels.Named) -> Column {
    switch named.target {
    case .field(let position): named.table === table ? .field(position) : .submitter(position)
    case .combined(let position): named.table === table ? .combined(position) : .none
    }
  }

  /// Where a field of the table stands, from 0.
  func column(of field: KnownField) -> Int? {
    table.position(of: field).flatMap { columns.firstIndex(of: .field($0)) }
  }

  /// Whether words may stand in a column: not where only codes, dates and numbers do.
  func holdsWords(_ column: Int) -> Bool {
    guard case .field(let position) = columns[column] else { return true }
    return table.fields[position].type == .number || !table.fields[position].type.hasSheetForm
  }

  /// Whether a row of the header stands here once more, as on each printed page.
  func isRepeated(_ row: SheetRow) -> Bool {
    let filled = row.filled
    guard filled.count >= 2 else { return false }
    if rows.contains(where: { cells in filled.allSatisfy { cells[$0]?[...] == row[$0] } }) {
      return true
    }
    // The rows of tasks are numbered, or have a title; looking those up first is quicker.
    let telling = [column(of: .number), column(of: .title)].compactMap(\.self)
    if telling.contains(where: { !row.isBlank($0) && labels.find(row[$0], in: tables) == nil }) {
      return false
    }
    return filled.count >= 3
      && filled.allSatisfy { column in
        guard let named = labels.find(row[column], in: tables) else { return false }
        return column < columns.count && self.column(of: named) == columns[column]
      }
  }

  /// Whether a row only numbers the columns: `(1) (2) …`, `A B 1 2 …`, `1 2 3=1+2`.
  func isIndex(_ row: SheetRow) -> Bool {
    let filled = row.filled
    guard filled.count >= 2 else { return false }
    var lastNumber = 0
    var lastLetter = UInt8(ascii: "a") - 1
    for column in filled {
      let text = row[column]
      guard SheetWords.isIndex(text) else { return false }
      let digits = text.drop { !isAlphanumeric($0) }.prefix { 0x30...0x39 ~= $0 }
      if digits.isEmpty {
        guard let letter = text.first(where: isAlphanumeric), letter | 0x20 == lastLetter + 1 else {
          return false
        }
        lastLetter += 1
      } else {
        guard digits.reduce(0, { $0 * 10 + Int($1 - 0x30) }) == lastNumber + 1 else { return false }
        lastNumber += 1
      }
    }
    return true
  }
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20
}
