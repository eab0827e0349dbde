public import IntakeCore
import IntakeFence
import IntakeFiles
import IntakeReporting

/// A file that is judged without lying anywhere: what reports call it, and its bytes.
public struct DraftFile: Sendable {
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension Drafts {
  /// Makes sure, before anything is judged, that drafts can be read where they are to be.
  /// - Returns: what the fence around their reading lacks here; nil where it lacks nothing.
  /// - Throws: `Failure` where no process for it can be started.
  public func prepare() throws -> Localized? {
    try checker.prepare()?.missing.map { Localized.openFence($0) }
  }

  /// Judges files that were given together, as one packet, in memory: as `check` judges them when
  /// they are named in this order. Nothing is read or written.
  public func judge(
    _ files: [DraftFile], received: Instant?, asOf: Instant
  ) throws(Failure) -> JudgedDrafts {
    let drafts = files.map { file in DraftCheck.Draft(path: file.name) { .whole(file.bytes) } }
    let outcome = DraftCheck(checker: checker, received: received, asOf: asOf, jobs: 1)
      .run(drafts, keepsSource: true)
    if let failure = outcome.failures.first { throw failure }
    return JudgedDrafts(
      outcome, ReportHead(version: Version.current, call: call, asOf: asOf, isDraft: true))
  }
}

/// Drafts that were judged together, to be reported in whatever forms are asked for.
public struct JudgedDrafts: Sendable {
  private let outcome: DraftCheck.Outcome
  private let head: ReportHead

  init(_ outcome: DraftCheck.Outcome, _ head: ReportHead) {
    self.outcome = outcome
    self.head = head
  }

  /// The worst verdict of the documents.
  public var verdict: Verdict { outcome.documents.map(\.verdict).max() ?? .eligible }

  /// The codes that were found, in their order.
  public var codes: [Code] {
    Set(outcome.documents.flatMap(\.countsByCode.keys)).sorted()
  }

  /// The report as `check --report` writes it, to the byte.
  public func report(_ name: ReportName, in language: Language) throws -> [UInt8] {
    try write(name, ReportOrder.Look(language: language))
  }

  /// The HTML report without its head, for a page that has its own and `reportStyle`.
  public func part(in language: Language) throws -> String {
    var look = ReportOrder.Look(language: language)
    look.isPart = true
    return String(decoding: try write(.html, look), as: UTF8.self)
  }

  /// The style sheet of `part`.
  public static var reportStyle: String { HTMLFormat.style }

  private func write(_ name: ReportName, _ look: ReportOrder.Look) throws -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try ReportOrder(report: name.name, output: nil, overwrite: false, look: look).write(
      ReportedDocuments(outcome.documents), head: head,
      source: { position, _ in outcome.excerpts(of: position) },
      counts: { !outcome.uncounted.contains($0) && $1.countsItsTasks },
      attachments: outcome.attachments, to: { bytes += $0 })
    return bytes
  }
}
