import Dispatch
public import IntakeCore
import IntakeReading
import Synchronization

/// Reads documents in processes that are fenced in: whatever a document does to its reader, it does
/// to one of them (docs/decisions/fence.md).
///
/// Several threads may ask at the same time; each file has a worker of its own, which serves one file
/// after the other.
public final class ReadingWorkers: Sendable {
  private let program: String
  let call: Call
  private let definition: Call.Definition
  let budget: Budget
  private let idle = Mutex<[RunningWorker]>([])
  private let known = Mutex<Fence.State?>(nil)
  /// Whoever tries a second time is alone.
  private let turns = DispatchQueue(label: "dexuat.reading", attributes: .concurrent)

  /// What a worker may use for one question. No verdict rests on it: who overruns it is tried again,
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

  /// A file about to be asked about.
  public func file(_ bytes: [UInt8]) -> FencedFile { FencedFile(bytes, self) }

  /// Tries with a worker at hand, then alone with a new one: no document is blamed for what its
  /// neighbours did.
  /// - Parameter worker: the one to be tried first; nil: any.
  /// - Returns: with the answer the worker that gave it, which is to be given back.
  func twice<Answer>(
    _ worker: RunningWorker?, _ body: (RunningWorker) throws(WorkerLoss) -> Answer
  ) -> Result<(Answer, RunningWorker), UnreadHere> {
    if let answer = try? turns.sync(execute: {
      try attempt(with: worker ?? idle.withLock { $0.popLast() }, body)
    }) {
      return .success(answer)
    }
    do {
      return .success(try turns.sync(flags: .barrier) { try attempt(with: nil, body) })
    } catch WorkerLoss.overrun {
      return .failure(UnreadHere(why: .overrun))
    } catch {
      return .failure(UnreadHere(why: .ended))
    }
  }

  /// - Throws: where the worker was lost; it is not used again then.
  private func attempt<Answer>(
    with worker: RunningWorker?, _ body: (RunningWorker) throws(WorkerLoss) -> Answer
  ) throws -> (Answer, RunningWorker) {
    let worker = try worker ?? start()
    return (try body(worker), worker)
  }

  private func start() throws -> RunningWorker {
    let worker = try RunningWorker(program, call: definition, budget: budget)
    known.withLock { $0 = worker.state }
    return worker
  }

  /// Takes back a worker, to serve other files; one that has worked long is not used again.
  func give(_ worker: RunningWorker) {
    guard worker.processorTime < budget.lifetime else { return }
    idle.withLock { $0.append(worker) }
  }
}
