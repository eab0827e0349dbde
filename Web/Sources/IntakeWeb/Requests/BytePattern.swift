/// Finds a short run of bytes in longer ones (Horspool's way: most bytes are never looked at).
struct BytePattern: Sendable {
  let bytes: [UInt8]
  private let shifts: [Int]

  init(_ bytes: [UInt8]) {
    precondition(!bytes.isEmpty)
    self.bytes = bytes
    var shifts = [Int](repeating: bytes.count, count: 256)
    for (position, byte) in bytes.dropLast().enumerated() {
      shifts[Int(byte)] = bytes.count - 1 - position
    }
    self.shifts = shifts
  }

  /// The start of the first run from a position on; nil where there is none.
  func first(in text: [UInt8], from start: Int = 0) -> Int? {
    let last = bytes.count - 1
    var position = start
    while position + last < text.count {
      let byte = text[position + last]
      if byte == bytes[last], text[position..<position + last].elementsEqual(bytes[..<last]) {
        return position
      }
      position += shifts[Int(byte)]
    }
    return nil
  }
}
