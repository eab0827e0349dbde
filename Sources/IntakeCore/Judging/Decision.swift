/// What a person with authority decided on an entry or one of its tasks, with the document that
/// says so. It is recorded beside what was found; nothing recorded before is changed by it.
public struct Decision: Sendable, Hashable {
  /// Given once, over the whole register.
  public var number: Int
  /// The entry that it was made on.
  public var entry: Int
  public var action: Action
  /// The number of the one task that it concerns, as written; nil for the whole document.
  public var task: String?
  /// Who decided.
  public var by: String
  public var why: String
  /// The number of the authority's document.
  public var document: String
  /// The instant as of which it was recorded.
  public var at: Instant
  /// From then on it no longer counts; nil where it has no end.
  public var expires: Instant?
  /// The last entry that there was when all documents of the entry's submission were decided on; nil
  /// where the decision concerns the one document, or is an extension.
  public var through: Int?

  public init(
    number: Int, entry: Int, action: Action, task: String? = nil, by: String, why: String,
    document: String, at: Instant, expires: Instant? = nil, through: Int? = nil
  ) {
    self.number = number
    self.entry = entry
    self.action = action
    self.task = task
    self.by = by
    self.why = why
    self.document = document
    self.at = at
    self.expires = expires
    self.through = through
  }

  /// Whether it concerns all documents of the entry's submission that there were.
  public var isForSubmission: Bool { through != nil }

  public enum Action: Sendable, Hashable {
    /// It counts, whatever was found on it.
    case accept
    /// It goes back to its submitter.
    case returned
    /// The findings with this code no longer weigh.
    case waive(Code)
    /// The submitter takes it back.
    case withdraw
    /// The submitter's own cut-off.
    case extend(Instant)
    /// When it was received, as proved to the authority.
    case received(Instant)
    /// The submitters of both entries are one, for this call and later deliveries.
    case sameAs(entry: Int)
    /// The submitters of both entries are two, for this call and later deliveries.
    case distinctFrom(entry: Int)
    /// The list takes the place of the earlier one, whatever it leaves out.
    case replaces
    /// The list stands beside the earlier one.
    case supplements
    /// The decision with this number no longer counts; both stay on record.
    case revoke(decision: Int)

    /// How reports and the register call it.
    public var kind: String {
      switch self {
      case .accept: "accept"
      case .returned: "return"
      case .waive: "waive"
      case .withdraw: "withdraw"
      case .extend: "extend"
      case .received: "received"
      case .sameAs: "same-as"
      case .distinctFrom: "distinct-from"
      case .replaces: "replaces"
      case .supplements: "supplements"
      case .revoke: "revoke"
      }
    }

    /// The code that is waived.
    public var code: Code? { if case .waive(let code) = self { code } else { nil } }

    public var isRevocation: Bool { if case .revoke = self { true } else { false } }

    /// The new cut-off or the corrected receipt.
    public var instant: Instant? {
      switch self {
      case .extend(let instant), .received(let instant): instant
      default: nil
      }
    }

    /// The other entry of a decision on two submitters, or the decision that is revoked.
    public var other: Int? {
      switch self {
      case .sameAs(let entry), .distinctFrom(let entry): entry
      case .revoke(let decision): decision
      default: nil
      }
    }

    /// The action that `kind`, `code`, `instant` and `other` describe; nil where they are none.
    public init?(kind: String, code: Code?, instant: Instant?, other: Int? = nil) {
      switch (kind, code, instant, other) {
      case ("accept", nil, nil, nil): self = .accept
      case ("return", nil, nil, nil): self = .returned
      case ("waive", let code?, nil, nil): self = .waive(code)
      case ("withdraw", nil, nil, nil): self = .withdraw
      case ("extend", nil, let cutoff?, nil): self = .extend(cutoff)
      case ("received", nil, let at?, nil): self = .received(at)
      case ("same-as", nil, nil, let entry?): self = .sameAs(entry: entry)
      case ("distinct-from", nil, nil, let entry?): self = .distinctFrom(entry: entry)
      case ("replaces", nil, nil, nil): self = .replaces
      case ("supplements", nil, nil, nil): self = .supplements
      case ("revoke", nil, nil, let decision?): self = .revoke(decision: decision)
      default: return nil
      }
    }

    public var name: Localized {
      switch self {
      case .accept: Localized(vi: "chấp nhận", en: "accepted")
      case .returned: Localized(vi: "trả lại", en: "returned")
      case .waive(let code): Localized(vi: "bỏ qua \(code)", en: "\(code) waived")
      case .withdraw: Localized(vi: "rút", en: "withdrawn")
      case .extend: Localized(vi: "gia hạn nộp đến", en: "deadline extended to")
      case .received: Localized(vi: "sửa thời điểm nhận thành", en: "receipt corrected to")
      case .sameAs(let entry):
        Localized(
          vi: "cùng đơn vị với số đến \(entry)", en: "of one submitter with entry \(entry)")
      case .distinctFrom(let entry):
        Localized(
          vi: "khác đơn vị với số đến \(entry)", en: "of another submitter than entry \(entry)")
      case .replaces:
        Localized(vi: "thay danh mục trước", en: "takes the place of the earlier list")
      case .supplements:
        Localized(vi: "bổ sung danh mục trước", en: "supplements the earlier list")
      case .revoke(let decision):
        Localized(vi: "hủy quyết định số \(decision)", en: "decision \(decision) revoked")
      }
    }
  }

  /// The entries that it is about beside its own.
  public var others: [Int] {
    switch action {
    case .sameAs(let entry), .distinctFrom(let entry): [entry]
    default: []
    }
  }

  public func isExpired(asOf instant: Instant) -> Bool {
    guard let expires else { return false }
    return expires <= instant
  }

  /// Whether it concerns a task, by its number as written.
  public func concerns(task number: String?) -> Bool {
    guard let task else { return true }
    return number.map(MatchKey.taskNumber) == MatchKey.taskNumber(task)
  }
}

extension Sequence<Decision> {
  /// Those that nobody has revoked, whether they have expired or not; revocations are none of them.
  public var unrevoked: [Decision] {
    let revoked = Set(
      compactMap { if case .revoke(let number) = $0.action { number } else { nil } })
    return filter { !revoked.contains($0.number) && !$0.action.isRevocation }
  }

  /// Those that hold at an instant.
  public func inForce(asOf instant: Instant) -> [Decision] {
    unrevoked.filter { !$0.isExpired(asOf: instant) }
  }
}

/// A decision as a judgement found it: in force, or expired as of that judgement.
public struct NotedDecision: Sendable, Hashable {
  public var decision: Decision
  public var isExpired: Bool

  public init(_ decision: Decision, isExpired: Bool) {
    self.decision = decision
    self.isExpired = isExpired
  }
}

/// The version of a document that came before, and what was mended since.
public struct PreviousVersion: Sendable, Hashable {
  public var entry: Int
  /// The findings on it that are gone.
  public var fixed: [Fixed]

  public init(entry: Int, fixed: [Fixed]) {
    self.entry = entry
    self.fixed = fixed
  }

  public struct Fixed: Sendable, Hashable {
    public var code: Code
    public var severity: Severity
    public var task: String?
    public var field: String?
    public var message: Localized

    public init(
      code: Code, severity: Severity, task: String?, field: String?, message: Localized
    ) {
      self.code = code
      self.severity = severity
      self.task = task
      self.field = field
      self.message = message
    }
  }
}
