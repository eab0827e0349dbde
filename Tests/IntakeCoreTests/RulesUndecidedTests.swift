import Testing

@testable import IntakeCore

/// What is in doubt is never eligible: an amount with two readings, an orientation in words that
/// do not decide.
@Suite struct RulesUndecidedTests {
  private static let amounts = [
    "1500", "1.500", "1,500", "1.500,5", "1.500 triệu đồng", "0", "-", "1.125", "2,250", "1500.000",
  ]

  private func judge(
    _ edits: [(String, String?)], form: FormKind = .appendix1, as format: DocumentFormat = .csv
  ) -> JudgedDocument {
    let content = ExampleDocument.sound(form, call: PracticeCall.call)
      .applying(edits.map { Example.FieldEdit($0.0, $0.1) })
    return Practice.judge(content, as: format).document
  }

  private func isUndecided(_ record: Record) -> Bool {
    record.children.contains(where: isUndecided)
      || record.values.contains { value in
        switch value {
        case .ambiguous, .unclear: true
        default: false
        }
      }
  }

  @Test(arguments: amounts, amounts)
  func anUndecidedAmountIsNeverEligible(_ total: String, _ state: String) throws {
    for other in Self.amounts {
      let document = judge([
        ("task[1].total", total), ("task[1].state", state), ("task[1].other", other),
      ])
      let task = try #require(document.tasks.first)
      guard isUndecided(try #require(task.record)) else { continue }
      #expect(task.verdict != .eligible, "\(total) \(state) \(other)")
      #expect(document.countsByCode["M003"] != nil)
      #expect(document.verdict != .eligible)
    }
  }

  @Test(arguments: amounts)
  func norIsOneOfAnActivity(_ amount: String) throws {
    for other in Self.amounts {
      let document = judge(
        [("task[1].activity[1].state", amount), ("task[1].activity[1].other", other)],
        form: .appendix2)
      let task = try #require(document.tasks.first)
      guard isUndecided(try #require(task.record)) else { continue }
      #expect(task.verdict != .eligible, "\(amount) \(other)")
    }
  }

  @Test(arguments: ["1, 3", "X", "1 và 3", "-", "…", "?", "x", "abc", "3 mô hình", "–"])
  func anUndecidedOrientationIsNeverEligible(_ text: String) throws {
    let document = judge([("task[2].orientation", text)])
    #expect(document.tasks[1].verdict != .eligible, "\(text): \(document.findings.map(\.code))")
    #expect(document.tasks[0].verdict == .eligible)
    #expect(document.tasks[1].orientation == nil)
  }

  @Test func bothReadingsAreShownAndTheAmountCountsNowhere() throws {
    let document = judge([
      ("task[1].total", "1.500"), ("task[1].state", "1.500"), ("task[1].other", "0"),
    ])
    let finding = try #require(document.findings.first { $0.code == "M003" })
    #expect(finding.severity == .review)
    #expect(finding.field == "total")
    #expect(finding.found == "1.500")
    #expect(
      finding.message.vi == """
        “1.500” có thể là 1.500.000 đồng hoặc 1.500.000.000 đồng; dòng đơn vị tính và các số tiền \
        khác trong hồ sơ không cho biết là số nào. Còn 1 số tiền nữa trong tệp cũng vậy; hỏi một \
        lần cho tất cả.
        """)
    #expect(finding.message.en.contains("1,500,000 đồng or 1,500,000,000 đồng"))
    #expect(finding.related.map(\.found) == ["1.500", "0"])
    #expect(document.tasks[0].total == nil)
    #expect(document.tasks[0].verdict == .review)
  }

  @Test func theSumDecides() {
    let document = judge([
      ("task[1].total", "1.500"), ("task[1].state", "1.000"), ("task[1].other", "500"),
    ])
    #expect(document.findings.isEmpty)
    #expect(document.tasks[0].total == Money(dong: 1_500_000_000))
  }

  @Test func theCandidatesAreToldWithTheirReasons() throws {
    let finding = try #require(judge([("task[2].orientation", "1, 3")]).findings.first)
    #expect(finding.code == "O003")
    #expect(finding.expected == "1 | 3")
    #expect(
      finding.message.vi
        == "“1, 3” có thể là định hướng 1 hoặc 3. Gợi ý: 1 (ngắn 1) có “1”; 3 (ngắn 3) có “3”.")
  }

  // MARK: M004

  @Test(arguments: [
    ("20", [Code]()), ("19,999999", ["M004"]), ("100000", []), ("100000,000001", ["M004"]),
    ("0", ["M002"]),
  ])
  func unlikelyTotals(_ total: String, _ codes: [Code]) {
    let document = judge([
      ("task[1].total", total), ("task[1].state", total), ("task[1].other", "0"),
    ])
    #expect(document.findings.map(\.code) == codes, "\(document.findings.map(\.message.vi))")
  }

  @Test func theCallSetsTheBounds() {
    let call = HandMade.call(parameters: [
      RuleParameter(code: "M004", name: "lowest", value: 2_000_000_000),
      RuleParameter(code: "M004", name: "highest", value: 3_000_000_000),
    ])
    let context = HandMade.context(call)
    let found = [1_500, 2_000, 3_000, 3_001].map {
      HandMade.findings(
        of: .likelyUnitSlip, on: HandMade.task([.total: HandMade.million($0)]), context
      ).map(\.expected)
    }
    #expect(found == [["≥ 2000000000"], [], [], ["≤ 3000000000"]])
  }
}
