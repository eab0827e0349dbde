import Synchronization

/// A number of turns, and a short queue for them.
final class Turns: Sendable {
  /// The queue has no room.
  struct Full: Error {}

  private struct Waiter {
    var id: Int
    var resume: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var taken = 0
    var lastID = 0
    var queue: [Waiter] = []
    /// Cancelled before they stood in the queue.
    var cancelled: Set<Int> = []
  }

  private let state = Mutex(State())
  private let atOnce: Int
  private let places: Int

  init(atOnce: Int, waiting: Int) {
    self.atOnce = atOnce
    places = waiting
  }

  var taken: Int { state.withLock { $0.taken } }
  var waiting: Int { state.withLock { $0.queue.count } }

  /// Waits for a turn, first come, first served.
  /// - Throws: `Full`; `CancellationError` where the task was cancelled while it waited.
  func take() async throws {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    // A turn may be given in the moment of the cancelling.
    defer { _ = state.withLock { $0.cancelled.remove(id) } }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { enter(Waiter(id: id, resume: $0)) }
    } onCancel: {
      cancel(id)
    }
  }

  /// Hands the turn to the next in the queue.
  func giveBack() {
    let next = state.withLock { state -> Waiter? in
      guard state.queue.isEmpty else { return state.queue.removeFirst() }
      state.taken -= 1
      return nil
    }
    next?.resume.resume()
  }

  private func enter(_ waiter: Waiter) {
    let answer = state.withLock { state -> Result<Void, any Error>? in
      if state.cancelled.remove(waiter.id) != nil { return .failure(CancellationError()) }
      if state.taken < atOnce {
        state.taken += 1
        return .success(())
      }
      guard state.queue.count < places else { return .failure(Full()) }
      state.queue.append(waiter)
      return nil
    }
    if let answer { waiter.resume.resume(with: answer) }
  }

  private func cancel(_ id: Int) {
    let waiter = state.withLock { state -> Waiter? in
      if let place = state.queue.firstIndex(where: { $0.id == id }) {
        return state.queue.remove(at: place)
      }
      state.cancelled.insert(id)
      return nil
    }
    waiter?.resume.resume(throwing: CancellationError())
  }
}
