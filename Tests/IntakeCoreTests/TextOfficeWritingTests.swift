import Testing

@testable import IntakeCore

/// What offices and spreadsheets write that must never be read as something else.
@Suite struct TextOfficeWritingTests {
  private func understood(
    _ texts: [String: String], style: NumberStyle? = nil, foreign: Set<Int> = []
  ) -> Record {
    let table = TextTestCall.task
    var raw = RawRecord(table: table, place: Place(line: 1, column: 1), index: 1)
    for (position, field) in table.fields.enumerated() {
      guard let text = texts[field.id] else { continue }
      raw.set(position, to: ArraySlice(text.utf8), at: Place(line: 1, column: position + 1))
    }
    var header = DocumentHeader(notation: .everyday, unit: .million, numberStyle: style)
    header.foreignColumns = [.task: foreign]
    return Understanding(lexicon: TextTestCall.lexicon, header: header)
      .understood(raw, submitter: nil)
  }

  private func million(_ amount: Int128) -> FieldValue {
    .amount(Money(dong: amount * 1_000_000))
  }

  // MARK: - Units and currencies

  @Test(arguments: [
    "USD", "EUR", "nghìn USD", "%", "người", "trăm triệu đồng", "triệu đồng/năm", "đô la Mỹ",
    "chục triệu", "triệu USD", "US$", "€", "£", "¥", "₩", "nghìn €", "lượng vàng",
  ])
  func aUnitThatNoFormHas(_ unit: String) {
    let bytes = ArraySlice(unit.utf8)
    #expect(MoneyWords.unit(bytes) == nil && MoneyWords.isForeign(bytes))
    for line in ["Đơn vị: \(unit)", "Đơn vị tính: \(unit)", "Unit: \(unit)"] {
      #expect(MoneyWords.caption(ArraySlice(line.utf8)) == .foreign, "\(line)")
    }
    let label = TextTestCall.lexicon.label(
      ArraySlice("Tổng kinh phí (\(unit))".utf8), in: TextTestCall.task)
    #expect(label?.hasForeignUnit == true && label?.unit == nil)
  }

  @Test func namesAreNoUnits() {
    for text in ["Đơn vị: Sở Công Thương tỉnh Ví Dụ", "Đơn vị đề xuất: Công ty A"] {
      #expect(MoneyWords.caption(ArraySlice(text.utf8)) != .foreign, "\(text)")
    }
    for text in ["triệu đồng", "NSNN", "nếu có", "Sở Công Thương", "đồng tài trợ"] {
      #expect(!MoneyWords.isForeign(ArraySlice(text.utf8)), "\(text)")
    }
    #expect(MoneyWords.caption(ArraySlice("Loại tiền: EUR".utf8)) == .foreign)
    #expect(MoneyWords.caption(ArraySlice("Currency: VND".utf8)) == nil)
  }

  @Test(arguments: [
    "Đơn vị tính kinh phí: USD", "Số tiền tính bằng USD", "ĐVT - USD", "Đơn vị = USD", "(USD)",
    "USD",
    "Ngoại tệ: USD", "Money unit: USD", "All amounts in thousand USD", "Giá trị: USD",
    "Đơn vị tính tiền: nghìn đô la", "BIỂU TỔNG HỢP (ĐVT: bảng Anh)", "Phần 2, đơn vị tính: EUR",
    "Đồng tiền sử dụng: USD", "Kinh phí quy ra: USD", "Đơn vị tính quy ra: €",
  ])
  func aLineThatNamesAForeignUnit(_ line: String) {
    #expect(Self.caption(line) == .foreign)
  }

  @Test(arguments: [
    "Đơn vị tính – nghìn đồng", "ĐVT; nghìn đồng", "Đơn vị tính tiền: nghìn đồng",
    "Kinh phí: nghìn đồng",
    "ĐV: nghìn đồng", "Amounts in thousand VND", "DANH MỤC NHIỆM VỤ (ĐVT: 1.000 đồng)",
    "BIỂU TỔNG HỢP, đơn vị tính nghìn đồng", "Số liệu được tính bằng nghìn đồng", "(nghìn đồng)",
    "Số tiền ghi bằng nghìn đồng", "Đơn vị tính: nghìn đồng (làm tròn)", "ĐVT: x 1.000 đ",
    "ĐVT 1 nghìn đồng", "Unit: VND thousand",
  ])
  func aLineThatNamesAUnit(_ line: String) {
    #expect(Self.caption(line) == .unit(.thousand))
  }

  @Test(arguments: [
    "Hỗ trợ (500 triệu đồng)", "Tổng kinh phí: 500 triệu đồng", "Kinh phí tính bằng tiền đồng",
    "Công ty TNHH Euro Xanh (EUX)", "In ấn tài liệu", "Kinh phí: 100 triệu đồng", "Tính cấp thiết",
    "Tổng kinh phí bằng chữ: Năm triệu đồng", "Giá trị hợp đồng theo năm", "Vốn của công ty",
    "Kinh phí theo đơn giá của hội đồng",
  ])
  func aLineThatNamesNoUnit(_ line: String) {
    #expect(Self.caption(line) == nil)
  }

  private static func caption(_ line: String) -> MoneyWords.Caption? {
    let bytes = ArraySlice(line.utf8)
    return MoneyWords.caption(bytes) ?? MoneyWords.bareCaption(bytes)
      ?? MoneyWords.caption(within: bytes)
  }

  @Test(arguments: [
    "USD - Tổng kinh phí", "(USD) Tổng kinh phí", "USD: Tổng kinh phí", "Tổng (USD) kinh phí",
    "Tổng kinh phí (Yên Nhật)", "Tổng kinh phí (tỷ lệ %)", "Tổng kinh phí, %", "$ - Tổng kinh phí",
    "Tổng kinh phí (quy đổi USD)", "Tổng kinh phí, đô la Mỹ", "Tổng kinh phí (€)",
    "Tổng kinh phí - người", "Tổng kinh phí – nghìn USD", "Tổng kinh phí-lượt",
    "Tổng kinh phí (tỷ lệ)",
  ])
  func aHeadingWithAForeignUnitWhereverItStands(_ heading: String) {
    let label = TextTestCall.lexicon.label(ArraySlice(heading.utf8), in: TextTestCall.task)
    #expect(label?.hasForeignUnit == true && label?.unit == nil, "\(heading)")
  }

  @Test func unitsAndValuesOfLabels() {
    func unit(_ label: String) -> MoneyUnit? {
      TextTestCall.lexicon.label(ArraySlice(label.utf8), in: TextTestCall.task)?.unit
    }
    #expect(unit("Nghìn đồng - Tổng kinh phí") == .thousand)
    // A unit among other words in the brackets is obeyed too.
    #expect(unit("Tổng kinh phí (dự kiến, nghìn đồng)") == .thousand)
    #expect(unit("Tổng kinh phí (nghìn đồng, làm tròn)") == .thousand)
    #expect(unit("Tổng kinh phí (đã gồm thuế, 1.000 đồng)") == .thousand)
    #expect(unit("Tổng kinh phí (công ty đồng ý)") == nil)
    #expect(unit("Tổng kinh phí (hợp đồng)") == nil)
    #expect(unit("Tổng (nghìn đồng) kinh phí") == .thousand)
    // Behind a colon a figure begins the value.
    for line in [
      "Nguồn khác: 100 triệu đồng", "Nguồn khác: 1.000.000 đồng", "Nguồn khác (tr.đồng): 1.000",
    ] {
      #expect(
        TextTestCall.lexicon.label(ArraySlice(line.utf8), in: TextTestCall.task) == nil, "\(line)")
    }
    // A share in figures and a name say nothing of the unit.
    for label in ["Tổng kinh phí (tối đa 50%)", "Tổng kinh phí (nếu có)"] {
      let match = TextTestCall.lexicon.label(ArraySlice(label.utf8), in: TextTestCall.task)
      #expect(match?.hasForeignUnit == false, "\(label)")
    }
  }

  @Test func amountsOfAForeignUnitAreNotKnown() throws {
    let total = try #require(TextTestCall.task.position(of: .total))
    #expect(understood(["total": "1500"], foreign: [total]).value(.total) == .text)
    for text in ["500 USD", "$500", "50%", "500 triệu đồng/năm"] {
      #expect(understood(["total": text]).value(.total) == .unreadable(.foreignUnit), "\(text)")
    }
  }

  // MARK: - Amounts

  @Test(arguments: ["500\n300", "500\t300", "1.500\r\n2.000", "500\u{2028}300", "500\u{3000}300"])
  func twoAmountsInOneCell(_ text: String) {
    #expect(understood(["total": text]).value(.total) == .unreadable(.several))
  }

  @Test(arguments: ["500\u{2022}700", "500\u{B7}700", "500\u{2026}700"])
  func bulletsAndEllipsesPartAmounts(_ text: String) {
    #expect(understood(["total": text]).value(.total) == .unreadable(.several))
  }

  @Test(arguments: [
    "1500 (1)", "1500(1)", "1500 [2]", "1500 (a)", "1500¹", "1500 ²", "1500**", "1500 (**)",
    "1.500 triệu đồng, trong đó:", "1.500.000.000 đồng chẵn",
  ])
  func theMarkOfANoteIsNoPartOfAnAmount(_ text: String) {
    #expect(understood(["total": text], style: .dotGroups).value(.total) == million(1_500))
  }

  @Test(arguments: ["1500 (12)", "1500 (0)", "1500 (ab)", "1500 [300]"])
  func anotherNumberBehindAnAmountIsNoMark(_ text: String) {
    #expect(understood(["total": text]).value(.total) == .unreadable(.shape))
  }

  @Test func onlyTheUsualSpacesGroupThousands() {
    for space in [" ", "\u{A0}", "\u{202F}", "\u{2009}"] {
      #expect(understood(["total": "1\(space)500"]).value(.total) == million(1_500))
    }
    #expect(
      understood(["total": "1.500\ntriệu đồng"], style: .dotGroups).value(.total) == million(1_500))
  }

  @Test func anAmountOnceMoreInWords() {
    let right = "1.500.000.000 đ (Một tỷ năm trăm triệu đồng)"
    #expect(understood(["total": right]).value(.total) == million(1_500))
    let wrong = "1.500.000.000 đ (Một tỷ sáu trăm triệu đồng)"
    #expect(understood(["total": wrong]).value(.total) == .unreadable(.contradicted))
    for words in ["Một nghìn năm trăm triệu đồng", "một tỷ rưỡi", "Một nghìn rưỡi triệu đồng"] {
      #expect(understood(["total": "1500 (\(words))"]).value(.total) == million(1_500), "\(words)")
    }
    #expect(understood(["total": "1500 (*)"]).value(.total) == million(1_500))
    #expect(understood(["total": "1500 (2024)"]).value(.total) == .unreadable(.shape))
  }

  @Test(arguments: [
    "Không", "không có", "KHÔNG CÓ", "Không huy động", "Không sử dụng nguồn khác", "không bố trí",
  ])
  func aWordForNoneIsZero(_ text: String) throws {
    let record = understood(["other": text])
    let other = try #require(TextTestCall.task.position(of: .other))
    #expect(record.value(.other) == .amount(.zero) && record.basis(other) == Basis.none)
  }

  @Test func whatIsNotKnownIsNotNone() {
    for text in ["Không xác định", "không rõ", "Chưa xác định", "Không có số liệu"] {
      #expect(understood(["other": text]).value(.other) == .unreadable(.shape), "\(text)")
    }
    for text in ["…", "...", "(*)", "--"] {
      #expect(understood(["other": text]).value(.other) == .blank, "\(text)")
    }
  }

  @Test func nothingInAFieldThatNeedNotBeFilled() {
    for text in ["(*)", "x", "…", "-", "Không"] {
      let record = understood(["sector": text])
      #expect(record.value(.sector) == .blank && record.text(.sector) == nil, "\(text)")
    }
  }

  @Test func aTotalRowDecides() {
    func style(_ rows: [[String]], total: [String]) -> NumberStyle? {
      var evidence = NumberStyleEvidence()
      for row in rows { evidence.noteRow(row.map { ArraySlice($0.utf8) }, isTotal: false) }
      evidence.noteRow(total.map { ArraySlice($0.utf8) }, isTotal: true)
      return evidence.style
    }
    #expect(style([["1.500"], ["2.250"], ["860"]], total: ["4.610"]) == .dotGroups)
    #expect(style([["1.500"], ["2.250"], ["860"]], total: ["863.75"]) == .commaGroups)
    #expect(style([["1.500"], ["2.250"]], total: ["3.750"]) == nil)
    #expect(style([["1.500"], ["x"], ["860"]], total: ["4.610"]) == nil)
  }

  @Test func theSumsOfAGroupDecide() {
    func row(_ amount: String) -> [ArraySlice<UInt8>] { [ArraySlice(amount.utf8)] }
    var evidence = NumberStyleEvidence()
    evidence.noteGroup(row("1.750"))
    for amount in ["1.500", "250"] { evidence.noteRow(row(amount), isTotal: false) }
    #expect(evidence.style == .dotGroups)
    evidence.noteGroup(row("2.250"))
    evidence.noteRow(row("3.000"), isTotal: false)
    #expect(evidence.style == .dotGroups)
  }

  // MARK: - What spreadsheets make of things

  @Test(arguments: [
    "1 (chính), 6 (phụ)", "1. Truyền thông; 6. Tái chế chất thải", "1. Truyền thông\n6. Tái chế",
    "1²",
  ])
  func twoOrientationsInOneCell(_ text: String) {
    #expect(understood(["orientation": text]).value(.orientation) == .unclear)
  }

  @Test(arguments: ["01-Feb", "1-Thg2", "1/2/2024", "45323", "3%", "300%", "1-thg 2-24"])
  func anOrientationThatBecameSomethingElse(_ text: String) {
    #expect(understood(["orientation": text]).value(.orientation) == .unclear)
  }

  @Test func wholeNumbersWithAZeroBehind() {
    #expect(understood(["orientation": "6.0"]).value(.orientation) == .orientation(6))
    #expect(understood(["orientation": "1,0"]).value(.orientation) == .orientation(1))
    #expect(MatchKey.taskNumber("1.0") == "1" && MatchKey.taskNumber("1.10") == "1.10")
  }

  @Test(arguments: ["Thuộc 2 định hướng: 1 và 6", "Thuộc 3 định hướng", "Nhiệm vụ 3 Mục 7"])
  func howManyOrientationsIsNoOrientation(_ text: String) {
    #expect(understood(["orientation": text]).value(.orientation) == .unclear)
  }

  @Test(arguments: [
    ("Đối ứng doanh nghiệp", "enterprise"), ("Đối ứng của đơn vị", "enterprise"),
    ("Đối ứng của doanh nghiệp thụ hưởng", "enterprise"),
    ("Đơn vị thụ hưởng đóng góp", "enterprise"),
    ("Doanh nghiệp tham gia", "enterprise"), ("Đối ứng địa phương", "local"),
    ("Vốn đối ứng địa phương", "local"), ("NSĐP đối ứng", "local"),
    ("Tài trợ của tổ chức quốc tế", "international"), ("Người dân đóng góp", "other"),
    ("Đóng góp của người dân", "other"), ("Doi ung cua doanh nghiep", "enterprise"),
  ])
  func sourcesByWhoGivesThem(_ text: String, _ code: String) throws {
    let list = try #require(TextTestCall.call.codeList("otherSource"))
    #expect(Self.source(text).map { list.items[$0].code } == code)
  }

  @Test(arguments: ["Đối ứng", "Ban quản lý dự án", "Doanh nghiệp và địa phương"])
  func noOtherWordsAreSources(_ text: String) {
    if text != "Đối ứng" { #expect(Self.source(text) == nil) }
  }

  private static func source(_ text: String) -> Int? {
    TextTestCall.lexicon.code(ArraySlice(text.utf8), list: "otherSource", in: .everyday)
  }

  @Test func theMarkOfANoteIsTold() throws {
    let total = try #require(TextTestCall.task.position(of: .total))
    for text in ["1500 (*)", "1500*", "1500²", "1500 [2]"] {
      #expect(understood(["total": text]).bases.map(\.basis) == [.noteMark], "\(text)")
    }
    #expect(understood(["total": "1500"]).basis(total) == nil)
    #expect(understood(["total": "1500 (dự kiến)"]).value(.total) == million(1_500))
  }

  @Test(arguments: [
    "#REF!", "#N/A", "=A1+1", "01-Feb", "1/2/2024", "1.5E+09", "########", "+A12+1", "Err:502",
    "1 Jan", "Thg1-24",
  ])
  func noNumberOfATask(_ text: String) {
    let bytes = ArraySlice(text.utf8)
    #expect(SpreadsheetFault(bytes) != nil || DateReader.looksLikeDay(bytes))
  }

  @Test(arguments: ["1", "1.1", "1.1.2", "A-12", "II.3", "#1"])
  func numbersOfTasks(_ text: String) {
    let bytes = ArraySlice(text.utf8)
    #expect(SpreadsheetFault(bytes) == nil && !DateReader.looksLikeDay(bytes))
  }

  // MARK: - Months

  @Test func aYearIsTakenFromTheOtherEnd() throws {
    func months(_ start: String, _ end: String) -> [String?] {
      let record = understood(["start": start, "end": end])
      return [record.value(.start).monthValue?.iso, record.value(.end).monthValue?.iso]
    }
    #expect(months("tháng 3", "9/2024") == ["2024-03", "2024-09"])
    #expect(months("3/2024", "tháng 9") == ["2024-03", "2024-09"])
    #expect(months("tháng 11", "3/2024") == [nil, "2024-03"])
    #expect(months("tháng 3", "tháng 9") == ["2024-03", "2024-09"])
    #expect(months("tháng 3", "cuối kỳ") == [nil, nil])
  }

  /// The end that the calendar has is read, so that the other one is what is asked about.
  @Test(arguments: [
    ("Từ tháng 3/2024 đến tháng 13/2024", "2024-03", DateReader.Impossible.month(13)),
    ("03/2024 - 00/2024", "2024-03", .month(0)),
    ("Quý I/2024 - Quý 5/2024", "2024-01", .quarter(5)),
    ("01/01/2024 - 31/02/2024", "2024-01", .day("31/02/2024")),
  ])
  func anEndThatNoCalendarHas(_ text: String, _ start: String, _ end: DateReader.Impossible) {
    let said = wholePeriod(text)
    #expect(said[0]?.monthValue?.iso == start && said[1] == .unreadable(.unknown))
    #expect(DateReader.impossible(in: ArraySlice(text.utf8), at: .end) == end)
    #expect(DateReader.impossible(in: ArraySlice(text.utf8), at: .start) == nil)
  }

  @Test(arguments: ["12/2024", "31/12/2024", "2024-12", "Dec-24", "45657"])
  func oneMomentIsNoPeriod(_ text: String) {
    #expect(wholePeriod(text) == [.unreadable(.oneMoment), .unreadable(.oneMoment)])
  }

  @Test func aMonthByItsNameIsAPeriodOfOneMonth() {
    let june = CalendarMonth(year: 2024, month: 6).map(FieldValue.month)
    #expect(wholePeriod("Tháng 6/2024") == [june, june])
  }

  /// What one cell says of both ends.
  private func wholePeriod(_ text: String) -> [FieldValue?] {
    let table = TextTestCall.task
    let place = Place(line: 1, column: 9)
    var raw = RawRecord(table: table, place: Place(line: 1, column: 1), index: 1)
    for field in [KnownField.start, .end] {
      guard let position = table.position(of: field) else { continue }
      raw.set(position, to: ArraySlice(text.utf8), at: place)
    }
    let header = DocumentHeader(notation: .everyday, unit: .million)
    let record = Understanding(lexicon: TextTestCall.lexicon, header: header)
      .understood(raw, submitter: nil)
    return [record.value(.start), record.value(.end)]
  }

  @Test func aStartThatSaysAnotherEndIsNotRead() {
    let record = understood(["start": "01/2024 - 02/2024", "end": "12/2024"])
    #expect(record.value(.start) == .unreadable(.several))
    let alike = understood(["start": "01/2024 - 12/2024", "end": "12/2024"])
    #expect(alike.value(.start).monthValue?.iso == "2024-01")
  }

  // MARK: - Signs that nobody sees

  @Test(arguments: [
    ("\u{85}", 1), ("\u{2028}", 1), ("\u{E000}", 1), ("\u{FFFE}", 1), ("Ｓở", 1), ("Ðề án", 1),
    ("Đề án", 0), ("β", 0),
  ])
  func hidden(_ text: String, _ count: Int) {
    #expect(HiddenCharacter.all(in: ArraySlice(text.utf8)).count == count)
  }
}
