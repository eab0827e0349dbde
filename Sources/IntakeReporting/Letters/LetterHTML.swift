import IntakeCore

/// A letter as one HTML page, A4 portrait, in the layout of official correspondence (Nghị định
/// 30/2020/NĐ-CP): no scripts, nothing from outside.
struct LetterHTML {
  let letter: Letter

  var bytes: [UInt8] {
    let page: [HTMLText] = [
      head, "<body>", "<main>", letterhead, title, addressee, body, end, "</main>", "</body>",
      "</html>", "",
    ]
    return Array(page.joined(separator: "\n").text.utf8)
  }

  private var language: Language { letter.language }

  /// Text as it may stand on paper: what has no shape of its own is shown by its number.
  private func safe(_ raw: String) -> HTMLText {
    HTMLText(TerminalText(raw).text)
  }

  // MARK: Above the text

  private var head: HTMLText {
    HTMLHead.of(
      "\(safe(letter.title ?? letter.subject)) – \(safe(letter.addressee))", language,
      LetterStyle.self)
  }

  private var letterhead: HTMLText {
    let agency = letter.call.agency
    let parent: HTMLText =
      agency.parent.map { "<p>\(safe($0[language].uppercased()))</p>\n" } ?? ""
    let about: HTMLText =
      letter.title == nil ? "\n<p class=\"about\">\(safe(letter.subject))</p>" : ""
    return """
      <header>
      <div class="agency">\(parent)<p class="unit">\
      \(safe(agency.unit[language].uppercased()))</p>
      <p class="number">\(LetterPhrases.number[language])</p>\(about)</div>
      <div class="state"><p class="nation">\(LetterPhrases.nation[language])</p>
      <p class="motto">\(LetterPhrases.motto[language])</p>
      <p class="date">\(safe(LetterPhrases.date(agency.seat)[language]))</p></div>
      </header>
      """
  }

  /// The name of the letter's type; an official letter has none in sight, only for readers of
  /// the page's outline.
  private var title: HTMLText {
    guard let title = letter.title else {
      return "<h1 class=\"unseen\">\(safe(letter.subject))</h1>"
    }
    return """
      <h1>\(safe(title))</h1>
      <p class="subject">\(safe(letter.subject))</p>
      """
  }

  private var addressee: HTMLText {
    "<p class=\"to\">\(LetterPhrases.to[language]) <bdi>\(safe(letter.addressee))</bdi></p>"
  }

  // MARK: The text

  private var body: HTMLText {
    letter.body.dropLast().map(write).joined(separator: "\n")
  }

  /// The signature never stands alone on a page: the last words go with it.
  private var end: HTMLText {
    let last = letter.body.last.map(write) ?? ""
    return "<div class=\"end\">\n" + last + "\n" + foot + "\n</div>"
  }

  private func write(_ block: Letter.Block) -> HTMLText {
    switch block {
    case .paragraph(let text): "<p class=\"text\">\(safe(text))</p>"
    case .heading(let text): "<h2>\(safe(text))</h2>"
    case .subheading(let text): "<h3>\(safe(text))</h3>"
    case .items(let items): write(items)
    case .table(let table): write(table)
    }
  }

  private func write(_ items: [Letter.Item]) -> HTMLText {
    let list = items.map { item -> HTMLText in
      let details = item.details.map { detail -> HTMLText in
        "<p class=\"detail\"><b>\(safe(detail.label)):</b> \(safe(detail.text))</p>"
      }
      return "<li><p>\(safe(item.text))</p>\n" + details.joined(separator: "\n") + "</li>"
    }
    let first = items.first?.number ?? 1
    return "<ol start=\"\(first)\">\n" + list.joined(separator: "\n") + "\n</ol>"
  }

  private func write(_ table: Letter.Table) -> HTMLText {
    let columns = table.widths.map { "<col class=\"w\($0)\">" as HTMLText }.joined()
    let headings = table.headings.map { "<th scope=\"col\">\(safe($0))</th>" as HTMLText }
    let rows = table.rows.map { row -> HTMLText in
      "<tr>" + row.map { "<td>\(safe($0))</td>" as HTMLText }.joined() + "</tr>"
    }
    return "<table><colgroup>" + columns + "</colgroup>\n<thead><tr>" + headings.joined()
      + "</tr></thead>\n<tbody>\n" + rows.joined(separator: "\n") + "\n</tbody></table>"
  }

  // MARK: Below the text

  private var foot: HTMLText {
    let recipients = letter.recipients.map { "<li>\(safe($0))</li>" as HTMLText }
    let hint: HTMLText =
      letter.signature.hint.map { "\n<p class=\"hint\">\(safe($0[language]))</p>" } ?? ""
    return """
      <footer>
      <div class="recipients"><p>\(LetterPhrases.recipients[language])</p>
      <ul>
      \(recipients.joined(separator: "\n"))
      </ul></div>
      <div class="signature"><p class="role">\
      \(safe(letter.signature.role[language].uppercased()))</p>\(hint)</div>
      </footer>
      """
  }
}
