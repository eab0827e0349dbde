public import IntakeCore
public import IntakeReading

/// A delivered file that a worker has in hand: it is sent once, opened once, and asked about as often as
/// is wanted. Where the worker is lost, a new one gets the file, and the same question, once more.
///
/// For one thread at a time.
public final class FencedFile {
  private let bytes: [UInt8]
  private let workers: ReadingWorkers
  /// Has the file, and has opened it where that was asked.
  private var worker: RunningWorker?
  private var opened: (request: Request, listing: FileListing)?

  init(_ bytes: [UInt8], _ workers: ReadingWorkers) {
    self.bytes = bytes
    self.workers = workers
  }

  deinit {
    if let worker { workers.give(worker) }
  }

  /// Finds what lies in the file, as `FileOpener.open` does.
  /// - Parameters:
  ///   - path: only the part there is wanted; nil: all of them.
  ///   - makeTaker: makes what takes the parts' bytes; made anew for a second try.
  public func open<Taker: PartTaker>(
    only path: String?, into makeTaker: () -> Taker
  ) -> Result<(listing: FileListing, taker: Taker), UnreadHere> {
    opened = nil
    let request = Request.open(only: path)
    let found = ask(about: bytes.count) { exchange throws(WorkerLoss) in
      var taker = makeTaker()
      try exchange.send(request)
      let listing = try self.listing(&exchange) { piece, isLast in
        taker.take(piece)
        if isLast { taker.endPart() }
      }
      return (listing, taker)
    }
    if case .success((let listing, _)) = found { opened = (request, listing) }
    return found.map { (listing: $0.0, taker: $0.1) }
  }

  /// The forms that a document holds, as `DocumentInHand.steps` has them.
  /// - Parameter part: its position among those that `open` found; nil: the file itself.
  public func steps(of part: Int?) -> Result<FormSteps?, UnreadHere> {
    ask(about: count(part)) { exchange throws(WorkerLoss) in
      try exchange.send(.steps(part: part))
      return try exchange.value { reader throws(WireFault) in try reader.value() }
    }
  }

  /// Reads a document as `DocumentInHand.read` does.
  /// - Parameters:
  ///   - step: which form of an office file; nil of other documents.
  ///   - makeSink: makes what takes the records; made anew for a second try.
  public func read<Sink: RecordSink>(
    _ part: Int?, step: FormStep? = nil, into makeSink: () -> Sink
  ) -> Result<(sink: Sink, outcome: ReadOutcome), UnreadHere> {
    ask(about: count(part)) { exchange throws(WorkerLoss) in
      let sink = makeSink()
      var decoder = EventDecoder(self.workers.call, .standard, into: sink)
      try exchange.send(.read(part: part, step: step))
      while true {
        let events = try exchange.message()
        do throws(WireFault) {
          if let outcome = try decoder.take(events) { return (sink, outcome) }
        } catch {
          throw WorkerLoss.ended
        }
      }
    }
  }

  /// What stands at some places of a document, as `DocumentInHand.excerpts` has it; none where it
  /// cannot be read here.
  public func excerpts(
    _ part: Int?, at places: [Place], form: FormKind?, step: String? = nil
  ) -> SourceExcerpts {
    let found = ask(about: count(part)) { exchange throws(WorkerLoss) in
      try exchange.send(.excerpts(part: part, places, form: form, step: step))
      return try exchange.value { reader throws(WireFault) in
        let excerpts: [SourceExcerpt?] = try reader.value()
        guard excerpts.count == places.count else { throw WireFault() }
        return excerpts
      }
    }
    guard case .success(let excerpts) = found else { return SourceExcerpts([:]) }
    let pairs = zip(places, excerpts).compactMap { place, excerpt in excerpt.map { (place, $0) } }
    return SourceExcerpts(Dictionary(pairs) { first, _ in first })
  }

  // MARK: - Asking

  private func count(_ part: Int?) -> Int {
    part.flatMap { opened?.listing.parts[$0].bytes } ?? bytes.count
  }

  /// - Parameter count: the bytes that the answer is about.
  private func ask<Answer>(
    about count: Int, _ body: (inout Exchange) throws(WorkerLoss) -> Answer
  ) -> Result<Answer, UnreadHere> {
    let known = worker
    worker = nil
    let found = workers.twice(known) { worker throws(WorkerLoss) in
      var exchange = worker.exchange(
        self.workers.budget, answerBytes: self.workers.budget.answerBytes(for: count))
      if worker !== known { try self.handOver(&exchange) }
      return try body(&exchange)
    }
    return found.map { answer, worker in
      self.worker = worker
      return answer
    }
  }

  /// Gives a worker the file, opened where the one before had it opened.
  private func handOver(_ exchange: inout Exchange) throws(WorkerLoss) {
    try exchange.send(.hold(bytes: bytes.count), bytes)
    guard let opened else { return }
    try exchange.send(opened.request)
    _ = try listing(&exchange) { _, _ in }
  }

  /// Takes the list of what lies in the file, and then the bytes of the parts.
  /// - Parameter take: takes a piece of a part, and whether it is the last one.
  private func listing(
    _ exchange: inout Exchange, _ take: ([UInt8], Bool) -> Void
  ) throws(WorkerLoss) -> FileListing {
    let count = bytes.count
    let listing = try exchange.value { reader throws(WireFault) in
      try FileListing(from: &reader, of: count, .standard)
    }
    for part in listing.parts where part.path != nil {
      var left = part.bytes
      if left == 0 { take([], true) }
      try exchange.raw(part.bytes) { piece in
        left -= piece.count
        take(piece, left == 0)
      }
    }
    return listing
  }
}

/// Takes the bytes of the parts of a file, one part behind the other.
public protocol PartTaker {
  /// Takes the next bytes of the part in hand.
  mutating func take(_ piece: [UInt8])
  /// The part in hand has ended; the next one begins.
  mutating func endPart()
}

/// A file or a document that could not be read here.
public struct UnreadHere: Error {
  public var why: UnreadCause

  public init(why: UnreadCause) {
    self.why = why
  }
}
