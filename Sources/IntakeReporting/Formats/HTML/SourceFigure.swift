import IntakeCore

/// The place of a finding as the document has it: three lines of XML with a mark, or the row of a
/// sheet with its headings and a marked cell.
struct SourceFigure {
  private let rests: [Int: ArraySlice<UInt8>]
  private let delimiter: UInt8
  private let headings: [Heading]
  private let words: HTMLWords

  /// A row of a sheet that names the columns below it.
  private struct Heading {
    let row: Int
    let cells: [String]
  }

  /// Lines longer than this are shown in part; places further along are not shown.
  private static let reach = 64 << 10

  init(
    _ document: JudgedDocument, at findings: [Finding], form: Form?, source: SourceLines?,
    words: HTMLWords
  ) {
    let lines = findings.map { Int($0.place.line) }.filter { $0 > 0 }
    let around = document.format == .xml ? lines.flatMap { [$0 - 1, $0, $0 + 1] } : lines
    rests = source?.rests(from: Set(around.filter { $0 > 0 } + [1])) ?? [:]
    self.words = words
    guard document.format == .csv, let start = rests[1]?.prefix(Self.reach) else {
      (delimiter, headings) = (0x3B, [])
      return
    }
    delimiter = SheetRow.delimiter(start)
    headings = Self.headings(in: start, delimiter, form)
  }

  /// Nothing where the place is the document, or its text is not at hand.
  func html(_ finding: Finding) -> HTMLText {
    guard let rest = rests[Int(finding.place.line)], !finding.place.isDocument else { return "" }
    return finding.place.row > 0 ? sheet(finding, rest) : markup(finding.place, rest)
  }

  // MARK: XML

  private func markup(_ place: Place, _ rest: ArraySlice<UInt8>) -> HTMLText {
    let scalars = Self.line(rest).unicodeScalars
    guard place.column > 0,
      let start = scalars.index(
        scalars.startIndex, offsetBy: Int(place.column) - 1, limitedBy: scalars.endIndex)
    else { return "" }
    let end = scalars[start...].firstIndex(of: ">").map(scalars.index(after:)) ?? scalars.endIndex
    let marked: HTMLText =
      words.written(Self.end(of: String(scalars[..<start]).withoutIndent, 60), "span")
      + "<mark>" + words.written(Self.start(of: String(scalars[start..<end]), 120), "span")
      + "</mark>" + words.written(Self.start(of: String(scalars[end...]), 100), "span")
    let line = Int(place.line)
    let lines = [
      neighbour(line - 1), numbered(line, marked, isMarked: true), neighbour(line + 1),
    ]
    return "<div class=\"source\">" + lines.joined() + "</div>\n"
  }

  private func neighbour(_ line: Int) -> HTMLText {
    guard let rest = rests[line] else { return "" }
    let text = Self.start(of: Self.line(rest).withoutIndent, 140)
    return numbered(line, words.written(text, "span"), isMarked: false)
  }

  private func numbered(_ line: Int, _ text: HTMLText, isMarked: Bool) -> HTMLText {
    let style: HTMLText = isMarked ? " class=\"at\"" : ""
    return "<div" + style + "><span class=\"no\">\(line)</span><code>" + text + "</code></div>"
  }

  private static func line(_ rest: ArraySlice<UInt8>) -> String {
    String(decoding: rest.prefix(reach).prefix { !SourceLines.endsLine($0) }, as: UTF8.self)
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

  private func sheet(_ finding: Finding, _ rest: ArraySlice<UInt8>) -> HTMLText {
    let place = finding.place
    let cells = SheetRow.cells(rest.prefix(Self.reach), delimiter: delimiter)
    let marked = Int(place.column) - 1
    let related = finding.related.filter { $0.document == nil && $0.place.row == place.row }
      .map { Int($0.place.column) - 1 }
    let columns = Self.columns(around: marked, related, of: max(cells.count, marked + 1))
    let heading = headings.last { $0.row < Int(place.row) }
    var letters: HTMLText = ""
    var names: HTMLText = ""
    var row: HTMLText = ""
    for (position, column) in columns.enumerated() {
      if column > (position == 0 ? 0 : columns[position - 1] + 1) {
        letters = letters + "<td class=\"gap\">…</td>"
        names = names + "<td class=\"gap\"></td>"
        row = row + "<td class=\"gap\">…</td>"
      }
      letters = letters + "<th scope=\"col\">\(Place.columnName(column + 1))</th>"
      names = names + "<td>" + cell(heading?.cells, column) + "</td>"
      row = row + self.cell(cells, column, isMarked: column == marked)
    }
    let named: HTMLText =
      heading.map { "<tr class=\"names\"><th scope=\"row\">\($0.row)</th>" + names + "</tr>\n" }
      ?? ""
    let whole: HTMLText = marked < 0 ? " class=\"at\"" : ""
    return """
      <div class="scroll" role="group" tabindex="0" aria-label="\(words.row(Int(place.row)))">
      <table class="grid"><thead><tr><td></td>\(letters)</tr></thead>
      <tbody>\(named)<tr\(whole)><th scope="row">\(place.row)</th>\(row)</tr></tbody></table></div>

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

  /// The rows near the start of which at least three cells are labels of the form.
  private static func headings(
    in start: ArraySlice<UInt8>, _ delimiter: UInt8, _ form: Form?
  ) -> [Heading] {
    var labels: Set<String> = []
    for table in form?.tables ?? [] {
      for field in table.fields {
        labels.formUnion(([field.label.vi, field.label.en] + field.aliases).map(MatchKey.bare))
      }
      labels.formUnion(table.combined.flatMap(\.labels).map(MatchKey.bare))
    }
    let rows = SheetRow.rows(start, delimiter: delimiter, limit: 200)
    return rows.enumerated().compactMap { position, cells in
      let known = cells.count { !$0.isEmpty && labels.contains(MatchKey.bare($0)) }
      return known >= 3 ? Heading(row: position + 1, cells: cells) : nil
    }
  }
}

extension String {
  fileprivate var withoutIndent: String {
    String(drop { $0 == " " || $0 == "\t" })
  }
}
