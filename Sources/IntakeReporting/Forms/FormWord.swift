public import IntakeCore

/// A blank form as a Word document, A4, the list landscape: the lines and tables of the sheet, hints in grey
/// in the place of answers, the orientations as a remark on the heading that asks for one.
public enum FormWord {
  /// Nil where there is no memory left.
  public static func blank(_ form: Form, _ call: Call) -> [UInt8]? {
    let page = WordPage(
      title: form.title.vi, isLandscape: form.kind == .appendix1, left: 1134, right: 850)
    var body = FormBody(call: call, page: page)
    let content = BlankFormWriter.content(form, call, hasHints: true)
    for line in SheetFormWriter.grid(content, call: call)?.lines ?? [] { body.add(line) }
    body.finish()
    return WordFile.bytes(body.blocks, page)
  }
}

/// The blocks of a form, line by line.
private struct FormBody {
  let call: Call
  let page: WordPage
  private(set) var blocks: [WordBlock] = []
  private var table: WordTable?
  private var signature: [WordParagraph] = []

  init(call: Call, page: WordPage) {
    self.call = call
    self.page = page
  }

  private static let cell = WordStyle(size: 11)
  private static let hint = WordStyle(size: 11, isItalic: true, isGrey: true)

  mutating func add(_ line: SheetLine) {
    switch line.kind {
    case .title:
      endTable()
      blocks.append(
        .text(line.texts[0], WordStyle(size: 14, isBold: true, alignment: .center, below: 3)))
    case .answer(let field): addAnswer(field, line.texts[1])
    case .heading(let table): addHeading(table)
    case .index: addRow(line.texts, WordStyle(size: 8, isItalic: true, alignment: .center), true)
    case .record(let table):
      for _ in 0..<(table.kind == .contribution ? 2 : 4) {
        addRow(line.texts, WordStyle(size: 9.5), false)
      }
    case .signature: addSignature(line)
    case .other: addText(line.texts.filter { !$0.isEmpty })
    }
  }

  /// Puts down the table that was begun.
  mutating func endTable() {
    if let table { blocks.append(.table(table)) }
    table = nil
  }

  private mutating func addAnswer(_ field: Field, _ text: String) {
    let label = page.textWidth * 3 / 10
    var rows = table ?? WordTable(widths: [label, page.textWidth - label])
    var name = WordTable.Cell(field.label.vi, Self.cell.with { $0.isBold = true })
    if field.type == .orientation { name.paragraphs[0].comment = orientations }
    rows.rows.append(
      .init(cells: [name, .init(text, text.isEmpty ? Self.cell : Self.hint)], height: 17))
    table = rows
  }

  /// A line of its own: what two cells of a sheet say stands in two cells here as well.
  private mutating func addText(_ texts: [String]) {
    guard texts.count == 2, var rows = table else {
      endTable()
      if let text = texts.first {
        blocks.append(
          .text(
            text,
            Self.cell.with {
              $0.above = 6; $0.below = 3
            }))
      }
      return
    }
    rows.rows.append(
      .init(
        cells: [.init(texts[0], Self.cell.with { $0.isBold = true }), .init(texts[1], Self.cell)],
        height: 17))
    table = rows
  }

  // MARK: Tables

  private mutating func addHeading(_ fields: FieldTable) {
    endTable()
    if case .table? = blocks.last { blocks.append(.text("", Self.cell)) }
    var table = WordTable(widths: widths(fields))
    let style = WordStyle(size: 9.5, isBold: true, alignment: .center)
    table.rows.append(
      .init(
        cells: fields.fields.map { field in
          var cell = WordTable.Cell(field.label.vi, style, isMiddle: true)
          cell.paragraphs[0].comment =
            field.type == .orientation ? orientations : field.hint?.vi
          return cell
        }, isHeading: true))
    self.table = table
  }

  private mutating func addRow(_ texts: [String], _ style: WordStyle, _ isHeading: Bool) {
    table?.rows.append(
      .init(
        cells: texts.map { WordTable.Cell($0, style) }, isHeading: isHeading,
        height: isHeading ? nil : 26))
  }

  /// Shares by what is written into a column.
  private func widths(_ table: FieldTable) -> [Int] {
    let shares = table.fields.map { field -> Int in
      switch field.type {
      case .text: field.id == KnownField.title.id ? 22 : 17
      case .number: 9
      case .orientation: 15
      case .code: 17
      case .amount, .quantity: 14
      default: 12
      }
    }
    let sum = max(1, shares.reduce(0, +))
    return shares.map { page.textWidth * $0 / sum }
  }

  private var orientations: String {
    (["Ghi số của một định hướng:"]
      + call.orientations.map { "\($0.number). \($0.title.vi)" }).joined(separator: "\n")
  }

  private mutating func addSignature(_ line: SheetLine) {
    endTable()
    let text = line.texts.first { !$0.isEmpty } ?? ""
    let isHint = text.first == "("
    signature.append(
      WordParagraph(
        text,
        WordStyle(
          size: 12, isBold: !isHint, isItalic: isHint, alignment: .center, above: isHint ? 0 : 10)))
  }

  /// Puts down what was begun, the signature to the right.
  mutating func finish() {
    endTable()
    let left = page.textWidth * 6 / 10
    guard !signature.isEmpty else { return }
    blocks.append(
      .table(
        WordTable(
          widths: [left, page.textWidth - left],
          rows: [.init(cells: [.init("", Self.cell), .init(signature)])], hasBorders: false)))
  }
}
