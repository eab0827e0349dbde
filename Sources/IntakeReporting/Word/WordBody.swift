/// Writes the blocks of a Word document as its XML, one behind the other.
struct WordBody {
  private var bytes: [UInt8]
  private(set) var comments: [XMLText] = []
  /// Whether a table stands last: Word joins two tables that nothing parts.
  private var endsInTable = false
  /// The widths of the columns of the table that is open.
  private var widths: [Int] = []

  init(startingWith start: XMLText) {
    bytes = Array(start.text.utf8)
  }

  /// All that was written, and the end of the document.
  mutating func finished(by end: XMLText) -> [UInt8] {
    if endsInTable { write("<w:p/>") }
    endsInTable = false
    write(end)
    return bytes
  }

  private mutating func write(_ text: XMLText) {
    bytes.append(contentsOf: text.text.utf8)
  }

  /// Hands on what has gathered, where it is worth the while.
  mutating func drain(_ flush: Flush) throws { try bytes.drain(flush) }

  mutating func add(_ block: WordBlock) {
    switch block {
    case .paragraph(let paragraph):
      endsInTable = false
      write(xml(paragraph))
    case .pageBreak:
      endsInTable = false
      write("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>")
    case .table(let table):
      begin(table)
      for row in table.rows { add(row) }
      endTable()
    }
  }

  /// Between two tables; the second stays on the page of the first.
  private static let parting: XMLText = """
    <w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="120" \
    w:lineRule="exact"/></w:pPr></w:p>
    """

  // MARK: Paragraphs

  private mutating func xml(
    _ paragraph: WordParagraph, staysWithNext: Bool = false
  ) -> XMLText {
    let style = paragraph.style
    let content =
      Self.run(paragraph.lead, style.with { $0.isBold = true })
      + Self.run(paragraph.text, style)
    let (before, after) = mark(paragraph.comment)
    return "<w:p>" + Self.properties(style, staysWithNext: staysWithNext || style.staysWithNext)
      + before + content + after + "</w:p>"
  }

  private mutating func mark(_ comment: String?) -> (before: XMLText, after: XMLText) {
    guard let comment else { return ("", "") }
    let id = comments.count
    let lines = comment.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    comments.append(
      lines.map { "<w:p>" + Self.run(String($0), WordStyle(size: 10)) + "</w:p>" }.joined())
    return (
      "<w:commentRangeStart w:id=\"\(id)\"/>",
      "<w:commentRangeEnd w:id=\"\(id)\"/><w:r><w:commentReference w:id=\"\(id)\"/></w:r>"
    )
  }

  /// The properties stand in the order of the format's schema.
  private static func properties(_ style: WordStyle, staysWithNext: Bool) -> XMLText {
    var parts: [XMLText] = []
    if let level = style.level { parts.append("<w:pStyle w:val=\"Heading\(level)\"/>") }
    if staysWithNext { parts.append("<w:keepNext/>") }
    let (above, below) = (twips(style.above), twips(style.below))
    parts.append("<w:spacing w:before=\"\(above)\" w:after=\"\(below)\"/>")
    if style.firstLine > 0 { parts.append("<w:ind w:firstLine=\"\(twips(style.firstLine))\"/>") }
    parts.append("<w:jc w:val=\"\(style.alignment.rawValue)\"/>")
    return "<w:pPr>" + parts.joined() + "</w:pPr>"
  }

  private static func run(_ text: String, _ style: WordStyle) -> XMLText {
    guard !text.isEmpty else { return "" }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    // What has no shape of its own is shown by its number.
    let content = lines.map {
      "<w:t xml:space=\"preserve\">\(TerminalText(String($0)).text)</w:t>" as XMLText
    }.joined(separator: "<w:br/>")
    var properties: XMLText = ""
    if style.isBold { properties = properties + "<w:b/><w:bCs/>" }
    if style.isItalic { properties = properties + "<w:i/><w:iCs/>" }
    if style.isGrey { properties = properties + "<w:color w:val=\"595959\"/>" }
    let halves = Int((style.size * 2).rounded())
    properties = properties + "<w:sz w:val=\"\(halves)\"/><w:szCs w:val=\"\(halves)\"/>"
    if style.isUnderlined { properties = properties + "<w:u w:val=\"single\"/>" }
    return "<w:r><w:rPr>" + properties + "</w:rPr>" + content + "</w:r>"
  }

  private static func twips(_ points: Double) -> Int { Int((points * 20).rounded()) }

  // MARK: Tables

  /// Begins a table whose rows are added one by one; those that it has are left out.
  mutating func begin(_ table: WordTable) {
    if endsInTable { write(Self.parting) }
    let sides: [XMLText] = ["top", "left", "bottom", "right", "insideH", "insideV"]
    let line: XMLText = " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
    let borders: XMLText =
      table.hasBorders
      ? "<w:tblBorders>" + sides.map { "<w:" + $0 + line }.joined() + "</w:tblBorders>" : ""
    let columns = table.widths.map { "<w:gridCol w:w=\"\($0)\"/>" as XMLText }
    let margin = table.hasBorders ? 57 : 28
    widths = table.widths
    write(
      """
      <w:tbl><w:tblPr><w:tblW w:w="\(table.widths.reduce(0, +))" w:type="dxa"/>\(borders)\
      <w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="\(margin)" w:type="dxa"/><w:right \
      w:w="\(margin)" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>\(columns.joined())\
      </w:tblGrid>
      """)
  }

  mutating func endTable() {
    write("</w:tbl>")
    endsInTable = true
  }

  /// Adds a row to the table that is open.
  mutating func add(_ row: WordTable.Row) {
    var properties: XMLText = ""
    if row.isHeading { properties = "<w:cantSplit/>" }
    if let height = row.height {
      properties = properties + "<w:trHeight w:val=\"\(Self.twips(height))\" w:hRule=\"atLeast\"/>"
    }
    if row.isHeading { properties = properties + "<w:tblHeader/>" }
    var cells: [XMLText] = []
    var column = 0
    for cell in row.cells {
      let end = min(widths.count, column + cell.columns)
      let width = widths[column..<end].reduce(0, +)
      cells.append(xml(cell, width: width, staysWithNext: row.staysWithNext))
      column = end
    }
    write("<w:tr><w:trPr>" + properties + "</w:trPr>" + cells.joined() + "</w:tr>")
  }

  private mutating func xml(
    _ cell: WordTable.Cell, width: Int, staysWithNext: Bool
  ) -> XMLText {
    var properties: XMLText = "<w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>"
    if cell.columns > 1 { properties = properties + "<w:gridSpan w:val=\"\(cell.columns)\"/>" }
    switch cell.merge {
    case .none: break
    case .starts: properties = properties + "<w:vMerge w:val=\"restart\"/>"
    case .goesOn: properties = properties + "<w:vMerge/>"
    }
    if cell.isMiddle { properties = properties + "<w:vAlign w:val=\"center\"/>" }
    var paragraphs: [XMLText] = []
    for paragraph in cell.paragraphs {
      paragraphs.append(xml(paragraph, staysWithNext: staysWithNext))
    }
    // Every cell ends in a paragraph.
    let content = paragraphs.isEmpty ? "<w:p/>" : paragraphs.joined()
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>"
  }
}
