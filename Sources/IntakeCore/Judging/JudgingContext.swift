/// What the rules know while one document is judged: the call, the form, the submitter, and what
/// earlier records said.
public final class JudgingContext {
  public var call: Call { lexicon.call }
  /// The call's names, for rules that explain what words may mean.
  public let lexicon: CallLexicon
  public let limits: Limits
  /// Nil until the reader has recognised a form.
  public internal(set) var form: Form? {
    didSet { formKind = form?.kind }
  }
  private(set) var formKind: FormKind?
  public internal(set) var header: DocumentHeader?
  public internal(set) var submitter: Record?
  public internal(set) var memory = ListMemory()
  /// Known once the last record is judged; nil until then.
  public internal(set) var receipt: ReceiptJudgement?

  public init(lexicon: CallLexicon, limits: Limits = .standard) {
    self.lexicon = lexicon
    self.limits = limits
  }

  /// The severity of a rule's finding: what the call sets, else what the rule says of this case.
  public func severity(of rule: Rule, _ special: Severity? = nil) -> Severity {
    rule.severity(in: call, special: special)
  }

  /// The kind of submitter by its code (`individual`); nil where it is not known.
  public var submitterKind: String? {
    guard let submitter, case .code(let position) = submitter.value(.kind) else { return nil }
    return call.codeList("submitterKind")?.items[position].code
  }

  /// The date on the submitter's dispatch, where it can be read.
  public var dispatchDate: CalendarDay? {
    submitter?.value(.dispatchDate).dayValue
  }
}

/// What a rule may need of the tasks before the one in hand.
public struct ListMemory: Sendable {
  /// The tasks seen so far.
  public internal(set) var taskCount = 0
  /// The place of the first task with each number (folded), and the last number as an integer.
  public internal(set) var numbers: [String: Place] = [:]
  public internal(set) var lastNumber: Int?
  /// The first task with each folded title, by the key's hash: the keys of a long list would take
  /// more room than its titles.
  private var titles: [UInt64: Int32] = [:]
  private var titled: [Titled] = []
  private var titleHash: UInt64 = 0
  /// The folded title of the task in hand, made once for every rule; nil where it has none.
  public internal(set) var titleKey: [UInt8]? {
    didSet { titleHash = Self.hash(titleKey ?? []) }
  }
  /// The sums of the amounts since the last group row, since the last section row, and of the
  /// whole table.
  public internal(set) var groupSums = RowSums()
  public internal(set) var sectionSums = RowSums()
  public internal(set) var tableSums = RowSums()
  /// The totals of the tasks, for telling one that is far off the others.
  private(set) var totals: [ListedTotal] = []
  /// The amounts that could be read two ways and that nothing has decided.
  var ambiguities = Ambiguities()

  /// A task's total. `task` is nil where the total has been asked about already.
  struct ListedTotal {
    var money: Money
    var task: Task?

    struct Task {
      var index: Int
      var number: String?
      var place: Place
      var path: String?
      var field: Field
    }
  }

  mutating func remember(_ total: Money, of task: Record?) {
    guard let task, let position = task.table.position(of: .total) else {
      totals.append(ListedTotal(money: total, task: nil))
      return
    }
    totals.append(
      ListedTotal(
        money: total,
        task: .init(
          index: taskCount, number: task.text(.number), place: task.place(position),
          path: task.path(position), field: task.table.fields[position])))
  }

  /// The sums of the table where the page began, and where the last page ended.
  var pageStart = RowSums()
  var pageEnd = (sums: RowSums(), taskCount: 0)

  /// A task by its title: its position in the list, its number as written and the title's place.
  struct Titled {
    var index: Int32
    var place: Place
    var number: String?
    var title: String
  }

  /// The first task with the title of the one in hand, before it.
  var sameTitle: Titled? {
    guard let titleKey else { return nil }
    var hash = titleHash
    while let position = titles[hash] {
      let task = titled[Int(position)]
      if MatchKey.name(bytes: ArraySlice(task.title.utf8)) == titleKey { return task }
      hash &+= 1
    }
    return nil
  }

  mutating func rememberTitle(_ task: Titled) {
    guard titleKey != nil, sameTitle == nil else { return }
    var hash = titleHash
    while titles[hash] != nil { hash &+= 1 }
    titles[hash] = Int32(titled.count)
    titled.append(task)
  }

  /// FNV-1a.
  private static func hash(_ key: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}

/// The amounts of a document that can be read two ways: they are asked about once.
struct Ambiguities {
  /// The first of them.
  private(set) var first: First?
  private(set) var count = 0
  /// The tasks that have any.
  private(set) var tasks: [(index: Int, number: String?)] = []

  struct First {
    var record: Record
    var position: Int
  }

  mutating func note(_ record: Record, _ position: Int, task: (index: Int, number: String?)?) {
    count += 1
    if first == nil { first = First(record: record, position: position) }
    if let task, tasks.last?.index != task.index, tasks.count < 2 { tasks.append(task) }
  }
}

/// The sums of the amounts of some rows, by the position of their fields.
public struct RowSums: Sendable {
  private var columns: [Column] = []

  private struct Column {
    var sum = Money.zero
    /// Whether some row's amount could not be read, so that the sum cannot be compared.
    var hasGap = false
    var rows = 0
    /// What the last written decimal is worth, the coarsest of the rows; zero without decimals.
    var step = Money.zero
  }

  /// By how much rounding of what is written may make the sum differ from a total that is exact.
  func rounding(at position: Int) -> Money {
    guard position < columns.count else { return .zero }
    return Money(dong: columns[position].step.dong * Int128(columns[position].rows + 1) / 2)
  }

  public subscript(position: Int) -> Money {
    position < columns.count ? columns[position].sum : .zero
  }

  public func hasGap(at position: Int) -> Bool {
    position < columns.count && columns[position].hasGap
  }

  mutating func add(_ money: Money, step: Money?, at position: Int) {
    makeRoom(for: position)
    columns[position].sum += money
    columns[position].rows += 1
    if let step { columns[position].step = max(columns[position].step, step) }
  }

  mutating func noteGap(at position: Int) {
    makeRoom(for: position)
    columns[position].hasGap = true
  }

  private mutating func makeRoom(for position: Int) {
    guard columns.count <= position else { return }
    columns.reserveCapacity(position + 4)
    while columns.count <= position { columns.append(Column()) }
  }

  /// What is left of some rows without the first of them.
  static func - (all: RowSums, first: RowSums) -> RowSums {
    var rest = all
    for position in rest.columns.indices {
      rest.columns[position].sum = all[position] - first[position]
    }
    return rest
  }
}
