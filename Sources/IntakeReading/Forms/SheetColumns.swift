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
  let labels: Labels
  private let tables: [FieldTable]
  private let rows: [[Int: [UInt8]]]
  /// The headings that may name a decision or dispatch by its number.
  let numbered: [(text: [UInt8], place: Place)]
  /// The units that headings of something else than money name.
  let captions: [(unit: MoneyUnit, place: Place)]
  /// The columns with a field other than number, title and amounts, and how many they are.
  private let isBeside: [Bool]
  let beside: Int
  /// The columns that no text beside a task has: months, orientation.
  private let isTelling: [Bool]
  /// The codes of the sources that the headings of other money name, by column.
  let sources: [Int: String]
  /// The columns without a heading.
  let unnamed: [Int]
  /// Whether an amount is the sum of several columns.
  let hasParts: Bool
  /// The column that names the unit of each row.
  let unit: Int?
  /// The column of money that is not parted by its sources, in a table that asks for the parts only.
  let whole: Int?

  enum Column: Equatable {
    case field(Int)
    /// A further part of an amount that another column has too: their sum is the field's.
    case addend(Int)
    case combined(Int)
    /// A further part of a text that another column has too: `Mục tiêu chung`, `Mục tiêu cụ thể`.
    case more(Int)
    /// The end of a period whose heading covers two columns, where it is filled in.
    case end(Int)
    /// The lead and its partners.
    case leadAndPartners(Int, Int)
    /// A field of the submitter, who stands in each row of a plain table.
    case submitter(Int)
    case none
  }

  /// The fields that must be filled in and have no column, beside the orientation.
  let absent: [Int]

  /// What is to be reported of a heading.
  enum Trouble {
    case repeated, unknown
    /// A share of an amount, or what one year has of it, which the form does not ask for.
    case share
    /// The lead and its partners in one column.
    case leadAndPartners
    /// Taken for the title, since it stands behind the number.
    case guessed
    /// Taken for the only field that is missing where it stands.
    case taken(Int)
    /// Taken for a field by some of its words.
    case worded(Int)
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
    var unknown: [Int] = []
    var repeated: [Int] = []
    var years: [(position: Int, heading: SheetHeader.Heading)] = []
    for heading in header.headings {
      var column = Column.none
      if heading.role == .year {
        let named = heading.named.map { Column($0, in: header.table) }
        if let position = named?.amount(in: header.table) { years.append((position, heading)) }
      } else if heading.role == .end, let end = header.table.position(of: .end) {
        column = .end(end)
      } else if heading.role == .leadAndPartners, let lead = header.table.position(of: .lead),
        let partners = header.table.position(of: .partners), !columns.contains(.field(lead))
      {
        column = .leadAndPartners(lead, partners)
        report(.leadAndPartners, heading)
      } else if let named = heading.named {
        column = Column(named, in: header.table)
        if column != .none, columns.contains(column) {
          column = Self.addend(heading, to: column, in: header, columns) ?? .none
          if column == .none { repeated.append(columns.count) }
        } else if heading.role == .guessed {
          report(.guessed, heading)
        } else if heading.role == .worded, case .field(let position) = column {
          report(.worded(position), heading)
        }
        if let position = column.amount(in: header.table), named.hasForeignUnit {
          // One cause: the first of them is reported.
          if foreign.isEmpty { report(.foreignUnit, header.foreign(heading)) }
          foreign.insert(position)
        } else if let position = column.amount(in: header.table), let unit = named.unit {
          units[position] = units[position] ?? unit
          unitPlace = unitPlace ?? heading.place
        }
      } else if heading.role == .share {
        report(.share, heading)
      } else if heading.role == .field, !heading.text.isEmpty,
        !HeadingWords.opensParts(heading.text), !Self.isYear(heading, of: columns, in: header)
      {
        unknown.append(columns.count)
      }
      columns.append(column)
    }
    if let (column, position) = Self.taken(unknown, columns, in: header) {
      unknown.removeAll { $0 == column }
      columns[column] = .field(position)
      report(.taken(position), header.headings[column])
    }
    let whole = Self.whole(among: unknown, columns, in: header)
    self.whole = whole?.column
    if let whole, let state = header.table.position(of: .state) {
      unknown.removeAll { $0 == whole.column }
      let heading = header.headings[whole.column]
      if whole.named.hasForeignUnit {
        if foreign.isEmpty { report(.foreignUnit, heading) }
        foreign.insert(state)
      } else if let unit = whole.named.unit {
        units[state] = unit
        unitPlace = unitPlace ?? heading.place
      }
    }
    for heading in header.headings(over: repeated) { report(.repeated, heading) }
    for heading in header.headings(over: unknown) { report(.unknown, heading) }
    // A heading below that of an amount which is not understood: the amount is not known to be absent.
    let undone = Set(unknown.compactMap { header.amount(above: $0) }).filter {
      !columns.contains(.field($0))
    }
    // What single years have and no column sums up is known as no money.
    let unsummed = years.filter { !columns.contains(.field($0.position)) }
    if let first = unsummed.first { report(.years, first.heading) }
    for year in years where year.heading.year != nil && columns.contains(.field(year.position)) {
      report(.share, year.heading)
    }
    foreign.formUnion(unsummed.map(\.position))
    foreign.formUnion(undone)
    unnamed = columns.indices.filter {
      header.headings[$0].text.isEmpty && header.headings[$0].role != .end
    }
    sources = Self.sources(columns, in: header)
    unit = unknown.first { HeadingWords.namesUnit(header.headings[$0].text) }
    absent = Self.absent(columns, in: header.table).filter { !foreign.contains($0) }
    hasParts = columns.contains { if case .addend = $0 { true } else { false } }
    self.columns = columns
    self.units = units
    self.unitPlace = unitPlace
    self.foreign = foreign
    numbered = header.numbered
    captions = header.headings.indices.compactMap { column in
      let heading = header.headings[column]
      guard heading.text.contains(UInt8(ascii: "(")), header.amount(at: column) == nil,
        heading.role == .field
      else { return nil }
      if let unit = heading.named?.unit { return (unit, heading.place) }
      guard case .unit(let unit)? = MoneyWords.caption(within: heading.text) else { return nil }
      return (unit, heading.place)
    }
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
      case .combined, .more, .end, .leadAndPartners: true
      case .submitter, .addend, .none: false
      }
    }
    beside = isBeside.count { $0 }
    isTelling = columns.map { column in
      switch column {
      case .field(let position):
        [.month, .orientation].contains(header.table.fields[position].type)
      case .combined, .end: true
      case .submitter, .addend, .more, .leadAndPartners, .none: false
      }
    }
    number = columns.position(of: .number, in: header.table)
    title = columns.position(of: .title, in: header.table)
  }

  /// The one unknown column whose heading is that of a task's total, where the table has no total and
  /// no column of the state's money.
  private static func whole(
    among unknown: [Int], _ columns: [Column], in header: SheetHeader
  ) -> (column: Int, named: Labels.Named)? {
    guard header.table.position(of: .total) == nil, let state = header.table.position(of: .state),
      !columns.contains(.field(state))
    else { return nil }
    let found = unknown.compactMap { column in
      header.labels.total(header.headings[column].text).map { (column, $0) }
    }
    return found.count == 1 ? found.first : nil
  }

  /// Other money and budgets of several levels may stand in columns of their own, and so may the
  /// parts of a text; a total, a title or a code may not.
  private static func addend(
    _ heading: SheetHeader.Heading, to column: Column, in header: SheetHeader, _ columns: [Column]
  ) -> Column? {
    guard case .field(let position) = column else { return nil }
    let field = header.table.fields[position]
    let isBudget = field.known == .state && (heading.role == .local || heading.role == .central)
    guard field.known == .other || isBudget || field.mayBeParted,
      let first = columns.firstIndex(of: column),
      MatchKey.bare(bytes: header.headings[first].text) != MatchKey.bare(bytes: heading.text)
    else { return nil }
    return field.type == .amount ? .addend(position) : .more(position)
  }

  /// The sources of other money by the headings of its columns: those of the local budget, and others
  /// that have a name.
  private static func sources(_ columns: [Column], in header: SheetHeader) -> [Int: String] {
    guard let other = header.table.position(of: .other) else { return [:] }
    var sources: [Int: String] = [:]
    for column in columns.indices where columns[column].amount(in: header.table) == other {
      let heading = header.headings[column]
      sources[column] = heading.role == .local ? "local" : header.labels.headedSource(heading.text)
    }
    return sources
  }

  /// The fields that must be filled in and have no column. The orientation has a rule of its own.
  private static func absent(_ columns: [Column], in table: FieldTable) -> [Int] {
    var covered: Set<Int> = []
    for column in columns {
      switch column {
      case .field(let position), .addend(let position), .more(let position):
        covered.insert(position)
      case .combined(let position):
        let ids = table.combined[position].fields
        covered.formUnion(table.fields.indices.filter { ids.contains(table.fields[$0].id) })
      case .leadAndPartners(let lead, let partners): covered.formUnion([lead, partners])
      case .submitter, .end, .none: break
      }
    }
    return table.fields.indices.filter {
      table.fields[$0].required == .always && !covered.contains($0)
        && table.fields[$0].type != .orientation
    }
  }

  /// The one unknown column that stands, in the form's order, where the only text is missing.
  private static func taken(
    _ unknown: [Int], _ columns: [Column], in header: SheetHeader
  ) -> (column: Int, position: Int)? {
    let table = header.table
    let missing = absent(columns, in: table).filter { table.fields[$0].type == .text }
    guard !unknown.isEmpty, missing.count == 1, let position = missing.first else { return nil }
    let unknown = unknown.filter {
      !HeadingWords.isOfElse(MatchKey.bare(bytes: header.headings[$0].text))
    }
    func isField(_ column: Int, _ suits: (Int) -> Bool) -> Bool {
      guard columns.indices.contains(column), case .field(let other) = columns[column] else {
        return false
      }
      return suits(other)
    }
    let fitting = unknown.filter { column in
      isField(column - 1) { $0 < position } && isField(column + 1) { $0 > position }
    }
    return fitting.count == 1 ? (fitting[0], position) : nil
  }

  /// `Năm 2024` behind an amount: what one year has of it.
  private static func isYear(
    _ heading: SheetHeader.Heading, of columns: [Column], in header: SheetHeader
  ) -> Bool {
    HeadingWords.isYear(heading.text)
      && columns.last { $0 != .none }?.amount(in: header.table) != nil
  }

  /// How many fields of a row are filled beside its number, its title and its amounts.
  func besides(_ row: GridRow) -> Int {
    row.filled.count {
      $0 < isBeside.count && isBeside[$0] && !SheetWords.isFiller(row[$0])
    }
  }

  /// Whether a row has a month or an orientation, as a task has.
  func isDated(_ row: GridRow) -> Bool {
    row.filled.contains { $0 < isTelling.count && isTelling[$0] }
  }

  /// Whether each cell of a row stands under its own heading: amounts and months are where they
  /// belong, so that what stands beyond the last heading has not come there from its left.
  func areInPlace(_ row: GridRow) -> Bool {
    row.filled.contains { amounts.contains($0) }
      && columns.indices.allSatisfy { column in
        let text = row[column]
        guard !text.isEmpty, columns[column] != .none else { return true }
        if columns[column].amount(in: table) != nil { return Self.isAmount(text) }
        guard isTelling[column], columns[column] != .field(table.position(of: .orientation) ?? -1)
        else { return true }
        return text.contains { 0x30...0x39 ~= $0 }
      }
  }

  private static func isAmount(_ text: ArraySlice<UInt8>) -> Bool {
    if NoneWord.matches(text) { return true }
    return switch AmountReader.sheet(text, unit: .million, style: nil) {
    case .amount, .ambiguous: !text.contains(UInt8(ascii: "/"))
    case .unreadable, .noUnit: false
    }
  }

  /// Where a field of the table stands, from 0.
  func column(of field: KnownField) -> Int? {
    columns.position(of: field, in: table)
  }

  /// Whether words may stand in a column: not where only codes, dates and numbers do.
  func holdsWords(_ column: Int) -> Bool {
    guard case .field(let position) = columns[column] else {
      if case .more = columns[column] { return true }
      if case .end = columns[column] { return false }
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

  /// The first column of a repeated header whose heading names another unit than the table has.
  /// - Parameter unit: of the columns whose headings named none.
  func otherUnit(in row: GridRow, unit: MoneyUnit?) -> Int? {
    row.filled.first { column in
      guard column < columns.count, let position = columns[column].amount(in: table),
        let named = labels.find(row[column], in: tables)
      else { return false }
      return named.hasForeignUnit && !foreign.contains(position)
        || named.unit != nil && named.unit != units[position] ?? unit
    }
  }

  /// Whether a row only numbers the columns: `(1) (2) …`, `A B 1 2 …`, `1 2 3=1+2`.
  func isIndex(_ row: GridRow) -> Bool {
    let filled = row.filled
    guard filled.count >= 2 else { return false }
    if filled.count > 3, row[filled[0]].elementsEqual([0x49]),
      filled.enumerated().allSatisfy({ RomanNumeral.value(row[$1]) == $0 + 1 })
    {
      return true
    }
    var lastNumber = 0
    var lastLetter = UInt8(ascii: "a") - 1
    // Numbers count their columns where a cell between them is blank.
    let offset = filled.count > 3 && row[filled[0]].contains(0x31) ? filled[0] : nil
    for column in filled {
      let text = SheetWords.withoutColumn(row[column])
      guard SheetWords.isIndex(text) else { return false }
      let digits = text.drop { !isAlphanumeric($0) }.prefix { 0x30...0x39 ~= $0 }
      if digits.isEmpty {
        guard let letter = MatchKey.bare(bytes: text).first(where: isAlphanumeric),
          Self.isNext(letter, after: lastLetter)
        else { return false }
        lastLetter = letter
      } else {
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        guard number == lastNumber + 1 || number == offset.map({ column - $0 + 1 }) else {
          return false
        }
        lastNumber = number
      }
    }
    return true
  }

  /// Whether a letter follows another in a row that numbers columns: the Vietnamese alphabet has a `đ`
  /// behind its `d`, and no `f`, `j`, `w`, `z`.
  private static func isNext(_ letter: UInt8, after last: UInt8) -> Bool {
    let step: UInt8 = Array("fjwz".utf8).contains(last + 1) ? 2 : 1
    return ((last + 1)...(last + step)).contains(letter)
      || letter == last && letter == UInt8(ascii: "d")
  }
}

extension SheetColumns.Column {
  /// The position of the amount that a column holds, or a part of it.
  func amount(in table: FieldTable) -> Int? {
    switch self {
    case .addend(let position): position
    case .field(let position): table.fields[position].type == .amount ? position : nil
    case .combined, .more, .end, .leadAndPartners, .submitter, .none: nil
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

extension Field {
  /// Whether parts of it may stand under headings of their own: a text that names nothing.
  var mayBeParted: Bool {
    switch known {
    case .objective, .content, .product, .legalBasis, .necessity, .application, .impact: true
    default: false
    }
  }
}
