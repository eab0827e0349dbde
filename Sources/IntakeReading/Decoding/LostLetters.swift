internal import IntakeCore

/// Letters that were lost before the document came here: a program that saves Vietnamese in an
/// encoding without its letters puts `?` for them (`S? Công Th??ng`), one that reads them wrongly
/// U+FFFD. Nobody can read those words any more.
struct LostLetters {
  /// How many words have lost letters.
  private(set) var words = 0
  /// Where the first of them starts, and itself.
  private(set) var offset = 0
  private(set) var example: [UInt8] = []

  /// A single word may be a question without the space behind it.
  static let least = 2
  /// From this many words on, and one word of twenty, the whole document has lost them.
  private static let leastOfAll = 3

  /// Looks for them in text whose ASCII stands byte by byte; nil where there are none.
  static func find(in bytes: [UInt8], from start: Int) -> LostLetters? {
    let found = LostLetters(in: bytes, from: start, to: bytes.count)
    return found.words >= least ? found : nil
  }

  /// How many words of the first bytes, which end behind white space, have lost letters.
  static func count(in bytes: [UInt8], to end: Int) -> Int {
    LostLetters(in: bytes, from: 0, to: end).words
  }

  /// Whether so many words of a text are concerned that the rest cannot be trusted either.
  func spoil(_ bytes: [UInt8]) -> Bool {
    guard words >= Self.leastOfAll else { return false }
    var all = 0
    var isInWord = false
    for byte in bytes {
      let isPart = isLetter(byte)
      if isPart, !isInWord { all += 1 }
      isInWord = isPart
    }
    return words * 20 >= all
  }

  private init(in bytes: [UInt8], from start: Int, to limit: Int) {
    var index = start
    while true {
      // The second is the first byte of U+FFFD: rare in text.
      index = ByteScan.firstIndex(
        of: UInt8(ascii: "?"), or: 0xEF, in: bytes, from: index, to: limit)
      guard index < limit else { return }
      var first = index
      while first > start, Self.isInside(bytes[first - 1]) { first -= 1 }
      var end = index + 1
      while end < limit, Self.isInside(bytes[end]) { end += 1 }
      let word = bytes[first..<end]
      // `<?xml` is no word.
      let isInstruction = first > start && bytes[first - 1] == UInt8(ascii: "<")
      if !isInstruction, Self.hasGap(word) || Self.hasReplacement(word) {
        if words == 0 {
          offset = first
          example = Array(word)
        }
        words += 1
      }
      index = end
    }
  }

  /// Whether a question mark stands before a letter of the word; not in addresses of the web.
  private static func hasGap(_ word: ArraySlice<UInt8>) -> Bool {
    guard let mark = word.firstIndex(of: UInt8(ascii: "?")), word.count <= 40 else { return false }
    return word[mark...].contains(where: isLetter)
      && !word.contains { [0x2F, 0x3D, 0x26, 0x25, 0x40].contains($0) }
  }

  private static func hasReplacement(_ word: ArraySlice<UInt8>) -> Bool {
    word.indices.dropLast(2).contains { word[$0...].starts(with: [0xEF, 0xBF, 0xBD]) }
      && word.contains { isLetter($0) && $0 < 0x80 }
  }

  /// Whether a byte belongs to the same word: no space, no sign that parts cells or tags.
  private static func isInside(_ byte: UInt8) -> Bool {
    isLetter(byte) || 0x30...0x39 ~= byte
      || [0x3F, 0x2F, 0x3D, 0x26, 0x25, 0x40, 0x2E, 0x2D, 0x5F].contains(byte)
  }
}

extension DecodedText {
  /// The text of a document that is no UTF-8 and whose letters are lost: those that Latin-1 has
  /// are shown.
  static func lossy(_ bytes: [UInt8], from start: Int) -> DecodedText? {
    guard let lost = LostLetters.find(in: bytes, from: start), lost.spoil(bytes) else { return nil }
    var text = DecodedText(bytes: [], start: 0, encoding: "windows-1252")
    for byte in bytes[start...] {
      switch byte {
      case 0x80...0x9F: text.bytes.append(UInt8(ascii: "?"))
      case 0xA0...: text.bytes += [0xC0 | byte >> 6, 0x80 | byte & 0x3F]
      default: text.bytes.append(byte)
      }
    }
    return text
  }

  /// Notes lost letters, which weigh more than any encoding.
  mutating func tellLostLetters() {
    guard let lost = LostLetters.find(in: bytes, from: start) else { return }
    note = Note(
      fault: .lost(
        words: lost.words, example: String(decoding: lost.example, as: UTF8.self),
        isPart: !lost.spoil(bytes)),
      offset: lost.offset)
  }
}
