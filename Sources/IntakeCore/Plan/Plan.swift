/// The consolidated list of a call: the eligible tasks, what waits for a person, what goes back,
/// and the books. Made from the register; the same register and as-of instant give the same plan.
public struct Plan: Sendable {
  public var call: Call
  public var asOf: Instant
  /// One group per orientation that the call has, in its order, empty ones too.
  public var groups: [Group]
  /// What waits for a person, by entry number, then task.
  public var toReview: [Held]
  /// What is ineligible, by entry number, then task.
  public var returned: [Held]
  /// What weighs on no verdict and is worth a look before the plan is signed: likenesses across
  /// submitters, tasks that a list leaves out; by entry number.
  public var toLookAt: [Held]
  public var books: Books
  /// Everyone of whom anything was received.
  public var heard: [Submitter]
  /// How each document came in, attachments apart.
  public var received: [Reception.Received]

  /// The eligible tasks of one orientation: by submitter in Vietnamese order, then priority.
  public struct Group: Sendable {
    public var orientation: Orientation
    public var lines: PlanLines { didSet { sums = PlanSums(lines) } }
    public private(set) var sums: PlanSums

    public init(orientation: Orientation, lines: PlanLines) {
      self.orientation = orientation
      self.lines = lines
      sums = PlanSums(lines)
    }

    public init(orientation: Orientation, lines: [PlanLine]) {
      self.init(orientation: orientation, lines: PlanLines(lines))
    }
  }

  /// The sums of all groups.
  public var sums: PlanSums { groups.map(\.sums).reduce(PlanSums()) { $0 + $1 } }

  /// How many lines are such.
  public func count(where holds: (PlanLine) -> Bool) -> Int {
    groups.reduce(0) { $0 + $1.lines.count(where: holds) }
  }

  public init(
    call: Call, asOf: Instant, groups: [Group], toReview: [Held], returned: [Held],
    toLookAt: [Held] = [], books: Books, heard: [Submitter] = [],
    received: [Reception.Received] = []
  ) {
    self.call = call
    self.asOf = asOf
    self.groups = groups
    self.toReview = toReview
    self.returned = returned
    self.toLookAt = toLookAt
    self.books = books
    self.heard = heard
    self.received = received
  }
}

/// The money of some lines.
public struct PlanSums: Sendable, Hashable {
  public var tasks = 0
  public var total = Money.zero
  public var state = Money.zero
  public var other = Money.zero

  public init() {}

  public init(_ lines: some Sequence<PlanLine>) {
    for line in lines { add(line) }
  }

  public mutating func add(_ line: PlanLine) {
    tasks += 1
    total += line.total
    state += line.state
    other += line.other
  }

  public static func + (one: Self, other: Self) -> Self {
    var sums = one
    sums.tasks += other.tasks
    sums.total += other.total
    sums.state += other.state
    sums.other += other.other
    return sums
  }
}

/// One eligible task of the plan.
public struct PlanLine: Sendable, Hashable {
  /// The entry of the list that it stands in, and that document's SHA-256.
  public var entry: Int
  public var sha256: String
  public var submitter: String
  /// The task's number as the submitter wrote it.
  public var number: String
  public var title: String
  public var objective: String
  public var content: String
  public var product: String
  public var lead: String
  public var partners: String
  public var location: String
  public var orientation: Int
  /// Codes of the call's lists; empty where the task names none.
  public var sector: String
  public var status: String
  public var otherSource: String
  public var start: CalendarMonth
  public var end: CalendarMonth
  public var total: Money
  public var state: Money
  public var other: Money
  public var note: String
  /// The code of the submitter's province; empty where it is not known.
  public var province: String
  /// What its outline says that it would contribute to the call's targets.
  public var contributions: [Contribution]

  public init(
    entry: Int, sha256: String, submitter: String, number: String, title: String,
    objective: String, content: String, product: String, lead: String, partners: String,
    location: String, orientation: Int, sector: String, status: String, otherSource: String,
    start: CalendarMonth, end: CalendarMonth, total: Money, state: Money, other: Money,
    note: String, province: String = "", contributions: [Contribution] = []
  ) {
    self.entry = entry
    self.sha256 = sha256
    self.submitter = submitter
    self.number = number
    self.title = title
    self.objective = objective
    self.content = content
    self.product = product
    self.lead = lead
    self.partners = partners
    self.location = location
    self.orientation = orientation
    self.sector = sector
    self.status = status
    self.otherSource = otherSource
    self.start = start
    self.end = end
    self.total = total
    self.state = state
    self.other = other
    self.note = note
    self.province = province
    self.contributions = contributions
  }
}

/// A task, or a document without one, that is not in the plan, and why.
public struct Held: Sendable {
  public var entry: Int
  /// The document's name in the inbox.
  public var path: String
  public var submitter: String?
  public var receipt: ReceiptJudgement
  public var number: String?
  public var title: String?
  public var orientation: Int?
  public var total: Money?
  /// What holds it: errors and reviews, of its own document and of its outline.
  public var reasons: [Reason]

  public struct Reason: Sendable {
    /// The name of the document that the finding is on.
    public var path: String
    public var finding: Finding

    public init(path: String, finding: Finding) {
      self.path = path
      self.finding = finding
    }
  }

  /// The decisions in force that concern it.
  public var decisions: [Decision]

  public init(
    entry: Int, path: String, submitter: String?, receipt: ReceiptJudgement, number: String?,
    title: String?, orientation: Int?, total: Money?, reasons: [Reason], decisions: [Decision] = []
  ) {
    self.entry = entry
    self.path = path
    self.submitter = submitter
    self.receipt = receipt
    self.number = number
    self.title = title
    self.orientation = orientation
    self.total = total
    self.reasons = reasons
    self.decisions = decisions
  }
}

/// The two balances of the register.
public struct Books: Sendable, Hashable {
  /// All deliveries, and where each of them stands.
  public var received = 0
  public var current = 0
  public var superseded = 0
  public var duplicate = 0
  /// Late, contested or undetermined ones that replace nothing.
  public var notCounted = 0
  /// Lists of which a person has to say whether they supplement or replace, and their outlines.
  public var waiting = 0
  public var withdrawn = 0
  public var quarantined = 0
  /// What came beside the documents; no part of what was received.
  public var attachments = 0
  /// The tasks of the current lists.
  public var tasks = 0
  public var eligible = 0
  public var review = 0
  public var ineligible = 0
  /// The tasks and the money of the plan by orientation, counted from the register's rows and
  /// again from the plan's lines.
  public var orientations: [OrientationBook] = []

  public struct OrientationBook: Sendable, Hashable {
    public var orientation: Int
    public var registerTasks: Int
    public var planTasks: Int
    public var registerTotal: Money
    public var planTotal: Money

    public init(
      orientation: Int, registerTasks: Int, planTasks: Int, registerTotal: Money, planTotal: Money
    ) {
      self.orientation = orientation
      self.registerTasks = registerTasks
      self.planTasks = planTasks
      self.registerTotal = registerTotal
      self.planTotal = planTotal
    }
  }

  public init() {}

  /// Whether every balance holds.
  public var balance: Bool {
    received
      == current + superseded + duplicate + notCounted + waiting + withdrawn + quarantined
      && tasks == eligible + review + ineligible
      && orientations.allSatisfy {
        $0.registerTasks == $0.planTasks && $0.registerTotal == $0.planTotal
      }
  }
}
