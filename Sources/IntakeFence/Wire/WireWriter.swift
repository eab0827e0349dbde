/// Puts values into bytes, one after the other; `WireReader` takes them out in the same order.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  mutating func put(byte: UInt8) { bytes.append(byte) }

  /// A number that is not negative: seven bits a byte, the lowest first.
  mutating func put(_ number: Int) {
    precondition(number >= 0, "the wire has no negative numbers")
    var rest = UInt(number)
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Bytes with their count before them.
  mutating func put(_ part: some RandomAccessCollection<UInt8>) {
    put(part.count)
    bytes.append(contentsOf: part)
  }

  mutating func put(_ value: some WireValue) { value.write(to: &self) }

  /// Starts anew and keeps the room.
  mutating func empty() { bytes.removeAll(keepingCapacity: true) }
}

/// What is wrong with bytes from the other side: they are no message of ours.
struct WireFault: Error {}

/// A value that has a form on the wire.
protocol WireValue {
  func write(to writer: inout WireWriter)
  /// - Throws: where the bytes are no such value; nothing else is ever taken for one.
  init(from reader: inout WireReader) throws(WireFault)
}
