/// The text of a document, decoded to UTF-8, for showing where a finding stands.
public struct SourceLines: Sendable {
  private let bytes: [UInt8]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The text from the start of each wanted line (from 1) to the end of the document, in one pass
  /// over it. Lines that the document does not have are left out.
  func rests(from wanted: Set<Int>) -> [Int: ArraySlice<UInt8>] {
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
