import IntakeCore

/// The rows of a sheet, with the place of what stands in them. All rows are equally long.
struct SheetGrid {
  let width: Int
  private var rows = 0
  private var line = 1
  private var writer = CSVWriter()
  private var places: [String: WrittenForm.Location] = [:]
  /// What stands in the next row.
  private var remembered: [(key: String, column: Int)] = []

  init(width: Int) {
    self.width = width
  }

  mutating func row(_ texts: [String]) {
    for (key, column) in remembered {
      let place = Place.cell(row: rows + 1, column: column, line: line)
      let text = texts.indices.contains(column - 1) ? texts[column - 1] : nil
      places[key] = WrittenForm.Location(place: place, path: nil, text: text)
    }
    remembered = []
    let padding = Array(repeating: "", count: max(0, width - texts.count))
    writer.row((texts + padding).map { CSVCell(form: $0) })
    rows += 1
    line += 1 + texts.reduce(0) { $0 + Self.lineEnds($1) }
  }

  /// Notes that something stands in the next row; column 0: the row itself.
  mutating func remember(_ key: String, column: Int) {
    remembered.append((key, column))
  }

  func written() -> WrittenForm {
    WrittenForm(bytes: writer.bytes, places: places)
  }

  private static func lineEnds(_ text: String) -> Int {
    var count = 0
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" || (scalar == "\n" && !afterReturn) { count += 1 }
      afterReturn = scalar == "\r"
    }
    return count
  }
}
