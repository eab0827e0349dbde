import IntakeCore
import Testing

@testable import IntakeReading

/// Layouts of outlines as offices draw them up, and what they say.
struct OutlineLayoutTests {
  private static let labels = """
    Đơn vị đề xuất;Sở Công Thương tỉnh Vĩnh Phúc
    Đơn vị tính: triệu đồng
    STT;2
    Tên nhiệm vụ;Định mức kéo sợi
    Đơn vị chủ trì;Sở Công Thương
    Thời gian thực hiện;01/2024 - 12/2024
    Tổng kinh phí;1500
    Ngân sách nhà nước;1000
    Nguồn khác;500
    Căn cứ pháp lý;Quyết định 889/QĐ-TTg
    Sự cần thiết;Chưa có định mức

    """
  private static let activities = """
    Nội dung công việc;Sản phẩm;Bắt đầu;Kết thúc;Ngân sách nhà nước;Nguồn khác
    Khảo sát;01 báo cáo;01/2024;06/2024;400;200
    Đo;01 bảng;07/2024;12/2024;600;300

    """

  /// The outline with some of its lines, each named by its label, written otherwise.
  private func outline(
    _ changes: [String: String] = [:], activities: String = Self.activities
  ) throws -> Collector {
    let lines = Self.labels.split(separator: "\n").map { line in
      changes[String(line.prefix { $0 != ";" })] ?? String(line)
    }
    return try read(lines.joined(separator: "\n") + "\n\n" + activities)
  }

  private func money(_ sheet: Collector) -> [String?] {
    ["total", "state", "other"].map { sheet.tasks.first?.fields[$0] }
  }

  @Test(arguments: [
    ["Tổng kinh phí": "Kinh phí năm 2024;1500"], ["Tổng kinh phí": "Kinh phí năm 2024: 1500"],
    ["Tổng kinh phí": "Tổng kinh phí thực hiện nhiệm vụ;1500"],
    [
      "Tổng kinh phí": "\"Tổng kinh phí: 1500 (NSNN: 1000; nguồn khác: 500)\"",
      "Ngân sách nhà nước": "", "Nguồn khác": "",
    ],
    [
      "Tổng kinh phí": "Kinh phí;Tổng số;NSNN;Nguồn khác\n;1500;1000;500", "Ngân sách nhà nước": "",
      "Nguồn khác": "",
    ],
    ["Nguồn khác": "Nguồn khác: 500 (vốn doanh nghiệp)"],
  ])
  func moneyHoweverItIsSaid(_ changes: [String: String]) throws {
    let sheet = try outline(changes)
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(money(sheet) == ["1500", "1000", "500"])
  }

  @Test(arguments: ["Vốn doanh nghiệp;500", "Nguồn khác: 500 (vốn doanh nghiệp)"])
  func theSourceThatTheMoneysLabelNames(_ line: String) throws {
    #expect(try outline(["Nguồn khác": line]).tasks.first?.fields["otherSource"] == "enterprise")
  }

  @Test func aUnitThatTheFormDoesNotHaveBehindADash() throws {
    #expect(try outline(["Tổng kinh phí": "Tổng kinh phí - người;1500"]).codes == ["F007"])
  }

  @Test(arguments: [
    "Đơn vị chủ trì, phối hợp;\"Sở Công Thương; phối hợp: Hiệp hội Dệt may\"",
    "\"Đơn vị chủ trì, phối hợp: Sở Công Thương; phối hợp: Hiệp hội Dệt may\"",
  ])
  func theLeadAndItsPartnersOnOneLine(_ line: String) throws {
    let task = try outline(["Đơn vị chủ trì": line]).tasks.first?.fields
    #expect(task?["lead"] == "Sở Công Thương" && task?["partners"] == "Hiệp hội Dệt may")
  }

  @Test func bothEndsOfAPeriodBesideItsLabel() throws {
    let task = try outline(["Thời gian thực hiện": "Thời gian thực hiện;03/2024;10/2024"]).tasks
      .first
    #expect(task?.fields["start"] == "03/2024" && task?.fields["end"] == "10/2024")
  }

  @Test(arguments: [
    """
    TT;Các nội dung công việc;Sản phẩm;Thời gian thực hiện;;NSNN;Nguồn khác
    1;Khảo sát;01 báo cáo;01/2024;06/2024;400;200
    2;Đo;01 bảng;07/2024;12/2024;600;300
    """,
    """
    STT;Nội dung;Thời gian;Kinh phí;;
    ;;;Tổng;NSNN;Khác
    1;Khảo sát;01/2024 - 06/2024;600;400;200
    2;Đo;07/2024 - 12/2024;900;600;300
    """,
    """
    Nội dung công việc;Sản phẩm;Bắt đầu;Kết thúc;Ngân sách nhà nước;Nguồn khác
    I. Chuẩn bị
    Khảo sát;01 báo cáo;01/2024;06/2024;400;200
    II. Thực hiện
    Đo;01 bảng;07/2024;12/2024;600;300
    """,
    """
    STT;Nội dung công việc;Sản phẩm;Bắt đầu;Kết thúc;Ngân sách nhà nước;Nguồn khác
    1;Chuẩn bị;;;;400;200
    1.1;Khảo sát;01 báo cáo;01/2024;06/2024;400;200
    2;Thực hiện;;;;600;300
    2.1;Đo;01 bảng;07/2024;12/2024;600;300
    """,
  ])
  func activitiesHoweverTheirTableIsLaidOut(_ table: String) throws {
    let sheet = try outline(activities: table + "\n")
    #expect(sheet.codes.filter { $0 != "F005" }.isEmpty, "\(sheet.said)")
    let children = sheet.tasks.first?.children.map(\.fields) ?? []
    #expect(children.map { $0["content"] } == ["Khảo sát", "Đo"])
    #expect(children.map { $0["state"] } == ["400", "600"])
    #expect(children.allSatisfy { $0["start"] != nil && $0["end"] != nil })
  }

  /// A table of costs above that of the activities is none of its labels.
  @Test func anotherTableIsNoAnswer() throws {
    let costs = "STT;Nội dung chi;Kinh phí\n1;Khảo sát;600\n2;Đo;900\n\n"
    let sheet = try outline(activities: costs + Self.activities)
    #expect(sheet.findings.isEmpty && sheet.tasks.first?.fields["number"] == "2", "\(sheet.said)")
    #expect(sheet.tasks.first?.children.count == 2)
  }
}
