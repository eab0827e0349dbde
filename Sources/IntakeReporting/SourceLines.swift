public import IntakeCore

/// The text of a document, decoded to UTF-8, for showing where a finding stands.
public struct SourceLines: Sendable {
  private let bytes: [UInt8]
  /// The starts of single lines, where the whole document is not at hand.
  private let starts: [Int: [UInt8]]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    starts = [:]
  }

  /// The lines of a large document at which its findings stand, out of its pieces.
  public init(_ document: JudgedDocument, pieces: some Sequence<[UInt8]>) {
    bytes = []
    let lines = document.findings.map { Int($0.place.line) }.filter { $0 > 0 }
    let around = document.format == .xml ? lines.flatMap { [$0 - 1, $0, $0 + 1] } : lines
    var starts = LineStarts(of: Set(around + [1]), endWithLine: document.format == .xml)
    for piece in pieces { starts.take(piece) }
    self.starts = starts.finish()
  }

  /// The text from the start of each wanted line (from 1) to the end of the document, in one pass
  /// over it. Lines that the document does not have are left out.
  func rests(from wanted: Set<Int>) -> [Int: ArraySlice<UInt8>] {
    if !starts.isEmpty { return starts.filter { wanted.contains($0.key) }.mapValues { $0[...] } }
    guard let last = wanted.max() else { return [:] }
    var found: [Int: ArraySlice<UInt8>] = [:]
    var line = 1
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while true {
      if wanted.contains(line) { found[line] = bytes[start...] }
      guard line < last, let end = bytes[start...].firstIndex(where: Self.endsLine) else { break }
      start = end + 1
      if bytes[end] == 0x0D, start < bytes.count, bytes[start] == 0x0A { start += 1 }
      line += 1
    }
    return found
  }

  static func endsLine(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D
  }
}

/// Picks the text from the start of some lines out of a document's pieces, as much of it as is
/// shown: in XML to the end of the line, in a sheet, whose rows may go on, some lines more.
private struct LineStarts {
  private let wanted: Set<Int>
  private let endWithLine: Bool
  private var found: [Int: [UInt8]] = [:]
  /// The lines whose text is not complete.
  private var open: [Int] = []
  /// The line in hand, and whether nothing of it has been met.
  private var line = 1
  private var isNew = true
  private var afterReturn = false

  /// No more of a line is shown, nor of the start of a sheet, which tells its columns.
  private static let reach = 64 << 10
  /// From so many bytes on, a row ends with a line of the file.
  private static let row = 8 << 10

  init(of wanted: Set<Int>, endWithLine: Bool) {
    self.wanted = wanted
    self.endWithLine = endWithLine
  }

  mutating func take(_ piece: [UInt8]) {
    var rest = piece[...]
    if line == 1, isNew, rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while let first = rest.first {
      if afterReturn, first == 0x0A {
        append(rest.prefix(1))
        rest = rest.dropFirst()
      }
      afterReturn = false
      guard !rest.isEmpty else { return }
      openLine()
      let end = rest.firstIndex(where: SourceLines.endsLine)
      append(rest[..<(end.map { $0 + 1 } ?? rest.endIndex)])
      guard let end else { return }
      endLine()
      afterReturn = rest[end] == 0x0D
      rest = rest[(end + 1)...]
    }
  }

  mutating func finish() -> [Int: [UInt8]] {
    openLine()
    return found
  }

  private mutating func openLine() {
    guard isNew else { return }
    isNew = false
    guard wanted.contains(line) else { return }
    found[line] = []
    open.append(line)
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    for line in open {
      let room = max(0, Self.reach - (found[line]?.count ?? 0))
      found[line]?.append(contentsOf: bytes.prefix(room))
    }
  }

  private mutating func endLine() {
    line += 1
    isNew = true
    open.removeAll { line in
      endWithLine || found[line].map { $0.count >= (line == 1 ? Self.reach : Self.row) } ?? true
    }
  }
}
