public import IntakeCore
public import IntakeReporting

/// Writes what a report says of its documents, on several cores where its format allows.
public enum ReportDocuments {
  /// Writes documents in their order; the same bytes on however many cores.
  /// - Parameters:
  ///   - source: the lines of the document at a position, asked of formats that show them.
  ///   - out: takes what is written; `flush` may take it away.
  public static func write<Format: ReportFormat>(
    _ documents: [JudgedDocument], by writer: inout Format, jobs: Int,
    source: (Int) throws -> SourceExcerpts?, to out: inout [UInt8],
    flush: (inout [UInt8]) throws -> Void
  ) throws {
    var position = 0
    while position < documents.count {
      // The first one is told from the others by what stands before it.
      let isTogether = position > 0 && jobs > 1 && Format.isAlikeBehindAny
      let window = documents.indices[position...].prefix(isTogether ? Self.window : 0)
        .prefix { documents[$0].tasks.count + documents[$0].findings.count < large }
      if window.count > chunk {
        let start = writer
        let chunks = stride(from: position, to: window.endIndex, by: chunk).map {
          $0..<min($0 + chunk, window.endIndex)
        }
        let texts = Parallel.map(chunks, jobs: jobs) { chunk in
          var own = start
          var text: [UInt8] = []
          text.reserveCapacity(chunk.count * usualBytes)
          for position in chunk { own.document(documents[position], source: nil, to: &text) }
          return text
        }
        for text in texts {
          out += text
          try flush(&out)
        }
        position = window.endIndex
      } else {
        let document = documents[position]
        let shows = Format.showsSource && !document.findings.isEmpty
        try writer.document(
          document, source: shows ? try source(position) : nil, to: &out, flush: flush)
        position += 1
      }
    }
  }

  /// The documents that are written at a time, and by one core.
  private static let window = 256
  private static let chunk = 8
  private static let usualBytes = 4_500
  /// Tasks and findings from which on a report is handed on while it is written.
  private static let large = 500
}
