public import IntakeCore

/// What stands at the head of every report.
public struct ReportHead: Sendable {
  /// The product's version.
  public var version: String
  public var call: Call
  public var asOf: Instant
  /// How many documents the report has.
  public var documents: Int
  /// Whether they are drafts, which may be judged again with what is missing.
  public var isDraft: Bool

  public init(
    version: String, call: Call, asOf: Instant, documents: Int = 1, isDraft: Bool = false
  ) {
    self.version = version
    self.call = call
    self.asOf = asOf
    self.documents = documents
    self.isDraft = isDraft
  }

  /// Whether its documents are too many to go through one by one: less is told of each, and what they
  /// have in common comes first.
  var isOfMany: Bool { documents >= 6 }
}

/// What a reader of the report asked for.
public struct ReportOptions: Sendable {
  public var language: Language
  /// Whether the report may be coloured: a terminal that wants colour.
  public var color: Bool
  /// The columns of the terminal.
  public var width: Int
  /// Only what is wrong.
  public var quiet: Bool
  /// A page without its head, to stand within another page.
  public var isPart: Bool

  public init(
    language: Language = .vi, color: Bool = false, width: Int = 100, quiet: Bool = false,
    isPart: Bool = false
  ) {
    self.language = language
    self.color = color
    self.width = width
    self.quiet = quiet
    self.isPart = isPart
  }
}

/// One way to write a report. A report is written as it goes: the documents in their order, then
/// the end with the totals. Each has its line in `FormatCatalog`.
public protocol ReportFormat: Sendable {
  /// Whether it shows the lines at which findings stand.
  static var showsSource: Bool { get }
  /// Whether what it writes of a document is the same behind whichever others, as long as it is not
  /// the first, and whatever lines it has at hand.
  static var isAlikeBehindAny: Bool { get }
  /// Whether the documents with the worst verdict come first, instead of the order given.
  static var listsWorstFirst: Bool { get }
  init(_ head: ReportHead, _ options: ReportOptions)
  mutating func begin(to out: inout [UInt8])
  /// - Parameter source: the places of its findings as the document has them; nil where they are
  ///   not at hand or the format does not show them.
  mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8])
  /// The same for a document whose report may be large: it is handed on while it is written.
  /// - Parameter flush: may take away what stands in `out`.
  mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8],
    flush: (inout [UInt8]) throws -> Void) rethrows
  mutating func end(_ summary: ReportSummary, to out: inout [UInt8])
}

extension ReportFormat {
  public static var showsSource: Bool { false }
  public static var isAlikeBehindAny: Bool { false }
  public static var listsWorstFirst: Bool { false }

  public mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8],
    flush: (inout [UInt8]) throws -> Void
  ) rethrows {
    self.document(document, source: source, to: &out)
    try flush(&out)
  }
}

/// The totals of a report.
public struct ReportSummary: Sendable {
  public var documents = 0
  public var eligible = 0
  public var review = 0
  public var ineligible = 0
  public var counts = SeverityCounts()
  public var verdict: Verdict = .eligible
  /// Files that an interrupted run did not come to.
  public var notTaken = 0
  /// What came beside the documents and is none: listed, not judged.
  public var attachments: [ReportAttachment] = []

  public init() {}

  /// Adds a document: its tasks where it is a list, or an outline whose list is not here.
  public mutating func add(_ document: JudgedDocument, countsTasks: Bool = true) {
    documents += 1
    counts.add(document.counts)
    verdict = max(verdict, document.verdict)
    guard countsTasks else { return }
    for task in document.tasks {
      switch task.verdict {
      case .eligible: eligible += 1
      case .review: review += 1
      case .ineligible: ineligible += 1
      }
      verdict = max(verdict, task.verdict)
    }
  }
}

/// Something that was delivered beside a form and is none.
public struct ReportAttachment: Sendable, Hashable {
  public var path: String
  /// The steps within the file, joined by `!`; nil where it is a file of its own.
  public var part: String?
  public var sha256: String
  public var bytes: Int
  /// `pdf`, `picture`, `text`.
  public var kind: String
  /// Its entry; nil where it stands in no register.
  public var entry: Int?

  public init(_ document: JudgedDocument, entry: Int?) {
    path = document.identity.path
    part = document.identity.part
    sha256 = document.identity.sha256
    bytes = document.identity.bytes
    kind = document.attachableKind ?? "file"
    self.entry = entry
  }

  /// What lies within a delivered file.
  public init(path: String, part: String, sha256: String, bytes: Int, kind: String) {
    self.path = path
    self.part = part
    self.sha256 = sha256
    self.bytes = bytes
    self.kind = kind
  }

  /// The path, and behind `!` the steps within the file.
  public var name: String { part.map { "\(path)!\($0)" } ?? path }
}
