import Foundation
import Intake
import IntakeCore
import IntakeTesting
import Testing

/// Doubts end to end: a sheet through the command, its machine report.
@Suite struct DoubtTests {
  private func report(_ changes: (String, String)...) throws -> [String: Any] {
    var text = ExampleSheet.text
    for (old, new) in changes {
      #expect(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let scratch = try Scratch()
    let file = try scratch.write(text, to: "a.csv")
    let run = try Program.dexuat([
      "check", file, "--report", "json", "--now", "2023-04-20T09:00:00+07:00",
    ])
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let report = try #require(json as? [String: Any])
    return try #require((report["documents"] as? [[String: Any]])?.first)
  }

  private func task(_ document: [String: Any], _ position: Int) throws -> [String: Any] {
    try #require((document["tasks"] as? [[String: Any]])?[position])
  }

  private func codes(_ document: [String: Any]) throws -> [String] {
    try #require(document["findings"] as? [[String: Any]]).compactMap { $0["code"] as? String }
  }

  @Test func theSheetIsSound() throws {
    let document = try report()
    #expect(try codes(document) == [])
    #expect(document["verdict"] as? String == "eligible")
  }

  @Test func anAmountInDoubtIsNullAndForReview() throws {
    let document = try report(("1500,1000,500", "1.500,1.500,0"))
    let task = try task(document, 0)
    #expect(task["total"] is NSNull && task["state"] is NSNull)
    #expect(task["other"] as? String == "0")
    #expect(task["verdict"] as? String == "review")
    #expect(try codes(document) == ["M003", "M003"])
  }

  @Test func anOrientationInDoubtIsNullAndForReview() throws {
    let document = try report(("sợi,3,", "sợi,Truyền thông về kinh tế tuần hoàn,"))
    let task = try task(document, 0)
    #expect(task["orientation"] is NSNull)
    #expect(task["verdict"] as? String == "review")
    #expect(try codes(document) == ["O003"])
  }

  // MARK: Provinces by the list valid at the document's date

  @Test(arguments: [
    ("TP.HCM", "2023", "79"), ("TP. Hồ Chí Minh", "2023", "79"), ("Đăk Lăk", "2023", "66"),
    ("Đắc Lắc", "2023", "66"), ("Daklak", "2023", "66"), ("BR-VT", "2023", "77"),
    ("BRVT", "2023", "77"), ("Bà Rịa – Vũng Tàu", "2023", "77"), ("TT-Huế", "2023", "46"),
    ("Bắc Cạn", "2023", "06"), ("UBND tỉnh Hoà Bình", "2023", "17"), ("hoa binh", "2023", "17"),
    ("Thành phố Hà Nội", "2023", "01"), ("T.P Đà Nẵng", "2023", "48"), ("1", "2023", "01"),
    ("TP.HCM", "2025", "79"), ("Đăk Lăk", "2025", "66"), ("Huế", "2025", "46"),
    ("HCM", "2023", "79"), ("TP Hồ Chí Minh", "2023", "79"), ("Tp.HCM.", "2023", "79"),
    ("HCMC", "2023", "79"), ("Sở Công Thương TP HCM", "2023", "79"), ("T.T. Huế", "2023", "46"),
    ("Thừa Thiên – Huế", "2023", "46"), ("Đak Nông", "2023", "67"), ("Đắc Nông", "2023", "67"),
    ("Đắk Lắc", "2023", "66"), ("Dak Lak", "2025", "66"), ("Kon-Tum", "2023", "62"),
    ("BR – VT", "2023", "77"), ("Bà Rịa Vũng Tàu", "2023", "77"), ("HÀ NỘI", "2025", "01"),
  ])
  func provincesByAnyUsualName(_ name: String, _ year: String, _ code: String) throws {
    let (document, province) = try province(name, year)
    #expect(province?.code == code, "\(name)")
    #expect(document.countsByCode["A007"] == nil, "\(name)")
  }

  @Test(arguments: [
    ("15", "Yên Bái", "Lào Cai"), ("24", "Bắc Giang", "Bắc Ninh"),
    ("44", "Quảng Bình", "Quảng Trị"), ("52", "Bình Định", "Gia Lai"),
    ("80", "Long An", "Tây Ninh"), ("82", "Tiền Giang", "Đồng Tháp"),
    ("91", "Kiên Giang", "An Giang"),
  ])
  func sevenCodesChangedTheirMeaning(_ code: String, _ before: String, _ after: String) throws {
    #expect(try province(code, "2023").province?.name == before)
    #expect(try province(code, "2025").province?.name == after)
    // A name tells what is meant at any time; where it no longer stands, that is said.
    let old = try province(before, "2025")
    #expect(old.province?.name == before)
    #expect(old.document.countsByCode["A007"] == 1)
  }

  /// A town or a former province is no province: what may be meant is named, nothing is taken.
  @Test(arguments: [
    ("Vũng Tàu", "2023", "Bà Rịa - Vũng Tàu"), ("TP Vũng Tàu", "2025", "Hồ Chí Minh"),
    ("Bà Rịa", "2023", "Bà Rịa - Vũng Tàu"), ("Sài Gòn", "2023", "Hồ Chí Minh"),
    ("SG", "2025", "Hồ Chí Minh"), ("thanh pho Da Lat", "2023", "Lâm Đồng"),
    ("Nha Trang", "2025", "Khánh Hòa"), ("Hà Tây", "2023", "Hà Nội"),
    ("Sở Công Thương Hà Tây", "2023", "Hà Nội"), ("Hà Bắc", "2023", "Bắc Giang / Bắc Ninh"),
    ("Hà Bắc", "2025", "Bắc Ninh"), ("Qui Nhơn", "2025", "Gia Lai"),
    ("Gia Lai - Kon Tum", "2023", "Kon Tum / Gia Lai"),
    ("Sông Bé", "2023", "Bình Phước / Bình Dương"),
  ])
  func placesAreNotTakenForProvinces(_ name: String, _ year: String, _ meant: String) throws {
    let (document, province) = try province(name, year)
    #expect(province == nil)
    let finding = try #require(document.findings.first)
    #expect(document.findings.count == 1 && finding.code == "A007")
    #expect(finding.expected == meant && finding.found == name)
    for name in meant.split(separator: " / ") { #expect(finding.advice.vi.contains("“\(name)”")) }
  }

  private func province(
    _ text: String, _ year: String
  ) throws -> (document: JudgedDocument, province: Province?) {
    let sheet = ExampleSheet.text
      .replacing("Tỉnh/thành phố,19", with: "Tỉnh/thành phố,\(text)")
      .replacing("10/04/2023", with: "10/08/\(year)")
    let call = try Checkout.call()
    let document = DocumentChecker(call: call).check(
      Array(sheet.utf8), path: "x", receipt: .notJudged(call.deadline), keepsRecords: true)
    guard case .province(let position)? = document.submitterRecord?.value(.province) else {
      return (document, nil)
    }
    return (document, call.provinces.items[position])
  }
}
