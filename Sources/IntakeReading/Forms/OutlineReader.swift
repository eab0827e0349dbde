internal import IntakeCore

/// Reads the outline of one task: lines of labels and values, the table of its activities, then
/// perhaps one of its contributions.
final class OutlineReader<Source: Grid> {
  private let rows: GridRows<Source>
  private let labels: Labels
  private let desk: FindingDesk
  private let form: Form
  private var lines: [SheetLine]
  private var activities: SheetColumns?
  private var contributions: SheetColumns?
  private var children: [RawRecord] = []
  private var totals: [RawRecord] = []
  private var evidence = NumberStyleEvidence()
  private var lastRow = 0
  private var hasGap = false
  private var isBelow = false
  /// The columns beside the table in which something was found.
  private var saidBeyond: Set<Int> = []
  /// The units that the labels of the task's lines name.
  private var units: [Int: MoneyUnit] = [:]
  private var unitPlace: Place?
  /// The money of the activities in a table that does not part it, and the heading over it.
  private var unparted = UnpartedMoney()
  private var unpartedHeading: SheetHeader.Heading?
  /// The source that the label of other money names, and where it stands.
  private var source: (code: String, place: Place)?
  /// The fields of the task whose label names a unit that the form does not have.
  private var foreign: Set<Int> = []

  init(
    _ rows: GridRows<Source>, _ form: Form, lines: [SheetLine], labels: Labels,
    desk: FindingDesk
  ) {
    self.rows = rows
    self.labels = labels
    self.desk = desk
    self.form = form
    self.lines = lines
  }

  /// Reads the rows behind the header of the activities.
  func read(_ first: SheetHeader) {
    var header = first
    var row = GridRow()
    var state = rows.next(&row)
    while state == .sound, header.takeNext(row) { state = rows.next(&row) }
    if state == .sound { header.pairPeriods(row, rows) }
    let columns = header.settle(form: form, desk: desk)
    unpartedHeading = columns.whole.map { header.headings[$0] }
    activities = columns
    lastRow = Int(header.place.row)
    while let current = state {
      if current == .sound { take(row) } else { hasGap = hasGap || !isBelow }
      state = rows.next(&row)
    }
    finish()
  }

  // MARK: - Rows

  private func take(_ row: GridRow) {
    let isApart = row.number > lastRow + 1
    lastRow = row.number
    if let header = contributionHeader(row) {
      contributions = header
      isBelow = false
    } else if isLine(row) || row.filled.count <= 2 && MoneyWords.caption(of: row) != nil {
      lines.append(SheetLine(row))
    } else if isBelow || row.isParagraph || isSignature(row, isApart: isApart) {
      isBelow = true
      tellMoney(row)
    } else if let contributions {
      takeChild(row, contributions)
    } else if let activities {
      takeActivity(row, activities)
    }
  }

  /// Tells of money below the tables, where notes and signatures are passed over.
  private func tellMoney(_ row: GridRow) {
    guard let activities else { return }
    let line = SheetLine(row)
    if SheetNotes(activities, labels).carriesMoney(line) {
      desk.unread(line, .below)
    }
  }

  private func contributionHeader(_ row: GridRow) -> SheetColumns? {
    guard contributions == nil, let table = form.table(.contribution),
      let header = SheetHeader(
        row, table: table, key: .target, least: 2, labels: labels)
    else { return nil }
    return header.settle(form: form, desk: desk)
  }

  /// A label of the task or the submitter with its value, below a table.
  private func isLine(_ row: GridRow) -> Bool {
    let filled = row.filled
    guard let first = filled.first, filled.count <= 2 else { return false }
    let tables = [TableKind.submitter, .task].compactMap(form.table)
    if filled.count == 2 {
      return labels.find(row[first], in: tables) != nil && !isNumberRow(row)
    }
    guard let (label, _) = Labels.parted(row[first]) else { return false }
    return labels.find(label, in: tables) != nil
  }

  private func isNumberRow(_ row: GridRow) -> Bool {
    guard let columns = contributions ?? activities else { return false }
    return columns.amounts.contains { !row.isBlank($0) }
  }

  private func isSignature(_ row: GridRow, isApart: Bool) -> Bool {
    let filled = row.filled
    guard filled.count <= 2 else { return false }
    return filled.contains { Labels.isBelow(row[$0]) } || isApart && filled.count == 1
  }

  private func takeActivity(_ row: GridRow, _ columns: SheetColumns) {
    if children.isEmpty, columns.isIndex(row) { return }
    if columns.isRepeated(row) { return }
    let leading = (0..<(columns.amounts.first ?? columns.columns.count)).filter {
      !row.isBlank($0)
    }
    if let first = leading.first, leading.count <= 2 {
      if leading.contains(where: { SheetWords.pageSum(row[$0]) != nil }) { return }
      let sums = leading.lazy.filter(columns.holdsWords).compactMap { SheetWords.sum(row[$0]) }
        .first
      if sums != nil {
        if let whole = columns.whole { unparted.takeTotal(row, at: whole, of: totals.count) }
        totals.append(columns.sums(of: row, amounts(columns)))
        return
      }
      if SheetWords.groupNumber(row[first]) != nil { return }
      if row.filled.count == 1, SheetGroups.behindMark(row[first]) != nil { return }
      if isParent(row, first, columns) { return }
    }
    if isPart(row, columns) {
      desk.unread(SheetLine(row), .part)
      return
    }
    if let beyond = row.filled.first(where: { $0 >= columns.width }) {
      hasGap = true
      desk.overfull(row, from: beyond, width: columns.width)
      return
    }
    tellUnnamed(row, columns)
    takeChild(row, columns)
  }

  /// Whether a row without months is the sum of those that are numbered below its own number: `1.1` and
  /// `1.2` below 1.
  private func isParent(_ row: GridRow, _ first: Int, _ columns: SheetColumns) -> Bool {
    let number = row[first].filter { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }
    guard row[first].count <= 6, number.first.map({ 0x30...0x39 ~= $0 }) == true,
      !columns.isDated(row)
    else { return false }
    let lead = number.last == UInt8(ascii: ".") ? number : number + [UInt8(ascii: ".")]
    var isParent = false
    rows.look(1) { next in
      isParent = next[first].starts(with: lead) && next[first].count > lead.count
    }
    return isParent
  }

  /// Whether a row behind a dash, without months, says what the activity above is made of.
  private func isPart(_ row: GridRow, _ columns: SheetColumns) -> Bool {
    guard !children.isEmpty, !columns.isDated(row),
      let first = row.filled.first(where: columns.holdsWords)
    else { return false }
    let text = row[first]
    return text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
      || SheetWords.isFiller(row[row.filled[0]]) && row.filled[0] < first
  }

  /// Tells of what stands beside the table or under no heading, once for each column.
  private func tellUnnamed(_ row: GridRow, _ columns: SheetColumns) {
    guard !columns.unnamed.isEmpty || row.filled.last ?? 0 >= columns.columns.count else { return }
    for column in row.filled
    where column >= columns.columns.count || columns.unnamed.contains(column) {
      guard saidBeyond.insert(column).inserted else { continue }
      let (text, place) = (String(decoding: row[column], as: UTF8.self), row.place(column))
      desk.report("F005", at: place) {
        .blankHeading(text, isReview: true, at: place, call: desk.call, form: form)
      }
    }
  }

  private func takeChild(_ row: GridRow, _ columns: SheetColumns) {
    let kind = columns.table.kind
    let last = children.last
    let index = last?.table.kind == kind ? (last?.index ?? 0) + 1 : 1
    if index == 1, columns.isIndex(row), kind == .contribution, row.filled.count == 2,
      row[row.filled[0]].first == UInt8(ascii: "(")
    {
      return
    }
    for column in columns.amounts { evidence.note(row.written(column)) }
    if let whole = columns.whole {
      evidence.note(row.written(whole))
      unparted.take(row, at: whole, of: children.count, desk: desk)
    }
    children.append(
      columns.record(of: row, index: index, amounts: amounts(columns), desk: desk))
  }

  private func amounts(_ columns: SheetColumns) -> AmountParts {
    AmountParts(
      unit: columns.hasParts ? unitAbove : form.defaultUnit, units: columns.units,
      style: evidence.style)
  }

  /// The unit that the lines so far name; asked for only where an amount is made of parts.
  private lazy var unitAbove: MoneyUnit = {
    var captions = SheetCaptions(form: form, labels: labels)
    let tables = [TableKind.submitter, .task].compactMap(form.table)
    for line in lines where line.answers(labels, in: tables).isEmpty { captions.take(line) }
    return captions.unit ?? form.defaultUnit
  }()

  // MARK: - The end

  /// Hands over what the lines and tables say.
  func finish() {
    let tables = [TableKind.submitter, .task].compactMap(form.table)
    guard tables.count == 2 else { return }
    var captions = SheetCaptions(form: form, labels: labels)
    var submitter = LineRecord(tables[0])
    var task = LineRecord(tables[1])
    for line in lines.takingUpRows(labels, in: tables).takingUpValues(labels, in: tables) {
      let answers = line.answers(labels, in: tables)
      if answers.isEmpty { captions.take(line) }
      for answer in answers {
        if answer.label.utf8.contains(UInt8(ascii: "/")) {
          captions.takeHeading(ArraySlice(answer.label.utf8), at: answer.place)
        }
        var answer = answer
        answer.value = desk.cut(answer.value, at: answer.place)
        let isNew =
          answer.named.table === tables[0]
          ? submitter.set(answer, row: line.place)
          : task.set(answer, row: line.place)
        if !isNew {
          let record = answer.named.table === tables[0] ? submitter.record : task.record
          desk.repeated(answer, of: record, form: form)
        }
        note(answer, in: tables[1])
      }
    }
    takeYearly(&task, tables[1])
    takeWorded(&task, tables)
    for (text, place) in activities?.numbered ?? [] { captions.takeHeading(text[...], at: place) }
    begin(captions, asksForParts: !settleUnparted(task.record))
    Letterhead(lines, labels: labels).complete(
      &submitter, labels: labels, form: form, desk: desk)
    if let record = submitter.record { desk.sink.submitter(record) }
    hand(task.record)
  }

  /// Takes a line whose label is new for a field that no line answers, where some words of the label
  /// name it; told.
  private func takeWorded(_ task: inout LineRecord, _ tables: [FieldTable]) {
    for line in lines {
      guard let cell = line.cells.first, line.answers(labels, in: tables).isEmpty else { continue }
      let parts = Labels.parted(cell.text[...])
      let label = (parts?.label ?? cell.text[...]).drop { !isLetter($0) }
      guard parts != nil || line.cells.count == 2, MoneyWords.caption(cell.text[...]) == nil,
        let position = labels.part(
          of: label, in: tables[1], isAlone: false,
          isFree: { position in task.record.map { $0.slots[position].isBlank } ?? true })
      else { continue }
      let value = parts.map { GridValue($0.value.withoutLeaders) } ?? line.cells[1].value
      let place = line.place(parts == nil ? line.cells[1].column : cell.column)
      let named = Labels.Named(table: tables[1], target: .field(position), unit: nil)
      let name = String(decoding: label, as: UTF8.self)
      _ = task.set(
        SheetAnswer(named: named, label: name, value: desk.cut(value, at: place), place: place),
        row: line.place)
      desk.report("F005", at: line.place(cell.column)) {
        .wordedHeading(
          name, as: tables[1].fields[position].label, at: line.place(cell.column), call: desk.call,
          form: form)
      }
    }
  }

  /// Takes the money of the plan's year for that of the task where no line says the whole.
  private func takeYearly(_ task: inout LineRecord, _ table: FieldTable) {
    guard let position = table.position(of: .total), task.record?.slots[position].isBlank == true
    else { return }
    let dated = lines.compactMap { line -> (answer: SheetAnswer, year: Int, row: Place)? in
      guard let cell = line.cells.first else { return nil }
      let parts = Labels.parted(cell.text[...])
      guard let (named, year) = labels.yearly(parts?.label ?? cell.text[...], in: table),
        named.target == .field(position), parts != nil || line.cells.count == 2
      else { return nil }
      let value = parts.map { GridValue($0.value) } ?? line.cells[1].value
      let column = parts == nil ? line.cells[1].column : cell.column
      let label = String(decoding: parts?.label ?? cell.text[...], as: UTF8.self)
      return (
        SheetAnswer(named: named, label: label, value: value, place: line.place(column)), year,
        line.place
      )
    }
    guard dated.count == 1, let only = dated.first, only.year == desk.call.planYear else { return }
    _ = task.set(only.answer, row: only.row)
    note(only.answer, in: table)
  }

  private func note(_ answer: SheetAnswer, in table: FieldTable) {
    guard answer.named.table === table, case .field(let position) = answer.named.target,
      table.fields[position].type == .amount
    else { return }
    if answer.value.kind == .text { evidence.note(answer.value.text) }
    if table.fields[position].known == .other, source == nil,
      let code = labels.headedSource(ArraySlice(answer.label.utf8))
    {
      source = (code, answer.place)
    }
    if answer.named.hasForeignUnit {
      // One cause: the first of them is reported.
      if foreign.isEmpty {
        desk.report("F007", at: answer.place) {
          .unit(found: answer.label, at: answer.place, path: nil, call: desk.call, form: form)
        }
      }
      foreign.insert(position)
    } else if let unit = answer.named.unit {
      units[position] = unit
      unitPlace = unitPlace ?? answer.place
    }
  }

  /// Takes money that is not parted for the state's where the task has no other; false where its
  /// parts have to be asked for.
  private func settleUnparted(_ task: RawRecord?) -> Bool {
    guard let heading = unpartedHeading, let table = activities?.table,
      let state = table.position(of: .state)
    else { return true }
    let text = String(decoding: heading.text, as: UTF8.self)
    guard task?.hasNoOtherMoney == true else {
      desk.report("F005", at: heading.place) {
        .unpartedMoney(text, at: heading.place, call: desk.call, form: form)
      }
      return false
    }
    unparted.set(state, of: &children, totals: &totals)
    desk.report("F005", at: heading.place) {
      .allOfTheState(text, at: heading.place, call: desk.call, form: form)
    }
    return true
  }

  private func begin(_ captions: SheetCaptions, asksForParts: Bool) {
    var header = captions.header(style: evidence.style, columns: activities, desk: desk)
    if !units.isEmpty {
      header.columnUnits[.task] = units
      header.headingUnitPlace = header.headingUnitPlace ?? unitPlace
      // Activities whose headings name no unit have that of the task's labels.
      if captions.isSilent, header.columnUnits[.activity] == nil, Set(units.values).count == 1 {
        header.unit = units.values.first
      }
    }
    if !foreign.isEmpty { header.foreignColumns[.task] = foreign }
    if let activities { note(activities, asksForParts: asksForParts, in: &header) }
    desk.sink.begin(form, header)
  }

  /// Notes what the table of the activities has no column for, and what is not parted in it.
  private func note(
    _ columns: SheetColumns, asksForParts: Bool, in header: inout DocumentHeader
  ) {
    let table = columns.table
    guard columns.whole != nil, let state = table.position(of: .state) else {
      header.absentColumns[.activity] = columns.absent
      return
    }
    let parts = [state, table.position(of: .other)].compactMap(\.self)
    header.absentColumns[.activity] = columns.absent.filter { !parts.contains($0) }
    guard asksForParts else { return }
    if !columns.foreign.contains(state) {
      let amounts = AmountParts(
        unit: header.unit, units: columns.units, style: header.numberStyle)
      header.activitiesTogether = unparted.sum(amounts, at: state)
    }
    header.foreignColumns[.activity, default: []].formUnion(parts)
  }

  private func hand(_ task: RawRecord?) {
    guard var task = task ?? emptyTask else { return }
    task.children = children
    task.plainNumber()
    task.partSource(labels)
    if let source, let position = task.table.position(of: .otherSource),
      task.slots[position].isBlank
    {
      task.set(position, to: Array(source.code.utf8)[...], at: source.place)
      task.note(.columns, at: position)
    }
    desk.sink.task(task)
    guard !hasGap else { return }
    for total in totals { desk.sink.total(total, .table) }
  }

  /// Activities without a line on their task.
  private var emptyTask: RawRecord? {
    guard !children.isEmpty, let table = form.table(.task) else { return nil }
    return RawRecord(table: table, place: activities?.place ?? .document, index: 1)
  }
}

/// What lines without a table tell of the form that they are.
enum OutlineAnswers {
  /// Whether lines without a table are an outline: they name the task and what only an outline
  /// tells.
  static func isOutline(_ lines: [SheetLine], _ form: Form, _ labels: Labels) -> Bool {
    guard let table = form.table(.task) else { return false }
    let listed = Set(labels.call.form(.appendix1)?.table(.task)?.fields.map(\.id) ?? [])
    var found: Set<String> = []
    for answer in lines.flatMap({ $0.answers(labels, in: [table]) }) {
      guard case .field(let position) = answer.named.target else { continue }
      found.insert(table.fields[position].id)
    }
    return found.contains(KnownField.title.id) && found.subtracting(listed).count >= 2
  }
}
