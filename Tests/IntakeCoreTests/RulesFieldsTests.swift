import Testing

@testable import IntakeCore

@Suite struct RulesFieldsTests {
  private static let call = PracticeCall.call

  /// The findings of a form with these edits, without those of other families.
  private func found(
    _ edits: [(String, String?)], form: FormKind = .appendix1, as format: DocumentFormat = .xml,
    call: Call = call, years: [String] = []
  ) -> [Finding] {
    let content = ExampleDocument.sound(form, call: call)
      .applying(edits.map { Example.FieldEdit($0.0, $0.1) })
    return Practice.judge(content, as: format, call: call, years: years).document.findings
  }

  private func codes(
    _ edits: [(String, String?)], form: FormKind = .appendix1, as format: DocumentFormat = .xml
  ) -> [String] {
    found(edits, form: form, as: format).map(\.code.description)
  }

  // MARK: A001

  @Test func aMissingFieldIsStructuralOnlyWhereTheFormAlwaysRequiresIt() throws {
    let title = try #require(found([("task[2].title", nil)]).first)
    #expect((title.code, title.severity, title.field) == ("A001", .error, "title"))
    #expect((title.task, title.taskIndex, title.path) == ("2", 2, "/task[2]"))
    #expect(title.isStructural)
    #expect(title.message.vi == "Mục “Tên nhiệm vụ” bắt buộc nhưng chưa điền.")
    let dispatch = try #require(found([("submitter.dispatchNumber", "")]).first)
    #expect((dispatch.code, dispatch.severity, dispatch.isStructural) == ("A001", .error, false))
    #expect(dispatch.message.vi.contains("(trừ trường hợp cá nhân)"))
    #expect(dispatch.message.en.contains("unless an individual proposes"))
  }

  @Test func anActivityIsToldByItsPlace() throws {
    let finding = try #require(
      found([("task[1].activity[2].content", "")], form: .appendix2).first)
    #expect(finding.message.vi.hasSuffix("chưa điền (nội dung công việc thứ 2)."))
    #expect(finding.message.en.hasSuffix("not filled in (activity 2)."))
  }

  @Test func otherRulesTellOfTheNumberTheOrientationAndTheSector() {
    #expect(codes([("task[2].number", nil)]) == ["A008"])
    #expect(codes([("task[2].orientation", nil)]) == ["O001"])
    #expect(codes([("task[1].sector", nil)]) == ["O004"])
  }

  @Test(arguments: [DocumentFormat.xml, .csv])
  func aFormWithoutSubmitterIsToldOnce(as format: DocumentFormat) {
    let found = found([("submitter", nil)], as: format)
    #expect(found.map(\.code) == ["A001"])
    #expect(found.first?.field == nil)
    #expect(found.first?.isStructural == true)
  }

  @Test func aListWithoutTasksIsToldAtTheRoot() throws {
    let finding = try #require(found([("task[2]", nil), ("task[1]", nil)]).first)
    #expect(
      (finding.code, finding.place, finding.path) == ("A001", Place(line: 1, column: 1), "/form"))
    #expect(finding.message.vi == "Không có nhiệm vụ nào.")
  }

  @Test func aFileThatBrokeOffIsNotBlamedForWhatIsMissing() {
    let call = Self.call
    let judge = DocumentJudge(
      lexicon: CallLexicon(call), rules: RuleSet(), keepsRecords: false)
    judge.begin(call.forms[0], DocumentHeader(notation: .exact, unit: .million))
    judge.report(.malformedXML(.prematureEnd, at: Place(line: 9, column: 1), path: nil))
    let judged = judge.finish(
      JudgedDocument.Identity(path: "x", sha256: "", bytes: 1), format: .xml, encoding: "UTF-8",
      receipt: .notJudged(nil))
    #expect(judged.findings.map(\.code) == ["F001"])
    #expect(judged.verdict == .ineligible)
  }

  @Test func anOutlineWithoutActivities() {
    let edits: [(String, String?)] = [("task[1].activity[2]", nil), ("task[1].activity[1]", nil)]
    #expect(codes(edits, form: .appendix2).first == "A001")
  }

  // MARK: A002

  @Test func marksAndRepeatedSpacesAreNoLetters() {
    let composed = String(repeating: "ế", count: 500)
    let decomposed = String(repeating: "e\u{302}\u{301}", count: 500)
    #expect(codes([("task[2].title", composed)]) == [])
    #expect(codes([("task[2].title", decomposed)]) == [])
    #expect(codes([("task[2].title", String(repeating: "ê \n ", count: 250))]) == [])
    #expect(codes([("task[2].title", composed + "a")]) == ["A002"])
    #expect(codes([("task[2].title", decomposed + "a")]) == ["A002"])
  }

  @Test func tooLongTellsByHowMuch() throws {
    let finding = try #require(
      found([("task[2].note", String(repeating: "x1", count: 1_234))]).first)
    #expect((finding.found, finding.expected, finding.difference) == ("2468", "≤ 2000", "468"))
    #expect(finding.message.vi == "Mục “Ghi chú” dài 2.468 chữ, nhiều hơn mức 2.000 chữ.")
    #expect(finding.message.en == "“note” has 2,468 letters, more than the 2,000 allowed.")
  }

  // MARK: A003, A004

  @Test func aCodeNearAKnownOneIsSuggested() throws {
    let finding = try #require(found([("task[1].sector", "det may")], as: .xml).first)
    #expect((finding.code, finding.found) == ("A003", "det may"))
    #expect(finding.expected == "textile, steel, other")
    #expect(finding.advice.vi.contains("“Dệt may” (textile)"))
    let far = try #require(found([("task[1].sector", "khai khoáng")]).first)
    #expect(far.advice == Rule.notInCodeList.advice)
  }

  @Test func aDayThatTheCalendarLacksIsTold() throws {
    let finding = try #require(found([("submitter.dispatchDate", "2023-02-30")]).first)
    #expect((finding.code, finding.expected) == ("A004", "2023-04-10"))
    let shape = try #require(found([("task[1].end", "cuối kỳ")], as: .csv).first)
    #expect((shape.code, shape.expected) == ("A004", "01/2024"))
  }

  // MARK: A005 to A007, A010

  @Test func dotsAreNoWayToReachTheSubmitter() {
    let edits: [(String, String?)] = [("submitter.phone", "......"), ("submitter.email", nil)]
    #expect(codes(edits) == ["A005"])
  }

  @Test(arguments: [
    ("Bà Hà, ĐT 0912 345 678", [String]()), ("Ông Hải (hai@donvi.example)", []),
    ("Bà Hà, phòng 12", ["A005"]),
  ])
  func theContactPersonMayHaveTheTelephoneBeside(_ contact: String, _ expected: [String]) {
    let edits: [(String, String?)] = [
      ("submitter.phone", nil), ("submitter.email", nil), ("submitter.contactName", contact),
    ]
    #expect(codes(edits) == expected)
  }

  @Test(
    arguments: [
      "1469/BCT-TKNL", "2458/SCT-VP12", "663/SCT", "1071/TTr-SCT", "5059/BCĐ - TKNL",
      "5059/BCĐ – TKNL", "221\u{2044}2012\u{2044}TTLT-BTC-BCT", "1515/QĐ-UBND.HC",
      "12/QĐ-BCĐTKNL", "01/CTrPH-BTNMT-BGDĐT", "02/2024/NQ-HĐND", "51/2005/QH11",
      "07/KH-UNBD", "3510_BKHCN_KHTH", "Số: 15/CV-CTCP", "12a/cv-abc", "05-2023/CV-ABC",
    ])
  func usualDispatchNumbers(_ text: String) {
    #expect(DispatchNumberShape.fits(ArraySlice(text.utf8)))
  }

  @Test(arguments: [
    "215", "công văn", "2023/05/10", "SCT/215", "/SCT", "215/", "12//SCT", "215-SCT",
  ])
  func unusualDispatchNumbers(_ text: String) {
    #expect(!DispatchNumberShape.fits(ArraySlice(text.utf8)))
  }

  @Test func aProvinceIsReadByTheDispatchsDate() throws {
    #expect(codes([("submitter.province", "15")]) == [])
    let finding = try #require(found([("submitter.province", "Lào Cai")], as: .csv).first)
    #expect((finding.code, finding.severity) == ("A007", .warning))
    #expect(finding.message.vi.contains("10/04/2023"))
    let misspelt = try #require(found([("submitter.province", "Thái Nguyê")], as: .csv).first)
    #expect(misspelt.expected == "Thái Nguyên")
  }

  @Test(arguments: ["G02", "000.00.15.H99", "0100109106"])
  func usualIdentifiers(_ text: String) {
    #expect(codes([("submitter.code", text)]) == [])
  }

  @Test(arguments: ["g02", "G02.", ".G02", "G02 15", "Đ12", "A23456789.123456789.123456789.123456"])
  func unusualIdentifiers(_ text: String) {
    #expect(codes([("submitter.code", text)]) == ["A010"])
  }

  // MARK: A008

  @Test func numbersAreComparedFolded() throws {
    let finding = try #require(found([("task[2].number", "01")]).first)
    #expect((finding.code, finding.severity, finding.isStructural) == ("A008", .error, false))
    #expect(finding.related.first?.place == Place(line: 3, column: 2))
    let order = try #require(found([("task[1].number", "7")]).first)
    #expect((order.code, order.severity, order.taskIndex) == ("A008", .warning, 2))
    #expect(order.expected == "> 7")
  }

  // MARK: A009

  @Test(arguments: ["....", "…", "____", "- - -", "–", "x", "XXX", "× ×", ".../...", "?"])
  func fillersAreNoAnswers(_ text: String) {
    #expect(codes([("task[1].objective", text)]) == ["A009"])
  }

  @Test(arguments: ["a.", "0", "x1", "12", "…của Sở", "Ô"])
  func shortAnswersAreAnswers(_ text: String) {
    #expect(codes([("task[1].objective", text)]) == [])
  }

  @Test(arguments: ["-", "–", "--"])
  func aDashIsAnHonestNone(_ text: String) {
    #expect(codes([("task[1].partners", text)]) == [])
    #expect(codes([("task[2].sector", text)], as: .csv) == [])
    #expect(codes([("task[2].sector", text)], as: .xml) == ["A003"])
    #expect(codes([("task[1].sector", text)], as: .csv) == ["O004"])
  }

  @Test func aFillerIsBlamedOnce() {
    #expect(codes([("submitter.dispatchDate", "…/…/…")]) == ["A009"])
    #expect(codes([("submitter.dispatchNumber", "…/…")]) == ["A009"])
    #expect(codes([("task[1].orientation", "…")]) == ["A009"])
    #expect(codes([("submitter.kind", "xxx")]) == ["A003"])
  }

  @Test(arguments: [DocumentFormat.xml, .csv])
  func theHintOfTheBlankFormIsNoAnswer(as format: DocumentFormat) {
    let name: [(String, String?)] = [
      ("submitter.name", "(ghi tên đầy đủ như trong văn bản …)")
    ]
    #expect(codes(name, as: format) == ["A009"])
    let kind: [(String, String?)] = [
      ("submitter.kind", "Chọn một: Cơ quan nhà nước, Doanh nghiệp, Cá nhân, Khác")
    ]
    #expect(codes(kind, as: format) == ["A009"])
    #expect(found(kind).first?.isStructural == true)
    #expect(found(name).first?.isStructural == false)
  }

  // MARK: F006

  @Test func theCallNamedIsCompared() throws {
    let finding = try #require(found([("call", "889-2023")]).first)
    #expect((finding.code, finding.severity) == ("F006", .review))
    #expect((finding.found, finding.expected) == ("889-2023", "889-2024"))
    #expect(codes([("call", nil)]) == [])
  }

  @Test func yearsAndProgrammesAreCompared() {
    #expect(found([], years: ["2024", "889/QĐ-TTg", "Quyết định số 889 / qđ-ttg"]).isEmpty)
    #expect(found([], years: ["2023"]).map(\.severity) == [.note])
    #expect(found([], years: ["2021", "2021"]).map(\.severity) == [.review])
    #expect(found([], years: ["280/QĐ-TTg"]).map(\.severity) == [.review])
  }

  @Test func aCallThatBlamesAnotherYearStillNotesTheBlamelessOne() {
    var call = Self.call
    call.severities["F006"] = .error
    #expect(found([], call: call, years: ["2023"]).map(\.severity) == [.note])
    #expect(found([], call: call, years: ["2021"]).map(\.severity) == [.error])
  }

  // MARK: What readers raise

  @Test func syntaxFaultsSpeakPlainly() {
    let faults: [XMLFault] = [
      .tagMismatch(open: "kind", close: "knid"), .prematureEnd, .badCharacter(0xFFFE),
      .undefinedEntity("nbsp"), .bareAmpersand, .badTag, .attributeNotQuoted,
      .duplicateAttribute("unit"), .contentAfterRoot, .namespace(prefix: "d"), .badComment,
      .badDeclaration, .other(code: 77),
    ]
    let said = faults.map { Finding.malformedXML($0, at: Place(line: 3, column: 4), path: nil) }
    #expect(Set(said.map(\.message.vi)).count == faults.count)
    #expect(Set(said.map(\.message.en)).count == faults.count)
    #expect(said.allSatisfy { $0.isStructural && $0.severity == .error && $0.code == "F001" })
    #expect(
      said[0].message.vi
        == "Tệp XML sai cú pháp: thẻ <kind> đang mở nhưng lại gặp thẻ đóng </knid>.")
  }

  @Test func encodingFaultsWeighByHowSureTheReadingIs() {
    let place = Place(line: 1, column: 5)
    let undecodable = Finding.encoding(.undecodable(byteOffset: 11, byte: 0x0F), at: place)
    #expect((undecodable.severity, undecodable.found) == (.error, "0F"))
    #expect(undecodable.message.vi.contains("byte thứ 12 (0F)"))
    #expect(undecodable.isStructural)
    let reading = EncodingReading(
      name: "TCVN3", confidence: 87, basis: .letters, byteOffset: 1_233, losesCase: true)
    let doubtful = Finding.encoding(.doubtful(reading), at: place)
    #expect((doubtful.severity, doubtful.found) == (.review, "TCVN3"))
    #expect(doubtful.message.vi.contains("từ byte thứ 1.234, độ tin 87 %"))
    let old = Finding.encoding(.old(reading), at: place)
    #expect(old.severity == .warning && !old.isStructural)
    #expect(old.message.en.contains("no capitals with a tone"))
    let partial = EncodingReading(
      name: "VNI", confidence: 90, basis: .letters, byteOffset: 0, isPart: true)
    #expect(Finding.encoding(.doubtful(partial), at: place).message.vi.contains("phông chữ VNI"))
  }

  @Test func unknownNamesAreErrorsInXMLAndNotesInSheets() {
    let place = Place(line: 2, column: 3)
    let element = Finding.unknownElement(
      name: "tittle", kind: .element, known: ["title", "note"], at: place, path: nil)
    #expect((element.severity, element.expected) == (.error, "title"))
    #expect(element.advice.vi.contains("“title”"))
    let column = Finding.unknownElement(
      name: "Mã nội bộ", kind: .column, known: ["Mục tiêu"], at: place, path: nil)
    #expect((column.severity, column.expected) == (.note, nil))
  }

  @Test func limitsAreToldWithTheirValue() {
    let finding = Finding.limit(
      .documentBytes, value: 32 << 20, at: .document, path: nil)
    #expect(finding.message.vi.contains("32 MiB"))
    let rows = Finding.limit(.rows, value: 100_000, at: .document, path: nil)
    #expect(rows.message.vi.contains("100.000") && rows.message.en.contains("100,000"))
  }

  @Test func aReadersFindingTakesTheCallsClauseWhereItIsGiven() {
    let call = Self.call
    let finding = Finding.outOfPlace(
      name: "end", repeated: true, at: .document, path: nil, call: call, form: call.forms[0])
    #expect(finding.clause.vi == "Phụ lục 1 (đợt 889-2024)")
    #expect(Finding.unit(found: nil, at: .document, path: nil).clause == Clause.fileText)
  }
}
