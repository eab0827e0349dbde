/// A character that the eye does not see, or takes for another letter.
struct HiddenCharacter: Equatable {
  var scalar: UInt32
  /// Which character of the text it is, from 1, in Unicode scalars.
  var position: Int

  /// Those in a text, in their order.
  ///
  /// Spaces of any width, tabs, line breaks, dashes and slashes are none: offices type them. A
  /// Cyrillic or Greek letter counts where it looks like a Latin one and its word has no letter
  /// that is plainly its own alphabet's; a Greek letter alone (`β`) is a sign, not a word.
  static func all(in text: ArraySlice<UInt8>) -> [HiddenCharacter] {
    guard mayHold(text) else { return [] }
    var found: [HiddenCharacter] = []
    var word = Word()
    var position = 0
    var index = text.startIndex
    while index < text.endIndex {
      let scalar = nextScalar(text, &index)
      position += 1
      if isInvisible(scalar) {
        found.append(HiddenCharacter(scalar: scalar, position: position))
      } else if !word.takes(scalar, position) {
        found += word.lookAlikes
        word = Word()
      }
    }
    found += word.lookAlikes
    return found.sorted { $0.position < $1.position }
  }

  /// Whether a text may hold any: a look at its bytes, since nearly no text does.
  private static func mayHold(_ text: ArraySlice<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in text {
      switch previous {
      case 0xC2: if byte < 0xA0 || byte == 0xAD { return true }
      case 0xCD: if byte >= 0xB0 { return true }
      case 0xCE...0xD3, 0xD8: return true
      case 0xE1: if byte < 0xBA { return true }
      case 0xE2: if byte == 0x80 || byte == 0x81 { return true }
      case 0xC3: if byte == 0x90 || byte == 0xB0 { return true }
      case 0xC6: if byte == 0x89 { return true }
      case 0xC9: if byte == 0x96 { return true }
      case 0xE3, 0xEE, 0xEF, 0xF0, 0xF3, 0xF4: return true
      default: if byte == 0x7F { return true }
      }
      previous = byte
    }
    return false
  }

  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F, 0x80..<0xA0, 0xAD, 0x34F, 0x61C,
      0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180E, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB,
      0xE0000...0xE0FFF, 0xE000...0xF8FF, 0xF0000...0x10FFFF, 0xFDD0...0xFDEF:
      true
    default: scalar & 0xFFFE == 0xFFFE
    }
  }

  /// Whether it changes the direction of what stands behind it.
  var isDirection: Bool {
    switch scalar {
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The letters of one word, as far as look-alikes are concerned.
  private struct Word {
    private(set) var candidates: [HiddenCharacter] = []
    private var letters = 0
    private var isOtherScript = false

    /// Whether the scalar belongs to a word; what does not ends it.
    mutating func takes(_ scalar: UInt32, _ position: Int) -> Bool {
      if latin(lookingLike: scalar) != nil {
        candidates.append(HiddenCharacter(scalar: scalar, position: position))
      } else if (0x370..<0x530).contains(scalar) {
        isOtherScript = true
      } else if VietnameseLetter(scalar) == nil, VietnameseLetter(ascii: scalar) == nil,
        VietnameseMark(scalar) == nil
      {
        guard scalar < 0x80, isDigit(UInt8(scalar)) else { return false }
      }
      letters += 1
      return true
    }

    var lookAlikes: [HiddenCharacter] {
      let isSign = letters == 1 && candidates.first.map { $0.scalar < 0x400 } ?? false
      return isOtherScript || isSign ? [] : candidates
    }
  }
}

extension HiddenCharacter {
  /// `U+200B`.
  var code: String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  var name: Localized {
    if let name = Self.names[scalar] { return name }
    if let latin = Self.latin(lookingLike: scalar) {
      if scalar < 0x370 {
        return Localized(
          vi: "chữ khác trông như chữ \(latin)", en: "another letter that looks like \(latin)")
      }
      if scalar >= 0xFF00 {
        return Localized(vi: "chữ toàn khổ \(latin)", en: "a full-width \(latin)")
      }
      return scalar < 0x400
        ? Localized(
          vi: "chữ Hy Lạp trông như chữ \(latin)", en: "a Greek letter that looks like \(latin)")
        : Localized(
          vi: "chữ Kirin trông như chữ \(latin)", en: "a Cyrillic letter that looks like \(latin)")
    }
    return scalar < 0xA0
      ? Localized(vi: "ký tự điều khiển", en: "a control character")
      : Localized(vi: "ký tự không nhìn thấy", en: "an invisible character")
  }

  private static let names: [UInt32: Localized] = [
    0xAD: Localized(vi: "dấu gạch nối mềm", en: "soft hyphen"),
    0x61C: Localized(vi: "dấu chiều chữ Ả Rập", en: "Arabic letter mark"),
    0x200B: Localized(vi: "dấu cách không độ rộng", en: "zero-width space"),
    0x200C: Localized(vi: "dấu tách chữ không độ rộng", en: "zero-width non-joiner"),
    0x200D: Localized(vi: "dấu nối chữ không độ rộng", en: "zero-width joiner"),
    0x200E: Localized(vi: "dấu chiều trái sang phải", en: "left-to-right mark"),
    0x200F: Localized(vi: "dấu chiều phải sang trái", en: "right-to-left mark"),
    0x202A: Localized(vi: "lệnh nhúng trái sang phải", en: "left-to-right embedding"),
    0x202B: Localized(vi: "lệnh nhúng phải sang trái", en: "right-to-left embedding"),
    0x202C: Localized(vi: "lệnh hết đổi chiều", en: "pop directional formatting"),
    0x202D: Localized(vi: "lệnh buộc trái sang phải", en: "left-to-right override"),
    0x202E: Localized(vi: "lệnh buộc phải sang trái", en: "right-to-left override"),
    0x2060: Localized(vi: "dấu nối từ", en: "word joiner"),
    0x2066: Localized(vi: "lệnh cô lập trái sang phải", en: "left-to-right isolate"),
    0x2067: Localized(vi: "lệnh cô lập phải sang trái", en: "right-to-left isolate"),
    0x2068: Localized(vi: "lệnh cô lập theo chữ đầu", en: "first strong isolate"),
    0x2069: Localized(vi: "lệnh hết cô lập", en: "pop directional isolate"),
    0xFEFF: Localized(vi: "dấu thứ tự byte", en: "byte order mark"),
  ]

  /// The Latin letter that a Cyrillic or Greek one is taken for.
  static func latin(lookingLike scalar: UInt32) -> Character? { lookAlikes[scalar] }

  private static let lookAlikes: [UInt32: Character] = {
    var table: [UInt32: Character] = [:]
    let pairs =
      zip("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝ".unicodeScalars, "ABESIJKMHOPCTYXaesijopcyxhdqw")
      .map { ($0, $1) }
      + zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧορν".unicodeScalars, "ABEZHIKMNOPTYXopv").map { ($0, $1) }
    for (scalar, latin) in pairs { table[scalar.value] = latin }
    for (scalar, latin) in zip("ÐƉðɖ".unicodeScalars, "ĐĐđđ") { table[scalar.value] = latin }
    for offset in UInt32(0)..<26 {
      for (first, letter) in [(UInt32(0xFF21), UInt32(0x41)), (0xFF41, 0x61)] {
        table[first + offset] = Unicode.Scalar(letter + offset).map(Character.init)
      }
    }
    return table
  }()
}
