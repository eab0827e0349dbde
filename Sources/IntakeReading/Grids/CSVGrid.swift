internal import IntakeCore

/// A sheet in CSV: splits it into rows and cells as RFC 4180 has it, at the level of bytes.
///
/// Rows end at LF, CRLF or CR. A quotation mark opens a cell only where it starts it; elsewhere it
/// is a sign like others. A damaged one costs its row alone: reading goes on at the next line.
struct CSVGrid: Grid {
  private var bytes: [UInt8]
  /// The pieces behind `bytes`, of a document that is not held whole.
  private var rest: PieceCursor?
  let delimiter: UInt8
  private let limits: Limits
  private var offset: Int
  private var line = 1
  private var number = 0
  /// Opening marks without a closing one: looking for it reads to the end each time.
  private var openQuotes = 0
  /// Rows that were looked at ahead of their turn, the next one last.
  private var ahead: [GridRow] = []
  /// Whether a piece could not be read by looking farther ahead than that.
  private var aheadIsBroken = false

  private static let quote = UInt8(ascii: "\"")
  private static let openQuoteLimit = 100
  private static let keptAhead = 64
  private static let usualCells = 32

  /// A sheet whose sign between cells is found by evidence.
  /// - Parameter pieces: the document where it is not held whole; `text` is its head then.
  init(
    _ text: DecodedText, pieces: (any DocumentPieces)? = nil, limits: Limits,
    isLabel: (ArraySlice<UInt8>) -> Bool
  ) {
    let delimiter = SheetDelimiter.find(in: text.bytes, from: text.start, isLabel: isLabel)
    var rest = pieces.map(PieceCursor.init)
    self.init(
      rest?.read() ?? text.bytes, from: text.start, rest: rest, delimiter: delimiter.sign,
      limits: limits)
    if delimiter.isDeclared { skipLine() }
  }

  init(
    _ bytes: [UInt8], from start: Int, rest: PieceCursor? = nil, delimiter: UInt8, limits: Limits
  ) {
    self.bytes = bytes
    self.rest = rest
    self.delimiter = delimiter
    self.limits = limits
    offset = start
  }

  /// Skips a line that is no row (`sep=;`).
  mutating func skipLine() {
    let start = offset
    offset = ByteScan.firstBreak(in: bytes, from: offset)
    endLine()
    if goesOn {
      takeMore(from: start)
      line = 1
      skipLine()
    }
  }

  var separator: UInt8 { delimiter }

  /// Whether a piece of the document could not be read.
  var isBroken: Bool { rest?.isBroken == true || aheadIsBroken }

  /// Whether what was read may go on beyond the bytes at hand.
  private var goesOn: Bool {
    guard let rest else { return false }
    return offset >= bytes.count && !rest.isAtEnd
  }

  /// Forgets what stands before an offset, takes in more of the document and goes back to there.
  private mutating func takeMore(from start: Int) {
    guard let more = rest?.extend(bytes[start...]) else { return }
    bytes = more
    offset = 0
  }

  /// Reads the next row; false at the end.
  mutating func next(into row: inout GridRow) -> Bool {
    guard let next = ahead.popLast() else { return split(into: &row) }
    row = next
    return true
  }

  /// Shows rows before their turn, as many as `limit`. The first of them are kept until then, the
  /// others are split once more.
  mutating func lookAhead(limit: Int, _ look: (GridRow) -> Void) {
    var kept = [GridRow](ahead.reversed())
    for row in kept.prefix(limit) { look(row) }
    guard kept.count < limit else { return }
    var row = GridRow()
    var seen = kept.count
    while seen < min(limit, Self.keptAhead), split(into: &row) {
      look(row)
      kept.append(row)
      row = GridRow(like: row)
      seen += 1
    }
    var farther = self
    while seen < limit, farther.split(into: &row) {
      look(row)
      seen += 1
    }
    ahead = kept.reversed()
    aheadIsBroken = farther.isBroken
  }

  private mutating func split(into row: inout GridRow) -> Bool {
    if goesOn { takeMore(from: offset) }
    guard offset < bytes.count else { return false }
    let (start, firstLine, quotes) = (offset, line, openQuotes)
    read(into: &row)
    if rest != nil, endsUnseen(row) {
      // Once more, with what follows.
      takeMore(from: start)
      (line, openQuotes) = (firstLine, quotes)
      number -= 1
      return split(into: &row)
    }
    return true
  }

  /// Whether the end of a row is that of the bytes at hand and not of the document.
  private func endsUnseen(_ row: GridRow) -> Bool {
    guard let rest, !rest.isAtEnd else { return false }
    return offset >= bytes.count || row.fault?.reason == .openQuote
  }

  private mutating func read(into row: inout GridRow) {
    number += 1
    row.number = number
    row.line = line
    row.cells.removeAll(keepingCapacity: true)
    row.filled.removeAll(keepingCapacity: true)
    if row.cells.capacity == 0 { row.makeRoom(for: Self.usualCells) }
    row.fault = nil
    row.overflow = nil
    row.bytes = bytes
    let start = offset
    while readCell(into: &row) {}
    row.range = start..<offset
  }

  /// Reads a cell and what ends it; says whether the row goes on.
  private mutating func readCell(into row: inout GridRow) -> Bool {
    if offset < bytes.count, bytes[offset] == Self.quote {
      guard readQuoted(into: &row) else { return false }
    } else {
      let end = ByteScan.firstBreak(or: delimiter, in: bytes, from: offset)
      append(offset, end, isEscaped: false, to: &row)
      offset = end
    }
    guard offset < bytes.count else { return false }
    if bytes[offset] == delimiter {
      offset += 1
      return true
    }
    endLine()
    return false
  }

  private func append(_ start: Int, _ end: Int, isEscaped: Bool, to row: inout GridRow) {
    var (start, end) = (start, end)
    while start < end, isSpace(bytes[start]) { start += 1 }
    while start < end, isSpace(bytes[end - 1]) { end -= 1 }
    guard row.cells.count < limits.columns else {
      if row.overflow == nil, start < end { row.overflow = limits.columns }
      return
    }
    if start < end { row.filled.append(row.cells.count) }
    row.cells.append(
      GridRow.Cell(start: Int32(start), end: Int32(end), isEscaped: isEscaped))
  }

  /// Moves over a line break.
  private mutating func endLine() {
    guard offset < bytes.count else { return }
    let isReturn = bytes[offset] == 0x0D
    offset += 1
    if isReturn, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
    line += 1
  }

  // MARK: - Quotation marks

  private mutating func readQuoted(into row: inout GridRow) -> Bool {
    let open = offset
    var isEscaped = false
    var close = openQuotes < Self.openQuoteLimit ? open : bytes.count
    while close < bytes.count {
      close = ByteScan.firstIndex(of: Self.quote, in: bytes, from: close + 1, to: bytes.count)
      guard close + 1 < bytes.count, bytes[close + 1] == Self.quote else { break }
      isEscaped = true
      close += 1
    }
    guard close < bytes.count else {
      openQuotes += 1
      damage(&row, .openQuote, from: open, to: nil)
      return false
    }
    var end = close + 1
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    let isClosed =
      end == bytes.count || bytes[end] == delimiter || bytes[end] == 0x0A || bytes[end] == 0x0D
    guard isClosed else {
      damage(&row, .textAfterQuote, from: open, to: close)
      return false
    }
    line += breaks(in: open..<close)
    append(open + 1, close, isEscaped: isEscaped, to: &row)
    offset = end
    return true
  }

  private func breaks(in range: Range<Int>) -> Int {
    var position = TextPosition(offset: range.lowerBound)
    ByteScan.advance(&position, to: range.upperBound, in: bytes)
    return position.line - 1
  }

  /// Gives a row up and finds where the next one starts: behind the line in which the mark was
  /// opened, unless what follows it up to the closing one belongs to the cell.
  private mutating func damage(
    _ row: inout GridRow, _ reason: RowFault, from open: Int, to close: Int?
  ) {
    row.fault = (reason, row.cells.count, open)
    let end = ByteScan.firstBreak(in: bytes, from: open)
    if let close, end < close, !startsRow(after: end, before: close) {
      line += breaks(in: open..<close)
      offset = ByteScan.firstBreak(in: bytes, from: close)
    } else {
      offset = end
    }
    endLine()
  }

  /// Whether a line between two places looks like a row: a number and a delimiter, or several
  /// delimiters.
  private func startsRow(after start: Int, before end: Int) -> Bool {
    for text in bytes[start..<end].split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let digits = text.prefix { 0x30...0x39 ~= $0 }
      if !digits.isEmpty, text.dropFirst(digits.count).first == delimiter { return true }
      if text.count(where: { $0 == delimiter }) >= 3 { return true }
    }
    return false
  }
}
