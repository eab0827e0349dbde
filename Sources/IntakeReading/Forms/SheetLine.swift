internal import IntakeCore

/// A row outside the tables, kept until the form is known: a label with its value, a title.
struct SheetLine {
  var place: Place
  var cells: [Cell]
  /// What the rows below say where it is a label alone.
  var below: (text: [UInt8], place: Place)?

  /// Lines above a table; a grid with more of them is no form.
  static let limit = 500

  struct Cell {
    /// From 0.
    var column: Int
    var text: [UInt8]
    var kind = CellKind.text
    /// What a number cell shows where that is not its number.
    var shown: [UInt8]?

    var value: GridValue { GridValue(text[...], kind: kind, shown: shown) }
  }

  init(_ row: GridRow) {
    place = row.place
    cells = row.filled.map { column in
      let value = row.value(column)
      return Cell(
        column: column, text: Array(value.text), kind: value.kind, shown: value.shown)
    }
  }

  func place(_ column: Int) -> Place {
    place.at(column: column + 1)
  }
}

/// A field's answer in a line.
struct SheetAnswer {
  var named: Labels.Named
  var label: String
  var value: GridValue
  var place: Place
}

extension SheetLine {
  /// The answers of the line: `label, value` in neighbouring cells, `Label: value` in one.
  func answers(_ labels: Labels, in tables: [FieldTable]) -> [SheetAnswer] {
    var answers: [SheetAnswer] = []
    var index = 0
    while index < cells.count {
      let cell = cells[index]
      index += 1
      if let named = labels.find(cell.text[...], in: tables)
        ?? (index == 1 && cells.count > 1 ? labels.heading(cell.text[...], in: tables) : nil)
      {
        let label = String(decoding: cell.text, as: UTF8.self)
        var answer = SheetAnswer(
          named: named, label: label, value: GridValue([]), place: place(cell.column + 1))
        if named.isNumber, cells.count > 2, index < cells.count,
          !cells[index].text.contains(where: { 0x30...0x39 ~= $0 })
        {
          // The heading of a table of something else.
          continue
        }
        if let ends = ends(of: named, behind: index, label) {
          answers += ends
          index += 2
          continue
        }
        if index < cells.count,
          labels.find(cells[index].text[...], in: tables) == nil
            || index + 1 == cells.count
        {
          answer.value = cells[index].value
          answer.value.text = answer.value.text.withoutLeaders
          answer.place = place(cells[index].column)
          index += 1
        } else if let below, cells.count == 1 {
          answer.value = GridValue(below.text[...])
          answer.place = below.place
        }
        answers.append(answer)
      } else if index < cells.count, let both = labels.leadAndPartners(cell.text[...], in: tables) {
        answers += both.answers(cells[index].text[...], at: place(cells[index].column))
        index += 1
      } else {
        answers += labels.answers(in: cell.text[...], in: tables, at: place(cell.column))
      }
    }
    return answers.flatMap(labels.parted)
  }
}

extension SheetLine {
  /// The start and the end of a period that stand in two cells behind its label.
  fileprivate func ends(
    of named: Labels.Named, behind index: Int, _ label: String
  ) -> [SheetAnswer]? {
    guard case .combined(let position) = named.target, index + 1 < cells.count,
      let start = named.table.position(of: .start), let end = named.table.position(of: .end),
      named.table.combined[position].fields.contains(KnownField.start.id),
      DateReader.isMonth(cells[index].text[...], .start),
      DateReader.isMonth(cells[index + 1].text[...], .end)
    else { return nil }
    return zip([start, end], cells[index...]).map { field, cell in
      SheetAnswer(
        named: Labels.Named(table: named.table, target: .field(field), unit: nil), label: label,
        value: cell.value, place: place(cell.column))
    }
  }
}

extension Labels {
  /// The fields of a label that asks for the lead and its partners.
  struct Both {
    let table: FieldTable
    let lead: Int
    let partners: Int
    let label: String

    func answers(_ text: ArraySlice<UInt8>, at place: Place) -> [SheetAnswer] {
      let parted = LeadAndPartners(text)
      return [(lead, parted.lead), (partners, parted.partners)].filter { !$1.isEmpty }.map {
        SheetAnswer(
          named: Named(table: table, target: .field($0), unit: nil), label: label,
          value: GridValue($1[...]), place: place)
      }
    }
  }

  fileprivate func leadAndPartners(_ text: ArraySlice<UInt8>, in tables: [FieldTable]) -> Both? {
    guard HeadingWords.namesLeadAndPartners(text) else { return nil }
    for table in tables {
      guard let lead = table.position(of: .lead), let partners = table.position(of: .partners)
      else { continue }
      return Both(
        table: table, lead: lead, partners: partners, label: String(decoding: text, as: UTF8.self))
    }
    return nil
  }

  /// The answers that one cell holds: `Label: value`, and further ones behind a semicolon, a comma
  /// or on a new line where their fields take no words (`Bắt đầu: 01/2024; Kết thúc: 12/2024`).
  fileprivate func answers(
    in text: ArraySlice<UInt8>, in tables: [FieldTable], at place: Place
  ) -> [SheetAnswer] {
    guard let (label, written) = Labels.parted(text) else { return [] }
    let value = written.withoutLeaders
    if HeadingWords.opensParts(label) { return self.answers(in: value, in: tables, at: place) }
    if let both = leadAndPartners(label, in: tables) { return both.answers(value, at: place) }
    guard let named = heading(label, in: tables) else { return [] }
    var answers = [
      SheetAnswer(
        named: named, label: String(decoding: label, as: UTF8.self), value: GridValue(value),
        place: place)
    ]
    guard value.contains(UInt8(ascii: ":")), case .field = named.target else { return answers }
    // `1.500 (NSNN: 1.000; nguồn khác: 500)`
    let isAmount = named.isAmount
    let rest = isAmount && value.last == UInt8(ascii: ")") ? value.dropLast() : value
    var start = rest.startIndex
    for sign in rest.indices
    where Self.signs.contains(rest[sign]) || isAmount && rest[sign] == UInt8(ascii: "(") {
      guard sign >= start, let (label, _) = Labels.parted(rest[(sign + 1)...].trimmed),
        let named = find(label, in: tables), named.takesNoWords
      else { continue }
      let last = answers.count - 1
      answers[last].value = GridValue(rest[start..<sign].trimmed)
      start = label.endIndex
      while start < rest.endIndex, rest[start] != UInt8(ascii: ":") { start += 1 }
      start += 1
      answers.append(
        SheetAnswer(
          named: named, label: String(decoding: label, as: UTF8.self),
          value: GridValue(rest[min(start, rest.endIndex)...].trimmed), place: place))
    }
    return answers
  }

  private static let signs: [UInt8] = [0x3B, 0x2C, 0x0A, 0x7C]
}

extension Labels.Named {
  /// Whether it names an amount, or what numbers the rows of a table.
  fileprivate var isAmount: Bool { type == .amount }
  fileprivate var isNumber: Bool { type == .number }

  private var type: FieldType? {
    if case .field(let position) = target { table.fields[position].type } else { nil }
  }

  /// Whether its field has values of a form of their own, and no text of any kind.
  fileprivate var takesNoWords: Bool {
    guard case .field(let position) = target else { return true }
    switch table.fields[position].type {
    case .text, .identifier, .number: return false
    case .code, .orientation, .province, .dispatchNumber, .date, .month, .amount, .quantity,
      .target, .phone, .email:
      return true
    }
  }
}
