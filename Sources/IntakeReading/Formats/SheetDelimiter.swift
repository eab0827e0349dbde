/// Which sign parts the cells of a sheet: by evidence in its first rows.
struct SheetDelimiter {
  var sign: UInt8
  /// Whether the first line says it (`sep=;`) and is no row.
  var isDeclared: Bool

  private static let signs = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
  private static let sample = 16 << 10
  private static let labelSample = 6 << 10

  /// - Parameter isLabel: whether a cell is one that forms have; asked only where the number of
  ///   signs leaves a doubt.
  static func find(
    in bytes: [UInt8], from start: Int, isLabel: (ArraySlice<UInt8>) -> Bool
  ) -> SheetDelimiter {
    let text = bytes[start...].prefix(sample)
    if let declared = declared(in: text) { return SheetDelimiter(sign: declared, isDeclared: true) }
    let shapes = signs.map { shape($0, text) }
    let byLines = signs.indices.sorted { shapes[$0].lines > shapes[$1].lines }
    let byCells = signs.indices.sorted { shapes[$0].cells > shapes[$1].cells }
    let (best, second) = (byLines[0], byLines[1])
    let isClear =
      shapes[second].lines == 0
      || best == byCells[0] && shapes[best].cells >= 4 * shapes[byCells[1]].cells
    if isClear { return SheetDelimiter(sign: signs[best], isDeclared: false) }
    let labels = signs.map { sign in
      text.prefix(labelSample)
        .split(whereSeparator: { $0 == 0x0A || $0 == 0x0D || $0 == sign }).count(where: isLabel)
    }
    let chosen = byLines.max { labels[$0] < labels[$1] } ?? best
    let sign = labels[chosen] > labels[best] ? signs[chosen] : signs[best]
    return SheetDelimiter(sign: sign, isDeclared: false)
  }

  private static func declared(in text: ArraySlice<UInt8>) -> UInt8? {
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }.filter { $0 != UInt8(ascii: "\"") }
    guard line.count >= 5, line.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8),
      line.dropFirst(5).allSatisfy({ isSpace($0) || $0 == line[4] }), signs.contains(line[4])
    else { return nil }
    return line[4]
  }

  /// How many lines have the same number of a sign outside quotation marks, and how many cells
  /// that makes: the rows of a sheet are alike, the commas of a text are not.
  private static func shape(
    _ sign: UInt8, _ text: ArraySlice<UInt8>
  ) -> (lines: Int, cells: Int) {
    var lines: [Int: Int] = [:]
    var count = 0
    var isQuoted = false
    for byte in text {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == sign, !isQuoted {
        count += 1
      } else if byte == 0x0A || byte == 0x0D, !isQuoted {
        if count > 0 { lines[count, default: 0] += 1 }
        count = 0
      }
    }
    if count > 0 { lines[count, default: 0] += 1 }
    // Sorted, so that equal numbers always give the same one.
    let most = lines.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.first
    return most.map { ($0.value, $0.value * $0.key) } ?? (0, 0)
  }
}
