import IntakeCore
import IntakeRegister

/// The order of the lines of one group: by submitter in Vietnamese order, then priority.
enum PlanOrder {
  static func sorted(_ tasks: [ListedTask]) -> [ListedTask] {
    var keys: [String: CollationKey] = [:]
    for task in tasks where keys[task.submitter] == nil {
      keys[task.submitter] = collationKey(task.submitter)
    }
    return tasks.map { task in
      Placed(task: task, name: keys[task.submitter] ?? collationKey(task.submitter))
    }.sorted { $0 < $1 }.map(\.task)
  }

  private struct Placed: Comparable {
    var task: ListedTask
    var name: CollationKey

    static func < (one: Self, other: Self) -> Bool {
      if one.name != other.name { return one.name < other.name }
      // Two submitters of one name: each keeps its tasks together.
      if one.task.identity != other.task.identity {
        return one.task.identity.utf8.lexicographicallyPrecedes(other.task.identity.utf8)
      }
      return one.priority < other.priority
    }

    static func == (one: Self, other: Self) -> Bool { !(one < other) && !(other < one) }

    /// The task's number is its priority; without one, its place in the list.
    private var priority: (Int, Int) {
      (task.number.flatMap { Int(MatchKey.taskNumber($0)) } ?? task.position, task.position)
    }
  }

  /// The one place that says how names of submitters are put in order.
  private static func collationKey(_ name: String) -> CollationKey {
    VietnameseCollation.key(name)
  }
}
