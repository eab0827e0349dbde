import Testing

@testable import IntakeCore

@Suite struct LedgerTests {
  private func finding(_ code: Code, _ severity: Severity, task: Int? = nil) -> Finding {
    let text = Localized(same: "x")
    return Finding(
      code: code, severity: severity, place: .document, taskIndex: task, message: text,
      advice: text, clause: text)
  }

  @Test func itListsUpToTheCapAndCountsAll() {
    var ledger = FindingLedger(limit: 2)
    var made = 0
    for task in 1...5 {
      ledger.add("M001", .error, task: task) {
        made += 1
        return finding("M001", .error, task: task)
      }
    }
    #expect(made == 2 && ledger.listed.count == 2 && ledger.unlisted == 3)
    #expect(ledger.counts.error == 5 && ledger.countsByCode == ["M001": 5])
    #expect(
      ledger.taskVerdicts == [
        1: .ineligible, 2: .ineligible, 3: .ineligible, 4: .ineligible, 5: .ineligible,
      ])
    #expect(ledger.documentVerdict == .eligible && ledger.verdict == .ineligible)
  }

  /// That no form is recognised follows from what is wrong with the file.
  @Test func causesStandBeforeTheFormThatIsNotRecognised() {
    var ledger = FindingLedger()
    ledger.add(finding("F002", .error))
    var lost = finding("F004", .error)
    lost.place = Place(line: 7, column: 1)
    ledger.add(lost)
    ledger.sort()
    #expect(ledger.listed.map(\.code) == ["F004", "F002"])
  }

  @Test func theWorstVerdictOfATaskIsKept() {
    var ledger = FindingLedger()
    for severity in [Severity.review, .error, .note, .review] {
      ledger.add(finding("M003", severity, task: 1))
    }
    ledger.add(finding("M005", .warning, task: 2))
    #expect(ledger.taskVerdicts == [1: .ineligible])
  }

  @Test func onceADocumentIsReadWhatIsSaidOfItAsAWholeHasRoom() {
    var ledger = FindingLedger(limit: 2)
    ledger.add(finding("M001", .error, task: 1))
    ledger.add(finding("M001", .error, task: 2))
    ledger.add(finding("F005", .note))
    #expect(ledger.listed.map(\.code) == ["M001", "M001"])
    ledger.favoursDocument = true
    for code: Code in ["T001", "X001", "X002"] { ledger.add(finding(code, .error)) }
    #expect(ledger.listed.map(\.code) == ["T001", "X001"])
    #expect(ledger.documentVerdict == .ineligible && ledger.unlisted == 4)
  }

  /// An acceptance cannot stand in for an amount that nobody knows, and the report says so.
  @Test func anAcceptedTaskWithoutATotalSaysWhyItNeedsReview() throws {
    let call = HandMade.call()
    var document = HandMade.document(
      .appendix1, path: "a", tasks: [HandMade.task([.total: .absent]), HandMade.task(number: "2")])
    document.decisions = [
      NotedDecision(
        Decision(
          number: 1, entry: 1, action: .accept, by: "b", why: "w", document: "d",
          at: Instant(secondsSinceEpoch: 0)), isExpired: false)
    ]
    let judged = SubmissionJudge(call: call, rules: RuleSet()).judge([document])[0]
    #expect(judged.tasks.map(\.verdict) == [.review, .eligible] && judged.verdict == .review)
    let told = try #require(judged.findings.first)
    #expect(judged.findings.count == 1 && told.code == "A001" && told.severity == .review)
    #expect(told.taskIndex == 1 && told.message.vi.contains("nhãn total"))
  }
}
