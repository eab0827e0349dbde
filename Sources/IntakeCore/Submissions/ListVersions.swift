/// Which of a submitter's lists count.
///
/// A later list on time takes the place of the earlier one where some of its tasks recur, by title;
/// it waits for a person's decision where none does (R006), and stands beside the earlier one where
/// a person says that it supplements it. Several at one time that nothing orders take no place
/// (R007). Where none is on time the first received stands, so that its submitter is seen.
struct ListVersions {
  /// In the order of arrival; several only where a person said that they supplement each other.
  private(set) var current: [Filed] = []
  private(set) var superseded: [(list: Filed, by: Filed)] = []
  private(set) var waiting: [Filed] = []
  private(set) var notCounted: [Filed] = []
  private(set) var remarks: [Int: [StandingRemark]] = [:]
  /// At the time of one that counts already, and ordered by nothing.
  private var tied: [Filed] = []

  /// - Parameter tasks: the tasks of a list.
  /// - Throws: what `tasks` throws.
  init(_ lists: [Filed], tasks: (Filed) throws -> [TaskKeys]) rethrows {
    let steps = Arrivals.steps(lists.filter(\.counts).map { [$0] })
    for step in steps {
      let lists = step.map { $0[0] }
      if lists.count > 1 { addTied(lists) } else { try add(lists[0], tasks) }
    }
    let others = lists.filter { !$0.counts }
    if steps.isEmpty, let first = others.min(by: Filed.isBefore) { current = [first] }
    let standing = Set(current.map(\.number))
    notCounted = tied + others.filter { !standing.contains($0.number) }
  }

  private mutating func addTied(_ lists: [Filed]) {
    if current.isEmpty { current = [lists[0]] }
    let standing = Set(current.map(\.number))
    tied += lists.filter { !standing.contains($0.number) }
    for list in lists {
      let other = list.number == lists[0].number ? lists[1] : lists[0]
      remarks[list.number, default: []].append(.unordered(with: other.number))
    }
  }

  private mutating func add(_ list: Filed, _ tasks: (Filed) throws -> [TaskKeys]) rethrows {
    guard !current.isEmpty, !list.supplements else {
      current.append(list)
      return
    }
    guard !list.replaces else {
      for earlier in current { supersede(earlier, by: list) }
      take(list)
      return
    }
    let titles = RecurringTitles(try tasks(list))
    var isShared = false
    for earlier in current {
      let known = try tasks(earlier)
      let missing = titles.missing(of: known)
      let titled = known.count { $0.title != nil }
      guard missing.count < titled || titled == 0 else { continue }
      isShared = true
      supersede(earlier, by: list)
      if !missing.isEmpty {
        remarks[list.number, default: []].append(
          .leavesOut(earlier: earlier.number, tasks: missing))
      }
    }
    for earlier in waiting where titles.missing(of: try tasks(earlier)).isEmpty {
      waiting.removeAll { $0.number == earlier.number }
      superseded.append((earlier, list))
      remarks[earlier.number] = nil
    }
    guard isShared else {
      waiting.append(list)
      remarks[list.number] = [.sharesNothing(earlier: current.map(\.number))]
      return
    }
    take(list)
  }

  private mutating func supersede(_ earlier: Filed, by list: Filed) {
    superseded.append((earlier, list))
    current.removeAll { $0.number == earlier.number }
    remarks[earlier.number] = nil
  }

  /// Lets a list count; those that nothing ordered before it are settled by it.
  private mutating func take(_ list: Filed) {
    current.append(list)
    for earlier in tied {
      superseded.append((earlier, list))
      remarks[earlier.number] = nil
    }
    tied = []
  }
}

extension [JudgedTask] {
  /// The tasks of an earlier list that do not recur in this one, by title.
  public func leftOut(of earlier: [JudgedTask]) -> [JudgedTask] {
    RecurringTitles(map(\.keys)).missing(of: earlier.map(\.keys)).map { earlier[$0] }
  }
}

/// The titles of a list, for telling which tasks of an earlier one recur: by title, equal when
/// folded or as near as R003 asks, never by number.
struct RecurringTitles {
  private let titles: Set<String>
  private let near: NearTitles

  init(_ tasks: [TaskKeys]) {
    titles = Set(tasks.compactMap(\.title))
    near = NearTitles(tasks)
  }

  /// The positions of the titled tasks that do not recur.
  func missing(of earlier: [TaskKeys]) -> [Int] {
    earlier.indices.filter { position in
      guard let title = earlier[position].title else { return false }
      return !titles.contains(title) && !near.hasMatch(earlier[position])
    }
  }
}
