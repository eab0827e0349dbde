/// The parts of a multipart body between its boundary lines.
struct Multipart {
  private(set) var parts: [Range<Int>] = []
  /// Whether the line that ends the last part is there; else the mail was cut off.
  private(set) var isClosed = false

  /// - Parameter most: parts beyond so many and one more are not looked for.
  init(_ bytes: [UInt8], in range: Range<Int>, boundary: [UInt8], most: Int) {
    var start: Int?
    var lines = MailLines(bytes, in: range)
    while let line = lines.next() {
      guard let isLast = Self.isBoundary(bytes[line.content], boundary) else { continue }
      if let start {
        parts.append(start..<max(start, Self.withoutLineEnd(bytes, line.content.lowerBound, start)))
      }
      start = line.end
      isClosed = isLast
      if isLast || parts.count > most { return }
    }
    if let start, start < range.upperBound { parts.append(start..<range.upperBound) }
  }

  /// Whether a line is the boundary that ends all parts; nil where it is none.
  private static func isBoundary(_ line: ArraySlice<UInt8>, _ boundary: [UInt8]) -> Bool? {
    let dashes: [UInt8] = [0x2D, 0x2D]
    guard line.count >= boundary.count + 2, line.starts(with: dashes),
      line.dropFirst(2).starts(with: boundary)
    else { return nil }
    var rest = line.dropFirst(2 + boundary.count)
    let isLast = rest.starts(with: dashes)
    if isLast { rest = rest.dropFirst(2) }
    return rest.allSatisfy(isBlank) ? isLast : nil
  }

  /// The line break before a boundary belongs to it.
  private static func withoutLineEnd(_ bytes: [UInt8], _ end: Int, _ start: Int) -> Int {
    var end = end
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }
}
