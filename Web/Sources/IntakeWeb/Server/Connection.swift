import NIOCore
import Synchronization

/// A connection as the roll knows it.
final class Connection: Sendable {
  private struct State {
    var pace: Pace
    var upload: Int?
    var isGone = false
    var whenGone: (@Sendable () -> Void)?
  }

  private let state: Mutex<State>
  private let channel: any Channel

  init(_ channel: any Channel, at now: NIODeadline) {
    self.channel = channel
    state = Mutex(State(pace: Pace(openedAt: now)))
  }

  var pace: Pace { state.withLock { $0.pace } }

  func note(_ change: (inout sending Pace) -> Void) {
    state.withLock { change(&$0.pace) }
  }

  /// The bytes kept free for a request whose files are received or judged; nil where none are.
  var upload: Int? {
    get { state.withLock { $0.upload } }
    set { state.withLock { $0.upload = newValue } }
  }

  func close() { channel.close(mode: .all, promise: nil) }

  /// The other side has left: nobody waits for the answer.
  func leave() {
    let told = state.withLock { state in
      state.isGone = true
      return state.whenGone.take()
    }
    told?()
  }

  /// Runs something that is cancelled once the other side has left.
  func whileThere<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = Task { try await work() }
    let isGone = state.withLock { state in
      state.whenGone = { task.cancel() }
      return state.isGone
    }
    if isGone { task.cancel() }
    defer { state.withLock { $0.whenGone = nil } }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }
}
