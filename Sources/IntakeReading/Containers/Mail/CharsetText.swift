/// Bytes of a name or a subject as text, by the encoding that is named for them.
///
/// Vietnamese is what is looked for: UTF-8 where the bytes are, else the old encodings.
enum CharsetText {
  /// - Parameter charset: in small letters; nil where none is named.
  static func decode(_ bytes: [UInt8], charset: String?) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    if let charset, let old = OldEncoding(declared: charset) {
      return String(decoding: letters(bytes, old), as: UTF8.self)
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if charset == "utf-8" { return String(decoding: bytes, as: UTF8.self) }
    if isLatin(charset), let charset { return latin(bytes, charset) }
    guard let found = OldText.decode(bytes, against: nil) else {
      return String(decoding: letters(bytes, .windows1258), as: UTF8.self)
    }
    return String(decoding: found.bytes[found.start...], as: UTF8.self)
  }

  private static func letters(_ bytes: [UInt8], _ encoding: OldEncoding) -> [UInt8] {
    var letters = OldLetters(encoding)
    for byte in bytes where !letters.append(byte: byte) { letters.append(asIs: 0xFFFD) }
    return letters.text
  }

  private static func isLatin(_ charset: String?) -> Bool {
    ["iso-8859-1", "latin1", "windows-1252", "cp1252", "iso-8859-15"].contains(charset)
  }

  /// Latin-1: each byte is its own code point.
  private static func latin(_ bytes: [UInt8], _ charset: String) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: bytes.map { Unicode.Scalar($0) })
    return String(text)
  }
}
