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
  }

  init(_ row: GridRow) {
    place = row.place
    cells = row.filled.map { Cell(column: $0, text: Array(row[$0])) }
  }

  func place(_ column: Int) -> Place {
    .cell(
      part: Int(place.part), row: Int(place.row), column: column + 1,
      line: place.line > 0 ? Int(place.line) : nil)
  }
}

/// A field's answer in a line.
struct SheetAnswer {
  var named: Labels.Named
  var label: String
  var value: ArraySlice<UInt8>
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
          named: named, label: label, value: [], place: place(cell.column + 1))
        if index < cells.count,
          labels.find(cells[index].text[...], in: tables) == nil
            || index + 1 == cells.count
        {
          answer.value = cells[index].text[...]
          answer.place = place(cells[index].column)
          index += 1
        } else if let below, cells.count == 1 {
          answer.value = below.text[...]
          answer.place = below.place
        }
        answers.append(answer)
      } else if let (label, value) = Labels.parted(cell.text[...]),
        let named = labels.find(label, in: tables)
      {
        answers.append(
          SheetAnswer(
            named: named, label: String(decoding: label, as: UTF8.self), value: value,
            place: place(cell.column)))
      }
    }
    return answers
  }
}
