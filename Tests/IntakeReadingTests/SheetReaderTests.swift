import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

struct SheetReaderTests {
  private static let above = "Đơn vị đề xuất,Sở A\nTỉnh/thành phố,01\n\n"
  private static let heading =
    "STT,Tên nhiệm vụ,Định hướng,Mục tiêu,Bắt đầu,Kết thúc,Tổng kinh phí,Ngân sách nhà nước,Nguồn khác\n"

  private func list(_ rows: String) throws -> Collector {
    try read(Self.above + Self.heading + rows)
  }

  private func row(_ number: Int) -> String {
    "\(number),Nhiệm vụ \(number),1,Mục tiêu,01/2024,12/2024,100,60,40\n"
  }

  @Test func aDamagedQuoteCostsItsRowAlone() throws {
    let cases: [(String, String, [String])] = [
      ("2,\"open,1\n", "F001 6:B6", ["1", "3", "4"]),
      ("2,\"shut\" more,1\n", "F001 6:B6", ["1", "3", "4"]),
      ("2,\"two\nlines\" more,1\n", "F001 6:B6", ["1", "3", "4"]),
      ("2,a\u{0},1\n", "F001 6:B6", ["1", "3", "4"]),
    ]
    for (damaged, said, numbers) in cases {
      let sheet = try list(row(1) + damaged + row(3) + row(4))
      #expect(sheet.said == [said], "\(damaged)")
      #expect(sheet.tasks.map { $0.fields["number"] } == numbers, "\(damaged)")
    }
    let last = try list(row(1) + row(2) + "3,\"open")
    #expect(last.codes == ["F001"] && last.tasks.count == 2)
    let quoted = try list(row(1) + "2,\"open,1\n3,\"Nhiệm vụ\",1\n" + row(4))
    #expect(quoted.tasks.map { $0.fields["number"] } == ["1", "3", "4"], "\(quoted.said)")
  }

  /// Whoever takes the records relies on UTF-8, so the bytes behind a zero byte are looked at too.
  @Test func whatIsNoUTF8BehindAZeroByteIsTold() throws {
    let rows = Array((row(1) + "2,a\u{0},1\n3,b").utf8) + [0xC3, 0x28] + Array(",1,x\n".utf8)
    let (sheet, _) = try read(Array((Self.above + Self.heading).utf8) + rows)
    #expect(sheet.codes == ["F004"] && sheet.findings.first?.severity == .error)
    #expect(sheet.tasks.isEmpty)
  }

  @Test func aQuoteInsideAPlainCellIsASign() throws {
    let sheet = try list("1,Dự án \"Xanh\",1,x,1/2024,2/2024,1,1,0\n")
    #expect(sheet.findings.isEmpty)
    #expect(sheet.tasks.first?.fields["title"] == "Dự án \"Xanh\"")
  }

  @Test func quotedCellsMayHoldAnything() throws {
    let sheet = try list("1,\"a \"\"b\"\", c\r\nd\",1,x,1/2024,2/2024,1,1,0\n" + row(2))
    #expect(sheet.tasks.first?.fields["title"] == "a \"b\", c\r\nd")
    #expect(sheet.tasks.last?.place == Place(line: 7, column: 0, row: 6))
  }

  @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
  func everyDelimiterAndLineEndIsRead(delimiter: String, end: String) throws {
    var text = Self.above + Self.heading + row(1) + row(2)
    text = text.replacing(",", with: delimiter).replacing("\n", with: end)
    for lead in ["", "\u{FEFF}", "sep=\(delimiter)\(end)"] {
      let sheet = try read(lead + text)
      #expect(sheet.findings.isEmpty && sheet.tasks.count == 2, "\(sheet.said)")
      let title = try #require(sheet.tasks.last?.table.position(of: .title))
      #expect(sheet.tasks.last?.place(title).cell == "B6")
    }
  }

  @Test func groupsAndSumsAreNoTasks() throws {
    let sheet = try list(
      "(1),(2),(3),(4),(5),(6),(7),(8),(9)\nI,Truyền thông,,,,,,,\n" + row(1)
        + ",Cộng,,,,,100,60,40\nII,Mô hình,,,,,,,\n" + row(1) + "Cộng nhóm II,,,,,,100,60,40\n"
        + ",Tổng cộng (I+II),,,,,200,120,80\n\n,,,,,\"Hà Nội, ngày 5 tháng 4 năm 2023\",,,\n"
        + ",Người lập,,,,,,Giám đốc,\n,Nguyễn Văn A,,,,,,Trần Văn B,\n")
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(sheet.tasks.count == 2 && sheet.totals.map(\.scope) == [.group, .group, .table])
    #expect(sheet.totals.last?.record.fields == ["total": "200", "state": "120", "other": "80"])
    let groups = sheet.events.count { if case .group = $0 { true } else { false } }
    // The rows behind each sub-total are a new one.
    #expect(groups == 4)
  }

  @Test func aLostRowLeavesSumsUncompared() throws {
    let sheet = try list(row(1) + "2,\"open\n" + ",Tổng cộng,,,,,200,120,80\n")
    #expect(sheet.totals.isEmpty && sheet.codes == ["F001"])
  }

  @Test func mergedHeadingsAreRead() throws {
    let sheet = try read(
      Self.above
        + "STT,Tên nhiệm vụ,Định hướng,Thời gian thực hiện,,Dự toán (triệu đồng),,,Mã riêng\n"
        + ",,,Bắt đầu,Kết thúc,Tổng số,NSNN,Nguồn khác,\n1,2,3,4,5,6,7,8,9\n"
        + "1,Nhiệm vụ,1,01/2024,12/2024,100,60,40,x\n")
    #expect(sheet.said == ["F005 4:I4"])
    #expect(
      sheet.tasks.first?.fields == [
        "number": "1", "title": "Nhiệm vụ", "orientation": "1", "start": "01/2024",
        "end": "12/2024", "total": "100", "state": "60", "other": "40",
      ])
    let table = try #require(sheet.form?.table(.task))
    let state = try #require(table.position(of: .state))
    #expect(sheet.header?.columnUnits[.task]?[state] == .million)
  }

  @Test func aPeriodInOneColumnAnswersBothEnds() throws {
    let sheet = try read(
      "STT,Tên nhiệm vụ,Thời gian thực hiện,Tổng kinh phí\n1,a,từ 01/2024 đến 12/2024,5\n2,b,gì đó,5\n"
    )
    #expect(sheet.tasks.first?.fields["start"]?.contains("01/2024") == true)
    #expect(sheet.tasks.first?.fields["end"]?.contains("12/2024") == true)
    #expect(
      sheet.tasks.last?.fields["start"] == "gì đó" && sheet.tasks.last?.fields["end"] == "gì đó")
  }

  @Test func linesMayHoldLabelAndValueInOneCell() throws {
    let sheet = try read(
      "DANH MỤC NHIỆM VỤ NĂM 2023\n(Theo Chương trình của Quyết định số 76/QĐ-TTg)\n"
        + "Đơn vị đề xuất: Sở B,,,Điện thoại: 0123\nTỉnh:,Hà Nội\nĐợt kêu gọi,889-2023\n"
        + ",,,Đơn vị tính: tỷ đồng\n" + Self.heading + row(1))
    #expect(
      sheet.submitters.first?.fields == [
        "name": "Sở B", "kind": "state", "phone": "0123", "province": "Hà Nội",
      ])
    #expect(sheet.header?.unit == .billion)
    #expect(sheet.header?.callId?.text == "889-2023")
    #expect(sheet.header?.years.map(\.text) == ["2023", "76/QĐ-TTg"])
  }

  @Test(arguments: [
    ("theo Quyết định số 76 /QĐ - TTg", "76/QD TTG"), ("Quyết định số 76⁄QĐ–TTg", "76⁄QĐ–TTg"),
    ("Chương trình sản xuất và tiêu dùng bền vững đến năm 2020", "2020"),
    ("(Ban hành kèm theo Công văn số 1899/BCT-ATMT ngày 22/3/2019)", "1899/BCT-ATMT"),
    ("Năm kế hoạch: 2022", "2022"), ("Năm kế hoạch,2022", "2022"),
  ])
  func linesMayNameAnotherProgramme(_ line: String, _ named: String) throws {
    let sheet = try read(line + "\nĐơn vị đề xuất: Sở B\n" + Self.heading + row(1))
    #expect(sheet.header?.years.map(\.text) == [named])
    #expect(sheet.submitters.first?.fields["dispatchNumber"] == nil)
  }

  @Test func valuesUnderNoHeadingOfAnOutlineAreTold() throws {
    let sheet = try read(
      "Tên nhiệm vụ;a\nNội dung công việc;Bắt đầu;Kết thúc;Ngân sách nhà nước;Nguồn khác;\n"
        + "b;01/2024;12/2024;5;0;999\n")
    #expect(sheet.said == ["F005 3:F3"] && sheet.findings.first?.severity == .review)
  }

  /// The parts of an amount are of the unit that the lines above name.
  @Test func amountsOfAnOutlineInPartsHaveItsUnit() throws {
    let sheet = try read(
      "Tên nhiệm vụ;a\nĐơn vị tính: nghìn đồng\n"
        + "Nội dung công việc;Bắt đầu;Kết thúc;Ngân sách nhà nước;Vốn doanh nghiệp;Vốn vay\n"
        + "b;01/2024;12/2024;5000;2000;1000\n")
    #expect(
      sheet.tasks.first?.children.first?.fields["other"] == "3000000 đồng", "\(sheet.said)")
  }

  @Test(arguments: [
    ("Đơn vị tính: đô la", ["F007 4:A4"]), ("Đơn vị tính,USD", ["F007 4:A4"]),
    ("Đơn vị: Phòng C", []), ("Đơn vị tính: nghìn đồng", []),
  ])
  func unitsAreJudged(line: String, said: [String]) throws {
    let sheet = try read("Đơn vị đề xuất,Sở A\n\n\n\(line)\n" + Self.heading + row(1))
    #expect(sheet.said == said)
    #expect(said.isEmpty || sheet.header?.unit == nil)
  }

  /// What names somebody is never put together of parts, and the same said twice is said once.
  @Test func aSubmitterSaidTwiceIsOne() throws {
    let sheet = try read(
      "Đơn vị đề xuất,Sở A\nTên đơn vị,Sở A\n\nSTT,Đơn vị đề xuất,Tên nhiệm vụ,Định hướng,Mục tiêu\n"
        + "1,Sở A,a,1,b\n2,Sở B,c,1,d\n")
    #expect(sheet.submitters.first?.fields["name"] == "Sở A")
    #expect(sheet.codes == ["F009"])
    let parts = try read("STT,Tên nhiệm vụ,Định hướng,Mục tiêu chung,Mục tiêu cụ thể\n1,a,1,b,b\n")
    #expect(parts.tasks.first?.fields["objective"] == "b")
  }

  @Test func repeatedAndUnknownColumnsAreTold() throws {
    let sheet = try read(
      "STT,Tên nhiệm vụ,Định hướng,Mục tiêu,Mục tiêu,Mã riêng\n1,a,1,b,c,d\n")
    #expect(sheet.said == ["F007 1:E1", "F005 1:F1"])
    #expect(sheet.findings.map(\.severity) == [.error, .note])
    #expect(sheet.tasks.first?.fields["objective"] == "b")
  }

  /// A heading that names several things is that of the first, unless another has its own field.
  @Test(arguments: [
    ("Tên nhiệm vụ/dự án", "Mục tiêu và yêu cầu", []),
    ("Tên chương trình/dự án", "Mục đích/mục tiêu", []),
    ("Tên nhiệm vụ, công việc", "Mục tiêu; ý nghĩa", []),
    ("Tên dự án hoặc tên nhiệm vụ", "Mục tiêu", []),
    ("Tên nhiệm vụ", "Mục tiêu và nội dung", ["F005 1:D1"]),
    ("Tên nhiệm vụ", "Đơn vị chủ trì/phối hợp", ["F005 1:D1"]),
    ("Tên nhiệm vụ", "Kinh phí/năm", ["F007 1:D1"]),
  ])
  func headingsOfSeveralThings(_ title: String, _ fourth: String, _ said: [String]) throws {
    let sheet = try read("STT,\"\(title)\",Định hướng,\(fourth),Nội dung chính\n1,a,1,b,c\n")
    #expect(sheet.said == said)
    #expect(sheet.tasks.first?.fields["title"] == "a")
    #expect(sheet.tasks.first?.fields["objective"] == (said.isEmpty ? "b" : nil))
    // An amount for each year is no total: the unit is refused, and with it every amount.
    #expect(sheet.tasks.first?.fields["total"] == (said == ["F007 1:D1"] ? "b" : nil))
  }

  @Test(arguments: [
    ("Khái toán kinh phí", "total"), ("Tổng kinh phí dự toán", "total"), ("Vốn sự nghiệp", "state"),
    ("NS TW hỗ trợ", "state"), ("Vốn đối ứng DN", "other"), ("Vốn vay", "other"), ("ODA", "other"),
    ("Thuộc định hướng nào", "orientation"), ("Mã định hướng", "orientation"),
    ("Đơn vị chủ trì nhiệm vụ", "lead"), ("Ngành/lĩnh vực áp dụng", "sector"),
    ("Tên các nhiệm vụ", "title"), ("Sản phẩm bàn giao", "product"),
  ])
  func headingsAsOfficesVaryThem(_ heading: String, _ field: String) throws {
    let title = field == "title" ? heading : "Tên nhiệm vụ"
    let sheet = try read(
      "STT;\(title);Mục tiêu;Nội dung chính;\(field == "title" ? "Ghi chú" : heading)\n1;x;b;c;x\n")
    #expect(sheet.findings.isEmpty && sheet.tasks.first?.fields[field] == "x", "\(sheet.said)")
  }

  @Test func aRowWiderThanItsTableIsDamaged() throws {
    let sheet = try list(row(1) + "2,a, b,1,x,1/2024,2/2024,1,1,0\n" + row(3))
    #expect(sheet.said == ["F001 6:J6"] && sheet.tasks.count == 2)
  }

  @Test func theDelimiterIsFoundAmongOthers() throws {
    let commas = String(repeating: "một, hai, ", count: 30)
    let sheet = try read(
      "Tên nhiệm vụ;a\nMục tiêu;\(commas)\nCăn cứ pháp lý;\(commas)\nSự cần thiết;\(commas)\n")
    #expect(sheet.form?.kind == .appendix2, "\(sheet.said)")
    #expect(sheet.tasks.first?.fields["necessity"] == commas.trimmed)
  }

  /// What is carried over to the next page is no activity.
  @Test func sumsOfPagesAreNoActivities() throws {
    let sample = String(
      decoding: try Checkout.bytes("samples/drafts/phu-luc-2.csv"), as: UTF8.self)
    let carried = "Cộng trang 1;;;;1000;500\r\n;(Mang sang);;;1000;500\r\n"
    let text = sample.replacing("Cộng;;;;", with: carried + "Cộng;;;;")
    #expect(text != sample)
    let (one, other) = (try read(sample), try read(text))
    #expect(one.tasks.first?.children.count == other.tasks.first?.children.count)
    #expect(other.findings.isEmpty && one.totals.count == other.totals.count)
  }

  /// Below the tables of an outline, too, money is not passed over.
  @Test func moneyBelowAnOutlineIsTold() throws {
    let sample = String(
      decoding: try Checkout.bytes("samples/drafts/phu-luc-2.csv"), as: UTF8.self)
    let text = sample.replacing(
      "Cộng;;;;1000;500\r\n",
      with:
        "Cộng;;;;1000;500\r\n;;;;;\r\nPhát sinh thêm:;;;;;\r\nTập huấn;01 lớp;01/2024;02/2024;90;0\r\n"
        + "Trong đó:;;;;90;0\r\nTổng cộng;;;;1090;500\r\n")
    #expect(text != sample)
    #expect(try read(text).said == ["F001 47:A47"])
  }

  @Test func outlinesWithoutATableAreRecognised() throws {
    let sheet = try read("1. Tên nhiệm vụ: a\n2. Căn cứ pháp lý: b\n3. Sự cần thiết: c\n")
    #expect(sheet.form?.kind == .appendix2, "\(sheet.said)")
    #expect(sheet.tasks.first?.fields == ["title": "a", "legalBasis": "b", "necessity": "c"])
    #expect(try read("Tên nhiệm vụ: a\nMục tiêu: b\n").codes == ["F002"])
  }
}
