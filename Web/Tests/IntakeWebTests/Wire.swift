import NIOCore
import NIOPosix

/// A connection to the page that sends any bytes and takes what comes.
struct Wire: Sendable {
  let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

  static func open(_ port: Int) async throws -> Wire {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return Wire(channel: channel)
  }

  /// Sends, and takes everything until the other side closes.
  static func exchange(_ port: Int, _ bytes: some Sequence<UInt8> & Sendable) async throws -> Reply
  {
    try await open(port).channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(bytes: bytes))
      var received: [UInt8] = []
      for try await buffer in inbound { received += buffer.readableBytesView }
      return Reply(received)
    }
  }
}

/// What came back.
struct Reply: Sendable {
  let status: Int
  /// By names in small letters.
  private(set) var headers: [String: String] = [:]
  let body: [UInt8]

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    var lines: [String] = []
    while let end = rest.firstIndex(of: 0x0A) {
      let line = rest[..<end].filter { $0 != 0x0D }
      rest = rest[(end + 1)...]
      if line.isEmpty { break }
      lines.append(String(decoding: line, as: UTF8.self))
    }
    status = lines.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[parts[0].lowercased()] = parts.last.map { String($0.drop { $0 == " " }) }
    }
    body = Array(rest)
  }

  var text: String { String(decoding: body, as: UTF8.self) }
}
