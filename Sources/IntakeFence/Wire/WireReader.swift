/// Takes values out of bytes that may have been made by somebody hostile: every count is checked
/// against what is left, every text is valid UTF-8, every number within its bounds.
struct WireReader {
  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = 0
  }

  var isAtEnd: Bool { position == bytes.count }
  var left: Int { bytes.count - position }

  /// Larger than any line, row, column or count that a document within the limits has.
  static let largest = 1 << 30

  mutating func byte() throws(WireFault) -> UInt8 {
    guard position < bytes.count else { throw WireFault() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func number(atMost bound: Int = largest) throws(WireFault) -> Int {
    var number = 0
    for shift in stride(from: 0, through: 28, by: 7) {
      let byte = try byte()
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 {
        guard number <= bound else { throw WireFault() }
        return number
      }
    }
    throw WireFault()
  }

  /// How many values follow, each of which takes a byte at least.
  mutating func count() throws(WireFault) -> Int {
    let count = try number()
    // Compared with what is left behind the count itself.
    guard count <= left else { throw WireFault() }
    return count
  }

  mutating func raw() throws(WireFault) -> ArraySlice<UInt8> {
    let count = try count()
    let start = position
    position += count
    return bytes[start..<position]
  }

  /// The bytes of a text.
  mutating func text() throws(WireFault) -> ArraySlice<UInt8> {
    let text = try raw()
    guard (try? UTF8Span(validating: text.span)) != nil else { throw WireFault() }
    return text
  }

  mutating func value<Value: WireValue>(_ type: Value.Type = Value.self) throws(WireFault) -> Value
  {
    try Value(from: &self)
  }
}
