public import IntakeCore
import IntakeReading

/// The process that reads documents for others, and can do nothing else.
public enum ReadingWorker {
  /// The argument by which a program is told to be one.
  public static let argument = "--reading-worker"

  /// What tests put before each answer about a file or a part of it.
  /// - Parameter number: which of the files that this worker was given.
  public typealias Hook = (_ document: [UInt8], _ number: Int) -> Void

  /// Closes this process in, then answers until its input ends. To be called first of all.
  /// - Parameters:
  ///   - parts: of the fence; tests leave some out.
  ///   - limits: those of documents.
  public static func serve(
    _ parts: Fence.Parts = .all, _ bounds: Fence.Bounds = .standard,
    limits: Limits = .standard, hook: @escaping Hook = { _, _ in }
  ) {
    guard let state = Fence.close(parts, bounds) else { return }
    var channel = Channel(Channel.standardInput)
    do {
      var hello = WireWriter()
      hello.put(state.landlock)
      hello.put(state.filter)
      try channel.send(hello.bytes)
      guard let first = try channel.message(atMost: mostBytes),
        case .call(let files) = try request(first), let call = try readCall(files)
      else { return }
      let reader = DocumentReader(lexicon: CallLexicon(call), limits: limits)
      var desk = ReadingDesk(reader, limits, hook: hook)
      while let message = try channel.message(atMost: mostBytes) {
        try desk.answer(try request(message), &channel)
      }
    } catch {
      // Whoever asked has gone, or is none of ours: there is nobody to tell.
      return
    }
  }

  /// Of a message that is no file.
  static let mostBytes = 64 << 20

  private static func request(_ message: [UInt8]) throws(WireFault) -> Request {
    var reader = WireReader(message)
    return try Request(from: &reader)
  }

  private static func readCall(_ files: [String: [UInt8]]) throws -> Call? {
    guard let own = files[Call.Definition.own] else { return nil }
    return try CallReader.read(own, file: "", digest: { _ in "" }) { id in
      files[id].map { ("", $0) }
    }
  }
}
