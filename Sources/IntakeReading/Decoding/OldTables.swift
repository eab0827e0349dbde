/// The tables of the old encodings: for each byte a scalar, 0 where it has none.
///
/// Sources: Microsoft's code page 1258; RFC 1456 (VISCII 1.1); TCVN 5712:1993, whose sets VN1 and
/// VN3 share the codes of small letters; for VNI for Windows the table of the fonts. A test holds
/// the first three and TCVN 5712-1 against the C library's own.
enum OldTables {
  static let windows1258 = table(
    from: 0x80,
    """
    €∅‚ƒ„…†‡ˆ‰∅‹Œ∅∅∅∅‘’“”•–—˜™∅›œ∅∅Ÿ
    """ + latin(0xA0...0xBF) + """
      ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ßàáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư₫ÿ
      """)

  static let viscii = table(
    from: 0x80,
    """
    ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ
    ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ
    """, controls: [0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"])

  /// What TCVN3's fonts have besides letters: the punctuation of Windows, and signs of Latin-1
  /// where VN3 has nothing.
  static let tcvn3 = table(
    from: 0x80,
    windowsSigns + """
      \u{A0}ĂÂÊÔƠƯĐăâêôơưđ\u{AF}°±²³´àảãáạ\u{BA}ằẳẵắ\u{BF}
      ∅∅∅∅∅∅ặầẩẫấậè∅ẻẽéẹềểễếệìỉ∅∅∅ĩíịò∅ỏõóọồổỗốộờởỡớợù∅ủũúụừửữứựỳỷỹýỵ∅
      """)

  static let tcvn5712 = table(
    from: 0x80,
    """
    ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ
    \u{A0}ĂÂÊÔƠƯĐăâêôơưđẰ\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴ
    ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ
    """,
    controls: [
      0x01: "Ú", 0x02: "Ụ", 0x04: "Ừ", 0x05: "Ử", 0x06: "Ữ", 0x11: "Ứ", 0x12: "Ự", 0x13: "Ỳ",
      0x14: "Ỷ", 0x15: "Ỹ", 0x16: "Ý", 0x17: "Ỵ",
    ])

  /// Letters of one byte; the signs that follow a letter stand as Latin-1 has them.
  static let vni: [UInt16] = {
    var table = Self.table(from: 0x80, windowsSigns + latin(0xA0...0xFF))
    let letters: [UInt8: Unicode.Scalar] = [
      0xC6: "Ỉ", 0xCC: "Ì", 0xCD: "Í", 0xCE: "Ỵ", 0xD1: "Đ", 0xD2: "Ị", 0xD3: "Ĩ", 0xD4: "Ơ",
      0xD6: "Ư", 0xE6: "ỉ", 0xEC: "ì", 0xED: "í", 0xEE: "ỵ", 0xF1: "đ", 0xF2: "ị", 0xF3: "ĩ",
      0xF4: "ơ", 0xF6: "ư",
    ]
    for (byte, letter) in letters { table[Int(byte)] = UInt16(letter.value) }
    return table
  }()

  /// The marks of VNI's signs, in either case.
  static let vniMarks: [UInt32: [UInt32]] = {
    let small: [Unicode.Scalar: [UInt32]] = [
      "ø": [0x300], "û": [0x309], "õ": [0x303], "ù": [0x301], "ï": [0x323],
      "â": [0x302], "à": [0x302, 0x300], "å": [0x302, 0x309], "ã": [0x302, 0x303],
      "á": [0x302, 0x301], "ä": [0x302, 0x323],
      "ê": [0x306], "è": [0x306, 0x300], "ú": [0x306, 0x309], "ü": [0x306, 0x303],
      "é": [0x306, 0x301], "ë": [0x306, 0x323],
    ]
    var marks: [UInt32: [UInt32]] = [:]
    for (sign, made) in small {
      marks[sign.value] = made
      marks[sign.value - 0x20] = made
    }
    return marks
  }()

  /// What VNI has in common with Latin-1 beyond 0xBF: í and ì, × and ÷.
  static let vniPlain: Set<UInt32> = [0xCC, 0xCD, 0xEC, 0xED, 0xD7, 0xF7]

  /// The letters that VNI's signs follow.
  static let vniBases = Set("aeouyAEOUYơưƠƯ".unicodeScalars.map(\.value))

  /// 0x80 to 0x9F of Windows' Latin code page.
  private static let windowsSigns = "€∅‚ƒ„…†‡ˆ‰Š‹Œ∅Ž∅∅‘’“”•–—˜™š›œ∅žŸ"

  private static func latin(_ range: ClosedRange<UInt32>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: range.compactMap(Unicode.Scalar.init))
    return String(text)
  }

  /// A table of ASCII, then `letters` one by one (`∅`: none; line breaks do not count).
  private static func table(
    from start: Int, _ letters: String, controls: [UInt8: Unicode.Scalar] = [:]
  ) -> [UInt16] {
    var table = (0..<256).map { byte -> UInt16 in
      let isText = byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      return isText && byte < 0x80 ? UInt16(byte) : 0
    }
    let scalars = letters.unicodeScalars.filter { $0 != "\n" }
    precondition(start + scalars.count == 256, "a table has 256 places")
    for (place, scalar) in scalars.enumerated() where scalar != "∅" {
      table[start + place] = UInt16(scalar.value)
    }
    for (byte, letter) in controls { table[Int(byte)] = UInt16(letter.value) }
    return table
  }
}
