private import CLibXML2
internal import IntakeCore

/// Takes what the parser finds in a document, in the document's order.
///
/// The spans are the parser's own memory: they live for the call alone.
protocol XMLEvents: AnyObject {
  /// A start tag. `namespace` is empty where the element has none.
  func start(_ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute])
  func end()
  /// A piece of character data; one text may come in several.
  func text(_ bytes: Span<UInt8>)
}

/// An attribute of a start tag, its value with references resolved.
struct XMLAttribute {
  var name: String
  /// Nil where it has none.
  var namespace: String?
  var value: [UInt8]
}

/// Why libxml2 refuses a document.
struct XMLRefusal {
  var fault: XMLFault
  /// The bytes it had taken in when it noticed.
  var offset: Int
}

/// The one place that touches libxml2: its push parser with SAX2 events.
///
/// Fenced as `docs/decisions/reading-xml.md` says: the encoding is pinned to UTF-8, no network, no catalogue, no
/// external entity, no entity substitution, nothing beyond libxml2's own limits; a DOCTYPE, should
/// one get past the walk before, stops it.
@safe final class XMLPushParser {
  private let context: xmlParserCtxtPtr
  private let events: any XMLEvents
  /// The first fault; nothing after it counts.
  private(set) var refusal: XMLRefusal?
  private var openElements = 0
  private var rootEnded = false
  private var pushed = 0

  init(events: any XMLEvents) {
    _ = Self.isFenced
    self.events = events
    var handler = unsafe Self.handler
    // Safe: libxml2 copies the handler. It returns nil only where there is no memory left.
    guard let context = unsafe xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
      fatalError("out of memory")
    }
    unsafe self.context = context
    // Safe: the context lives as long as self and calls back only from `push` and `finish`.
    unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    _ = unsafe xmlCtxtUseOptions(context, CInt(bitPattern: options))
    _ = unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
  }

  deinit {
    // Safe: made in init, freed here alone; no document is ever built, but one would be ours.
    unsafe xmlFreeDoc(context.pointee.myDoc)
    unsafe xmlFreeParserCtxt(context)
  }

  /// Gives the parser the next bytes of the document.
  func push(_ bytes: [UInt8], _ range: Range<Int>) {
    guard refusal == nil, !range.isEmpty else { return }
    unsafe bytes.withUnsafeBufferPointer { buffer in
      precondition(range.upperBound <= buffer.count)
      // Safe: the range lies within the buffer, which libxml2 copies from during the call.
      unsafe buffer.baseAddress?.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
        _ = unsafe xmlParseChunk(context, $0 + range.lowerBound, CInt(range.count), 0)
      }
    }
    pushed += range.count
  }

  /// Tells the parser that the document is complete: from here on nothing may be missing.
  func finish() {
    guard refusal == nil else { return }
    _ = unsafe xmlParseChunk(context, nil, 0, 1)
    let number = unsafe context.pointee.errNo
    let isSound = unsafe context.pointee.wellFormed == 1 && number == 0
    let consumed = unsafe Int(xmlByteConsumed(context))
    if refusal == nil, !isSound || !rootEnded || consumed != pushed {
      refuse(.other(code: Int(number)), at: consumed)
    }
  }

  fileprivate func started(
    _ name: Span<UInt8>, namespace: Span<UInt8>, attributes: [XMLAttribute]
  ) {
    guard refusal == nil else { return }
    openElements += 1
    events.start(name, namespace: namespace, attributes: attributes)
  }

  fileprivate func ended() {
    guard refusal == nil else { return }
    openElements -= 1
    rootEnded = openElements == 0
    events.end()
  }

  fileprivate func text(_ bytes: Span<UInt8>) {
    guard refusal == nil else { return }
    events.text(bytes)
  }

  fileprivate func refuse(_ fault: XMLFault, at offset: Int? = nil) {
    guard refusal == nil else { return }
    let consumed = unsafe Int(xmlByteConsumed(context))
    refusal = XMLRefusal(fault: fault, offset: offset ?? consumed)
  }

  fileprivate func failed(_ error: xmlError) {
    guard unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    unsafe refuse(XMLFault(error, rootEnded: rootEnded))
  }

  /// What libxml2 shares between all its parsers is set once, before the first of them.
  private static let isFenced: Bool = {
    xmlInitParser()
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE)
    unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
    return true
  }()

  /// The callbacks. Those that are not set ignore what they would be told: comments and
  /// instructions. libxml2 hands each the `userData` of its context, which is the parser.
  private static var handler: xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = XML_SAX2_MAGIC
    unsafe handler.startElementNs = { data, name, _, namespace, _, _, count, _, attributes in
      guard let parser = unsafe XMLPushParser.of(data) else { return }
      let list = unsafe XMLAttribute.list(attributes, count: Int(count))
      unsafe parser.started(
        bytes(of: name).span, namespace: bytes(of: namespace).span, attributes: list)
    }
    unsafe handler.endElementNs = { data, _, _, _ in unsafe XMLPushParser.of(data)?.ended() }
    let text: charactersSAXFunc = { data, bytes, count in
      // Safe: libxml2 hands `count` bytes that live for this call.
      unsafe XMLPushParser.of(data)?.text(
        UnsafeBufferPointer(start: bytes, count: Int(count)).span)
    }
    unsafe handler.characters = text
    unsafe handler.ignorableWhitespace = text
    unsafe handler.cdataBlock = text
    unsafe handler.internalSubset = { data, _, _, _ in
      unsafe XMLPushParser.of(data)?.refuse(.badDeclaration)
    }
    unsafe handler.serror = { data, error in
      guard let parser = unsafe XMLPushParser.of(data), let error = unsafe error else { return }
      unsafe parser.failed(error.pointee)
    }
    return unsafe handler
  }

  /// The parser behind a callback: the `userData` that `init` set, alive while it parses.
  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLPushParser? {
    guard let data = unsafe data else { return nil }
    return unsafe Unmanaged<XMLPushParser>.fromOpaque(data).takeUnretainedValue()
  }
}

/// The bytes of a C string; they live as long as libxml2 keeps it, for the callback at least.
private func bytes(of text: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
  guard let text = unsafe text else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
  return unsafe UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
}

extension XMLAttribute {
  /// Copies a start tag's attributes: libxml2 hands five pointers for each, the name, the prefix,
  /// the namespace, and the ends of the value.
  fileprivate static func list(
    _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) -> [XMLAttribute] {
    guard count > 0, let pointers = unsafe pointers else { return [] }
    return (0..<count).map { index in
      // Safe: five pointers for each of `count` attributes; the value's ends bound one buffer.
      let part = unsafe pointers + 5 * index
      let namespace = unsafe bytes(of: part[2])
      let value = unsafe UnsafeBufferPointer(
        start: part[3], count: (part[4] ?? part[3]).map { unsafe $0 - (part[3] ?? $0) } ?? 0)
      return unsafe XMLAttribute(
        name: String(decoding: bytes(of: part[0]), as: UTF8.self),
        namespace: namespace.isEmpty ? nil : String(decoding: namespace, as: UTF8.self),
        value: Array(value))
    }
  }
}

extension XMLFault {
  /// What libxml2's number says to people.
  fileprivate init(_ error: xmlError, rootEnded: Bool) {
    let one = unsafe error.str1.map { unsafe String(cString: $0) }
    let other = unsafe error.str2.map { unsafe String(cString: $0) }
    switch unsafe error.code {
    case 76: self = .tagMismatch(open: one ?? "", close: other ?? "")
    case 5 where rootEnded, 86: self = .contentAfterRoot
    case 4, 5, 63, 77: self = .prematureEnd
    case 9: self = .badCharacter(unsafe error.int1 > 0 ? UInt32(error.int1) : nil)
    case 8: self = .badCharacter(nil)
    case 26, 27: self = .undefinedEntity(one)
    case 6, 7, 23: self = .bareAmpersand
    case 38, 41, 65, 68, 73, 74: self = .badTag
    case 39, 40: self = .attributeNotQuoted
    case 42, 203: self = .duplicateAttribute(one)
    case 200, 201, 202, 204, 205: self = .namespace(prefix: one)
    case 45, 80: self = .badComment
    case 62: self = .sectionEnd
    case 31, 32, 46, 47, 53...57, 64, 78, 79, 81, 96, 97, 108: self = .badDeclaration
    case let code: self = .other(code: Int(code))
    }
  }
}
