import Testing

@testable import IntakeCore

@Suite struct RulesPairsTests {
  private static let rules: [Rule] = [
    .outlineMissing, .strayOutline, .titlesDiffer, .orientationsDiffer, .moneyDiffers,
    .periodsDiffer, .submittersDiffer,
  ]

  private func judge(
    _ documents: [JudgedDocument], call: Call = HandMade.call(), listRequired: Bool = false
  ) -> [JudgedDocument] {
    SubmissionJudge(call: call, rules: RuleSet(Self.rules))
      .judge(documents, listRequired: listRequired)
  }

  private func list(_ tasks: [Record], path: String = "list") -> JudgedDocument {
    HandMade.document(.appendix1, path: path, tasks: tasks)
  }

  private func outline(_ task: Record, path: String = "outline") -> JudgedDocument {
    HandMade.document(.appendix2, path: path, tasks: [task])
  }

  private func codes(_ document: JudgedDocument) -> [Code] { document.findings.map(\.code) }

  private let one = HandMade.task(number: "1", title: "Mô hình một")
  private let two = HandMade.task(number: "2", title: "Mô hình hai", line: 11)

  // MARK: what is judged, and what says that it was

  @Test func formsThatAgree() {
    let judged = judge([list([one]), outline(one)])
    #expect(judged.allSatisfy { $0.findings.isEmpty && $0.verdict == .eligible })
    #expect(judged.allSatisfy { $0.rulesNotRun.isEmpty })
    #expect(judged[0].rulesRun == ["A001"] + Self.rules.map(\.code))
  }

  @Test func oneFormAloneIsLeftAsItIs() {
    for document in [list([one]), outline(one)] {
      let judged = judge([document])
      #expect(judged[0].findings.isEmpty)
      #expect(judged[0].rulesNotRun.map(\.code) == ["X001"])
    }
  }

  @Test func oneFormAloneIsAFaultWhereNothingElseIsToCome() {
    let listed = judge([list([one, two])], listRequired: true)
    #expect(codes(listed[0]) == ["X001", "X001"])
    #expect(listed[0].tasks.map(\.verdict) == [.ineligible, .ineligible])
    let outlined = judge([outline(one)], listRequired: true)
    #expect(codes(outlined[0]) == ["X002"])
    #expect(outlined[0].findings[0].message.vi.contains("chưa nộp Phụ lục 1"))
    #expect(outlined[0].verdict == .ineligible)
  }

  // MARK: X001, X002

  @Test func aTaskWithoutItsOutline() {
    let judged = judge([list([one, two]), outline(one)])
    let finding = judged[0].findings[0]
    #expect(codes(judged[0]) == ["X001"])
    #expect((finding.task, finding.taskIndex) == ("2", 2))
    #expect(finding.place == two.place)
    #expect(finding.message.vi.contains("số 2 “Mô hình hai”"))
    #expect(judged[0].tasks.map(\.verdict) == [.eligible, .ineligible])
    #expect(judged[0].verdict == .ineligible)
    #expect(judged[1].verdict == .eligible)
  }

  @Test func aCallMayLetOutlinesFollow() {
    let call = HandMade.call(severities: ["X001": .warning, "X002": .note])
    let stray = HandMade.task(number: "9", title: "Khác")
    let judged = judge([list([one, two]), outline(one), outline(stray, path: "b")], call: call)
    #expect(judged[0].findings.map(\.severity) == [.warning])
    #expect(judged[0].verdict == .eligible)
    // X002 is not adjustable.
    #expect(judged[2].findings.map(\.severity) == [.error])
  }

  @Test func anOutlineOfNoTask() {
    let stray = HandMade.task(number: "9", title: "Khác hẳn")
    let judged = judge([list([one]), outline(one), outline(stray, path: "stray")])
    let finding = judged[2].findings[0]
    #expect(codes(judged[2]) == ["X002"])
    #expect(finding.place == .document)
    #expect(finding.found == "Khác hẳn")
    #expect(finding.taskIndex == nil)
    #expect(judged[2].tasks[0].verdict == .ineligible)
    #expect(judged[0].verdict == .eligible)
  }

  @Test func anOutlineWithoutATaskIsAStray() {
    let empty = HandMade.document(.appendix2, path: "empty", tasks: [])
    #expect(codes(judge([list([one]), outline(one), empty])[2]) == ["X002"])
  }

  // MARK: matching

  @Test func matchingByNumberThenByTitle() {
    let unnumbered = HandMade.task(number: "", title: "Mô hình hai")
    let swapped = HandMade.task(number: "7", title: "mô hình một")
    let context = SubmissionContext(
      call: HandMade.call(),
      documents: [outline(unnumbered, path: "a"), list([one, two]), outline(swapped, path: "b")])
    #expect(context.lists == [1])
    #expect(context.pairs.map(\.outline) == [2, 0])
    #expect(context.strays.isEmpty)
  }

  @Test func ofTwoOutlinesWithOneNumberTheOneWithTheTitleIsTaken() {
    let slip = HandMade.task(number: "1", title: "Mô hình hai")
    let context = SubmissionContext(
      call: HandMade.call(),
      documents: [list([one, two]), outline(slip, path: "slip"), outline(one, path: "right")])
    #expect(context.pairs.map(\.outline) == [2, 1])
    #expect(context.pairs.allSatisfy { $0.doubles.isEmpty })
  }

  @Test func aDoubledOutlineIsForAPerson() {
    let other = HandMade.task(
      [.end: .month(HandMade.month("2024-10"))], number: "1", title: "Mô hình một")
    let judged = judge([list([one]), outline(one, path: "a"), outline(other, path: "b")])
    #expect(judged[1].findings.isEmpty)
    #expect(codes(judged[2]) == ["X002", "X006"])
    #expect(judged[2].findings[0].severity == .review)
    #expect(judged[2].findings[0].message.vi.contains("trong tệp a"))
    #expect(judged[2].findings[0].related.map(\.document) == ["a", "list"])
    #expect(judged[0].tasks[0].verdict == .ineligible)
  }

  @Test func theSameOutlineTwiceIsNoFault() {
    let judged = judge([list([one]), outline(one, path: "a.xml"), outline(one, path: "a.csv")])
    #expect(judged.allSatisfy { $0.findings.isEmpty })
  }

  @Test func twoListsAreEachCompared() {
    let short = HandMade.task([.total: HandMade.million(9)], number: "1", title: "Mô hình một")
    let judged = judge([list([short], path: "a"), list([one, two], path: "b"), outline(one)])
    #expect(codes(judged[0]) == [])
    #expect(codes(judged[1]) == ["X001"])
    #expect(codes(judged[2]) == ["X005"])
    #expect(judged[2].findings[0].related.map(\.document) == ["a"])
  }

  @Test func twoListsOfOneContentAreToldOnce() {
    let changed = HandMade.task([.orientation: .orientation(2)], number: "1", title: "Mô hình một")
    let judged = judge([list([one], path: "a"), list([one], path: "b"), outline(changed)])
    #expect(codes(judged[2]) == ["X004"])
    #expect(judged[2].counts.error == 1)
  }

  // MARK: X003 to X006

  private func compared(_ changes: [KnownField: FieldValue], title: String = "Mô hình một")
    -> [Finding]
  {
    judge([list([one]), outline(HandMade.task(changes, title: title, line: 30))])[1].findings
  }

  @Test func titlesThatDiffer() throws {
    let finding = try #require(compared([:], title: "Tên khác").first)
    #expect((finding.code, finding.severity) == ("X003", .error))
    #expect(finding.place == Place(line: 30, column: 3))
    #expect((finding.found, finding.expected) == ("Tên khác", "Mô hình một"))
    let listed = Finding.Related(
      document: "list", place: Place(line: 10, column: 3), path: "/form/task/title",
      found: "Mô hình một")
    #expect(finding.related == [listed])
    #expect(compared([:], title: "MÔ HÌNH MỘT").isEmpty)
  }

  @Test func titlesThatDifferInSpellingOnly() {
    let found = compared([:], title: "Mô hinh môt")
    #expect(found.map(\.severity) == [.review])
    #expect(found.first?.message.vi.hasSuffix("; hai tên chỉ khác dấu.") == true)
    #expect(compared([:], title: "mo\u{302}  hi\u{300}nh mo\u{323}\u{302}t").isEmpty)
  }

  @Test func orientationsThatDiffer() throws {
    let finding = try #require(compared([.orientation: .orientation(5)]).first)
    #expect((finding.code, finding.field) == ("X004", "orientation"))
    #expect((finding.found, finding.expected) == ("5", "4"))
    #expect(finding.message.vi.contains("5 (ngắn 5)"))
    #expect(compared([.orientation: .unclear]).isEmpty)
  }

  @Test func eachAmountThatDiffersIsTold() {
    let found = compared([.total: HandMade.million(1_600), .other: HandMade.million(600)])
    #expect(found.map(\.code) == ["X005", "X005"])
    #expect(found.map(\.field) == ["total", "other"])
    #expect(found.map(\.difference) == ["100000000", "100000000"])
    #expect(found[0].message.vi.contains("Phụ lục 2 ghi 1.600.000.000 đồng"))
    #expect(compared([.total: .unreadable(.shape)]).isEmpty)
  }

  @Test func aBlankOtherDiffersFromMoney() {
    #expect(compared([.other: .blank]).map(\.found) == ["0"])
  }

  @Test func periodsThatDiffer() throws {
    let finding = try #require(compared([.end: .month(HandMade.month("2025-06"))]).first)
    #expect((finding.code, finding.field) == ("X006", "end"))
    #expect(finding.difference == "P6M")
    #expect(finding.message.vi.contains("Phụ lục 2 muộn hơn 6 tháng"))
    #expect(finding.message.en.contains("6 months later"))
  }

  // MARK: X007

  private func submitters(_ listed: Record, _ outlined: Record) -> [Finding] {
    let list = HandMade.document(.appendix1, path: "list", submitter: listed, tasks: [one])
    let outline = HandMade.document(.appendix2, path: "o", submitter: outlined, tasks: [one])
    return judge([list, outline])[1].findings
  }

  @Test func submittersAreComparedByCodeWhereBothHaveOne() {
    let name = "Hiệp hội khác hẳn"
    #expect(
      submitters(
        HandMade.submitter(code: "H99.12"), HandMade.submitter(name, code: "H99.12")
      ).isEmpty)
    let found = submitters(
      HandMade.submitter(code: "H99.12"), HandMade.submitter(code: "H99.21"))
    #expect(found.map(\.code) == ["X007"])
    #expect(found.map(\.field) == ["code"])
    #expect(found.map(\.expected) == ["H99.12"])
    #expect(
      submitters(HandMade.submitter(code: "H99.12"), HandMade.submitter(name)).map(\.field)
        == ["name"])
  }

  @Test func submittersAreElseComparedByNameKindAndProvince() throws {
    let found = submitters(
      HandMade.submitter(),
      HandMade.submitter("Tên khác", values: [.kind: .code(1), .province: .province(1)]))
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.severity == .error)
    #expect(finding.taskIndex == nil)
    #expect(finding.place == Place(line: 2, column: 2))
    #expect(finding.related.count == 3)
    #expect(finding.message.vi.contains("“Tên khác, Hiệp hội, mã tỉnh 04”"))
    let kind = submitters(HandMade.submitter(), HandMade.submitter(values: [.kind: .code(1)]))
    #expect(kind.map(\.field) == ["kind"])
    // What one of them leaves open tells nothing.
    #expect(
      submitters(HandMade.submitter(), HandMade.submitter(values: [.kind: .unreadable(.unknown)]))
        .isEmpty)
  }

  @Test func namesThatDifferInSpellingOnlyAreForAPerson() {
    let found = submitters(
      HandMade.submitter("Hiệp hội Giấy"), HandMade.submitter("Hiêp hội Giây"))
    #expect(found.map(\.severity) == [.review])
  }

  // MARK: verdicts and limits

  @Test func aTaskHasOneVerdictInBothForms() {
    var poor = outline(one)
    poor.add([
      Finding(
        code: "A001", severity: .error, place: .document, message: Localized(same: ""),
        advice: Localized(same: ""), clause: Localized(same: ""))
    ])
    let judged = judge([list([one, two]), poor, outline(two, path: "two")])
    #expect(judged[0].tasks.map(\.verdict) == [.ineligible, .eligible])
    #expect(judged[0].verdict == .eligible)
    #expect(judged[1].verdict == .ineligible)

    var late = list([one])
    late.documentVerdict = .review
    late.verdict = .review
    late.tasks[0].verdict = .review
    let other = judge([late, outline(one)])
    #expect(other[1].tasks[0].verdict == .review)
    #expect(other[1].verdict == .eligible)
  }

  @Test func theListingIsCappedAndTheTotalsAreComplete() {
    let tasks = (1...50).map {
      HandMade.task(number: String($0), title: "Nhiệm vụ \($0)", line: $0)
    }
    var capped = list(tasks)
    capped.ledger = FindingLedger(limit: 10)
    let judged = judge([capped, outline(tasks[0])])
    #expect(judged[0].findings.count == 10)
    #expect(judged[0].counts.error == 49)
    #expect(judged[0].countsByCode["X001"] == 49)
    #expect(judged[0].unlisted == 39)
    #expect(judged[0].tasks.filter { $0.verdict == .ineligible }.count == 49)
  }

  @Test func aFindingOnTheWholeDocumentIsListedAtTheLimit() {
    var capped = list([one, two])
    capped.ledger = FindingLedger(limit: 2)
    var document = judge([capped], listRequired: true)[0]
    let note = Finding.receivedBefore(as: third, call: HandMade.call())
    document.add([note])
    #expect(document.findings.map(\.code) == ["R001", "X001"])
    #expect(document.unlisted == 1)
  }

  // MARK: R

  @Test func findingsOfTheRegister() {
    let call = HandMade.call()
    let before = Finding.receivedBefore(as: third, call: call)
    #expect((before.code, before.severity) == ("R001", .note))
    #expect(before.place == .document)
    #expect(
      before.message.vi
        == "Đúng nội dung này đã được nhận trước đó, số đến 3, nhận lúc 08:30 ngày 12/04/2023.")
    let superseded = Finding.superseded(
      by: Counterpart(path: "a", entry: 12, receivedAt: nil), call: call)
    #expect(superseded.code == "R002")
    #expect(superseded.message.en.contains("entry 12, received at —"))
    #expect(superseded.related.map(\.document) == ["a"])
  }

  /// Among drafts the other one is named by its file.
  @Test func findingsOfARegisterWithoutOne() {
    let other = Counterpart(path: "b.xml", entry: nil, receivedAt: nil)
    let before = Finding.receivedBefore(as: other, call: HandMade.call())
    #expect(before.message.vi == "Đúng nội dung này đã được nhận trước đó, tệp “b.xml”.")
    #expect(before.found == "b.xml")
  }

  private var third: Counterpart {
    Counterpart(
      path: "x", entry: 3,
      receivedAt: Instant(iso: "2023-04-12T08:30:00+07:00", zone: HandMade.call().zone))
  }

  private func twice(_ titles: [String], form: Form) -> JudgedDocument {
    let call = HandMade.call()
    let judge = DocumentJudge(
      lexicon: CallLexicon(call), rules: RuleSet([.sameTaskTwice]),
      keepsRecords: false)
    judge.begin(form, DocumentHeader(notation: .exact, unit: .million))
    for (position, title) in titles.enumerated() {
      judge.task(
        HandMade.raw(
          HandMade.taskTable, line: 10 + position,
          [.number: "\(position + 1)", .title: title]))
    }
    return judge.finish(
      JudgedDocument.Identity(path: "a", sha256: "", bytes: 0), format: .xml, encoding: "UTF-8",
      receipt: .notJudged(nil))
  }

  @Test func theSameTaskTwiceInOneList() {
    let judged = twice(["Một việc", "Việc khác", "MỘT việc", "một việc"], form: HandMade.list)
    #expect(judged.findings.map(\.task) == ["3", "4"])
    #expect(judged.findings.map(\.field) == ["title", "title"])
    #expect(judged.findings.allSatisfy { $0.related.map(\.place) == [Place(line: 10, column: 3)] })
    #expect(judged.findings[0].message.vi.contains("số thứ tự 1"))
    #expect(judged.tasks.map(\.verdict) == [.eligible, .eligible, .ineligible, .ineligible])
  }

  @Test func anOutlineHasNoSecondTaskToCompare() {
    #expect(twice(["Một việc", "một việc"], form: HandMade.outline).findings.isEmpty)
  }
}
