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
    sectors = Self.sectors(plan)
    provinces = []
    emptyProvinces = []
    targets = call.targets.map { Self.row($0, plan) }
    sources = Self.sources(plan)
    invited = call.expected.map { expected in
      InvitedRow(submitter: expected, isHeard: plan.heard.contains { expected.matches($0) })
    }
    setProvinces(plan)
  }

  private static func row(_ label: String?, _ plan: Plan, where holds: (PlanLine) -> Bool) -> Row {
    var row = Row(label: label, tasks: [], sums: PlanSums())
    for group in plan.groups {
      let before = row.sums.tasks
      for line in group.lines where holds(line) { row.sums.add(line) }
      row.tasks.append(row.sums.tasks - before)
    }
    return row
  }

  private static func sectors(_ plan: Plan) -> [Row] {
    let items = plan.call.codes(.sector)
    let known = Set(items.map(\.code))
    return items.map { item in row(item.label.vi, plan) { $0.sector == item.code } }
      + [row(nil, plan) { !known.contains($0.sector) }]
  }

  private mutating func setProvinces(_ plan: Plan) {
    let call = plan.call
    let day = call.dispatch.date
    let standing = day.map { call.provinces.valid(on: $0) } ?? call.provinces.items
    let used = Set(plan.groups.flatMap { $0.lines.map(\.province) })
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
      Self.row(province.name, plan) { $0.province == province.code }
    }
    let codes = Set(named.map(\.code))
    let unknown = Self.row(nil, plan) { !codes.contains($0.province) }
    if unknown.sums.tasks > 0 { provinces.append(unknown) }
    emptyProvinces = standing.filter { !used.contains($0.code) }.map(\.name)
  }

  private static func row(_ target: Target, _ plan: Plan) -> TargetRow {
    let lines = plan.groups.flatMap { group in
      group.lines.filter { line in line.contributions.contains { $0.target == target.id } }
    }
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

  private static func sources(_ plan: Plan) -> [SourceRow] {
    let lines = plan.groups.flatMap { $0.lines.filter { $0.other != .zero } }
    let items = plan.call.codes(.otherSource)
    let known = Set(items.map(\.code))
    func row(_ label: String?, _ lines: [PlanLine]) -> SourceRow {
      SourceRow(label: label, tasks: lines.count, money: PlanSums(lines).other)
    }
    let named = items.map { item in row(item.label.vi, lines.filter { $0.otherSource == item.code })
    }
    let unnamed = row(nil, lines.filter { !known.contains($0.otherSource) })
    return unnamed.tasks > 0 ? named + [unnamed] : named
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
