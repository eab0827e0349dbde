/// What the rules know while one document is judged: the call, the form, the submitter, and what
/// earlier records said.
public final class JudgingContext {
  public var call: Call { lexicon.call }
  /// The call's names, for rules that explain what words may mean.
  public let lexicon: CallLexicon
  public let limits: Limits
  /// Nil until the reader has recognised a form.
  public internal(set) var form: Form?
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
  /// whole table, by position.
  public internal(set) var groupSums: [Int: Money] = [:]
  public internal(set) var sectionSums: [Int: Money] = [:]
  public internal(set) var tableSums: [Int: Money] = [:]
  /// Whether some row's amount could not be read, so that a sum cannot be compared.
  public internal(set) var groupHasGaps: Set<Int> = []
  public internal(set) var sectionHasGaps: Set<Int> = []
  public internal(set) var tableHasGaps: Set<Int> = []

  /// A task by its title: its position in the list, its number as written and the title's place.
  struct Titled {
    var index: Int32
    var place: Place
    var number: String?
    var title: String
  }

  /// The first task with the title of the one in hand, before it.
  var sameTitle: Titled? {
    guard let titleKey, let position = titles[titleHash] else { return nil }
    let task = titled[Int(position)]
    return MatchKey.name(bytes: ArraySlice(task.title.utf8)) == titleKey ? task : nil
  }

  mutating func rememberTitle(_ task: Titled) {
    guard titleKey != nil, titles[titleHash] == nil else { return }
    titles[titleHash] = Int32(titled.count)
    titled.append(task)
  }

  /// FNV-1a.
  private static func hash(_ key: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
