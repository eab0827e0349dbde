/// Folds labels for comparison: letters without accents in lower case and digits, nothing else.
///
/// Tone marks, case, spaces, punctuation, a `:` or `(*)` at the end do not count.
enum LabelFold {
  static func key(_ text: String) -> [UInt8] {
    key(Array(text.utf8)[...])
  }

  /// The key of a text without its numbering (`1.`, `II.`, `a)`) and what stands in parentheses.
  static func key(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    fold(text, into: &key)
    return key
  }

  static func fold(_ text: ArraySlice<UInt8>, into key: inout [UInt8]) {
    var offset = text.startIndex
    while offset < text.endIndex {
      let byte = text[offset]
      if byte < 0x80 {
        if let letter = ascii(byte) { key.append(letter) }
        offset += 1
        continue
      }
      let (scalar, length) = scalar(in: text, at: offset)
      if let letter = Self.letter(scalar) { key.append(letter) }
      offset += length
    }
  }

  private static func ascii(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }

  private static func scalar(
    in text: ArraySlice<UInt8>, at offset: Int
  ) -> (scalar: UInt32, length: Int) {
    let first = text[offset]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + length <= text.endIndex else { return (0, text.endIndex - offset) }
    var scalar = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for position in 1..<length { scalar = scalar << 6 | UInt32(text[offset + position] & 0x3F) }
    return (scalar, length)
  }

  /// The plain letter of a Vietnamese one; nil for marks and signs; `?` for other letters, so
  /// that texts of other scripts do not all look the same.
  private static func letter(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0xC0...0x1B0, 0x1EA0...0x1EF9: table[scalar] ?? UInt8(ascii: "?")
    case 0xFF10...0xFF19: UInt8(0x30 + scalar - 0xFF10)
    case 0x80...0xBF, 0x300...0x36F, 0x2000...0x2BFF, 0x3000...0x303F, 0xFE00...0xFFFF: nil
    default: UInt8(ascii: "?")
    }
  }

  private static let table: [UInt32: UInt8] = {
    let groups = [
      ("a", "àáảãạăằắẳẵặâầấẩẫậÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ"), ("e", "èéẻẽẹêềếểễệÈÉẺẼẸÊỀẾỂỄỆ"),
      ("i", "ìíỉĩịÌÍỈĨỊ"), ("o", "òóỏõọôồốổỗộơờớởỡợÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ"),
      ("u", "ùúủũụưừứửữựÙÚỦŨỤƯỪỨỬỮỰ"), ("y", "ỳýỷỹỵỲÝỶỸỴ"), ("d", "đĐÐƉ"),
    ]
    var table: [UInt32: UInt8] = [:]
    for (letter, forms) in groups {
      for scalar in forms.unicodeScalars {
        table[scalar.value] = letter.utf8.first
      }
    }
    return table
  }()
}
