import Foundation
import Intake
import IntakeCore
import IntakeTesting
import Testing

/// Sheets as offices lay them out, exported by LibreOffice in several ways
/// (Fixtures/office/make.py): each says just what the XML of the same content says.
@Suite struct OfficeSheetTests {
  private static let folder = "Tests/IntakeTests/Fixtures/office"

  static let files: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Checkout.path(folder))
    return (names ?? []).filter { $0.hasSuffix(".csv") }.sorted()
  }()

  @Test func theFixturesAreThere() {
    #expect(Self.files.count >= 15)
  }

  @Test(arguments: files)
  func saysWhatTheXMLSays(_ file: String) throws {
    let trip = RoundTrip(call: try Checkout.call())
    let source = file.hasPrefix("list") ? "phu-luc-1" : "phu-luc-2"
    let expected = Said(trip.judge(try Checkout.bytes("samples/drafts/\(source).xml")))
    let judged = trip.judge(try Checkout.bytes("\(Self.folder)/\(file)"))
    var said = Said(judged)
    // That a file is in UTF-16 is said, and is no difference of content.
    said.lines.removeAll { $0.hasPrefix("F004 warning") }
    #expect(said.lines.difference(from: expected.lines).isEmpty, "\(said.lines)")
    #expect(judged.verdict == .eligible)
  }

  /// A sum is compared wherever it stands: in the group's own row, above its rows, below them.
  @Test(arguments: [
    ("list-tab-utf16.csv", "480\t480\t0\t", "490\t480\t0\t"),
    ("list-total-first.csv", "3,480;2,080", "3,490;2,080"),
    ("list-carried.csv", "trước,,,,,,,,,,,,\"480,00", "trước,,,,,,,,,,,,\"490,00"),
    (
      "list-broken-headings.csv", "(I+II+III);;;;;;;;;;;;3.480,00", "(I+II+III);;;;;;;;;;;;3.490,00"
    ),
  ])
  func wrongSumsAreFound(_ file: String, _ right: String, _ wrong: String) throws {
    let bytes = try Checkout.bytes("\(Self.folder)/\(file)")
    let isWide = file.contains("utf16")
    let text =
      isWide
      ? try #require(String(bytes: bytes, encoding: .utf16))
      : String(decoding: bytes, as: UTF8.self)
    let place = try #require(text.range(of: right))
    let changed = text.replacingCharacters(in: place, with: wrong)
    let trip = RoundTrip(call: try Checkout.call())
    let judged = trip.judge(Array(changed.utf8))
    #expect(judged.countsByCode["M006"] == 1, "\(judged.findings.map(\.message.vi))")
    #expect(judged.countsByCode.count == 1)
  }

  @Test func howItWasReadIsTold() throws {
    let trip = RoundTrip(call: try Checkout.call())
    let judge = { (name: String) in
      try #require(trip.judge(try Checkout.bytes("\(Self.folder)/\(name).csv")).understood)
    }
    let american = try judge("list-american-numbers")
    #expect(american.unit == .million && american.numberStyle == .commaGroups)
    guard case .caption(let place) = american.unitSource else {
      Issue.record("\(american.unitSource)")
      return
    }
    #expect(place.cell == "M20")
    #expect(american.listed.first?.found == "45292" && american.listed.first?.meaning == "2024-01")
    let dong = try judge("list-dong")
    guard case .heading(let heading) = dong.unitSource else {
      Issue.record("\(dong.unitSource)")
      return
    }
    #expect(dong.unit == .dong && heading.cell == "M21")
    let plain = try judge("list-plain")
    #expect(plain.listed.contains { $0.found == "1,500" && $0.meaning == "1500000000" })
    #expect(trip.judge(try Checkout.bytes("samples/drafts/phu-luc-1.xml")).understood == nil)
  }

  /// What is not evident is told in each report and both languages: the unit and where it is
  /// from, dates of two figures for the year, serial numbers, quarters, orientations in words and
  /// Roman, a province by an alias.
  @Test(arguments: [
    ("text", "vi", "“TP.HCM” (ô B3, Tỉnh/thành phố) đọc là Hồ Chí Minh"),
    ("text", "vi", "“10/4/23” (ô B5, Ngày văn bản) đọc là 10/04/2023"),
    ("text", "vi", "“III” (ô C8, Định hướng) đọc là 3 (+2 ô nữa)"),
    ("text", "vi", "“Quý I/2024” (ô I8, Bắt đầu) đọc là 01/2024 (+2 ô nữa)"),
    ("text", "vi", "“1.500” (ô K8, Tổng kinh phí) đọc là 1.500.000.000 đồng"),
    ("text", "vi", "số tiền theo triệu đồng (ghi ở tiêu đề cột, ô K7), dấu chấm ngăn hàng nghìn"),
    ("text", "en", "“TP.HCM” (cell B3, Province or city) read as Hồ Chí Minh"),
    ("html", "vi", "“TP.HCM” (ô B3, Tỉnh/thành phố) đọc là Hồ Chí Minh"),
    ("html", "vi", "số tiền theo triệu đồng (ghi ở tiêu đề cột, ô K7)"),
    ("html", "en", "amounts in million đồng (as the heading says, cell K7)"),
    ("json", "vi", #""cell": "I9""#), ("json", "en", #""meaning": "2024-01""#),
    ("json", "en", #""unitCell": "K7""#), ("json", "vi", #""meaning": "Hồ Chí Minh""#),
  ])
  func whatIsNotEvidentIsTold(_ report: String, _ language: String, _ said: String) throws {
    let sheet = """
      Đơn vị đề xuất,Sở Công Thương TP.HCM
      Loại đơn vị,Cơ quan nhà nước
      Tỉnh/thành phố,TP.HCM
      Số văn bản,12/SCT-QL
      Ngày văn bản,10/4/23
      Điện thoại,0900 000 000
      STT,Tên nhiệm vụ,Định hướng,Ngành,Mục tiêu,Nội dung chính,Dự kiến sản phẩm,Đơn vị chủ trì,\
      Bắt đầu,Kết thúc,Tổng kinh phí (triệu đồng),Ngân sách nhà nước,Nguồn khác,Loại nguồn khác
      1,Việc a,III,Thép,a,b,c,d,Quý I/2024,12/2024,1.500,1.000,500,Khác
      2,Việc b,Kinh tế tuần hoàn,,a,b,c,d,45292,12/2024,"1.200","1.200",0,
      3,Việc c,Định hướng thứ tư,,a,b,c,d,T1/24,12/2024,900,900,0,

      """
    let run = try Program.dexuat(
      ["check", "-", "--report", report, "--lang", language], input: Array(sheet.utf8))
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains(said), "\(text.prefix(1500))")
  }

  /// What an official block says of the submitter is told by names, never by the codes of a list.
  @Test(arguments: [("vi", "Loại đơn vị “Cơ quan nhà nước”"), ("en", "“State body”")])
  func aKindIsToldByItsName(_ language: String, _ said: String) throws {
    let run = try Program.dexuat([
      "check", Checkout.path("Tests/IntakeTests/Fixtures/reading/official-block/document.csv"),
      "--lang", language,
    ])
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains(said) && !text.contains("“state”"), "\(text.prefix(1500))")
  }

  @Test func theReportTellsIt() throws {
    let file = Checkout.path("\(Self.folder)/list-dong.csv")
    let run = try Program.dexuat(["check", file, "--now", "2023-05-08T09:00:00+07:00"])
    #expect(run.output.contains("số tiền theo đồng (ghi ở tiêu đề cột, ô M21), dấu chấm"))
    let faulty = try Program.dexuat([
      "check", Checkout.path("samples/drafts/phu-luc-1-loi.csv"), "--report", "json",
    ])
    #expect(faulty.output.contains("(“900” đọc theo triệu đồng, ghi ở ô A12.)"))
  }
}
