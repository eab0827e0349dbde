import IntakeCore
import IntakeReading

/// The cells of a mail book by their columns: the lines below its header.
struct MailBookTable {
  private(set) var rows: [SheetTable.Row] = []
  private var columns: [Column: Int] = [:]

  enum Column: CaseIterable {
    case path, arrival, channel, number, postmark

    /// The headings that name it; accents and case do not count.
    fileprivate var headings: [String] {
      switch self {
      case .path: ["Tệp", "Tên tệp", "Tệp tin", "File"]
      case .arrival: ["Đến lúc", "Thời điểm đến", "Ngày giờ đến", "Giờ đến", "Ngày đến"]
      case .channel: ["Hình thức", "Hình thức nhận", "Hình thức gửi"]
      case .number: ["Số đến"]
      case .postmark: ["Dấu bưu điện"]
      }
    }
  }

  /// Lines above the header are titles; a book with more of them is none.
  private static let titleLines = 50

  init(_ bytes: [UInt8]) throws {
    let names = Dictionary(
      uniqueKeysWithValues: Column.allCases.flatMap { column in
        column.headings.map { (Self.key($0), column) }
      })
    guard let table = SheetTable(bytes, isHeading: { names[Self.key($0)] != nil }) else {
      throw MailBookError.notText
    }
    for (position, row) in table.rows.prefix(Self.titleLines).enumerated() {
      let columns = Self.columns(of: row, names)
      guard columns[.path] != nil, columns[.arrival] != nil else { continue }
      self.columns = columns
      rows = Array(table.rows[(position + 1)...])
      return
    }
    throw MailBookError.noHeader
  }

  private static func columns(
    of row: SheetTable.Row, _ names: [String: Column]
  ) -> [Column: Int] {
    var columns: [Column: Int] = [:]
    for (position, cell) in row.cells.enumerated() {
      guard let column = names[key(cell)], columns[column] == nil else { continue }
      columns[column] = position
    }
    return columns
  }

  /// A heading without case, accents and a colon at its end.
  private static func key(_ heading: String) -> String {
    String(decoding: MatchKey.bare(bytes: ArraySlice(heading.utf8)), as: UTF8.self)
  }

  /// The text of a column in a row; empty where it has none.
  func cell(_ column: Column, _ row: SheetTable.Row) -> String {
    guard let position = columns[column], row.cells.indices.contains(position) else { return "" }
    return row.cells[position]
  }

  func filled(_ column: Column, _ row: SheetTable.Row) -> String? {
    let text = cell(column, row)
    return text.isEmpty ? nil : text
  }
}
