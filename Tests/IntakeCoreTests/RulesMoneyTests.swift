import Testing

@testable import IntakeCore

@Suite struct RulesMoneyTests {
  private func found(
    _ rule: Rule, _ changes: [KnownField: FieldValue], activities: [Record] = [],
    _ context: JudgingContext = HandMade.context()
  ) -> [Finding] {
    HandMade.findings(of: rule, on: HandMade.task(changes, activities: activities), context)
  }

  // MARK: M001

  @Test(
    arguments: [
      [:], [.total: .absent], [.total: .unreadable(.shape)], [.state: .ambiguous(0)],
      [.other: .unreadable(.fraction)], [.total: HandMade.million(1_000), .other: .blank],
      [.total: HandMade.million(1_000), .other: .absent], [.state: .blank],
    ] as [[KnownField: FieldValue]])
  func totalsThatAgreeOrCannotBeCompared(_ changes: [KnownField: FieldValue]) {
    #expect(found(.totalIsNotTheSum, changes).isEmpty)
  }

  @Test func aTotalThatIsNotTheSum() throws {
    let finding = try #require(
      found(.totalIsNotTheSum, [.other: HandMade.million(400)]).first)
    #expect(finding.code == "M001")
    #expect(finding.field == "total")
    #expect(finding.path == "/form/task/total")
    #expect(finding.place == Place(line: 10, column: 7))
    #expect((finding.found, finding.expected) == ("1500000000", "1400000000"))
    #expect(finding.difference == "100000000")
    #expect(
      finding.message.vi == """
        Tổng kinh phí ghi 1.500.000.000 đồng, trong khi ngân sách nhà nước 1.000.000.000 đồng và \
        nguồn khác 400.000.000 đồng cộng lại là 1.400.000.000 đồng; tổng ghi nhiều hơn \
        100.000.000 đồng.
        """)
    #expect(finding.message.en.contains("1,400,000,000 đồng; the total is 100,000,000 đồng more"))
  }

  @Test func aTotalThatIsTooSmallByOneDong() throws {
    let finding = try #require(
      found(.totalIsNotTheSum, [.total: .amount(Money(dong: 1_499_999_999))]).first)
    #expect(finding.difference == "-1")
    #expect(finding.message.vi.hasSuffix("tổng ghi ít hơn 1 đồng."))
  }

  @Test func aBlankOtherIsToldInTheSum() throws {
    let finding = try #require(found(.totalIsNotTheSum, [.other: .blank]).first)
    #expect(finding.expected == "1000000000")
    #expect(finding.message.vi.contains("0 đồng (để trống)"))
  }

  // MARK: M002

  @Test(
    arguments: [
      [.total: HandMade.million(0)], [.total: HandMade.million(-5)],
      [.state: HandMade.million(-1)], [.other: HandMade.million(-1)],
    ] as [[KnownField: FieldValue]])
  func noMoney(_ changes: [KnownField: FieldValue]) {
    let found = found(.noMoney, changes)
    #expect(found.map(\.field) == ["total"])
  }

  @Test func aNegativePartIsShownWhereItStands() throws {
    let finding = try #require(found(.noMoney, [.other: HandMade.million(-500)]).first)
    #expect(finding.related.map(\.place) == [Place(line: 10, column: 9)])
    #expect(finding.message.vi.hasPrefix("nhãn other: -500.000.000 đồng; kinh phí phải lớn hơn 0"))
  }

  @Test func moneyThatIsThereOrUnknown() {
    #expect(found(.noMoney, [:]).isEmpty)
    #expect(found(.noMoney, [.total: .absent, .state: HandMade.million(0)]).isEmpty)
    #expect(found(.noMoney, [.total: .unreadable(.shape)]).isEmpty)
    #expect(found(.noMoney, [.state: HandMade.million(0)]).isEmpty)
  }

  @Test func aNegativeActivityStandsAtItsOwnAmount() {
    let activity = HandMade.activity(state: HandMade.million(-600), other: HandMade.million(0))
    let found = HandMade.findings(of: .noMoney, on: activity)
    #expect(found.map(\.field) == ["state"])
    #expect(found.map(\.found) == ["-600000000"])
    #expect(found.first?.related.isEmpty == true)
  }

  // MARK: M005, M008, M010

  @Test func otherMoneyWithoutItsSource() {
    #expect(found(.otherSourceMissing, [:]).isEmpty)
    #expect(
      found(.otherSourceMissing, [.otherSource: .blank]).map(\.place)
        == [Place(line: 10, column: 10)])
    #expect(
      found(.otherSourceMissing, [.otherSource: .absent]).map(\.place)
        == [Place(line: 10, column: 1)])
    #expect(found(.otherSourceMissing, [.otherSource: .unreadable(.unknown)]).isEmpty)
    #expect(
      found(.otherSourceMissing, [.other: HandMade.million(0), .otherSource: .absent]).isEmpty)
    #expect(found(.otherSourceMissing, [.other: .absent, .otherSource: .absent]).isEmpty)
  }

  @Test func theCeilingIsTheCallsOwn() throws {
    #expect(found(.aboveCeiling, [:]).isEmpty)
    func context(_ ceiling: Int128) -> JudgingContext {
      HandMade.context(
        HandMade.call(parameters: [
          RuleParameter(code: "M008", name: "ceiling", value: ceiling)
        ]))
    }
    #expect(found(.aboveCeiling, [:], context(1_500_000_000)).isEmpty)
    let finding = try #require(found(.aboveCeiling, [:], context(1_400_000_000)).first)
    #expect(finding.difference == "100000000")
    #expect(finding.message.vi.contains("vượt mức trần 1.400.000.000 đồng"))
  }

  @Test func aBlankOtherIsSaid() {
    #expect(found(.blankOtherIsZero, [:]).isEmpty)
    #expect(found(.blankOtherIsZero, [.other: .blank]).map(\.severity) == [.note])
    #expect(
      found(.blankOtherIsZero, [.other: .absent]).map(\.place) == [Place(line: 10, column: 1)])
    #expect(
      found(.blankOtherIsZero, [.other: .blank, .total: .blank, .state: .absent]).isEmpty)
  }

  // MARK: M009

  @Test(
    arguments: [
      (.shape, true, "một con số tính bằng triệu đồng"), (.fraction, false, "làm tròn đến đồng"),
      (.tooLarge, false, "vượt 10^18 đồng"),
    ] as [(FieldValue.Unreadable, Bool, String)])
  func notAnAmount(
    _ reason: FieldValue.Unreadable, _ isStructural: Bool, _ words: String
  ) throws {
    let finding = try #require(found(.notAnAmount, [.state: .unreadable(reason)]).first)
    #expect(finding.field == "state")
    #expect(finding.found == "văn bản")
    #expect(finding.isStructural == isStructural)
    #expect(finding.message.vi.contains(words))
  }

  @Test func aMonthThatIsNoneIsNotAnAmount() {
    #expect(found(.notAnAmount, [.start: .unreadable(.shape)]).isEmpty)
    #expect(found(.notAnAmount, [.total: .blank, .state: .absent]).isEmpty)
  }

  @Test func aContributionIsANumber() throws {
    let contribution = HandMade.record(
      HandMade.contributionTable, line: 30, [.amount: .unreadable(.shape)],
      texts: [.amount: "nhiều"])
    let finding = try #require(HandMade.findings(of: .notAnAmount, on: contribution).first)
    #expect(finding.message.vi == "“nhiều” không đọc được thành con số; ở đây phải là một con số.")
  }

  // MARK: M007

  private func activities(_ amounts: [(FieldValue, FieldValue)]) -> [Record] {
    amounts.map { HandMade.activity(state: $0.0, other: $0.1) }
  }

  private func apart(
    _ amounts: [(Int, Int)], _ changes: [KnownField: FieldValue] = [:]
  ) -> [Finding] {
    found(
      .activitiesDoNotAddUp, changes,
      activities: activities(amounts.map { (HandMade.million($0.0), HandMade.million($0.1)) }),
      HandMade.context(form: HandMade.outline))
  }

  @Test func activitiesThatAddUp() {
    #expect(apart([(600, 300), (400, 200)]).isEmpty)
    #expect(apart([]).isEmpty)
    // The parts agree; the total contradicts them, which is M001's to say.
    #expect(apart([(600, 300), (400, 200)], [.total: HandMade.million(1_700)]).isEmpty)
  }

  @Test func activitiesThatDoNot() throws {
    let found = apart([(600, 300), (300, 200)])
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.field == "total")
    #expect((finding.found, finding.expected) == ("1500000000", "1400000000"))
    #expect(finding.difference == "100000000")
    #expect(finding.related.map(\.place) == [Place(line: 10, column: 8)])
    #expect(finding.message.vi.contains("nhãn state: nhiệm vụ ghi 1.000.000.000 đồng"))
  }

  @Test func theRightTotalFromTheWrongSources() throws {
    let finding = try #require(apart([(500, 400), (400, 200)]).first)
    #expect((finding.found, finding.expected) == ("1000000000", "900000000"))
    #expect(finding.related.count == 2)
  }

  @Test func aTaskWhosePartsCannotBeReadIsComparedByItsTotal() {
    let found = apart([(600, 500)], [.state: .unreadable(.shape)])
    #expect(found.map(\.found) == ["1500000000"])
    #expect(found.map(\.expected) == ["1100000000"])
    #expect(apart([(1_000, 500)], [.state: .unreadable(.shape)]).isEmpty)
  }

  @Test func anUnreadableActivityLeavesItsPartOut() {
    let mixed = activities([
      (HandMade.million(600), .unreadable(.shape)), (HandMade.million(300), .blank),
    ])
    let found = found(.activitiesDoNotAddUp, [:], activities: mixed)
    #expect(found.map(\.expected) == ["900000000"])
    let blank = activities([(HandMade.million(1_000), .blank)])
    #expect(
      self.found(
        .activitiesDoNotAddUp, [.other: .blank, .total: HandMade.million(1_000)],
        activities: blank
      ).isEmpty)
  }

  // MARK: M006

  private func totals(
    _ row: [KnownField: FieldValue], _ scope: TotalScope = .table,
    rows: [Record] = [HandMade.task(), HandMade.task()], alternatives: [(Money, Money)] = []
  ) -> [Finding] {
    let context = HandMade.context()
    for row in rows { context.memory.addSums(row) }
    var record = HandMade.record(HandMade.taskTable, line: 40, row)
    record.alternatives = alternatives
    var findings = Findings(context: context, limit: 10)
    if case .totals(let check) = Rule.wrongTotalRow.check {
      check(record, scope, context, &findings)
    }
    return findings.listed
  }

  @Test func aTotalRowThatIsRight() {
    #expect(
      totals([
        .total: HandMade.million(3_000), .state: HandMade.million(2_000),
        .other: HandMade.million(1_000),
      ]).isEmpty)
    #expect(totals([.total: HandMade.million(3_000), .state: .blank]).isEmpty)
    #expect(totals([.total: HandMade.million(0)], rows: []).isEmpty)
  }

  @Test func eachWrongCellIsTold() throws {
    let found = totals([.total: HandMade.million(3_100), .state: HandMade.million(1_900)])
    #expect(found.map(\.field) == ["total", "state"])
    #expect(found.map(\.difference) == ["100000000", "-100000000"])
    #expect(found.map(\.place.column) == [7, 8])
    #expect(found.allSatisfy { $0.task == nil && $0.severity == .error })
    #expect(found[0].message.vi.contains("các dòng của bảng cộng lại là 3.000.000.000 đồng"))
  }

  @Test func aSumWithGapsIsNotCompared() {
    let rows = [HandMade.task(), HandMade.task([.total: .unreadable(.shape)])]
    let found = totals(
      [.total: HandMade.million(9), .state: HandMade.million(9)], rows: rows)
    #expect(found.map(\.field) == ["state"])
  }

  @Test func aBlankOtherIsNoGap() {
    let rows = [HandMade.task(), HandMade.task([.other: .blank])]
    #expect(totals([.other: HandMade.million(500)], rows: rows).isEmpty)
    #expect(totals([.other: HandMade.million(600)], rows: rows).count == 1)
  }

  @Test func aTotalThatReadsTwoWaysAgreesIfEitherDoes() {
    let three = Money(dong: 3_000_000_000)
    let small = Money(dong: 3_000_000)
    #expect(totals([.total: .ambiguous(0)], alternatives: [(small, three)]).isEmpty)
    #expect(totals([.total: .ambiguous(0)], alternatives: [(small, small)]).count == 1)
  }

  @Test func anUnreadableTotalIsForAPerson() {
    let found = totals([.total: .unreadable(.shape)])
    #expect(found.map(\.severity) == [.review])
    #expect(found.map(\.expected) == ["3000000000"])
  }

  @Test func theJudgeComparesGroupsAndTheTable() {
    let context = HandMade.context()
    context.memory.addSums(HandMade.task())
    context.memory.startGroup()
    context.memory.addSums(HandMade.task())
    #expect(context.memory.groupSums[5] == Money(dong: 1_500_000_000))
    #expect(context.memory.tableSums[5] == Money(dong: 3_000_000_000))
  }
}
