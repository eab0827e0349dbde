import IntakeCore

/// The order of the lines of one group: by submitter in Vietnamese order, then priority.
struct PlanOrder {
  /// The rank of each name. The order of names is total: no two have one rank.
  private let ranks: [Int]
  private let identities: [String]

  init(_ tasks: PlannedTasks) {
    identities = tasks.identities
    let sorted = tasks.names.indices.map {
      (place: $0, key: VietnameseCollation.key(tasks.names[$0]))
    }.sorted { $0.key < $1.key }
    var ranks = [Int](repeating: 0, count: sorted.count)
    for (rank, name) in sorted.enumerated() { ranks[name.place] = rank }
    self.ranks = ranks
  }

  func sorted(_ tasks: [PlannedTasks.Planned]) -> [PlannedTasks.Planned] {
    tasks.sorted(by: isBefore)
  }

  private func isBefore(_ one: PlannedTasks.Planned, _ other: PlannedTasks.Planned) -> Bool {
    let (rank, second) = (ranks[Int(one.submitter)], ranks[Int(other.submitter)])
    if rank != second { return rank < second }
    // Two submitters of one name: each keeps its tasks together.
    if one.identity != other.identity {
      return identities[Int(one.identity)].utf8.lexicographicallyPrecedes(
        identities[Int(other.identity)].utf8)
    }
    return (one.priority, one.position) < (other.priority, other.position)
  }
}
