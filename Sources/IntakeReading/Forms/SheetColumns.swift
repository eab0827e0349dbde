internal import IntakeCore

/// The columns of a table in a sheet, by its header row or rows.
final class SheetColumns: Sendable {
  let table: FieldTable
  let columns: [Column]
  /// The columns with amounts.
  let amounts: [Int]
  /// The columns of the tasks' numbers and titles.
  let number: Int?
  let title: Int?
  /// The cells of the header rows: filled cells of a row beyond them belong nowhere.
  let width: Int
  let place: Place
  let units: [Int: MoneyUnit]
  /// The first heading that names a unit.
  let unitPlace: Place?
  private let labels: Labels
  private let tables: [FieldTable]
  private let rows: [[Int: [UInt8]]]

  enum Column: Equatable {
    case field(Int)
    case combined(Int)
    /// A field of the submitter, who stands in each row of a plain table.
    case submitter(Int)
    case none
  }

  /// Decides what each column holds; a field that has a column already and headings that the form
  /// does not have are told.
  init(
    _ header: SheetHeader, repeated: (String, Place) -> Void, unknown: (String, Place) -> Void
  ) {
    var columns: [Column] = []
    var units: [Int: MoneyUnit] = [:]
    var unitPlace: Place?
    for heading in header.headings {
      var column = Column.none
      if let named = heading.named {
        column = Column(named, in: header.table)
        if column != .none, columns.contains(column) {
          repeated(String(decoding: heading.text, as: UTF8.self), heading.place)
          column = .none
        } else if case .field(let position) = column, let unit = named.unit {
          units[position] = unit
          unitPlace = unitPlace ?? heading.place
        }
      } else if !heading.text.isEmpty {
        unknown(String(decoding: heading.text, as: UTF8.self), heading.place)
      }
      columns.append(column)
    }
    self.columns = columns
    self.units = units
    self.unitPlace = unitPlace
    table = header.table
    width = header.width
    place = header.place
    labels = header.labels
    tables = header.tables
    rows = header.rows
    amounts = columns.indices.filter {
      guard case .field(let position) = columns[$0] else { return false }
      return header.table.fields[position].type == .amount
    }
    number = columns.position(of: .number, in: header.table)
    title = columns.position(of: .title, in: header.table)
  }

  /// Where a field of the table stands, from 0.
  func column(of field: KnownField) -> Int? {
    columns.position(of: field, in: table)
  }

  /// Whether words may stand in a column: not where only codes, dates and numbers do.
  func holdsWords(_ column: Int) -> Bool {
    guard case .field(let position) = columns[column] else { return true }
    return table.fields[position].type == .number || !table.fields[position].type.hasSheetForm
  }

  /// Whether a row of the header stands here once more, as on each printed page.
  func isRepeated(_ row: GridRow) -> Bool {
    let filled = row.filled
    guard filled.count >= 2 else { return false }
    if rows.contains(where: { cells in filled.allSatisfy { cells[$0]?[...] == row[$0] } }) {
      return true
    }
    // The rows of tasks are numbered, or have a title; looking those up first is quicker.
    for case let column? in [number, title]
    where !row.isBlank(column) && labels.find(row[column], in: tables) == nil {
      return false
    }
    return filled.count >= 3
      && filled.allSatisfy { column in
        guard let named = labels.find(row[column], in: tables) else { return false }
        return column < columns.count && Column(named, in: table) == columns[column]
      }
  }

  /// Whether a row only numbers the columns: `(1) (2) …`, `A B 1 2 …`, `1 2 3=1+2`.
  func isIndex(_ row: GridRow) -> Bool {
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

extension SheetColumns.Column {
  /// What a label names among the columns of a table.
  fileprivate init(_ named: Labels.Named, in table: FieldTable) {
    switch named.target {
    case .field(let position):
      self = named.table === table ? .field(position) : .submitter(position)
    case .combined(let position):
      self = named.table === table ? .combined(position) : .none
    }
  }
}

extension [SheetColumns.Column] {
  /// Where a field of a table stands, from 0.
  fileprivate func position(of field: KnownField, in table: FieldTable) -> Int? {
    table.position(of: field).flatMap { firstIndex(of: .field($0)) }
  }
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20
}
