/// An entry as the working out of standings sees it, and how it stands now.
///
/// Copies share what is known of it until one of them is changed: all entries of a call are held at
/// once, in several orders and groups.
@dynamicMemberLookup
public struct Filed: Sendable, Hashable {
  @usableFromInline var known: Known

  public init(
    number: Int, sha256: String, form: FormKind?, submitter: Submitter?, packet: String? = nil,
    receivedAt: Instant?, evidence: Receipt.Evidence? = nil,
    receipt: ReceiptJudgement.Status, taskNumber: String? = nil,
    taskTitle: String? = nil,
    standing: Standing = Standing(state: .pending)
  ) {
    known = Known(
      Facts(
        number: number, sha256: sha256, form: form, submitter: submitter, packet: packet,
        receivedAt: receivedAt, evidence: evidence, receipt: receipt, taskNumber: taskNumber,
        taskTitle: taskTitle, standing: standing))
  }

  @inlinable public subscript<Value>(dynamicMember path: WritableKeyPath<Facts, Value>) -> Value {
    get { known.facts[keyPath: path] }
    set {
      if !isKnownUniquelyReferenced(&known) { known = Known(known.facts) }
      known.facts[keyPath: path] = newValue
    }
  }

  public static func == (one: Filed, other: Filed) -> Bool {
    one.known === other.known || one.known.facts == other.known.facts
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(known.facts) }

  /// What is received twice is received once.
  var content: DocumentContent { known.facts.content }

  /// What its task is matched by.
  var keys: TaskKeys { TaskKeys(number: self.taskNumber, title: self.taskTitle) }

  /// Whether it may supersede an earlier one before a person decides.
  var counts: Bool {
    switch self.receipt {
    case .onTime, .noDeadline, .notJudged: true
    case .late, .contested, .undetermined: self.isAccepted
    }
  }
}

extension Filed {
  /// What is known of an entry.
  public struct Facts: Sendable, Hashable {
    public var number: Int
    fileprivate var content: DocumentContent
    /// Of the innermost file that holds it, and where in that file it stands.
    public var sha256: String {
      get { content.sha256 }
      set { content.sha256 = newValue }
    }
    public var step: String {
      get { content.step }
      set { content.step = newValue }
    }
    public var form: FormKind?
    public var submitter: Submitter?
    /// Names the packet that it was delivered in; nil for a file lying loose.
    public var packet: String?
    /// Nil where nothing proves when it arrived.
    public var receivedAt: Instant?
    public var evidence: Receipt.Evidence?
    public var otherHop: Receipt.Hop?
    public var receipt: ReceiptJudgement.Status
    /// The folded number and title of an outline's task.
    public var taskNumber: String?
    public var taskTitle: String?
    public var standing: Standing
    /// The run that registered it; nil for entries of earlier versions, each of which counts as taken
    /// in a run of its own.
    public var run: Int?
    /// Where the mail book has it.
    public var mail: MailOrder?
    /// Nil where nobody knows.
    public var format: DocumentFormat?
    /// The digest of what its records say; nil where nobody has looked.
    public var records: String? {
      get { recordsHash?.text }
      set { recordsHash = newValue.map(HashText.init) }
    }
    fileprivate var recordsHash: HashText?
    /// Whether it may be an attachment: its kind can hold no form, or it was read whole and holds no
    /// label of the form.
    public var mayBeAttachment = false
    /// A person accepted it: it counts, whenever it came.
    public var isAccepted = false
    /// Its submitter took it back.
    public var isWithdrawn = false
    /// A person said that the list takes the place of the earlier one, whatever it leaves out.
    public var replaces = false
    /// A person said that the list stands beside the earlier one.
    public var supplements = false

    fileprivate init(
      number: Int, sha256: String, form: FormKind?, submitter: Submitter?, packet: String?,
      receivedAt: Instant?, evidence: Receipt.Evidence?, receipt: ReceiptJudgement.Status,
      taskNumber: String?, taskTitle: String?, standing: Standing
    ) {
      self.number = number
      content = DocumentContent(sha256: sha256, step: "")
      self.form = form
      self.submitter = submitter
      self.packet = packet
      self.receivedAt = receivedAt
      self.evidence = evidence
      self.receipt = receipt
      self.taskNumber = taskNumber
      self.taskTitle = taskTitle
      self.standing = standing
    }
  }

  /// Changed only while one entry alone refers to it.
  @usableFromInline final class Known: @unchecked Sendable {
    @usableFromInline var facts: Facts

    @usableFromInline init(_ facts: Facts) { self.facts = facts }
  }
}
