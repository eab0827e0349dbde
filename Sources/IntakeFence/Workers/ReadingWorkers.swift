import Dispatch
public import IntakeCore
public import IntakeReading
import Synchronization

/// Reads documents in processes that are fenced in: whatever a document does to its reader, it does
/// to one of them (docs/decisions/fence.md).
///
/// Several threads may ask at the same time; each has a worker of its own, which serves one document
/// after the other.
public final class ReadingWorkers: Sendable {
  private let program: String
  private let call: Call
  private let definition: Call.Definition
  private let budget: Budget
  private let idle = Mutex<[RunningWorker]>([])
  private let known = Mutex<Fence.State?>(nil)
  /// Whoever tries a second time is alone.
  private let turns = DispatchQueue(label: "dexuat.reading", attributes: .concurrent)

  /// What a worker may use for one document. No verdict rests on it: who overruns it is tried again,
  /// and then nothing is said of the document.
  public struct Budget: Sendable {
    /// Of processor time: 20 times what a document within the limits takes at most.
    public var seconds = 40.0
    /// From the question to the answer, by the clock.
    public var wait = Duration.seconds(900)
    /// After so much processor time a worker is replaced.
    public var lifetime = 300.0

    public init() {}

    /// The most that an answer may hold: records are the document's text once more.
    func answerBytes(for document: Int) -> Int { (64 << 20) + 16 * document }
  }

  /// - Parameters:
  ///   - program: a path of a program that calls `ReadingWorker.serve` first of all.
  ///   - call: a call that was read from its definition.
  public init?(program: String, call: Call, budget: Budget = Budget()) {
    guard let definition = call.definition else { return nil }
    self.program = program
    self.call = call
    self.definition = definition
    self.budget = budget
  }

  /// Starts a worker where there is none, to see whether it can be done.
  /// - Returns: what of the fence is up.
  /// - Throws: where there can be no workers on this machine.
  public func prepare() throws -> Fence.State {
    if let state = known.withLock({ $0 }) { return state }
    let worker = try start()
    defer { give(worker) }
    return worker.state
  }

  /// Reads a document as `DocumentReader.read` does.
  /// - Parameters:
  ///   - step: which form of an office file; nil of other documents.
  ///   - makeSink: makes what takes the records; made anew for a second try.
  public func read<Sink: RecordSink>(
    _ bytes: [UInt8], step: FormStep? = nil, into makeSink: () -> Sink
  ) -> Result<(sink: Sink, outcome: ReadOutcome), UnreadHere> {
    twice { worker throws(RunningWorker.Loss) in
      let sink = makeSink()
      var decoder = EventDecoder(call, .standard, into: sink)
      var outcome: ReadOutcome?
      try worker.ask(.read(step: step, bytes: bytes.count), about: bytes, budget: budget) {
        message throws(WireFault) in
        outcome = try decoder.take(message)
        return outcome != nil
      }
      guard let outcome else { throw .ended }
      return (sink, outcome)
    }
  }

  /// The forms of an office file, as `DocumentReader.steps` has them.
  public func steps(of bytes: [UInt8]) -> Result<FormSteps, UnreadHere> {
    twice { worker throws(RunningWorker.Loss) in
      var steps: FormSteps?
      try worker.ask(.steps(bytes: bytes.count), about: bytes, budget: budget) {
        message throws(WireFault) in
        var reader = WireReader(message)
        steps = try reader.value(FormSteps.self)
        guard reader.isAtEnd else { throw WireFault() }
        return true
      }
      guard let steps else { throw .ended }
      return steps
    }
  }

  /// What stands at some places of a document, as `DocumentReader.excerpts` has it; none where it
  /// cannot be read here.
  public func excerpts(
    at places: [Place], form: FormKind?, step: String? = nil, in bytes: [UInt8]
  ) -> SourceExcerpts {
    let found = twice { worker throws(RunningWorker.Loss) in
      var excerpts: [SourceExcerpt?] = []
      try worker.ask(
        .excerpts(places, form: form, step: step, bytes: bytes.count), about: bytes, budget: budget
      ) { message throws(WireFault) in
        var reader = WireReader(message)
        excerpts = try reader.value()
        guard reader.isAtEnd, excerpts.count == places.count else { throw WireFault() }
        return true
      }
      return zip(places, excerpts).compactMap { place, excerpt in excerpt.map { (place, $0) } }
    }
    guard case .success(let pairs) = found else { return SourceExcerpts([:]) }
    return SourceExcerpts(Dictionary(pairs) { first, _ in first })
  }

  /// A document that could not be read here.
  public struct UnreadHere: Error {
    public var why: UnreadCause
  }

  /// Tries with a worker at hand, then alone with a new one: no document is blamed for what its
  /// neighbours did.
  private func twice<Answer>(
    _ body: (RunningWorker) throws(RunningWorker.Loss) -> Answer
  ) -> Result<Answer, UnreadHere> {
    if let answer = try? turns.sync(execute: {
      try attempt(with: idle.withLock { $0.popLast() }, body)
    }) {
      return .success(answer)
    }
    do {
      return .success(try turns.sync(flags: .barrier) { try attempt(with: nil, body) })
    } catch RunningWorker.Loss.overrun {
      return .failure(UnreadHere(why: .overrun))
    } catch {
      return .failure(UnreadHere(why: .ended))
    }
  }

  /// - Throws: where the worker was lost; it is not used again then.
  private func attempt<Answer>(
    with worker: RunningWorker?, _ body: (RunningWorker) throws(RunningWorker.Loss) -> Answer
  ) throws -> Answer {
    let worker = try worker ?? start()
    let answer = try body(worker)
    if worker.processorTime < budget.lifetime { give(worker) }
    return answer
  }

  private func start() throws -> RunningWorker {
    let worker = try RunningWorker(program, call: definition, budget: budget)
    known.withLock { $0 = worker.state }
    return worker
  }

  private func give(_ worker: RunningWorker) { idle.withLock { $0.append(worker) } }
}
