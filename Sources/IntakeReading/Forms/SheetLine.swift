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
      if let named = labels.find(cell.text[...], in: tables) {
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
      } else if let (label, value) = Labels.parted(cell.text[...]),
        let named = labels.find(label, in: tables)
      {
        answers.append(
          SheetAnswer(
            named: named, label: String(decoding: label, as: UTF8.self),
            value: GridValue(value), place: place(cell.column)))
      }
    }
    return answers
  }
}
