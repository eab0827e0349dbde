internal import IntakeCore

/// The header row or rows of a table in a sheet while they are read.
struct SheetHeader {
  let table: FieldTable
  let place: Place
  /// The cells of the rows: filled cells of a row beyond them belong nowhere.
  var width: Int
  let labels: Labels
  let tables: [FieldTable]
  var headings: [Heading]
  /// The rows as they stand.
  var rows: [[Int: [UInt8]]] = []
  /// The headings with a slash and a figure in them, which may name a decision or dispatch.
  private(set) var numbered: [(text: [UInt8], place: Place)] = []
  /// What the columns of this very header were found to be before.
  var settled: SheetColumns?

  struct Heading {
    var text: ArraySlice<UInt8> = []
    var place: Place
    var named: Labels.Named?
    var role = Role.field
    /// The year behind the name of an amount: `Kinh phí năm 2024`.
    var year: Int?

    /// Whether it names a field, by itself or with another one.
    func covers(_ position: Int, in table: FieldTable) -> Bool {
      guard let named, named.table === table else { return false }
      switch named.target {
      case .field(let own): return own == position
      case .combined(let combined):
        return table.combined[combined].fields.contains(table.fields[position].id)
      }
    }
  }

  /// What a column is to the field that its heading names.
  enum Role {
    case field
    /// Money of the central or of the local budget.
    case central, local
    /// The part of one year, of which another column has the sum.
    case year
    /// The share that an amount has in the whole.
    case share
    /// A part of an amount of which another column has the sum.
    case part
    /// Taken for the title, as the text behind the number, though its heading is unknown.
    case guessed
    /// Taken for a field by some of its words.
    case worded
    /// Holds the lead and its partners.
    case leadAndPartners
    /// Blank beside the heading of a period, over the months of its end.
    case end
  }

  /// Takes a row for the header of `table` where it has enough of its labels.
  /// - Parameter others: tables whose fields may stand as columns too.
  init?(
    _ row: GridRow, table: FieldTable, others: [FieldTable] = [], key: KnownField, least: Int,
    labels: Labels
  ) {
    let filled = row.filled
    guard filled.count >= least else { return nil }
    self.table = table
    self.labels = labels
    tables = [table] + others
    place = row.place
    width = row.hasWidth ? row.count : Int.max
    headings = []
    var found: Set<LabelMatch.Target> = []
    var known = 0
    for column in 0..<row.count {
      var heading = Heading(text: row[column], place: row.place(column))
      heading.named = labels.heading(heading.text, in: tables)
      takeShared(&heading)
      if headings.count > 0, HeadingWords.opensParts(heading.text), heading.named != nil {
        // `Trong đó NSTW` behind `NSNN`: a part of the column before.
        heading.named = nil
        heading.role = .part
      }
      if heading.named == nil, let (named, year) = labels.yearly(heading.text, in: table) {
        heading.named = named
        heading.year = year
      }
      if let named = heading.named {
        known += 1
        if named.table === table { found.insert(named.target) }
      }
      headings.append(heading)
    }
    nameSources()
    dropLengths()
    let exact = found.count
    if exact >= Self.few {
      nameByWords()
      for heading in headings where heading.role == .worded {
        if let named = heading.named { found.insert(named.target) }
      }
    }
    settleYears()
    // A table of something else may share a few words with the form.
    let isOwn = found.count >= Self.enough || known * 2 >= filled.count
    guard exact >= least, isOwn, let position = table.position(of: key)
    else { return nil }
    if !found.contains(.field(position)) {
      guard exact >= Self.enough, let column = likelyTitle else { return nil }
      headings[column].named = Labels.Named(table: table, target: .field(position), unit: nil)
      headings[column].role = .guessed
    }
    keep(row)
    nameBudgets()
  }

  /// With fewer of its labels a table may be any other: no heading is understood by its words.
  private static let few = 3

  /// So many labels of a table tell it even where the heading of its titles is a new one.
  private static let enough = 6

  /// The column with an unknown heading right behind that of the tasks' numbers, or first of all.
  private var likelyTitle: Int? {
    guard let position = table.position(of: .number) else { return nil }
    let number = headings.firstIndex {
      $0.named?.table === table && $0.named?.target == .field(position)
    }
    let column = number.map { $0 + 1 } ?? 0
    guard column < headings.count, !headings[column].text.isEmpty else { return nil }
    // `Nội dung` behind the number names the tasks where nothing else does.
    if let named = headings[column].named {
      let isContent = table.position(of: .content).map { named.target == .field($0) } ?? false
      let again = headings[(column + 1)...].contains { $0.named?.target == named.target }
      let isOfTasks = table.position(of: .orientation).map { position in
        headings.contains { $0.covers(position, in: table) }
      }
      return number != nil && isContent && (again || isOfTasks == true) ? column : nil
    }
    // What is a heading of another table is none of a title.
    return labels.isLabel(headings[column].text) ? nil : column
  }

  /// Takes an unknown heading behind those of amounts for other money where it names a source of it:
  /// `Vốn vay`.
  private mutating func nameSources() {
    guard let other = table.position(of: .other) else { return }
    for column in headings.indices.dropFirst() where headings[column].named == nil {
      guard amount(at: column - 1) != nil, labels.namesSource(headings[column].text) else {
        continue
      }
      headings[column].named = Labels.Named(table: table, target: .field(other), unit: nil)
    }
  }

  /// Takes an unknown heading for a field that has no column where its words name that field among
  /// others: `Kinh phí đề nghị hỗ trợ từ NSNN`, `Lĩnh vực ưu tiên`, `Sản phẩm cuối cùng`.
  private mutating func nameByWords() {
    let isFree: (Int) -> Bool = { [headings, table] position in
      !headings.contains { $0.covers(position, in: table) }
    }
    var likely: [Int: [Int]] = [:]
    for column in headings.indices where headings[column].named == nil {
      guard let position = position(byWords: headings[column].text, isFree) else { continue }
      likely[position, default: []].append(column)
    }
    for (position, columns) in likely where columns.count == 1 {
      headings[columns[0]].named = Labels.Named(table: table, target: .field(position), unit: nil)
      headings[columns[0]].role = .worded
    }
  }

  private func position(
    byWords heading: ArraySlice<UInt8>, _ isFree: (Int) -> Bool
  ) -> Int? {
    if HeadingWords.isBothBudgets(heading) { return nil }
    let known: KnownField? =
      HeadingWords.tellsOrientation(heading) ? .orientation : HeadingWords.tellsMoney(heading)
    if let known { return table.position(of: known).flatMap { isFree($0) ? $0 : nil } }
    return labels.part(of: heading, in: table, isAlone: true, isFree: isFree)
  }

  /// Leaves a column that says how many months a task lasts, where another one says which.
  private mutating func dropLengths() {
    guard let start = table.position(of: .start) else { return }
    for column in headings.indices
    where headings[column].covers(start, in: table) && HeadingWords.isLength(headings[column].text)
    {
      let others = headings.indices.filter { $0 != column && headings[$0].covers(start, in: table) }
      guard !others.isEmpty else { continue }
      headings[column].named = nil
      headings[column].role = .part
    }
  }

  /// Names the lead where a heading is that of the lead and its partners.
  private func takeShared(_ heading: inout Heading) {
    guard let lead = table.position(of: .lead), table.position(of: .partners) != nil,
      HeadingWords.namesLeadAndPartners(heading.text)
    else { return }
    heading.named = Labels.Named(table: table, target: .field(lead), unit: nil)
    heading.role = .leadAndPartners
  }

  /// What the plan's year alone has is the whole; what one of several years has, or one beside a column
  /// of the whole, is a part of it.
  private mutating func settleYears() {
    let dated = headings.indices.filter { headings[$0].year != nil }
    guard !dated.isEmpty else { return }
    if let total = table.position(of: .total) {
      for column in headings.indices
      where headings[column].named == nil && HeadingWords.namesAllYears(headings[column].text) {
        headings[column].named = Labels.Named(table: table, target: .field(total), unit: nil)
        headings[column].role = .field
      }
    }
    let amounts = headings.indices.map { amount(at: $0) }
    let areParts = dated.contains { column in
      headings.indices.contains {
        amounts[$0] == amounts[column] && headings[$0].year != headings[column].year
      }
    }
    if areParts { partUndated(dated, amounts) }
    for column in dated {
      if areParts {
        headings[column].role = .year
      } else if headings[column].year != labels.call.planYear {
        headings[column].named = nil
        headings[column].year = nil
      }
    }
  }

  /// An amount without a year beside one with it is a year's too where all totals are: `Kinh phí năm 2023 |
  /// NSNN | Kinh phí năm 2024 | NSNN 2024`.
  private mutating func partUndated(_ dated: [Int], _ amounts: [Int?]) {
    let total = table.position(of: .total)
    guard headings.indices.allSatisfy({ amounts[$0] != total || headings[$0].year != nil }) else {
      return
    }
    for column in headings.indices where amounts[column] != nil && headings[column].year == nil {
      if dated.contains(where: { amounts[$0] == amounts[column] }) { headings[column].role = .year }
    }
  }

  mutating func keep(_ row: GridRow) {
    for column in row.filled {
      let text = row[column]
      guard text.contains(UInt8(ascii: "/")), text.contains(where: { 0x30...0x39 ~= $0 }) else {
        continue
      }
      numbered.append((Array(text), row.place(column)))
    }
    var cells: [Int: [UInt8]] = [:]
    for column in row.filled { cells[column] = Array(row[column]) }
    rows.append(cells)
  }
}

extension SheetHeader {
  /// Settles the columns of a header; what is repeated or unknown in it is reported.
  func settle(form: Form, desk: FindingDesk) -> SheetColumns {
    if let settled { return settled }
    var isSound = !headings.contains { $0.role == .end }
    var header = self
    header.markYears()
    let columns = SheetColumns(header) { trouble, heading in
      isSound = false
      desk.report(trouble, heading, in: self, form: form)
    }
    if isSound { labels.keep(columns, of: self) }
    return columns
  }

  /// Whether a heading stands among those of amounts.
  func isAmongAmounts(_ heading: Heading) -> Bool {
    let amounts = headings.indices.filter { amount(at: $0) != nil }
    guard let first = amounts.first, let last = amounts.last else { return false }
    return (first...last).contains(Int(heading.place.column) - 1)
  }
}

extension FindingDesk {
  fileprivate func report(
    _ trouble: SheetColumns.Trouble, _ heading: SheetHeader.Heading, in header: SheetHeader,
    form: Form
  ) {
    let name = String(decoding: heading.text, as: UTF8.self)
    let place = heading.place
    switch trouble {
    case .repeated: repeated(name, at: place, form: form)
    case .unknown:
      // The rows of an outline's tables are numbered as those of a list are.
      if form.kind == .appendix2, header.labels.numbersRows(name) { return }
      let isAmong =
        header.isAmongAmounts(heading) || header.amount(above: Int(heading.place.column) - 1) != nil
        || HeadingWords.holdsMoney(heading.text)
      report("F005", at: place) {
        .unknownElement(
          name: name, kind: .column, known: form.tables.flatMap(\.fields).map(\.label.vi),
          at: place, path: nil, severity: isAmong ? .review : nil, call: call,
          form: form)
      }
    case .leadAndPartners:
      report("F005", at: place) { .leadAndPartners(name, at: place, call: call, form: form) }
    case .share:
      report("F005", at: place) {
        .unknownElement(
          name: name, kind: .column, known: form.tables.flatMap(\.fields).map(\.label.vi),
          at: place, path: nil, severity: nil, call: call, form: form)
      }
    case .foreignUnit:
      report("F007", at: place) {
        .unit(found: name, at: place, path: nil, call: call, form: form)
      }
    case .guessed:
      report("F005", at: place) { .guessedTitle(name, at: place, call: call, form: form) }
    case .taken(let position):
      report("F005", at: place) {
        .guessedColumn(
          name, as: header.table.fields[position].label, at: place, call: call, form: form)
      }
    case .worded(let position):
      report("F005", at: place) {
        .wordedHeading(
          name, as: header.table.fields[position].label, at: place, call: call, form: form)
      }
    case .years:
      report("F005", at: place) { .yearsWithoutSum(name, at: place, call: call, form: form) }
    }
  }
}
