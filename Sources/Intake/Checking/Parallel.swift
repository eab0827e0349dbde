import Dispatch
import Synchronization

/// The one place where work runs in parallel.
enum Parallel {
  /// Maps items on at most `jobs` cores; the results come in the order of the items.
  /// - Throws: what the first item that failed threw; the others are done all the same.
  static func map<Item: Sendable, Result: Sendable, Failure: Error>(
    _ items: [Item], jobs: Int, _ transform: @Sendable (Item) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    typealias Outcome = Swift.Result<Result, Failure>
    let workers = max(1, min(jobs, items.count))
    let next = Atomic<Int>(0)
    let outcomes = Mutex<[Outcome?]>(Array(repeating: nil, count: items.count))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard position < items.count else { return }
        let outcome: Outcome
        do throws(Failure) {
          outcome = .success(try transform(items[position]))
        } catch {
          outcome = .failure(error)
        }
        outcomes.withLock { $0[position] = outcome }
      }
    }
    var results: [Result] = []
    for case let outcome? in outcomes.withLock({ $0 }) { results.append(try outcome.get()) }
    return results
  }
}
