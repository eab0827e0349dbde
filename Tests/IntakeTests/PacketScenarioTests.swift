import Foundation
import IntakeTesting
import Testing

/// What an inbox holds that is not to be taken in yet, or not at all, by the built binary.
@Suite struct PacketScenarioTests {
  private let one = "Xây dựng định mức tiêu hao nguyên vật liệu ngành dệt may: khâu kéo sợi"
  private let two = "Phổ biến mô hình sản xuất sạch hơn tại làng nghề gốm"
  private let office: ScenarioOffice
  private static let day = "2023-04-10 08:00"

  init() throws { office = try ScenarioOffice() }

  private func age(_ path: String, seconds: Double = 86_400) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -seconds)],
      ofItemAtPath: office.scratch.path("in/" + path))
  }

  /// What is young in a packet: a file of it, its folder, a folder in it, a file half downloaded.
  enum Young: CaseIterable { case file, folder, folderWithin, download }

  /// A packet is settled as a whole, and its folder's own time counts: something was just taken out of
  /// it or renamed in it. What lies elsewhere does not wait.
  @Test(arguments: Young.allCases) func aPacketIsSettledAsAWhole(_ young: Young) throws {
    try office.put("a", [one, two])
    try office.putList("b.xml", [two], by: .init(name: "Hợp tác xã Gốm Mẫu", dispatch: "1/A"))
    if young == .folderWithin {
      try FileManager.default.createDirectory(
        atPath: office.scratch.path("in/a/cu"), withIntermediateDirectories: true)
    }
    if young == .download { try office.putBytes("a/ban-ky.pdf.crdownload", [0x25]) }
    for name in ["danh-muc.xml", "thuyet-minh-1.xml", "thuyet-minh-2.xml"] {
      if young != .file || name != "thuyet-minh-2.xml" { try age("a/" + name) }
    }
    try age("b.xml")
    if young != .folder { try age("a") }
    let run = try office.intake(Self.day, "--settle", "3600")
    #expect(Set(try office.entries().keys) == ["b.xml"])
    for name in ["a/danh-muc.xml", "a/thuyet-minh-1.xml", "a/thuyet-minh-2.xml"] {
      #expect(run.complaint.contains(name + ": "), "\(run.complaint)")
    }
    if young == .file { try age("a/thuyet-minh-2.xml") }
    if young == .folderWithin { try age("a/cu") }
    if young == .download { try age("a/ban-ky.pdf.crdownload") }
    try age("a")
    try office.intake(Self.day, "--settle", "3600")
    #expect(try office.entries().count == 4)
    #expect(try office.entries()["a/danh-muc.xml"]?.tasks == ["eligible", "eligible"])
    try office.requireSound()
  }

  /// A file far above the limits is left where it is, at every run, and is no failure of the machine.
  @Test func whatIsFarTooLargeStays() throws {
    try office.put("a", [one])
    let path = office.scratch.path("in/a/phim.xlsx")
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.truncate(atOffset: (512 << 20) + 1)
    try file.close()
    for more in [[], ["--quiet"], ["--lang", "en"]] as [[String]] {
      let run = try Program.dexuat(
        ["intake", "in", "--register", "reg", "--settle", "0", "--now", ScenarioOffice.now]
          + ["--received", Self.day] + more, in: office.scratch.url.path)
      #expect(run.status == 1, "\(run.complaint)")
      #expect(run.complaint.contains("a/phim.xlsx: "), "\(run.complaint)")
      #expect(run.complaint.contains("512 MiB") && !run.complaint.contains("đĩa"))
      #expect(FileManager.default.fileExists(atPath: path))
    }
    #expect(Set(try office.entries().keys) == ["a/danh-muc.xml", "a/thuyet-minh-1.xml"])
    try FileManager.default.removeItem(atPath: path)
    #expect(try office.intake().status == 0)
    try office.requireSound()
  }

  /// A folder that was renamed, or is spelt otherwise in the book, is not silently without a receipt.
  @Test(arguments: ["SO-VI-DU", "hom-thu/so-vi-du", "so-vi-duu"])
  func whatALineMayHaveMeantIsNamed(_ written: String) throws {
    try office.put("so-vi-du", [one])
    try office.book("\(written),2023-04-10 08:00")
    let run = try office.intake()
    #expect(run.status == 1)
    #expect(
      run.complaint.contains(
        "ứng với “\(written)”; “so-vi-du” chưa có dòng nào, có phải là nó không?"),
      "\(run.complaint)")
    try office.book("so-vi-du,2023-04-10 08:00")
    #expect(try office.intake().complaint.contains("bổ sung thời điểm nhận cho 2 tệp"))
    #expect(try office.entries()["so-vi-du/danh-muc.xml"]?.tasks == ["eligible"])
  }

  /// How one list comes twice in one delivery.
  enum Twice: CaseIterable { case byteEqual, savedAgain, inOneMail }

  /// A list that comes twice in one delivery counts once, for `check` as for `intake`.
  @Test(arguments: Twice.allCases) func oneListTwiceCountsOnce(_ twice: Twice) throws {
    try office.put("a", [one, two])
    let path = office.scratch.path("in/a/danh-muc.xml")
    let list = try String(contentsOfFile: path, encoding: .utf8)
    let again = list.replacing("<task>", with: "\n<!-- bản lưu lại -->\n  <task>")
    #expect(again != list)
    switch twice {
    case .byteEqual: try office.putBytes("a/danh-muc (1).xml", Array(list.utf8))
    case .savedAgain: try office.putBytes("a/danh-muc (1).xml", Array(again.utf8))
    case .inOneMail:
      var mail = MailMaker()
      for name in ["danh-muc.xml", "thuyet-minh-1.xml", "thuyet-minh-2.xml"] {
        let bytes = try Data(contentsOf: URL(filePath: office.scratch.path("in/a/" + name)))
        mail.parts.append(.init(name, Array(bytes)))
      }
      mail.parts.append(.init("danh-muc (1).xml", Array(list.utf8)))
      mail.parts.append(.init("danh-muc (2).xml", Array(again.utf8)))
      try FileManager.default.removeItem(atPath: office.scratch.path("in/a"))
      try office.putBytes("thu.eml", mail.bytes())
    }
    let checked = try Program.dexuat(
      ["check", "in", "--report", "line", "--received", Self.day, "--now", ScenarioOffice.now],
      in: office.scratch.url.path)
    let taken = try office.intake(Self.day, "--report", "line")
    for run in [checked, taken] {
      #expect(run.status == 0, "\(run.output)")
      #expect(run.output.contains(" R001 ") && !run.output.contains("R007"), "\(run.output)")
      #expect(run.output.contains("tasks: eligible=2 review=0 ineligible=0"), "\(run.output)")
    }
    #expect(try office.plan().count { $0.contains("Ví Dụ") } == 2)
    try office.requireSound()
  }
}
