/// The cells of one row of a CSV file, read for showing only.
enum SheetRow {
  /// The cells of the row at the start of `bytes`; the last one may be cut where the bytes end.
  static func cells(_ bytes: ArraySlice<UInt8>, delimiter: UInt8) -> [String] {
    var rest = bytes
    return next(&rest, delimiter: delimiter)
  }

  /// The rows at the start of `bytes`, blank lines among them, at most so many.
  static func rows(_ bytes: ArraySlice<UInt8>, delimiter: UInt8, limit: Int) -> [[String]] {
    var rest = bytes
    var rows: [[String]] = []
    while !rest.isEmpty, rows.count < limit { rows.append(next(&rest, delimiter: delimiter)) }
    return rows
  }

  /// Takes the row at the start of `bytes` with the end of its line.
  private static func next(_ bytes: inout ArraySlice<UInt8>, delimiter: UInt8) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var quoted = false
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte == 0x22, quoted, position + 1 < bytes.endIndex, bytes[position + 1] == 0x22 {
        cell.append(byte)
        position += 1
      } else if byte == 0x22, quoted || cell.isEmpty {
        quoted.toggle()
      } else if byte == delimiter, !quoted {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell = []
      } else if SourceLines.endsLine(byte), !quoted {
        break
      } else {
        cell.append(byte)
      }
      position += 1
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    var end = position
    if end < bytes.endIndex { end += 1 }
    if end < bytes.endIndex, bytes[position] == 0x0D, bytes[end] == 0x0A { end += 1 }
    bytes = bytes[end...]
    return cells
  }

  /// The sign between the cells of a file: the one of `;`, tab and `,` that most lines have, the
  /// earlier one preferred, since prose has commas too.
  static func delimiter(_ text: ArraySlice<UInt8>) -> UInt8 {
    let candidates: [UInt8] = [0x3B, 0x09, 0x2C]
    var lines = [0, 0, 0]
    for line in text.split(whereSeparator: SourceLines.endsLine).prefix(200) {
      for (position, candidate) in candidates.enumerated() where line.contains(candidate) {
        lines[position] += 1
      }
    }
    let most = lines.max() ?? 0
    return zip(candidates, lines).first { $0.1 > 0 && $0.1 * 2 >= most }?.0 ?? 0x3B
  }
}
