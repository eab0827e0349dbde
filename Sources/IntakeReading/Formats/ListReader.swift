internal import IntakeCore

/// Reads a list of tasks: the lines above, the rows of the table, what stands below.
final class ListReader {
  private let sheet: SheetReader
  private let form: Form
  private let lines: [SheetLine]
  private var columns: SheetColumns
  private var hasBegun = false
  private var hasSubmitter = false
  private var submitter: LineRecord?
  private var tasks = 0
  /// Tasks since the last group or sub-total.
  private var tasksInGroup = 0
  /// What the group's own row and a total above its rows say: compared when those have been read.
  private var groupTotal: Record?
  private var tableTotal: Record?
  /// Whether a row was lost, so that sums cannot be compared.
  private var hasGap = false
  private var afterTotal = false
  private var isBelow = false

  init(_ sheet: SheetReader, _ columns: SheetColumns, lines: [SheetLine]) {
    guard let form = sheet.call.form(.appendix1) else { preconditionFailure("a list of no form") }
    self.sheet = sheet
    self.form = form
    self.lines = lines
    self.columns = columns
  }

  func read() {
    var row = SheetRow()
    var state = sheet.nextRow(&row)
    while state == .sound, columns.takeNext(row) { state = sheet.nextRow(&row) }
    sheet.settle(&columns, form: form)
    // What stands in `row` has been read already; the style of the others is asked ahead.
    begin(row: state == .sound ? row : nil)
    while let current = state {
      if current == .sound { take(row) } else { hasGap = hasGap || !isBelow }
      state = sheet.nextRow(&row)
    }
    endGroup()
    if let tableTotal, tasks > 0, !hasGap { sink.total(tableTotal, .table) }
    handSubmitter()
  }

  private func begin(row: SheetRow?) {
    var captions = SheetCaptions(form: form)
    var named = form.table(.submitter).map(LineRecord.init)
    for line in lines {
      let tables = [form.table(.submitter)].compactMap(\.self)
      let answers = line.answers(sheet.labels, in: tables)
      for answer in answers {
        if named?.set(answer, row: line.place, limit: sheet.limits.fieldBytes) == false {
          sheet.repeated(answer.label, at: answer.place, form: form)
        }
      }
      if answers.isEmpty { captions.take(line) }
    }
    submitter = named
    let style = sheet.styleAhead(columns, and: row)
    sink.begin(form, sheet.header(captions, form: form, style: style, columns: columns))
  }

  private var sink: any RecordSink { sheet.sink }

  /// The submitter, from the lines and, in a plain table, from the columns of a row.
  private func handSubmitter(_ row: SheetRow? = nil) {
    guard !hasSubmitter else { return }
    hasSubmitter = true
    if let row {
      for (column, meaning) in columns.columns.enumerated() {
        guard case .submitter(let position) = meaning, let table = form.table(.submitter) else {
          continue
        }
        let answer = SheetAnswer(
          named: Labels.Named(table: table, target: .field(position)), label: "",
          value: row[column], place: row.place(column))
        _ = submitter?.set(answer, row: row.place, limit: sheet.limits.fieldBytes)
      }
    }
    if let record = submitter?.record { sink.submitter(record) }
  }

  // MARK: - Rows

  private func take(_ row: SheetRow) {
    if columns.isIndex(row), tasks == 0 || row.filled.count > 4 { return }
    if columns.isRepeated(row) { return }
    if let scope = sumScope(row) {
      takeSum(row, scope)
    } else if isGroup(row) {
      startGroup(row)
    } else if isTask(row) {
      takeTask(row)
    } else {
      isBelow = true
    }
  }

  /// The first filled cell before the amounts, which names what a row is.
  private func leadingCells(_ row: SheetRow) -> ArraySlice<Int> {
    let end = columns.amounts.first ?? columns.columns.count
    return row.filled.prefix { $0 < end }
  }

  private func sumScope(_ row: SheetRow) -> TotalScope? {
    guard !isBelow else { return nil }
    let leading = leadingCells(row)
    guard let first = leading.first, leading.count <= 2,
      columns.amounts.contains(where: { !row.isBlank($0) })
    else { return nil }
    // A task's number goes before its title; a sum has none.
    if isNumber(row[first]) { return nil }
    return leading.lazy.filter(columns.holdsWords).compactMap { SheetWords.sum(row[$0]) }.first
  }

  private func takeSum(_ row: SheetRow, _ scope: TotalScope) {
    var scope = scope
    if scope == .group, tasksInGroup == 0, tasks > 0 { scope = .table }
    handSubmitter(row)
    if tasks == 0 {
      tableTotal = columns.sums(of: row)
      return
    }
    if scope == .group { groupTotal = nil } else { endGroup() }
    if !hasGap { sink.total(columns.sums(of: row), scope) }
    if scope == .group {
      tasksInGroup = 0
    } else {
      afterTotal = tasks > 0
    }
  }

  /// A group begins; its row may hold the group's sums.
  private func startGroup(_ row: SheetRow) {
    endGroup()
    tasksInGroup = 0
    sink.group()
    groupTotal = columns.sums(of: row)
  }

  /// Compares what the group's row said. A group without tasks only holds further groups.
  private func endGroup() {
    if let groupTotal, tasksInGroup > 0, !hasGap { sink.total(groupTotal, .group) }
    groupTotal = nil
  }

  private func isGroup(_ row: SheetRow) -> Bool {
    guard !isBelow else { return false }
    let leading = leadingCells(row)
    guard let first = leading.first, leading.count <= 2 else { return false }
    let text = row[first]
    let numberColumn = columns.column(of: .number) ?? 0
    if first == numberColumn, isGroupMark(text) { return true }
    // "I. Truyền thông" over the whole width, or a heading without a number.
    guard leading.count == 1, row.filled.count == 1, first != columns.column(of: .title) else {
      return false
    }
    return !isNumber(text) && !Labels.isBelow(text) && !afterTotal
      && (SheetWords.groupNumber(text.prefix { $0 != 0x20 && $0 != 0x2E }) != nil
        || first == numberColumn)
  }

  /// `I`, `IV.`; `A`, `B.`
  private func isGroupMark(_ text: ArraySlice<UInt8>) -> Bool {
    if SheetWords.groupNumber(text) != nil { return true }
    guard let first = text.first, (0x41...0x5A).contains(first) else { return false }
    return text.dropFirst().allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") }
  }

  private func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.filter { 0x30...0x39 ~= $0 }
    return !digits.isEmpty && digits.count * 2 >= text.count && digits.count <= 6
  }

  /// Whether a row is a task, sound or not: in doubt before the table's end it is one, so that
  /// nothing is lost in silence.
  private func isTask(_ row: SheetRow) -> Bool {
    let filled = row.filled.filter { $0 < columns.columns.count && columns.columns[$0] != .none }
    let hasNumber = columns.column(of: .number).map { isNumber(row[$0]) } ?? false
    let hasTitle = columns.column(of: .title).map { !row.isBlank($0) } ?? false
    if isBelow || afterTotal { return hasNumber && hasTitle && filled.count >= 4 }
    if hasNumber { return filled.count >= 2 }
    if row.filled.contains(where: { Labels.isBelow(row[$0]) }), filled.count <= 4 { return false }
    return hasTitle || filled.count >= 3
  }

  private func takeTask(_ row: SheetRow) {
    if let beyond = row.filled.first(where: { $0 >= columns.width }) {
      hasGap = true
      let reason = RowFault.tooManyCells(found: (row.filled.last ?? 0) + 1, expected: columns.width)
      let place = row.place(beyond)
      sheet.report("F001", at: place) { .damagedRow(reason, at: place) }
      return
    }
    isBelow = false
    afterTotal = false
    handSubmitter(row)
    tasks += 1
    tasksInGroup += 1
    let limit = sheet.limits.fieldBytes
    var record: Record?
    sheet.inTask(tasks, number: { record?.text(.number) }) {
      record = columns.record(of: row, index: tasks, limit: limit) { place in
        sheet.limit(.fieldBytes, limit, at: place)
      }
    }
    if let record { sink.task(record) }
  }
}
