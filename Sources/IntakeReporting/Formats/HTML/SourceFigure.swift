import IntakeCore

/// The place of a finding as the document has it: three lines of XML with a mark, or the row of a
/// sheet with its headings and a marked cell.
struct SourceFigure {
  let source: SourceExcerpts?
  let words: HTMLWords

  /// Nothing where the place is the document, or its text is not at hand.
  func html(_ finding: Finding) -> HTMLText {
    switch source?[finding.place] {
    case .text(let line)?: markup(line)
    case .grid(let row)?: sheet(row, related: Self.related(of: finding))
    case nil: ""
    }
  }

  // MARK: XML

  private func markup(_ line: SourceExcerpt.Line) -> HTMLText {
    let marked: HTMLText =
      words.written(Self.end(of: line.before.withoutIndent, 60), "span")
      + "<mark>" + words.written(Self.start(of: line.marked, 120), "span")
      + "</mark>" + words.written(Self.start(of: line.after, 100), "span")
    let lines = [
      neighbour(line.previous, line.number - 1), numbered(line.number, marked, isMarked: true),
      neighbour(line.next, line.number + 1),
    ]
    return "<div class=\"source\">" + lines.joined() + "</div>\n"
  }

  private func neighbour(_ text: String?, _ number: Int) -> HTMLText {
    guard let text else { return "" }
    return numbered(
      number, words.written(Self.start(of: text.withoutIndent, 140), "span"), isMarked: false)
  }

  private func numbered(_ line: Int, _ text: HTMLText, isMarked: Bool) -> HTMLText {
    let style: HTMLText = isMarked ? " class=\"at\"" : ""
    return "<div" + style + "><span class=\"no\">\(line)</span><code>" + text + "</code></div>"
  }

  private static func start(of text: String, _ letters: Int) -> String {
    let start = text.prefix(letters)
    return start.endIndex < text.endIndex ? start + "…" : text
  }

  private static func end(of text: String, _ letters: Int) -> String {
    let end = text.suffix(letters)
    return end.startIndex > text.startIndex ? "…" + end : text
  }

  // MARK: Sheets

  /// The columns, from 0, of the cells in the same row that a finding speaks of.
  private static func related(of finding: Finding) -> [Int] {
    finding.related.filter { $0.document == nil && $0.place.row == finding.place.row }
      .map { Int($0.place.column) - 1 }
  }

  private func sheet(_ shown: SourceExcerpt.Row, related: [Int]) -> HTMLText {
    let cells = shown.cells
    let marked = shown.marked ?? -1
    let columns = Self.columns(around: marked, related, of: max(cells.count, marked + 1))
    var letters: HTMLText = ""
    var names: HTMLText = ""
    var row: HTMLText = ""
    for (position, column) in columns.enumerated() {
      if column > (position == 0 ? 0 : columns[position - 1] + 1) {
        letters = letters + "<td class=\"gap\">…</td>"
        names = names + "<td class=\"gap\"></td>"
        row = row + "<td class=\"gap\">…</td>"
      }
      letters = letters + "<th scope=\"col\">\(shown.name(of: column))</th>"
      names = names + "<td>" + cell(shown.heading?.names, column) + "</td>"
      row = row + self.cell(cells, column, isMarked: column == marked)
    }
    let named: HTMLText =
      shown.heading.map {
        // Rows of Word tables are counted table by table, which the heading's is not.
        (shown.hasLetters
          ? "<tr class=\"names\"><th scope=\"row\">\($0.row)</th>"
          : "<tr class=\"names\"><td></td>")
          + names + "</tr>\n"
      }
      ?? ""
    let whole: HTMLText = marked < 0 ? " class=\"at\"" : ""
    return """
      <div class="scroll" role="group" tabindex="0" aria-label="\(words.row(shown.number))">
      <table class="grid"><thead><tr><td></td>\(letters)</tr></thead>
      <tbody>\(named)<tr\(whole)><th scope="row">\(shown.number)</th>\(row)</tr></tbody></table></div>

      """
  }

  private func cell(_ cells: [String]?, _ column: Int) -> HTMLText {
    guard let cells, column < cells.count else { return "" }
    return words.written(Self.start(of: cells[column], 60))
  }

  private func cell(_ cells: [String], _ column: Int, isMarked: Bool) -> HTMLText {
    let text = column < cells.count ? Self.start(of: cells[column], 80) : ""
    guard isMarked else { return "<td>" + words.written(text) + "</td>" }
    let shown: HTMLText = text.isEmpty ? "\(words[TextPhrases.blank])" : words.written(text)
    return "<td class=\"at\"><mark>" + shown + "</mark></td>"
  }

  /// The columns to show: the first two, which tell the row from others, those next to the marked
  /// one, and those that the finding relates to.
  private static func columns(around marked: Int, _ related: [Int], of count: Int) -> [Int] {
    let near = marked < 0 ? [0, 1, 2, 3, 4] : [0, 1, marked - 1, marked, marked + 1]
    return Set(near + related.prefix(4)).filter { (0..<count).contains($0) }.sorted()
  }
}

extension String {
  fileprivate var withoutIndent: String {
    String(drop { $0 == " " || $0 == "\t" })
  }
}
