import Foundation
import IntakeTesting
import Testing

/// Letters that went out, and copies of the register, by the built binary.
@Suite struct KeepingTests {
  private let title = "Phổ biến mô hình sản xuất sạch hơn tại làng nghề gốm"
  private let office: ScenarioOffice

  init() throws {
    office = try ScenarioOffice()
    try office.put("a", [title])
    try office.intake("2023-04-10 08:00")
  }

  private func register(_ arguments: String..., at register: String = "reg") throws -> Program {
    try Program.dexuat(
      ["register"] + arguments + ["--register", register], in: office.scratch.url.path)
  }

  private func sent(_ arguments: String...) throws -> Program {
    try Program.dexuat(
      ["register", "sent"] + arguments + ["--register", "reg", "--now", ScenarioOffice.now],
      in: office.scratch.url.path)
  }

  @Test func aLetterThatWentOutIsOnRecord() throws {
    let run = try sent("1", "--kind", "receipt", "--number", "45/BCT-TKNL", "--at", "12/4/2023")
    #expect(run.status == 0 && run.output.contains("45/BCT-TKNL"), "\(run.complaint)")
    let shown = try register("show", "1").output
    #expect(shown.contains("đã gửi giấy tiếp nhận số 45/BCT-TKNL lúc 23:59:59 ngày 12/04/2023"))
    let letters = try register("letters", "--output", "thu")
    #expect(letters.status == 0, "\(letters.complaint)")
    let index = try String(contentsOfFile: office.scratch.path("thu/index.csv"), encoding: .utf8)
    #expect(index.contains("45/BCT-TKNL, 12/04/2023"), "\(index)")
    try office.requireSound()
  }

  @Test(arguments: [
    (["1", "--at", "10/5/2023"], "--now"), (["1", "--at", "1/4/2023"], "trước khi nhận"),
    (["99"], "không có số đến 99"), (["x"], "không phải số đến"), (["1", "--kind", "thu"], "thu"),
    (["1", "--number", " "], "trống"),
  ])
  func whatCannotBeIsRefused(_ arguments: [String], _ said: String) throws {
    var arguments = arguments
    if !arguments.contains("--kind") { arguments += ["--kind", "return"] }
    if !arguments.contains("--number") { arguments += ["--number", "1/A"] }
    let run = try Program.dexuat(
      ["register", "sent"] + arguments + ["--register", "reg", "--now", ScenarioOffice.now],
      in: office.scratch.url.path)
    #expect(run.status == 64 && run.complaint.contains(said), "\(run.complaint)")
    #expect(try !register("show", "1").output.contains("đã gửi"))
  }

  /// One submission, one letter of a number: also by another of its entries.
  @Test func nothingIsRecordedTwice() throws {
    let letter = ["--kind", "receipt", "--number", "45/BCT"]
    #expect(try sent("1", letter[0], letter[1], letter[2], letter[3]).status == 0)
    #expect(try sent("2", letter[0], letter[1], letter[2], letter[3]).status == 64)
    #expect(try sent("2", "--kind", "return", letter[2], letter[3]).status == 0)
  }

  @Test func aBackupIsARegisterThatVerifies() throws {
    let run = try register("backup", "copy")
    #expect(run.status == 0 && run.output.contains("copy/"), "\(run.complaint)")
    #expect(try register("verify", "--replay", at: "copy").status == 0)
    #expect(try register("list", at: "copy").output == register("list").output)
    let again = try register("backup", "copy")
    #expect(again.status == 64 && again.complaint.contains("đã có"), "\(again.complaint)")
    for place in ["in/copy", "reg/copy", "reg/archive/copy"] {
      let refused = try register("backup", place)
      #expect(refused.status == 64, "\(place): \(refused.complaint)")
    }
  }

  /// An old copy does not know what came since: its numbers are not given again.
  @Test func anOldCopyDoesNotGiveNumbersAgain() throws {
    #expect(try register("backup", "copy").status == 0)
    try office.put("b", ["Tập huấn tiêu dùng bền vững cho cán bộ xã"])
    try office.intake("2023-04-20 08:00")
    try office.put("c", ["Thí điểm tuần hoàn nước thải tại cụm công nghiệp"])
    func intake(_ more: String...) throws -> Program {
      try Program.dexuat(
        ["intake", "in", "--register", "copy", "--settle", "0", "--now", ScenarioOffice.now]
          + ["--received", "2023-04-22 08:00"] + more, in: office.scratch.url.path)
    }
    let refused = try intake()
    #expect(refused.status == 64 && refused.complaint.contains("số 4"), "\(refused.complaint)")
    #expect(try register("list", at: "copy").output.split(separator: "\n").count == 3)
    let run = try intake("--continue-numbering")
    #expect(run.status < 2, "\(run.complaint)")
    #expect(try register("list", at: "copy").output.contains("\n5 "))
    #expect(try register("verify", at: "copy").status == 0)
  }
}
