/// What a plan has otherwise than an earlier plan of the same call.
public struct PlanChanges: Sendable {
  public var earlier: EarlierPlan
  public var sums: PlanSums
  /// In the order of this plan.
  public var added: [Added]
  /// In the order of the earlier plan.
  public var removed: [Removed]
  /// In the order of this plan.
  public var altered: [Altered]

  public struct Added: Sendable {
    public var line: PlanLine
    public var causes: [ChangeCause]
  }

  public struct Removed: Sendable {
    public var line: EarlierPlan.Line
    public var reason: Reason
    public var causes: [ChangeCause]
  }

  public struct Altered: Sendable {
    public var earlier: EarlierPlan.Line
    public var line: PlanLine
    /// The fields that differ, by their names in `plan.json`; the values as published.
    public var fields: [(name: String, from: String, to: String)]
    public var causes: [ChangeCause]
  }

  /// Why a task is no longer in the plan.
  public enum Reason: Sendable, Hashable {
    /// It waits for a person, or is ineligible: the codes.
    case held(Verdict, codes: [Code])
    /// Its list was superseded by this entry, which does not have it.
    case superseded(by: Int)
    /// Its list was withdrawn by this decision.
    case withdrawn(Decision)
    /// Its list does not count now, which stands so.
    case notCounted(EntryState)
    /// The register does not have it.
    case unknown
  }

  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && altered.isEmpty }

  /// - Parameters:
  ///   - published: a line's fields by their names, as `plan.json` has them.
  ///   - reason: why a line of the earlier plan is not in this one.
  ///   - causes: what has happened, by the entry of a line's list and the line, which is nil where it
  ///     is in this plan no more.
  public init(
    from earlier: EarlierPlan, to plan: Plan,
    published: (PlanLine) -> [(name: String, value: String)],
    reason: (EarlierPlan.Line) throws -> Reason,
    causes: (_ list: Int, PlanLine?) throws -> [ChangeCause]
  ) rethrows {
    self.earlier = earlier
    let lines = plan.groups.flatMap(\.lines)
    sums = plan.sums
    let pairs = Self.pairs(earlier.lines, lines)
    let kept = Set(pairs.compactMap(\.self))
    added = try zip(lines, pairs).filter { $0.1 == nil }.map {
      Added(line: $0.0, causes: try causes($0.0.entry, $0.0))
    }
    removed = try earlier.lines.enumerated().filter { !kept.contains($0.offset) }.map {
      Removed(
        line: $0.element, reason: try reason($0.element),
        causes: try causes($0.element.entry, nil))
    }
    altered = try zip(lines, pairs).compactMap { line, pair in
      guard let pair else { return nil }
      let before = earlier.lines[pair].values
      let fields = published(line).map { field in
        (name: field.name, from: before[field.name] ?? "", to: field.value)
      }.filter { $0.from != $0.to }
      if fields.isEmpty { return nil }
      return Altered(
        earlier: earlier.lines[pair], line: line, fields: fields,
        causes: try causes(line.entry, line))
    }
  }

  /// For each line the position of the same task in the earlier plan: of the same submitter, by
  /// number and title, else by title, else by number where the titles are nearly one: priority is
  /// not identity.
  private static func pairs(_ earlier: [EarlierPlan.Line], _ lines: [PlanLine]) -> [Int?] {
    let old = earlier.map(Keys.init)
    let new = lines.map(Keys.init)
    var pairs = [Int?](repeating: nil, count: lines.count)
    var taken: Set<Int> = []
    for key: (Keys) -> [String] in [\.both, \.byTitle, \.byNumber] {
      var places: [[String]: [Int]] = [:]
      for position in old.indices.reversed() where !taken.contains(position) {
        places[key(old[position]), default: []].append(position)
      }
      for position in new.indices where pairs[position] == nil {
        guard let found = places[key(new[position])]?.last, new[position].isNearly(old[found])
        else { continue }
        places[key(new[position])]?.removeLast()
        pairs[position] = found
        taken.insert(found)
      }
    }
    return pairs
  }

  private struct Keys {
    var submitter: String
    var number: String
    var title: String

    init(_ line: EarlierPlan.Line) {
      self.init(
        line.values["submitter"] ?? "", line.values["number"] ?? "", line.values["title"] ?? "")
    }

    init(_ line: PlanLine) {
      self.init(line.submitter, line.number, line.title)
    }

    init(_ submitter: String, _ number: String, _ title: String) {
      self.submitter = MatchKey.name(submitter)
      self.number = MatchKey.taskNumber(number)
      self.title = MatchKey.name(title)
    }

    /// Whether the titles are equal, or as near as those of two versions of one list may be.
    func isNearly(_ other: Keys) -> Bool {
      title == other.title
        || !RecurringTitles([TaskKeys(number: nil, title: title)])
          .missing(of: [TaskKeys(number: nil, title: other.title)]).contains(0)
    }

    var both: [String] { [submitter, number, title] }
    var byTitle: [String] { [submitter, title] }
    var byNumber: [String] { [submitter, number] }
  }
}

/// What an earlier `plan.json` says.
public struct EarlierPlan: Sendable {
  /// The id of its call.
  public var call: String
  public var asOf: Instant
  public var lines: [Line]

  /// A task, its fields as text by their names there; what it did not have is absent.
  public struct Line: Sendable {
    public var entry: Int
    public var values: [String: String]

    public init(entry: Int, values: [String: String]) {
      self.entry = entry
      self.values = values
    }
  }

  public init(call: String = "", asOf: Instant, lines: [Line]) {
    self.call = call
    self.asOf = asOf
    self.lines = lines
  }

  /// The sum of an amount over all lines.
  public func sum(_ field: String) -> Money {
    Money(dong: lines.reduce(0) { $0 + (Int128($1.values[field] ?? "") ?? 0) })
  }
}
