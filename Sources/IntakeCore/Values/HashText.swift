/// The text of a SHA-256 kept in its 32 bytes: a register holds two of them for each entry.
///
/// Any other text is kept as it is.
struct HashText: Sendable, Hashable {
  private let kept: Kept

  private enum Kept: Hashable {
    case digest(UInt64, UInt64, UInt64, UInt64)
    case text(String)
  }

  init(_ text: String) {
    kept = Self.digest(text) ?? .text(text)
  }

  var text: String {
    switch kept {
    case .digest(let first, let second, let third, let fourth):
      Self.text(first) + Self.text(second) + Self.text(third) + Self.text(fourth)
    case .text(let text): text
    }
  }

  private static let digits = 16

  /// Nil of what are not 64 small hexadecimal digits.
  private static func digest(_ text: String) -> Kept? {
    guard text.utf8.count == 4 * digits else { return nil }
    var words: [UInt64] = [0, 0, 0, 0]
    for (position, byte) in text.utf8.enumerated() {
      guard let value = value(byte) else { return nil }
      words[position / digits] = words[position / digits] << 4 | value
    }
    return .digest(words[0], words[1], words[2], words[3])
  }

  private static func value(_ digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    default: nil
    }
  }

  private static func text(_ word: UInt64) -> String {
    let short = String(word, radix: 16)
    return String(repeating: "0", count: digits - short.utf8.count) + short
  }
}
