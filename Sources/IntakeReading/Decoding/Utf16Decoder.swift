/// UTF-16 in either byte order.
enum Utf16Decoder {
  static func decode(_ bytes: [UInt8], from start: Int, bigEndian: Bool) -> DecodedText {
    var text = DecodedText(
      bytes: [], start: 0, encoding: bigEndian ? "UTF-16BE" : "UTF-16LE")
    text.bytes.reserveCapacity((bytes.count - start) / 2 + (bytes.count - start) / 4)
    var offset = start
    func unit(_ offset: Int) -> UInt32 {
      let pair = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
      return bigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0
    }
    while offset + 2 <= bytes.count {
      let source = offset
      var scalar = unit(offset)
      offset += 2
      if 0xD800...0xDBFF ~= scalar, offset + 2 <= bytes.count,
        case 0xDC00...0xDFFF = unit(offset)
      {
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (unit(offset) - 0xDC00)
        offset += 2
      }
      guard text.append(scalar, source: source, in: bytes) else { return text }
    }
    if offset < bytes.count, text.fault == nil {
      text.fault = .init(
        offset: text.bytes.count, kind: .undecodable, source: offset, in: bytes)
    }
    return text
  }

  /// The byte order of UTF-16 without a mark, where the zero bytes of its ASCII characters show it.
  static func evidentOrder(of bytes: [UInt8]) -> Bool? {
    let sample = min(bytes.count, 1_024)
    guard bytes.count >= 4, ByteScan.firstIndex(of: 0, in: bytes, from: 0, to: sample) < sample
    else { return nil }
    let pairs = sample / 2
    var zeros = (even: 0, odd: 0)
    for pair in 0..<pairs {
      zeros.even += bytes[2 * pair] == 0 ? 1 : 0
      zeros.odd += bytes[2 * pair + 1] == 0 ? 1 : 0
    }
    // Vietnamese text is at least a third ASCII; a zero byte on the other side is U+0000.
    if zeros.even == 0, zeros.odd * 3 >= pairs { return false }
    if zeros.odd == 0, zeros.even * 3 >= pairs { return true }
    return nil
  }
}

extension DecodedText {
  /// Appends a character as UTF-8; says no where it is none. The first fault is noted.
  fileprivate mutating func append(_ value: UInt32, source: Int, in file: [UInt8]) -> Bool {
    guard let scalar = Unicode.Scalar(value) else {
      if fault == nil {
        fault = Fault(offset: bytes.count, kind: .undecodable, source: source, in: file)
      }
      return false
    }
    let isText = value >= 0x20 || value == 0x09 || value == 0x0A || value == 0x0D
    if !isText || value == 0xFFFE || value == 0xFFFF, fault == nil {
      fault = Fault(offset: bytes.count, kind: .forbidden(value), source: source, in: file)
    }
    if value < 0x80 {
      bytes.append(UInt8(value))
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return true
  }
}
