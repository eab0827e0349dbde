internal import IntakeArchives
internal import IntakeCore

/// The rows of one sheet of a workbook in XLSX.
final class XLSXSheetRows: RowSource {
  private let book: XLSXWorkbook
  private let entry: ZipArchive.Entry
  private let faults: OfficeFaults
  private let events: XLSXSheetEvents
  private let part: NotedPart
  private var merged: MergedAreas
  private let areas: [MergedAreas.Area]

  /// - Parameter faults: told where the sheet cannot be read to its end.
  convenience init(_ book: XLSXWorkbook, _ name: String, faults: OfficeFaults) throws(OfficeFault) {
    let entry = try book.package.entry(name)
    let areas = try XLSXMergedCells.areas(in: entry, of: book.package)
    self.init(book, entry, areas: areas, faults: faults)
  }

  init(
    _ book: XLSXWorkbook, _ entry: ZipArchive.Entry, areas: [MergedAreas.Area],
    faults: OfficeFaults
  ) {
    self.book = book
    self.entry = entry
    self.areas = areas
    self.faults = faults
    merged = MergedAreas(areas)
    events = XLSXSheetEvents(book, faults)
    part = NotedPart(book.package, entry.name, events: events, faults: faults)
  }

  func reopened() -> XLSXSheetRows {
    XLSXSheetRows(book, entry, areas: areas, faults: faults)
  }

  func next(into row: inout GridRow) -> Bool {
    while true {
      while events.rows.take(into: &row) {
        merged.apply(to: &row)
        if !row.isBlank { return true }
      }
      guard !events.isOver, part.advance() else { return false }
    }
  }
}

/// Makes rows of the events of a sheet.
private final class XLSXSheetEvents: XMLEvents {
  var rows = RowQueue()
  /// Whether the rows are over: what follows is not read.
  private(set) var isOver = false
  private let book: XLSXWorkbook
  private let notes: OfficeFaults
  private var isHidden = false
  private var builder: RowBuilder
  private var number = 0
  private var isInRows = false
  private var cell = Cell()
  private var value: [UInt8] = []
  private var formula: [UInt8] = []
  private var inline = RichText()
  private var open = Open.none

  private struct Cell {
    var column = 0
    var style = 0
    var type = CellType.number
    var hasFormula = false
    var hasValue = false
  }

  private enum CellType { case number, shared, text, inline, boolean, error, day }

  /// The element in hand whose text counts.
  private enum Open { case none, value, formula, inline }

  init(_ book: XLSXWorkbook, _ notes: OfficeFaults) {
    self.book = book
    self.notes = notes
    builder = RowBuilder(columns: book.package.limits.columns)
  }

  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]) {
    let name = XMLName(name)
    if open == .inline {
      inline.start(name)
      return
    }
    switch name {
    case .cell where isInRows: startCell(attributes)
    case .value where isInRows:
      cell.hasValue = true
      open = .value
    case .formula where isInRows:
      cell.hasFormula = true
      open = .formula
    case .inline where isInRows:
      open = .inline
      inline = RichText()
      inline.start(name)
      return
    case .row where isInRows: startRow(attributes)
    case .rows: isInRows = true
    case .columns: startColumns(attributes)
    default: break
    }
    depth.append(name)
  }

  /// The elements that are open, within an inline text none.
  private var depth: [XMLName] = []

  func end() {
    if open == .inline {
      guard inline.end() == .inline else { return }
      value = inline.finish()
      cell.hasValue = true
      open = .none
      return
    }
    open = .none
    switch depth.popLast() {
    case .cell? where isInRows: endCell()
    case .row? where isInRows: endRow()
    case .rows?:
      isInRows = false
      isOver = true
    default: break
    }
  }

  func text(_ bytes: Span<UInt8>) {
    switch open {
    case .none: break
    case .value: ByteScan.append(bytes, to: &value)
    case .formula: ByteScan.append(bytes, to: &formula)
    case .inline: inline.take(bytes)
    }
  }

  private func startRow(_ attributes: [XMLAttribute]) {
    let said = attributes.bytes("r").flatMap { CellReference.row($0) } ?? number + 1
    number = max(said, number + 1)
    isHidden = attributes.isSet("hidden")
    builder.begin(number)
    nextColumn = 0
  }

  private func endRow() {
    let row = builder.finish()
    if isHidden, !row.isBlank { notes.noteHidden(row: number) }
    rows.add(row)
  }

  private func startColumns(_ attributes: [XMLAttribute]) {
    let limit = book.package.limits.columns
    guard attributes.isSet("hidden"), let first = attributes.number("min"),
      let last = attributes.number("max"), 1...last ~= first, first <= limit
    else { return }
    notes.noteHidden(columns: first...min(last, limit))
  }

  private func startCell(_ attributes: [XMLAttribute]) {
    cell = Cell()
    value.removeAll(keepingCapacity: true)
    formula.removeAll(keepingCapacity: true)
    cell.column = nextColumn
    for attribute in attributes where attribute.namespace == nil {
      switch attribute.name {
      case "r": cell.column = max(CellReference.column(attribute.value) ?? nextColumn, nextColumn)
      case "s": cell.style = CellReference.row(attribute.value) ?? 0
      case "t": cell.type = Self.type(attribute.value)
      default: break
      }
    }
  }

  private static func type(_ name: [UInt8]) -> CellType {
    switch String(decoding: name, as: UTF8.self) {
    case "s": .shared
    case "str": .text
    case "inlineStr": .inline
    case "b": .boolean
    case "e": .error
    case "d": .day
    default: .number
    }
  }

  /// The column behind the last cell, blank ones too.
  private var nextColumn = 0

  private func endCell() {
    nextColumn = cell.column + 1
    if cell.hasFormula, cell.type != .text || !cell.hasValue, value.isEmpty {
      let text = [UInt8(ascii: "=")] + (formula.isEmpty ? Array("…".utf8) : formula)
      builder.add(cell.column, text[...], .noResult, shown: nil)
      return
    }
    guard cell.hasValue else { return }
    switch cell.type {
    case .number: addNumber()
    case .shared: add(book.strings[sharedNumber] ?? [])
    case .text: add(EscapedText.resolved(value)[...])
    case .inline, .error: add(value[...])
    case .boolean: add(Array((value == [0x31] ? "TRUE" : "FALSE").utf8)[...])
    case .day:
      builder.add(cell.column, value.prefix(10), .day, shown: CellDay.moment(iso: value))
    }
  }

  private var sharedNumber: Int { CellReference.row(value) ?? 0 }

  private func add(_ text: ArraySlice<UInt8>) {
    builder.add(cell.column, text, .text, shown: nil)
  }

  private func addNumber() {
    let text = value.trimmed.map(\.self)
    guard let plain = CellNumber.plain(text) else { return add(text[...]) }
    switch book.styles.format(cell.style) {
    case .plain: builder.add(cell.column, plain[...], .number, shown: nil)
    case .digits(let whole, let decimals):
      builder.add(
        cell.column, plain[...], .number,
        shown: CellNumber.shown(text, whole: whole, decimals: decimals))
    case .percent:
      guard let percent = CellNumber.plain(plain + Array("E2".utf8)) else { return add(text[...]) }
      add((percent + [UInt8(ascii: "%")])[...])
    case .day(let hasTime):
      guard let day = CellDay.text(serial: text, from1904: book.countsFrom1904) else {
        return builder.add(cell.column, plain[...], .number, shown: nil)
      }
      let moment = hasTime ? CellDay.moment(serial: text, from1904: book.countsFrom1904) : nil
      builder.add(cell.column, day[...], .day, shown: moment)
    }
  }
}

extension XMLName {
  fileprivate static let cell = XMLName("c")
  fileprivate static let value = XMLName("v")
  fileprivate static let formula = XMLName("f")
  fileprivate static let inline = XMLName("is")
  fileprivate static let row = XMLName("row")
  fileprivate static let rows = XMLName("sheetData")
  fileprivate static let columns = XMLName("col")
}
