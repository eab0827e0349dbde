import IntakeCore

/// The line of a document at which a finding stands, and a mark under the place.
struct SourceExcerpt {
  /// Names of the columns above a sheet's cells; nil for XML.
  var heading: TerminalText?
  var line: TerminalText
  /// Where the mark starts below the line, in columns from 0, and its width.
  var mark: Int
  var markWidth: Int

  /// - Parameters:
  ///   - rest: the document from the start of the finding's line on.
  ///   - width: the columns there are.
  static func of(
    _ place: Place, rest: ArraySlice<UInt8>, delimiter: UInt8, width: Int
  ) -> SourceExcerpt? {
    guard !place.isDocument, width >= 8 else { return nil }
    return place.row > 0
      ? sheet(place, rest, delimiter, width) : markup(place, rest, width)
  }

  /// Places further along a line than this are not shown: all of the line would have to be read.
  private static let reach = 64 << 10

  // MARK: XML

  private static func markup(
    _ place: Place, _ rest: ArraySlice<UInt8>, _ width: Int
  ) -> SourceExcerpt? {
    let near = rest.prefix(reach)
    let bytes = near.prefix { !SourceLines.endsLine($0) }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let column = Int(place.column) - 1
    guard column >= 0,
      let start = scalars.index(scalars.startIndex, offsetBy: column, limitedBy: scalars.endIndex)
    else { return nil }
    let tagEnd = scalars[start...].firstIndex(of: ">").map { scalars.index(after: $0) }
    let marked = TerminalText(String(scalars[start..<(tagEnd ?? scalars.endIndex)]))
    let before = TerminalText(
      String(String(scalars[..<start]).drop { $0 == " " || $0 == "\t" }))
    let after = TerminalText(String(scalars[(tagEnd ?? scalars.endIndex)...]))
    return fit(before, marked, after, width)
  }

  private static func fit(
    _ before: TerminalText, _ marked: TerminalText, _ after: TerminalText, _ width: Int
  ) -> SourceExcerpt {
    let middle = marked.text.cut(to: max(4, width * 2 / 3))
    let middleWidth = max(1, DisplayWidth.of(middle))
    let left = before.text.tail(columns: max(0, min(width - middleWidth, width / 3)))
    let mark = DisplayWidth.of(left)
    let line = (left + middle + after.text).cut(to: width)
    return SourceExcerpt(
      line: TerminalText(escaped: line), mark: mark, markWidth: min(middleWidth, width - mark))
  }

  // MARK: Sheets

  private static func sheet(
    _ place: Place, _ rest: ArraySlice<UInt8>, _ delimiter: UInt8, _ width: Int
  ) -> SourceExcerpt? {
    let cells = SheetRow.cells(rest.prefix(reach), delimiter: delimiter)
    guard !cells.isEmpty else { return nil }
    let marked = place.column > 0 ? Int(place.column) - 1 : nil
    guard (marked ?? 0) < cells.count else { return nil }
    for around in [2, 1, 0] {
      let excerpt = row(cells, marked, around: around, cellWidth: 22)
      if excerpt.width <= width { return excerpt }
    }
    return row(cells, marked, around: 0, cellWidth: max(4, width - 4))
  }

  private var width: Int { DisplayWidth.of(line.text) }

  private static func row(
    _ cells: [String], _ marked: Int?, around: Int, cellWidth: Int
  ) -> SourceExcerpt {
    let middle = marked ?? 0
    let first = max(0, middle - around)
    let last = min(cells.count - 1, middle + around)
    var heading = first > 0 ? "  " : ""
    var line = first > 0 ? "… " : ""
    var mark = (start: DisplayWidth.of(line), width: 1)
    for position in first...last {
      let text = TerminalText(cells[position]).text.cut(to: cellWidth)
      let name = Place.columnName(position + 1)
      let wide = max(1, DisplayWidth.of(text), name.count)
      if position == marked { mark = (DisplayWidth.of(line), wide) }
      heading += name.padded(to: wide) + (position < last ? "   " : "")
      line += text.padded(to: wide) + (position < last ? " │ " : "")
    }
    if marked == nil { mark.width = DisplayWidth.of(line) - mark.start }
    if last < cells.count - 1 { line += " …" }
    return SourceExcerpt(
      heading: TerminalText(escaped: heading.withoutTail), line: TerminalText(escaped: line),
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
