public import IntakeCore

/// The report for `grep` and editors: a line per finding, then one per document, then the verdict.
///
///     drafts/list.csv:5:13: error M001 M5 task=1 field=total found=1600000000 … : message
public struct LineFormat: ReportFormat {
  private let language: Language
  private let quiet: Bool

  public init(_ head: ReportHead, _ options: ReportOptions) {
    language = options.language
    quiet = options.quiet
  }

  public mutating func begin(to out: inout [UInt8]) {}

  public mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8]
  ) {
    let path = document.identity.name
    for finding in document.findings where !quiet || finding.severity >= .review {
      emit(line(finding, path: path), to: &out)
    }
    if document.unlisted > 0 {
      emit("\(path): \(document.unlisted) \(Self.unlisted[language])", to: &out)
    }
    guard !quiet || document.verdict != .eligible else { return }
    emit("\(path): verdict \(document.verdict.rawValue) (\(counts(document.counts)))", to: &out)
  }

  public mutating func end(_ summary: ReportSummary, to out: inout [UInt8]) {
    guard !quiet || summary.verdict != .eligible || summary.notTaken > 0 else { return }
    let tasks: TerminalText =
      "eligible=\(summary.eligible) review=\(summary.review) ineligible=\(summary.ineligible)"
    let rest: TerminalText = summary.notTaken > 0 ? " not-taken=\(summary.notTaken)" : ""
    emit(
      "verdict \(summary.verdict.rawValue) documents=\(summary.documents) tasks: " + tasks + rest,
      to: &out)
  }

  private func emit(_ line: TerminalText, to out: inout [UInt8]) {
    out.append(contentsOf: line.text.utf8)
    out.append(0x0A)
  }

  private func line(_ finding: Finding, path: String) -> TerminalText {
    var parts: [TerminalText] = [
      "\(path)\(position(finding.place)): \(finding.severity.rawValue) \(finding.code.description)"
    ]
    if let cell = finding.place.cell { parts.append("\(cell)") }
    let values = [
      ("task", finding.task), ("field", finding.field), ("found", finding.found),
      ("expected", finding.expected), ("difference", finding.difference),
    ]
    for (name, value) in values {
      if let value { parts.append("\(name)=\(quoted(value))") }
    }
    if let decision = finding.waivedBy { parts.append("waived-by=\(decision)") }
    if let state = finding.state { parts.append("state=\(state.rawValue)") }
    return parts.joined(separator: " ") + ": \(finding.message[language])"
  }

  /// Nothing for the document as a whole.
  private func position(_ place: Place) -> TerminalText {
    if place.isDocument { return "" }
    if let (table, row) = place.table { return ":table \(table):\(row):\(max(1, place.column))" }
    if let paragraph = place.paragraph { return ":paragraph \(paragraph)" }
    guard place.line > 0 else { return ":\(place.cell ?? String(place.row))" }
    return ":\(place.line):\(max(1, place.column))"
  }

  /// In quotes where the value has spaces or could be taken for something else.
  private func quoted(_ value: String) -> TerminalText {
    let short = TerminalText.shortened(value, to: 80)
    let plain = value.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-+.,:/_".unicodeScalars.contains($0)
    }
    if plain, !value.isEmpty { return short }
    let parts = short.text.split(separator: "\"", omittingEmptySubsequences: false)
    return TerminalText(escaped: "\"" + parts.joined(separator: "\\\"") + "\"")
  }

  private func counts(_ counts: SeverityCounts) -> TerminalText {
    "error=\(counts.error) review=\(counts.review) warning=\(counts.warning) note=\(counts.note)"
  }

  private static let unlisted = Localized(
    vi: "phát hiện nữa không liệt kê", en: "more findings not listed")
}
