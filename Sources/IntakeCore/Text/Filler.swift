/// What people write where they have nothing to say.
public enum Filler {
  /// Only dashes: often an honest "none".
  case dashes
  /// Dots, underscores and the like: the blank form's own line, left as it was.
  case dots
  /// "x", "xx", "X/X/XXXX".
  case crosses

  /// Which filler a text is; nil where it says anything. The text is not blank.
  public init?(_ text: ArraySlice<UInt8>) {
    var dashes = false
    var dots = false
    var crosses = false
    var rest = text
    while let first = rest.first {
      switch first {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
      case UInt8(ascii: "-"): dashes = true
      case UInt8(ascii: "x"), UInt8(ascii: "X"): crosses = true
      case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "?"),
        UInt8(ascii: "*"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "<"), UInt8(ascii: ">"):
        dots = true
      case 0xC2 where rest.second == 0xA0: break  // no-break space
      case 0xC2 where rest.second == 0xB7: dots = true  // ·
      case 0xC3 where rest.second == 0x97: crosses = true  // ×
      case 0xE2 where Self.isDash(rest): dashes = true
      case 0xE2 where Self.isDots(rest): dots = true
      default: return nil
      }
      rest = rest.dropFirst(first < 0x80 ? 1 : first < 0xE0 ? 2 : 3)
    }
    self = crosses ? .crosses : dashes && !dots ? .dashes : .dots
  }

  /// Whether a text that starts with a byte may be a filler: nearly no text does.
  static func mayStart(with byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "x"), UInt8(ascii: "X"), 0xC2, 0xC3, 0xE2: true
    default: byte < 0x80 && !isDigit(byte) && !isSmallLetter(byte | 0x20)
    }
  }

  /// ‐ ‑ ‒ – — ― and −
  private static func isDash(_ text: ArraySlice<UInt8>) -> Bool {
    let (second, third) = (text.second, text.third)
    return second == 0x80 && third.map { (0x90...0x95).contains($0) } == true
      || second == 0x88 && third == 0x92
  }

  /// ‥ … and •
  private static func isDots(_ text: ArraySlice<UInt8>) -> Bool {
    text.second == 0x80 && [0xA5, 0xA6, 0xA2].contains(text.third)
  }
}

extension ArraySlice<UInt8> {
  fileprivate var second: UInt8? { count > 1 ? self[startIndex + 1] : nil }
  fileprivate var third: UInt8? { count > 2 ? self[startIndex + 2] : nil }
}
