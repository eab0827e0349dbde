public import IntakeCore

/// One entry of the register as its lists show it.
public struct IncomingEntry: Sendable {
  public var entry: Int
  public var call: String
  public var path: String
  /// The steps within the file to the document; nil where the file is the document.
  public var part: String?
  public var sha256: String
  public var form: FormKind?
  public var submitter: Submitter?
  /// Number and date of the submitter's dispatch as the document writes them.
  public var dispatch: Dispatch?
  public var receivedAt: Instant?
  public var receipt: ReceiptJudgement.Status
  /// The number that the mail room gave it, and how it came.
  public var mailNumber: String?
  public var channel: String?
  public var state: EntryState
  /// The entry that stands in its place, or that it repeats.
  public var because: Int?
  /// Nil where another entry stands in its place or nothing does: no verdict of it counts.
  public var verdict: Verdict?
  public var tasks: Int
  /// Where its instants are told.
  public var zone: ZoneOffset

  /// Which dispatch a document was sent with.
  public struct Dispatch: Sendable {
    public var number: String?
    public var date: String?

    public init(number: String?, date: String?) {
      self.number = number
      self.date = date
    }
  }

  public init(
    entry: Int, call: String, path: String, part: String? = nil, sha256: String,
    form: FormKind?, submitter: Submitter?, dispatch: Dispatch? = nil, receivedAt: Instant?,
    receipt: ReceiptJudgement.Status, mailNumber: String?, channel: String?, state: EntryState,
    because: Int?, verdict: Verdict?, tasks: Int, zone: ZoneOffset
  ) {
    self.entry = entry
    self.call = call
    self.path = path
    self.part = part
    self.sha256 = sha256
    self.form = form
    self.submitter = submitter
    self.dispatch = dispatch
    self.receivedAt = receivedAt
    self.receipt = receipt
    self.mailNumber = mailNumber
    self.channel = channel
    self.state = state
    self.because = because
    self.verdict = verdict
    self.tasks = tasks
    self.zone = zone
  }

  /// The file with the steps to the document: `thu.eml!phu-luc-1.xml`.
  var place: String { part.map { path + "!" + $0 } ?? path }

  /// What the document is: `Phụ lục 1`.
  var title: Localized {
    switch form {
    case .appendix1: Localized(vi: "Danh mục đề xuất (Phụ lục 1)", en: "List (Appendix 1)")
    case .appendix2: Localized(vi: "Thuyết minh (Phụ lục 2)", en: "Outline (Appendix 2)")
    case nil: Localized(vi: "Chưa rõ mẫu", en: "Form not known")
    }
  }
}
