internal import IntakeCore

/// The rows of a header below its first: `Tổng số | Trong đó`, `NSNN | Nguồn khác` below `Kinh phí`.
extension SheetHeader {
  /// The most header rows that stand below the first.
  private static let lowerRows = 3

  /// A heading of a lower row while the row is looked at.
  private struct Lower {
    let column: Int
    var named: Labels.Named?
    var role = Role.field
    /// Whether it says how the heading above is parted, or names a part by words of its own.
    var isPart = false
    /// Whether the heading above it covers several columns.
    let isCovered: Bool

    var isUnderstood: Bool { named != nil || isPart || role != .field }
  }

  /// Takes a row below for a further header row where it is one.
  ///
  /// Below a heading that covers several columns any words may stand. A row with an amount is none,
  /// nor one with a task's number or title.
  mutating func takeNext(_ row: GridRow) -> Bool {
    let filled = row.filled
    guard rows.count <= Self.lowerRows, !filled.isEmpty else { return false }
    guard filled.count < headings.count, !holdsAmounts(row), !namesTask(row) else {
      return isHint(row)
    }
    if takeUnits(row) || isHint(row) { return true }
    var found = filled.map { lower(row[$0], at: $0, in: row) }
    let understood = found.count(where: \.isUnderstood)
    let covered = found.count { $0.isCovered && !$0.isUnderstood }
    guard understood + covered == found.count || understood >= 2, understood > 0 || covered > 1,
      !found.contains(where: { namesTask($0.named) })
    else { return false }
    nameEnds(&found, row)
    for lower in found { take(lower, row) }
    width = max(width, row.count)
    keep(row)
    nameBudgets()
    dropParts()
    settled = nil
    return true
  }

  /// Takes a row of nothing but units in brackets: `(triệu đồng)` below the headings of amounts,
  /// `(tháng/năm)` below others.
  private mutating func takeUnits(_ row: GridRow) -> Bool {
    let said = row.filled.map { column in
      (column, MoneyWords.caption(row[column]) ?? MoneyWords.bareCaption(row[column]))
    }
    let areUnits = said.allSatisfy { column, caption in
      caption != nil && caption != .unknown || row[column].first == UInt8(ascii: "(")
    }
    guard areUnits, said.contains(where: { $0.1 != nil && $0.1 != .unknown }) else { return false }
    for case (let column, let caption?) in said where headings.indices.contains(column) {
      switch caption {
      case .unit(let unit): headings[column].named?.unit = unit
      case .foreign: headings[column].named?.hasForeignUnit = true
      case .unknown: continue
      }
    }
    width = max(width, row.count)
    keep(row)
    settled = nil
    return true
  }

  /// Whether a row only says in brackets how to fill in its columns: `(ghi số 1-10)`, `(1)=(2)+(3)`.
  private func isHint(_ row: GridRow) -> Bool {
    row.filled.contains { row[$0].contains(where: isLetter) }
      && row.filled.allSatisfy { column in
        let text = row[column]
        return text.first == UInt8(ascii: "(")
          && (text.last == UInt8(ascii: ")") || text.contains(UInt8(ascii: "=")))
      }
  }

  private mutating func take(_ lower: Lower, _ row: GridRow) {
    while headings.count <= lower.column {
      headings.append(Heading(place: row.place(headings.count)))
    }
    headings[lower.column] = Heading(
      text: row[lower.column], place: row.place(lower.column), named: lower.named,
      role: lower.role)
  }

  /// Whether a cell is a number: no heading is, but that of a year.
  private func holdsAmounts(_ row: GridRow) -> Bool {
    row.filled.contains { column in
      let text = row[column]
      guard text.contains(where: { 0x30...0x39 ~= $0 }), !text.contains(where: isLetter) else {
        return false
      }
      return !HeadingWords.isYearNumber(text)
    }
  }

  /// Whether a row stands for a task or for a sum: something is in the column of the numbers or
  /// titles that is no heading there.
  private func namesTask(_ row: GridRow) -> Bool {
    headings.indices.contains { column in
      guard namesTask(headings[column].named), !row.isBlank(column) else { return false }
      let named = named(row[column], below: [headings[column].text])
      return named == nil || namesTask(named) || SheetWords.sum(row[column]) != nil
    }
  }

  /// Whether a heading is that of the task's number or title: no lower row of a header holds one,
  /// or stands below one.
  private func namesTask(_ named: Labels.Named?) -> Bool {
    guard let named, named.table === table, case .field(let position) = named.target else {
      return false
    }
    return [.number, .title].contains(table.fields[position].known)
  }

  // MARK: - One heading

  private func lower(_ text: ArraySlice<UInt8>, at column: Int, in row: GridRow) -> Lower {
    let above = path(to: column)
    var lower = Lower(column: column, isCovered: covers(column, row))
    let year = yearOfMoney(above)
    if let year, year != labels.call.planYear { return lower }
    if HeadingWords.opensParts(text) {
      lower.isPart = true
    } else if HeadingWords.isYear(text), lower.isCovered {
      lower.role = .year
      lower.named = amount(above)
    } else if SheetWords.sum(text) != nil || HeadingWords.isFigure(text),
      let whole = amount(above)
    {
      lower.named = whole
      lower.named?.unit = unit(of: [text]) ?? whole.unit
      if hasForeignUnit([text]) { lower.named?.hasForeignUnit = true }
    } else if HeadingWords.isShare(text), amount(above) != nil {
      lower.role = .share
    } else {
      lower.named = named(text, below: above)
      if lower.named == nil, lower.isCovered, labels.namesSource(text),
        amount(above) != nil || year != nil, let other = table.position(of: .other)
      {
        lower.named = Labels.Named(
          table: table, target: .field(other), unit: unit(of: above),
          hasForeignUnit: hasForeignUnit(above))
      }
    }
    return lower
  }

  /// The field that a heading names, with those above it, the lowest last.
  private func named(
    _ text: ArraySlice<UInt8>, below above: [ArraySlice<UInt8>]
  ) -> Labels.Named? {
    var named = labels.find(text, in: [table])
    for upper in above.reversed() where named == nil {
      named =
        labels.find((Array(upper) + [0x20] + Array(text))[...], in: [table])
        ?? labels.find((Array(text) + [0x20] + Array(upper))[...], in: [table])
    }
    if named?.unit == nil { named?.unit = unit(of: above) }
    if hasForeignUnit(above) { named?.hasForeignUnit = true }
    return named
  }

  /// The only year whose money the header names, where a heading above is the one that does.
  private func yearOfMoney(_ above: [ArraySlice<UInt8>]) -> Int? {
    guard above.contains(where: { labels.yearly($0, in: table) != nil }) else { return nil }
    let years = headings.compactMap { labels.yearly($0.text, in: table)?.year }
    return years.count == 1 ? years[0] : nil
  }

  /// The amount that the lowest heading above names.
  private func amount(_ above: [ArraySlice<UInt8>]) -> Labels.Named? {
    for upper in above.reversed() {
      guard var named = labels.find(upper, in: [table]), case .field(let position) = named.target,
        table.fields[position].type == .amount
      else { continue }
      if named.unit == nil { named.unit = unit(of: above) }
      if hasForeignUnit(above) { named.hasForeignUnit = true }
      return named
    }
    return nil
  }

  /// The position of the amount that the headings above the lowest one of a column name.
  func amount(above column: Int) -> Int? {
    guard rows.count > 1, let named = amount(Array(path(to: column).dropLast())),
      case .field(let position) = named.target
    else { return nil }
    return position
  }

  /// Whether a heading above names a unit or currency that no form has.
  private func hasForeignUnit(_ above: [ArraySlice<UInt8>]) -> Bool {
    above.contains { upper in
      labels.find(upper, in: [table])?.hasForeignUnit == true
        || Self.bracket(of: upper).map(MoneyWords.bearsForeign) == true
    }
  }

  /// The heading above one that names the unit which no form has; itself where none does.
  func foreign(_ heading: Heading) -> Heading {
    guard let upper = upper(over: Int(heading.place.column) - 1),
      hasForeignUnit([(rows[0][upper] ?? [])[...]])
    else { return heading }
    return raised(heading, to: upper)
  }

  /// The column of the heading of the first row that stands over a column, where rows follow it.
  private func upper(over column: Int) -> Int? {
    rows.count > 1 ? rows[0].keys.filter { $0 <= column }.max() : nil
  }

  /// A heading as that of the first row over it.
  private func raised(_ heading: Heading, to upper: Int) -> Heading {
    var raised = heading
    raised.text = rows[0][upper]?[...] ?? heading.text
    raised.place = place.at(column: upper + 1)
    return raised
  }

  private func unit(of above: [ArraySlice<UInt8>]) -> MoneyUnit? {
    for upper in above.reversed() {
      if let unit = labels.find(upper, in: [table])?.unit ?? Self.unit(of: upper) { return unit }
    }
    return nil
  }

  /// What stands in the last brackets of a heading.
  private static func bracket(of heading: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let open = heading.lastIndex(of: UInt8(ascii: "(")),
      let close = heading.lastIndex(of: UInt8(ascii: ")")), open < close
    else { return nil }
    return heading[(open + 1)..<close]
  }

  /// The unit in brackets of a heading that names no field: `Kinh phí (triệu đồng)`.
  private static func unit(of heading: ArraySlice<UInt8>) -> MoneyUnit? {
    guard let inside = bracket(of: heading) else { return nil }
    if case .unit(let unit)? = MoneyWords.caption(inside) { return unit }
    return MoneyWords.unit(inside)
  }

  // MARK: - What covers a column

  /// The headings over a column so far, the topmost first: a blank one belongs to that on its left,
  /// as far as the heading above them reaches.
  func path(to column: Int) -> [ArraySlice<UInt8>] {
    var path: [ArraySlice<UInt8>] = []
    var first = 0
    for cells in rows {
      guard let nearest = cells.keys.filter({ (first...column).contains($0) }).max() else {
        continue
      }
      first = nearest
      path.append((cells[nearest] ?? [])[...])
    }
    return path
  }

  /// Whether the heading above a column covers several: blank ones follow it, in which the row has
  /// something.
  private func covers(_ column: Int, _ row: GridRow) -> Bool {
    func isBlank(_ column: Int) -> Bool {
      column >= headings.count || headings[column].text.isEmpty
    }
    return isBlank(column) || isBlank(column + 1) && !row.isBlank(column + 1)
  }

  /// The headings of columns, those below one of the first row as that one.
  func headings(over columns: [Int]) -> [Heading] {
    var told: Set<Int> = []
    return columns.compactMap { column in
      guard let upper = upper(over: column),
        columns.count(where: { isBelow($0, upper) }) > 1, isBelow(column, upper)
      else { return headings[column] }
      return told.insert(upper).inserted ? raised(headings[column], to: upper) : nil
    }
  }

  /// Whether a column is one of several below a heading of the first row.
  private func isBelow(_ column: Int, _ upper: Int) -> Bool {
    column >= upper && !rows[0].keys.contains { $0 > upper && $0 <= column }
      && path(to: column).count > 1
  }

  // MARK: - Pairs

  /// Takes a column without a heading beside that of a period for the period's end where a row below
  /// has a month in both.
  mutating func pairPeriods<Source: Grid>(_ first: GridRow, _ rows: GridRows<Source>) {
    for column in headings.indices where isPeriod(column) {
      let next = column + 1
      guard table.position(of: .end) != nil, headings.count > next, headings[next].text.isEmpty
      else { continue }
      var holdsEnds = Self.holdsEnds(first, column)
      if !holdsEnds {
        rows.look(Self.reach) { row in holdsEnds = holdsEnds || Self.holdsEnds(row, column) }
      }
      guard holdsEnds else { continue }
      headings[next].role = .end
      settled = nil
    }
  }

  /// So many rows below a header are looked at.
  private static let reach = 40

  private static func holdsEnds(_ row: GridRow, _ column: Int) -> Bool {
    guard !row.isBlank(column), !row.isBlank(column + 1) else { return false }
    return [(column, DateReader.Edge.start), (column + 1, .end)].allSatisfy { column, edge in
      let value = row.value(column)
      if value.kind == .day { return true }
      guard value.kind == .text || value.kind == .number && value.text.count == 4 else {
        return false
      }
      return DateReader.isMonth(value.text, edge)
    }
  }

  /// Two columns under one heading of a period are its start and its end, whatever they are called.
  private func nameEnds(_ found: inout [Lower], _ row: GridRow) {
    guard let start = table.position(of: .start), let end = table.position(of: .end) else { return }
    for index in found.indices.dropLast() {
      let column = found[index].column
      guard found[index + 1].column == column + 1, isPeriod(column),
        column + 1 >= headings.count || headings[column + 1].text.isEmpty,
        column + 2 >= headings.count || !headings[column + 2].text.isEmpty
          || row.isBlank(column + 2)
      else { continue }
      let named = [found[index].named, found[index + 1].named].map { $0?.target }
      if named.contains(.field(end)), named[0] == .field(end) { continue }
      for (offset, position) in [start, end].enumerated() {
        found[index + offset].named = Labels.Named(
          table: table, target: .field(position), unit: nil)
        found[index + offset].role = .field
      }
    }
  }

  private func isPeriod(_ column: Int) -> Bool {
    guard headings.indices.contains(column), let named = headings[column].named,
      named.table === table, case .combined(let position) = named.target
    else { return false }
    return table.combined[position].fields.contains(KnownField.start.id)
  }

  /// Central and local budgets: both are the state's where the heading above both is; else the
  /// central one is the state's, the local one other money.
  mutating func nameBudgets() {
    guard let state = table.position(of: .state), let other = table.position(of: .other) else {
      return
    }
    let isParted =
      headings.contains { HeadingWords.isCentralBudget($0.text) }
      && headings.contains { HeadingWords.isLocalBudget($0.text) }
    for column in headings.indices {
      let heading = headings[column]
      if heading.named == nil, HeadingWords.isBothBudgets(heading.text) {
        let path = path(to: column)
        headings[column].named = Labels.Named(
          table: table, target: .field(state), unit: unit(of: path),
          hasForeignUnit: hasForeignUnit(path))
        continue
      }
      let isCentral = HeadingWords.isCentralBudget(heading.text)
      guard isCentral || HeadingWords.isLocalBudget(heading.text) else { continue }
      // Alone it is what the call's own label says; a bare word says nothing.
      if !isParted, heading.named != nil || HeadingWords.isBareBudget(heading.text) { continue }
      let path = path(to: column)
      let isWhole = path.dropLast().contains { upper in
        labels.find(upper, in: [table]).map { $0.target == .field(state) } ?? false
      }
      if isWhole, hasSum(of: state, beside: column) {
        headings[column].role = .part
        headings[column].named = nil
        continue
      }
      headings[column].role = isCentral ? .central : .local
      headings[column].named = Labels.Named(
        table: table, target: .field(isCentral || isWhole ? state : other),
        unit: heading.named?.unit ?? unit(of: path), hasForeignUnit: hasForeignUnit(path))
    }
  }

  /// Leaves the parts of other money where a column beside them has their sum: `Cộng | DN | Vay`.
  private mutating func dropParts() {
    guard let other = table.position(of: .other) else { return }
    for column in headings.indices where headings[column].named?.target == .field(other) {
      guard SheetWords.sum(headings[column].text) == nil, hasSum(of: other, beside: column) else {
        continue
      }
      headings[column].named = nil
      headings[column].role = .part
    }
  }

  /// Whether a column under the same heading has the sum: `Tổng | TW | ĐP`.
  private func hasSum(of position: Int, beside column: Int) -> Bool {
    let upper = path(to: column).dropLast().map(Array.init)
    return headings.indices.contains { other in
      other != column && headings[other].named?.target == .field(position)
        && SheetWords.sum(headings[other].text) != nil
        && path(to: other).dropLast().map(Array.init) == upper
    }
  }

  // MARK: - Years

  /// Marks the columns below the headings of several years, `Kinh phí năm 2024 | Kinh phí năm 2025`,
  /// and those of a year beside a column of the whole: what one year has is no total.
  mutating func markYears() {
    guard rows.count > 1 else { return }
    let years = headings.indices.map { column in
      path(to: column).lazy.compactMap(HeadingWords.year).first
    }
    let amounts = headings.indices.filter { amount(at: $0) != nil }
    let hasSeveral = Set(amounts.compactMap { years[$0] }).count > 1
    // A total beside one of a year has all years: neither is what the year has of the others whole.
    let hasWhole = amounts.contains { whole in
      years[whole] == nil
        && amounts.contains { years[$0] != nil && amount(at: $0) == amount(at: whole) }
    }
    for column in amounts where headings[column].role != .year && years[column] != nil {
      if hasSeveral || hasWhole { headings[column].role = .year }
    }
  }

  /// The position of the amount that a heading names.
  func amount(at column: Int) -> Int? {
    guard let named = headings[column].named, named.table === table,
      case .field(let position) = named.target, table.fields[position].type == .amount
    else { return nil }
    return position
  }
}
