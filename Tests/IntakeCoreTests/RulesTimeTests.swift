import Testing

@testable import IntakeCore

@Suite struct RulesTimeTests {
  private func task(_ start: String?, _ end: String?) -> Record {
    func value(_ text: String?) -> FieldValue {
      text.map { .month(HandMade.month($0)) } ?? .unreadable(.shape)
    }
    return HandMade.task([.start: value(start), .end: value(end)])
  }

  @Test(
    arguments: [
      ("2024-01", "2024-12"), ("2023-10", "2024-01"), ("2024-12", "2026-01"),
      ("2022-01", "2027-01"), (nil, "2025-03"), ("2023-03", nil), (nil, nil),
      ("2025-01", "2023-12"), ("2024-06", "2024-06"),
    ] as [(String?, String?)])
  func aPeriodThatMayTouchThePlanYear(_ start: String?, _ end: String?) {
    #expect(HandMade.findings(of: .periodOutsidePlanYear, on: task(start, end)).isEmpty)
  }

  @Test(
    arguments: [
      ("2025-01", "2025-12", "sau"), ("2023-01", "2023-12", "trước"), ("2025-01", nil, "sau"),
      (nil, "2023-12", "trước"), ("2026-05", "2025-01", "sau"),
    ] as [(String?, String?, String)])
  func aPeriodOutsideThePlanYear(_ start: String?, _ end: String?, _ side: String) throws {
    let record = task(start, end)
    let found = HandMade.findings(of: .periodOutsidePlanYear, on: record)
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.field == "start")
    #expect(finding.place == record.place(3))
    #expect(finding.found == "\(start ?? "..")/\(end ?? "..")")
    #expect(finding.expected == "2024-01/2024-12")
    #expect(finding.message.vi.contains("\(side) năm kế hoạch 2024"))
  }

  @Test func aCallMaySetTheSeverityOfThePlanYear() {
    let context = HandMade.context(HandMade.call(severities: ["T004": .review, "T005": .note]))
    let year = HandMade.findings(
      of: .periodOutsidePlanYear, on: task("2025-01", "2025-02"), context)
    #expect(year.map(\.severity) == [.review])
    // T005 is not adjustable.
    let order = HandMade.findings(of: .endsBeforeStart, on: task("2024-03", "2024-02"), context)
    #expect(order.map(\.severity) == [.error])
  }

  @Test func endsBeforeStart() throws {
    #expect(HandMade.findings(of: .endsBeforeStart, on: task("2024-05", "2024-05")).isEmpty)
    #expect(HandMade.findings(of: .endsBeforeStart, on: task("2024-05", nil)).isEmpty)
    let record = task("2024-05", "2023-12")
    let finding = try #require(HandMade.findings(of: .endsBeforeStart, on: record).first)
    #expect(finding.field == "end")
    #expect(finding.place == record.place(4))
    #expect((finding.found, finding.expected) == ("2023-12", "2024-05"))
    #expect(finding.difference == "P5M")
    #expect(finding.related.map(\.place) == [record.place(3)])
  }

  @Test func endsBeforeStartInAnActivity() {
    let activity = HandMade.record(
      HandMade.activityTable, line: 20,
      [.start: .month(HandMade.month("2024-09")), .end: .month(HandMade.month("2024-03"))])
    #expect(HandMade.findings(of: .endsBeforeStart, on: activity).count == 1)
  }

  @Test(
    arguments: [
      ("2021-01", "2030-12", []), ("2020-12", "2024-06", ["start P1M"]),
      ("2024-01", "2031-03", ["end P3M"]), ("2020-12", "2031-01", ["start P1M", "end P1M"]),
      ("2031-01", "2031-12", ["start P1M"]), ("2019-01", "2020-12", ["start P24M"]),
      (nil, "2031-01", ["end P1M"]), (nil, nil, []),
    ] as [(String?, String?, [String])])
  func outsideTheProgramme(_ start: String?, _ end: String?, _ expected: [String]) {
    let found = HandMade.findings(of: .outsideProgramme, on: task(start, end))
    #expect(found.map { "\($0.field ?? "") \($0.difference ?? "")" } == expected)
    #expect(found.allSatisfy { $0.expected == "2021-01/2030-12" })
    #expect(found.allSatisfy { $0.clause.vi.contains("889/QĐ-TTg") })
  }

  private func dispatchFindings(_ day: String?, received: String?) -> [Finding] {
    let context = HandMade.context()
    context.submitter = HandMade.submitter(
      values: [.dispatchDate: day.map { .day(HandMade.day($0)) } ?? .absent])
    context.receipt = ReceiptJudgement(
      receipt: received.map { Receipt(at: HandMade.instant($0), evidence: .mailBook) },
      deadline: HandMade.deadline)
    var findings = Findings(context: context, limit: 10)
    if case .document(let check) = Rule.implausibleDispatchDate.check { check(context, &findings) }
    return findings.listed
  }

  @Test(
    arguments: [
      ("2023-04-05", nil), ("2023-04-05", "2023-04-12 08:30"), ("2023-04-12", "2023-04-12 00:00"),
      ("2023-03-16", nil), (nil, "2023-04-12 08:30"),
    ] as [(String?, String?)])
  func aPlausibleDispatchDate(_ day: String?, _ received: String?) {
    #expect(dispatchFindings(day, received: received).isEmpty)
  }

  @Test func aDispatchDatedAfterItsReceipt() throws {
    // 17:30 in UTC is the next day in Hà Nội.
    #expect(dispatchFindings("2023-04-13", received: "2023-04-12T17:30:00Z").isEmpty)
    let found = dispatchFindings("2023-04-20", received: "2023-04-12 08:30")
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.severity == .warning)
    #expect(finding.field == "dispatchDate")
    #expect((finding.found, finding.expected) == ("2023-04-20", "2023-04-12"))
    #expect(finding.difference == "P8D")
    #expect(finding.message.vi.contains("sau khi tệp được nhận lúc 08:30 ngày 12/04/2023"))
  }

  @Test func aDispatchDatedBeforeTheCall() throws {
    let finding = try #require(dispatchFindings("2023-03-15", received: nil).first)
    #expect((finding.expected, finding.difference) == ("2023-03-16", "P1D"))
    #expect(finding.message.vi.contains("văn bản kêu gọi 1469/BCT-TKNL"))
  }

  @Test func theDispatchDateIsJudgedWithAndWithoutAReceipt() {
    let rules = RuleSet([.implausibleDispatchDate, .receivedLate])
    let coverage = rules.coverage(form: HandMade.list, receipt: .notJudged)
    #expect(coverage.run == ["T007"])
    #expect(coverage.notRun.map(\.code) == ["T001"])
  }

  @Test func theJudgeGivesTheReceiptToDocumentRules() {
    let call = HandMade.call()
    let judge = DocumentJudge(
      lexicon: CallLexicon(call),
      rules: RuleSet([
        Rule(
          code: "Z001", title: Localized(same: ""), why: Localized(same: ""),
          advice: Localized(same: ""), severity: .note, place: Localized(same: ""), clause: .form,
          examples: [],
          check: .document { context, findings in
            if context.receipt?.status == .late {
              findings.report(Rule.receivedLate) { Findings.Details(message: Localized(same: "")) }
            }
          })
      ]), keepsRecords: false)
    judge.begin(HandMade.list, DocumentHeader(notation: .exact, unit: .million))
    let receipt = Receipt(at: HandMade.instant("2023-06-01 00:00"), evidence: .stated)
    let judged = judge.finish(
      JudgedDocument.Identity(path: "a", sha256: "", bytes: 0), format: .xml, encoding: "UTF-8",
      receipt: ReceiptJudgement(receipt: receipt, deadline: HandMade.deadline))
    #expect(judged.countsByCode["T001"] == 1)
  }
}
