public import IntakeCore
import IntakeReading

/// The process that reads documents for others, and can do nothing else.
public enum ReadingWorker {
  /// The argument by which a program is told to be one.
  public static let argument = "--reading-worker"

  /// What tests put before each document.
  public typealias Hook = (_ document: [UInt8], _ number: Int) -> Void

  /// Closes this process in, then answers until its input ends. To be called first of all.
  /// - Parameters:
  ///   - parts: of the fence; tests leave some out.
  ///   - limits: those of documents.
  public static func serve(
    _ parts: Fence.Parts = .all, _ bounds: Fence.Bounds = .standard,
    limits: Limits = .standard, hook: Hook = { _, _ in }
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
      var number = 0
      while let message = try channel.message(atMost: mostBytes) {
        number += 1
        try answer(try request(message), reader, limits, &channel) { hook($0, number) }
      }
    } catch {
      // Whoever asked has gone, or is none of ours: there is nobody to tell.
      return
    }
  }

  /// Of a message that is no document.
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

  private static func answer(
    _ request: Request, _ reader: DocumentReader, _ limits: Limits, _ channel: inout Channel,
    _ hook: ([UInt8]) -> Void
  ) throws {
    switch request {
    case .call: throw WireFault()
    case .read(let step, let count):
      guard let bytes = try channel.raw(count) else { throw WireFault() }
      hook(bytes)
      try read(bytes, step, reader, limits, channel)
    case .steps(let count):
      guard let bytes = try channel.raw(count) else { throw WireFault() }
      hook(bytes)
      var answer = WireWriter()
      answer.put(reader.steps(of: bytes))
      try channel.send(answer.bytes)
    case .excerpts(let places, let form, let step, let count):
      guard let bytes = try channel.raw(count) else { throw WireFault() }
      let excerpts = reader.excerpts(at: places, form: form, step: step, in: bytes)
      var answer = WireWriter()
      answer.put(places.map { excerpts[$0] })
      try channel.send(answer.bytes)
    }
  }

  private static func read(
    _ bytes: [UInt8], _ step: FormStep?, _ reader: DocumentReader, _ limits: Limits,
    _ channel: Channel
  ) throws {
    var failure: FenceError?
    let encoder = EventEncoder(listed: limits.listedFindings) { events in
      guard failure == nil else { return }
      do throws(FenceError) { try channel.send(events) } catch { failure = error }
    }
    let outcome =
      step.map { reader.read(bytes, step: $0, into: encoder) } ?? reader.read(bytes, into: encoder)
    encoder.end(
      ReadOutcome(
        format: outcome.format, encoding: outcome.encoding,
        attachableKind: encoder.hasForm
          ? nil : reader.attachableKind(of: bytes, format: outcome.format)))
    if let failure { throw failure }
  }
}
