public import IntakeCore

/// The machine report for streams: each document's object of the JSON report on a line of its
/// own, written as soon as it is judged. It has no head and no totals.
public struct JSONLinesFormat: ReportFormat {
  private var documents: DocumentMirror

  public init(_ head: ReportHead, _ options: ReportOptions) {
    documents = DocumentMirror(zone: head.call.zone, language: options.language)
  }

  public mutating func begin(to out: inout [UInt8]) {}

  public mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8]
  ) {
    var writer = JSONWriter(pretty: false)
    documents.write(document, to: &writer)
    writer.endLine()
    out.append(contentsOf: writer.bytes)
  }

  public mutating func end(_ summary: ReportSummary, to out: inout [UInt8]) {}
}
