/// Text of a mail's header: encoded words (RFC 2047) among plain bytes in whatever encoding.
///
/// Each word is decoded alone, so that the padding of one does not cut off the next; the bytes of
/// neighbours in one encoding are put together before they become letters, since some programs cut
/// a letter in two.
enum EncodedWords {
  static func text(_ raw: [UInt8]) -> String {
    var text = ""
    var pending: (charset: String, bytes: [UInt8])?
    var plain: [UInt8] = []
    var position = 0
    func flush() {
      if let (charset, bytes) = pending { text += CharsetText.decode(bytes, charset: charset) }
      pending = nil
    }
    while position < raw.count {
      guard let word = Word(raw, at: position) else {
        plain.append(raw[position])
        position += 1
        continue
      }
      // White space between two encoded words is none.
      if pending == nil || !plain.allSatisfy(isBlank) {
        flush()
        text += CharsetText.decode(plain, charset: nil)
      }
      plain = []
      if pending?.charset != word.charset { flush() }
      pending = (word.charset, (pending?.bytes ?? []) + word.bytes)
      position = word.end
    }
    flush()
    return text + CharsetText.decode(plain, charset: nil)
  }

  /// `=?UTF-8?B?…?=`
  private struct Word {
    var charset: String
    var bytes: [UInt8]
    var end: Int

    init?(_ raw: [UInt8], at start: Int) {
      guard raw[start] == UInt8(ascii: "="), start + 1 < raw.count,
        raw[start + 1] == UInt8(ascii: "?")
      else { return nil }
      guard let charsetEnd = Self.mark(raw, from: start + 2, within: 64),
        let kindEnd = Self.mark(raw, from: charsetEnd + 1, within: 2), kindEnd == charsetEnd + 2,
        let textEnd = Self.mark(raw, from: kindEnd + 1, within: Self.longest),
        textEnd + 1 < raw.count, raw[textEnd + 1] == UInt8(ascii: "=")
      else { return nil }
      let content = raw[(kindEnd + 1)..<textEnd]
      switch raw[charsetEnd + 1] | 0x20 {
      case UInt8(ascii: "b"):
        // What is broken is shown as far as it goes.
        bytes = TransferDecoding.base64(content).bytes
      case UInt8(ascii: "q"): bytes = TransferDecoding.quotedWord(content)
      default: return nil
      }
      // A language may follow the encoding (RFC 2231).
      charset = raw[(start + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }.lowercasedText
      end = textEnd + 2
    }

    /// Words are at most 75 bytes long; some programs write longer ones.
    private static let longest = 4_096

    private static func mark(_ raw: [UInt8], from start: Int, within count: Int) -> Int? {
      guard start < raw.count else { return nil }
      return raw[start..<min(raw.count, start + count + 1)].firstIndex(of: UInt8(ascii: "?"))
    }
  }
}
