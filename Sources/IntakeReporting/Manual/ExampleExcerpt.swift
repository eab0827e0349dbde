import IntakeCore

/// Where an example's edited field stands in a file: the line of the XML form, and the cell of the
/// sheet.
struct ExampleExcerpt {
  let label: Localized
  let text: String

  /// So many edited fields are shown.
  private static let shown = 3

  /// The lines to show of an example made of edits; none for the others, and none for a field
  /// that is not there.
  static func of(_ example: Example, call: Call) -> [ExampleExcerpt] {
    guard case .fields(let edits, _) = example.content, !edits.isEmpty else { return [] }
    let content = ExampleDocument.sound(example.form, call: call).applying(edits)
    let xml = XMLFormWriter.write(content, call: call)
    let csv = SheetFormWriter.write(content, call: call)
    let keys = edits.prefix(shown).map(\.key)
    return keys.compactMap { markup(xml, $0) } + keys.compactMap { sheet(csv, $0) }
  }

  private static func markup(_ form: WrittenForm, _ key: String) -> ExampleExcerpt? {
    guard let place = form.places[key]?.place, let rest = rest(form, place) else { return nil }
    let line = String(decoding: rest.prefix { !SourceLines.endsLine($0) }, as: UTF8.self)
    return ExampleExcerpt(
      label: Localized(vi: "XML, dòng \(place.line)", en: "XML, line \(place.line)"),
      text: String(line.drop { $0 == " " }))
  }

  private static func sheet(_ form: WrittenForm, _ key: String) -> ExampleExcerpt? {
    guard let place = form.places[key]?.place, let cell = place.cell, let rest = rest(form, place)
    else { return nil }
    let cells = SheetRow.cells(rest, delimiter: SheetRow.delimiter(form.bytes[...]))
    let column = Int(place.column) - 1
    guard cells.indices.contains(column) else { return nil }
    return ExampleExcerpt(
      label: Localized(vi: "CSV, ô \(cell)", en: "CSV, cell \(cell)"), text: cells[column])
  }

  private static func rest(_ form: WrittenForm, _ place: Place) -> ArraySlice<UInt8>? {
    SourceLines(form.bytes).rests(from: [Int(place.line)])[Int(place.line)]
  }
}
