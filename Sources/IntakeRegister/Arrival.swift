public import IntakeCore
public import IntakeFiles

/// What tells one delivery of a file from another.
public struct DeliveryKey: Sendable, Hashable {
  public var device: UInt64
  public var inode: UInt64
  /// Nanoseconds since 1970.
  public var modified: Int64
  public var size: Int64
  /// The path within the inbox.
  public var path: FileName

  public init(_ status: FileStatus, path: FileName) {
    device = status.device
    inode = status.inode
    modified = status.modified
    size = status.size
    self.path = path
  }
}

/// The line of an inbox's mail book that says when a file arrived.
public struct MailLine: Sendable, Hashable {
  /// Tells the line from all others of the book, wherever in it it stands.
  public var key: String
  public var at: Instant
  public var channel: String?
  public var number: String?
  public var postmark: String?

  public init(
    key: String, at: Instant, channel: String? = nil, number: String? = nil,
    postmark: String? = nil
  ) {
    self.key = key
    self.at = at
    self.channel = channel
    self.number = number
    self.postmark = postmark
  }
}

/// By what a document was judged: with its bytes, all that is needed to judge it again.
public struct JudgingBasis: Sendable {
  public var call: Call
  /// SHA-256 of the rule set, or another name that changes when it does.
  public var ruleSet: String
  /// The product's version.
  public var tool: String
  public var asOf: Instant

  public init(call: Call, ruleSet: String, tool: String, asOf: Instant) {
    self.call = call
    self.ruleSet = ruleSet
    self.tool = tool
    self.asOf = asOf
  }
}

/// A file that came in: archived, judged by itself, and about to be registered.
public struct Arrival: Sendable {
  /// Names the inbox: the same folder has the same name at its next run.
  public var inbox: String
  public var key: DeliveryKey
  public var mail: MailLine?
  public var original: Archive.Original
  public var document: JudgedDocument

  public init(
    inbox: String, key: DeliveryKey, mail: MailLine?, original: Archive.Original,
    document: JudgedDocument
  ) {
    self.inbox = inbox
    self.key = key
    self.mail = mail
    self.original = original
    self.document = document
  }
}
