public import IntakeCore

/// Writes a filled-in form as a CSV sheet, the way an office fills one in: `;` between the cells,
/// UTF-8 with a byte order mark, CRLF.
///
/// Codes become their labels, numbers, months and dates are written the Vietnamese way; all other
/// text stands as it is. Every field of the form has its cell, blank where the content has none;
/// a submitter and a task that the content does not have at all have no lines.
public enum SheetFormWriter {
  /// - Parameter lexicon: of the call, where it is at hand already.
  public static func write(
    _ content: FormContent, call: Call, lexicon: CallLexicon? = nil
  ) -> WrittenForm {
    grid(content, call: call, lexicon: lexicon)?.written() ?? WrittenForm(bytes: [], places: [:])
  }

  /// The rows of the sheet; nil where the call has no such form.
  static func grid(
    _ content: FormContent, call: Call, lexicon: CallLexicon? = nil
  ) -> SheetGrid? {
    guard let form = call.form(content.form) else { return nil }
    let cells = SheetCells(form, content, lexicon: lexicon ?? CallLexicon(call))
    var layout = SheetFormLayout(form: form, content: content, cells: cells)
    return layout.write()
  }
}

/// Where things stand in the sheet of a form.
private struct SheetFormLayout {
  let form: Form
  let content: FormContent
  let cells: SheetCells
  var grid: SheetGrid

  init(form: Form, content: FormContent, cells: SheetCells) {
    self.form = form
    self.content = content
    self.cells = cells
    let table = form.table(form.kind == .appendix1 ? .task : .activity)
    grid = SheetGrid(width: max(2, table?.fields.count ?? 0))
  }

  mutating func write() -> SheetGrid {
    head()
    switch form.kind {
    case .appendix1: list()
    case .appendix2: outline()
    }
    signature()
    return grid
  }

  // MARK: Above the table

  private mutating func head() {
    if form.name != form.title { grid.row([form.name.vi.uppercased()], .title) }
    grid.row([form.title.vi.uppercased()], .title)
    grid.row([])
    if !content.submitter.isEmpty { lines(.submitter, content.submitter, key: "submitter") }
    if let id = content.call { grid.row([SheetPhrases.call, id]) }
    grid.row([])
    // Without a unit the form's own would count for a reader; amounts in none stay in none.
    let unit = content.unit.map { MoneyUnit(rawValue: $0)?.name.vi ?? $0 }
    grid.row([form.unitLabel.vi + ": " + (unit ?? SheetPhrases.noUnit)])
  }

  /// A line for each field: its label and what was written.
  private mutating func lines(_ kind: TableKind, _ entries: [FormContent.Entry], key: String) {
    guard let table = form.table(kind) else { return }
    grid.remember(key, column: 0)
    for (field, text) in zip(table.fields, cells.texts(of: entries, table)) {
      grid.remember("\(key).\(field.id)", column: 2)
      grid.row([field.label.vi, text], .answer(field))
    }
  }

  // MARK: Tables

  private mutating func list() {
    guard let table = form.table(.task) else { return }
    heading(table)
    for (position, task) in content.tasks.enumerated() {
      row(table, task.fields, key: "task[\(position + 1)]")
    }
  }

  private mutating func outline() {
    let task = content.tasks.first ?? FormContent.Task(fields: [])
    grid.row([])
    if !content.tasks.isEmpty {
      lines(.task, task.fields, key: "task[1]")
      grid.row([])
    }
    if let table = form.table(.activity) {
      heading(table)
      rows(table, task.activities)
    }
    if let table = form.table(.contribution), !task.contributions.isEmpty {
      grid.row([])
      grid.row(table.fields.map(\.label.vi), .heading(table))
      rows(table, task.contributions)
    }
  }

  private mutating func heading(_ table: FieldTable) {
    grid.row(table.fields.map(\.label.vi), .heading(table))
    // A spreadsheet makes -1 of (1).
    grid.row(table.fields.indices.map { "[\($0 + 1)]" }, .index)
  }

  private mutating func rows(_ table: FieldTable, _ records: [[FormContent.Entry]]) {
    for (position, entries) in records.enumerated() {
      row(table, entries, key: "task[1].\(table.kind.rawValue)[\(position + 1)]")
    }
  }

  private mutating func row(_ table: FieldTable, _ entries: [FormContent.Entry], key: String) {
    grid.remember(key, column: 0)
    for (position, field) in table.fields.enumerated() {
      grid.remember("\(key).\(field.id)", column: position + 1)
    }
    grid.row(cells.texts(of: entries, table), .record(table))
  }

  // MARK: Below the table

  private mutating func signature() {
    let before = Array(repeating: "", count: max(1, grid.width * 2 / 3))
    grid.row([])
    for text in SheetPhrases.signature { grid.row(before + [text], .signature) }
  }
}

/// The fixed words of the sheets: a form is a Vietnamese document.
enum SheetPhrases {
  static let call = "Đợt kêu gọi"
  static let noUnit = "chưa rõ"
  static let signature = ["ĐẠI DIỆN ĐƠN VỊ ĐỀ XUẤT", "(Ký, ghi rõ họ tên, đóng dấu)"]
}
