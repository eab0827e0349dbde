/// A document as UTF-8.
struct DecodedText {
  /// The text from `start` on; what stands before is a byte order mark.
  var bytes: [UInt8]
  var start: Int
  /// The encoding it was decoded from.
  var encoding: String
  /// The first place that is no text; nothing is promised of what follows it.
  var fault: Fault?

  struct Fault: Hashable {
    var offset: Int
    var kind: Kind
  }

  enum Kind: Hashable {
    /// Bytes that the encoding does not have.
    case undecodable
    /// A character that neither XML nor a sheet may hold.
    case forbidden(UInt32)
    /// The document names an encoding that is not read.
    case unsupported(String)
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
/// A byte order mark decides; then the evident zero bytes of UTF-16; then the XML declaration;
/// else it is UTF-8.
enum TextDecoder {
  static func decode(_ bytes: [UInt8]) -> DecodedText {
    switch mark(of: bytes) {
    case .utf16(let bigEndian, let start):
      return Utf16Decoder.decode(bytes, from: start, bigEndian: bigEndian)
    case .utf8(let start):
      return decodeUtf8(bytes, from: start)
    }
  }

  /// The encoding that the first bytes show, of a document that is not read.
  static func nameOfMark(in bytes: [UInt8]) -> String {
    switch mark(of: bytes) {
    case .utf16(let bigEndian, _): bigEndian ? "UTF-16BE" : "UTF-16LE"
    case .utf8: "UTF-8"
    }
  }

  private enum Mark {
    case utf8(start: Int)
    case utf16(bigEndian: Bool, start: Int)
  }

  private static func mark(of bytes: [UInt8]) -> Mark {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8(start: 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16(bigEndian: false, start: 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16(bigEndian: true, start: 2) }
    if let bigEndian = Utf16Decoder.evidentOrder(of: bytes) {
      return .utf16(bigEndian: bigEndian, start: 0)
    }
    return .utf8(start: 0)
  }

  private static func decodeUtf8(_ bytes: [UInt8], from start: Int) -> DecodedText {
    var text = DecodedText(bytes: bytes, start: start, encoding: "UTF-8", fault: nil)
    let declared = XMLDeclaration.encoding(in: bytes, from: start)
    if let declared, declared.isAscii {
      text.encoding = "US-ASCII"
    } else if let declared, !declared.isUtf8 {
      text.encoding = declared.name
      text.fault = .init(offset: declared.offset, kind: .unsupported(declared.name))
      return text
    }
    text.fault = ByteScan.firstFault(in: bytes, from: start).map(DecodedText.Fault.init)
    if let declared, declared.isAscii { text.requireAscii() }
    return text
  }
}

extension DecodedText {
  /// In a document that calls itself US-ASCII every other byte is a fault.
  fileprivate mutating func requireAscii() {
    let end = fault?.offset ?? bytes.count
    guard let offset = bytes[start..<end].firstIndex(where: { $0 >= 0x80 }) else { return }
    fault = Fault(offset: offset, kind: .undecodable)
  }
}

extension DecodedText.Fault {
  init(_ fault: TextFault) {
    offset = fault.offset
    switch fault.kind {
    case .undecodable: kind = .undecodable
    case .forbidden(let scalar): kind = .forbidden(scalar)
    }
  }
}
