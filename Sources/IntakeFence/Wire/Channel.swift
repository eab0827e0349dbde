/// One end of the socket between a run and its worker: messages with their length before them.
struct Channel {
  let socket: Int32
  private var received: [UInt8] = []
  private var start = 0

  /// A worker's own end.
  static let standardInput: Int32 = 0

  init(_ socket: Int32) { self.socket = socket }

  typealias Wait = () throws(FenceError) -> Void

  private static let room = 256 << 10
  private static let headBytes = 4

  func send(_ message: [UInt8], wait: Wait? = nil) throws(FenceError) {
    let length = UInt32(message.count)
    let head = (0..<Self.headBytes).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
    try FenceCalls.send(head + message, to: socket, wait: wait)
  }

  /// Sends bytes whose count the other side knows.
  func sendRaw(_ bytes: [UInt8], wait: Wait? = nil) throws(FenceError) {
    try FenceCalls.send(bytes, to: socket, wait: wait)
  }

  /// The next message.
  /// - Returns: nil where the other side has gone, or means to send more than `limit` bytes.
  mutating func message(atMost limit: Int, wait: Wait? = nil) throws(FenceError) -> [UInt8]? {
    guard let head = try raw(Self.headBytes, wait: wait) else { return nil }
    let length = head.reversed().reduce(0) { $0 << 8 | Int($1) }
    return length <= limit ? try raw(length, wait: wait) : nil
  }

  /// So many bytes; nil where the other side goes before.
  mutating func raw(_ count: Int, wait: Wait? = nil) throws(FenceError) -> [UInt8]? {
    while received.count - start < count {
      if start > 0 {
        received.removeFirst(start)
        start = 0
      }
      let missing = count - received.count
      guard
        try FenceCalls.receive(
          &received, from: socket, atMost: max(missing, Self.room), wait: wait)
      else { return nil }
    }
    defer { start += count }
    return Array(received[start..<(start + count)])
  }
}
