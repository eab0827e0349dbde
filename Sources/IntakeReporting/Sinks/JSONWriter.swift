/// Writes JSON as it goes: keys in the order in which they come, letters and `/` unescaped.
///
/// The caller keeps objects and arrays balanced; a key comes before each value of an object.
public struct JSONWriter: Sendable {
  /// How an object or array is set out where the output is for people too.
  public enum Layout: Sendable {
    /// A line for each member.
    case block
    /// All on one line.
    case line
  }

  public var bytes: [UInt8] = []
  private let pretty: Bool
  private var frames: [Frame] = []
  private var afterKey = false

  private struct Frame {
    let close: UInt8
    let layout: Layout
    var isEmpty = true
  }

  public init(pretty: Bool) {
    self.pretty = pretty
  }

  public mutating func openObject(_ layout: Layout = .block) {
    open("{", "}", layout)
  }

  public mutating func openArray(_ layout: Layout = .block) {
    open("[", "]", layout)
  }

  public mutating func close() {
    let frame = frames.removeLast()
    if pretty, frame.layout == .block, !frame.isEmpty { newLine() }
    bytes.append(frame.close)
  }

  public mutating func key(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    // Safe: a key of the source lives as long as the program.
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    if pretty { bytes.append(UInt8(ascii: " ")) }
    afterKey = true
  }

  public mutating func string(_ text: String?) {
    guard let text else { return null() }
    beginValue()
    bytes.append(UInt8(ascii: "\""))
    appendEscaped(text)
    bytes.append(UInt8(ascii: "\""))
  }

  public mutating func number(_ number: Int?) {
    guard let number else { return null() }
    beginValue()
    literal(String(number))
  }

  public mutating func bool(_ value: Bool) {
    beginValue()
    literal(value ? "true" : "false")
  }

  public mutating func null() {
    beginValue()
    literal("null")
  }

  /// Writes a value by `body`, or as it was written before.
  mutating func value(_ written: inout [UInt8]?, _ body: (inout JSONWriter) -> Void) {
    if let written {
      beginValue()
      bytes.append(contentsOf: written)
    } else {
      let start = bytes.count
      body(&self)
      written = Array(bytes[start...])
    }
  }

  /// Ends a line: after a whole document.
  mutating func endLine() {
    bytes.append(0x0A)
  }

  private mutating func open(_ sign: Unicode.Scalar, _ close: Unicode.Scalar, _ layout: Layout) {
    beginValue()
    bytes.append(UInt8(ascii: sign))
    frames.append(Frame(close: UInt8(ascii: close), layout: layout))
  }

  private mutating func beginValue() {
    if afterKey {
      afterKey = false
    } else {
      separate()
    }
  }

  private mutating func separate() {
    guard let frame = frames.last else { return }
    if !frame.isEmpty { bytes.append(UInt8(ascii: ",")) }
    if pretty {
      if frame.layout == .block {
        newLine()
      } else if !frame.isEmpty {
        bytes.append(UInt8(ascii: " "))
      }
    }
    frames[frames.count - 1].isEmpty = false
  }

  private mutating func newLine() {
    bytes.append(0x0A)
    for _ in 0..<frames.count * 2 { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func literal(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// RFC 8259; DEL, C1 controls and the two Unicode line ends are escaped as well, since a
  /// terminal or a script may act on them.
  private mutating func appendEscaped(_ text: String) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    guard needsEscapes(from: start) else { return }
    bytes.removeLast(bytes.count - start)
    for scalar in text.unicodeScalars { appendEscaped(scalar) }
  }

  /// Whether a sign that is escaped stands in the text that starts at an offset.
  private func needsEscapes(from start: Int) -> Bool {
    let text = bytes.span
    for index in start..<text.count {
      switch text[index] {
      case 0..<0x20, 0x22, 0x5C, 0x7F: return true
      // U+0080 to U+009F, U+2028 and U+2029: the text is UTF-8, so that their other bytes follow.
      case 0xC2 where text[index + 1] < 0xA0: return true
      case 0xE2 where text[index + 1] == 0x80 && text[index + 2] | 1 == 0xA9: return true
      default: continue
      }
    }
    return false
  }

  private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": literal("\\\"")
    case "\\": literal("\\\\")
    case "\n": literal("\\n")
    case "\r": literal("\\r")
    case "\t": literal("\\t")
    case "\u{8}": literal("\\b")
    case "\u{C}": literal("\\f")
    case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      literal("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default:
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}

extension JSONWriter {
  mutating func object(
    _ layout: Layout = .block, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    openObject(layout)
    try body(&self)
    close()
  }

  mutating func array<Element>(
    _ elements: some Sequence<Element>, _ layout: Layout = .block,
    _ body: (inout JSONWriter, Element) throws -> Void
  ) rethrows {
    openArray(layout)
    for element in elements { try body(&self, element) }
    close()
  }

  mutating func member(_ name: StaticString, _ text: String?) {
    key(name)
    string(text)
  }

  mutating func member(_ name: StaticString, _ value: Int?) {
    key(name)
    number(value)
  }

  mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }
}
