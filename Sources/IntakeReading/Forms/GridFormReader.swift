internal import IntakeCore

/// What a grid is found to be.
struct GridForm {
  var isForm: Bool
  var isBlank: Bool
  /// Whether a label of a form stands in it.
  var holdsLabel: Bool
}

/// Reads a form that is filled in as a grid: recognises it by its rows and hands it to the reader of
/// its kind.
struct GridFormReader<Source: Grid> {
  private let rows: GridRows<Source>
  private let labels: Labels
  private let desk: FindingDesk
  /// The rows of a grid that is no form, as far as they were read.
  private var seen: [SheetLine] = []

  /// - Parameter hasControls: whether some row may hold a character that no text has.
  init(
    _ grid: Source, labels: Labels, limits: Limits, sink: some RecordSink,
    hasControls: Bool = false
  ) {
    desk = FindingDesk(sink: sink, call: labels.call, limits: limits)
    rows = GridRows(grid, desk: desk, hasControls: hasControls)
    self.labels = labels
  }

  /// - Returns: whether all that was asked for of the document could be had.
  @discardableResult mutating func read() -> Bool {
    readForm()
    return !rows.isBroken
  }

  /// What the grid is as a form of the call; its rows are read up to where that is known.
  mutating func find() -> GridForm {
    let isForm =
      switch recognise() {
      case .list, .activities, .outline: true
      case .none: false
      }
    return GridForm(isForm: isForm, isBlank: rows.filled == 0, holdsLabel: isForm || holdsLabel)
  }

  /// What a grid is found to be, with the lines above its table.
  private enum Recognised {
    case list(SheetHeader, Form, [SheetLine])
    case activities(SheetHeader, Form, [SheetLine])
    case outline(Form, [SheetLine])
    case none(isDamaged: Bool)
  }

  /// Whether one of the rows that were no form holds a label.
  private var holdsLabel: Bool {
    seen.contains { line in line.cells.contains { labels.isLabel($0.text[...]) } }
  }

  private mutating func readForm() {
    switch recognise() {
    case .list(let header, let form, let lines):
      ListReader.read(rows, header, form: form, lines: lines, labels: labels, desk: desk)
    case .activities(let header, let form, let lines):
      OutlineReader(rows, form, lines: lines, labels: labels, desk: desk).read(header)
    case .outline(let form, let lines):
      OutlineReader(rows, form, lines: lines, labels: labels, desk: desk).finish()
    case .none(let isDamaged):
      desk.sink.report(rows.filled == 0 && !isDamaged ? .emptyDocument() : .noForm(.labels))
    }
  }

  private mutating func recognise() -> Recognised {
    var lines: [SheetLine] = []
    var row = GridRow()
    var isDamaged = false
    while let state = rows.next(&row) {
      guard state == .sound else {
        isDamaged = true
        continue
      }
      if let form = desk.call.form(.appendix1), let header = listHeader(row, form) {
        return .list(header, form, lines)
      }
      if let form = desk.call.form(.appendix2), let table = activityHeader(row, form) {
        return .activities(table, form, lines)
      }
      lines.append(SheetLine(row))
      if lines.count > SheetLine.limit { break }
    }
    if let form = desk.call.form(.appendix2), OutlineAnswers.isOutline(lines, form, labels) {
      return .outline(form, lines)
    }
    seen = lines
    return .none(isDamaged: isDamaged)
  }

  private func listHeader(_ row: GridRow, _ form: Form) -> SheetHeader? {
    guard let table = form.table(.task) else { return nil }
    return labels.header(row, delimiter: rows.separator) {
      SheetHeader(
        row, table: table, others: [form.table(.submitter)].compactMap(\.self), key: .title,
        least: 3, labels: labels)
    }
  }

  private func activityHeader(_ row: GridRow, _ form: Form) -> SheetHeader? {
    guard let table = form.table(.activity) else { return nil }
    return SheetHeader(row, table: table, key: .content, least: 3, labels: labels)
      ?? activityHeader(row, above: table)
  }

  /// A header whose first row says little, with the headings of money in the row below: `STT | Nội dung
  /// | Thời gian | Kinh phí`, `NSNN | Nguồn khác`.
  private func activityHeader(_ row: GridRow, above table: FieldTable) -> SheetHeader? {
    guard row.filled.count >= 3, let first = row.filled.first,
      labels.numbersRows(String(decoding: row[first], as: UTF8.self)),
      let header = SheetHeader(row, table: table, key: .content, least: 2, labels: labels)
    else { return nil }
    var isHeader = false
    rows.look(1) { next in
      let named = next.filled.count { labels.find(next[$0], in: [table]) != nil }
      var both = header
      isHeader = named >= 2 && both.takeNext(next)
    }
    return isHeader ? header : nil
  }
}
