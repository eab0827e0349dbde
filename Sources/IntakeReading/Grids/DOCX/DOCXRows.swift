internal import IntakeArchives
internal import IntakeCore

/// The rows of a Word document as one grid: its paragraphs line by line, and the rows of its tables.
final class DOCXRows: RowSource {
  private let document: DOCXDocument
  private let range: Range<Int>
  private let faults: OfficeFaults
  private let events: DOCXEvents
  private let part: NotedPart

  /// - Parameters:
  ///   - range: the positions of the rows that are read.
  ///   - faults: told where the document cannot be read to its end.
  init(_ document: DOCXDocument, _ range: Range<Int>, faults: OfficeFaults) {
    self.document = document
    self.range = range
    self.faults = faults
    events = DOCXEvents(document)
    part = NotedPart(document.package, document.main, events: events, faults: faults)
  }

  func reopened() -> DOCXRows {
    DOCXRows(document, range, faults: faults)
  }

  func next(into row: inout GridRow) -> Bool {
    while true {
      while events.rows.take(into: &row) {
        if row.number >= range.upperBound { return false }
        if row.number >= range.lowerBound, !row.isBlank { return true }
      }
      guard part.advance() else { return false }
    }
  }
}

/// Makes rows of the events of a document's main part.
///
/// What was deleted with changes tracked is no text; what was inserted is. Headers, footers and
/// comments stand in other parts.
private final class DOCXEvents: XMLEvents {
  var rows = RowQueue()
  private let columns: Int
  private let styles: [String: WordNumbering]
  private var path: [XMLName] = []
  private var tables: [WordTable] = []
  private var openRows: [WordTable.Row] = []
  private var cells: [(cell: WordTable.Cell, paragraphs: Int)] = []
  private var paragraphs: [Paragraph] = []
  /// What a paragraph stands in, the innermost last.
  private var frames: [Frame] = []
  /// The depth of what is not read.
  private var asideDepth: Int?
  /// The depth of a table whose texts are lines of the cell that it stands in.
  private var foldedDepth: Int?
  private var isInText = false
  private var counters = WordCounters()
  /// Rows, paragraphs and tables so far.
  private var position = 0
  private var paragraphCount = 0
  private var tableCount = 0
  private var startsPage = false

  private enum Frame { case cell, box }

  private struct Paragraph {
    var text: [UInt8] = []
    var style: String?
    var list: String?
    var level: Int?
  }

  init(_ document: DOCXDocument) {
    columns = document.package.limits.columns
    styles = document.numberedStyles
  }

  // MARK: - Events

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    let name = XMLName(name)
    path.append(name)
    guard asideDepth == nil else { return }
    switch name {
    case .moved, .fallback,
      .deleted where isOfText:
      asideDepth = path.count
    case .paragraph: paragraphs.append(Paragraph())
    case .text: isInText = Self.isWord(namespace)
    case .tab where isInRun: append(frames.last == .cell ? 0x20 : 0x09)
    case .lineBreak, .carriageReturn: takeBreak(attributes.word("type"))
    case .noBreakHyphen: append(UInt8(ascii: "-"))
    case .paragraphStyle: paragraphs.last { $0.style = attributes.word("val") }
    case .listId: paragraphs.last { $0.list = attributes.word("val") }
    case .listLevel: paragraphs.last { $0.level = attributes.word("val").flatMap { Int($0) } }
    case .pageBefore: startsPage = startsPage || attributes.word("val") != "0"
    case .box: frames.append(.box)
    default: startTable(name, attributes)
    }
  }

  private func startTable(_ name: XMLName, _ attributes: [XMLAttribute]) {
    guard foldedDepth == nil else { return }
    switch name {
    case .table where frames.last == .cell && tables.last?.isWide == true: foldedDepth = path.count
    case .gridColumn where path.dropLast().last == .grid: tables.last { $0.columns += 1 }
    case .table:
      tableCount += 1
      tables.append(WordTable(number: tableCount))
    case .row where !tables.isEmpty: openRows.append(WordTable.Row())
    case .cell where !openRows.isEmpty:
      frames.append(.cell)
      cells.append((WordTable.Cell(column: openRows.last?.next ?? 0), 0))
    case .columnsBefore:
      openRows.last { $0.next += min(1_000, max(0, Int(attributes.word("val") ?? "") ?? 0)) }
    case .columnSpan:
      cells.last { $0.cell.span = min(1_000, max(1, Int(attributes.word("val") ?? "") ?? 1)) }
    case .merge:
      cells.last { $0.cell.merge = attributes.word("val") == "restart" ? .begins : .goesOn }
    case .deleted where path.dropLast().last == .rowProperties:
      openRows.last { $0.isRemoved = true }
    case .deletedCell: cells.last { $0.cell.isRemoved = true }
    default: break
    }
  }

  func end() {
    let depth = path.count
    let name = path.popLast()
    if let aside = asideDepth {
      if depth == aside { asideDepth = nil }
      return
    }
    if let folded = foldedDepth {
      if depth == folded { foldedDepth = nil }
      if name != .text && name != .paragraph { return }
    }
    switch name {
    case .text?: isInText = false
    case .paragraph?: endParagraph()
    case .section? where path.contains(.paragraphProperties): startsPage = true
    case .box?: frames.removeLast()
    case .cell? where !cells.isEmpty: endCell()
    case .row? where !openRows.isEmpty: endRow()
    case .table? where !tables.isEmpty:
      let rows = tables[tables.count - 1].finish(columns: columns, at: &position)
      emit(rows)
      tables.removeLast()
    default: break
    }
  }

  func text(_ bytes: Span<UInt8>) {
    guard isInText, asideDepth == nil, !paragraphs.isEmpty else { return }
    ByteScan.append(bytes, to: &paragraphs[paragraphs.count - 1].text)
  }

  // MARK: - Text

  /// Whether a deletion is one of text and not the mark of a paragraph or row.
  private var isOfText: Bool {
    guard let parent = path.dropLast().last else { return true }
    return parent != .rowProperties && parent != .runProperties
  }

  private var isInRun: Bool { path.dropLast().last == .run }

  private static func isWord(_ namespace: Span<UInt8>) -> Bool {
    var text: [UInt8] = []
    ByteScan.append(namespace, to: &text)
    return text.firstOccurrence(of: Array("wordprocessingml".utf8)) != nil
  }

  private func append(_ byte: UInt8) {
    paragraphs.last { $0.text.append(byte) }
  }

  private func takeBreak(_ type: String?) {
    guard isInRun else { return }
    if type == "page" { startsPage = true }
    append(0x0A)
  }

  private func endParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    let order = order(of: paragraph)
    if frames.last == .cell, !cells.isEmpty {
      cells.last { open in
        open.cell.add(paragraph.text, isFirst: open.paragraphs == 0)
        open.paragraphs += 1
        open.cell.order = open.cell.order ?? order
      }
      return
    }
    paragraphCount += 1
    let lines = paragraph.text.split(separator: 0x0A).map(\.trimmed).filter { !$0.isEmpty }
    if lines.isEmpty { position += 1 }
    for line in lines {
      position += 1
      var builder = RowBuilder(columns: columns)
      builder.begin(position, .paragraph(paragraphCount))
      let parts = line.split(separator: 0x09).map(\.trimmed).filter { !$0.isEmpty }
      if parts.count > 1, parts.contains(where: Letterhead.isMotto) {
        // A letterhead whose left and right are parted by tabs.
        for (column, part) in parts.enumerated() { builder.add(column, part, .text, shown: nil) }
      } else {
        builder.add(0, Self.untabbed(line)[...], .text, shown: nil)
      }
      emit([builder.finish()])
    }
  }

  private static func untabbed(_ text: ArraySlice<UInt8>) -> [UInt8] {
    text.map { $0 == 0x09 ? 0x20 : $0 }
  }

  /// The number that Word gives a paragraph; nil where it has none.
  private func order(of paragraph: Paragraph) -> [UInt8]? {
    let styled = paragraph.style.flatMap { styles[$0] }
    guard let list = paragraph.list ?? styled?.list, list != "0" else { return nil }
    return counters.next(WordNumbering(list: list, level: paragraph.level ?? styled?.level ?? 0))
  }

  // MARK: - Tables

  private func endCell() {
    frames.removeLast()
    guard let (cell, _) = cells.popLast() else { return }
    openRows.last { row in
      row.cells.append(cell)
      row.next = cell.column + cell.span
    }
  }

  private func endRow() {
    guard let row = openRows.popLast(), !tables.isEmpty else { return }
    emit(tables[tables.count - 1].take(row, columns: columns, at: &position))
  }

  private func emit(_ rows: [GridRow]) {
    for var row in rows {
      row.startsPage = startsPage
      startsPage = false
      self.rows.add(row)
    }
  }
}

extension Array {
  /// Changes the last element; where there is none, nothing.
  fileprivate mutating func last(_ change: (inout Element) -> Void) {
    guard !isEmpty else { return }
    change(&self[count - 1])
  }
}

extension XMLName {
  fileprivate static let paragraph = XMLName("p")
  fileprivate static let paragraphProperties = XMLName("pPr")
  fileprivate static let run = XMLName("r")
  fileprivate static let runProperties = XMLName("rPr")
  fileprivate static let tab = XMLName("tab")
  fileprivate static let lineBreak = XMLName("br")
  fileprivate static let carriageReturn = XMLName("cr")
  fileprivate static let noBreakHyphen = XMLName("noBreakHyphen")
  fileprivate static let paragraphStyle = XMLName("pStyle")
  fileprivate static let pageBefore = XMLName("pageBreakBefore")
  fileprivate static let section = XMLName("sectPr")
  fileprivate static let box = XMLName("txbxContent")
  fileprivate static let deleted = XMLName("del")
  fileprivate static let moved = XMLName("moveFrom")
  fileprivate static let fallback = XMLName("Fallback")
  fileprivate static let table = XMLName("tbl")
  fileprivate static let grid = XMLName("tblGrid")
  fileprivate static let gridColumn = XMLName("gridCol")
  fileprivate static let row = XMLName("tr")
  fileprivate static let rowProperties = XMLName("trPr")
  fileprivate static let cell = XMLName("tc")
  fileprivate static let columnsBefore = XMLName("gridBefore")
  fileprivate static let columnSpan = XMLName("gridSpan")
  fileprivate static let merge = XMLName("vMerge")
  fileprivate static let deletedCell = XMLName("cellDel")
}
