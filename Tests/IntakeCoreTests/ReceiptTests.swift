import Testing

@testable import IntakeCore

@Suite struct ReceiptTests {
  private func judged(
    _ at: String, evidence: Receipt.Evidence = .mailBook, extendedTo: String? = nil
  ) -> ReceiptJudgement {
    ReceiptJudgement(
      receipt: Receipt(at: HandMade.instant(at), evidence: evidence), deadline: HandMade.deadline,
      extendedTo: extendedTo.map(HandMade.instant))
  }

  @Test(
    arguments: [
      ("2023-04-12 08:30", .onTime, 1_524_600, []),
      ("2023-04-28 17:00", .onTime, 111_600, []),
      ("2023-04-29 23:59:59", .onTime, 1, []),
      ("2023-04-30 00:00", .contested, 0, ["inclusive", "next-working-day"]),
      ("2023-04-30 00:00:01", .contested, -1, ["inclusive", "next-working-day"]),
      ("2023-04-30 23:59:59", .contested, -86_399, ["inclusive", "next-working-day"]),
      ("2023-05-01 00:00", .contested, -86_400, ["next-working-day"]),
      ("2023-05-04 23:59:59", .contested, -431_999, ["next-working-day"]),
      ("2023-05-05 00:00", .late, -432_000, []),
      ("2023-05-10 09:00", .late, -896_400, []),
    ] as [(String, ReceiptJudgement.Status, Int64, [String])])
  func boundaries(
    _ at: String, _ status: ReceiptJudgement.Status, _ margin: Int64, _ inFavour: [String]
  ) {
    let judgement = judged(at)
    #expect(judgement.status == status)
    #expect(judgement.margin == margin)
    #expect(judgement.inFavour.map(\.id) == inFavour)
    #expect(judgement.reading?.id == "strict-before")
    #expect(judgement.receipt?.evidence == .mailBook)
  }

  @Test func theZoneOfTheEvidenceDoesNotMatter() {
    #expect(judged("2023-04-29T16:59:59Z").margin == 1)
    #expect(judged("2023-04-29T17:00:00Z").status == .contested)
  }

  @Test func aReceiptWithoutEvidenceIsUndetermined() {
    let judgement = ReceiptJudgement(receipt: nil, deadline: HandMade.deadline)
    #expect(judgement.status == .undetermined)
    #expect(judgement.margin == nil)
    #expect(judgement.reading?.id == "strict-before")
  }

  @Test func withoutADeadlineEveryReceiptIsFine() {
    let receipt = Receipt(at: HandMade.instant("2099-01-01 00:00"), evidence: .stated)
    #expect(ReceiptJudgement(receipt: receipt, deadline: nil).status == .noDeadline)
    #expect(ReceiptJudgement(receipt: receipt, deadline: nil).receipt == receipt)
    #expect(ReceiptJudgement(receipt: nil, deadline: nil).status == .noDeadline)
    #expect(ReceiptJudgement.notJudged(nil).status == .noDeadline)
    #expect(ReceiptJudgement.notJudged(HandMade.deadline).status == .notJudged)
  }

  @Test func anExtensionTakesTheDeadlinesPlace() {
    let onTime = judged("2023-05-10 09:00", extendedTo: "2023-05-15 00:00")
    #expect(onTime.status == .onTime)
    #expect(onTime.reading?.id == "extended")
    #expect(judged("2023-05-15 00:00", extendedTo: "2023-05-15 00:00").status == .late)
    // A short one does not take away what other readings give.
    let contested = judged("2023-05-03 00:00", extendedTo: "2023-05-02 00:00")
    #expect(contested.status == .contested)
    #expect(contested.inFavour.map(\.id) == ["next-working-day"])
    // One before the deadline changes nothing.
    let earlier = judged("2023-04-29 00:00", extendedTo: "2023-04-20 00:00")
    #expect(earlier.status == .onTime)
    #expect(earlier.reading?.id == "strict-before")
  }

  private func findings(_ judgement: ReceiptJudgement, _ rules: [Rule]) -> [Finding] {
    let context = HandMade.context()
    var findings = Findings(context: context, limit: 10)
    for rule in rules {
      if case .receipt(let check) = rule.check { check(judgement, context, &findings) }
    }
    return findings.listed
  }

  private let rules: [Rule] = [.receivedLate, .contestedReceipt, .noReceiptEvidence]

  @Test func onlyTroubleIsReported() {
    #expect(findings(judged("2023-04-29 23:59:59"), rules).isEmpty)
    #expect(findings(.notJudged(HandMade.deadline), rules).isEmpty)
    #expect(findings(.notJudged(nil), rules).isEmpty)
    #expect(findings(judged("2023-05-05 00:00"), rules).map(\.code) == ["T001"])
    #expect(findings(judged("2023-04-30 00:00"), rules).map(\.code) == ["T002"])
    let none = ReceiptJudgement(receipt: nil, deadline: HandMade.deadline)
    #expect(findings(none, rules).map(\.code) == ["T003"])
  }

  @Test func aLateReceiptNamesEvidenceReadingCutoffAndMargin() throws {
    let finding = try #require(findings(judged("2023-05-10 09:00"), rules).first)
    #expect(finding.severity == .error)
    #expect(finding.place == .document)
    #expect(finding.found == "2023-05-10T09:00:00+07:00")
    #expect(finding.expected == "2023-04-30T00:00:00+07:00")
    #expect(finding.difference == "P10DT9H")
    #expect(
      finding.message.vi == """
        Tệp được nhận lúc 09:00 ngày 10/05/2023, theo sổ công văn đến (so-den.csv): muộn 10 ngày \
        9 giờ, phải nhận trước 00:00 ngày 30/04/2023.
        """)
    #expect(finding.clause.vi.contains("1469/BCT-TKNL"))
    #expect(finding.clause.vi.contains("trước ngày 30 tháng 4 năm 2023"))
  }

  @Test func aContestedReceiptNamesTheReadingsInItsFavour() throws {
    let finding = try #require(findings(judged("2023-04-30 00:12:07"), rules).first)
    #expect(finding.severity == .review)
    #expect(
      finding.message.vi == """
        Tệp được nhận lúc 00:12:07 ngày 30/04/2023, theo sổ công văn đến (so-den.csv): muộn 12 \
        phút 7 giây so với cách hiểu đang dùng, nhận trước 00:00 ngày 30/04/2023. Vẫn kịp hạn nếu \
        hiểu: (1) nghĩa của inclusive; (2) nghĩa của next-working-day.
        """)
    #expect(finding.message.en.contains("on time under another reading: (1) "))
    #expect(!finding.message.vi.contains("last-working-day"))
  }
}
