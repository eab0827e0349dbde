import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// Cells of a workbook are what the file says that they are.
@Suite struct TypedCellTests {
  private let heading: [TestCell] = [
    "STT", "Tên nhiệm vụ", "Định hướng", "Mục tiêu", "Nội dung chính", "Dự kiến sản phẩm",
    "Đơn vị chủ trì", "Bắt đầu", "Kết thúc", "Tổng kinh phí", "Ngân sách nhà nước", "Nguồn khác",
    "Loại nguồn khác",
  ]
  private let above: [[TestCell]] = [
    ["Đơn vị đề xuất", "Sở Công Thương tỉnh Ví Dụ"], ["Đơn vị tính", "triệu đồng"],
  ]

  private func row(
    _ number: TestCell = .number("1"), orientation: TestCell = .number("2"),
    start: TestCell = .number("45292", format: "mm/yyyy"),
    end: TestCell = .number("45641", format: "mm/yyyy"), total: TestCell = .number("1500"),
    state: TestCell = .number("1000"), other: TestCell = .number("500")
  ) -> [TestCell] {
    [
      number, "Phổ biến kỹ thuật giặt khô", orientation, "Mục tiêu chung", "Nội dung một",
      "Tài liệu", "Trung tâm Khuyến công", start, end, total, state, other, "Doanh nghiệp",
    ]
  }

  private func read(
    _ rows: [[TestCell]], _ change: (inout WorkbookMaker) -> Void = { _ in }
  ) throws -> Collector {
    var maker = WorkbookMaker([TestSheet("Phụ lục 1", above + [heading] + rows)])
    change(&maker)
    return try readOffice(maker.bytes())
  }

  private func fields(_ rows: [[TestCell]]) throws -> [String: String] {
    try #require(try read(rows).tasks.first).fields
  }

  @Test func numbersAndDaysAreExact() throws {
    let found = try read([row()])
    let task = try #require(found.tasks.first)
    #expect(task.fields["start"] == "2024-01" && task.fields["end"] == "2024-12")
    #expect(task.fields["total"] == "1500" && task.fields["orientation"] == "2")
    for id in ["start", "end", "total", "state", "other", "orientation"] {
      let position = try #require(task.table.fields.firstIndex { $0.id == id })
      #expect(task.slots[position].notation == .exact, "\(id)")
    }
    #expect(found.findings.isEmpty, "\(found.said)")
  }

  @Test(arguments: [
    ("0.30000000000000004", "0.3"), ("1.5E3", "1500"), ("1500.5", "1500.5"), ("-0", "0"),
    ("123456789.12345678", "123456789.123457"), ("1E-3", "0.001"),
    ("999999999999999.9", "1000000000000000"),
    ("1E+2", "100"), ("00120", "120"), (".5", "0.5"),
  ])
  func fifteenDigits(text: String, plain: String) {
    #expect(CellNumber.plain(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == plain)
  }

  @Test(arguments: [
    ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", "1900-02-29"), ("61", "1900-03-01"),
    ("45292", "2024-01-01"), ("45350.75", "2024-02-28"), ("45351", "2024-02-29"),
  ])
  func daysCountedFrom1900(serial: String, day: String) {
    let found = CellDay.text(serial: Array(serial.utf8), from1904: false)
    #expect(found.map { String(decoding: $0, as: UTF8.self) } == day)
  }

  @Test func daysCountedFrom1904() throws {
    let cell = TestCell.number("43830", format: "dd/mm/yyyy")
    let found = try read([row(start: cell)]) { $0.countsFrom1904 = true }
    #expect(try #require(found.tasks.first).fields["start"] == "2024-01")
  }

  @Test(arguments: [
    ("dd/mm/yyyy", true), ("[$-42A]mm/yyyy", true), ("mmm\\-yy", true), ("yyyy", true),
    ("#,##0 \"đ\"", false), ("#,##0\\ [$₫-42A]", false), ("[h]:mm", false), ("hh:mm AM/PM", false),
    ("General", false), ("0.00E+00", false), ("\"ngày\" 0", false), ("[Red]0", false),
  ])
  func formatsOfDays(code: String, isDay: Bool) {
    let format = NumberFormat(code: code)
    #expect((format == .day(hasTime: false)) == isDay, "\(code)")
  }

  @Test func whatIdentifiesIsWhatTheCellShows() throws {
    let rows = [row(.number("1", format: "00"))]
    #expect(try fields(rows)["number"] == "01")
    var lines = above
    lines[0] = ["Tỉnh/thành phố", .number("1", format: "00")]
    lines.insert(["Điện thoại", .number("912345678", format: "0000000000")], at: 0)
    let maker = WorkbookMaker([TestSheet("Phụ lục 1", lines + [heading] + rows)])
    let submitter = try #require(try readOffice(maker.bytes()).submitters.first).fields
    #expect(submitter["province"] == "01" && submitter["phone"] == "0912345678")
  }

  @Test func aPlainNumberIsAYearOrNoMonth() throws {
    let year = try #require(try read([row(start: .number("2024"))]).tasks.first)
    let position = try #require(year.table.position(of: .start))
    #expect(year.text(position) == "2024" && year.slots[position].notation == .everyday)
    let serial = try #require(try read([row(start: .number("45292"))]).tasks.first)
    #expect(serial.text(position) == "45292" && serial.slots[position].notation == .exact)
  }

  @Test func aFormulaCountsByItsResult() throws {
    let sum = try read([row(total: .formula("K4+L4", result: "1500"))])
    #expect(sum.findings.isEmpty && sum.tasks[0].fields["total"] == "1500")
    let open = try read([row(total: .formula("K4+L4"))])
    #expect(open.said == ["F011 0:J4"], "\(open.said)")
    let task = try #require(open.tasks.first)
    let position = try #require(task.table.position(of: .total))
    #expect(task.text(position) == "=K4+L4" && task.slots[position].notation == .lost)
  }

  @Test func aDayWhereAnOrientationBelongsIsADay() throws {
    let cell = TestCell.number("45353", format: "dd/mm/yyyy")
    #expect(try fields([row(orientation: cell)])["orientation"] == "02/03/2024")
    #expect(try fields([row(orientation: .number("0.03", format: "0%"))])["orientation"] == "3%")
  }

  @Test func escapesAndRuns() throws {
    #expect(
      EscapedText.resolved(Array("một_x000D__x000A_hai_x005F_x000A_".utf8))
        == Array("một\nhai_x000A_".utf8))
    var maker = WorkbookMaker([TestSheet("Phụ lục 1", above + [heading, row()])])
    maker.isInline = true
    maker.encode = { text in
      Array(
        text.replacing(
          "<is><t>Phổ biến kỹ thuật giặt khô</t></is>",
          with: "<is><r><t>Phổ biến </t></r><r><rPr/><t>kỹ thuật</t></r><rPh><t>x</t></rPh></is>"
        ).utf8)
    }
    #expect(try readOffice(maker.bytes()).tasks.first?.fields["title"] == "Phổ biến kỹ thuật")
  }

  // MARK: - Merged cells

  private func readMerged(_ rows: [[TestCell]], _ areas: [String]) throws -> Collector {
    var sheet = TestSheet("Phụ lục 1", above + [heading] + rows)
    sheet.merged = areas
    return try readOffice(WorkbookMaker([sheet]).bytes())
  }

  @Test func aTextReachesDownToEveryTask() throws {
    var second = row(.number("2"))
    second[1] = "Một nhiệm vụ khác"
    second[6] = .blank
    second[2] = "ẩn dưới ô gộp"
    let found = try readMerged([row(), second], ["G4:G5", "C4:C5"])
    #expect(
      found.tasks.map { $0.fields["lead"] } == ["Trung tâm Khuyến công", "Trung tâm Khuyến công"])
    #expect(found.tasks.map { $0.fields["orientation"] } == ["2", "2"])
    #expect(found.tasks[1].bases.map(\.basis) == [.mergedCell, .mergedCell])
    #expect(
      found.tasks[1].place(try #require(found.tasks[1].table.position(of: .lead))).cell == "G4")
    #expect(found.findings.isEmpty, "\(found.said)")
  }

  @Test func moneyOverSeveralTasksBelongsToNone() throws {
    var second = row(.number("2"), total: .blank)
    second[1] = "Một nhiệm vụ khác"
    let found = try readMerged([row(), second], ["J4:J5"])
    #expect(found.said == ["M009 0:J4"], "\(found.said)")
    #expect(found.findings[0].taskIndex == nil)
    for task in found.tasks {
      let total = try #require(task.table.position(of: .total))
      #expect(task.slots[total].notation == .lost && task.text(total) == "1500")
    }
  }

  @Test func aTitleOverSeveralRowsIsOneTask() throws {
    var rest = [TestCell](repeating: .blank, count: heading.count)
    rest[4] = "Nội dung hai"
    rest[5] = "Bản đồ"
    var third = row(.number("2"))
    third[1] = "Một nhiệm vụ khác"
    let found = try readMerged([row(), rest, third], ["A4:A5", "B4:B5", "J4:J5"])
    #expect(found.tasks.count == 2 && found.findings.isEmpty, "\(found.said)")
    #expect(found.tasks[0].fields["content"] == "Nội dung một\nNội dung hai")
    #expect(found.tasks[0].fields["product"] == "Tài liệu\nBản đồ")
    #expect(found.tasks[0].fields["total"] == "1500")
  }
}
