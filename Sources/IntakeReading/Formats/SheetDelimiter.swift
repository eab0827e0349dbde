/// Which sign parts the cells of a sheet: by evidence in its first rows.
struct SheetDelimiter {
  var sign: UInt8
  /// Whether the first line says it (`sep=;`) and is no row.
  var isDeclared: Bool

  private static let signs = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
  private static let sample = 16 << 10

  /// - Parameter isLabel: whether a cell is one that forms have; asked only where the number of
  ///   signs leaves a doubt.
  static func find(
    in bytes: [UInt8], from start: Int, isLabel: (ArraySlice<UInt8>) -> Bool
  ) -> SheetDelimiter {
    let text = bytes[start...].prefix(sample)
    if let declared = declared(in: text) { return SheetDelimiter(sign: declared, isDeclared: true) }
    let most = signs.map { mostInOneLine($0, text) }
    let ranked = signs.indices.sorted { most[$0] > most[$1] }
    let (best, second) = (ranked[0], ranked[1])
    guard most[second] > 0, most[second] * 2 >= most[best] else {
      return SheetDelimiter(sign: signs[best], isDeclared: false)
    }
    let labels = signs.map { sign in
      text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D || $0 == sign }).count(where: isLabel)
    }
    let chosen = ranked.max { labels[$0] < labels[$1] } ?? best
    return SheetDelimiter(sign: labels[chosen] > labels[best] ? signs[chosen] : signs[best],
      isDeclared: false)
  }

  private static func declared(in text: ArraySlice<UInt8>) -> UInt8? {
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }.filter { $0 != UInt8(ascii: "\"") }
    guard line.count >= 5, line.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8),
      line.dropFirst(5).allSatisfy({ isSpace($0) || $0 == line[4] }), signs.contains(line[4])
    else { return nil }
    return line[4]
  }

  /// The most that one line has of a sign outside quotation marks.
  private static func mostInOneLine(_ sign: UInt8, _ text: ArraySlice<UInt8>) -> Int {
    var most = 0
    var count = 0
    var isQuoted = false
    for byte in text {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == sign, !isQuoted {
        count += 1
      } else if byte == 0x0A || byte == 0x0D, !isQuoted {
        most = max(most, count)
        count = 0
      }
    }
    return max(most, count)
  }
}
