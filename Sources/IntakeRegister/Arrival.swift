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
  /// The row of the book, from 1.
  public var row: Int?

  public init(
    key: String, at: Instant, channel: String? = nil, number: String? = nil,
    postmark: String? = nil, row: Int? = nil
  ) {
    self.key = key
    self.at = at
    self.channel = channel
    self.number = number
    self.postmark = postmark
    self.row = row
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
  /// What the fence around the reading of documents lacked; nil where it was whole, or none asked
  /// for.
  public var missingFence: String?

  public init(call: Call, ruleSet: String, tool: String, asOf: Instant) {
    self.call = call
    self.ruleSet = ruleSet
    self.tool = tool
    self.asOf = asOf
  }
}

/// A file that came in: archived, its documents judged by themselves, and about to be registered.
public struct Arrival: Sendable {
  /// Names the inbox: the same folder has the same name at its next run.
  public var inbox: String
  public var key: DeliveryKey
  public var mail: MailLine?
  /// What a mail itself says of its arrival, where the mail book says it too.
  public var mailAt: Instant?
  /// What the event of the delivery tells of a mail's way.
  public var mailDetails: [String: String]
  public var original: Archive.Original
  /// What it holds, in the order of parts: one or more.
  public var documents: [ArrivedDocument]
  /// What lies within it and is no form.
  public var attachments: [AttachedPart]

  public init(
    inbox: String, key: DeliveryKey, mail: MailLine?, mailAt: Instant? = nil,
    mailDetails: [String: String] = [:], original: Archive.Original, documents: [ArrivedDocument],
    attachments: [AttachedPart] = []
  ) {
    self.inbox = inbox
    self.key = key
    self.mail = mail
    self.mailAt = mailAt
    self.mailDetails = mailDetails
    self.original = original
    self.documents = documents
    self.attachments = attachments
  }

  /// A file that is one document.
  /// - Parameter kind: what it is where it can hold no form.
  public init(
    inbox: String, key: DeliveryKey, mail: MailLine?, original: Archive.Original,
    document: JudgedDocument, kind: String? = nil
  ) {
    self.init(
      inbox: inbox, key: key, mail: mail, original: original,
      documents: [ArrivedDocument(document, content: original, kind: kind)])
  }
}

/// One document of a file that came in.
public struct ArrivedDocument: Sendable {
  public var document: JudgedDocument
  /// The innermost file that holds it.
  public var content: Archive.Original
  /// Where in that file it stands (a sheet, the number of a form); empty where it is all of it.
  public var step: String
  /// The steps from the delivered file to it, joined by `!`; nil where the file is the document.
  public var part: String?
  /// What it is where it can hold no form (`pdf`, `picture`); nil where it is or may be a form.
  public var kind: String?
  /// The digest of what its records say; nil where they were not kept.
  let records: String?

  public init(
    _ document: JudgedDocument, content: Archive.Original, step: String = "", part: String? = nil,
    kind: String? = nil
  ) {
    self.document = document
    self.content = content
    self.step = step
    self.part = part
    self.kind = kind
    records = Digest.ofRecords(document)
  }

  /// The format of the form that it holds; nil where it holds none.
  var formatOfForm: String? { document.form.flatMap { _ in document.format?.rawValue } }
}

/// Something within a delivered file that is no form.
public struct AttachedPart: Sendable, Hashable {
  /// The steps from the delivered file to it, joined by `!`.
  public var part: String
  public var content: Archive.Original
  public var kind: String

  public init(part: String, content: Archive.Original, kind: String) {
    self.part = part
    self.content = content
    self.kind = kind
  }
}
