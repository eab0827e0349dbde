import Foundation
import IntakeTesting
import Testing

/// What a plan has otherwise than an earlier one, of its own call or of another, each with its reason;
/// by the built binary.
@Suite struct PlanComparisonTests {
  private let one = "Xây dựng định mức tiêu hao nguyên vật liệu ngành dệt may: khâu kéo sợi"
  private let two = "Phổ biến mô hình sản xuất sạch hơn tại làng nghề gốm"
  private let three = "Thí điểm tuần hoàn nước thải tại cụm công nghiệp"
  private let office: ScenarioOffice

  init() throws {
    office = try ScenarioOffice()
  }

  private func dexuat(_ arguments: [String], on day: Int) throws -> Program {
    try Program.dexuat(
      arguments + [
        "--register", "reg", "--now", "2023-05-\(day < 10 ? "0" : "")\(day)T09:00:00+07:00",
      ],
      in: office.scratch.url.path)
  }

  private func intake(on day: Int, received: String? = "2023-04-10 08:00") throws {
    let run = try dexuat(
      ["intake", "in", "--settle", "0"] + (received.map { ["--received", $0] } ?? []), on: day)
    #expect(run.status < 2, "\(run.complaint)")
  }

  private func decide(_ arguments: String..., on day: Int) throws {
    let run = try dexuat(
      ["decide"] + arguments + ["--by", "Lê Thị B", "--why", "đã rõ", "--document", "15/TB"],
      on: day)
    #expect(run.status == 0, "\(run.complaint)")
  }

  /// The rows of `changes.csv`, without its heading.
  private func changes(since earlier: String, on day: Int) throws -> [String] {
    let run = try dexuat(["plan", "--output", "plan-\(day)", "--since", earlier], on: day)
    #expect(run.status == 0, "\(run.complaint)")
    let data = try Data(contentsOf: URL(filePath: office.scratch.path("plan-\(day)/changes.csv")))
    return String(decoding: data, as: UTF8.self).components(separatedBy: "\r\n").dropFirst()
      .filter { !$0.isEmpty }
  }

  private func plan(on day: Int) throws -> String {
    let run = try dexuat(["plan", "--output", "plan-\(day)"], on: day)
    #expect(run.status == 0, "\(run.complaint)")
    return "plan-\(day)"
  }

  @Test func anOutlineThatCameLater() throws {
    try office.putList("a/danh-muc.xml", [one, two])
    try office.putOutline("a/thuyet-minh.xml", 1, one)
    try intake(on: 1)
    let before = try plan(on: 1)
    try office.putOutline("b/thuyet-minh.xml", 2, two)
    try intake(on: 2)
    let rows = try changes(since: before, on: 2)
    #expect(rows.count == 1 && rows[0].hasPrefix("thêm;"), "\(rows)")
    #expect(rows[0].contains("Nhận bản thuyết minh số đến 3, lúc 08:00 ngày 10/04/2023"), "\(rows)")
  }

  @Test func aTimeOfReceiptThatWasProvedLater() throws {
    try office.put("a", [one])
    try intake(on: 1, received: nil)
    let before = try plan(on: 1)
    try office.book("a,2023-04-10 08:00")
    try intake(on: 2, received: nil)
    let rows = try changes(since: before, on: 2)
    #expect(rows.count == 1 && rows[0].contains("Bổ sung thời điểm nhận số đến 1"), "\(rows)")
  }

  @Test func aNewListAndWhatItLeavesOut() throws {
    try office.put("a", [one, two])
    try intake(on: 1)
    let before = try plan(on: 1)
    try office.put("b", [two, three])
    try intake(on: 2, received: "2023-04-12 08:00")
    let rows = try changes(since: before, on: 2)
    #expect(rows.count == 3, "\(rows)")
    #expect(rows[0].hasPrefix("thêm;") && rows[0].contains("Nhận danh mục số đến 4"), "\(rows)")
    #expect(rows[1].contains("Không còn trong danh mục gửi lại, số đến 4"), "\(rows)")
    #expect(rows[2].contains("Theo danh mục số đến 4, thay số đến 1"), "\(rows)")
  }

  @Test func aDecisionThatBringsOneBackAndAnother() throws {
    try office.put("a", [one])
    try intake(on: 1)
    try office.put("b", [one, two])
    try intake(on: 2, received: "2023-04-12 08:00")
    let before = try plan(on: 2)
    try decide("3", "--withdraw", "--submission", on: 3)
    let rows = try changes(since: before, on: 3)
    #expect(rows.count == 2, "\(rows)")
    #expect(rows.allSatisfy { $0.contains("15/TB") && $0.contains("đã rõ") }, "\(rows)")
  }

  /// A later definition that judges otherwise is the reason of what it brings.
  @Test func anAmendment() throws {
    try FileManager.default.createDirectory(
      atPath: office.scratch.path("new"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: Checkout.path("templates/889-2024"), toPath: office.scratch.path("new/889-2024"))
    try office.put("a", [one])
    try intake(on: 4, received: "2023-05-03 08:00")
    let before = try plan(on: 4)
    let path = office.scratch.path("new/889-2024/call.xml")
    let definition = try String(contentsOfFile: path, encoding: .utf8)
    let later = definition.replacing(
      "cutoff=\"2023-04-30T00:00:00\"", with: "cutoff=\"2023-05-04T00:00:00\"")
    try #require(later != definition)
    try later.write(toFile: path, atomically: true, encoding: .utf8)
    let amended = try dexuat(
      ["register", "amend", "--call", path, "--by", "Lê Thị B", "--why", "gia hạn chung"]
        + ["--document", "12/TB"], on: 5)
    #expect(amended.status == 0, "\(amended.complaint)")
    let run = try dexuat(
      ["plan", "--call", path, "--output", "after", "--since", before], on: 5)
    #expect(run.status == 0, "\(run.complaint)")
    let rows = try String(
      contentsOfFile: office.scratch.path("after/changes.csv"), encoding: .utf8)
    #expect(
      rows.contains("Định nghĩa đợt kêu gọi sửa đổi theo 12/TB, Lê Thị B: gia hạn chung"), "\(rows)"
    )
  }

  /// The plan of another call: what goes on, what is new, what is gone.
  @Test func thePlanOfAnotherCall() throws {
    try office.put("a", [one, two])
    try intake(on: 1)
    let before = office.scratch.path("\(try plan(on: 1))/plan.json")
    let text = try String(contentsOfFile: before, encoding: .utf8)
    // Two is another task there.
    let other = text.replacing("\"id\": \"889-2024\"", with: "\"id\": \"889-2023\"")
      .replacing("làng nghề gốm", with: "các trường học vùng cao của tỉnh bạn")
    try #require(other != text)
    try other.write(
      toFile: office.scratch.path("other.json"), atomically: true, encoding: .utf8)
    let rows = try changes(since: "other.json", on: 2)
    #expect(rows.count == 3, "\(rows)")
    #expect(rows[0].hasPrefix("chuyển tiếp;") && rows[0].contains("khâu kéo sợi"), "\(rows)")
    #expect(rows[1].hasPrefix("mới;") && rows[1].contains("làng nghề gốm"), "\(rows)")
    #expect(rows[2].hasPrefix("không còn;") && rows[2].contains("trường học"), "\(rows)")
    let page = try String(
      contentsOfFile: office.scratch.path("plan-2/changes.html"), encoding: .utf8)
    #expect(page.contains("SO VỚI ĐỢT 889-2023"))
  }
}
