/// The encodings in which mails carry bytes.
enum TransferDecoding {
  /// What came out, and whether all of it was as it should be.
  struct Decoded {
    var bytes: [UInt8] = []
    var isWhole = true
  }

  /// Base64 with line breaks and blanks anywhere.
  static func base64(_ text: ArraySlice<UInt8>) -> Decoded {
    var decoded = Decoded()
    decoded.bytes.reserveCapacity(text.count / 4 * 3 + 3)
    var bits: UInt32 = 0
    var count = 0
    var hasEnded = false
    for byte in text {
      let value = values[Int(byte)]
      switch value {
      case 0..<64:
        if hasEnded { decoded.isWhole = false }
        bits = bits << 6 | UInt32(value)
        count += 1
        guard count == 4 else { continue }
        decoded.bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
        decoded.bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
        decoded.bytes.append(UInt8(truncatingIfNeeded: bits))
        (bits, count) = (0, 0)
      case pad: hasEnded = true
      case blank: break
      default: decoded.isWhole = false
      }
    }
    if count == 1 { decoded.isWhole = false }
    if count >= 2 { decoded.bytes.append(UInt8(truncatingIfNeeded: bits >> (count == 2 ? 4 : 10))) }
    if count == 3 { decoded.bytes.append(UInt8(truncatingIfNeeded: bits >> 2)) }
    return decoded
  }

  private static let (pad, blank, wrong): (UInt8, UInt8, UInt8) = (64, 65, 66)

  /// What each byte stands for.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: wrong, count: 256)
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, byte) in letters.utf8.enumerated() { values[Int(byte)] = UInt8(value) }
    values[Int(UInt8(ascii: "="))] = pad
    for byte in [0x09, 0x0A, 0x0D, 0x20] { values[byte] = blank }
    return values
  }()

  /// Quoted-printable: `=C3`, and `=` at the end of a line joins it with the next one.
  static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var position = text.startIndex
    while position < text.endIndex {
      let byte = text[position]
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        position += 1
        continue
      }
      if let value = hexadecimal(text, at: position + 1) {
        bytes.append(value)
        position += 3
      } else if let end = softBreak(text, at: position + 1) {
        position = end
      } else {
        bytes.append(byte)
        position += 1
      }
    }
    return bytes
  }

  /// The Q encoding of an encoded word: `_` is a blank.
  static func quotedWord(_ text: ArraySlice<UInt8>) -> [UInt8] {
    quotedPrintable(
      ArraySlice(text.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }))
  }

  /// Percent encoding (RFC 2231).
  static func percent(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var position = text.startIndex
    while position < text.endIndex {
      if text[position] == UInt8(ascii: "%"), let value = hexadecimal(text, at: position + 1) {
        bytes.append(value)
        position += 3
      } else {
        bytes.append(text[position])
        position += 1
      }
    }
    return bytes
  }

  /// The byte that two digits tell.
  private static func hexadecimal(_ text: ArraySlice<UInt8>, at start: Int) -> UInt8? {
    guard start + 1 < text.endIndex, let high = digit(text[start]), let low = digit(text[start + 1])
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// Behind the end of the line, where nothing but blanks stands before it.
  private static func softBreak(_ text: ArraySlice<UInt8>, at start: Int) -> Int? {
    var position = start
    while position < text.endIndex, isBlank(text[position]) || text[position] == 0x0D {
      position += 1
    }
    if position == text.endIndex { return position }
    return text[position] == 0x0A ? position + 1 : nil
  }
}
