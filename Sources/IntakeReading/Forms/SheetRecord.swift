internal import IntakeCore

extension SheetColumns {
  /// The record of a row: each field that has a column is there, perhaps blank.
  /// - Parameters:
  ///   - amounts: how amounts are read whose parts stand in several columns.
  ///   - desk: told of cells beyond the limit of a field, which are cut, and of formulas without a
  ///     result.
  func record(
    of row: GridRow, index: Int, amounts: AmountParts, desk: FindingDesk
  ) -> RawRecord {
    var record = RawRecord(table: table, place: row.place, index: index)
    record.reserve(row.raw.count)
    var isParted = false
    for (column, meaning) in columns.enumerated() {
      let place = row.place(column)
      switch meaning {
      case .field(let position):
        let value = desk.cut(row.value(column), at: place)
        record.set(position, to: value, at: place)
        if value.kind == .order, desk.saysOrder() { record.note(.rowOrder, at: position) }
      case .combined(let position):
        record.set(table.combined[position], to: desk.cut(row.value(column), at: place), at: place)
      case .more(let position):
        record.add(desk.cut(row.value(column), at: place).text, to: position, at: place)
      case .end(let position):
        if !row.isBlank(column) { record.set(position, to: row.value(column), at: place) }
      case .leadAndPartners(let lead, let partners):
        record.set(lead, partners, toShared: desk.cut(row.value(column), at: place), at: place)
      case .addend: isParted = true
      case .submitter, .none: break
      }
    }
    if isParted { addParts(of: row, to: &record, amounts) }
    if !sources.isEmpty { noteSource(row, &record) }
    return record
  }

  /// Only the amounts of a row that claims to be a sum.
  func sums(of row: GridRow, _ amounts: AmountParts) -> RawRecord {
    var record = RawRecord(table: table, place: row.place, index: 0)
    var isParted = false
    for column in self.amounts where !row.isBlank(column) {
      if case .addend = columns[column] { isParted = true }
      guard case .field(let position) = columns[column] else { continue }
      record.set(position, to: row.value(column), at: row.place(column))
    }
    if isParted { addParts(of: row, to: &record, amounts) }
    return record
  }

  /// Sets each amount whose parts stand in several columns to their sum, written in full; to a part
  /// that cannot be read where there is one, so that it is that which is asked about.
  private func addParts(of row: GridRow, to record: inout RawRecord, _ amounts: AmountParts) {
    let parted = Set(
      columns.compactMap { if case .addend(let position) = $0 { position } else { nil } })
    for position in parted.sorted() {
      let parts = columns.indices.filter {
        columns[$0].amount(in: table) == position && !row.isBlank($0)
      }
      guard let first = parts.first else { continue }
      guard parts.count > 1 else {
        record.set(position, to: row.value(first), at: row.place(first))
        continue
      }
      var sum = Money.zero
      var unread: Int?
      for part in parts {
        switch amounts.money(row.value(part), at: position) {
        case let money?: sum += money
        case nil: unread = unread ?? part
        }
      }
      if let unread {
        record.set(position, to: row.value(unread), at: row.place(unread))
      } else {
        record.set(position, to: Array("\(sum.dong) đồng".utf8)[...], at: row.place(first))
        record.note(.columns, at: position)
      }
    }
  }

  /// Money has the source that the heading above it names, where none is written; that of several
  /// sources is of none by name.
  private func noteSource(_ row: GridRow, _ record: inout RawRecord) {
    guard let source = table.position(of: .otherSource), record.slots[source].isBlank else {
      return
    }
    let given = sources.keys.sorted().filter { column in
      row[column].contains { 0x31...0x39 ~= $0 }
    }
    guard let first = given.first, let code = sources[first] else { return }
    let isOne = given.allSatisfy { sources[$0] == code }
    let said =
      isOne || !labels.hasCode(Labels.anySource, table.fields[source].type)
      ? code : Labels.anySource
    record.set(source, to: Array(said.utf8)[...], at: row.place(first))
    record.note(.columns, at: source)
  }
}

extension FindingDesk {
  /// What stands in a cell that a record is made of, no longer than a field may be; a formula
  /// without its result is told of.
  func cut(_ value: GridValue, at place: Place) -> GridValue {
    var value = value
    if value.text.count > limits.fieldBytes {
      limit(.fieldBytes, limits.fieldBytes, at: place)
      value.text = value.text.cut(to: limits.fieldBytes)
    }
    if value.kind == .noResult {
      report("F011", at: place) {
        .formulaWithoutResult(String(decoding: value.text, as: UTF8.self), at: place)
      }
    }
    return value
  }
}

extension RawRecord {
  /// Sets a field to what stands in a cell.
  mutating func set(_ position: Int, to value: GridValue, at place: Place) {
    let written = value.written(for: table.fields[position])
    set(position, to: written.text, at: place, in: written.notation)
  }

  /// Takes the decimals off a task's number where a spreadsheet has given a whole number some: `1.0`
  /// is 1.
  mutating func plainNumber() {
    guard let position = table.position(of: .number), slots[position].notation == .everyday else {
      return
    }
    let text = bytes(position)
    let digits = text.prefix { 0x30...0x39 ~= $0 }
    guard !digits.isEmpty, text.count == digits.count + 2, text.last == 0x30,
      [0x2C, 0x2E].contains(text[digits.endIndex])
    else { return }
    set(position, to: Array(digits)[...], at: slots[position].place)
  }

  /// Sets the end of a period that stands in the column of its start, as a cell merged over both has it.
  mutating func takePeriodOverBoth() {
    guard let start = table.position(of: .start), let end = table.position(of: .end),
      !slots[start].isBlank, slots[end].isBlank, slots[start].notation == .everyday,
      let period = DateReader.splitPeriod(bytes(start)), period.start != period.end
    else { return }
    set(end, to: bytes(start), at: slots[start].place)
  }

  /// Parts other money from its source in brackets behind it: `500 (vốn doanh nghiệp)`.
  mutating func partSource(_ labels: Labels) {
    guard let position = table.position(of: .other), slots[position].notation == .everyday,
      case let text = bytes(position), text.last == UInt8(ascii: ")"),
      let open = text.lastIndex(of: UInt8(ascii: "(")),
      let code = labels.source(text[(open + 1)...].dropLast())
    else { return }
    let place = slots[position].place
    set(position, to: text[..<open].trimmed, at: place)
    guard let source = table.position(of: .otherSource), slots[source].isBlank else { return }
    set(source, to: Array(code.utf8)[...], at: place)
    note(.words, at: source)
  }

  /// Adds a further part to a text, on a line of its own.
  mutating func add(_ text: ArraySlice<UInt8>, to position: Int, at place: Place) {
    guard !text.isEmpty else { return }
    guard !slots[position].isBlank else {
      set(position, to: text, at: place)
      return
    }
    // The same thing said twice is one part.
    if bytes(position).elementsEqual(text) { return }
    set(position, to: (bytes(position) + [0x0A] + text)[...], at: self.place(position))
  }

  /// Sets the two fields of a combined column, as far as no column of their own has.
  mutating func set(_ combined: FieldTable.Combined, to value: GridValue, at place: Place) {
    let positions = combined.fields.compactMap { id in table.fields.firstIndex { $0.id == id } }
    let parts = value.kind == .text ? DateReader.splitPeriod(value.text) : nil
    let texts = [parts?.start, parts?.end].map { $0.map { value.text[$0] } ?? value.text }
    for (position, text) in zip(positions, texts) where slots[position].isBlank {
      set(position, to: GridValue(text, kind: value.kind, shown: value.shown), at: place)
    }
  }
}

/// How a table reads an amount whose parts stand in several columns.
struct AmountParts {
  /// The unit of the document, and those that headings name.
  var unit: MoneyUnit?
  var units: [Int: MoneyUnit] = [:]
  var style: NumberStyle?

  /// The amount of a part; nil where it is none, or may be two.
  func money(_ value: GridValue, at position: Int) -> Money? {
    if NoneWord.matches(value.text) { return .zero }
    let unit = units[position] ?? unit
    let reading =
      value.kind == .text
      ? AmountReader.sheet(value.text, unit: unit, style: style)
      : value.kind == .number ? AmountReader.xml(value.text, unit: unit) : .unreadable(.shape)
    guard case .amount(let money) = reading else { return nil }
    return money
  }
}
