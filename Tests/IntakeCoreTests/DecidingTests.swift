@testable import IntakeCore
import Testing

/// What decisions do to verdicts, and what a resubmission did to findings.
@Suite struct DecidingTests {
  private func finding(
    _ code: Code, _ severity: Severity, task: Int? = nil, field: String? = nil
  ) -> Finding {
    let text = Localized(same: code.description)
    return Finding(
      code: code, severity: severity, place: .document, task: task.map(String.init),
      taskIndex: task, field: field, message: text, advice: text, clause: text)
  }

  private func document(_ findings: [Finding], tasks count: Int = 2) -> JudgedDocument {
    let tasks = (1...count).map {
      JudgedTask(
        index: $0, number: String($0), title: "t\($0)", orientation: 1, total: .zero, state: .zero,
        other: .zero, start: nil, end: nil, place: .document, verdict: .eligible)
    }
    var document = JudgedDocument(
      identity: .init(path: "a", sha256: "", bytes: 0), format: .xml, encoding: "UTF-8",
      form: .appendix1, submitter: nil, tasks: tasks,
      receipt: ReceiptJudgement(receipt: nil, status: .notJudged), findings: [],
      counts: SeverityCounts(), countsByCode: [:], documentVerdict: .eligible, verdict: .eligible,
      rulesRun: [], rulesNotRun: [])
    document.add(findings)
    return document
  }

  private func decided(
    _ findings: [Finding], _ actions: (Decision.Action, task: String?)..., expired: Bool = false
  ) -> JudgedDocument {
    var document = document(findings)
    document.decisions = actions.enumerated().map { position, action in
      NotedDecision(
        Decision(
          number: position + 1, entry: 1, action: action.0, task: action.task, by: "b", why: "w",
          document: "d", at: Instant(secondsSinceEpoch: 0)), isExpired: expired)
    }
    return [document].decided()[0]
  }

  private func verdicts(_ document: JudgedDocument) -> [Verdict] {
    [document.verdict] + document.tasks.map(\.verdict)
  }

  private var faulty: [Finding] {
    [
      finding("M001", .error, task: 1), finding("T002", .review),
      finding("M005", .warning, task: 2),
    ]
  }

  @Test func aWaivedFindingStaysAndNoLongerWeighs() {
    #expect(verdicts(decided(faulty)) == [.ineligible, .ineligible, .review])
    let one = decided(faulty, (.waive("M001"), nil))
    #expect(verdicts(one) == [.review, .review, .review])
    #expect(one.findings.count == 3 && one.counts.error == 1)
    #expect(one.findings.filter { $0.waivedBy == 1 }.map(\.code) == ["M001"])
    let both = decided(faulty, (.waive("M001"), "1"), (.waive("T002"), nil))
    #expect(verdicts(both) == [.eligible, .eligible, .eligible])
    #expect(verdicts(decided(faulty, (.waive("M001"), "2"))) == verdicts(decided(faulty)))
    let expired = decided(faulty, (.waive("M001"), nil), expired: true)
    #expect(verdicts(expired) == verdicts(decided(faulty)))
    #expect(expired.findings.allSatisfy { $0.waivedBy == nil })
  }

  @Test func acceptanceAndReturnOverride() {
    #expect(
      verdicts(decided(faulty, (.accept, nil))) == [.eligible, .eligible, .eligible])
    #expect(
      verdicts(decided([], (.returned, nil))) == [.ineligible, .ineligible, .ineligible])
    #expect(
      verdicts(decided(faulty, (.returned, nil), (.accept, nil)))
        == [.eligible, .eligible, .eligible])
    #expect(verdicts(decided(faulty, (.accept, "1"))) == [.review, .eligible, .review])
    #expect(verdicts(decided([], (.returned, "2"))) == [.ineligible, .eligible, .ineligible])
    #expect(
      verdicts(decided([], (.returned, "2"), (.accept, nil))) == [.eligible, .eligible, .eligible])
    #expect(
      verdicts(decided([], (.returned, nil), (.accept, "2")))
        == [.ineligible, .ineligible, .eligible])
  }

  @Test func whatIsBeyondTheListingKeepsItsWeight() {
    var document = document([])
    document.ledger = FindingLedger(limit: 1)
    document.add([finding("M001", .error, task: 1), finding("M002", .error, task: 2)])
    document.decisions = [
      NotedDecision(
        Decision(
          number: 1, entry: 1, action: .waive("M001"), by: "b", why: "w", document: "d",
          at: Instant(secondsSinceEpoch: 0)), isExpired: false)
    ]
    document.decide()
    #expect(verdicts(document) == [.ineligible, .ineligible, .ineligible])
  }

  @Test func findingsAreFixedOpenOrNew() {
    let earlier = document([
      finding("M001", .error, task: 1, field: "total"),
      finding("A001", .error, task: 2, field: "x"),
      finding("T002", .review), finding("R002", .note),
    ])
    var now = document([
      finding("M001", .error, task: 1, field: "total"), finding("M001", .error, task: 2),
      finding("R001", .note),
    ])
    now.compare(with: earlier, entry: 7)
    #expect(now.findings.first { $0.task == "1" }?.state == .open)
    #expect(now.findings.first { $0.task == "2" }?.state == .new)
    #expect(now.findings.first { $0.code == "R001" }?.state == nil)
    #expect(now.previous?.entry == 7)
    #expect(now.previous?.fixed.map(\.code) == ["A001", "T002"])
  }

  @Test func whatIsNotListedIsNotCalledFixed() {
    let earlier = document([
      finding("M001", .error, task: 1), finding("A001", .error, task: 1),
    ])
    var now = document([])
    now.ledger = FindingLedger(limit: 1)
    now.add([finding("M001", .error, task: 2), finding("M001", .error, task: 1)])
    now.compare(with: earlier, entry: 1)
    #expect(now.previous?.fixed.map(\.code) == ["A001"])
    #expect(now.findings.allSatisfy { $0.state == nil })
  }
}
