/// The hint that a blank form prints in the place of an answer, made ready for comparing.
struct Hint: Sendable {
  /// The position of its field in the table.
  let position: Int
  private let keys: [String]
  private let initials: [UInt8]

  /// Nil where the field has no hint, or holds an amount: what is no amount is said by M009.
  init?(_ field: Field, position: Int) {
    guard let hint = field.hint, field.type != .amount, field.type != .quantity else { return nil }
    self.position = position
    keys = [hint.vi, hint.en].map(Self.key)
    initials = [hint.vi, hint.en].map { Self.initial(Array($0.utf8)[...]) }
  }

  /// Whether a text is this hint. Most answers are told from it by their first letter.
  func matches(_ text: ArraySlice<UInt8>) -> Bool {
    let initial = Self.initial(text)
    guard initial == 0 || initials.contains(where: { $0 == 0 || $0 == initial }) else {
      return false
    }
    guard text.count <= Self.longest else { return false }
    return keys.contains(Self.key(String(decoding: text, as: UTF8.self)))
  }

  /// Bytes beyond which nothing is a hint.
  private static let longest = 1_000

  /// The first letter in lower case; 0 where it is none of ASCII's.
  private static func initial(_ text: ArraySlice<UInt8>) -> UInt8 {
    for byte in text {
      switch byte | 0x20 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): return byte | 0x20
      case 0x80...: return 0
      default: continue
      }
    }
    return 0
  }

  private static func key(_ text: String) -> String {
    var letters = Substring(text)
    while let first = letters.first, !first.isLetter, !first.isNumber { letters.removeFirst() }
    while let last = letters.last, !last.isLetter, !last.isNumber { letters.removeLast() }
    return MatchKey.name(String(letters))
  }
}
