public import IntakeCore

/// The report for build servers: JUnit's XML, a suite for each document and a case for each rule.
///
/// A rule whose findings change the verdict has failed, one that could not be run is skipped.
/// Warnings and notes stand in the suite's output.
public struct JUnitFormat: ReportFormat {
  private let head: ReportHead
  private let language: Language
  private var suites = 0

  public init(_ head: ReportHead, _ options: ReportOptions) {
    self.head = head
    language = options.language
  }

  public mutating func begin(to out: inout [UInt8]) {
    out.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>" as XMLText)
  }

  public mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8]
  ) {
    let findings = Dictionary(grouping: document.findings, by: \.code)
    let codes = Set(document.rulesRun + findings.keys).sorted()
    let failed = codes.filter { findings[$0]?.contains(where: Self.isFailure) == true }
    let (name, cases) = (document.identity.name, codes.count + document.rulesNotRun.count)
    out.add(
      """
      <testsuite name="\(name)" id="\(suites)" package="" hostname="localhost" \
      timestamp="\(timestamp)" tests="\(cases)" failures="\(failed.count)" errors="0" \
      skipped="\(document.rulesNotRun.count)" time="0">
      """ as XMLText)
    out.add(properties(of: document))
    for code in codes {
      out.add(testCase(code, findings[code] ?? [], document))
    }
    for rule in document.rulesNotRun { out.add(skipped(rule, document)) }
    out.add(output(of: document))
    out.add("<system-err></system-err>\n</testsuite>" as XMLText)
    suites += 1
  }

  public mutating func end(_ summary: ReportSummary, to out: inout [UInt8]) {
    out.add("</testsuites>" as XMLText)
  }

  private static func isFailure(_ finding: Finding) -> Bool {
    finding.severity >= .review && finding.waivedBy == nil
  }

  /// The instant of the judgement; the format has no zone.
  private var timestamp: String { String(head.asOf.iso(in: head.call.zone).prefix(19)) }

  private func properties(of document: JudgedDocument) -> XMLText {
    let all = [
      ("verdict", document.verdict.rawValue), ("form", document.form?.rawValue ?? ""),
      ("sha256", document.identity.sha256), ("call", head.call.id), ("version", head.version),
    ]
    let items = all.map { "<property name=\"\($0.0)\" value=\"\($0.1)\"/>" as XMLText }
    return "<properties>" + items.joined() + "</properties>"
  }

  private func testCase(
    _ code: Code, _ findings: [Finding], _ document: JudgedDocument
  ) -> XMLText {
    let failures = findings.filter(Self.isFailure)
    guard let first = failures.first else { return start(code, document) + "/>" }
    let lines = failures.map { line($0) }.joined(separator: "\n")
    return start(code, document) + "><failure message=\"\(first.message[language])\" "
      + "type=\"\(first.severity.rawValue)\">" + lines + "</failure></testcase>"
  }

  private func skipped(_ rule: RuleNotRun, _ document: JudgedDocument) -> XMLText {
    start(rule.code, document) + "><skipped message=\"\(rule.because[language])\"/></testcase>"
  }

  private func start(_ code: Code, _ document: JudgedDocument) -> XMLText {
    let title = RuleCatalog.rule(code)?.title[language] ?? ""
    return "<testcase name=\"\(code.description) \(title)\" "
      + "classname=\"\(document.identity.name)\" time=\"0\""
  }

  /// `ô M15, nhiệm vụ 1: … Cách sửa: …`
  private func line(_ finding: Finding) -> XMLText {
    let places = PlaceText(language: language)
    let place = finding.place.isDocument ? "" : places.text(finding.place, in: nil).text
    let parts = [place, places.task(of: finding)?.text ?? ""].filter { !$0.isEmpty }
    let lead = parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
    return "\(lead)\(finding.message[language]) \(finding.advice[language])"
  }

  private func output(of document: JudgedDocument) -> XMLText {
    let lines = document.findings.filter { !Self.isFailure($0) }.map { finding in
      "\(finding.severity.name[language]) \(finding.code.description) " + line(finding) as XMLText
    }
    return "<system-out>" + lines.joined(separator: "\n") + "</system-out>"
  }
}
