/// When and by which evidence a document arrived.
public struct Receipt: Sendable, Hashable {
  public var at: Instant
  public var evidence: Evidence
  /// Of a mail, a hop on the other side of the cut-off: shown, and no evidence.
  public var otherHop: Hop?

  /// When a host took a mail over, as it says itself.
  public struct Hop: Sendable, Hashable {
    public var at: Instant
    public var host: String

    public init(at: Instant, host: String) {
      self.at = at
      self.host = host
    }
  }

  /// What proves an arrival, strongest first. A file's own date never does.
  public enum Evidence: String, Sendable, CaseIterable {
    /// The office's incoming-mail book.
    case mailBook = "so-den"
    /// The mail itself: the hop into the office's own mail host.
    case mail
    /// What the command line said for everything that the book does not name.
    case stated = "received"
    /// A person's recorded correction.
    case decision

    public var name: Localized {
      switch self {
      case .mailBook:
        Localized(vi: "sổ công văn đến (so-den.csv)", en: "the incoming-mail book (so-den.csv)")
      case .mail:
        Localized(
          vi: "máy chủ thư của cơ quan (dòng Received)", en: "the office's mail host (Received)")
      case .stated:
        Localized(
          vi: "thời điểm nhận nêu khi xét",
          en: "the time of receipt that was given")
      case .decision:
        Localized(
          vi: "quyết định ghi trong sổ tiếp nhận", en: "a decision recorded in the register")
      }
    }
  }

  public init(at: Instant, evidence: Evidence, otherHop: Hop? = nil) {
    self.at = at
    self.evidence = evidence
    self.otherHop = otherHop
  }
}

/// A receipt judged by the call's deadline.
public struct ReceiptJudgement: Sendable, Hashable {
  /// Nil where nothing proves when the document arrived.
  public var receipt: Receipt?
  public var status: Status
  /// The reading that decided; nil where none was needed.
  public var reading: Deadline.Reading?
  /// The other readings under which a late document would be on time.
  public var inFavour: [Deadline.Reading]
  /// Seconds before the cut-off; negative: after it.
  public var margin: Int64?
  /// A receipt that was given and cannot be: it is no evidence (T008).
  public var impossible: Receipt?

  /// The receipt as it was given, whether or not it can be: what is recorded.
  public var given: Receipt? { receipt ?? impossible }

  public enum Status: String, Sendable, CaseIterable {
    case onTime = "on-time"
    case late
    /// Late as the call is read, on time under another reading that it names.
    case contested
    /// No evidence of the receipt.
    case undetermined
    /// Nobody asked: a draft.
    case notJudged = "not-judged"
    case noDeadline = "no-deadline"
  }

  public init(
    receipt: Receipt?, status: Status, reading: Deadline.Reading? = nil,
    inFavour: [Deadline.Reading] = [], margin: Int64? = nil
  ) {
    self.receipt = receipt
    self.status = status
    self.reading = reading
    self.inFavour = inFavour
    self.margin = margin
  }
}

extension ReceiptJudgement {
  /// Judges an arrival by a call's deadline: before the cut-off is on time, at it is late.
  ///
  /// `extendedTo` is a cut-off that an authority granted this submitter; where it is the later
  /// one it stands in the place of the call's, and the other readings still make a late receipt
  /// contested.
  public init(
    receipt: Receipt?, deadline: Deadline?, extendedTo: Instant? = nil,
    within bounds: ReceiptBounds = ReceiptBounds()
  ) {
    guard let deadline else {
      self.init(receipt: receipt, status: .noDeadline)
      return
    }
    let reading = deadline.reading(extendedTo: extendedTo)
    if let receipt, !bounds.contains(receipt.at) {
      self.init(receipt: nil, status: .undetermined, reading: reading)
      impossible = receipt
      return
    }
    guard let receipt else {
      self.init(receipt: nil, status: .undetermined, reading: reading)
      return
    }
    let margin = reading.cutoff.secondsSinceEpoch - receipt.at.secondsSinceEpoch
    if margin > 0 {
      self.init(receipt: receipt, status: .onTime, reading: reading, margin: margin)
      return
    }
    let inFavour = deadline.otherReadings.filter { receipt.at < $0.cutoff }
    self.init(
      receipt: receipt, status: inFavour.isEmpty ? .late : .contested, reading: reading,
      inFavour: inFavour, margin: margin)
  }

  /// A draft whose receipt nobody asked about.
  public static func notJudged(_ deadline: Deadline?) -> ReceiptJudgement {
    ReceiptJudgement(
      receipt: nil, status: deadline == nil ? .noDeadline : .notJudged,
      reading: deadline?.reading)
  }
}

/// When a receipt can have been: not before the call was issued, not after the judgement.
public struct ReceiptBounds: Sendable, Hashable {
  public var from: Instant?
  public var to: Instant?

  public init(from: Instant? = nil, to: Instant? = nil) {
    self.from = from
    self.to = to
  }

  /// The bounds of a call.
  /// - Parameter asOf: the instant of the judgement; nil where a receipt is only supposed.
  public init(_ call: Call, asOf: Instant?) {
    from = call.dispatch.date.map { Instant(day: $0, zone: call.zone) }
    to = asOf
  }

  public func contains(_ instant: Instant) -> Bool {
    (from.map { $0 <= instant } ?? true) && (to.map { instant <= $0 } ?? true)
  }
}

extension Deadline {
  /// The reading that decides, or the extension granted in its place where that is later.
  func reading(extendedTo extension: Instant?) -> Reading {
    guard let cutoff = `extension`, cutoff > reading.cutoff else { return reading }
    return Reading(
      id: "extended", cutoff: cutoff,
      meaning: Localized(
        vi: "thời hạn được gia hạn riêng cho đơn vị",
        en: "the extension granted to this submitter"))
  }
}

extension ReceiptJudgement.Status {
  public var name: Localized {
    switch self {
    case .onTime: Localized(vi: "đúng hạn", en: "on time")
    case .late: Localized(vi: "muộn", en: "late")
    case .contested: Localized(vi: "còn tranh cãi", en: "contested")
    case .undetermined: Localized(vi: "chưa xác định", en: "undetermined")
    case .notJudged: Localized(vi: "chưa xét", en: "not judged")
    case .noDeadline: Localized(vi: "không đặt hạn", en: "no deadline")
    }
  }
}
