import NIOPosix

/// Judging on threads of its own: so many at once, a few waiting for their turn, no more.
///
/// This is the one place where what was sent is judged.
struct Judges: Sendable {
  private let turns: Turns
  private let threads: NIOThreadPool

  init(_ limits: WebLimits) {
    turns = Turns(atOnce: limits.judgedAtOnce, waiting: limits.waiting)
    threads = NIOThreadPool(numberOfThreads: max(1, limits.judgedAtOnce))
    threads.start()
  }

  /// - Throws: `Turns.Full` where too many wait; `CancellationError` where the task was cancelled
  ///   before its turn.
  func judge<Judgement: Sendable>(
    _ work: @escaping @Sendable () throws -> Judgement
  ) async throws -> Judgement {
    try await turns.take()
    defer { turns.giveBack() }
    return try await threads.runIfActive(work)
  }

  var waiting: Int { turns.waiting }
  var judging: Int { turns.taken }
}
