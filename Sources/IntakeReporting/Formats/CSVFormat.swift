public import IntakeCore

/// The findings as a table for spreadsheets: a row each, a document without any has one row that
/// tells its verdict. Cells that would be formulas are guarded.
public struct CSVFormat: ReportFormat {
  private let language: Language

  public init(_ head: ReportHead, _ options: ReportOptions) {
    language = options.language
  }

  public mutating func begin(to out: inout [UInt8]) {
    var writer = CSVWriter()
    writer.row(Self.columns.map { CSVCell(listing: $0) })
    out.append(contentsOf: writer.bytes)
  }

  public mutating func document(
    _ document: JudgedDocument, source: SourceLines?, to out: inout [UInt8]
  ) {
    var writer = CSVWriter(withMark: false)
    for finding in document.findings {
      writer.row((cells(document) + cells(finding)).map { CSVCell(listing: $0) })
    }
    if document.findings.isEmpty {
      let blank = Array(repeating: "", count: Self.columns.count - cells(document).count)
      writer.row((cells(document) + blank).map { CSVCell(listing: $0) })
    }
    out.append(contentsOf: writer.bytes)
  }

  public mutating func end(_ summary: ReportSummary, to out: inout [UInt8]) {}

  private static let columns = [
    "document", "form", "submitter", "verdict", "code", "severity", "task", "field", "line",
    "column", "cell", "path", "found", "expected", "difference", "message", "advice", "clause",
  ]

  private func cells(_ document: JudgedDocument) -> [String] {
    [
      document.identity.path, document.form?.rawValue ?? "", document.submitter?.name ?? "",
      document.verdict.rawValue,
    ]
  }

  private func cells(_ finding: Finding) -> [String] {
    let place = finding.place
    return [
      finding.code.description, finding.severity.rawValue, finding.task ?? "",
      finding.field ?? "", place.line > 0 ? String(place.line) : "",
      place.column > 0 ? String(place.column) : "", place.cell ?? "", finding.path ?? "",
      finding.found ?? "", finding.expected ?? "", finding.difference ?? "",
      finding.message[language], finding.advice[language], finding.clause[language],
    ]
  }
}
