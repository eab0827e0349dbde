import Testing

@testable import IntakeCore

@Suite struct TextLexiconTests {
  let lexicon = TextTestCall.lexicon
  let call = TextTestCall.call

  private func code(_ text: String, _ list: String, _ notation: Notation = .everyday) -> String? {
    lexicon.code(ArraySlice(text: text), list: list, in: notation).flatMap { position in
      call.codeList(list)?.items[position].code
    }
  }

  @Test(
    arguments: [
      ("chemicals", "chemicals"), ("Chemicals", "chemicals"), ("Hóa chất", "chemicals"),
      ("HOÁ CHẤT", "chemicals"), ("hoa chat", "chemicals"), ("Ngành hoá chất", "chemicals"),
      ("Xi măng", "cement"), ("xi-măng", "cement"), ("ximăng", nil), ("Thuỷ sản", "seafood"),
      ("Dệt may.", "textile"), ("khac", "other"), ("Giày da", nil),
    ] as [(String, String?)])
  func sectorsInSheets(_ text: String, _ expected: String?) {
    #expect(code(text, "sector") == expected)
  }

  /// Words that say of what kind a thing is, and a remark in brackets behind it.
  @Test(
    arguments: [
      ("Ngành công nghiệp thép", "sector", "steel"), ("lĩnh vực xi măng", "sector", "cement"),
      ("nganh che bien thuy hai san", "sector", "seafood"),
      ("Sản xuất thép (Thái Nguyên)", "sector", "steel"), ("Ngành thép tấm", "sector", nil),
      ("Từ nguồn doanh nghiệp", "submitterKind", "enterprise"),
      ("Nguồn vốn của doanh nghiệp (đối ứng)", "submitterKind", "enterprise"),
      ("Kinh phí từ các doanh nghiệp", "submitterKind", "enterprise"),
      ("Nguồn", "submitterKind", nil), ("(doanh nghiệp)", "submitterKind", nil),
      ("Doanh nghiệp và nhà nước", "submitterKind", nil),
    ] as [(String, String, String?)])
  func wordsAroundANameAreLeftOut(_ text: String, _ list: String, _ expected: String?) {
    #expect(code(text, list) == expected)
    #expect(code(text, list, .exact) == nil)
  }

  @Test func xmlTakesCodesOnly() {
    #expect(code("chemicals", "sector", .exact) == "chemicals")
    #expect(code("Chemicals", "sector", .exact) == nil)
    #expect(code("Hóa chất", "sector", .exact) == nil)
    #expect(code("chemicals", "none", .exact) == nil)
    #expect(code("Viện / trường", "submitterKind") == "institute")
  }

  private func province(_ text: String, _ year: Int = 2023, _ notation: Notation = .everyday)
    -> Province?
  {
    guard let day = CalendarDay(year: year, month: 8, day: 1) else { return nil }
    return lexicon.province(ArraySlice(text: text), on: day, in: notation)
      .map { call.provinces.items[$0] }
  }

  @Test(
    arguments: [
      ("01", "Hà Nội"), ("1", "Hà Nội"), ("Hà Nội", "Hà Nội"), ("TP. Hà Nội", "Hà Nội"),
      ("Thành phố Hà Nội", "Hà Nội"), ("HA NOI", "Hà Nội"), ("UBND thành phố Hà Nội", "Hà Nội"),
      ("TP.HCM", "Hồ Chí Minh"), ("TP HCM", "Hồ Chí Minh"), ("Tp.Hồ Chí Minh", "Hồ Chí Minh"),
      ("HCM", "Hồ Chí Minh"), ("Đăk Lăk", "Đắk Lắk"), ("Đắc Lắc", "Đắk Lắk"), ("Daklak", "Đắk Lắk"),
      ("Dak Lak", "Đắk Lắk"), ("BR-VT", "Bà Rịa - Vũng Tàu"), ("BRVT", "Bà Rịa - Vũng Tàu"),
      ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"), ("tỉnh Bắc Kạn", "Bắc Kạn"),
      ("UBND tỉnh Bắc Cạn", "Bắc Kạn"), ("Hòa Bình", "Hoà Bình"), ("Hoà Bình", "Hoà Bình"),
      ("Thanh Hoá", "Thanh Hóa"), ("TT-Huế", "Thừa Thiên Huế"),
      ("Thừa Thiên - Huế", "Thừa Thiên Huế"),
      ("Huế", "Thừa Thiên Huế"), ("Tỉnh: Nghệ An", nil), ("Ðà Nẵng", "Đà Nẵng"), ("99", nil),
      ("TP. Nam Định, tỉnh Nam Định", "Nam Định"), ("Nam Định (36)", "Nam Định"),
      ("36 - Nam Định", "Nam Định"), ("Quận 1, TP.HCM", "Hồ Chí Minh"),
      ("Atlantis", nil), ("Tỉnh", nil), ("15", "Yên Bái"), ("Kỳ Anh", nil),
    ] as [(String, String?)])
  func provincesOf2023(_ text: String, _ name: String?) {
    #expect(province(text)?.name == name, "\(text)")
  }

  @Test(arguments: [
    ("15", "Lào Cai"), ("24", "Bắc Ninh"), ("44", "Quảng Trị"), ("52", "Gia Lai"),
    ("80", "Tây Ninh"), ("82", "Đồng Tháp"), ("91", "An Giang"), ("46", "Huế"), ("Huế", "Huế"),
  ])
  func provincesOf2025(_ text: String, _ name: String) {
    #expect(province(text, 2025)?.name == name)
  }

  @Test func aProvinceOfAnotherTimeCanBeTold() throws {
    let day = try #require(CalendarDay(year: 2025, month: 8, day: 1))
    let gone = try #require(province("Bắc Kạn", 2025))
    #expect(gone.code == "06" && !gone.isValid(on: day))
    #expect(province("06", 2025)?.isValid(on: day) == false)
    #expect(province("Lào Cai", 2025)?.code == "15")
    #expect(province("Lào Cai", 2023)?.code == "10")
  }

  @Test func everyProvinceReadsInEverySpelling() {
    for scheme in [2023, 2025] {
      guard let day = CalendarDay(year: scheme, month: 8, day: 1) else { continue }
      for item in call.provinces.valid(on: day) {
        for text in [
          item.code, item.name, item.name.uppercased(), "tỉnh " + item.name, "TP. " + item.name,
          MatchKey.bare(item.name), "UBND tỉnh " + item.name,
        ] + item.aliases {
          #expect(province(text, scheme)?.code == item.code, "\(text)")
        }
      }
    }
  }

  @Test func targets() {
    let title = "số mô hình về sản xuất và tiêu dùng bền vững được xây dựng đến năm 2025"
    #expect(lexicon.target(ArraySlice(text: "models-2025"), in: .exact) == 0)
    #expect(lexicon.target(ArraySlice(text: title), in: .everyday) == 0)
    #expect(lexicon.target(ArraySlice(text: title), in: .exact) == nil)
    #expect(lexicon.target(ArraySlice(text: "models"), in: .everyday) == nil)
  }

  private func label(_ text: String) -> String? {
    guard let match = lexicon.label(ArraySlice(text: text), in: TextTestCall.task) else {
      return nil
    }
    let unit = match.unit.map { " [\($0.rawValue)]" } ?? ""
    switch match.target {
    case .field(let position): return TextTestCall.task.fields[position].id + unit
    case .combined(let position): return "combined \(position)" + unit
    }
  }

  @Test(
    arguments: [
      ("STT", "number"), ("Số TT", "number"), ("Tên nhiệm vụ", "title"), ("TÊN NHIỆM VỤ:", "title"),
      ("ten nhiem vu", "title"), ("Tên  nhiệm\nvụ", "title"), ("1. Tên nhiệm vụ", "title"),
      ("2) Tên nhiệm vụ", "title"), ("a) Tên nhiệm vụ", "title"), ("II. Tên nhiệm vụ", "title"),
      ("- Tên nhiệm vụ:", "title"), ("+ Tên nhiệm vụ", "title"), ("1.1. Tên nhiệm vụ", "title"),
      ("1.Tên nhiệm vụ", "title"), ("(1) Tên nhiệm vụ", "title"), ("Tên nhiệm vụ (*)", "title"),
      ("Tên nhiệm vụ (ghi đầy đủ)", "title"), ("Tên nhiệm vụ / đề tài / dự án", "title"),
      ("title", "title"), ("Tổng kinh phí (triệu đồng)", "total [million]"),
      ("Tổng kinh phí\n(triệu đồng)", "total [million]"), ("Kinh phí (tr.đ)", "total [million]"),
      ("Tổng kinh phí (ĐVT: tỷ đồng)", "total [billion]"),
      ("Tổng kinh phí [triệu đồng]", "total [million]"),
      ("Kinh phí, triệu đồng", "total [million]"),
      ("Kinh phí triệu đồng", "total [million]"), ("Kinh phí ĐVT: triệu đồng", "total [million]"),
      ("Kinh phí - triệu đồng", "total [million]"),
      ("Tong kinh phi (trieu dong)", "total [million]"),
      ("NSNN (1.000 đồng)", "state [thousand]"), ("NSNN", "state"),
      ("Thời gian thực hiện", "combined 0"),
      ("Thời gian thực hiện (bắt đầu - kết thúc)", "combined 0"),
      ("Thời gian", "combined 0"), ("Định hướng", "orientation"),
      ("Định hướng theo Công văn số 99/BCT-TKNL ngày 1/2/2023", "orientation"),
      ("Theo công văn số 99", nil), ("Ghi chú riêng", nil), ("", nil),
      ("1", nil), ("(1)", nil), ("triệu đồng", nil), ("Tổng hợp", nil), ("Nhiệm vụ A", nil),
    ] as [(String, String?)])
  func labels(_ text: String, _ expected: String?) {
    #expect(label(text) == expected, "\(text)")
  }

  @Test func labelsWithoutAccentsAreMarked() {
    let table = TextTestCall.task
    #expect(lexicon.label(ArraySlice(text: "Định hướng"), in: table)?.isExact == true)
    #expect(lexicon.label(ArraySlice(text: "Dinh huong"), in: table)?.isExact == false)
  }

  @Test(
    arguments: [
      ("Cộng", "group"), ("Cộng:", "group"), ("CỘNG", "group"), ("cong", "group"),
      ("Cộng nhóm I", "group"), ("Cộng (I)", "group"), ("Cộng I", "group"),
      ("Tổng cộng", "table"), ("TỔNG CỘNG:", "table"), ("Tổng cộng (I+II+…+X)", "table"),
      ("Tổng cộng: 12 nhiệm vụ", "table"), ("Tổng số", "table"), ("Tổng", "table"),
      ("tong cong", "table"), ("Total", "table"), ("Cộng đồng doanh nghiệp xanh", nil),
      ("Tổng hợp kết quả", nil), ("Công ty", nil), ("Công", nil), ("Tổng công ty", nil), ("", nil),
      ("Cộng sinh công nghiệp", nil), ("Tổng cục", nil),
    ] as [(String, String?)])
  func sums(_ text: String, _ expected: String?) {
    let scope = SheetWords.sum(ArraySlice(text: text)).map { scope in
      switch scope {
      case .group: "group"
      case .section: "section"
      case .table: "table"
      case .page: "page"
      case .carried: "carried"
      }
    }
    #expect(scope == expected, "\(text)")
  }

  @Test(
    arguments: [
      ("Cộng trang", "page"), ("CỘNG TRANG 1:", "page"), ("Tổng cộng trang 2/5", "page"),
      ("Tổng số trang này", "page"), ("Page total", "page"), ("Subtotal (page 1)", "page"),
      ("Mang sang", "carried"), ("Mang sang trang sau", "carried"), ("mang sang", "carried"),
      ("Cộng chuyển trang", "carried"), ("Lũy kế từ trang trước", "carried"),
      ("Luỹ kế", "carried"), ("Cộng lũy kế", "carried"), ("Cộng dồn", "carried"),
      ("Số trang trước chuyển sang", "carried"), ("Cộng (mang sang)", "carried"),
      ("Cộng trang trước", "carried"), ("Tổng cộng chuyển sang trang 2", "carried"),
      ("Carried forward", "carried"), ("Brought forward from page 1", "carried"),
      ("Total c/f", "carried"), ("Trang 2/5", nil), ("Cộng", nil), ("Tổng cộng", nil),
      ("Chuyển tiếp", nil), ("Nhiệm vụ chuyển tiếp", nil), ("Mang sáng kiến xanh ra trang", nil),
      ("Chuyển sang năm 2025", nil), ("Trang bị", nil), ("", nil), ("3", nil),
    ] as [(String, String?)])
  func sumsOfPages(_ text: String, _ expected: String?) {
    let scope = SheetWords.pageSum(ArraySlice(text: text))
    #expect(scope == (expected == nil ? nil : expected == "page" ? .page : .carried), "\(text)")
  }

  @Test func numbersOfPages() {
    for text in ["Trang 2", "trang 2 / 5", "TRANG 3", "Page 2 of 5", "2/5", "- 2 -", "-12-"] {
      #expect(SheetWords.isPageNumber(ArraySlice(text: text)), "\(text)")
    }
    for text in ["Trang", "2", "Trang bị 2 máy", "Trang trước", "", "2-5", "/", "01/2024 -", "--"] {
      #expect(!SheetWords.isPageNumber(ArraySlice(text: text)), "\(text)")
    }
  }

  @Test func groupAndIndexCells() {
    func group(_ text: String) -> Int? { SheetWords.groupNumber(ArraySlice(text: text)) }
    #expect(group("I") == 1 && group("II.") == 2 && group("(IV)") == 4 && group("X") == 10)
    #expect(group("XXXIX") == 39)
    #expect(group("IIII") == nil && group("i") == nil && group("1") == nil && group("") == nil)
    for text in ["(1)", "1", "a", "(B)", "12", "5=6+7", " (3) "] {
      #expect(SheetWords.isIndex(ArraySlice(text: text)), "\(text)")
    }
    for text in ["", "123", "ab", "Tên", "I.1"] {
      #expect(!SheetWords.isIndex(ArraySlice(text: text)), "\(text)")
    }
  }
}
