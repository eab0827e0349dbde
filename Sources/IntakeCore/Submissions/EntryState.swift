/// Where an entry stands among the documents of its submission.
public enum EntryState: String, Sendable, CaseIterable {
  /// Registered, its submission not worked out yet: only between two steps of a run.
  case pending
  case current
  /// A later one on time has taken its place.
  case superseded
  /// A further receipt of another entry's content.
  case duplicate
  /// Late, contested or undetermined, and supersedes nothing.
  case notCounted = "not-counted"
  /// A later list that leaves out what the earlier one has, and an outline delivered with it: a
  /// person says whether it supplements or replaces (R006).
  case waiting
  case withdrawn
  /// Its form or its submitter cannot be told.
  case quarantined
  /// No form, delivered beside one: archived and listed, not judged.
  case attachment
}

/// An entry as the working out of standings sees it, and how it stands now.
public struct Filed: Sendable, Hashable {
  public var number: Int
  /// Of the innermost file that holds it, and where in that file it stands.
  public var sha256: String
  public var step = ""
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
  public var records: String?
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

  public init(
    number: Int, sha256: String, form: FormKind?, submitter: Submitter?, packet: String? = nil,
    receivedAt: Instant?, evidence: Receipt.Evidence? = nil,
    receipt: ReceiptJudgement.Status, taskNumber: String? = nil,
    taskTitle: String? = nil,
    standing: Standing = Standing(state: .pending)
  ) {
    self.number = number
    self.sha256 = sha256
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

  /// What is received twice is received once.
  var content: DocumentContent { DocumentContent(sha256: sha256, step: step) }

  /// What its task is matched by.
  var keys: TaskKeys { TaskKeys(number: taskNumber, title: taskTitle) }

  /// Whether it may supersede an earlier one before a person decides.
  var counts: Bool {
    switch receipt {
    case .onTime, .noDeadline, .notJudged: true
    case .late, .contested, .undetermined: isAccepted
    }
  }
}

/// What orders two deliveries of one instant.
public struct MailOrder: Sendable, Hashable {
  /// The mail room's number; nil where it is no plain number.
  public var number: Int?
  /// The row of the book, from 1.
  public var row: Int?

  public init(number: Int?, row: Int?) {
    self.number = number
    self.row = row
  }
}

/// The standing of one entry.
public struct Standing: Sendable, Hashable {
  public var state: EntryState
  /// The identity of its submitter; nil where it cannot be told.
  public var submitter: String?
  /// The entry that it repeats or that superseded it.
  public var because: Int?
  /// The task of an outline within its submission.
  public var taskKey: String?

  public init(
    state: EntryState, submitter: String? = nil, because: Int? = nil, taskKey: String? = nil
  ) {
    self.state = state
    self.submitter = submitter
    self.because = because
    self.taskKey = taskKey
  }
}
