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
  /// The fields whose heading names a unit or currency that the form does not have.
  let foreign: Set<Int>
  private let labels: Labels
  private let tables: [FieldTable]
  private let rows: [[Int: [UInt8]]]
  /// The columns with a field other than number, title and amounts, and how many they are.
  private let isBeside: [Bool]
  let beside: Int
  /// The columns that no text beside a task has: months, orientation.
  private let isTelling: [Bool]
  /// The columns with money of a local budget.
  let locals: [Int]
  /// The columns without a heading.
  let unnamed: [Int]

  enum Column: Equatable {
    case field(Int)
    /// A further part of an amount that another column has too: their sum is the field's.
    case addend(Int)
    case combined(Int)
    /// A field of the submitter, who stands in each row of a plain table.
    case submitter(Int)
    case none
  }

  /// What is to be reported of a heading.
  enum Trouble {
    case repeated, unknown
    /// Taken for the title, since it stands behind the number.
    case guessed
    /// The columns of single years have no sum.
    case years
    /// It names a unit or currency that the form does not have.
    case foreignUnit
  }

  /// Decides what each column holds; what cannot be decided is reported.
  init(_ header: SheetHeader, report: (Trouble, SheetHeader.Heading) -> Void) {
    var columns: [Column] = []
    var units: [Int: MoneyUnit] = [:]
    var unitPlace: Place?
    var foreign: Set<Int> = []
    for heading in header.headings {
      var column = Column.none
      if let named = heading.named {
        column = Column(named, in: header.table)
        if column != .none, columns.contains(column) {
          column = Self.addend(heading, to: column, in: header, columns) ?? .none
          if column == .none { report(.repeated, heading) }
        } else if heading.role == .guessed {
          report(.guessed, heading)
        }
        if let position = column.amount(in: header.table), named.hasForeignUnit {
          // One cause: the first of them is reported.
          if foreign.isEmpty { report(.foreignUnit, heading) }
          foreign.insert(position)
        } else if let position = column.amount(in: header.table), let unit = named.unit {
          units[position] = units[position] ?? unit
          unitPlace = unitPlace ?? heading.place
        }
      } else if heading.role == .field, !heading.text.isEmpty,
        !HeadingWords.opensParts(heading.text)
      {
        report(.unknown, heading)
      }
      columns.append(column)
    }
    let isSummed = columns.contains { $0.amount(in: header.table) != nil }
    if !isSummed, let year = header.headings.first(where: { $0.role == .year }) {
      report(.years, year)
    }
    locals = columns.indices.filter {
      header.headings[$0].role == .local && columns[$0] != .none
    }
    unnamed = columns.indices.filter { header.headings[$0].text.isEmpty }
    self.columns = columns
    self.units = units
    self.unitPlace = unitPlace
    self.foreign = foreign
    table = header.table
    width = header.width
    place = header.place
    labels = header.labels
    tables = header.tables
    rows = header.rows
    amounts = columns.indices.filter { columns[$0].amount(in: header.table) != nil }
    isBeside = columns.map { column in
      switch column {
      case .field(let position):
        ![.number, .title].contains(header.table.fields[position].known)
          && header.table.fields[position].type != .amount
      case .combined: true
      case .submitter, .addend, .none: false
      }
    }
    beside = isBeside.count { $0 }
    isTelling = columns.map { column in
      switch column {
      case .field(let position):
        [.month, .orientation].contains(header.table.fields[position].type)
      case .combined: true
      case .submitter, .addend, .none: false
      }
    }
    number = columns.position(of: .number, in: header.table)
    title = columns.position(of: .title, in: header.table)
  }

  /// Other money and budgets of several levels may stand in columns of their own; a total may not.
  private static func addend(
    _ heading: SheetHeader.Heading, to column: Column, in header: SheetHeader, _ columns: [Column]
  ) -> Column? {
    guard case .field(let position) = column else { return nil }
    let field = header.table.fields[position].known
    let isBudget = field == .state && (heading.role == .local || heading.role == .central)
    guard field == .other || isBudget,
      let first = columns.firstIndex(of: column),
      MatchKey.bare(bytes: header.headings[first].text) != MatchKey.bare(bytes: heading.text)
    else { return nil }
    return .addend(position)
  }

  /// How many fields of a row are filled beside its number, its title and its amounts.
  func besides(_ row: GridRow) -> Int {
    row.filled.count { $0 < isBeside.count && isBeside[$0] }
  }

  /// Whether a row has a month or an orientation, as a task has.
  func isDated(_ row: GridRow) -> Bool {
    row.filled.contains { $0 < isTelling.count && isTelling[$0] }
  }

  /// Where a field of the table stands, from 0.
  func column(of field: KnownField) -> Int? {
    columns.position(of: field, in: table)
  }

  /// Whether words may stand in a column: not where only codes, dates and numbers do.
  func holdsWords(_ column: Int) -> Bool {
    guard case .field(let position) = columns[column] else {
      return columns[column].amount(in: table) == nil
    }
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
  /// The position of the amount that a column holds, or a part of it.
  func amount(in table: FieldTable) -> Int? {
    switch self {
    case .addend(let position): position
    case .field(let position): table.fields[position].type == .amount ? position : nil
    case .combined, .submitter, .none: nil
    }
  }

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
