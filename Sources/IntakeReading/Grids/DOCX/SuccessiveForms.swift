internal import IntakeCore

/// Finds where one form ends and the next begins in a document that holds several: a list, then
/// outlines, as a Word document has them.
struct SuccessiveForms {
  private let labels: Labels
  private let list: Form?
  private let outline: Form?
  /// The position of each form's first row.
  private(set) var starts = [1]
  private var current = State()
  /// Where the next form may begin: a new page, or a title.
  private var candidate: Int?
  private var hasContentSince = false

  private struct State {
    var isList = false
    var hasTable = false
    var answered: Set<KnownField> = []
  }

  init(_ labels: Labels) {
    self.labels = labels
    list = labels.call.form(.appendix1)
    outline = labels.call.form(.appendix2)
  }

  mutating func take(_ row: GridRow) {
    if row.startsPage {
      candidate = row.number
      hasContentSince = false
    } else if isTitle(row), candidate == nil || hasContentSince {
      candidate = row.number
      hasContentSince = false
    }
    if isListHeader(row) {
      // A list has its heading once more on each page.
      if !current.isList, current.hasTable || current.answered.contains(.title) { begin(row) }
      current.isList = true
      current.hasTable = true
    } else if !current.isList || row.filled.count < 3, isActivityHeader(row) {
      if current.isList || current.hasTable { begin(row) }
      current.hasTable = true
    } else {
      takeAnswers(of: row)
    }
    if row.filled.count >= 3 {
      candidate = nil
      hasContentSince = true
    }
  }

  /// A form begins at the last place where one may, at this row at the latest.
  private mutating func begin(_ row: GridRow) {
    starts.append(candidate ?? row.number)
    candidate = nil
    current = State()
  }

  private mutating func takeAnswers(of row: GridRow) {
    guard row.filled.count <= 4, let outline else { return }
    let tables = [TableKind.submitter, .task].compactMap(outline.table)
    let answers = SheetLine(row).answers(labels, in: tables)
    guard !answers.isEmpty else { return }
    hasContentSince = true
    for answer in answers {
      guard case .field(let position) = answer.named.target,
        let field = answer.named.table.fields[position].known, field == .title || field == .name,
        !answer.value.text.isEmpty
      else { continue }
      if current.answered.contains(field) || current.isList && current.hasTable { begin(row) }
      current.answered.insert(field)
    }
  }

  private func isListHeader(_ row: GridRow) -> Bool {
    guard let table = list?.table(.task), row.filled.count >= 3 else { return false }
    return SheetHeader(
      row, table: table, others: [list?.table(.submitter)].compactMap(\.self), key: .title,
      least: 3,
      labels: labels) != nil
  }

  private func isActivityHeader(_ row: GridRow) -> Bool {
    guard let table = outline?.table(.activity), row.filled.count >= 3 else { return false }
    return SheetHeader(row, table: table, key: .content, least: 3, labels: labels) != nil
  }

  /// Whether a row by itself is the title of a form: `PHỤ LỤC 2`, `Mẫu số 02`, `PHIẾU ĐỀ XUẤT …`.
  private func isTitle(_ row: GridRow) -> Bool {
    guard row.filled.count == 1, let column = row.filled.first else { return false }
    let key = MatchKey.bare(bytes: row[column].prefix(60))
    return Self.titles.contains { key.starts(with: $0) }
  }

  private static let titles = ["phụ lục", "mẫu ", "phiếu ", "biểu mẫu", "thuyết minh", "đề cương"]
    .map { MatchKey.bare(bytes: ArraySlice($0.utf8)) }
}
