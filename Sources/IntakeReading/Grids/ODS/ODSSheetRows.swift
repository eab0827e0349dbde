internal import IntakeArchives
internal import IntakeCore

/// The rows of one sheet of a workbook in ODS.
final class ODSSheetRows: RowSource {
  private let book: ODSWorkbook
  private let number: Int
  private let faults: OfficeFaults
  private let events: ODSSheetEvents
  private let part: NotedPart
  private var merged = MergedAreas([])
  /// A row that stands several times, and how often it is still to be handed over.
  private var repeated: (row: GridRow, left: Int)?

  /// - Parameters:
  ///   - number: of the sheet, from 1.
  ///   - faults: told where the sheet cannot be read to its end.
  init(_ book: ODSWorkbook, _ number: Int, faults: OfficeFaults) {
    self.book = book
    self.number = number
    self.faults = faults
    events = ODSSheetEvents(number, columns: book.package.limits.columns, notes: faults)
    part = NotedPart(book.package, ODSWorkbook.content, events: events, faults: faults)
  }

  func reopened() -> ODSSheetRows {
    ODSSheetRows(book, number, faults: faults)
  }

  func next(into row: inout GridRow) -> Bool {
    if let (first, left) = repeated {
      row = first
      row.number = first.number + 1
      repeated = left > 1 ? (row, left - 1) : nil
      return true
    }
    while true {
      while let (next, times, areas) = events.take() {
        row = next
        for area in areas { merged.add(area) }
        merged.apply(to: &row)
        guard !row.isBlank else { continue }
        if times > 1 { repeated = (row, times - 1) }
        return true
      }
      guard !events.isOver, part.advance() else { return false }
    }
  }
}

/// Makes rows of the events of a workbook's one part: those of one of its sheets.
private final class ODSSheetEvents: XMLEvents {
  /// Whether the rows are over: what follows is not read.
  private(set) var isOver = false
  private let wanted: Int
  private let notes: OfficeFaults
  private var isHidden = false
  private var columnCount = 0
  private let columns: Int
  private var waiting: [(row: GridRow, times: Int, areas: [MergedAreas.Area])] = []
  private var taken = 0
  private var builder: RowBuilder
  private var path: [XMLName] = []
  /// Sheets so far, and how deep the element of the wanted one lies.
  private var sheets = 0
  private var sheetDepth: Int?
  private var number = 0
  private var rowTimes = 1
  private var areas: [MergedAreas.Area] = []
  private var cell = Cell()
  private var text: [UInt8] = []
  private var paragraphs = 0
  /// The depth of what is within a cell and no text of it: notes, drawings, tables.
  private var asideDepth: Int?

  private struct Cell {
    var column = 0
    var times = 1
    var type = ""
    var value: [UInt8] = []
    var formula: [UInt8]?
    var isCovered = false
  }

  init(_ wanted: Int, columns: Int, notes: OfficeFaults) {
    self.notes = notes
    self.wanted = wanted
    self.columns = columns
    builder = RowBuilder(columns: columns)
  }

  func take() -> (row: GridRow, times: Int, areas: [MergedAreas.Area])? {
    guard taken < waiting.count else {
      waiting.removeAll(keepingCapacity: true)
      taken = 0
      return nil
    }
    taken += 1
    return waiting[taken - 1]
  }

  // MARK: - Events

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    let name = XMLName(name)
    path.append(name)
    guard sheetDepth != nil else {
      if name == .odfTable {
        sheets += 1
        if sheets == wanted { sheetDepth = path.count }
      }
      return
    }
    guard asideDepth == nil else { return }
    switch name {
    case .row: startRow(attributes)
    case .column: takeColumn(attributes)
    case .cell, .coveredCell: startCell(attributes, isCovered: name == .coveredCell)
    case .paragraph:
      if paragraphs > 0 { text.append(0x0A) }
      paragraphs += 1
    case .space:
      let count = min(attributes.odf("c").flatMap { Int($0) } ?? 1, 1_000)
      text += [UInt8](repeating: 0x20, count: max(0, count))
    case .tab: text.append(0x09)
    case .lineBreak: text.append(0x0A)
    case .note, .drawing, .shapes, .ruby, .odfTable: asideDepth = path.count
    default: break
    }
  }

  func end() {
    let depth = path.count
    let name = path.popLast()
    guard let sheetDepth else { return }
    if let aside = asideDepth {
      if depth == aside { asideDepth = nil }
      return
    }
    if depth == sheetDepth {
      isOver = true
      self.sheetDepth = nil
      return
    }
    switch name {
    case .cell?, .coveredCell?: endCell()
    case .row?: endRow()
    default: break
    }
  }

  func text(_ bytes: Span<UInt8>) {
    guard sheetDepth != nil, asideDepth == nil, paragraphs > 0, path.contains(.paragraph) else {
      return
    }
    ByteScan.append(bytes, to: &text)
  }

  // MARK: - Rows

  private func startRow(_ attributes: [XMLAttribute]) {
    rowTimes = max(1, attributes.odf("number-rows-repeated").flatMap { Int($0) } ?? 1)
    number += 1
    isHidden = Self.isHidden(attributes)
    builder.begin(number)
    areas = []
    cell = Cell()
    nextColumn = 0
  }

  private func endRow() {
    let row = builder.finish()
    if isHidden, !row.isBlank { notes.noteHidden(row: number) }
    if !row.isBlank || !areas.isEmpty || row.overflow != nil {
      waiting.append((row, rowTimes, areas))
    }
    number += rowTimes - 1
  }

  /// Whether a row or column is hidden, by hand or by a filter.
  private static func isHidden(_ attributes: [XMLAttribute]) -> Bool {
    ["collapse", "filter"].contains(attributes.odf("visibility"))
  }

  private func takeColumn(_ attributes: [XMLAttribute]) {
    let times = max(1, attributes.odf("number-columns-repeated").flatMap { Int($0) } ?? 1)
    let next = min(columns, columnCount + min(times, columns))
    // A style for all columns to the end hides nothing that is filled.
    if Self.isHidden(attributes), next < columns { notes.noteHidden(columns: columnCount..<next) }
    columnCount = max(columnCount, next)
  }

  // MARK: - Cells

  private var nextColumn = 0

  private func startCell(_ attributes: [XMLAttribute], isCovered: Bool) {
    cell = Cell(column: nextColumn, isCovered: isCovered)
    text.removeAll(keepingCapacity: true)
    paragraphs = 0
    var (rows, width) = (1, 1)
    // The type that LibreOffice adds tells errors.
    for attribute in attributes {
      switch attribute.name {
      case "number-columns-repeated": cell.times = max(1, number(attribute))
      case "number-rows-spanned": rows = max(1, number(attribute))
      case "number-columns-spanned": width = max(1, number(attribute))
      case "value-type":
        let type = String(decoding: attribute.value, as: UTF8.self)
        if cell.type != "error" { cell.type = type }
      case "value", "date-value", "string-value", "boolean-value": cell.value = attribute.value
      case "formula": cell.formula = attribute.value
      default: break
      }
    }
    nextColumn += cell.times
    if rows > 1 || width > 1, cell.column < columns {
      areas.append(
        MergedAreas.Area(
          rows: number...(number + min(rows, 1 << 21) - 1),
          columns: cell.column...(cell.column + min(width, columns) - 1)))
    }
  }

  private func number(_ attribute: XMLAttribute) -> Int {
    Int(String(decoding: attribute.value, as: UTF8.self)) ?? 1
  }

  private func endCell() {
    guard !cell.isCovered, let (text, kind, shown) = content() else { return }
    for column in cell.column..<(cell.column + min(cell.times, columns + 1)) {
      builder.add(column, text[...], kind, shown: shown)
    }
  }

  private func content() -> (text: [UInt8], kind: CellKind, shown: [UInt8]?)? {
    if let formula = cell.formula, cell.type.isEmpty, text.isEmpty {
      return (Self.plainFormula(formula), .noResult, nil)
    }
    switch cell.type {
    case "float", "currency":
      guard let number = CellNumber.plain(cell.value) else { return (text, .text, nil) }
      return (number, .number, Self.digits(text))
    case "percentage":
      guard let number = CellNumber.plain(cell.value),
        let percent = CellNumber.plain(number + Array("E2".utf8))
      else { return (text, .text, nil) }
      return (percent + [UInt8(ascii: "%")], .text, nil)
    case "date":
      guard cell.value.count >= 10 else { return (text, .text, nil) }
      return (Array(cell.value.prefix(10)), .day, CellDay.moment(iso: cell.value))
    case "boolean":
      return (Array((cell.value == Array("true".utf8) ? "TRUE" : "FALSE").utf8), .text, nil)
    case "string": return (text.isEmpty ? cell.value : text, .text, nil)
    default: return text.isEmpty ? nil : (text, .text, nil)
    }
  }

  /// `of:=SUM([.A1:.A3])` without the name of its language.
  private static func plainFormula(_ formula: [UInt8]) -> [UInt8] {
    formula.firstIndex(of: UInt8(ascii: "=")).map { Array(formula[$0...]) } ?? formula
  }

  /// What a number cell shows, where that is digits and perhaps a few decimals.
  private static func digits(_ text: [UInt8]) -> [UInt8]? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == 0x2E || $0 == 0x2C }
    guard let whole = parts.first, !whole.isEmpty, parts.count <= 2,
      parts.allSatisfy({ $0.allSatisfy { 0x30...0x39 ~= $0 } })
    else { return nil }
    guard parts.count == 2 else { return text }
    // Three places may as well be a group of thousands.
    guard parts[1].count != 3, !parts[1].isEmpty else { return nil }
    return whole + [UInt8(ascii: ".")] + parts[1]
  }
}

extension XMLName {
  fileprivate static let row = XMLName("table-row")
  fileprivate static let column = XMLName("table-column")
  fileprivate static let cell = XMLName("table-cell")
  fileprivate static let coveredCell = XMLName("covered-table-cell")
  fileprivate static let paragraph = XMLName("p")
  fileprivate static let space = XMLName("s")
  fileprivate static let tab = XMLName("tab")
  fileprivate static let lineBreak = XMLName("line-break")
  fileprivate static let note = XMLName("annotation")
  fileprivate static let drawing = XMLName("frame")
  fileprivate static let shapes = XMLName("shapes")
  fileprivate static let ruby = XMLName("ruby-text")
}
