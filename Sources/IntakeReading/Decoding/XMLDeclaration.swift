/// The encoding that an XML declaration names: `<?xml version="1.0" encoding="…"?>`.
struct XMLDeclaration {
  var name: String
  /// Where the name starts.
  var offset: Int

  var isUtf8: Bool { ["UTF-8", "UTF8"].contains(name.uppercased()) }
  var isAscii: Bool { ["US-ASCII", "ASCII"].contains(name.uppercased()) }
  /// Whether it names an encoding of two bytes or four, which no document has whose declaration
  /// can be read byte by byte.
  var isWide: Bool {
    ["UTF-16", "UTF16", "UCS-2", "UTF-32"].contains { name.uppercased().hasPrefix($0) }
  }
  /// Whether it names the Latin alphabet of Western Europe.
  var isLatin: Bool {
    ["ISO-8859-1", "ISO8859-1", "ISO-8859-15", "LATIN1", "LATIN-1", "WINDOWS-1252", "CP1252"]
      .contains(name.uppercased())
  }

  /// The most bytes of a declaration.
  private static let limit = 64 << 10

  /// Reads the declaration that `bytes` start with; nil where there is none or it names none.
  static func encoding(in bytes: [UInt8], from start: Int) -> XMLDeclaration? {
    let head = bytes[start...].prefix(limit)
    guard head.starts(with: Array("<?xml".utf8)), head.dropFirst(5).first.map(isSpace) == true,
      let end = head.firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    guard var at = head[..<end].firstOccurrence(of: Array("encoding".utf8))?.upperBound else {
      return nil
    }
    at = skipSpaces(in: head, from: at)
    guard at < end, head[at] == UInt8(ascii: "=") else { return nil }
    at = skipSpaces(in: head, from: at + 1)
    guard at < end, head[at] == UInt8(ascii: "\"") || head[at] == UInt8(ascii: "'"),
      let close = head[(at + 1)..<end].firstIndex(of: head[at]), close > at + 1
    else { return nil }
    return XMLDeclaration(
      name: String(decoding: head[(at + 1)..<close], as: UTF8.self), offset: at + 1)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func skipSpaces(in head: ArraySlice<UInt8>, from start: Int) -> Int {
    head[start...].firstIndex { !isSpace($0) } ?? head.endIndex
  }
}
