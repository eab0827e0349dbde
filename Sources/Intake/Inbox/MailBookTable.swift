import IntakeCore

/// The cells of a mail book: CSV (RFC 4180) with `,`, `;` or tab, read byte by byte.
struct MailBookTable {
  private(set) var rows: [Row] = []
  private var columns: [Column: Int] = [:]

  struct Row {
    var cells: [String]
    /// The line where it starts, from 1.
    var line: Int
  }

  enum Column: String, CaseIterable {
    case path = "Tệp"
    case arrival = "Đến lúc"
    case channel = "Hình thức"
    case number = "Số đến"
    case postmark = "Dấu bưu điện"
  }

  init(_ bytes: [UInt8]) throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    guard String(validating: content, as: UTF8.self) != nil else { throw MailBookError.notUTF8 }
    var all = Self.split(content, at: Self.delimiter(of: content))
    guard let header = all.first(where: { !$0.cells.allSatisfy(\.isEmpty) }) else {
      throw MailBookError.noHeader
    }
    for column in Column.allCases {
      columns[column] = header.cells.firstIndex {
        MatchKey.name($0) == MatchKey.name(column.rawValue)
      }
    }
    guard columns[.path] != nil, columns[.arrival] != nil else { throw MailBookError.noHeader }
    all.removeAll { $0.line <= header.line }
    rows = all
  }

  func cell(_ column: Column, _ row: Row) -> String {
    guard let position = columns[column], row.cells.indices.contains(position) else { return "" }
    return row.cells[position]
  }

  func filled(_ column: Column, _ row: Row) -> String? {
    let text = cell(column, row)
    return text.isEmpty ? nil : text
  }

  /// The one of the three that stands most often in the first line.
  private static func delimiter(of content: ArraySlice<UInt8>) -> UInt8 {
    let header = content.drop { $0 == lineFeed || $0 == carriageReturn }
      .prefix { $0 != lineFeed && $0 != carriageReturn }
    func count(_ byte: UInt8) -> Int { header.count { $0 == byte } }
    return delimiters.max { count($0) < count($1) } ?? delimiters[0]
  }

  private static func split(_ content: ArraySlice<UInt8>, at delimiter: UInt8) -> [Row] {
    var scanner = CellScanner(rest: content, delimiter: delimiter)
    var rows: [Row] = []
    while let row = scanner.row() { rows.append(row) }
    return rows
  }

  private static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
}

/// Reads rows of cells off the front of the bytes.
private struct CellScanner {
  var rest: ArraySlice<UInt8>
  let delimiter: UInt8
  private var line = 1

  init(rest: ArraySlice<UInt8>, delimiter: UInt8) {
    self.rest = rest
    self.delimiter = delimiter
  }

  mutating func row() -> MailBookTable.Row? {
    guard !rest.isEmpty else { return nil }
    var row = MailBookTable.Row(cells: [], line: line)
    while true {
      row.cells.append(cell())
      guard let next = rest.popFirst() else { return row }
      if next == delimiter { continue }
      if next == carriageReturn, rest.first == lineFeed { rest.removeFirst() }
      line += 1
      return row
    }
  }

  private mutating func cell() -> String {
    var bytes: [UInt8] = []
    if rest.first == quote { bytes = quoted() }
    while let next = rest.first, next != delimiter, next != lineFeed, next != carriageReturn {
      bytes.append(next)
      rest.removeFirst()
    }
    return trimmed(bytes)
  }

  private mutating func quoted() -> [UInt8] {
    var bytes: [UInt8] = []
    rest.removeFirst()
    while let next = rest.popFirst() {
      if next == lineFeed { line += 1 }
      if next != quote {
        bytes.append(next)
      } else if rest.first == quote {
        bytes.append(quote)
        rest.removeFirst()
      } else {
        break
      }
    }
    return bytes
  }

  private func trimmed(_ bytes: [UInt8]) -> String {
    let text = Substring(decoding: bytes, as: UTF8.self)
    let start = text.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
