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
        if index < cells.count,
          labels.find(cells[index].text[...], in: tables) == nil
            || index + 1 == cells.count
        {
          answer.value = cells[index].value
          answer.place = place(cells[index].column)
          index += 1
        } else if let below, cells.count == 1 {
          answer.value = GridValue(below.text[...])
          answer.place = below.place
        }
        answers.append(answer)
      } else {
        answers += labels.answers(in: cell.text[...], in: tables, at: place(cell.column))
      }
    }
    return answers
  }
}

extension Labels {
  /// The answers that one cell holds: `Label: value`, and further ones behind a semicolon, a comma
  /// or on a new line where their fields take no words (`Bắt đầu: 01/2024; Kết thúc: 12/2024`).
  fileprivate func answers(
    in text: ArraySlice<UInt8>, in tables: [FieldTable], at place: Place
  ) -> [SheetAnswer] {
    guard let (label, value) = Labels.parted(text) else { return [] }
    if HeadingWords.opensParts(label) { return self.answers(in: value, in: tables, at: place) }
    guard let named = heading(label, in: tables) else { return [] }
    var answers = [
      SheetAnswer(
        named: named, label: String(decoding: label, as: UTF8.self), value: GridValue(value),
        place: place)
    ]
    guard value.contains(UInt8(ascii: ":")), case .field = named.target else { return answers }
    var start = value.startIndex
    for sign in value.indices where Self.signs.contains(value[sign]) {
      guard sign >= start, let (label, _) = Labels.parted(value[(sign + 1)...].trimmed),
        let named = find(label, in: tables), named.takesNoWords
      else { continue }
      let last = answers.count - 1
      answers[last].value = GridValue(value[start..<sign].trimmed)
      start = label.endIndex
      while start < value.endIndex, value[start] != UInt8(ascii: ":") { start += 1 }
      start += 1
      answers.append(
        SheetAnswer(
          named: named, label: String(decoding: label, as: UTF8.self),
          value: GridValue(value[min(start, value.endIndex)...].trimmed), place: place))
    }
    return answers
  }

  private static let signs: [UInt8] = [0x3B, 0x2C, 0x0A, 0x7C]
}

extension Labels.Named {
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
