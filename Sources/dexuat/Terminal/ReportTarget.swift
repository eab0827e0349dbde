import ArgumentParser
import Intake
import IntakeCore
import IntakeReporting

/// Which report is written, and where to.
struct ReportTarget: ParsableArguments {
  @Option(
    help: "The form of the report.", completion: .list(FormatCatalog.all.map(\.name)))
  var report: String?

  @Option(help: "A file for the report; standard output by default.", completion: .file())
  var output: String?

  /// Writes the report of some documents and returns its totals.
  /// - Parameters:
  ///   - usual: the format where the user names none.
  ///   - source: the text of the document at a position, for showing places.
  ///   - counts: whether the tasks of the document at a position may count in the totals.
  ///   - notTaken: files that an interrupted run did not come to.
  ///   - attachments: what came beside the documents.
  ///   - jobs: the cores on which it may be written.
  func write(
    _ documents: [JudgedDocument], head: ReportHead, options: CommonOptions,
    usual: String = "text", source: (Int) throws -> SourceExcerpts?,
    counts: (Int) -> Bool = { _ in true }, notTaken: Int = 0,
    attachments: [ReportAttachment] = [], jobs: Int = 1
  ) throws -> ReportSummary {
    let format = try format(usual)
    var writer = format.init(head, options.reportOptions(toFile: output != nil))
    var summary = ReportSummary()
    summary.notTaken = notTaken
    summary.attachments = attachments
    var bytes: [UInt8] = []
    writer.begin(to: &bytes)
    let all = documents.span
    for position in all.indices {
      summary.add(all[position], countsTasks: counts(position) && all[position].countsItsTasks)
    }
    try ReportDocuments.write(documents, by: &writer, jobs: jobs, source: source, to: &bytes) {
      if output == nil, $0.count > 1 << 16 { try flush(&$0) }
    }
    writer.end(summary, to: &bytes)
    if let output {
      try OutputFile.write(bytes, to: output)
    } else {
      try flush(&bytes)
    }
    return summary
  }

  /// The format asked for. Commands that change something ask before they do.
  @discardableResult func format(_ usual: String = "text") throws -> any ReportFormat.Type {
    let name = report ?? usual
    guard let format = FormatCatalog.format(name) else { throw unknownFormat(name) }
    return format
  }

  private func flush(_ bytes: inout [UInt8]) throws {
    try Output.standard.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private func unknownFormat(_ report: String) -> Failure {
    let names = FormatCatalog.all.map(\.name)
    let near = Suggestion.question(about: report, among: names)
    let list = names.joined(separator: ", ")
    return Failure(
      .usage,
      Localized(
        vi: "Không có dạng báo cáo “\(report)”.\(near.vi) Các dạng: \(list).",
        en: "There is no report “\(report)”.\(near.en) The reports: \(list)."))
  }
}

extension JudgedDocument {
  /// Whether a report's totals count its tasks: those of a list that nothing stands in for, and
  /// those of an outline whose list is not among the documents.
  fileprivate var countsItsTasks: Bool {
    let codes = countsByCode.keys
    if codes.contains("R001") || codes.contains("R002") { return false }
    return form == .appendix1 || !rulesRun.contains("X002") || codes.contains("X002")
  }
}
