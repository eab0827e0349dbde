internal import IntakeCore

/// What stands below a list and was not read: notes, signatures, or something that is missed.
struct SheetNotes {
  private let columns: SheetColumns
  private let labels: Labels
  private var rows: [(line: SheetLine, kind: Kind)] = []
  /// Whether a signature or a note has begun.
  private var hasBegun = false

  private enum Kind {
    /// Says what no note or signature says.
    case missed
    /// In capitals: the head of a signature where one follows.
    case head
    /// A line by itself.
    case aside
  }

  init(_ columns: SheetColumns, _ labels: Labels) {
    self.columns = columns
    self.labels = labels
  }

  /// Takes a row that was not read. Below a note or signature it is missed where it carries money
  /// or looks like a task; before any, where it is no line by itself.
  mutating func take(_ line: SheetLine, isNote: Bool) {
    if isNote, !hasBegun {
      hasBegun = true
      for position in rows.indices where rows[position].kind == .head {
        rows[position].kind = .aside
      }
    }
    let isPart = isBreakdown(line)
    if !isPart, holdsMoney(line) || !isNote && looksLikeTask(line) && !isNumbered(line) {
      rows.append((line, .missed))
    } else if !hasBegun {
      rows.append((line, isPart || isAside(line) ? .aside : isInCapitals(line) ? .head : .missed))
    }
  }

  /// The line right above a row, which then heads what stands there and is no note.
  mutating func caption(above row: Int) -> SheetLine? {
    guard let last = rows.last?.line, Int(last.place.row) == row - 1, last.cells.count == 1 else {
      return nil
    }
    rows.removeLast()
    return last
  }

  /// The rows to report: where a task follows, those by themselves too.
  func told(beforeTask: Bool) -> [SheetLine] {
    rows.filter { beforeTask || $0.kind != .aside }.map(\.line)
  }

  /// Whether a row below has an amount that is no sum and no part of one.
  func carriesMoney(_ line: SheetLine) -> Bool {
    holdsMoney(line) && !isBreakdown(line)
      && !line.cells.contains { SheetWords.sum($0.text[...]) != nil }
  }

  /// Whether an amount stands in its column.
  private func holdsMoney(_ line: SheetLine) -> Bool {
    line.cells.contains { cell in
      columns.amounts.contains(cell.column) && cell.text.first.map { 0x30...0x39 ~= $0 } ?? false
        && !cell.text.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
    }
  }

  /// Whether a row says what a total is made of: `Trong đó:`, `- Ngân sách nhà nước`.
  private func isBreakdown(_ line: SheetLine) -> Bool {
    guard let first = line.cells.first, !columns.amounts.contains(first.column) else {
      return false
    }
    let text = first.text.drop { !isLetter($0) }
    let key = MatchKey.bare(bytes: text)
    if Self.parts.contains(where: { key.starts(with: $0) }) { return true }
    guard let named = labels.find(text, in: [columns.table]), named.table === columns.table,
      case .field(let position) = named.target
    else { return false }
    return columns.table.fields[position].type == .amount
  }

  private static let parts = ["trong đó", "bao gồm", "of which"].map {
    MatchKey.bare(bytes: ArraySlice($0.utf8))
  }

  /// A title in its column with something beside it.
  private func looksLikeTask(_ line: SheetLine) -> Bool {
    guard let column = columns.title,
      let title = line.cells.first(where: { $0.column == column })?.text, isLetter(title[0]),
      line.cells.count(where: { isKnown($0.column) }) > 1
    else { return false }
    let words = String(decoding: title, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    let small = words.count { $0.first?.isLowercase ?? false }
    return words.count > 3 && small * 2 > words.count
  }

  /// A number with one text behind it, among notes that have begun: `1`, `Kinh phí chưa gồm thuế`.
  private func isNumbered(_ line: SheetLine) -> Bool {
    hasBegun && line.cells.count == 2 && line.cells[0].column == columns.number
  }

  /// A line by itself before the titles, or one in brackets or behind a mark.
  private func isAside(_ line: SheetLine) -> Bool {
    guard line.cells.count == 1, let cell = line.cells.first else {
      return !line.cells.contains { isKnown($0.column) }
    }
    return !isKnown(cell.column) || cell.column < columns.title ?? 0
      || [UInt8(ascii: "("), UInt8(ascii: "*")].contains(cell.text[0])
  }

  private func isInCapitals(_ line: SheetLine) -> Bool {
    !line.cells.contains { cell in
      String(decoding: cell.text, as: UTF8.self).contains(where: \.isLowercase)
    }
  }

  private func isKnown(_ column: Int) -> Bool {
    column < columns.columns.count && columns.columns[column] != .none
  }
}
