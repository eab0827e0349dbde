/// The other document that a finding about a delivery speaks of.
public struct Counterpart: Sendable {
  /// As reports name it.
  public var path: String
  /// Its entry; nil where it stands in no register.
  public var entry: Int?
  /// Nil where nothing proves when it arrived.
  public var receivedAt: Instant?
  /// Nil where nobody asks for it.
  public var content: DocumentContent?
  /// Its submitter, for the office only.
  public var submitter: String?
  /// Its tasks.
  public var tasks: [JudgedTask]

  public init(
    path: String, entry: Int?, receivedAt: Instant?, content: DocumentContent? = nil,
    submitter: String? = nil, tasks: [JudgedTask] = []
  ) {
    self.path = path
    self.entry = entry
    self.receivedAt = receivedAt
    self.content = content
    self.submitter = submitter
    self.tasks = tasks
  }

  /// `số đến 3, nhận lúc 08:30 ngày 12/04/2023`, or the file where no register has it.
  func name(in zone: ZoneOffset) -> Localized {
    let file = "“\(path.excerpt())”"
    var name = Localized(vi: "tệp \(file)", en: "file \(file)")
    if let entry { name = Localized(vi: "số đến \(entry)", en: "entry \(entry)") }
    guard entry != nil || receivedAt != nil else { return name }
    let at = receivedAt?.text(in: zone) ?? Localized(same: "—")
    return Localized(
      vi: "\(name.vi), nhận lúc \(at.vi)", en: "\(name.en), received at \(at.en)")
  }

  /// What a finding says that it found.
  var found: String { entry.map(String.init) ?? path.excerpt() }

  var related: Finding.Related { Finding.Related(document: path, place: .document) }
}

extension Finding {
  /// What is said of a document because of how it stands beside others.
  static func on<Failure: Error>(
    _ remark: StandingRemark, of document: JudgedDocument, call: Call,
    _ other: (Int) throws(Failure) -> Counterpart
  ) throws(Failure) -> Finding {
    switch remark {
    case .likelySubmitter(let entry, let likeness):
      .likelySubmitter(try other(entry), likeness, call: call)
    case .leavesOut(let earlier, let tasks): .leavesOut(tasks, of: try other(earlier), call: call)
    case .sharesNothing(let earlier): .sharesNothing(with: try earlier.map(other), call: call)
    case .unordered(let entry): .unordered(document, beside: try other(entry), call: call)
    }
  }

  /// What is said of a document that another one outdoes; nil where nothing is.
  /// - Parameter content: the document's own.
  static func on(
    _ standing: Standing, of content: DocumentContent, because other: Counterpart, call: Call
  ) -> Finding? {
    switch standing.state {
    case .duplicate where other.content.map({ $0 != content }) ?? false:
      .saysTheSame(as: other, call: call)
    case .duplicate: .receivedBefore(as: other, call: call)
    case .superseded: .superseded(by: other, call: call)
    default: nil
    }
  }
}
