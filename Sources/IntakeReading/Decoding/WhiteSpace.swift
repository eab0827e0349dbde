/// White space as XML knows it: space, tab, line feed, carriage return.
func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
}

/// Whether a byte is a letter of ASCII or part of a character beyond it.
func isLetter(_ byte: UInt8) -> Bool {
  byte >= 0x80 || 0x61...0x7A ~= byte | 0x20
}

func isBlank(_ bytes: Span<UInt8>) -> Bool {
  for index in bytes.indices where !isSpace(bytes[index]) { return false }
  return true
}

extension Array<UInt8> {
  /// The bytes without white space at the ends.
  var trimmed: ArraySlice<UInt8> { self[...].trimmed }

  /// Shortens a text to at most `limit` bytes, at the start of a character.
  mutating func cut(to limit: Int) {
    removeLast(count - self[...].cut(to: limit).count)
  }
}

extension ArraySlice<UInt8> {
  /// At most the first `limit` bytes, up to the start of a character.
  func cut(to limit: Int) -> ArraySlice<UInt8> {
    var end = index(startIndex, offsetBy: limit, limitedBy: endIndex) ?? endIndex
    while end > startIndex, end < endIndex, self[end] & 0xC0 == 0x80 { end -= 1 }
    return self[..<end]
  }

  /// The bytes without white space at the ends.
  var trimmed: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return [] }
    return self[first...last]
  }
}

extension String {
  var trimmed: String { String(decoding: Array(utf8).trimmed, as: UTF8.self) }
}
