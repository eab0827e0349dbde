public import IntakeCore

/// A form as a workbook: the rows of its sheet, a list to choose from where a field has one, notes
/// in the place of hints, and a second sheet with the orientations and the lists.
///
/// Dates, months and whatever identifies are text cells, so that they stay as they are typed; the
/// other cells have no format of digits that could be read two ways. Nothing is protected.
public enum FormWorkbook {
  /// A blank form to fill in.
  /// - Throws: where the machine lacks memory or room.
  public static func blank(
    _ form: Form, _ call: Call
  ) throws(WorkbookFile.Refusal) -> [UInt8] {
    let content = BlankFormWriter.content(form, call, hasHints: false)
    return try write(content, form, call, lexicon: nil, freeRows: 20)
  }

  /// A filled-in form.
  /// - Throws: where the machine lacks memory or room.
  public static func write(
    _ content: FormContent, call: Call, lexicon: CallLexicon
  ) throws(WorkbookFile.Refusal) -> [UInt8] {
    guard let form = call.form(content.form) else { return [] }
    return try write(content, form, call, lexicon: lexicon, freeRows: 0)
  }

  private static func write(
    _ content: FormContent, _ form: Form, _ call: Call, lexicon: CallLexicon?, freeRows: Int
  ) throws(WorkbookFile.Refusal) -> [UInt8] {
    let lists = ListSheet(call)
    var sheet = FormSheet(form: form, call: call, lists: lists, freeRows: freeRows)
    for line in SheetFormWriter.grid(content, call: call, lexicon: lexicon)?.lines ?? [] {
      sheet.add(line)
    }
    return try WorkbookFile.bytes(
      [sheet.page, lists.page], title: form.title.vi, created: FormWorkbook.made)
  }

  /// Forms are dated alike: the same call gives the same bytes.
  private static let made = Instant(secondsSinceEpoch: 1_577_836_800)
}

/// The sheet of a form, row by row.
private struct FormSheet {
  private(set) var page: SheetPage
  private let form: Form
  private let call: Call
  private let lists: ListSheet
  private let freeRows: Int
  private let columns: Int

  init(form: Form, call: Call, lists: ListSheet, freeRows: Int) {
    self.form = form
    self.call = call
    self.lists = lists
    self.freeRows = freeRows
    let table = form.table(form.kind == .appendix1 ? .task : .activity)
    columns = max(2, table?.fields.count ?? 0)
    page = SheetPage(name: form.name.vi, widths: Self.widths(form, columns))
    page.isLandscape = form.kind == .appendix1
  }

  /// The first column holds the labels above the table as well.
  private static func widths(_ form: Form, _ columns: Int) -> [Double] {
    guard form.kind == .appendix1, let table = form.table(.task) else {
      return [26, 36] + Array(repeating: 13, count: max(0, columns - 2))
    }
    return table.fields.enumerated().map { position, field in
      if position == 0 { return 15 }
      return switch field.type {
      case .text: field.id == KnownField.title.id ? 22 : 14
      case .month, .number: 9
      case .amount, .quantity: 10
      case .orientation: 8
      default: 10
      }
    }
  }

  mutating func add(_ line: SheetLine) {
    let row = page.rowCount
    switch line.kind {
    case .title: page.add([.text(line.texts[0], 0, to: columns - 1, .title)])
    case .other:
      let style: SheetStyle = line.texts.count > 1 ? Self.answer : .plain
      page.add(
        line.texts.enumerated().map {
          .text($1, $0, $0 == 0 && line.texts.count > 1 ? style.bold : style)
        },
        least: 17)
    case .signature: addSignature(line)
    case .index: addIndex(line)
    case .heading(let table): addHeading(table)
    case .answer(let field):
      page.add(
        [.text(line.texts[0], 0, Self.answer.bold), cell(line.texts[1], field, 1, Self.answer)],
        least: 17)
      help(field, row...row, column: 1)
      if let hint = field.hint { note(hint.vi, row, 1) }
    case .record(let table): addRecord(table, line.texts)
    }
  }

  private mutating func addHeading(_ table: FieldTable) {
    let row = page.rowCount
    page.add(table.fields.enumerated().map { .text($1.label.vi, $0, .heading) })
    for (column, field) in table.fields.enumerated() {
      if let text = Self.hint(field, call) { note(text, row, column) }
    }
    if table.kind == .task { page.heading = row...row }
  }

  private mutating func addIndex(_ line: SheetLine) {
    let row = page.rowCount
    let style = SheetStyle(size: 9, isItalic: true, alignment: .center, hasBorder: true)
    page.add(line.texts.enumerated().map { .text($1, $0, style) })
    if let heading = page.heading { page.heading = heading.lowerBound...row }
  }

  /// A row of a table; behind the last of a blank form's the free ones.
  private mutating func addRecord(_ table: FieldTable, _ texts: [String]) {
    let first = page.rowCount
    let blank = table.fields.enumerated().map { cell("", $1, $0) }
    page.add(
      zip(table.fields, texts).enumerated().map { cell($1.1, $1.0, $0) },
      least: freeRows > 0 ? Self.rowHeight : 0)
    let more = table.kind == .contribution ? min(freeRows, 4) : freeRows
    for _ in 0..<(table.kind == .activity ? min(more, 9) : more) {
      page.add(blank, least: Self.rowHeight)
    }
    for (column, field) in table.fields.enumerated() {
      help(field, first...(page.rowCount - 1), column: column)
    }
  }

  private mutating func addSignature(_ line: SheetLine) {
    guard let column = line.texts.firstIndex(where: { !$0.isEmpty }) else { return page.add([]) }
    let style = SheetStyle(size: 11, isBold: line.texts[column].first != "(", alignment: .center)
    page.add([.text(line.texts[column], column, to: columns - 1, style)])
  }

  // MARK: Cells

  private static let answer = SheetStyle(size: 11, isMiddle: true, hasBorder: true)
  /// In points: room to write by hand in a printed form.
  private static let rowHeight = 27.0

  private func cell(
    _ text: String, _ field: Field, _ column: Int, _ look: SheetStyle = .cell
  ) -> SheetPage.Cell {
    let style = look.format(field.isKeptAsTyped ? "@" : nil)
    guard field.type == .amount || field.type == .quantity else {
      return .text(text, column, style)
    }
    guard let number = Self.number(text) else { return .text(text, column, style.right) }
    return SheetPage.Cell(
      columns: column...column, content: .number(number), style: style.right)
  }

  /// The number that `1500,5` is, where a workbook's numbers hold it exactly.
  private static func number(_ text: String) -> Double? {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }
    let signs = text.utf8.filter { !(0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count <= 15, signs.isEmpty || signs.elementsEqual(",".utf8),
      text.utf8.first != UInt8(ascii: ","), text.utf8.last != UInt8(ascii: ",")
    else { return nil }
    return Double(text.replacing(",", with: "."))
  }

  /// A list to choose from, where the field has one; an amount that is none is asked about.
  private mutating func help(_ field: Field, _ rows: ClosedRange<Int>, column: Int) {
    switch field.type {
    case .amount, .quantity:
      page.checks.append(.init(rows: rows, column: column, rule: .amount))
    default:
      guard let list = lists.range(of: field.type) else { return }
      page.checks.append(.init(rows: rows, column: column, rule: .list(list)))
    }
  }

  private mutating func note(_ text: String, _ row: Int, _ column: Int) {
    page.notes.append(.init(row: row, column: column, text: "\(text)"))
  }

  /// What a column is to be filled in with.
  private static func hint(_ field: Field, _ call: Call) -> String? {
    guard field.type == .orientation else {
      return field.hint?.vi ?? (field.type == .month ? "Tháng/năm, ví dụ 01/2024" : nil)
    }
    let titles = call.orientations.map { "\($0.number). \($0.short.vi)" }
    return (["Ghi số của một định hướng:"] + titles).joined(separator: "\n")
  }
}

extension Field {
  /// Whether a spreadsheet would make something else of it: of a date, of leading zeros.
  fileprivate var isKeptAsTyped: Bool {
    switch type {
    case .date, .month, .identifier, .phone, .dispatchNumber, .province, .email: true
    default: false
    }
  }
}
