import Synchronization

/// The one place where work runs in parallel.
public enum Parallel {
  /// Maps items on at most `jobs` workers; the results come in the order of the items.
  public static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], jobs: Int, _ transform: @Sendable @escaping (Item) -> Result
  ) async -> [Result] {
    guard jobs > 1, items.count > 1 else { return items.map(transform) }
    let cursor = Cursor(count: items.count)
    return await withTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<min(jobs, items.count) {
        group.addTask { @Sendable @concurrent in
          var done: [(Int, Result)] = []
          while let position = cursor.next() {
            done.append((position, transform(items[position])))
          }
          return done
        }
      }
      var results: [Result?] = Array(repeating: nil, count: items.count)
      for await part in group {
        for (position, result) in part { results[position] = result }
      }
      return results.compactMap(\.self)
    }
  }
}

/// Hands out the positions of a list, each once.
private final class Cursor: Sendable {
  private let position = Mutex(0)
  private let count: Int

  init(count: Int) {
    self.count = count
  }

  func next() -> Int? {
    position.withLock { value in
      guard value < count else { return nil }
      defer { value += 1 }
      return value
    }
  }
}
