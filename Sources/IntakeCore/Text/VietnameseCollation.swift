/// The order of Vietnamese text: CLDR's collation `vi`, as sort keys.
///
/// Letters first (a < ă < â < b < c < d < đ < e < ê …), then tones (ngang < huyền < hỏi < ngã <
/// sắc < nặng), then case (small before capital), then the bytes, so the order is total. White
/// space stands before punctuation, punctuation before digits, digits (one by one, as in CLDR)
/// before letters; letters of other alphabets follow `z`.
public enum VietnameseCollation {
  public static func key(_ text: String) -> CollationKey {
    key(bytes: ArraySlice(text.utf8))
  }

  public static func key(bytes text: ArraySlice<UInt8>) -> CollationKey {
    var levels = Levels()
    levels.read(text)
    return CollationKey(bytes: levels.joined(with: text))
  }

  /// Whether one text stands before another.
  public static func isBefore(_ one: String, _ other: String) -> Bool {
    key(one) < key(other)
  }
}

/// A text's place in the Vietnamese order: keys compare byte by byte.
public struct CollationKey: Sendable, Hashable, Comparable {
  public let bytes: [UInt8]

  public static func < (one: Self, other: Self) -> Bool {
    one.bytes.lexicographicallyPrecedes(other.bytes)
  }
}

/// The weights of a text on each level; 1 ends a level, and a weight is never below 2.
private struct Levels {
  private var letters: [UInt8] = []
  private var tones: [UInt8] = []
  private var cases: [UInt8] = []

  mutating func read(_ text: ArraySlice<UInt8>) {
    let composed = VietnameseComposition.composed(text)[...]
    var index = composed.startIndex
    while index < composed.endIndex {
      let scalar = nextScalar(composed, &index)
      if let letter = VietnameseLetter(ascii: scalar) ?? VietnameseLetter(scalar) {
        add(letter)
      } else if let mark = VietnameseMark(scalar) {
        if case .tone(let tone) = mark { tones.append(Self.plainTone + tone) }
      } else {
        add(other: scalar)
      }
    }
  }

  func joined(with text: ArraySlice<UInt8>) -> [UInt8] {
    letters + [1] + tones + [1] + cases + [1] + text
  }

  private static let plainTone: UInt8 = 5

  private mutating func add(_ letter: VietnameseLetter) {
    letters.append(Self.weight(letter))
    tones.append(Self.plainTone)
    if letter.tone > 0 { tones.append(Self.plainTone + letter.tone) }
    cases.append(letter.isUpper ? 3 : 2)
  }

  private mutating func add(other scalar: UInt32) {
    if case .invisible = ScalarClass(scalar) { return }
    if let position = Self.signs.firstIndex(of: scalar) {
      letters.append(UInt8(position) + 3)
    } else if scalar == 0xA0 || scalar == 0x202F {
      letters.append(Self.space)
    } else if (0x30...0x39).contains(scalar) {
      letters.append(0x60 + UInt8(scalar - 0x30))
    } else {
      letters += [
        0xF0, UInt8(scalar >> 14 & 0x7F) + 2, UInt8(scalar >> 7 & 0x7F) + 2,
        UInt8(scalar & 0x7F) + 2,
      ]
    }
    tones.append(Self.plainTone)
    cases.append(2)
  }

  /// Three places for each letter of ASCII: itself, then its forms in their order.
  private static func weight(_ letter: VietnameseLetter) -> UInt8 {
    let place: UInt8 =
      switch letter.shape {
      case .none: 0
      case .breve, .stroke: 1
      case .circumflex: letter.base == 0x61 ? 2 : 1
      case .horn: letter.base == 0x6F ? 2 : 1
      }
    return 0x70 + (letter.base - 0x61) * 3 + place
  }

  /// White space and signs in the order of CLDR's root.
  private static let signs: [UInt32] =
    "\t\n\u{B}\u{C}\r\u{85}\u{2028}\u{2029} _-‐‑‒–—―,;:!?.…·'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%‰†‡•`´^°©®+±÷×<=>|~€₫$"
    .unicodeScalars.map(\.value)
  private static let space = UInt8((signs.firstIndex(of: 0x20) ?? 0) + 3)
}
