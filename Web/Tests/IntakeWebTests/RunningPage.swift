import Foundation
import Intake
import IntakeWeb

/// The page, served on a free port of this machine.
struct RunningPage: Sendable {
  let port: Int

  static let call: Call = {
    do {
      return try CallStore(executable: nil, environment: checkout + "/templates").call("889-2024")
    } catch {
      preconditionFailure("the checkout has the call: \(error)")
    }
  }()

  static let checkout: String =
    #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()

  static let asOf = Instant(secondsSinceEpoch: 1_681_000_000)

  /// Serves while something is done with it.
  static func serve<Value: Sendable>(
    _ options: WebOptions = WebOptions(port: 0), call: Call = call,
    log: @escaping @Sendable (String) -> Void = { _ in },
    _ body: @Sendable (RunningPage) async throws -> Value
  ) async throws -> Value {
    let (ports, port) = AsyncStream<Int>.makeStream()
    let (ends, end) = AsyncStream<Void>.makeStream()
    let server = try SelfCheckServer(call, options, clock: { asOf }, log: log)
    let run = Task {
      defer { port.finish() }
      try await server.run(running: { port.yield($0) }, until: { for await _ in ends {} })
    }
    var numbers = ports.makeAsyncIterator()
    guard let number = await numbers.next() else {
      try await run.value
      throw CancellationError()
    }
    let result: Result<Value, any Error>
    do {
      result = .success(try await body(RunningPage(port: number)))
    } catch {
      result = .failure(error)
    }
    end.finish()
    try await run.value
    return try result.get()
  }

  func get(_ path: String, _ headers: String...) async throws -> Reply {
    try await send("GET", path, headers, [])
  }

  func send(
    _ method: String, _ path: String, _ headers: [String], _ body: [UInt8]
  ) async throws -> Reply {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: page.example", "Connection: close"] + headers
    if !body.isEmpty { lines.append("Content-Length: \(body.count)") }
    return try await Wire.exchange(
      port, Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
  }

  /// Sends files, and fields as `name=value`, as a browser's form does.
  func post(
    _ path: String, _ files: [DraftFile], _ fields: [(String, String)] = [], _ headers: String...
  ) async throws -> Reply {
    var body: [UInt8] = []
    for (name, value) in fields {
      body += Array("--b0und\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8)
      body += Array("\(value)\r\n".utf8)
    }
    for file in files {
      let heading = "Content-Disposition: form-data; name=\"file\"; filename=\"\(file.name)\""
      body += Array("--b0und\r\n\(heading)\r\nContent-Type: text/csv\r\n\r\n".utf8)
      body += file.bytes + [0x0D, 0x0A]
    }
    body += Array("--b0und--\r\n".utf8)
    let type = "Content-Type: multipart/form-data; boundary=b0und"
    return try await send("POST", path, headers + [type], body)
  }
}

/// What stands in the samples.
enum Sample {
  static func draft(_ name: String, as shown: String? = nil) throws -> DraftFile {
    DraftFile(name: shown ?? name, bytes: try bytes("samples/drafts/\(name)"))
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(RunningPage.checkout)/\(path)")))
  }
}
