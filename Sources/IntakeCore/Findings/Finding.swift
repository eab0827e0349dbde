/// One thing said about a document, with a code and a place.
public struct Finding: Sendable, Hashable {
  public var code: Code
  public var severity: Severity
  public var place: Place
  /// The element in XML as a path with positions (`/appendix1/task[2]/total`); nil in sheets.
  public var path: String?
  /// The number of the task that it is about, as written.
  public var task: String?
  /// The position of that task in its document, from 1; nil when it concerns no single task.
  public var taskIndex: Int?
  /// The id of the field.
  public var field: String?
  public var found: String?
  public var expected: String?
  public var difference: String?
  public var message: Localized
  public var advice: Localized
  /// The clause of the call or law that it rests on.
  public var clause: Localized
  /// The other places of a relational finding.
  public var related: [Related]
  /// Whether the published schema of the form refuses the document for the same fault.
  public var isStructural: Bool
  /// The number of the decision that waives it: it stays listed and no longer weighs.
  public var waivedBy: Int?
  /// How it stands against the version before; nil where there is none.
  public var state: FindingState?

  /// Another place that a finding speaks of, perhaps in another document.
  public struct Related: Sendable, Hashable {
    /// The other document's path as reported; nil for the same document.
    public var document: String?
    public var place: Place
    public var path: String?
    /// What stands there, as written.
    public var found: String?

    public init(document: String? = nil, place: Place, path: String? = nil, found: String? = nil) {
      self.document = document
      self.place = place
      self.path = path
      self.found = found
    }
  }

  public init(
    code: Code, severity: Severity, place: Place, path: String? = nil, task: String? = nil,
    taskIndex: Int? = nil, field: String? = nil, found: String? = nil, expected: String? = nil,
    difference: String? = nil, message: Localized, advice: Localized, clause: Localized,
    related: [Related] = [], isStructural: Bool = false
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.path = path
    self.task = task
    self.taskIndex = taskIndex
    self.field = field
    self.found = found
    self.expected = expected
    self.difference = difference
    self.message = message
    self.advice = advice
    self.clause = clause
    self.related = related
    self.isStructural = isStructural
  }
}

/// How many findings there are of each severity.
public struct SeverityCounts: Sendable, Hashable {
  public var error = 0
  public var review = 0
  public var warning = 0
  public var note = 0

  public init() {}

  public mutating func add(_ severity: Severity, _ count: Int = 1) {
    switch severity {
    case .error: error += count
    case .review: review += count
    case .warning: warning += count
    case .note: note += count
    }
  }

  public mutating func add(_ other: Self) {
    error += other.error
    review += other.review
    warning += other.warning
    note += other.note
  }
}

/// How a finding stands against the version of its document that came before.
public enum FindingState: String, Sendable, CaseIterable {
  /// It was there before.
  case open
  case new

  public var name: Localized {
    switch self {
    case .open: Localized(vi: "chưa sửa", en: "still open")
    case .new: Localized(vi: "mới", en: "new")
    }
  }
}
