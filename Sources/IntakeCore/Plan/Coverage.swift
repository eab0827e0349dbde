/// What the tasks of a plan reach of what the call asks for, and what they leave open.
public struct Coverage: Sendable {
  /// One row each for the sectors of the call; tasks without a sector in a last one.
  public var sectors: [Row]
  /// One row each for the provinces that tasks come from, in the call's order.
  public var provinces: [Row]
  /// The names of the provinces of the call's day that no task comes from.
  public var emptyProvinces: [String]
  /// Every target of the call, also those that no task contributes to.
  public var targets: [TargetRow]
  /// The other money of the plan by the kind of its source, in the call's order.
  public var sources: [SourceRow]
  /// Who was invited, and whether anything came; empty where the call has no list.
  public var invited: [InvitedRow]

  /// Tasks of one kind, in all and by orientation.
  public struct Row: Sendable {
    /// Nil for the tasks that do not say.
    public var label: String?
    /// In the order of the plan's groups.
    public var tasks: [Int]
    public var sums: PlanSums
  }

  public struct TargetRow: Sendable {
    public var target: Target
    /// How many tasks contribute to it.
    public var count: Int
    /// What they contribute, in the plan's order; a task may do so more than once.
    public var tasks: [(line: PlanLine, amount: Contribution)]
    /// What the tasks contribute together; nil where shares of a whole cannot be added, or an
    /// amount can be read in two ways.
    public var sum: Quantity?
  }

  public struct SourceRow: Sendable {
    /// Nil for money whose source is not named.
    public var label: String?
    public var tasks: Int
    public var money: Money
  }

  public struct InvitedRow: Sendable {
    public var submitter: ExpectedSubmitter
    public var isHeard: Bool
  }

  public init(_ plan: Plan) {
    let call = plan.call
    let tally = Tally(plan)
    sectors = tally.sectors(of: call)
    provinces = []
    emptyProvinces = []
    targets = call.targets.map { Self.row($0, tally.contributing[$0.id] ?? []) }
    sources = tally.sources(of: call)
    invited = call.expected.map { expected in
      InvitedRow(submitter: expected, isHeard: plan.heard.contains { expected.matches($0) })
    }
    setProvinces(call, tally)
  }

  private mutating func setProvinces(_ call: Call, _ tally: Tally) {
    let day = call.dispatch.date
    let standing = day.map { call.provinces.valid(on: $0) } ?? call.provinces.items
    let used = Set(tally.provinces.keys)
    // A code that another scheme of provinces has is still told by its name there.
    let standingCodes = Set(standing.map(\.code))
    var others: [Province] = []
    for province in call.provinces.items
    where used.contains(province.code) && !standingCodes.contains(province.code)
      && !others.contains(where: { $0.code == province.code })
    {
      others.append(province)
    }
    let named = standing.filter { used.contains($0.code) } + others
    provinces = named.map { province in
      tally.row(province.name, in: tally.provinces) { $0 == province.code }
    }
    let codes = Set(named.map(\.code))
    let unknown = tally.row(nil, in: tally.provinces) { !codes.contains($0) }
    if unknown.sums.tasks > 0 { provinces.append(unknown) }
    emptyProvinces = standing.filter { !used.contains($0.code) }.map(\.name)
  }

  private static func row(_ target: Target, _ lines: [PlanLine]) -> TargetRow {
    let tasks = lines.flatMap { line in
      line.contributions.filter { $0.target == target.id }.map { (line: line, amount: $0) }
    }
    var sum: Quantity? = target.unit == "percent" || tasks.isEmpty ? nil : .zero
    for task in tasks {
      guard let known = sum, let amount = task.amount.quantity else {
        sum = nil
        break
      }
      sum = known + amount
    }
    return TargetRow(target: target, count: lines.count, tasks: tasks, sum: sum)
  }
}

/// What the lines of a plan come to by their codes, counted in one pass.
private struct Tally {
  typealias ByCode = [String: Coverage.Row]

  private(set) var sectors: ByCode = [:]
  private(set) var provinces: ByCode = [:]
  private var otherSources: [String: PlanSums] = [:]
  /// The lines that contribute to a target, by its id, in the plan's order.
  private(set) var contributing: [String: [PlanLine]] = [:]
  private let groups: Int

  init(_ plan: Plan) {
    groups = plan.groups.count
    for (position, group) in plan.groups.enumerated() {
      for line in group.lines { add(line, position) }
    }
  }

  private mutating func add(_ line: PlanLine, _ group: Int) {
    let none = empty(nil)
    sectors[line.sector, default: none].add(line, group)
    provinces[line.province, default: none].add(line, group)
    if line.other != .zero { otherSources[line.otherSource, default: PlanSums()].add(line) }
    for target in Set(line.contributions.map(\.target)) {
      contributing[target, default: []].append(line)
    }
  }

  private func empty(_ label: String?) -> Coverage.Row {
    Coverage.Row(
      label: label, tasks: Array(repeating: 0, count: groups), sums: PlanSums())
  }

  /// The tasks of the codes that fit.
  func row(_ label: String?, in rows: ByCode, where fits: (String) -> Bool) -> Coverage.Row {
    rows.filter { fits($0.key) }.values.reduce(into: empty(label)) { $0.add($1) }
  }

  func sectors(of call: Call) -> [Coverage.Row] {
    let items = call.codes(.sector)
    let known = Set(items.map(\.code))
    return items.map { item in row(item.label.vi, in: sectors) { $0 == item.code } }
      + [row(nil, in: sectors) { !known.contains($0) }]
  }

  func sources(of call: Call) -> [Coverage.SourceRow] {
    let items = call.codes(.otherSource)
    let known = Set(items.map(\.code))
    let named = items.map { item in source(item.label.vi) { $0 == item.code } }
    let unnamed = source(nil) { !known.contains($0) }
    return unnamed.tasks > 0 ? named + [unnamed] : named
  }

  private func source(_ label: String?, where fits: (String) -> Bool) -> Coverage.SourceRow {
    let sums = otherSources.filter { fits($0.key) }.values.reduce(PlanSums()) { $0 + $1 }
    return Coverage.SourceRow(label: label, tasks: sums.tasks, money: sums.other)
  }
}

extension Coverage.Row {
  fileprivate mutating func add(_ line: PlanLine, _ group: Int) {
    tasks[group] += 1
    sums.add(line)
  }

  fileprivate mutating func add(_ other: Self) {
    for group in tasks.indices { tasks[group] += other.tasks[group] }
    sums = sums + other.sums
  }
}

/// What a task would contribute to one of the call's targets.
public struct Contribution: Sendable, Hashable {
  /// The target's id.
  public var target: String
  /// As the outline has it.
  public var text: String
  /// Nil where it can be read in two ways.
  public var quantity: Quantity?

  public init(target: String, text: String, quantity: Quantity?) {
    self.target = target
    self.text = text
    self.quantity = quantity
  }
}

extension Contribution {
  /// The contributions of a task's outline, its record kept; those that name no target of the
  /// call are left out.
  public static func all(of task: JudgedTask, call: Call) -> [Contribution] {
    (task.record?.children ?? []).compactMap { child in
      guard child.table.kind == .contribution, case .target(let position) = child.value(.target),
        let text = child.text(.amount), let amount = child.table.position(of: .amount)
      else { return nil }
      let written = child.written(amount)
      return Contribution(
        target: call.targets[position].id, text: text,
        quantity: AmountReader.quantity(written.text, in: written.notation))
    }
  }
}

extension ExpectedSubmitter {
  /// Whether a document's submitter is the one invited: by the code where both have one, else by
  /// kind and folded name, and by the province where both say it.
  public func matches(_ submitter: Submitter) -> Bool {
    if let code, let other = submitter.code { return code == other }
    if let province, let other = submitter.province, province != other { return false }
    return kind == submitter.kind && MatchKey.name(name) == MatchKey.name(submitter.name)
  }
}

extension Call {
  /// The codes of the list that a field takes; none where the forms lack the field.
  public func codes(_ field: KnownField, of table: TableKind = .task) -> [CodeList.Item] {
    let fields = forms.lazy.compactMap { $0.table(table) }.flatMap(\.fields)
    guard case .code(let list)? = fields.first(where: { $0.known == field })?.type else {
      return []
    }
    return codeList(list)?.items ?? []
  }
}
