import IntakeCore

/// The rows of a sheet, with the place of what stands in them. All rows are equally long.
struct SheetGrid {
  let width: Int
  private var rows = 0
  private var line = 1
  private var writer = CSVWriter()
  /// The rows as they were added, for writers of other sheets.
  private(set) var lines: [SheetLine] = []
  private var places: [String: WrittenForm.Location] = [:]
  /// What stands in the next row.
  private var remembered: [(key: String, column: Int)] = []

  init(width: Int) {
    self.width = width
  }

  mutating func row(_ texts: [String], _ kind: SheetLine.Kind = .other) {
    lines.append(SheetLine(kind: kind, texts: texts))
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

/// A row of a form's sheet, and what it is.
struct SheetLine: Sendable {
  let kind: Kind
  let texts: [String]

  enum Kind: Sendable {
    case title, other
    /// A field's label and its answer.
    case answer(Field)
    case heading(FieldTable)
    case index
    case record(FieldTable)
    case signature
  }
}
