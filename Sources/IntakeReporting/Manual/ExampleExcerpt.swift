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
    guard let location = form.places[key], let text = location.text else { return nil }
    let line = location.place.line
    return ExampleExcerpt(
      label: Localized(vi: "XML, dòng \(line)", en: "XML, line \(line)"),
      text: String(text.prefix { $0 != "\n" && $0 != "\r" && $0 != "\r\n" }))
  }

  private static func sheet(_ form: WrittenForm, _ key: String) -> ExampleExcerpt? {
    guard let location = form.places[key], let cell = location.place.cell,
      let text = location.text
    else { return nil }
    return ExampleExcerpt(
      label: Localized(vi: "CSV, ô \(cell)", en: "CSV, cell \(cell)"), text: text)
  }
}
