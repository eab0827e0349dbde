import Foundation
import IntakeTesting
import Testing

/// An office's everyday mistakes about who is who and what takes the place of what, by the built
/// binary, in both orders of arrival and in one run or two.
@Suite struct SubmissionScenarioTests {
  private let one = "Xây dựng định mức tiêu hao nguyên vật liệu ngành dệt may: khâu kéo sợi"
  private let two = "Phổ biến mô hình sản xuất sạch hơn tại làng nghề gốm"
  private let three = "Thí điểm tuần hoàn nước thải tại cụm công nghiệp"
  private typealias Proposer = ScenarioOffice.Proposer

  /// How two deliveries of an inbox come: in one run, or in two in either order.
  enum Way: CaseIterable {
    case together, firstThenSecond, secondThenFirst
  }

  private func deliver(
    _ office: ScenarioOffice, _ way: Way, first: () throws -> Void, second: () throws -> Void
  ) throws {
    try office.book("a,2023-04-10 08:00", "b,2023-04-20 08:00")
    switch way {
    case .together:
      try first()
      try second()
    case .firstThenSecond:
      try first()
      try office.intake()
      try second()
    case .secondThenFirst:
      try second()
      try office.intake()
      try first()
    }
    try office.intake()
  }

  // MARK: supplement or replacement

  @Test(arguments: Way.allCases)
  func aSupplementWaits(_ way: Way) throws {
    let office = try ScenarioOffice()
    try deliver(
      office, way, first: { try office.put("a", [one, two]) },
      second: { try office.put("b", [three]) })
    let entries = try office.entries()
    #expect(entries["a/danh-muc.xml"]?.standing == "current")
    #expect(entries["a/thuyet-minh-1.xml"]?.standing == "current")
    let new = try #require(entries["b/danh-muc.xml"])
    #expect(new.standing == "waiting" && new.verdict == "review")
    #expect(new.codes == ["R006"], "\(new.codes)")
    #expect(entries["b/thuyet-minh-1.xml"]?.standing == "waiting")
    #expect(entries["b/thuyet-minh-1.xml"]?.codes == [])
    #expect(try office.plan().count { $0.contains("Ví Dụ") } == 2)
    try office.requireSound()
  }

  @Test(arguments: ["--supplements", "--replaces"])
  func aPersonSaysWhatItIs(_ action: String) throws {
    let office = try ScenarioOffice()
    try deliver(
      office, .firstThenSecond, first: { try office.put("a", [one, two]) },
      second: { try office.put("b", [three]) })
    let waiting = try #require(try office.entries()["b/danh-muc.xml"]).number
    try office.decide(waiting, action)
    let entries = try office.entries()
    #expect(entries["b/danh-muc.xml"]?.standing == "current")
    #expect(entries["b/danh-muc.xml"]?.codes == [])
    #expect(entries["b/thuyet-minh-1.xml"]?.standing == "current")
    let isSupplement = action == "--supplements"
    #expect(entries["a/danh-muc.xml"]?.standing == (isSupplement ? "current" : "superseded"))
    #expect(entries["b/danh-muc.xml"]?.tasks == ["eligible"])
    #expect(try office.plan().count { $0.contains("Ví Dụ") } == (isSupplement ? 3 : 1))
    try office.requireSound()
  }

  @Test(arguments: Way.allCases)
  func whatALaterListLeavesOutIsNamed(_ way: Way) throws {
    let office = try ScenarioOffice()
    try deliver(
      office, way, first: { try office.put("a", [one, two]) },
      second: { try office.put("b", [two, three]) })
    let entries = try office.entries()
    #expect(entries["a/danh-muc.xml"]?.standing == "superseded")
    let new = try #require(entries["b/danh-muc.xml"])
    #expect(new.standing == "current" && new.verdict == "eligible")
    #expect(new.codes == ["R006"], "\(new.codes)")
    #expect(new.findings["R006"]?.contains(one) == true, "\(new.findings)")
  }

  @Test func aLaterListWithAllTasksEndsTheWait() throws {
    let office = try ScenarioOffice()
    try office.put("a", [one, two])
    try office.intake("2023-04-10 08:00")
    try office.put("b", [three])
    try office.intake("2023-04-11 08:00")
    try office.put("c", [three, two, one])
    try office.intake("2023-04-12 08:00")
    let entries = try office.entries()
    #expect(entries["a/danh-muc.xml"]?.standing == "superseded")
    #expect(entries["b/danh-muc.xml"]?.standing == "superseded")
    #expect(entries["c/danh-muc.xml"]?.standing == "current")
    #expect(entries["c/danh-muc.xml"]?.tasks == ["eligible", "eligible", "eligible"])
  }

  /// Priority is not identity: the outlines stay with their titles.
  @Test func anewOrderOfPriorityKeepsTheOutlines() throws {
    let office = try ScenarioOffice()
    try office.put("a", [one, two])
    try office.intake("2023-04-10 08:00")
    try office.put("b", [two, one], outlines: false)
    try office.intake("2023-04-12 08:00")
    let entries = try office.entries()
    #expect(entries["b/danh-muc.xml"]?.tasks == ["eligible", "eligible"])
    #expect(entries["a/thuyet-minh-1.xml"]?.codes == ["X008"])
    #expect(entries["a/thuyet-minh-1.xml"]?.verdict == "eligible")
    #expect(try office.plan().count { $0.contains("Ví Dụ") } == 2)
  }

  // MARK: who is who

  @Test(arguments: Way.allCases)
  func oneSubmitterSpeltTwice(_ way: Way) throws {
    let office = try ScenarioOffice()
    try deliver(
      office, way, first: { try office.put("a", [one]) },
      second: { try office.put("b", [two], by: Proposer(name: "SCT Ví Dụ", dispatch: "9/SCT")) })
    let entries = try office.entries()
    let later = try #require(entries["b/danh-muc.xml"])
    #expect(later.codes == ["R005"] && later.verdict == "review", "\(later.codes)")
    #expect(entries["a/danh-muc.xml"]?.codes == [])
    #expect(try office.plan().count { $0.contains("Ví Dụ") } == 1)
    let other = try #require(entries["a/danh-muc.xml"]).number
    try office.decide(later.number, "--distinct-from", String(other))
    #expect(try office.entries()["b/danh-muc.xml"]?.codes == [])
    #expect(try office.plan().count { $0.contains("Ví Dụ") } == 2)
    try office.requireSound()
  }

  @Test func whoIsOneIsRemembered() throws {
    let office = try ScenarioOffice()
    let spelt = Proposer(name: "SCT Ví Dụ", dispatch: "9/SCT")
    try office.put("a", [one, two])
    try office.intake("2023-04-10 08:00")
    try office.put("b", [two, one], by: spelt)
    try office.intake("2023-04-12 08:00")
    let entries = try office.entries()
    let (first, second) = (
      try #require(entries["a/danh-muc.xml"]), try #require(entries["b/danh-muc.xml"])
    )
    #expect(second.codes == ["R005"])
    try office.decide(second.number, "--same-as", String(first.number))
    #expect(try office.entries()["a/danh-muc.xml"]?.standing == "superseded")
    try office.put("c", [one, two], by: spelt)
    try office.intake("2023-04-14 08:00")
    let last = try office.entries()
    #expect(last["b/danh-muc.xml"]?.standing == "superseded")
    #expect(last["c/danh-muc.xml"]?.standing == "current")
    #expect(last["c/danh-muc.xml"]?.codes == [])
    try office.requireSound()
  }

  @Test func plainlyDifferentNamesAreNotLikely() throws {
    let office = try ScenarioOffice()
    try office.put("a", [one])
    try office.put("b", [two], by: Proposer(name: "Hợp tác xã Gốm Mẫu", kind: "cooperative"))
    try office.put(
      "c", [three], by: Proposer(name: "Sở Công Thương tỉnh Hậu Giang", dispatch: "1/A"))
    try office.put(
      "d", [three], by: Proposer(name: "Sở Công Thương tỉnh Hà Giang", dispatch: "2/A"))
    try office.intake("2023-04-10 08:00")
    let entries = try office.entries()
    for folder in ["a", "c", "d"] {
      #expect(entries["\(folder)/danh-muc.xml"]?.codes == [], "\(folder)")
    }
    // One dispatch and one telephone: asked about, whatever the names.
    #expect(entries["b/danh-muc.xml"]?.codes == ["R005"])
  }

  @Test(arguments: Way.allCases)
  func twoCitizensOfOneName(_ way: Way) throws {
    let office = try ScenarioOffice()
    let an = Proposer(name: "Nguyễn Văn An", kind: "individual", phone: "0912 000 111")
    let other = Proposer(name: "Nguyễn Văn An", kind: "individual", phone: "0987 000 222")
    try deliver(
      office, way, first: { try office.put("a", [one], by: an) },
      second: { try office.put("b", [two], by: other) })
    let entries = try office.entries()
    for folder in ["a", "b"] {
      #expect(entries["\(folder)/danh-muc.xml"]?.standing == "current")
      #expect(entries["\(folder)/danh-muc.xml"]?.codes == [])
      #expect(entries["\(folder)/thuyet-minh-1.xml"]?.standing == "current")
    }
    #expect(try office.plan().count { $0.contains("Nguyễn Văn An") } == 2)
  }

  @Test func citizensOfWhomNobodyCanTell() throws {
    let office = try ScenarioOffice()
    try office.put(
      "a", [one], by: Proposer(name: "Nguyễn Văn An", kind: "individual", phone: "0912 000 111"))
    try office.put(
      "b", [two],
      by: Proposer(name: "Nguyễn Văn An", kind: "individual", phone: nil, email: "an@vidu.example"))
    try office.intake("2023-04-10 08:00")
    let entries = try office.entries()
    #expect(entries["a/danh-muc.xml"]?.codes == [])
    let other = try #require(entries["b/danh-muc.xml"])
    #expect(other.codes == ["R005"] && other.standing == "current")
    #expect(try office.plan().count { $0.contains("Nguyễn Văn An") } == 1)
    // Both can be accepted.
    let first = try #require(entries["a/danh-muc.xml"]).number
    try office.decide(other.number, "--distinct-from", String(first))
    #expect(try office.plan().count { $0.contains("Nguyễn Văn An") } == 2)
  }

  @Test func aNameThatDiffersOnlySoInAPacketIsForAPerson() throws {
    let office = try ScenarioOffice()
    try office.putList("a/danh-muc.xml", [one])
    try office.putOutline(
      "a/thuyet-minh.xml", 1, one, by: Proposer(name: "Sở Công Thương Ví Dụ"))
    try office.intake("2023-04-10 08:00")
    let outline = try #require(try office.entries()["a/thuyet-minh.xml"])
    #expect(outline.codes == ["X007"] && outline.verdict == "review", "\(outline)")
  }

  // MARK: one instant

  @Test func twoListsOfOneInstant() throws {
    let office = try ScenarioOffice()
    try office.book("a,2023-04-10")
    try office.putList("a/danh-muc-1.xml", [one, two])
    try office.putList("a/danh-muc-2.xml", [two, one])
    try office.putOutline("a/thuyet-minh-1.xml", 1, one)
    try office.putOutline("a/thuyet-minh-2.xml", 2, two)
    try office.intake()
    let entries = try office.entries()
    #expect(entries["a/danh-muc-1.xml"]?.standing == "current")
    #expect(entries["a/danh-muc-1.xml"]?.codes == ["R007"])
    #expect(entries["a/danh-muc-2.xml"]?.standing == "not-counted")
    #expect(entries["a/danh-muc-2.xml"]?.codes == ["R007"])
    try office.decide(try #require(entries["a/danh-muc-2.xml"]).number, "--accept")
    let after = try office.entries()
    #expect(after["a/danh-muc-2.xml"]?.standing == "current")
    #expect(after["a/danh-muc-1.xml"]?.standing == "superseded")
  }

  @Test func theBooksLinesOrderOneDay() throws {
    let office = try ScenarioOffice()
    try office.book("b,2023-04-10", "a,2023-04-10")
    try office.put("a", [one, two])
    try office.put("b", [two, one])
    try office.intake()
    let entries = try office.entries()
    #expect(entries["a/danh-muc.xml"]?.standing == "current")
    #expect(entries["b/danh-muc.xml"]?.standing == "superseded")
  }

  /// The mail room's own numbers go before the order of the lines.
  @Test func theBooksNumbersOrderOneDay() throws {
    let office = try ScenarioOffice()
    try office.putBytes(
      "so-den.csv",
      Array("Tệp,Đến lúc,Hình thức,Số đến\nb,2023-04-10,,118\na,2023-04-10,,97\n".utf8))
    try office.put("a", [one, two])
    try office.put("b", [two, one])
    try office.intake()
    let entries = try office.entries()
    #expect(entries["b/danh-muc.xml"]?.standing == "current")
    #expect(entries["a/danh-muc.xml"]?.standing == "superseded")
    #expect(entries.values.allSatisfy { !$0.codes.contains("R007") })
  }

  // MARK: packets

  @Test func outlinesDeliveredTogetherAreNoVersions() throws {
    let office = try ScenarioOffice()
    try office.putList("a/danh-muc.xml", [one, two])
    try office.putOutline("a/x.xml", 1, one)
    try office.putOutline("a/y.xml", 1, two)
    try office.putOutline("a/z.xml", 1, one + " ")
    try office.intake("2023-04-10 08:00")
    let entries = try office.entries()
    #expect(entries["a/danh-muc.xml"]?.tasks == ["eligible", "eligible"])
    #expect(entries["a/y.xml"]?.codes == ["X008"])
    #expect(entries.values.allSatisfy { $0.standing == "current" || $0.standing == "duplicate" })
  }

  @Test func attachmentsBesideFormsAreNotJudged() throws {
    let office = try ScenarioOffice()
    try office.put("a", [one])
    let scan = Array("%PDF-1.4 bản ký".utf8)
    try office.putBytes("a/ban-ky.pdf", scan)
    try office.putBytes("b/ban-ky-khac.pdf", scan + [0])
    let checked = try Program.dexuat(
      ["check", "in", "--report", "json", "--received", "2023-04-10 08:00"],
      in: office.scratch.url.path)
    #expect(checked.output.contains("\"attachments\"") && checked.output.contains("\"pdf\""))
    let run = try office.intake("2023-04-10 08:00")
    #expect(run.status == 1 && run.output.contains("\"kind\": \"pdf\""), "\(run.output)")
    let entries = try office.entries()
    #expect(entries["a/ban-ky.pdf"]?.standing == "attachment")
    #expect(entries["a/ban-ky.pdf"]?.codes == [])
    #expect(entries["b/ban-ky-khac.pdf"]?.standing == "quarantined")
    #expect(entries["b/ban-ky-khac.pdf"]?.codes == ["F002"])
    try office.put("b", [two], by: Proposer(name: "Hợp tác xã Gốm Mẫu", dispatch: "1/A"))
    try office.intake("2023-04-10 08:00")
    #expect(try office.entries()["b/ban-ky-khac.pdf"]?.standing == "attachment")
    try office.requireSound()
  }

  // MARK: times

  @Test func aTimeThatCannotBe() throws {
    let office = try ScenarioOffice()
    try office.book("a,2021-04-10 08:00")
    try office.put("a", [one])
    try office.intake()
    let list = try #require(try office.entries()["a/danh-muc.xml"])
    #expect(list.codes == ["T008"] && list.verdict == "review")
    try office.decide(list.number, "--received", "2023-04-10 08:00")
    #expect(try office.entries()["a/danh-muc.xml"]?.codes == [])
    let later = try Program.dexuat(
      ["intake", "in", "--register", "reg", "--now", ScenarioOffice.now]
        + ["--received", "2023-06-01 08:00"], in: office.scratch.url.path)
    #expect(later.status == 64)
  }

  /// A second line for a path, the first of which cannot be, fills it: at an intake as at a check.
  @Test func aSecondLineForWhatCannotBe() throws {
    let office = try ScenarioOffice()
    try office.book("a,2021-04-10 08:00", "a/danh-muc.xml,2021-04-11", "a/danh-muc.xml,2023-04-10")
    try office.putList("a/danh-muc.xml", [one])
    let checked = try Program.dexuat(
      ["check", "in", "--report", "json", "--now", ScenarioOffice.now],
      in: office.scratch.url.path)
    let taken = try office.intake()
    #expect(checked.status == taken.status)
    for run in [checked, taken] {
      #expect(run.output.contains("\"at\": \"2023-04-10T23:59:59+07:00\""), "\(run.output)")
      #expect(!run.output.contains("\"code\": \"T008\""), "\(run.output)")
    }
    try office.requireSound()
  }
}
