import IntakeCore

/// A letter as text to mail: at most 72 columns, nothing in it but printable characters.
struct LetterText {
  let letter: Letter

  static let width = 72

  var bytes: [UInt8] {
    var page = Page()
    head(&page)
    for block in letter.body { write(block, &page) }
    foot(&page)
    return Array(page.text.utf8)
  }

  // MARK: The parts

  private func head(_ page: inout Page) {
    let language = letter.language
    let agency = letter.call.agency
    page.center(LetterPhrases.nation[language])
    page.center(LetterPhrases.motto[language])
    page.center("---------------")
    page.blank()
    if let parent = agency.parent { page.wrap(parent[language].uppercased()) }
    page.wrap(agency.unit[language].uppercased())
    page.wrap(LetterPhrases.number[language])
    if letter.title == nil { page.wrap(letter.subject, hanging: 4) }
    page.blank()
    page.wrap(LetterPhrases.date(agency.seat)[language])
    page.blank()
    if let title = letter.title {
      page.center(title)
      page.center(letter.subject)
      page.blank()
    }
    page.wrap("\(LetterPhrases.to[language]) \(letter.addressee)", hanging: 4)
    page.blank()
  }

  private func write(_ block: Letter.Block, _ page: inout Page) {
    switch block {
    case .paragraph(let text):
      page.wrap(text)
      page.blank()
    case .heading(let text):
      page.wrap(text.uppercased())
      page.blank()
    case .subheading(let text):
      page.wrap("* " + text, hanging: 2)
      page.blank()
    case .items(let items):
      for item in items { write(item, &page) }
    case .table(let table): write(table, &page)
    }
  }

  private func write(_ item: Letter.Item, _ page: inout Page) {
    let number = "\(item.number). "
    page.wrap(number + item.text, hanging: number.count)
    for detail in item.details {
      page.wrap("- \(detail.label): \(detail.text)", indent: number.count, hanging: 2)
    }
    page.blank()
  }

  /// A row is a point, its cells below each other under their headings.
  private func write(_ table: Letter.Table, _ page: inout Page) {
    for row in table.rows {
      for (position, (heading, cell)) in zip(table.headings, row).enumerated() {
        let mark = position == 0 ? "- " : "  "
        page.wrap("\(mark)\(heading): \(cell)", hanging: 4)
      }
    }
    page.blank()
  }

  private func foot(_ page: inout Page) {
    let language = letter.language
    page.blank()
    page.center(letter.signature.role[language].uppercased(), from: Self.width / 2)
    if let hint = letter.signature.hint { page.center(hint[language], from: Self.width / 2) }
    for _ in 0..<3 { page.blank() }
    page.wrap(LetterPhrases.recipients[language])
    for recipient in letter.recipients { page.wrap("- \(recipient)", hanging: 2) }
  }

  /// Lines of a mail.
  private struct Page {
    private(set) var text = ""

    mutating func blank() {
      text += "\n"
    }

    mutating func wrap(_ raw: String, indent: Int = 0, hanging: Int = 0) {
      let safe = TerminalText(raw).text
      let leading = safe.prefix { $0 == " " }
      let start = indent + leading.count
      let rest = indent + hanging
      let lines = String(safe.dropFirst(leading.count))
        .wrapped(first: width - start, rest: width - rest)
      for (position, line) in lines.enumerated() {
        let spaces = String(repeating: " ", count: position == 0 ? start : rest)
        text += (spaces + line).withoutTail + "\n"
      }
    }

    /// In the middle of the columns from `start` on.
    mutating func center(_ raw: String, from start: Int = 0) {
      for line in TerminalText(raw).text.wrapped(first: width - start, rest: width - start) {
        let gap = start + max(0, (width - start - DisplayWidth.of(line)) / 2)
        text += String(repeating: " ", count: gap) + line + "\n"
      }
    }

    private var width: Int { LetterText.width }
  }
}
