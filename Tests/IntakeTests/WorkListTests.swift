import Foundation
import IntakeTesting
import Testing

/// What is worth a look before a plan is signed, in `review.csv`, `plan.html` and the letters.
@Suite struct WorkListTests {
  private let one = "Xây dựng định mức tiêu hao nguyên vật liệu ngành dệt may: khâu kéo sợi"
  private let two = "Phổ biến mô hình sản xuất sạch hơn tại làng nghề gốm"
  private let office: ScenarioOffice

  /// A list that leaves out a task of the one before it, and somebody else with a task very like
  /// another one and the same telephone.
  init() throws {
    office = try ScenarioOffice()
    try office.putBytes(
      "so-den.csv",
      Array(
        """
        Tệp,Đến lúc,Số đến,Hình thức
        a,2023-04-10 08:00,345,Bưu điện
        b,2023-04-11 08:00,346,Trực tiếp
        c,2023-04-12 08:00,347,Bưu điện

        """.utf8))
    try office.put("a", [one, two])
    try office.put("b", [two], outlines: false)
    var other = ScenarioOffice.Proposer(name: "Viện Nghiên cứu Da Giầy", kind: "institute")
    other.dispatch = "12/VDG"
    try office.put("c", ["Phổ biến các mô hình sản xuất sạch hơn tại làng nghề gốm"], by: other)
    try office.intake()
  }

  private func text(_ name: String) throws -> String {
    let data = try Data(contentsOf: URL(filePath: office.scratch.path(name)))
    return String(decoding: data, as: UTF8.self)
  }

  /// The rows of `review.csv` by the entry that they begin with; reasons may hold line ends.
  private func looks() throws -> [String] {
    let rows = try text("plan/review.csv").split(separator: "\r\n").dropFirst()
    return rows.map(String.init)
  }

  @Test func whatIsWorthALookStandsBesideThePlan() throws {
    let before = try office.entries()
    let list = try #require(before["b/danh-muc.xml"])
    let others = try #require(before["c/danh-muc.xml"])
    #expect(list.tasks == ["eligible"], "\(before)")
    // The outline of the task that was left out belongs to none, whatever its number.
    #expect(before["a/thuyet-minh-1.xml"]?.codes == ["X002"])
    #expect(try office.plan().count { $0.contains("sạch hơn") } == 2)
    let rows = try looks()
    try #require(
      rows.map { String($0.prefix { $0 != ";" }) }
        == ["\(list.number)", "\(others.number)", "\(others.number)"], "\(rows)")
    #expect(rows[0].contains("R006") && rows[0].contains(one), "\(rows[0])")
    #expect(rows[1].contains("R003") && rows[1].contains("Phổ biến các"), "\(rows[1])")
    #expect(rows[2].contains("Cùng điện thoại với “Sở Công Thương tỉnh Ví Dụ”"), "\(rows[2])")
    #expect(!rows.joined().contains("0211"))
    let page = try text("plan/plan.html")
    for said in [
      "1 nhiệm vụ trong danh mục rất giống nhiệm vụ khác (R003): số đến \(others.number)",
      "cùng liên hệ): số đến \(others.number)",
      "1 nhiệm vụ bị bỏ khỏi danh mục gửi lại (R006): số đến \(list.number)",
    ] { #expect(page.contains(said), "\(said)") }
    #expect(!page.contains("chờ quyết định, chưa có trong danh mục"))
    let coverage = try text("plan/coverage.csv")
    #expect(coverage.contains("Hình thức gửi;Bưu điện;"), "\(coverage)")
    // A person has said who is who: nothing is left to look at there.
    try office.decide(others.number, "--distinct-from", "\(list.number)")
    _ = try office.plan()
    #expect(try !looks().joined().contains("Cùng điện thoại"))
    // What is revoked is as if it had not been said.
    try office.decide(others.number, "--revoke", "1")
    _ = try office.plan()
    #expect(try looks() == rows)
    try office.requireSound()
  }

  @Test func aLetterNamesWhatIsNoLongerCounted() throws {
    let list = try #require(try office.entries()["b/danh-muc.xml"]).number
    let letter = try Program.dexuat(
      ["register", "letter", "\(list)", "--kind", "receipt", "--register", "reg"],
      in: office.scratch.url.path
    ).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(letter.contains("(Văn bản số 215/SCT-KTATMT ngày 10/04/2023)"), "\(letter)")
    #expect(letter.contains("\(list) (văn thư: 346)"), "\(letter)")
    #expect(letter.contains("không còn được tính: nhiệm vụ số 1 “\(one)”."), "\(letter)")
  }

  /// What outlines contribute to targets is kept when they are judged: a plan reads no original.
  @Test func aPlanReadsNoOriginal() throws {
    _ = try office.plan()
    let before = try text("plan/coverage.html")
    #expect(before.contains("\(two)</bdi>: 1 %</li>"), "\(before)")
    try FileManager.default.removeItem(atPath: office.scratch.path("reg/archive/sha256"))
    _ = try office.plan()
    #expect(try text("plan/coverage.html") == before)
  }

  /// What is waived for a whole submission may have been found on any document of it.
  @Test func aWaiverOfAWholeSubmission() throws {
    try office.putList("d/danh-muc.xml", ["Ươm tơ bằng hơi nước tuần hoàn"], by: Self.lone)
    try office.putOutline("d/thuyet-minh.xml", 1, "Ươm tơ bằng hơi nước tuần hoàn", by: Self.noted)
    try office.intake("2023-04-12 08:00")
    let entries = try office.entries()
    let list = try #require(entries["d/danh-muc.xml"])
    let outline = try #require(entries["d/thuyet-minh.xml"])
    #expect(list.codes == [] && outline.codes == ["A006"], "\(list) \(outline)")
    try office.decide(list.number, "--waive", "A006", status: 64)
    try office.decide(list.number, "--waive", "A006", "--submission")
    try office.decide(list.number, "--waive", "A002", "--submission", status: 64)
  }

  private static let lone = ScenarioOffice.Proposer(
    name: "Hợp tác xã Tơ Tằm", kind: "cooperative", phone: "0211 000 0009", dispatch: "7/HTX")
  private static var noted: ScenarioOffice.Proposer {
    var proposer = lone
    proposer.dispatch = "bảy"
    return proposer
  }
}
