import Foundation
import IntakeTesting
import Testing

/// Slips of a day that end in nothing wrong, and never without a word; by the built binary.
@Suite struct OfficeSlipTests {
  private let one = "Xây dựng định mức tiêu hao nguyên vật liệu ngành dệt may: khâu kéo sợi"
  private let office: ScenarioOffice
  private static let day = "2023-04-10 08:00"

  init() throws { office = try ScenarioOffice() }

  private func dexuat(_ arguments: String...) throws -> Program {
    try Program.dexuat(arguments + ["--register", "reg"], in: office.scratch.url.path)
  }

  private func review() throws -> String {
    try String(contentsOfFile: office.scratch.path("plan/review.csv"), encoding: .utf8)
  }

  /// An attachment is not judged: nothing can be decided on it by mistake.
  @Test func anAttachmentIsNotDecidedOn() throws {
    try office.put("a", [one])
    try office.putBytes("a/ban-ky.pdf", Array("%PDF-1.4".utf8))
    try office.intake(Self.day)
    let scan = try #require(try office.entries()["a/ban-ky.pdf"])
    #expect(scan.standing == "attachment")
    for action in ["--accept", "--return", "--withdraw"] {
      let run = try office.decide(scan.number, action, status: 64)
      #expect(run.complaint.contains("là tệp kèm theo"), "\(run.complaint)")
    }
    try office.requireSound()
  }

  /// Attachments alone are accepted as what they are, and then wait for nobody.
  @Test func attachmentsAloneAreTakenAsTheyAre() throws {
    try office.putBytes("a/ban-ky.pdf", Array("%PDF-1.4".utf8))
    try office.intake(Self.day)
    let scan = try #require(try office.entries()["a/ban-ky.pdf"])
    _ = try office.plan()
    #expect(
      try String(contentsOfFile: office.scratch.path("plan/returned.csv"), encoding: .utf8)
        .contains("a/ban-ky.pdf"))
    let run = try office.decide(scan.number, "--accept")
    #expect(run.output.contains("Được nhận đúng như thế"), "\(run.output)")
    _ = try office.plan()
    for name in ["review.csv", "returned.csv"] {
      let text = try String(contentsOfFile: office.scratch.path("plan/" + name), encoding: .utf8)
      #expect(!text.contains("a/ban-ky.pdf"), "\(name)")
    }
    try office.requireSound()
  }

  /// A form whose submitter nobody can tell is not taken off the list by accepting it.
  @Test func aFormOfNobodyStillWaits() throws {
    try office.putList("a.xml", [one], by: .init(name: " "))
    try office.intake(Self.day)
    let list = try #require(try office.entries()["a.xml"])
    #expect(list.standing == "quarantined")
    let run = try office.decide(list.number, "--accept")
    #expect(!run.output.contains("Được nhận đúng như thế"))
    _ = try office.plan()
    #expect(try review().contains("a.xml"))
  }

  /// Who forgets `--call` is told that the register is another call's.
  @Test func anotherCallsRegisterIsTold() throws {
    try office.put("a", [one])
    try office.intake(Self.day)
    for command in [
      ["plan", "--output", "other", "--quiet"], ["register", "letters", "--output", "letters"],
    ] {
      let run = try Program.dexuat(
        command + ["--register", "reg", "--call", "ha-noi-2024"], in: office.scratch.url.path)
      #expect(
        run.complaint.contains("không có số đến nào của đợt ha-noi-2024, chỉ có của đợt 889-2024"),
        "\(run.complaint)")
    }
    #expect(try dexuat("plan", "--output", "plan", "--quiet").complaint == "")
  }

  /// A plan made before the intake says which files it has nothing of.
  @Test func aPlanBeforeTheIntakeSaysSo() throws {
    try office.put("a", [one])
    try office.book("a,2023-04-10 08:00")
    try office.intake()
    #expect(try dexuat("plan", "--output", "plan", "--quiet").complaint == "")
    try office.put("b", [one], by: .init(name: "Hợp tác xã Gốm Mẫu", kind: "cooperative"))
    let run = try dexuat("plan", "--output", "plan", "--quiet")
    #expect(run.status == 0)
    #expect(
      run.complaint.contains("còn 2 tệp chưa vào sổ (b/danh-muc.xml, b/thuyet-minh-1.xml)"),
      "\(run.complaint)")
  }

  /// A plan dated before a decision that it heeds says so.
  @Test func aPlanOfAnEarlierDaySaysSo() throws {
    try office.put("a", [one])
    try office.intake("2023-05-03 08:00")
    try office.decide(1, "--accept", "--submission")
    let run = try dexuat("plan", "--output", "plan", "--quiet", "--now", "2023-05-05 09:00")
    #expect(run.complaint.contains("quyết định ghi ngày 08/05/2023, sau --now"), "\(run.complaint)")
    let later = try dexuat("plan", "--output", "plan", "--quiet", "--now", "2023-05-09 09:00")
    #expect(later.complaint == "")
  }

  /// An empty variable counts as unset.
  @Test func anEmptyVariableIsNone() throws {
    try office.put("a", [one])
    let run = try Program.dexuat(
      ["check", "in", "--received", Self.day, "--report", "line"], in: office.scratch.url.path,
      environment: ["DEXUAT_TEMPLATES": "", "DEXUAT_LANG": ""])
    #expect(run.status == 0, "\(run.complaint)")
  }

  /// A folder named as the inbox by mistake makes second receipts of what was taken in, and no more.
  @Test func aPacketTakenForTheInbox() throws {
    try office.put("a", [one])
    try office.book("a,2023-04-10 08:00")
    let wrong = try dexuat("intake", "in/a", "--settle", "0", "--now", ScenarioOffice.now)
    #expect(wrong.status == 1, "\(wrong.complaint)")
    try office.intake()
    let entries = try office.entries()
    #expect(entries.count == 4)
    #expect(entries.values.count { $0.standing == "duplicate" } == 2)
    #expect(try office.plan().count { $0.contains("Ví Dụ") } == 1)
    try office.requireSound()
  }

  /// What was moved from `processed/` back into the inbox is known by its content.
  @Test func whatIsPutBackCountsOnce() throws {
    try office.put("a", [one])
    try office.book("a,2023-04-10 08:00")
    try office.intake()
    try FileManager.default.moveItem(
      atPath: office.scratch.path("in/processed"), toPath: office.scratch.path("in/tra-lai"))
    try office.intake()
    #expect(try office.entries().values.count { $0.standing == "duplicate" } == 2)
    #expect(try office.plan().count { $0.contains("Ví Dụ") } == 1)
    try office.requireSound()
  }

  /// A list sent again under its old name, for which the book has no new line, replaces nothing and
  /// waits for a person.
  @Test func aNewVersionWithoutALineWaits() throws {
    try office.put("a", [one])
    try office.book("a,2023-04-10 08:00")
    try office.intake()
    try office.put("a", [one + " và khâu dệt"])
    #expect(try office.intake().status == 1)
    #expect(try office.plan().contains { $0.contains(one + ";") })
    #expect(try review().contains("T003"))
  }
}
