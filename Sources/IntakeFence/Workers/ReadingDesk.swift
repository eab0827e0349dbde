import IntakeCore
import IntakeReading

/// The worker's work: the file that it holds, its parts, and the answers about them.
struct ReadingDesk {
  private let reader: DocumentReader
  private let limits: Limits
  private let hook: ReadingWorker.Hook
  private var files = 0
  private var file: DocumentInHand?
  private var parts: [FileOpener.Part] = []
  /// The part that was asked about last.
  private var last: (part: Int, document: DocumentInHand)?

  init(_ reader: DocumentReader, _ limits: Limits, hook: @escaping ReadingWorker.Hook) {
    self.reader = reader
    self.limits = limits
    self.hook = hook
  }

  mutating func answer(_ request: Request, _ channel: inout Channel) throws {
    switch request {
    case .call: throw WireFault()
    case .hold(let count):
      (file, parts, last) = (nil, [], nil)
      guard let bytes = try channel.raw(count) else { throw WireFault() }
      files += 1
      file = DocumentInHand(bytes, reader)
    case .open(let path): try open(only: path, channel)
    case .steps(let part):
      let steps = try document(part).steps
      try send(channel) { $0.put(steps) }
    case .read(let part, let step): try read(try document(part), step, channel)
    case .excerpts(let part, let places, let form, let step):
      let excerpts = try document(part).excerpts(at: places, form: form, step: step)
      try send(channel) { $0.put(places.map { excerpts[$0] }) }
    }
  }

  private func send(
    _ channel: Channel, _ write: (inout WireWriter) -> Void
  ) throws(FenceError) {
    var answer = WireWriter()
    write(&answer)
    try channel.send(answer.bytes)
  }

  private mutating func open(only path: String?, _ channel: Channel) throws {
    let file = try document(nil)
    (parts, last) = ([], nil)
    let opened = FileOpener(limits: limits).open(file.bytes, only: path) { parts.append($0) }
    try send(channel) { FileListing(opened, parts).write(to: &$0) }
    for part in parts where part.path != nil { try channel.sendRaw(part.bytes) }
  }

  /// A part of the file that is held; nil: the file itself.
  private mutating func document(_ part: Int?) throws(WireFault) -> DocumentInHand {
    let document = try find(part)
    hook(document.bytes, files)
    return document
  }

  private mutating func find(_ part: Int?) throws(WireFault) -> DocumentInHand {
    guard let file else { throw WireFault() }
    guard let part else { return file }
    guard parts.indices.contains(part) else { throw WireFault() }
    if parts[part].path == nil { return file }
    if let last, last.part == part { return last.document }
    let document = DocumentInHand(parts[part].bytes, reader)
    last = (part, document)
    return document
  }

  private func read(_ document: DocumentInHand, _ step: FormStep?, _ channel: Channel) throws {
    var failure: FenceError?
    let encoder = EventEncoder(listed: limits.listedFindings) { events in
      guard failure == nil else { return }
      do throws(FenceError) { try channel.send(events) } catch { failure = error }
    }
    let outcome = document.read(step, into: encoder)
    encoder.end(
      ReadOutcome(
        format: outcome.format, encoding: outcome.encoding,
        attachableKind: encoder.hasForm ? nil : document.attachableKind(format: outcome.format)))
    if let failure { throw failure }
  }
}
