/// Which sign parts the cells of a sheet: by evidence in its first rows.
struct SheetDelimiter {
  var sign: UInt8
  /// Whether the first line says it (`sep=;`) and is no row.
  var isDeclared: Bool

  private static let signs = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
  private static let quote = UInt8(ascii: "\"")
  /// The bytes that are looked at, from the start.
  static let sample = 16 << 10
  private static let labelSample = 6 << 10
  private static let longestLabel = 72

  /// - Parameter isLabel: whether a cell is one that forms have; asked only where the number of
  ///   signs leaves a doubt.
  static func find(
    in bytes: [UInt8], from start: Int, isLabel: (ArraySlice<UInt8>) -> Bool
  ) -> SheetDelimiter {
    let text = bytes[start...].prefix(sample)
    if let declared = declared(in: text) { return SheetDelimiter(sign: declared, isDeclared: true) }
    let shapes = shapes(of: bytes, in: text.startIndex..<text.endIndex)
    let byLines = signs.indices.sorted { shapes[$0].lines > shapes[$1].lines }
    let byCells = signs.indices.sorted { shapes[$0].cells > shapes[$1].cells }
    let (best, second) = (byLines[0], byLines[1])
    let isClear =
      shapes[second].lines == 0
      || best == byCells[0] && shapes[best].cells >= 4 * shapes[byCells[1]].cells
    if isClear { return SheetDelimiter(sign: signs[best], isDeclared: false) }
    let candidates = signs.indices.filter { shapes[$0].lines > 0 }
    let chosen = header(in: text.prefix(labelSample), candidates, or: best, isLabel: isLabel)
    return SheetDelimiter(sign: signs[chosen], isDeclared: false)
  }

  /// The sign that parts the most labels: of the first line that looks like a header, else of the
  /// lines so far where only one sign parts any. Signs are counted before a cell is asked about, and
  /// few cells are, since most that are no labels take long to be told from them.
  private static func header(
    in text: ArraySlice<UInt8>, _ candidates: [Int], or usual: Int,
    isLabel: (ArraySlice<UInt8>) -> Bool
  ) -> Int {
    var labels = signs.map { _ in 0 }
    var asked = 0
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) where asked < mostLines {
      var isAsked = false
      for candidate in candidates {
        let count = line.count { $0 == signs[candidate] }
        guard count > 0 else { continue }
        isAsked = true
        // A line of two cells has its label in the first.
        let cells = count > 1 ? line : line.prefix { $0 != signs[candidate] }
        let found = self.labels(in: cells, signs[candidate], isLabel: isLabel)
        if found >= 3 { return candidate }
        labels[candidate] += found
      }
      if isAsked { asked += 1 }
      let leading = candidates.filter { labels[$0] > 0 }
      if leading.count == 1, labels[leading[0]] >= enough { return leading[0] }
    }
    return candidates.reduce(usual) { labels[$1] > labels[$0] ? $1 : $0 }
  }

  /// So many lines are asked about, and so many labels of one sign alone decide.
  private static let mostLines = 40
  private static let enough = 5

  /// How many cells of a line are labels; others are looked at while they are few.
  private static func labels(
    in line: ArraySlice<UInt8>, _ sign: UInt8, isLabel: (ArraySlice<UInt8>) -> Bool
  ) -> Int {
    var (found, others) = (0, 0)
    var rest = line
    while !rest.isEmpty, found < 3, others < 4 {
      let cell = rest.prefix { $0 != sign }
      rest = rest[cell.endIndex...].dropFirst()
      let text = cell.trimmed.drop { $0 == quote }.prefix { $0 != quote }
      guard text.contains(where: isLetter) else { continue }
      if text.count <= longestLabel, isLabel(text) { found += 1 } else { others += 1 }
    }
    return found
  }

  private static func declared(in text: ArraySlice<UInt8>) -> UInt8? {
    guard text.prefix(2).contains(where: { $0 | 0x20 == UInt8(ascii: "s") }) else { return nil }
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }.filter { $0 != UInt8(ascii: "\"") }
    guard line.count >= 5, line.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8),
      line.dropFirst(5).allSatisfy({ isSpace($0) || $0 == line[4] }), signs.contains(line[4])
    else { return nil }
    return line[4]
  }

  /// Counts each sign outside quotation marks, line by line, in one pass.
  private static func shapes(of bytes: [UInt8], in range: Range<Int>) -> [Shape] {
    var shapes = signs.map { _ in Shape() }
    var offset = range.lowerBound
    while true {
      offset = ByteScan.firstSheetSign(in: bytes, from: offset, to: range.upperBound)
      guard offset < range.upperBound else { break }
      if bytes[offset] == quote {
        offset = ByteScan.firstIndex(
          of: quote, in: bytes, from: offset + 1, to: range.upperBound)
      } else if let sign = signs.firstIndex(of: bytes[offset]) {
        shapes[sign].count += 1
      } else {
        for index in shapes.indices { shapes[index].endLine() }
      }
      offset += 1
    }
    for index in shapes.indices { shapes[index].endLine() }
    return shapes
  }

  /// How many lines have the same number of a sign, and how many cells that makes: the rows of a
  /// sheet are alike, the commas of a text are not.
  private struct Shape {
    var count = 0
    private var linesByCount: [(count: Int, lines: Int)] = []

    mutating func endLine() {
      guard count > 0 else { return }
      defer { count = 0 }
      if let known = linesByCount.firstIndex(where: { $0.count == count }) {
        linesByCount[known].lines += 1
      } else {
        linesByCount.append((count, 1))
      }
    }

    private var most: (count: Int, lines: Int)? {
      linesByCount.max { ($0.lines, $0.count) < ($1.lines, $1.count) }
    }

    var lines: Int { most?.lines ?? 0 }
    var cells: Int { most.map { $0.lines * $0.count } ?? 0 }
  }
}
