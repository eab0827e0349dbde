public import IntakeCore

/// The machine report: one JSON object, `docs/report.schema.json`.
public struct JSONFormat: ReportFormat {
  public static var isAlikeBehindAny: Bool { true }

  private let head: ReportHead
  private var documents: DocumentMirror
  private var writer = JSONWriter(pretty: true)

  public init(_ head: ReportHead, _ options: ReportOptions) {
    self.head = head
    documents = DocumentMirror(zone: head.call.zone, language: options.language)
  }

  public mutating func begin(to out: inout [UInt8]) {
    writer.openObject()
    writer.member("schema", "dexuat-report/1")
    writer.key("tool")
    writer.object(.line) {
      $0.member("name", "dexuat")
      $0.member("version", head.version)
    }
    writer.key("call")
    writer.object(.line) {
      $0.member("id", head.call.id)
      $0.member("sha256", head.call.sha256)
    }
    writer.member("asOf", head.asOf.iso(in: head.call.zone))
    writer.key("documents")
    writer.openArray()
    flush(to: &out)
  }

  public mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8]
  ) {
    self.document(document, source: source, to: &out) { _ in }
  }

  public mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8],
    flush: (inout [UInt8]) throws -> Void
  ) rethrows {
    try documents.write(document, to: &writer) { writer in
      guard writer.bytes.count > Self.part else { return }
      Self.flush(&writer, to: &out)
      try flush(&out)
    }
    self.flush(to: &out)
    try flush(&out)
  }

  /// The bytes of a document's report that are handed on at a time.
  private static let part = 64 << 10

  public mutating func end(_ summary: ReportSummary, to out: inout [UInt8]) {
    writer.close()
    if !summary.attachments.isEmpty {
      writer.key("attachments")
      writer.array(summary.attachments) { Self.write($1, to: &$0) }
    }
    writer.key("summary")
    writer.object { writer in
      writer.member("documents", summary.documents)
      writer.key("tasks")
      writer.object(.line) {
        $0.member("eligible", summary.eligible)
        $0.member("review", summary.review)
        $0.member("ineligible", summary.ineligible)
      }
      writer.key("findings")
      writer.object(.line) {
        $0.member("error", summary.counts.error)
        $0.member("review", summary.counts.review)
        $0.member("warning", summary.counts.warning)
        $0.member("note", summary.counts.note)
      }
      if summary.notTaken > 0 { writer.member("notTaken", summary.notTaken) }
    }
    writer.member("verdict", summary.verdict.rawValue)
    writer.close()
    writer.endLine()
    flush(to: &out)
  }

  private static func write(_ attachment: ReportAttachment, to writer: inout JSONWriter) {
    writer.object {
      $0.member("path", attachment.path)
      $0.member("part", attachment.part)
      $0.member("sha256", attachment.sha256)
      $0.member("bytes", attachment.bytes)
      $0.member("kind", attachment.kind)
      $0.member("entry", attachment.entry)
    }
  }

  private mutating func flush(to out: inout [UInt8]) {
    Self.flush(&writer, to: &out)
  }

  private static func flush(_ writer: inout JSONWriter, to out: inout [UInt8]) {
    if out.isEmpty { swap(&out, &writer.bytes) } else { out.append(contentsOf: writer.bytes) }
    writer.bytes.removeAll(keepingCapacity: true)
  }
}
