import IntakeCore

/// One column of a published table: its heading, its type, and where its cells come from.
struct TableColumn<Row>: Sendable {
  let heading: String
  let type: CellType
  let isRequired: Bool
  let meaning: Localized
  let cell: @Sendable (Row) -> String

  /// Its heading in a table for people of a language.
  func heading(_ language: Language) -> String { language == .vi ? meaning.vi : heading }

  /// The types of the Frictionless table schema that occur.
  enum CellType: String {
    case integer, string, yearmonth
  }

  init(
    _ heading: String, type: CellType = .string, required: Bool = false, _ meaning: Localized,
    cell: @escaping @Sendable (Row) -> String
  ) {
    self.heading = heading
    self.type = type
    isRequired = required
    self.meaning = meaning
    self.cell = cell
  }
}

extension Array {
  /// The table as CSV for a spreadsheet: a heading, then a row each.
  func csv<Row>(_ rows: some Sequence<Row>) -> [UInt8] where Element == TableColumn<Row> {
    var writer = CSVWriter()
    writer.row(map { CSVCell(listing: $0.heading) })
    for row in rows { writer.row(map { CSVCell(listing: $0.cell(row)) }) }
    return writer.bytes
  }

  /// The same of a long table.
  /// - Returns: what was not handed on.
  func csv<Row>(
    _ rows: some Sequence<Row>, flush: Flush
  ) throws -> [UInt8] where Element == TableColumn<Row> {
    var writer = CSVWriter()
    writer.row(map { CSVCell(listing: $0.heading) })
    for row in rows {
      writer.row(map { CSVCell(listing: $0.cell(row)) })
      try writer.drain(flush)
    }
    return writer.bytes
  }

  /// The Frictionless table schema of that CSV.
  /// - Parameter language: Vietnamese: of the table whose headings are words.
  func schema<Row>(_ language: Language = .en) -> [UInt8] where Element == TableColumn<Row> {
    var writer = JSONWriter(pretty: true)
    writer.object { writer in
      writer.member("$schema", "https://specs.frictionlessdata.io/schemas/table-schema.json")
      writer.key("fields")
      writer.array(self) { writer, column in
        writer.object { writer in
          writer.member("name", column.heading(language))
          writer.member("title", column.meaning.en)
          writer.member("description", column.meaning.vi)
          writer.member("type", column.type.rawValue)
          writer.key("constraints")
          writer.object(.line) { $0.member("required", column.isRequired) }
        }
      }
      writer.key("missingValues")
      writer.array([""], .line) { $0.string($1) }
    }
    writer.endLine()
    return writer.bytes
  }
}
