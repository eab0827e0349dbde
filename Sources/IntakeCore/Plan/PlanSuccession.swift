/// What became of the tasks of another call's plan: which go on, which are new, which are gone.
///
/// A task is the same one where submitter and title are, or where the titles are as near as those of
/// two versions of one list may be.
public struct PlanSuccession: Sendable {
  public var earlier: EarlierPlan
  public var sums: PlanSums
  /// In the order of this plan.
  public var continued: [Continued]
  /// In the order of this plan.
  public var new: [New]
  /// In the order of the earlier plan.
  public var gone: [EarlierPlan.Line]

  public struct Continued: Sendable {
    public var line: PlanLine
    public var earlier: EarlierPlan.Line
    /// Whether its submitter says that it goes on.
    public var isSaid: Bool
  }

  public struct New: Sendable {
    public var line: PlanLine
    /// Whether its submitter says that it goes on, though the earlier plan has none such.
    public var isSaidToContinue: Bool
  }

  /// How a list says that a task goes on.
  private static let continuing = "continuing"

  public init(from earlier: EarlierPlan, to plan: Plan) {
    self.earlier = earlier
    sums = plan.sums
    let lines = plan.groups.flatMap(\.lines)
    let pairs = Self.pairs(earlier.lines, lines)
    let kept = Set(pairs.compactMap(\.self))
    (continued, new) = ([], [])
    for (line, pair) in zip(lines, pairs) {
      let isSaid = line.status == Self.continuing
      if let pair {
        continued.append(Continued(line: line, earlier: earlier.lines[pair], isSaid: isSaid))
      } else {
        new.append(New(line: line, isSaidToContinue: isSaid))
      }
    }
    gone = earlier.lines.enumerated().filter { !kept.contains($0.offset) }.map(\.element)
  }

  private static func pairs(_ earlier: [EarlierPlan.Line], _ lines: [PlanLine]) -> [Int?] {
    let old = earlier.map { key($0.values["submitter"] ?? "", $0.values["title"] ?? "") }
    let new = lines.map { key($0.submitter, $0.title) }
    var pairs = [Int?](repeating: nil, count: lines.count)
    var taken: Set<Int> = []
    var equal: [[String]: [Int]] = [:]
    for position in old.indices.reversed() { equal[old[position], default: []].append(position) }
    for position in new.indices {
      guard let found = equal[new[position]]?.popLast() else { continue }
      pairs[position] = found
      taken.insert(found)
    }
    let left = Dictionary(grouping: old.indices.filter { !taken.contains($0) }) { old[$0][0] }
    for position in new.indices where pairs[position] == nil {
      let near = left[new[position][0]]?.first { other in
        !taken.contains(other) && isNearly(new[position][1], old[other][1])
      }
      guard let near else { continue }
      pairs[position] = near
      taken.insert(near)
    }
    return pairs
  }

  private static func key(_ submitter: String, _ title: String) -> [String] {
    [MatchKey.name(submitter), MatchKey.name(title)]
  }

  private static func isNearly(_ one: String, _ other: String) -> Bool {
    RecurringTitles([TaskKeys(number: nil, title: one)])
      .missing(of: [TaskKeys(number: nil, title: other)]).isEmpty
  }
}

/// How a plan is compared with an earlier one.
public enum PlanComparison: Sendable {
  /// Of the same call.
  case changes(PlanChanges)
  /// Of another call.
  case succession(PlanSuccession)
}
