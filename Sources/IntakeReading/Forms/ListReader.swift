internal import IntakeCore

/// Reads a list of tasks: the lines above, the rows of the table, what stands below.
final class ListReader<Source: Grid> {
  private let rows: GridRows<Source>
  private let labels: Labels
  private let desk: FindingDesk
  private let form: Form
  private let lines: [SheetLine]
  private let columns: SheetColumns
  private var hasSubmitter = false
  private var submitter: LineRecord?
  private var unit: MoneyUnit?
  /// The submitter's name, to which each row of a plain table is compared.
  private var submitterName: [UInt8] = []
  /// The column of a plain table that names the submitter.
  private var nameColumn: Int?
  private var tasks = 0
  /// The number of the last task, as written.
  private var lastNumber: String?
  /// How amounts are read whose parts stand in several columns.
  private var amounts = AmountParts()
  /// The rows that are groups since tasks are numbered below them.
  private var parents: Set<Int> = []
  /// The columns without a heading in which something was found.
  private var saidColumns: Set<Int> = []
  /// A further table with a heading of its own, which is not read.
  private var otherTable: OtherTable?
  private var groups = SheetGroups()
  /// Rows that say what the task or sum above them is made of, while they go on.
  private var breakdown: Breakdown?
  private var lastTask: RawRecord?
  /// What the row of sums is about that stands below the last task.
  private var sumAbove: TotalScope?
  private var merged = MergedRows()
  private var continuation = Continuation()
  /// What a total above the rows of the table says: compared when those have been read.
  private var tableTotal: RawRecord?
  /// What a line below the last task says in words: compared when nothing follows.
  private var totalInWords: RawRecord?
  /// The last row that says something of a submitter between two tables.
  private var lastSubmitterRow = 0
  /// Whether a line above the row in hand names another unit than the table has.
  private var lacksUnit = false
  /// Whether a row was lost, so that sums cannot be compared.
  private var hasGap = false
  /// Whether one was lost in the group in hand.
  private var groupHasGap = false
  private var afterTotal = false
  private var isBelow = false
  /// The last row of the table so far, as a spreadsheet counts.
  private var lastRow = 0
  /// Rows below the last task, apart from the table, that were not read.
  private var notes: SheetNotes?

  private init(
    _ rows: GridRows<Source>, _ columns: SheetColumns, form: Form, lines: [SheetLine],
    labels: Labels, desk: FindingDesk
  ) {
    self.rows = rows
    self.labels = labels
    self.desk = desk
    self.form = form
    self.lines = lines
    self.columns = columns
  }

  /// Reads the rows behind the first of the header, and tells all.
  static func read(
    _ rows: GridRows<Source>, _ first: SheetHeader, form: Form, lines: [SheetLine],
    labels: Labels, desk: FindingDesk
  ) {
    var header = first
    var row = GridRow()
    var state = rows.next(&row)
    while state == .sound, header.takeNext(row) { state = rows.next(&row) }
    if state == .sound { header.pairPeriods(row, rows) }
    let columns = header.settle(form: form, desk: desk)
    ListReader(rows, columns, form: form, lines: lines, labels: labels, desk: desk)
      .read(&row, state)
  }

  /// Reports the rows that look like the rest of the task above, once.
  private func tellContinuation() {
    guard let line = continuation.line else { return }
    let kind = UnreadRow.continuation(further: continuation.further)
    continuation = Continuation()
    desk.inTask(tasks, number: { lastNumber }) { desk.unread(line, kind) }
  }

  private func read(_ row: inout GridRow, _ first: GridRowState?) {
    var state = first
    // What stands in `row` has been read already; the style of the others is asked ahead.
    begin(row: state == .sound ? row : nil)
    while let current = state {
      if current == .sound { take(row) } else if !isBelow { lose() }
      if !isBelow { lastRow = max(row.number, merged.lastRow) }
      state = rows.next(&row)
    }
    tellContinuation()
    endBreakdown(beforeTask: false)
    for line in notes?.told(beforeTask: false) ?? [] { desk.unread(line, .below) }
    if let otherTable { report(otherTable) }
    endGroup()
    tellEmptyGroup()
    endSection()
    for case let total? in [tableTotal, totalInWords] where tasks > 0 && !hasGap {
      sink.total(total, .table)
    }
    handSubmitter()
  }

  private func begin(row: GridRow?) {
    nameColumn = form.table(.submitter)?.position(of: .name)
      .flatMap { columns.columns.firstIndex(of: .submitter($0)) }
    var captions = SheetCaptions(form: form, labels: labels)
    var named = form.table(.submitter).map(LineRecord.init)
    let tables = [form.table(.submitter)].compactMap(\.self)
    for line in lines.takingUpBareValues(labels, in: tables) {
      let answers = line.answers(labels, in: tables)
      for answer in answers {
        var answer = answer
        answer.value = desk.cut(answer.value, at: answer.place)
        if named?.set(answer, row: line.place) == false {
          desk.repeated(answer, of: named?.record, form: form)
        }
      }
      if answers.isEmpty { captions.take(line) }
    }
    for (text, place) in columns.numbered { captions.takeHeading(text[...], at: place) }
    submitter = named
    var numbering = GroupNumbering()
    let numberColumn = columns.number
    var units = columns.captions
    let isSilent = captions.isSilent && columns.units.isEmpty
    let style = rows.styleAhead(columns, and: row) { row in
      if let numberColumn { numbering.note(row, numberColumn, columns) }
      if isSilent, !isComplete(row), let said = MoneyWords.said(in: row), let unit = said.unit {
        units.append((unit, row.place(said.column)))
      }
    }
    if isSilent { captions.takeFurther(units) }
    parents = numbering.parents
    var header = captions.header(style: style, columns: columns, desk: desk)
    header.absentColumns = [.task: columns.absent]
    groups.numbersByGroup = numbering.isByGroup
    unit = header.unit
    amounts = AmountParts(unit: unit, units: columns.units, style: style)
    sink.begin(form, header)
  }

  private var sink: any RecordSink { desk.sink }

  /// The submitter, from the lines and, in a plain table, from the columns of a row.
  private func handSubmitter(_ row: GridRow? = nil) {
    guard !hasSubmitter else { return }
    hasSubmitter = true
    if let row {
      for (column, meaning) in columns.columns.enumerated() {
        guard case .submitter(let position) = meaning, let table = form.table(.submitter) else {
          continue
        }
        let answer = SheetAnswer(
          named: Labels.Named(table: table, target: .field(position)), label: "",
          value: desk.cut(row.value(column), at: row.place(column)), place: row.place(column))
        _ = submitter?.set(answer, row: row.place)
      }
    }
    if var completed = submitter {
      Letterhead(lines, labels: labels).complete(
        &completed, labels: labels, form: form, desk: desk)
      submitter = completed
    }
    guard let record = submitter?.record else { return }
    if let position = record.table.position(of: .name) {
      submitterName = Array(record.bytes(position))
    }
    sink.submitter(record)
  }

  // MARK: - Rows

  private func take(_ row: GridRow) {
    if columns.isIndex(row), tasks == 0 || row.filled.count > 4 { return }
    if repeatsHeader(row) {
      if let otherTable { report(otherTable) }
      otherTable = nil
      return
    }
    if otherTable?.take(row) == true || takesSubmitter(row) || takesWords(row)
      || startsOtherTable(row)
    {
      return
    }
    if isOfPage(row) || saysNothing(row) || tellsUnit(row) || takesBreakdown(row) { return }
    if let scope = sumScope(row) {
      takeSum(row, scope)
    } else if isGroup(row) {
      startGroup(row)
    } else if isTask(row) {
      takeTask(row)
    } else {
      passOver(row)
    }
  }

  /// Passes over a row that is no task, group or sum. In the table it is reported, since what it
  /// says would be lost: mostly the rest of a long cell above it.
  private func passOver(_ row: GridRow) {
    let line = SheetLine(row)
    let isNote = row.filled.contains { Labels.isBelow(row[$0]) }
    let isInTable =
      !isBelow && !afterTotal && !row.isParagraph && row.number == lastRow + 1
    if isInTable, !isNote, notes == nil {
      if columns.amounts.contains(where: { row[$0].contains { 0x31...0x39 ~= $0 } }) { lose() }
      guard tasks > 0 else {
        desk.unread(line)
        return
      }
      let isPart = isPart(row)
      if isPart || columns.amounts.contains(where: { !row.isBlank($0) }) {
        desk.inTask(tasks, number: { lastNumber }) {
          desk.unread(line, isPart ? .part : .continuation(further: 0))
        }
      } else {
        continuation.add(line)
      }
      return
    }
    isBelow = true
    if notes == nil { notes = SheetNotes(columns, labels) }
    notes?.take(line, isNote: isNote)
  }

  /// Takes a line that says the total in words.
  private func takesWords(_ row: GridRow) -> Bool {
    guard row.filled.count <= 3, tasks > 0, let position = columns.table.position(of: .total) else {
      return false
    }
    for (index, column) in row.filled.enumerated() {
      let next = row.filled.dropFirst(index + 1).first.map { row[$0] }
      guard let total = MoneyWords.amountInWords(row[column], next: next) else { continue }
      var record = RawRecord(table: columns.table, place: row.place, index: 0)
      let place = row.place(column)
      record.set(position, to: Array("\(total.dong) đồng".utf8)[...], at: place)
      totalInWords = record
      return true
    }
    return false
  }

  // MARK: - What breaks a sum down

  /// Takes a row that says what the row above it is made of, or goes on with such rows.
  private func takesBreakdown(_ row: GridRow) -> Bool {
    guard row.filled.count <= 3, tasks > 0 || tableTotal != nil else {
      if breakdown != nil { endBreakdown(beforeTask: columns.besides(row) > 0) }
      return false
    }
    if breakdown?.take(row) == true { return true }
    endBreakdown(beforeTask: false)
    breakdown = Breakdown(row, columns, labels)
    return breakdown != nil
  }

  /// Holds what such rows say against the total above them, or the task; rows below a task that says
  /// otherwise are told of once.
  private func endBreakdown(beforeTask: Bool) {
    guard let parts = breakdown else { return }
    breakdown = nil
    guard tasks > 0, !hasGap, let sums = parts.sums(amounts) else { return }
    if let sumAbove {
      if sumAbove == .table { sink.total(sums, .table) }
    } else if let lastTask, parts.isOf(lastTask, amounts) {
      return
    } else if !beforeTask {
      sink.total(sums, .table)
    } else {
      desk.inTask(tasks, number: { lastNumber }) { desk.unread(parts.line, .part) }
    }
  }

  /// Whether a row says nothing: a number put there before the tasks were, dots of a blank form, a
  /// total without amounts, `Không có` below a group.
  private func saysNothing(_ row: GridRow) -> Bool {
    guard let first = row.filled.first else { return false }
    guard row.filled.count <= 5 else {
      return columns.number.map { !row.isBlank($0) && SheetWords.isFiller(row[$0]) } ?? true
        && row.filled.allSatisfy { SheetWords.isFiller(row[$0]) }
    }
    if row.filled.count == 1 {
      if first == columns.number, isNumber(row[first]) { return true }
      if groups.group != nil, groups.isEmpty, NoneWord.matches(row[first]) { return true }
      if SheetWords.sum(row[first]) != nil, first <= columns.title ?? 0 {
        let text = row[first]
        return tasks > 0 && !text.contains { 0x30...0x39 ~= $0 }
      }
    }
    let isNumbered = first == columns.number && isNumber(row[first])
    return !isNumbered && row.filled.allSatisfy { SheetWords.isFiller(row[$0]) }
  }

  // MARK: - What is no list

  /// Whether a row begins a table with a heading of its own: it has the heading of numbers where
  /// tasks have theirs, and no number.
  private func startsOtherTable(_ row: GridRow) -> Bool {
    guard tasks > 0, otherTable == nil, row.filled.count >= 2, let first = row.filled.first,
      row[first].first.map(isLetter) ?? false,
      !row.filled.contains(where: { isNumber(row[$0]) }),
      row.filled.count >= 3 && labels.numbersRows(String(decoding: row[first], as: UTF8.self))
        || headsFigures(row, from: first) || holdsHeadings(row)
    else { return false }
    otherTable = OtherTable(row, caption: notes?.caption(above: row.number))
    return true
  }

  /// Whether a row of words stands where tasks have number and title, under no other heading, and one
  /// of the words names an amount: `Nguồn | Số tiền (triệu đồng)`.
  private func headsFigures(_ row: GridRow, from first: Int) -> Bool {
    guard first == columns.number, columns.besides(row) == 0, !isComplete(row),
      !Labels.isBelow(row[first]), !SheetGroups.isMark(row[first]),
      SheetWords.sum(row[first]) == nil
    else { return false }
    return row.filled.dropFirst().contains { column in
      let text = row[column]
      guard text.count <= 60, text.allSatisfy({ !(0x30...0x39 ~= $0) }) else { return false }
      return isFigure(text)
    }
  }

  /// Whether a row of three and more holds nothing but short words, most of them headings of some
  /// table, and one of an amount (`Định hướng | Số nhiệm vụ | Kinh phí`) or nearly all of them.
  private func holdsHeadings(_ row: GridRow) -> Bool {
    guard row.filled.count >= 3,
      row.filled.allSatisfy({ column in
        row[column].count <= 60 && !row[column].contains { 0x30...0x39 ~= $0 }
      })
    else { return false }
    let known = row.filled.count { isFigure(row[$0]) || labels.isLabel(row[$0]) }
    if row.filled.contains(where: { isFigure(row[$0]) }) { return known * 2 > row.filled.count }
    return known >= 5 && known * 5 >= row.filled.count * 4
  }

  private func isFigure(_ text: ArraySlice<UInt8>) -> Bool {
    let key = MatchKey.bare(bytes: text)
    return figureWords.contains { key.starts(with: $0) }
  }

  private func report(_ table: OtherTable) {
    desk.report("F001", at: table.place) {
      .secondTable(rows: table.rows, heading: table.heading, at: table.place)
    }
  }

  /// Whether a row names a unit: another one than that of the table is reported, and the amounts
  /// below it are in none that is known.
  private func tellsUnit(_ row: GridRow) -> Bool {
    guard row.filled.count <= 3,
      let said = MoneyWords.caption(of: row) ?? MoneyWords.note(in: row)
    else { return false }
    compare(said, in: row)
    return true
  }

  private func compare(_ said: (unit: MoneyUnit?, column: Int), in row: GridRow) {
    guard said.unit != unit || unit == nil else { return }
    tellOtherUnit(at: said.column, in: row)
  }

  /// Compares the unit that stands in a column of its own with that of the list.
  private func compareUnit(of row: GridRow) {
    guard let column = columns.unit, !row.isBlank(column) else { return }
    let text = row[column]
    let named = MoneyWords.unit(text)
    // Beside products it is what these are counted in.
    let isOfMoney = columns.amounts.contains { abs($0 - column) == 1 }
    guard named != nil || isOfMoney && MoneyWords.bearsForeign(text) else { return }
    compare((named, column), in: row)
  }

  /// Whether a header row stands here once more; where it names other units than the first one did,
  /// this is reported.
  private func repeatsHeader(_ row: GridRow) -> Bool {
    guard columns.isRepeated(row) else { return false }
    if let column = columns.otherUnit(in: row, unit: unit) { tellOtherUnit(at: column, in: row) }
    return true
  }

  private func tellOtherUnit(at column: Int, in row: GridRow) {
    guard let unit, !lacksUnit else { return }
    lacksUnit = true
    lose()
    let place = row.place(column)
    desk.report("F007", at: place) {
      .secondUnit(
        String(decoding: row[column], as: UTF8.self), than: unit, at: place, call: desk.call,
        form: form)
    }
  }

  // MARK: - Groups and sums

  /// The first filled cell before the amounts, which names what a row is.
  private func leadingCells(_ row: GridRow) -> ArraySlice<Int> {
    let end = columns.amounts.first ?? columns.columns.count
    let leading = row.filled.prefix { $0 < end }
    // A total may have dashes in the cells that it does not fill in.
    guard leading.count > 2, leading.contains(where: { SheetWords.isFiller(row[$0]) }) else {
      return leading
    }
    return leading.filter { !SheetWords.isFiller(row[$0]) }[...]
  }

  private func sumScope(_ row: GridRow) -> TotalScope? {
    guard !isBelow else { return nil }
    let leading = leadingCells(row)
    guard let first = leading.first, leading.count <= 2,
      columns.amounts.contains(where: { !row.isBlank($0) })
    else { return nil }
    if isComplete(row) { return nil }
    // A task's number goes before its title; a sum mostly has none, and nothing but amounts.
    if isNumber(row[first]), row.filled.count > leading.count + columns.amounts.count { return nil }
    for column in leading {
      if let scope = SheetWords.pageSum(row[column]) { return scope }
      if let scope = SheetWords.sum(row[column]) { return groups.scope(of: row[column], scope) }
    }
    return nil
  }

  /// Whether a row without amounts only belongs to a printed page: `Trang 2/5`, `Mang sang trang
  /// sau`, a title or the unit once more, a heading that goes on.
  private func isOfPage(_ row: GridRow) -> Bool {
    guard row.filled.count <= 2, let last = row.filled.last else { return false }
    if last <= columns.title ?? 0, SheetWords.isContinued(row[last]) { return true }
    if row.filled.count == 1, isSaidAbove(row[last], isAmount: columns.amounts.contains(last)) {
      return true
    }
    return row.filled.allSatisfy {
      SheetWords.isPageNumber(row[$0]) || SheetWords.pageSum(row[$0]) != nil
    }
  }

  /// Whether a text stands above the table too, or names the unit that is known.
  private func isSaidAbove(_ text: ArraySlice<UInt8>, isAmount: Bool) -> Bool {
    if let unit, case .unit(unit)? = MoneyWords.caption(text) { return true }
    return !isAmount && lines.contains { $0.cells.contains { $0.text[...] == text } }
  }

  private func takeSum(_ row: GridRow, _ said: TotalScope) {
    if let unit = MoneyWords.remark(in: row) { compare(unit, in: row) }
    if said == .page || said == .carried {
      if !hasGap { sink.total(columns.sums(of: row, amounts), said) }
      return
    }
    if tasks == 0 {
      tableTotal = columns.sums(of: row, amounts)
      return
    }
    var scope = said
    if scope == .group, groups.tasks == 0 { scope = groups.section == nil ? .table : .section }
    // One “Cộng” below several groups sums up all of them.
    if scope == .group, groups.hasUnsummed, groups.section == nil { scope = .table }
    if scope != .group { endGroup() }
    sumAbove = scope
    if !(scope == .group ? groupHasGap : hasGap) {
      sink.total(columns.sums(of: row, amounts), scope)
    }
    switch scope {
    case .group:
      endGroup()
      sink.group()
      groups.tasks = 0
    case .table: afterTotal = true
    case .section, .page, .carried: break
    }
  }

  /// Takes note that something of the table was lost, so that sums cannot be compared.
  private func lose() {
    hasGap = true
    groupHasGap = true
  }

  /// A group begins; its row may hold the group's sums. A group in which another one begins before
  /// any task is a section.
  private func startGroup(_ row: GridRow) {
    endGroup()
    if let said = MoneyWords.remark(in: row) { compare(said, in: row) }
    let column = columns.number ?? 0
    let hasSums = columns.amounts.contains { row[$0].contains { 0x31...0x39 ~= $0 } }
    var next = SheetGroups.Group(
      mark: row[column], total: hasSums ? columns.sums(of: row, amounts) : nil)
    next.line = hasSums ? SheetLine(row) : nil
    next.isBare = next.mark.isEmpty && columns.number.map(row.isBlank) ?? false
    next.orientation = orientation(row)
    if let outer = groups.group, groups.isEmpty, outer.level >= next.level { tellEmptyGroup() }
    if let section = groups.section, next.level <= section.level { endSection() }
    if let outer = groups.group, groups.isEmpty, outer.level < next.level {
      endSection()
      sink.section()
      groups.section = outer
    }
    sink.group()
    groupHasGap = false
    groups.start(next)
  }

  /// The text of a group's row that names an orientation.
  private func orientation(_ row: GridRow) -> (text: [UInt8], place: Place)? {
    let cells = leadingCells(row)
    guard let last = cells.last else { return nil }
    let column = labels.orientation(row[last]) == nil ? cells.first ?? last : last
    var text = row[column]
    let mark = text.prefix { $0 != 0x20 }
    if mark.endIndex < text.endIndex, SheetGroups.isMark(mark) {
      text = text[mark.endIndex...].trimmed
    }
    guard !SheetGroups.isMark(text), labels.orientation(text) != nil else { return nil }
    return (Array(text), row.place(column))
  }

  /// Compares what the group's row said. A group without tasks only holds further groups.
  private func endGroup() {
    guard groups.tasks > 0 else { return }
    if let total = groups.group?.total, !groupHasGap {
      if let line = groups.strayRow(amounts) {
        hasGap = true
        desk.unread(line)
      } else {
        sink.total(total, .group)
      }
    }
    groups.group?.total = nil
  }

  /// Reports a group that has money and no task: the money would vanish.
  private func tellEmptyGroup() {
    guard groups.isEmpty, let line = groups.group?.line else { return }
    groups.group?.line = nil
    hasGap = true
    let title = line.cells.firstIndex { $0.column == columns.title } ?? 0
    var told = line
    told.cells.removeFirst(title)
    desk.unread(told, .emptyGroup)
  }

  private func endSection() {
    if let total = groups.section?.total, !hasGap { sink.total(total, .section) }
    groups.section = nil
  }

  private func isGroup(_ row: GridRow) -> Bool {
    guard !isBelow, !isComplete(row) else { return false }
    let leading = leadingCells(row)
    guard let first = leading.first, leading.count <= 2 else { return false }
    let text = row[first]
    let numberColumn = columns.number ?? 0
    if parents.contains(row.number) { return true }
    if first == numberColumn {
      if SheetGroups.isMark(text) { return true }
      if text.first.map(isLetter) == true, columns.besides(row) == 0, isOrientation(text) {
        return true
      }
      if SheetGroups.isSmallMark(text), columns.besides(row) == 0 { return true }
    }
    // "I. Truyền thông" over the whole width, or a heading without a number.
    guard leading.count == 1, !isNumber(text), !Labels.isBelow(text), !afterTotal else {
      return false
    }
    if columns.besides(row) == 0 {
      if first == numberColumn, SheetGroups.behindMark(text) != nil { return true }
      if text.first.map({ isLetter($0) || 0x30...0x39 ~= $0 || $0 >= 0x80 }) == true,
        SheetGroups.isHeading(text) || isOrientation(text)
      {
        return true
      }
    }
    guard row.filled.count == 1, first != columns.title else { return false }
    return SheetWords.groupNumber(text.prefix { $0 != 0x20 && $0 != 0x2E }) != nil
      || first == numberColumn
  }

  /// Whether a text by itself is an orientation's title, in a list that has no column for them.
  private func isOrientation(_ text: ArraySlice<UInt8>) -> Bool {
    guard let position = orientationPosition, !columns.columns.contains(.field(position)),
      String(decoding: text, as: UTF8.self).first?.isLowercase == false
    else { return false }
    return labels.orientation(text) != nil
  }

  private func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.count { 0x30...0x39 ~= $0 }
    return digits > 0 && digits * 2 >= text.count && digits <= 6
  }

  /// Whether a row has what only tasks have, whatever its number and title look like.
  private func isComplete(_ row: GridRow) -> Bool {
    columns.beside > 1 && columns.besides(row) > 1
  }

  // MARK: - Tasks

  /// Whether a row is a task, sound or not: in doubt before the table's end it is one, so that
  /// nothing is lost in silence.
  private func isTask(_ row: GridRow) -> Bool {
    let filled = row.filled.count {
      $0 < columns.columns.count && columns.columns[$0] != .none
    }
    let hasNumber = columns.number.map { isNumber(row[$0]) } ?? false
    let hasTitle = columns.title.map { !row.isBlank($0) } ?? false
    if isBelow || afterTotal { return hasNumber && hasTitle && filled >= 4 }
    // A number or a word before amounts alone is no task, but a part of one or a sum.
    if isPart(row) { return false }
    let isBare =
      !hasTitle && columns.number != nil && columns.beside > 1 && columns.besides(row) == 0
    if isBare { return false }
    if hasNumber { return filled >= 2 }
    if filled <= 4, row.filled.contains(where: { Labels.isBelow(row[$0]) }) { return false }
    if isContinuation(row) { return false }
    return hasTitle || filled >= 3
  }

  /// Whether a row with nothing but a name and amounts is numbered as a part of the task above: `1.1`
  /// below 1, or by a dash.
  private func isPart(_ row: GridRow) -> Bool {
    guard tasks > 0, columns.beside > 1, let number = columns.number, !row.isBlank(number),
      columns.besides(row) == 0
    else { return false }
    let text = row[number]
    if SheetWords.isFiller(text) || text.elementsEqual([UInt8(ascii: "+")]) { return true }
    guard let lastNumber, case let last = lastNumber.utf8, text.starts(with: last) else {
      return false
    }
    return text.dropFirst(last.count).first == UInt8(ascii: ".")
      || last.last == UInt8(ascii: ".") && text.count > last.count
  }

  /// Whether a row without a number belongs to the task above: it has hardly a field, or neither
  /// an amount nor a month nor an orientation.
  private func isContinuation(_ row: GridRow) -> Bool {
    guard tasks > 0, let number = columns.number, row.isBlank(number), columns.beside >= 4 else {
      return false
    }
    if columns.besides(row) < 2 { return true }
    return !columns.isDated(row) && !columns.amounts.contains { !row.isBlank($0) }
  }

  private func takeTask(_ row: GridRow) {
    if let beyond = row.filled.first(where: { $0 >= columns.width }), !columns.areInPlace(row) {
      lose()
      desk.overfull(row, from: beyond, width: columns.width)
      return
    }
    if let notes {
      for line in notes.told(beforeTask: true) { desk.unread(line) }
      self.notes = nil
    }
    tellContinuation()
    isBelow = false
    afterTotal = false
    handSubmitter(row)
    tasks += 1
    groups.count()
    tellUnnamed(row)
    compareUnit(of: row)
    if !row.openings.isEmpty { merged.tellShared(row, columns, rows, desk) }
    var record: RawRecord?
    desk.inTask(tasks, number: { record?.text(.number) }) {
      record = columns.record(of: row, index: tasks, amounts: amounts, desk: desk)
      if !row.covers.isEmpty || !row.openings.isEmpty, var completed = record {
        merged.complete(&completed, of: row, columns, rows, desk)
        record = completed
      }
      record?.lacksUnit = lacksUnit
      record?.takeDittos(from: lastTask)
      record?.takePeriodOverBoth()
      record?.partSource(labels)
      record?.plainNumber()
      if let column = columns.number, let text = groups.number(row[column]),
        let position = record?.table.position(of: .number)
      {
        record?.set(position, to: text, at: row.place(column))
        record?.note(.groupNumber(String(decoding: row[column], as: UTF8.self)), at: position)
      }
      if let orientation = groups.orientation, let position = orientationPosition,
        record?.slots[position].isBlank == true
      {
        record?.set(position, to: orientation.text[...], at: orientation.place)
        record?.note(.groupRow, at: position)
      }
      compareSubmitter(row)
      if let record { compareOrientation(record) }
    }
    guard let record else { return }
    groups.take(record)
    lastTask = record
    totalInWords = nil
    sumAbove = nil
    lastNumber = record.text(.number)
    sink.task(record)
  }

  /// Tells a task whose orientation is another one than its group's row names: its own counts.
  private func compareOrientation(_ task: RawRecord) {
    guard let group = groups.orientation, let position = orientationPosition,
      !task.slots[position].isBlank, task.place(position) != group.place,
      let said = labels.orientation(group.text[...]),
      let own = labels.orientation(inCell: task.bytes(position)), own != said
    else { return }
    desk.saidOtherwise(
      .orientation, .init(text: group.text, place: group.place),
      .init(text: Array(task.bytes(position)), place: task.place(position)), task.table, form: form)
  }

  private var orientationPosition: Int? { columns.table.position(of: .orientation) }

  /// Reports the first value of each column that has no heading: for review where the column may
  /// be one of the form's.
  private func tellUnnamed(_ row: GridRow) {
    guard !columns.unnamed.isEmpty || row.filled.last ?? 0 >= columns.columns.count else { return }
    let beyond = row.filled.filter { $0 >= columns.columns.count }
    for column in columns.unnamed + beyond where !row.isBlank(column) {
      guard saidColumns.insert(column).inserted else { continue }
      let text = row[column]
      let isAmong = columns.columns.dropFirst(column).contains { $0 != .none }
      let place = row.place(column)
      desk.report("F005", at: place) {
        .blankHeading(
          String(decoding: text, as: UTF8.self), isReview: isAmong || isNumber(text), at: place,
          call: desk.call, form: form)
      }
    }
  }

  /// Takes lines that name a submitter once more between two tables; another one is told.
  private func takesSubmitter(_ row: GridRow) -> Bool {
    guard tasks > 0, row.filled.count <= 2, let first = row.filled.first, row[first].count <= 300,
      let table = form.table(.submitter), let name = table.position(of: .name)
    else { return false }
    let answers = SheetLine(row).answers(labels, in: [table])
    guard let answer = answers.first, !answer.value.text.isEmpty else { return false }
    if answer.named.target == .field(name), BodyKind.code(of: answer.value.text) != nil {
      compareSubmitter(answer.value.text, at: answer.place)
    } else if lastSubmitterRow == 0 || row.number != lastSubmitterRow + 1 {
      return false
    }
    lastSubmitterRow = row.number
    return true
  }

  /// Tells a row of a plain table whose submitter is another one than the document's.
  private func compareSubmitter(_ row: GridRow) {
    guard let column = nameColumn, !row.isBlank(column) else { return }
    compareSubmitter(row[column], at: row.place(column))
  }

  private func compareSubmitter(_ name: ArraySlice<UInt8>, at place: Place) {
    guard !submitterName.isEmpty, !name.elementsEqual(submitterName),
      MatchKey.bare(bytes: name) != MatchKey.bare(bytes: submitterName[...]),
      let record = submitter?.record, let position = record.table.position(of: .name)
    else { return }
    desk.report("F009", at: place) {
      .otherSubmitter(
        String(decoding: name, as: UTF8.self), than: record.text(position),
        named: record.place(position), at: place, call: desk.call, form: form)
    }
  }
}

/// The first words of headings of amounts in tables of other things.
private let figureWords = [
  "số tiền", "kinh phí", "giá trị", "thành tiền", "số lượng", "số nhiệm vụ", "tổng số", "tỷ lệ",
].map { MatchKey.bare(bytes: ArraySlice($0.utf8)) }

/// A table below the list that has a heading of its own.
private struct OtherTable {
  let place: Place
  let heading: String
  private(set) var rows: ClosedRange<Int>
  private var isOver = false

  /// - Parameter caption: the line right above its heading.
  init(_ row: GridRow, caption: SheetLine?) {
    let first = caption?.cells.first
    place =
      first.flatMap { cell in caption?.place(cell.column) } ?? row.place(row.filled.first ?? 0)
    heading = String(decoding: first?.text[...] ?? row[row.filled.first ?? 0], as: UTF8.self)
    rows = Int(place.row)...row.number
  }

  /// Takes a row of it; a blank one, or a signature, ends it.
  mutating func take(_ row: GridRow) -> Bool {
    let isSignature = row.filled.count <= 3 && row.filled.contains { Labels.isBelow(row[$0]) }
    guard !isOver, row.number == rows.upperBound + 1, !isSignature else {
      isOver = true
      return false
    }
    rows = rows.lowerBound...row.number
    return true
  }
}

/// Rows below a task that look like the rest of it, until they are reported.
private struct Continuation {
  /// The first of them.
  private(set) var line: SheetLine?
  private(set) var further = 0

  mutating func add(_ next: SheetLine) {
    if line == nil { line = next } else { further += 1 }
  }
}
