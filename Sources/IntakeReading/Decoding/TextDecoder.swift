internal import IntakeCore

/// A document as UTF-8.
struct DecodedText {
  /// The text from `start` on; what stands before is a byte order mark.
  var bytes: [UInt8]
  var start: Int
  /// The encoding it was decoded from.
  var encoding: String
  /// The first place that is no text; nothing is promised of what follows it.
  var fault: Fault?
  /// What is reported of the encoding although the text can be read.
  var note: Note?

  struct Fault: Hashable {
    var offset: Int
    var kind: Kind
    /// The byte of the file that the place was decoded from, from 0, and its value.
    var source: Source

    struct Source: Hashable {
      var offset: Int
      var byte: UInt8
    }

    init(offset: Int, kind: Kind, source: Int, in file: [UInt8]) {
      self.offset = offset
      self.kind = kind
      self.source = Source(offset: source, byte: source < file.count ? file[source] : 0)
    }
  }

  enum Kind: Hashable {
    /// Bytes that the encoding does not have.
    case undecodable
    /// A character that neither XML nor a sheet may hold.
    case forbidden(UInt32)
    /// The document names an encoding that is not read.
    case unsupported(String)
  }

  struct Note {
    var fault: EncodingFault
    /// The place of the text that decided.
    var offset: Int
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool {
    let firstMark = bytes[start...].first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    return firstMark == nil
  }

  func position(of offset: Int) -> TextPosition {
    .of(offset, in: bytes, from: start)
  }
}

/// Tells a document's encoding and makes UTF-8 of it.
///
/// A byte order mark decides; then the evident zero bytes of UTF-16; then the XML declaration, as
/// long as the letters agree; then the letters. docs/encodings.md tells the whole of it.
enum TextDecoder {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  static func decode(_ bytes: [UInt8]) -> DecodedText {
    var text = decodeLetters(withoutEndOfFile(bytes))
    text.tellLostLetters()
    text.tellDroppedLetters()
    text.tellTypedMarks()
    return text
  }

  /// Without the U+001A that ends a file of DOS; anywhere else it is a control character.
  private static func withoutEndOfFile(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]), bytes.suffix(2) == [0x1A, 0x00] {
      return Array(bytes.dropLast(2))
    }
    // A line break may have been added behind it.
    guard let last = bytes.lastIndex(where: { $0 != 0x0A && $0 != 0x0D }), bytes[last] == 0x1A
    else {
      return bytes
    }
    return Array(bytes[..<last])
  }

  private static func decodeLetters(_ bytes: [UInt8]) -> DecodedText {
    switch mark(of: bytes) {
    case .utf16(let bigEndian, let start):
      var text = Utf16Decoder.decode(bytes, from: start, bigEndian: bigEndian)
      text.note = .old(
        text.encoding, basis: start > 0 ? .mark : .zeroBytes, confidence: start > 0 ? 100 : 99)
      let scan = ByteScan.scan(text.bytes, from: 0)
      return scan.fontLetters == 0 ? text : FontLetters.read(text)
    case .utf8(let start):
      return decode(bytes, from: start)
    }
  }

  /// The encoding that the first bytes show, of a document that is not read.
  static func nameOfMark(in bytes: [UInt8]) -> String {
    switch mark(of: bytes) {
    case .utf16(let bigEndian, _): bigEndian ? "UTF-16BE" : "UTF-16LE"
    case .utf8: "UTF-8"
    }
  }

  /// Whether the first bytes of a document let it be UTF-8, and name no other encoding.
  static func isUtf8(_ head: [UInt8]) -> Bool {
    guard case .utf8(let start) = mark(of: head) else { return false }
    return XMLDeclaration.encoding(in: head, from: start)?.isUtf8 ?? true
  }

  private enum Mark {
    case utf8(start: Int)
    case utf16(bigEndian: Bool, start: Int)
  }

  private static func mark(of bytes: [UInt8]) -> Mark {
    if bytes.starts(with: byteOrderMark) { return .utf8(start: byteOrderMark.count) }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16(bigEndian: false, start: 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16(bigEndian: true, start: 2) }
    if let bigEndian = Utf16Decoder.evidentOrder(of: bytes) {
      return .utf16(bigEndian: bigEndian, start: 0)
    }
    return .utf8(start: 0)
  }

  /// A document whose ASCII stands byte by byte.
  private static func decode(_ bytes: [UInt8], from start: Int) -> DecodedText {
    let declared = XMLDeclaration.encoding(in: bytes, from: start)
    guard let declared, !declared.isUtf8 else {
      return decodeUtf8(bytes, from: start, isDeclared: declared != nil)
    }
    let isAscii = !bytes[start...].contains { $0 >= 0x80 }
    if declared.isAscii, isAscii || !isPlainUtf8(bytes) {
      var text = DecodedText(bytes: bytes, start: start, encoding: "US-ASCII")
      text.fault = ByteScan.firstFault(in: bytes, from: start).map { .init($0, in: bytes) }
      text.requireAscii()
      return text
    }
    if start == 0, let text = OldText.decode(bytes, declared: declared) { return text }
    // What the bytes show goes before a name that they contradict.
    if start > 0 || declared.isWide || !isAscii && isPlainUtf8(bytes) {
      return OldText.plainUtf8(bytes, from: start, against: declared)
    }
    var text = DecodedText(bytes: bytes, start: start, encoding: declared.name)
    text.fault = .init(
      offset: declared.offset, kind: .unsupported(declared.name), source: declared.offset,
      in: bytes)
    return text
  }

  private static func isPlainUtf8(_ bytes: [UInt8]) -> Bool {
    ByteScan.firstFault(in: bytes, from: 0)?.kind != .undecodable
  }

  private static func decodeUtf8(
    _ bytes: [UInt8], from start: Int, isDeclared: Bool
  ) -> DecodedText {
    var text = DecodedText(bytes: bytes, start: start, encoding: "UTF-8")
    let scan = ByteScan.scan(bytes, from: start)
    if let fault = scan.fault {
      text.fault = .init(fault, in: bytes)
      if let (undecodable, isBehindZero) = undecodable(bytes, from: fault) {
        // A byte order mark has decided already.
        let declared = isDeclared ? "UTF-8" : nil
        let mayBeOld = start == 0 && !isBehindZero
        if mayBeOld, let lossy = DecodedText.lossy(bytes, from: start) { return lossy }
        if mayBeOld, let old = OldText.decode(bytes, against: declared) { return old }
        if text.format == .csv { text.fault = .init(undecodable, in: bytes) }
      }
    }
    return scan.fontLetters == 0 ? text : TwiceEncoded.read(text) ?? FontLetters.read(text)
  }

  /// The first bytes at or behind a fault that are no UTF-8, and whether a zero byte stands before
  /// them. Some old encodings have letters in the place of control characters, which are met first
  /// then; a zero byte is no letter anywhere.
  private static func undecodable(
    _ bytes: [UInt8], from fault: TextFault
  ) -> (fault: TextFault, isBehindZero: Bool)? {
    var (next, isBehindZero): (TextFault?, Bool) = (fault, false)
    while let fault = next {
      guard case .forbidden(let scalar) = fault.kind else { return (fault, isBehindZero) }
      isBehindZero = isBehindZero || scalar == 0
      next = ByteScan.firstFault(in: bytes, from: fault.offset + UTF8.width(scalar))
    }
    return nil
  }
}

extension DecodedText {
  /// In a document that calls itself US-ASCII every other byte is a fault.
  fileprivate mutating func requireAscii() {
    let end = fault?.offset ?? bytes.count
    guard let offset = bytes[start..<end].firstIndex(where: { $0 >= 0x80 }) else { return }
    fault = Fault(offset: offset, kind: .undecodable, source: offset, in: bytes)
  }
}

extension DecodedText.Fault {
  init(_ fault: TextFault, in file: [UInt8]) {
    let kind: DecodedText.Kind =
      switch fault.kind {
      case .undecodable: .undecodable
      case .forbidden(let scalar): .forbidden(scalar)
      }
    self.init(offset: fault.offset, kind: kind, source: fault.offset, in: file)
  }
}

extension DecodedText.Note {
  /// An encoding other than UTF-8, recognised at a place that is the same in file and text.
  static func old(
    _ name: String, basis: EncodingReading.Basis, confidence: Int, at offset: Int = 0
  ) -> Self {
    Self(
      fault: .old(
        EncodingReading(
          name: name, confidence: confidence, basis: basis, byteOffset: offset)),
      offset: offset)
  }
}

extension UTF8 {
  /// The bytes of a scalar value.
  static func width(_ scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
  }
}
