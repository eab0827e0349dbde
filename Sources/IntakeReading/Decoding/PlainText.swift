/// Whether a document is plain UTF-8, so that it can be read piece by piece: no sign in it speaks for
/// another encoding, for letters of an old font, or for lost ones.
///
/// What is not plain is weighed over the whole document (docs/encodings.md).
struct PlainText {
  private var isPlain = true
  private var lostWords = 0
  /// The bytes since the last white space: words and characters are looked at whole.
  private var rest: [UInt8] = []

  /// More bytes without white space are looked at as a whole.
  private static let longestWord = 64 << 10

  /// Whether the document that starts with these bytes is plain throughout.
  static func isPlain(_ head: [UInt8], _ pieces: any DocumentPieces) -> Bool {
    // Without a letter of Vietnamese, letters may have been left out.
    guard TextDecoder.isUtf8(head), head.contains(where: DroppedLetters.beginsLetter) else {
      return false
    }
    var text = PlainText()
    var cursor = PieceCursor(pieces)
    while !cursor.isAtEnd, text.isPlain { text.take(cursor.read()) }
    text.look(at: text.rest, to: text.rest.count)
    return text.isPlain && !cursor.isBroken && text.lostWords < LostLetters.least
  }

  private mutating func take(_ piece: [UInt8]) {
    let bytes = rest.isEmpty ? piece : rest + piece
    let end = bytes.lastIndex { $0 == 0x20 || $0 == 0x0A }.map { $0 + 1 } ?? 0
    rest = Array(bytes[end...])
    if rest.count > Self.longestWord { isPlain = false }
    look(at: bytes, to: end)
  }

  private mutating func look(at bytes: [UInt8], to end: Int) {
    let scan = ByteScan.scan(bytes, from: 0, to: end)
    isPlain = isPlain && scan.fault == nil && scan.fontLetters == 0
    lostWords += LostLetters.count(in: bytes, to: end)
  }
}
