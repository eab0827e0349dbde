import IntakeCore

/// The place of a finding in a text report: its line or row, and a mark under it.
struct TextFigure {
  /// The number of the line or row.
  var number: Int
  /// Names of the columns above a sheet's cells; nil for XML.
  var heading: TerminalText?
  var line: TerminalText
  /// Where the mark starts below the line, in columns from 0, and its width.
  var mark: Int
  var markWidth: Int

  /// - Parameter width: the columns there are.
  static func of(_ excerpt: SourceExcerpt, width: Int) -> TextFigure? {
    guard width >= 8 else { return nil }
    switch excerpt {
    case .text(let line): return markup(line, width)
    case .grid(let row): return sheet(row, width)
    }
  }

  // MARK: XML

  private static func markup(_ line: SourceExcerpt.Line, _ width: Int) -> TextFigure {
    let before = TerminalText(String(line.before.drop { $0 == " " || $0 == "\t" }))
    return fit(before, TerminalText(line.marked), TerminalText(line.after), width, line.number)
  }

  private static func fit(
    _ before: TerminalText, _ marked: TerminalText, _ after: TerminalText, _ width: Int,
    _ number: Int
  ) -> TextFigure {
    let middle = marked.text.cut(to: max(4, width * 2 / 3))
    let middleWidth = max(1, DisplayWidth.of(middle))
    let left = before.text.tail(columns: max(0, min(width - middleWidth, width / 3)))
    let mark = DisplayWidth.of(left)
    let line = (left + middle + after.text).cut(to: width)
    return TextFigure(
      number: number, line: TerminalText(escaped: line), mark: mark,
      markWidth: min(middleWidth, width - mark))
  }

  // MARK: Sheets

  private static func sheet(_ row: SourceExcerpt.Row, _ width: Int) -> TextFigure? {
    // A cell that the row does not reach is shown as a blank one.
    let missing = (row.marked ?? 0) + 1 - row.cells.count
    let cells = row.cells + Array(repeating: "", count: max(0, missing))
    for around in [2, 1, 0] {
      let figure = self.row(cells, row, around: around, cellWidth: 22)
      if figure.width <= width { return figure }
    }
    return self.row(cells, row, around: 0, cellWidth: max(4, width - 4))
  }

  private var width: Int { DisplayWidth.of(line.text) }

  private static func row(
    _ cells: [String], _ row: SourceExcerpt.Row, around: Int, cellWidth: Int
  ) -> TextFigure {
    let marked = row.marked
    let middle = marked ?? 0
    let first = max(0, middle - around)
    let last = min(cells.count - 1, middle + around)
    var heading = first > 0 ? "  " : ""
    var line = first > 0 ? "… " : ""
    var mark = (start: DisplayWidth.of(line), width: 1)
    for position in first...last {
      let text = TerminalText(cells[position]).text.cut(to: cellWidth)
      let name = row.name(of: position)
      let wide = max(1, DisplayWidth.of(text), name.count)
      if position == marked { mark = (DisplayWidth.of(line), wide) }
      heading += name.padded(to: wide) + (position < last ? "   " : "")
      line += text.padded(to: wide) + (position < last ? " │ " : "")
    }
    if marked == nil { mark.width = DisplayWidth.of(line) - mark.start }
    if last < cells.count - 1 { line += " …" }
    return TextFigure(
      number: row.number, heading: TerminalText(escaped: heading.withoutTail),
      line: TerminalText(escaped: line),
      mark: mark.start, markWidth: mark.width)
  }
}

extension String {
  fileprivate func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - DisplayWidth.of(self)))
  }

  /// The end of the text, as much of it as fits; `…` before it where something was cut.
  fileprivate func tail(columns: Int) -> String {
    guard DisplayWidth.of(self) > columns else { return self }
    guard columns > 1 else { return columns == 1 ? "…" : "" }
    var kept: [Character] = []
    var used = 1
    for letter in reversed() {
      used += DisplayWidth.of(String(letter))
      guard used <= columns else { break }
      kept.append(letter)
    }
    return "…" + String(kept.reversed())
  }
}
