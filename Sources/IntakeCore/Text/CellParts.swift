/// The lines of one cell.
enum CellParts {
  /// Whether several numbers stand in one cell: only a space, a no-break space (U+00A0, U+202F) and
  /// the thin space (U+2009) stand within a number; a line break, a tab, another white space, a bullet
  /// or an ellipsis parts two of them.
  static func holdsSeveralNumbers(_ text: ArraySlice<UInt8>) -> Bool {
    // Most cells have no sign that could part them.
    guard
      text.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE1 || $0 == 0xE2 || $0 == 0xE3 })
    else {
      return false
    }
    var numbers = 0
    var hasDigit = false
    var index = text.startIndex
    while index < text.endIndex {
      let scalar = nextScalar(text, &index)
      if scalar < 0x80, isDigit(UInt8(scalar)) {
        if !hasDigit { numbers += 1 }
        hasDigit = true
      } else if Self.parts(scalar) {
        hasDigit = false
      }
    }
    return numbers > 1
  }

  private static func parts(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x85, 0xB7, 0x1680, 0x2000...0x2008, 0x200A, 0x2022, 0x2026, 0x2028, 0x2029,
      0x205F, 0x3000:
      true
    default: false
    }
  }
}
