internal import IntakeArchives

/// Makes ODS files for tests.
public struct OpenWorkbookMaker: Sendable {
  public var sheets: [TestSheet]
  /// What the manifest says besides.
  public var manifest = ""

  public init(_ sheets: [TestSheet]) {
    self.sheets = sheets
  }

  private static let names = "urn:oasis:names:tc:opendocument:xmlns"

  /// The bytes of the file.
  public func bytes() -> [UInt8] {
    var writer = ArchiveWriter()
    writer.add(
      "mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8), isStored: true)
    writer.add(
      "META-INF/manifest.xml",
      Array("<manifest xmlns=\"\(Self.names):manifest:1.0\">\(manifest)</manifest>".utf8))
    writer.add("content.xml", Array(content.utf8))
    return writer.bytes() ?? []
  }

  private var content: String {
    let tables = sheets.map(table)
    return "<office:document-content xmlns:office=\"\(Self.names):office:1.0\""
      + " xmlns:table=\"\(Self.names):table:1.0\" xmlns:text=\"\(Self.names):text:1.0\""
      + " xmlns:style=\"\(Self.names):style:1.0\">"
      + "<office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\">"
      + "<style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>"
      + "<office:body><office:spreadsheet>\(tables.joined())</office:spreadsheet></office:body>"
      + "</office:document-content>"
  }

  private func table(_ sheet: TestSheet) -> String {
    var text = "<table:table table:name=\"\(WorkbookMaker.escaped(sheet.name))\""
    text += sheet.isHidden ? " table:style-name=\"ta2\">" : ">"
    var last = 0
    for number in sheet.rows.keys.sorted() {
      if number > last + 1 {
        text +=
          "<table:table-row table:number-rows-repeated=\"\(number - last - 1)\">"
          + "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
      }
      last = number
      text += "<table:table-row>" + row(sheet.rows[number] ?? []) + "</table:table-row>"
    }
    return text + "<table:table-row table:number-rows-repeated=\"\(1_048_576 - last)\">"
      + "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"
  }

  private func row(_ cells: [TestCell]) -> String {
    cells.map(element).joined()
  }

  private func element(_ cell: TestCell) -> String {
    switch cell {
    case .blank: "<table:table-cell/>"
    case .text(let text), .error(let text):
      "<table:table-cell office:value-type=\"string\">\(paragraphs(text))</table:table-cell>"
    case .number(let value, let format):
      format.contains("y")
        ? "<table:table-cell office:value-type=\"date\" office:date-value=\"\(value)\">"
          + "<text:p>\(value)</text:p></table:table-cell>"
        : "<table:table-cell office:value-type=\"float\" office:value=\"\(value)\">"
          + "<text:p>\(value)</text:p></table:table-cell>"
    case .formula(let formula, let result):
      result.map {
        "<table:table-cell table:formula=\"of:=\(formula)\" office:value-type=\"float\""
          + " office:value=\"\($0)\"><text:p>\($0)</text:p></table:table-cell>"
      } ?? "<table:table-cell table:formula=\"of:=\(formula)\"/>"
    case .boolean(let value):
      "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"\(value)\"/>"
    }
  }

  /// Each line is a paragraph; several spaces are told by their number.
  private func paragraphs(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      "<text:p>\(WorkbookMaker.escaped(String(line)))</text:p>"
    }.joined()
  }
}
