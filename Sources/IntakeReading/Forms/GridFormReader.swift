internal import IntakeCore

/// Reads a form that is filled in as a grid: recognises it by its rows and hands it to the reader of
/// its kind.
struct GridFormReader<Source: Grid> {
  private let rows: GridRows<Source>
  private let labels: Labels
  private let desk: FindingDesk

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
  @discardableResult func read() -> Bool {
    readForm()
    return !rows.isBroken
  }

  private func readForm() {
    var lines: [SheetLine] = []
    var row = GridRow()
    var isDamaged = false
    while let state = rows.next(&row) {
      guard state == .sound else {
        isDamaged = true
        continue
      }
      if let form = desk.call.form(.appendix1), let header = listHeader(row, form) {
        ListReader.read(rows, header, form: form, lines: lines, labels: labels, desk: desk)
        return
      }
      if let form = desk.call.form(.appendix2), let table = activityHeader(row, form) {
        OutlineReader(rows, form, lines: lines, labels: labels, desk: desk).read(table)
        return
      }
      lines.append(SheetLine(row))
      if lines.count > SheetLine.limit { break }
    }
    if let form = desk.call.form(.appendix2), OutlineAnswers.isOutline(lines, form, labels) {
      OutlineReader(rows, form, lines: lines, labels: labels, desk: desk).finish()
    } else if rows.filled == 0, !isDamaged {
      desk.sink.report(.emptyDocument())
    } else {
      desk.sink.report(.noForm(.labels))
    }
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
    form.table(.activity).flatMap {
      SheetHeader(row, table: $0, key: .content, least: 3, labels: labels)
    }
  }
}
