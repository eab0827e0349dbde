internal import IntakeCore

/// UTF-8 that a program took for Latin-1 and encoded once more: `Sở` becomes `Sá»Ÿ`.
enum TwiceEncoded {
  /// So many letters of Vietnamese show it.
  private static let least = 3

  /// The text as it was before the second time; nil where it is no such text throughout.
  static func read(_ text: DecodedText) -> DecodedText? {
    guard text.fault == nil, let first = firstLetter(of: text) else { return nil }
    var once = text
    once.bytes = Array(text.bytes[..<text.start])
    for scalar in String(decoding: text.bytes[text.start...], as: UTF8.self).unicodeScalars {
      guard let byte = byte(of: scalar.value) else { return nil }
      once.bytes.append(byte)
    }
    guard ByteScan.firstFault(in: once.bytes, from: once.start) == nil else { return nil }
    // Each character before it has become one byte.
    let offset = text.start + text.bytes[text.start..<first].count { $0 & 0xC0 != 0x80 }
    once.note = .init(fault: .twice, offset: offset)
    return once
  }

  /// Where the first letter stands that shows it: `á»`, `áº`, `Ä‘`, `Æ°`; nil where too few do.
  private static func firstLetter(of text: DecodedText) -> Int? {
    var first: Int?
    var count = 0
    var index = text.start
    while count < least, index + 3 < text.bytes.count {
      let (one, next) = (text.bytes[index], text.bytes[index + 1])
      let isLead = one == 0xC3 && (next == 0xA1 || next == 0x84 || next == 0x86)
      if isLead, text.bytes[index + 2] >= 0xC2 {
        first = first ?? index
        count += 1
      }
      index += 1
    }
    return count == least ? first : nil
  }

  /// The byte that stands for a scalar in windows-1252; nil where none does.
  private static func byte(of scalar: UInt32) -> UInt8? {
    if scalar < 0x100 { return UInt8(scalar) }
    return signs.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
  }

  /// What the bytes 0x80 to 0x9F are in windows-1252; 0: nothing.
  private static let signs: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
