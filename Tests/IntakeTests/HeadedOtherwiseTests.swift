import Intake
import IntakeCore
import IntakeTesting
import Testing

/// Sound samples whose money, unit or submitter is written as other offices do, and their faults.
@Suite struct HeadedOtherwiseTests {
  private func judge(_ file: String, _ changes: [(String, String)]) throws -> JudgedDocument {
    var text = String(decoding: try Checkout.bytes("samples/drafts/\(file).csv"), as: UTF8.self)
    for (old, new) in changes {
      try #require(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    return RoundTrip(call: try Checkout.call()).judge(Array(text.utf8))
  }

  private func codes(_ judged: JudgedDocument) -> [String] {
    judged.countsByCode.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
  }

  // MARK: - Lists

  @Test(arguments: [
    "Đơn vị tính: triệu đồng (tỷ giá 1 USD = 23.500 đồng)",
    "\"Đơn vị tính: triệu đồng; quy đổi theo tỷ giá 23.500 đồng/USD\"",
  ])
  func aRateBehindTheUnit(_ line: String) throws {
    let judged = try judge("phu-luc-1", [("Đơn vị tính: triệu đồng", line)])
    #expect(judged.verdict == .eligible && judged.understood?.unit == .million, "\(codes(judged))")
  }

  @Test(arguments: [
    ("Bằng chữ: Ba tỷ bốn trăm tám mươi triệu đồng chẵn./.", [String]()),
    ("(Bằng chữ: Ba tỷ bốn trăm tám mươi triệu đồng)", []),
    ("Tổng kinh phí bằng chữ;Ba tỷ bốn trăm tám mươi triệu đồng", []),
    ("Bằng chữ: Ba tỷ bốn trăm triệu đồng", ["M006 1"]),
    ("Tổng kinh phí bằng chữ: Ba trăm bốn mươi tám triệu đồng", ["M006 1"]),
  ])
  func theTotalInWords(_ line: String, _ expected: [String]) throws {
    let total = ";Tổng cộng;;;;;;;;;;;3480;2080;1400;;;"
    for rows in [total + "\n" + line, line] {
      let judged = try judge("phu-luc-1", [(total, rows)])
      #expect(codes(judged) == expected, "\(rows)")
    }
  }

  @Test(arguments: ["NSTW + NSĐP", "Ngân sách trung ương và địa phương", "NSĐP/NSTW"])
  func bothBudgetsInOneColumn(_ heading: String) throws {
    let judged = try judge("phu-luc-1", [(";Ngân sách nhà nước;", ";\(heading);")])
    #expect(judged.verdict == .eligible && codes(judged).isEmpty, "\(codes(judged))")
  }

  /// What the plan's year has is not the whole where another column says the whole.
  @Test func theSourcesOfAYearBesideTheWhole() throws {
    let judged = try judge(
      "phu-luc-1",
      [
        (
          ";Tổng kinh phí;Ngân sách nhà nước;Nguồn khác;",
          ";Tổng kinh phí;Kinh phí năm 2024;NSNN năm 2024;Nguồn khác năm 2024;"
        ),
        ("(18)", "(18);(19)"), (";480;480;0;", ";900;480;480;0;"),
        (";1500;1000;500;", ";2500;1500;1000;500;"), (";1500;600;900;", ";1900;1500;600;900;"),
        (";3480;2080;1400;", ";5300;3480;2080;1400;"),
      ])
    #expect(codes(judged) == ["F005 2"])
    #expect(judged.verdict == .review)
    let states = judged.tasks.map { [$0.total?.dong, $0.state?.dong] }
    #expect(states == [[900_000_000, nil], [2_500_000_000, nil], [1_900_000_000, nil]])
  }

  @Test func aGroupOfUnknownColumnsIsOneNote() throws {
    let judged = try judge(
      "phu-luc-1",
      [
        (
          ";Mới/Chuyển tiếp;Ghi chú",
          ";Mới/Chuyển tiếp;Ghi chú;Kinh phí năm 2025;;\r\n"
            + String(repeating: ";", count: 18) + "Tổng số;NSNN;Nguồn khác"
        )
      ])
    #expect(codes(judged) == ["F005 1"] && judged.verdict == .eligible)
    #expect(judged.findings.first?.place.cell == "S17")
  }

  /// An unknown heading that names the source of its money is read so, and told.
  @Test(arguments: [
    (";Ngân sách nhà nước;", ";Kinh phí đề nghị hỗ trợ từ NSNN;"),
    (";Ngân sách nhà nước;", ";Phần nhà nước hỗ trợ kinh phí;"),
    (";Nguồn khác;Loại", ";Phần kinh phí đơn vị đối ứng;Loại"),
  ])
  func headingsThatNameTheirSource(_ old: String, _ new: String) throws {
    let judged = try judge("phu-luc-1", [(old, new)])
    #expect(codes(judged) == ["F005 1"] && judged.verdict == .eligible)
    #expect(judged.findings.first?.severity == .note)
  }

  /// Headings of which some words name a field are read as that field, and told.
  @Test func headingsThatNameTheirFieldAmongOtherWords() throws {
    let judged = try judge(
      "phu-luc-1",
      [
        (";Định hướng;", ";Lĩnh vực ưu tiên theo CV 1469;"), (";Mục tiêu;", ";Mục tiêu đạt được;"),
        (";Dự kiến sản phẩm;", ";Sản phẩm cuối cùng;"), (";Tổng kinh phí;", ";Tổng nhu cầu vốn;"),
      ])
    #expect(codes(judged) == ["F005 4"] && judged.verdict == .eligible, "\(codes(judged))")
    let before = try judge("phu-luc-1", [(";Mục tiêu;", ";Đánh giá mục tiêu năm trước;")])
    #expect(before.countsByCode["A001"] == 1 && before.countsByCode["F005"] == 1)
  }

  @Test func aPartBesideItsSum() throws {
    let head = (
      ";Tổng kinh phí;Ngân sách nhà nước;Nguồn khác;Loại nguồn khác;Mới/Chuyển tiếp;Ghi chú",
      ";Kinh phí;;;;;Loại nguồn khác;Mới/Chuyển tiếp;Ghi chú\r\n"
        + ";;;;;;;;;;;;Tổng số;Ngân sách nhà nước;;;Nguồn khác;;;\r\n;;;;;;;;;;;;;Tổng;TW;ĐP;;;;"
    )
    let judged = try judge(
      "phu-luc-1",
      [
        head, (";480;480;0;", ";480;480;300;180;0;"),
        (";1500;1000;500;", ";1500;1000;600;400;500;"), (";1500;600;900;", ";1500;600;600;0;900;"),
        (";3480;2080;1400;", ";3480;2080;1500;580;1400;"), ("(18)", "(18);(19);(20)"),
      ])
    #expect(codes(judged).isEmpty && judged.verdict == .eligible, "\(codes(judged))")
  }

  @Test(arguments: [
    "Thực hiện Quyết định số 1881/QĐ-TTg ngày 20/11/2020",
    "Chương trình khuyến công quốc gia giai đoạn 2021-2025",
  ])
  func anotherProgramme(_ line: String) throws {
    let judged = try judge(
      "phu-luc-1", [(";Tổng cộng", ";Tổng cộng"), (named, line + "\n" + named)])
    #expect(codes(judged) == ["F006 1"] && judged.verdict == .review)
  }

  // MARK: - Rows

  private let first = "1;Tuyên truyền, hướng dẫn"

  @Test(arguments: [
    "Cột 1;Cột 2;Cột 3;Cột 4;Cột 5;Cột 6;Cột 7;Cột 8;Cột 9;Cột 10;Cột 11;Cột 12",
    "1;;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18", "-;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-;-",
  ])
  func rowsThatSayNothing(_ row: String) throws {
    let judged = try judge("phu-luc-1", [(first, row + "\r\n" + first)])
    #expect(codes(judged).isEmpty && judged.tasks.count == 3, "\(codes(judged))")
  }

  /// A row with money and no number that fits nothing is itself told, not each of its amounts.
  @Test func aStrayRow() throws {
    let row = ";Hội nghị tổng kết;;;;;;;;;;;200;200;0;;;"
    let second = "2;Xây dựng định mức"
    let judged = try judge("phu-luc-1", [(second, row + "\r\n" + second)])
    #expect(codes(judged) == ["F001 1"] && judged.findings.first?.place.cell == "B20")
  }

  /// The row of a group is compared though the group before it has no tasks.
  @Test func partsLetteredBelowATask() throws {
    let rows = "a;Khảo sát;;;;;;;;;;;800;600;200;;;\r\nb;Dự thảo;;;;;;;;;;;700;400;300;;;\r\n"
    let third = "3;Mô hình thu hồi"
    let judged = try judge("phu-luc-1", [(third, rows + third)])
    #expect(judged.countsByCode["F001"] == 1 && (judged.countsByCode["M006"] ?? 0) > 0)
  }

  @Test(arguments: ["nt", "-nt-", "Như trên", "″"])
  func theSameAsAbove(_ mark: String) throws {
    let lead = "01 bảng tính tự đối chiếu.\";Sở Công Thương tỉnh Vĩnh Phúc;"
    let judged = try judge("phu-luc-1", [(lead, "01 bảng tính tự đối chiếu.\";\(mark);")])
    #expect(judged.tasks[1].record?.text(.lead) == "Sở Công Thương tỉnh Vĩnh Phúc")
    #expect(
      codes(judged).isEmpty
        && judged.tasks[1].record?.bases.contains { $0.basis == .rowAbove } == true)
  }

  @Test func aPeriodInTheColumnOfItsStart() throws {
    let judged = try judge(
      "phu-luc-1", [("Vĩnh Yên, huyện Bình Xuyên;01/2024;12/2024;", "Vĩnh Yên;01/2024 - 12/2024;;")]
    )
    #expect(codes(judged).isEmpty && judged.tasks[1].end == CalendarMonth(year: 2024, month: 12))
    let year = try judge(
      "phu-luc-1", [("Vĩnh Yên, huyện Bình Xuyên;01/2024;12/2024;", "Vĩnh Yên;2024;;")])
    #expect(year.countsByCode["A001"] == 1)
  }

  @Test func aSecondSubmitterBetweenTwoTables() throws {
    let rows =
      "Đơn vị đề xuất;Công ty CP Dệt lụa Nam Định;;\r\nLoại đơn vị;Doanh nghiệp;;\r\n"
    let third = "3;Mô hình thu hồi"
    let judged = try judge("phu-luc-1", [(third, rows + third)])
    #expect(codes(judged) == ["F009 1"] && judged.tasks.count == 3, "\(codes(judged))")
    #expect(judged.findings.first?.place.cell == "B21")
  }

  @Test func aTableWithoutNumbersLacksThemOnce() throws {
    let judged = try judge(
      "phu-luc-1",
      [
        ("STT;Tên", "Tên"), ((1...18).map { "(\($0))" }.joined(separator: ";"), ""),
        (first, String(first.dropFirst(2))),
        ("2;Xây dựng định mức", "Xây dựng định mức"), ("3;Mô hình thu hồi", "Mô hình thu hồi"),
        (";Tổng cộng;;", "Tổng cộng;;"),
      ])
    #expect(judged.countsByCode["A008"] == 1 && judged.tasks.count == 3, "\(codes(judged))")
    #expect(judged.tasks.allSatisfy { $0.verdict == .ineligible })
  }

  @Test func numberedNotesBelow() throws {
    let end = ";NGƯỜI LẬP"
    let notes = "Ghi chú:;\r\n1;Kinh phí chưa gồm thuế giá trị gia tăng;\r\n2;Số liệu làm tròn;\r\n"
    #expect(codes(try judge("phu-luc-1", [(end, notes + end)])).isEmpty)
  }

  /// The rest of a task over several rows is told once.
  @Test func rowsThatGoOnWithATask() throws {
    let rows = ";;;;;- Tổ chức thêm lớp;;;;;;;;;;;;\r\n;;;;;- Làm thêm phóng sự;;;;;;;;;;;;\r\n"
    let second = "2;Xây dựng định mức"
    let judged = try judge("phu-luc-1", [(second, rows + second)])
    #expect(codes(judged) == ["F001 1"], "\(codes(judged))")
    #expect(judged.findings.first?.message.vi.contains("và 1 hàng nữa") == true)
  }

  @Test func hintsUnderTheHeadings() throws {
    let row = ";(ghi đủ tên);(ghi số 1-10);;;;;;;;(tháng/năm);(tháng/năm);(13)=(14)+(15);;;;;\r\n"
    let judged = try judge("phu-luc-1", [("(1);(2)", row + "(1);(2)")])
    #expect(codes(judged).isEmpty && judged.tasks.count == 3, "\(codes(judged))")
  }

  @Test func aTotalWithDashesInItsOtherCells() throws {
    let judged = try judge(
      "phu-luc-1", [(";Tổng cộng;;;;;;;;;;;", ";Tổng cộng;-;-;-;-;-;-;-;-;-;-;")])
    #expect(codes(judged).isEmpty && judged.tasks.count == 3, "\(codes(judged))")
  }

  // MARK: - Units

  private let unit = "Đơn vị tính: triệu đồng"
  private let inThousands = [
    (";480;480;0;", ";480000;480000;0;"), (";1500;1000;500;", ";1500000;1000000;500000;"),
    (";1500;600;900;", ";1500000;600000;900000;"),
    (";3480;2080;1400;", ";3480000;2080000;1400000;"),
  ]

  /// The only unit of the file counts wherever it stands.
  @Test(arguments: [
    ("Đơn vị tính: triệu đồng", "1.000 đ"), (";Tổng cộng;", ";Tổng cộng (nghìn đồng);"),
    (";Tên nhiệm vụ;", ";Tên nhiệm vụ (đơn vị tính: nghìn đồng);"),
    (";NGƯỜI LẬP", "Ghi chú: số liệu tính bằng nghìn đồng;\r\n;NGƯỜI LẬP"),
    (";NGƯỜI LẬP", "Đơn vị tính: nghìn đồng;\r\n;NGƯỜI LẬP"),
  ])
  func theOnlyUnitOfAFile(_ old: String, _ new: String) throws {
    var changes = [(old, new)] + inThousands
    if old != unit { changes.append((unit, "")) }
    let judged = try judge("phu-luc-1", changes)
    #expect(codes(judged).isEmpty && judged.understood?.unit == .thousand, "\(codes(judged))")
    #expect(judged.tasks.first?.total == Money(dong: 480_000_000))
  }

  @Test(arguments: [
    (";NGƯỜI LẬP", "Ghi chú: Đơn vị tính: nghìn đồng;\r\n;NGƯỜI LẬP"),
    (";Tổng cộng;", ";Tổng cộng (nghìn đồng);"),
  ])
  func anotherUnitBelow(_ old: String, _ new: String) throws {
    #expect(codes(try judge("phu-luc-1", [(old, new)])) == ["F007 1"])
  }

  @Test func hugeAmountsWithoutAnyUnitAreAskedAbout() throws {
    let judged = try judge("phu-luc-1", [(unit, "")] + inThousands)
    #expect(judged.countsByCode["M004"] == 3 && judged.verdict == .review, "\(codes(judged))")
    #expect(codes(try judge("phu-luc-1", [(unit, "")])).isEmpty)
    // Where the unit is written, more is believed.
    let large = [
      (";480;480;0;", ";600000;600000;0;"), (";Tổng cộng;;;;;;;;;;;3480;2080;1400;;;", ""),
    ]
    #expect(try judge("phu-luc-1", large).findings.allSatisfy { $0.place.cell != "M19" })
  }

  @Test func theUnitOfTheProductIsNoneOfTheMoney() throws {
    let judged = try judge(
      "phu-luc-1",
      [
        (";Dự kiến sản phẩm;", ";Dự kiến sản phẩm;Đơn vị tính;"),
        ("01 báo cáo khảo sát.\";", "01 báo cáo khảo sát.\";lớp;"),
        ("đối chiếu.\";", "đối chiếu.\";báo cáo;"), ("10 tháng.\";", "10 tháng.\";mô hình;"),
        (";Tổng cộng;", ";Tổng cộng;;"), ("(18)", "(18);(19)"),
      ])
    #expect(codes(judged) == ["F005 1"] && judged.verdict == .eligible, "\(codes(judged))")
  }

  // MARK: - Groups

  private func grouped(_ first: String, _ third: String) -> [(String, String)] {
    [
      (self.first, "\(first)\r\n\(self.first)"),
      ("3;Mô hình thu hồi", "\(third)\r\n3;Mô hình thu hồi"),
      ("tại các làng nghề mộc và rèn;1;", "tại các làng nghề mộc và rèn;;"),
    ]
  }

  /// The number of a group is none of an orientation, unless its row says so.
  @Test(arguments: [
    ("1;Nhiệm vụ mở mới", "2;Nhiệm vụ chuyển tiếp"), ("Ưu tiên 1", "Ưu tiên 2"),
    ("Mục 1: Nhiệm vụ mở mới", "Mục 2: Nhiệm vụ chuyển tiếp"),
    ("1;Ngành dệt may", "2;Ngành cơ khí"),
  ])
  func groupsThatNameNoOrientation(_ first: String, _ third: String) throws {
    let judged = try judge("phu-luc-1", grouped(first, third))
    #expect(codes(judged) == ["O001 1"] && judged.tasks.count == 3, "\(codes(judged))")
  }

  @Test func aGroupThatContradictsItsTask() throws {
    let judged = try judge("phu-luc-1", grouped("Định hướng 1", "Định hướng 4"))
    #expect(codes(judged) == ["F007 2"] && judged.tasks.map(\.orientation) == [1, 3, 6])
  }

  /// What is long enough of an official title names it, `xi măng` being no number.
  @Test(arguments: [
    ("Hoạt động truyền thông nâng cao ý thức cộng đồng, doanh nghiệp", 1),
    (
      "Xây dựng định mức tiêu hao nguyên vật liệu trong các ngành công nghiệp, trong đó chú trọng đến "
        + "một số ngành trọng yếu như: dệt may, thép, nhựa, hóa chất, xi măng", 3
    ),
  ])
  func aGroupByTheBeginningOfAnOfficialTitle(_ title: String, _ number: Int) throws {
    for mark in ["I;", "1;"] {
      let judged = try judge("phu-luc-1", grouped("\(mark)\"\(title)\"", "II;Nhiệm vụ khác"))
      #expect(judged.tasks.first?.orientation == number, "\(mark)")
    }
  }

  /// One cause in a row is told once, with its further cells beside it.
  @Test(arguments: [
    ("1500 USD;1000 USD;500 USD", "F007 1"), ("100%;67%;33%", "F007 1"),
    ("(1500);(1000);(500)", "M009 1"), ("1500 USD;67%;500", "F007 2"),
  ])
  func oneCauseInARow(_ row: String, _ code: String) throws {
    let total = (";Tổng cộng;;;;;;;;;;;3480;2080;1400;;;", "")
    let judged = try judge("phu-luc-1", [("1500;1000;500", row), total])
    #expect(codes(judged) == [code])
    #expect(judged.findings.first?.place.cell == "M20")
    #expect(judged.findings.first?.related.count == (code == "F007 2" ? 0 : 2))
  }

  @Test func twoUnitsInOneLineAreNone() throws {
    let judged = try judge(
      "phu-luc-1", [("Đơn vị tính: triệu đồng", "ĐVT: đồng/triệu đồng")])
    #expect(judged.countsByCode["F007"] == 1)
  }

  // MARK: - The submitter

  private let named = "Đơn vị đề xuất;Sở Công Thương tỉnh Vĩnh Phúc;"

  @Test(arguments: ["Họ và tên", "Họ tên:", "Ông/Bà"])
  func aPersonWhoProposes(_ label: String) throws {
    let line = label.hasSuffix(":") ? "\(label) Nguyễn Văn An;" : "\(label);Nguyễn Văn An;"
    let judged = try judge(
      "phu-luc-1",
      [
        (named, line), ("Loại đơn vị;Cơ quan nhà nước", ""), ("Mã định danh;H62.07", ""),
        ("Số văn bản;305/SCT-KTATMT", ""), ("Ngày văn bản;11/4/2023", ""),
      ])
    #expect(judged.submitter?.name == "Nguyễn Văn An")
    #expect(judged.verdict == .eligible, "\(codes(judged))")
  }

  @Test func aPersonOfABodyIsNoSubmitter() throws {
    let judged = try judge("phu-luc-1", [(named, named + "\nHọ và tên;Trần Thị Bình;")])
    #expect(judged.submitter?.name == "Sở Công Thương tỉnh Vĩnh Phúc" && codes(judged).isEmpty)
  }

  @Test(arguments: ["Số:      /SCT-KTATMT", "Số: ……/SCT-KTATMT", "Số: .../SCT"])
  func aNumberLeftOpenContradictsNone(_ line: String) throws {
    for changed in [line + "\n" + named, named + "\nNgười ký;\n" + line] {
      #expect(codes(try judge("phu-luc-1", [(named, changed)])).isEmpty, "\(changed)")
    }
    let number = "Số văn bản;305/SCT-KTATMT"
    #expect(codes(try judge("phu-luc-1", [(number, number + "\n" + line)])).isEmpty)
  }

  private let letterhead = """
    UBND TỈNH NAM ĐỊNH;;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\r
    SỞ CÔNG THƯƠNG;;Độc lập - Tự do - Hạnh phúc\r

    """

  @Test(arguments: [
    (
      "TRUNG TÂM KHUYẾN CÔNG;;\r\nSố: 12/TTKC;;Nam Định, ngày 11 tháng 4 năm 2023",
      "TRUNG TÂM KHUYẾN CÔNG"
    ),
    (
      "TRUNG TÂM TƯ VẤN VÀ\r\nPHÁT TRIỂN CÔNG NGHIỆP;;\r\nSố: 12/TT-KC;;",
      "TRUNG TÂM TƯ VẤN VÀ PHÁT TRIỂN CÔNG NGHIỆP"
    ),
    ("Số: 12/SCT-KC;;Nam Định, ngày 11 tháng 4 năm 2023", "SỞ CÔNG THƯƠNG"),
  ])
  func theLowestBodyOfALetterhead(_ below: String, _ name: String) throws {
    let judged = try judge(
      "phu-luc-1", [("PHỤ LỤC 1", letterhead + below + "\r\nPHỤ LỤC 1"), (named, "")])
    #expect(judged.submitter?.name == name)
  }

  @Test func aNameByItselfAboveTheTitle() throws {
    let judged = try judge(
      "phu-luc-1", [("PHỤ LỤC 1", "SỞ CÔNG THƯƠNG VĨNH PHÚC\r\nPHỤ LỤC 1"), (named, "")])
    #expect(judged.submitter?.name == "SỞ CÔNG THƯƠNG VĨNH PHÚC")
  }

  /// A typed form's dots around what is filled in are not the answer's.
  @Test func dotLeaders() throws {
    let judged = try judge(
      "phu-luc-1",
      [
        (named, "Đơn vị đề xuất:........Sở Công Thương tỉnh Vĩnh Phúc........;"),
        ("Loại đơn vị;Cơ quan nhà nước", "Loại đơn vị: ……Cơ quan nhà nước……"),
        ("Tỉnh/thành phố;Vĩnh Phúc", "Tỉnh/thành phố;....Vĩnh Phúc...."),
        ("Số văn bản;305/SCT-KTATMT", "Số văn bản: _____305/SCT-KTATMT_____"),
      ])
    #expect(judged.submitter?.name == "Sở Công Thương tỉnh Vĩnh Phúc" && codes(judged).isEmpty)
  }

  @Test(arguments: [
    [("Số văn bản;305/SCT-KTATMT", "Số văn bản;Công văn số 305/SCT-KTATMT")],
    [
      ("Số văn bản;305/SCT-KTATMT", "Văn bản đề xuất số 305/SCT-KTATMT ngày 11/4/2023"),
      ("Ngày văn bản;11/4/2023", ""),
    ],
    [("Ngày văn bản;11/4/2023", "Ngày văn bản;11-Apr-23")],
  ])
  func theDispatchHoweverItIsSaid(_ changes: [(String, String)]) throws {
    let judged = try judge("phu-luc-1", changes)
    #expect(codes(judged).isEmpty && judged.verdict == .eligible, "\(codes(judged))")
    #expect(judged.submitterRecord?.text(.dispatchNumber) == "305/SCT-KTATMT")
  }

  // MARK: - The labels of an outline

  @Test(arguments: [
    ("Nội dung chính;", "Các nội dung chính và kết quả dự kiến;", "Nội dung chính"),
    ("Dự kiến sản phẩm;", "Dạng kết quả/sản phẩm;", "Dự kiến sản phẩm"),
    ("Đơn vị chủ trì;", "Tổ chức chủ trì thực hiện;", "Đơn vị chủ trì"),
  ])
  func labelsThatNameTheirFieldAmongOtherWords(
    _ old: String, _ new: String, _ field: String
  ) throws {
    let judged = try judge("phu-luc-2", [(old, new)])
    #expect(codes(judged) == ["F005 1"] && judged.verdict == .eligible, "\(codes(judged))")
    #expect(judged.findings.first?.expected == field)
  }

  @Test func moneyInOneLine() throws {
    let judged = try judge(
      "phu-luc-2",
      [
        (
          "Tổng kinh phí;1500",
          "\"Kinh phí thực hiện: 1.500 triệu đồng, trong đó: NSNN 1.000 triệu đồng; doanh nghiệp 500 triệu đồng\""
        ), ("Ngân sách nhà nước;1000;;;;\r\n", ""), ("Nguồn khác;500;;;;\r\n", ""),
      ])
    #expect(codes(judged).isEmpty && judged.verdict == .eligible, "\(codes(judged))")
    #expect(judged.tasks.first?.other == Money(dong: 500_000_000))
  }

  @Test func partsOfAnActivityBehindADash() throws {
    let row = "Đo điện, nước theo công đoạn"
    let judged = try judge("phu-luc-2", [(row, "- Chi công;;;;100;0\r\n" + row)])
    #expect(codes(judged) == ["F001 1"], "\(codes(judged))")
  }

  // MARK: - The activities of an outline

  private let table = (
    "Nội dung công việc;Sản phẩm;Bắt đầu;Kết thúc;Ngân sách nhà nước;Nguồn khác",
    "Nội dung công việc;Sản phẩm;Bắt đầu;Kết thúc;Kinh phí"
  )
  private let rows = [
    (";250;0", ";250"), (";480;320", ";800"), (";270;180", ";450"), ("Cộng;;;;1000;500", ""),
  ]

  /// Money that is not parted by its sources is asked about once, and its sum compared.
  @Test func moneyThatIsNotParted() throws {
    let judged = try judge("phu-luc-2", [table] + rows)
    #expect(codes(judged) == ["F005 1"] && judged.verdict == .review)
    #expect(judged.findings.first?.place.cell == "E40")
    let wrong = try judge("phu-luc-2", [table] + rows + [(";450", ";550")])
    #expect(codes(wrong) == ["F005 1", "M007 1"])
    #expect(wrong.findings.first { $0.code == "M007" }?.difference == "-100000000")
  }

  /// Of a task without other money it is the state's.
  @Test func moneyThatIsAllTheStates() throws {
    let state = [
      ("Ngân sách nhà nước;1000", "Ngân sách nhà nước;1500"), ("Nguồn khác;500", "Nguồn khác;0"),
      ("Loại nguồn khác;Doanh nghiệp", "Loại nguồn khác;"),
    ]
    let judged = try judge("phu-luc-2", [table] + rows + state)
    #expect(codes(judged) == ["F005 1"] && judged.verdict == .eligible)
    let wrong = try judge("phu-luc-2", [table] + rows + state + [(";450", ";550")])
    #expect(codes(wrong) == ["F005 1", "M007 1"])
  }

  /// A table without any money lacks a column; its activities do not each lack a field.
  @Test func noMoneyAtAll() throws {
    let none = (table.0, "Nội dung công việc;Sản phẩm;Bắt đầu;Kết thúc")
    let rows = rows.map { ($0.0, "") }
    let judged = try judge("phu-luc-2", [none] + rows)
    #expect(codes(judged) == ["A001 1"] && judged.verdict == .ineligible)
  }
}
