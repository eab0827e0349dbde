public import IntakeCore
import IntakeReporting

/// What a reader asked for: which report, how it looks, and where it goes.
public struct ReportOrder: Sendable {
  /// The name of the report; nil for the usual one of the verb.
  public var report: String?
  /// The file for it; nil for standard output.
  public var output: String?
  public var overwrite: Bool
  public var look: Look

  public init(report: String?, output: String?, overwrite: Bool, look: Look) {
    self.report = report
    self.output = output
    self.overwrite = overwrite
    self.look = look
  }

  /// How text looks where it is shown.
  public struct Look: Sendable {
    public var language: Language
    public var color: Bool
    /// In columns.
    public var width: Int
    public var quiet: Bool
    /// Whether a page is written without its head, for one that has its own.
    var isPart = false

    public init(language: Language, color: Bool = false, width: Int = 100, quiet: Bool = false) {
      self.language = language
      self.color = color
      self.width = width
      self.quiet = quiet
    }

    var options: ReportOptions {
      ReportOptions(
        language: language, color: color, width: width, quiet: quiet, isPart: isPart)
    }
  }

  /// Takes what is written on its way to standard output.
  public typealias Sink = ([UInt8]) throws -> Void

  /// Looks at the name of the report and the place for it. Commands that change something ask
  /// before they do.
  /// - Throws: `Failure` (64).
  func require(_ usual: ReportName = .text, within inbox: String? = nil) throws {
    let name = try name(usual)
    guard let output else { return }
    try OutputPlace(output, overwrite: overwrite).require(name, within: inbox) {
      Self.entry(name).isReport(head: $0, tail: $1)
    }
  }

  /// Whether the report shows the lines at which findings stand.
  func showsSource(_ usual: ReportName = .text) throws -> Bool {
    Self.entry(try name(usual)).format.showsSource
  }

  /// Writes the report of some documents, one after the other, and returns its totals.
  /// - Parameters:
  ///   - usual: the report where the user names none.
  ///   - source: the text of the document at a position, for showing places.
  ///   - counts: whether the tasks of the document at a position count in the totals; nil for all
  ///     that nothing stands in for.
  ///   - notTaken: files that an interrupted run did not come to.
  ///   - attachments: what came beside the documents.
  ///   - jobs: the cores on which it may be written.
  ///   - sink: takes it, part by part, where it goes to standard output.
  func write(
    _ documents: ReportedDocuments, head: ReportHead, usual: ReportName = .text,
    source: (Int, JudgedDocument) throws -> SourceExcerpts?,
    counts: ((Int, JudgedDocument) -> Bool)? = nil, notTaken: Int = 0,
    attachments: [ReportAttachment] = [], jobs: Int = 1, to sink: Sink
  ) throws -> ReportSummary {
    var head = head
    head.documents = documents.count
    let format = Self.entry(try name(usual)).format
    var writer = format.init(head, look.options)
    var summary = ReportSummary()
    summary.notTaken = notTaken
    let order = format.listsWorstFirst ? documents.worstFirst : Array(0..<documents.count)
    let documents = documents.inOrder(order)
    summary.attachments = attachments
    var bytes: [UInt8] = []
    writer.begin(to: &bytes)
    try ReportDocuments.write(
      documents, by: &writer, jobs: jobs, source: { try source(order[$0], $1) },
      each: {
        summary.add($1, countsTasks: counts?(order[$0], $1) ?? $1.countsItsTasks)
      }, to: &bytes
    ) {
      guard output == nil, $0.count > 1 << 16 else { return }
      try sink($0)
      $0.removeAll(keepingCapacity: true)
    }
    writer.end(summary, to: &bytes)
    if let output { try OutputFile.write(bytes, to: output) } else { try sink(bytes) }
    return summary
  }

  private func name(_ usual: ReportName) throws -> ReportName {
    try report.map { try ReportName.named($0, among: ReportName.ofDocuments) } ?? usual
  }

  private static func entry(_ name: ReportName) -> FormatCatalog.Entry {
    guard let entry = FormatCatalog.entry(name.name) else {
      preconditionFailure("the catalogue has every report of documents: \(name.name)")
    }
    return entry
  }
}

extension JudgedDocument {
  /// Whether a report's totals count its tasks: those of a list that nothing stands in for, and
  /// those of an outline whose list is not among the documents.
  var countsItsTasks: Bool {
    let codes = countsByCode.keys
    if codes.contains("R001") || codes.contains("R002") { return false }
    return form == .appendix1 || !rulesRun.contains("X002") || codes.contains("X002")
  }
}
