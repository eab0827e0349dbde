import IntakeCore
import IntakeRegister

/// The order of the lines of one group: by submitter in Vietnamese order, then priority.
enum PlanOrder {
  static func sorted(_ tasks: [ListedTask]) -> [ListedTask] {
    let ranks = ranks(of: Set(tasks.map(\.submitter)))
    return tasks.indices.map { Placed(tasks[$0], index: $0, rank: ranks[tasks[$0].submitter] ?? 0) }
      .sorted().map { tasks[$0.index] }
  }

  /// The rank of each name. The order of names is total: no two have one rank.
  private static func ranks(of names: Set<String>) -> [String: Int] {
    let sorted = names.map { (name: $0, key: VietnameseCollation.key($0)) }
      .sorted { $0.key < $1.key }
    return Dictionary(
      uniqueKeysWithValues: sorted.enumerated().map { ($0.element.name, $0.offset) })
  }

  /// What decides of a task's place.
  private struct Placed: Comparable {
    let index: Int
    private let rank: Int
    private let identity: String
    /// The task's number is its priority; without one, its place in the list.
    private let priority: Int
    private let position: Int

    init(_ task: ListedTask, index: Int, rank: Int) {
      self.index = index
      self.rank = rank
      identity = task.identity
      priority = task.number.flatMap { Int(MatchKey.taskNumber($0)) } ?? task.position
      position = task.position
    }

    static func < (one: Self, other: Self) -> Bool {
      if one.rank != other.rank { return one.rank < other.rank }
      // Two submitters of one name: each keeps its tasks together.
      if one.identity != other.identity {
        return one.identity.utf8.lexicographicallyPrecedes(other.identity.utf8)
      }
      return (one.priority, one.position) < (other.priority, other.position)
    }

    static func == (one: Self, other: Self) -> Bool { !(one < other) && !(other < one) }
  }
}
