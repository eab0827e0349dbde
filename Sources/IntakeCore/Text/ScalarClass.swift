/// What a scalar beyond ASCII that is no Vietnamese letter stands for where text is compared.
enum ScalarClass: Equatable {
  /// White space of any width.
  case space
  /// A hyphen, dash or minus.
  case dash
  /// Takes no room: zero-width signs, the soft hyphen, directional marks.
  case invisible
  /// Another shape of an ASCII sign: full-width forms, curly quotes, the fraction slash.
  case ascii(UInt8)
  case other

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x2022,
      0xB7:
      self = .space
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: self = .dash
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F,
      0xFEFF:
      self = .invisible
    case 0x2044, 0x2215: self = .ascii(0x2F)
    case 0x2018...0x201B, 0x2032, 0xB4, 0x02BC: self = .ascii(0x27)
    case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: self = .ascii(0x22)
    case 0x2026: self = .ascii(0x2E)
    case 0x20AB: self = .ascii(0x64)
    // `€`, `£`, `¥`, `฿` and the other signs of currencies are told from đồng as `$` is.
    case 0xA2...0xA3, 0xA5, 0x0E3F, 0x17DB, 0x20A0...0x20C0: self = .ascii(0x24)
    case 0xFF01...0xFF5E: self = .ascii(UInt8(scalar - 0xFEE0))
    default: self = .other
    }
  }
}
