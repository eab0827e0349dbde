/// Makes e-mails as mail programs write them: real MIME, names and subjects in the encodings that
/// are met.
public struct MailMaker {
  public var from = "Nguyễn Thị Mẫu <mau@vidu.example>"
  public var subject = "Gửi hồ sơ đề xuất nhiệm vụ"
  /// Lines of the header above all others: the hops, the last one first.
  public var trace: [String] = []
  public var text = "Kính gửi quý cơ quan,\r\n\r\nXin gửi hồ sơ kèm theo.\r\n"
  public var parts: [Part] = []
  public var nameStyle = NameStyle.words

  /// How letters beyond ASCII stand in a header.
  public enum NameStyle: CaseIterable, Sendable {
    /// Encoded words in base64, each with its own padding (RFC 2047).
    case words
    case quotedWords
    /// `filename*=UTF-8''…` (RFC 2231).
    case percent
    /// `filename*0*=UTF-8''…; filename*1*=…`
    case pieces
    /// As they are, in UTF-8.
    case raw
  }

  public enum Coding: String, CaseIterable, Sendable {
    case base64
    case quotedPrintable = "quoted-printable"
    case eightBit = "8bit"
  }

  /// An attachment.
  public struct Part {
    public var name: String
    public var type: String
    public var coding: Coding
    public var bytes: [UInt8]

    public init(
      _ name: String, _ bytes: [UInt8], type: String = "application/octet-stream",
      coding: Coding = .base64
    ) {
      self.name = name
      self.bytes = bytes
      self.type = type
      self.coding = coding
    }
  }

  public init() {}

  /// The mail, its lines ended by CRLF.
  public func bytes() -> [UInt8] {
    let boundary = boundary
    var mail: [UInt8] = []
    func line(_ text: String) { mail += Array(text.utf8) + [0x0D, 0x0A] }
    for hop in trace { line(hop) }
    let name = from.split(separator: " <", maxSplits: 1).map(String.init)
    line("From: " + ([header(name[0])] + name.dropFirst().map { "<" + $0 }).joined(separator: " "))
    line("To: vanthu@bo.example")
    line("Subject: " + header(subject))
    line("Date: Tue, 11 Apr 2023 07:00:00 +0700")
    line("Message-ID: <1.\(parts.count)@vidu.example>")
    line("MIME-Version: 1.0")
    line("Content-Type: multipart/mixed;\r\n\tboundary=\"\(boundary)\"")
    line("")
    line("This is a message in several parts.")
    line("--\(boundary)")
    line("Content-Type: text/plain; charset=utf-8")
    line("Content-Transfer-Encoding: 8bit")
    line("")
    line(text)
    for part in parts {
      line("--\(boundary)")
      line("Content-Type: \(part.type)")
      line("Content-Transfer-Encoding: \(part.coding.rawValue)")
      line("Content-Disposition: attachment;" + parameter("filename", part.name))
      line("")
      mail += Self.encoded(part.bytes, part.coding)
      line("")
    }
    line("--\(boundary)--")
    return mail
  }

  /// Another one for each content: a letter in a letter has its own.
  private var boundary: String {
    let hash = parts.flatMap(\.bytes).reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return "=_part_\(String(hash, radix: 36))"
  }

  /// A letter within the letter.
  public mutating func forward(_ mail: [UInt8], named name: String = "thu-chuyen-tiep.eml") {
    parts.append(Part(name, mail, type: "message/rfc822", coding: .eightBit))
  }

  // MARK: - Headers

  private func header(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    switch nameStyle {
    case .quotedWords: return words(text, quoted: true)
    case .raw: return text
    case .words, .percent, .pieces: return words(text, quoted: false)
    }
  }

  private func parameter(_ name: String, _ text: String) -> String {
    switch nameStyle {
    case _ where text.utf8.allSatisfy { $0 < 0x80 }: return " \(name)=\"\(text)\""
    case .words: return "\r\n \(name)=\"\(words(text, quoted: false))\""
    case .quotedWords: return "\r\n \(name)=\"\(words(text, quoted: true))\""
    case .raw: return " \(name)=\"\(text)\""
    case .percent: return "\r\n \(name)*=UTF-8''\(Self.percent(Array(text.utf8)))"
    case .pieces:
      let pieces = stride(from: 0, to: text.utf8.count, by: 11).map {
        Array(Array(text.utf8)[$0..<min($0 + 11, text.utf8.count)])
      }
      return pieces.enumerated().map { number, piece in
        "\r\n \(name)*\(number)*=\(number == 0 ? "UTF-8''" : "")\(Self.percent(piece))"
      }.joined(separator: ";")
    }
  }

  /// Encoded words of a few letters each, folded.
  private func words(_ text: String, quoted: Bool) -> String {
    var words: [String] = []
    var piece = ""
    func flush() {
      guard !piece.isEmpty else { return }
      let bytes = Array(piece.utf8)
      words.append(
        quoted
          ? "=?UTF-8?Q?\(Self.quoted(bytes))?="
          : "=?UTF-8?B?\(String(decoding: Self.base64(bytes, breaks: false), as: UTF8.self))?=")
      piece = ""
    }
    for letter in text {
      piece.append(letter)
      if piece.utf8.count >= 16 { flush() }
    }
    flush()
    return words.joined(separator: "\r\n ")
  }

  // MARK: - Encodings

  private static func encoded(_ bytes: [UInt8], _ coding: Coding) -> [UInt8] {
    switch coding {
    case .base64: base64(bytes, breaks: true)
    case .quotedPrintable: quotedPrintable(bytes)
    case .eightBit: bytes
    }
  }

  public static func base64(_ bytes: [UInt8], breaks: Bool) -> [UInt8] {
    let letters = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for (count, start) in stride(from: 0, to: bytes.count, by: 3).enumerated() {
      if breaks, count > 0, count % 19 == 0 { text += [0x0D, 0x0A] }
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      var digits: [UInt8] = []
      for _ in 0..<4 {
        digits.insert(letters[Int(bits & 63)], at: 0)
        bits >>= 6
      }
      text += digits.prefix(group.count + 1)
      text += [UInt8](repeating: UInt8(ascii: "="), count: 3 - group.count)
    }
    return text
  }

  private static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var width = 0
    for byte in bytes {
      let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
      let piece = isPlain ? [byte] : hexadecimal(byte, UInt8(ascii: "="))
      if width + piece.count > 75 {
        text += [UInt8(ascii: "="), 0x0D, 0x0A]
        width = 0
      }
      text += piece
      width += piece.count
    }
    return text
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    let text = bytes.flatMap { byte -> [UInt8] in
      if byte == 0x20 { return [UInt8(ascii: "_")] }
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
      return isPlain ? [byte] : hexadecimal(byte, UInt8(ascii: "="))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func percent(_ bytes: [UInt8]) -> String {
    let text = bytes.flatMap { byte -> [UInt8] in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      return isPlain ? [byte] : hexadecimal(byte, UInt8(ascii: "%"))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8, _ sign: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [sign, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
