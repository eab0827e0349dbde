internal import IntakeCore

/// Reads a form that is filled in as a sheet: lines, tables and what stands around them.
final class SheetReader {
  let text: DecodedText
  var call: Call { labels.call }
  let labels: Labels
  let limits: Limits
  let sink: any RecordSink
  private var reporter: FaultReporter
  private var rows: SheetRows
  /// The rows in which something stands.
  private var filledRows = 0
  private var saidColumns = false
  private var lines: [SheetLine] = []

  /// Lines above a table; a sheet with more of them is no form.
  private static let lineLimit = 500

  /// - Parameter pieces: the document where it is not held whole; `text` is its head then.
  init(
    text: DecodedText, pieces: (any DocumentPieces)? = nil, labels: Labels, limits: Limits,
    sink: some RecordSink
  ) {
    let delimiter = SheetDelimiter.find(
      in: text.bytes, from: text.start, isLabel: labels.isLabel)
    var rest = pieces.map(PieceCursor.init)
    var rows = SheetRows(
      rest?.read() ?? text.bytes, from: text.start, rest: rest, delimiter: delimiter.sign,
      limits: limits)
    if delimiter.isDeclared { rows.skipLine() }
    self.text = text
    self.labels = labels
    self.limits = limits
    self.sink = sink
    self.rows = rows
    reporter = FaultReporter(sink: sink, limits: limits)
  }

  /// - Returns: whether all that was asked for of the document could be had.
  @discardableResult func read() -> Bool {
    readForm()
    return !rows.isBroken
  }

  private func readForm() {
    var row = SheetRow()
    var isDamaged = false
    while let state = nextRow(&row) {
      guard state == .sound else {
        isDamaged = true
        continue
      }
      if let form = call.form(.appendix1), let header = listHeader(row, form) {
        ListReader.read(self, header, form: form, lines: lines)
        return
      }
      if let form = call.form(.appendix2), let table = activityHeader(row, form) {
        OutlineReader(self, form, lines: lines).read(table)
        return
      }
      lines.append(SheetLine(row))
      if lines.count > Self.lineLimit { break }
    }
    if let form = call.form(.appendix2), OutlineReader.isOutline(lines, form, labels) {
      OutlineReader(self, form, lines: lines).finish()
    } else if filledRows == 0, !isDamaged {
      sink.report(.emptyDocument())
    } else {
      sink.report(.noForm(.labels))
    }
  }

  private func listHeader(_ row: SheetRow, _ form: Form) -> SheetHeader? {
    guard let table = form.table(.task) else { return nil }
    return labels.header(row, delimiter: rows.delimiter) {
      SheetHeader(
        row, table: table, others: [form.table(.submitter)].compactMap(\.self), key: .title,
        least: 3, labels: labels)
    }
  }

  private func activityHeader(_ row: SheetRow, _ form: Form) -> SheetHeader? {
    form.table(.activity).flatMap {
      SheetHeader(row, table: $0, key: .content, least: 3, labels: labels)
    }
  }

  // MARK: - Rows

  enum RowState { case sound, damaged }

  /// The next row in which something stands; a damaged one is told of. Nil at the end.
  func nextRow(_ row: inout SheetRow) -> RowState? {
    while rows.next(into: &row) {
      if text.fault != nil { row.refuseControls() }
      if let fault = row.fault {
        let place = row.place(fault.column)
        report("F001", at: place) { .damagedRow(fault.reason, at: place) }
        return .damaged
      }
      if let overflow = row.overflow, !saidColumns {
        saidColumns = true
        limit(.columns, limits.columns, at: row.place(overflow))
      }
      guard !row.isBlank else { continue }
      filledRows += 1
      guard filledRows <= limits.rows else {
        limit(.rows, limits.rows, at: row.place)
        return nil
      }
      return .sound
    }
    return nil
  }

  /// How the amounts of a row and of those still to come are written.
  /// - Parameter look: shown each of those rows.
  func styleAhead(
    _ columns: SheetColumns, and first: SheetRow?, look: (SheetRow) -> Void = { _ in }
  ) -> NumberStyle? {
    var evidence = NumberStyleEvidence()
    let amounts = columns.amounts
    let sums = [KnownField.total, .state, .other].map { columns.column(of: $0) ?? Int.max }
    func note(_ row: SheetRow) {
      look(row)
      for column in amounts { evidence.note(row[column]) }
      evidence.noteSum(total: row[sums[0]], state: row[sums[1]], other: row[sums[2]])
    }
    if let first { note(first) }
    rows.lookAhead(limit: limits.rows) { row in
      if row.fault == nil { note(row) }
    }
    return evidence.style
  }

  // MARK: - Findings

  func report(_ code: Code, at place: Place, _ make: () -> Finding) {
    reporter.report(code, at: place, make)
  }

  func limit(_ limit: ReachedLimit, _ value: Int, at place: Place) {
    report("L001", at: place) { .limit(limit, value: value, at: place, path: nil) }
  }

  /// Tells of a row that was not read.
  /// - Parameter isBelow: whether it stands below the rows of the table.
  func unread(_ line: SheetLine, isBelow: Bool = false) {
    guard let first = line.cells.first else { return }
    let place = line.place(first.column)
    report("F001", at: place) {
      .unreadRow(
        line.cells.map { (line.place($0.column), String(decoding: $0.text, as: UTF8.self)) },
        isBelow: isBelow, at: place)
    }
  }

  func inTask(_ index: Int, number: () -> String?, _ read: () -> Void) {
    reporter.startTask(index)
    read()
    reporter.endTask(number: number())
  }

  func repeated(_ name: String, at place: Place, form: Form) {
    report("F007", at: place) {
      .outOfPlace(
        name: name, repeated: true, at: place, path: nil, call: call, form: form)
    }
  }

  /// Settles the columns of a header, telling what is repeated or unknown in it.
  func settle(_ header: SheetHeader, form: Form) -> SheetColumns {
    if let settled = header.settled { return settled }
    var isSound = true
    let columns = SheetColumns(
      header,
      repeated: {
        isSound = false
        repeated($0, at: $1, form: form)
      },
      unknown: { name, place in
        isSound = false
        // The rows of an outline's tables are numbered as those of a list are.
        if form.kind == .appendix2, labels.numbersRows(name) { return }
        report("F005", at: place) {
          .unknownElement(
            name: name, kind: .column, known: form.tables.flatMap(\.fields).map(\.label.vi),
            at: place, path: nil, call: call, form: form)
        }
      })
    if isSound { labels.keep(columns, of: header) }
    return columns
  }

  /// The header of the document by its captions; an unknown unit is told of.
  func header(
    _ captions: SheetCaptions, form: Form, style: NumberStyle?,
    columns: SheetColumns?
  ) -> DocumentHeader {
    var unit: MoneyUnit? = captions.unit ?? form.defaultUnit
    if captions.unit == nil, let unknown = captions.unknownUnit {
      unit = nil
      report("F007", at: unknown.place) {
        .unit(found: unknown.text, at: unknown.place, path: nil, call: call, form: form)
      }
    }
    var units: [TableKind: [Int: MoneyUnit]] = [:]
    if let columns, !columns.units.isEmpty { units[columns.table.kind] = columns.units }
    var header = DocumentHeader(
      notation: .everyday, unit: unit, columnUnits: units, numberStyle: style,
      callId: captions.callId, years: captions.years, place: columns?.place ?? .document)
    header.unitPlace = captions.unitPlace
    header.headingUnitPlace = columns?.unitPlace
    return header
  }
}

/// A record made of lines, one field at a time.
struct LineRecord {
  private(set) var record: RawRecord?
  private let table: FieldTable

  init(_ table: FieldTable) {
    self.table = table
  }

  /// Sets what an answer says; says no where its field is answered already.
  mutating func set(_ answer: SheetAnswer, row: Place, limit: Int) -> Bool {
    if record == nil { record = RawRecord(table: table, place: row, index: 1) }
    let value = answer.value.cut(to: limit)
    switch answer.named.target {
    case .field(let position):
      guard let slot = record?.slots[position], slot.isBlank || value.isEmpty else { return false }
      guard slot.isAbsent || !value.isEmpty else { return true }
      record?.set(position, to: value, at: answer.place)
    case .combined(let position):
      record?.set(table.combined[position], to: value, at: answer.place)
    }
    return true
  }
}
