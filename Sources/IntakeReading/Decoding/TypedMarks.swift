internal import IntakeCore

/// Vietnamese typed in ASCII with signs for its marks, as mail once had it (VIQR): `So+? Co^ng
/// Thu+o+ng ti?nh Be^'n Tre`.
struct TypedMarks {
  private(set) var words = 0
  private(set) var offset = 0
  private(set) var example: [UInt8] = []

  private static let least = 6

  /// Finds such words in a text of ASCII alone; nil where too few are.
  static func find(in text: DecodedText) -> TypedMarks? {
    var found = TypedMarks()
    var index = text.start
    while index < text.bytes.count {
      let byte = text.bytes[index]
      if byte >= 0x80 { return nil }
      guard isLetter(byte) else {
        index += 1
        continue
      }
      let word = text.bytes[index...].prefix { isLetter($0) || marks.contains($0) }
      if isMarked(word) { found.take(word) }
      index = word.endIndex
    }
    return found.words >= least ? found : nil
  }

  private mutating func take(_ word: ArraySlice<UInt8>) {
    if words == 0 { (offset, example) = (word.startIndex, Array(word)) }
    words += 1
  }

  /// Whether a vowel has a sign of its shape behind it: `o+`, `e^`. `a(` stands in other texts, too.
  private static func isMarked(_ word: ArraySlice<UInt8>) -> Bool {
    zip(word, word.dropFirst()).contains { letter, sign in
      switch sign {
      case UInt8(ascii: "+"): horned.contains(letter | 0x20)
      case UInt8(ascii: "^"): hatted.contains(letter | 0x20)
      default: false
      }
    }
  }

  private static let marks = Array("+^('`?~.".utf8)
  private static let horned = Array("ou".utf8)
  private static let hatted = Array("aeo".utf8)
}

extension DecodedText {
  /// Notes Vietnamese that is typed in ASCII.
  mutating func tellTypedMarks() {
    guard let typed = TypedMarks.find(in: self) else { return }
    note = Note(
      fault: .typed(words: typed.words, example: String(decoding: typed.example, as: UTF8.self)),
      offset: typed.offset)
  }
}
