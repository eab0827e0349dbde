import IntakeCore
import IntakeReporting

/// Documents that are had one after the other, so that not all of them are in memory at once.
struct ReportedDocuments {
  var count: Int
  /// The verdict on the document at a position, its tasks aside.
  var verdict: (Int) -> Verdict
  /// The document at a position.
  var document: (Int) throws -> JudgedDocument

  init(_ documents: [JudgedDocument]) {
    count = documents.count
    verdict = { documents[$0].verdict }
    document = { documents[$0] }
  }

  init(
    count: Int, verdict: @escaping (Int) -> Verdict,
    _ document: @escaping (Int) throws -> JudgedDocument
  ) {
    self.count = count
    self.verdict = verdict
    self.document = document
  }

  /// The positions by verdict, the worst first; equal ones in their order.
  var worstFirst: [Int] {
    Verdict.allCases.sorted(by: >).flatMap { verdict in
      (0..<count).filter { self.verdict($0) == verdict }
    }
  }

  /// The same in another order.
  func inOrder(_ order: [Int]) -> ReportedDocuments {
    ReportedDocuments(count: count, verdict: { verdict(order[$0]) }) { try document(order[$0]) }
  }

  /// Those from a position on that can be written together; none where the first is a large one.
  fileprivate func together(from position: Int, atMost most: Int) throws -> [JudgedDocument] {
    var together: [JudgedDocument] = []
    while together.count < most, position + together.count < count {
      let document = try document(position + together.count)
      guard document.tasks.count + document.findings.count < Self.large else { break }
      together.append(document)
    }
    return together
  }

  /// Tasks and findings from which on a report is handed on while it is written.
  private static let large = 500
}

/// Writes what a report says of its documents, on several cores where its format allows.
enum ReportDocuments {
  /// Writes documents in their order; the same bytes on however many cores.
  /// - Parameters:
  ///   - source: the lines of the document at a position, asked of formats that show them.
  ///   - each: told every document, in order.
  ///   - out: takes what is written; `flush` may take it away.
  static func write<Format: ReportFormat>(
    _ documents: ReportedDocuments, by writer: inout Format, jobs: Int,
    source: (Int, JudgedDocument) throws -> SourceExcerpts?, each: (Int, JudgedDocument) -> Void,
    to out: inout [UInt8], flush: (inout [UInt8]) throws -> Void
  ) throws {
    var position = 0
    while position < documents.count {
      // The first one is told from the others by what stands before it.
      let isTogether = position > 0 && jobs > 1 && Format.isAlikeBehindAny
      var window = isTogether ? try documents.together(from: position, atMost: Self.window) : []
      if window.count > chunk {
        for text in texts(of: window, by: writer, jobs: jobs) {
          out += text
          try flush(&out)
        }
      } else {
        if window.isEmpty { window = [try documents.document(position)] }
        for (offset, document) in window.enumerated() {
          let shows = Format.showsSource && !document.findings.isEmpty
          try writer.document(
            document, source: shows ? try source(position + offset, document) : nil, to: &out,
            flush: flush)
        }
      }
      for (offset, document) in window.enumerated() { each(position + offset, document) }
      position += window.count
    }
  }

  private static func texts<Format: ReportFormat>(
    of documents: [JudgedDocument], by writer: Format, jobs: Int
  ) -> [[UInt8]] {
    let chunks = stride(from: 0, to: documents.count, by: chunk).map {
      $0..<min($0 + chunk, documents.count)
    }
    return Parallel.map(chunks, jobs: jobs) { chunk in
      var own = writer
      var text: [UInt8] = []
      text.reserveCapacity(chunk.count * usualBytes)
      for position in chunk { own.document(documents[position], source: nil, to: &text) }
      return text
    }
  }

  /// The documents that are written at a time, and by one core.
  private static let window = 256
  private static let chunk = 8
  private static let usualBytes = 4_500
}
