internal import IntakeCore

/// The header row or rows of a table in a sheet while they are read.
struct SheetHeader {
  let table: FieldTable
  let place: Place
  /// The cells of the rows: filled cells of a row beyond them belong nowhere.
  private(set) var width: Int
  let labels: Labels
  let tables: [FieldTable]
  private(set) var headings: [Heading]
  /// The rows as they stand.
  private(set) var rows: [[Int: [UInt8]]] = []
  /// What the columns of this very header were found to be before.
  var settled: SheetColumns?

  struct Heading {
    var text: ArraySlice<UInt8> = []
    var place: Place
    var named: Labels.Named?
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

  private mutating func keep(_ row: GridRow) {
    var cells: [Int: [UInt8]] = [:]
    for column in row.filled { cells[column] = Array(row[column]) }
    rows.append(cells)
  }

  /// The most header rows that stand below the first.
  private static let lowerRows = 3

  /// Takes a row below for a further header row (`Tổng | NSNN | Nguồn khác` below `Kinh phí`)
  /// where it is one. Where it names two columns or more, others may be headings of a row still
  /// to come (`Trong đó`).
  mutating func takeNext(_ row: GridRow) -> Bool {
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
    settled = nil
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
}

extension SheetHeader {
  /// Settles the columns of a header; what is repeated or unknown in it is reported.
  func settle(form: Form, desk: FindingDesk) -> SheetColumns {
    if let settled { return settled }
    var isSound = true
    let columns = SheetColumns(
      self,
      repeated: {
        isSound = false
        desk.repeated($0, at: $1, form: form)
      },
      unknown: { name, place in
        isSound = false
        // The rows of an outline's tables are numbered as those of a list are.
        if form.kind == .appendix2, labels.numbersRows(name) { return }
        desk.report("F005", at: place) {
          .unknownElement(
            name: name, kind: .column, known: form.tables.flatMap(\.fields).map(\.label.vi),
            at: place, path: nil, format: .csv, call: desk.call, form: form)
        }
      })
    if isSound { labels.keep(columns, of: self) }
    return columns
  }
}
