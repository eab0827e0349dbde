extension String {
  /// Whether every character stands for itself wherever text goes, as far as the ASCII ones are
  /// plain: no control character, none of direction, no line end of Unicode, no non-character. Nearly all text does.
  @inline(__always)
  func isPlain(_ isPlainASCII: (UInt8) -> Bool) -> Bool {
    let bytes = utf8.span
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x80 {
        guard isPlainASCII(byte) else { return false }
      } else if byte == 0xC2 {
        // U+0080 to U+009F.
        guard bytes[index + 1] >= 0xA0 else { return false }
      } else if byte == 0xE2 {
        // U+2028 and U+2029, and the controls of direction: U+200E, U+200F, U+202A to U+202E,
        // U+2066 to U+2069.
        switch (bytes[index + 1], bytes[index + 2]) {
        case (0x80, 0x8E...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA6...0xA9): return false
        default: break
        }
      } else if byte == 0xD8 {
        // U+061C.
        guard bytes[index + 1] != 0x9C else { return false }
      } else if byte == 0xEF {
        // U+FFFE and U+FFFF.
        guard bytes[index + 1] != 0xBF || bytes[index + 2] < 0xBE else { return false }
      }
    }
    return true
  }

  /// Whether the text certainly is one line.
  var isOneLine: Bool { isPlain { !(0x0A...0x0D).contains($0) } }

  /// The letters of each line as people count them.
  var lineLengths: [Int] {
    if isOneLine { return [simpleLetterCount ?? count] }
    return split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(\.count)
  }

  /// The count where each character is a letter by itself: Latin ones, with or without signs, and
  /// the usual punctuation. Nil where any may not be.
  private var simpleLetterCount: Int? {
    let bytes = utf8.span
    var letters = 0
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x20..<0x7F: index += 1
      case 0xC3...0xC9: index += 2
      case 0xE1 where 0xB8...0xBB ~= bytes[index + 1]: index += 3
      case 0xE2 where bytes[index + 1] == 0x80 && 0x90...0xA7 ~= bytes[index + 2]: index += 3
      default: return nil
      }
      letters += 1
    }
    return letters
  }
}

extension UInt8 {
  /// A letter, a digit, a sign or a space.
  var isPrintableASCII: Bool { 0x20..<0x7F ~= self }
}
