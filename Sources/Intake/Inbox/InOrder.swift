import Dispatch
import Synchronization

/// Does something to each item on several cores and gives the results in the items' order.
enum InOrder {
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], jobs: Int, _ body: @Sendable (Item) throws -> Result
  ) throws -> [Result] {
    guard jobs > 1, items.count > 1 else { return try items.map(body) }
    let state = Mutex<(next: Int, results: [Swift.Result<Result, any Error>?])>(
      (0, Array(repeating: nil, count: items.count)))
    DispatchQueue.concurrentPerform(iterations: min(jobs, items.count)) { _ in
      while true {
        let position = state.withLock { state in
          defer { state.next += 1 }
          return state.next
        }
        guard position < items.count else { return }
        let result = Swift.Result { try body(items[position]) }
        state.withLock { $0.results[position] = result }
      }
    }
    return try state.withLock { try $0.results.compactMap { try $0?.get() } }
  }
}
