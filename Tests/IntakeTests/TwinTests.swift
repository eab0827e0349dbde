import Foundation
import IntakeTesting
import Testing

/// The same form twice in one delivery, in other formats or saved again, by the built binary.
@Suite struct TwinTests {
  private let one = "Xây dựng định mức tiêu hao nguyên vật liệu ngành dệt may: khâu kéo sợi"
  private let two = "Phổ biến mô hình sản xuất sạch hơn tại làng nghề gốm"
  private let office: ScenarioOffice
  private static let day = "2023-04-10 08:00"

  init() throws { office = try ScenarioOffice() }

  /// Writes a file of the inbox again, in the format of the other one's name.
  private func copy(_ path: String, to other: String) throws {
    let run = try Program.dexuat(
      ["convert", "in/\(path)", "--output", other], in: office.scratch.url.path)
    #expect(run.status == 0, "\(run.complaint)")
  }

  private func move(_ name: String, into path: String) throws {
    try FileManager.default.moveItem(
      atPath: office.scratch.path(name), toPath: office.scratch.path("in/" + path))
  }

  enum Way: CaseIterable { case together, exactFirst, exactLast }

  /// A list as XML, as a workbook and as CSV is one list, in whatever order they come.
  @Test(arguments: Way.allCases) func oneListInThreeFormats(_ way: Way) throws {
    try office.put("a", [one, two])
    for name in ["ban.xlsx", "ban.csv"] { try copy("a/danh-muc.xml", to: name) }
    if way == .exactLast {
      try FileManager.default.moveItem(
        atPath: office.scratch.path("in/a/danh-muc.xml"), toPath: office.scratch.path("x.xml"))
    }
    if way != .exactFirst {
      for name in ["ban.xlsx", "ban.csv"] { try move(name, into: "a/" + name) }
    }
    try office.intake(Self.day)
    if way == .exactLast {
      #expect(try office.entries()["a/ban.xlsx"]?.standing == "current")
      #expect(try office.entries()["a/ban.csv"]?.standing == "duplicate")
      try FileManager.default.createDirectory(
        atPath: office.scratch.path("in/a"), withIntermediateDirectories: true)
      try move("x.xml", into: "a/danh-muc.xml")
    } else if way == .exactFirst {
      for name in ["ban.xlsx", "ban.csv"] {
        try FileManager.default.createDirectory(
          atPath: office.scratch.path("in/a"), withIntermediateDirectories: true)
        try move(name, into: "a/" + name)
      }
    }
    if way != .together { try office.intake(Self.day) }
    let entries = try office.entries()
    #expect(entries["a/danh-muc.xml"]?.standing == "current")
    #expect(entries["a/danh-muc.xml"]?.tasks == ["eligible", "eligible"])
    for name in ["a/ban.xlsx", "a/ban.csv"] {
      #expect(entries[name]?.standing == "duplicate" && entries[name]?.codes == ["R001"])
      #expect(entries[name]?.findings["R001"]?.contains("văn bản gửi cùng") == true)
    }
    #expect(try office.plan().count { $0.contains("Ví Dụ") } == 2)
    try office.requireSound()
  }

  /// So it is for files named together, and for a folder that is checked.
  @Test func soItIsChecked() throws {
    try office.put("a", [one])
    try copy("a/danh-muc.xml", to: "ban.xlsx")
    let checked = try Program.dexuat(
      ["check", "in/a/danh-muc.xml", "in/a/thuyet-minh-1.xml", "ban.xlsx", "--report", "line"],
      in: office.scratch.url.path)
    #expect(
      checked.output.contains("R001") && !checked.output.contains("R007"), "\(checked.output)")
    try move("ban.xlsx", into: "a/ban.xlsx")
    let folder = try Program.dexuat(
      ["check", "in", "--report", "line", "--received", Self.day], in: office.scratch.url.path)
    #expect(folder.status == 0 && folder.output.contains("R001"), "\(folder.output)")
  }

  /// What differs is for a person, who is told where.
  @Test func unlikeOnesAreForAPerson() throws {
    try office.put("a", [one, two])
    try office.put("b", [one, two + " và làng nghề mộc"])
    try copy("b/danh-muc.xml", to: "ban.csv")
    try FileManager.default.removeItem(atPath: office.scratch.path("in/b"))
    try move("ban.csv", into: "a/ban.csv")
    try office.intake(Self.day)
    let entries = try office.entries()
    for name in ["a/danh-muc.xml", "a/ban.csv"] {
      #expect(entries[name]?.codes.contains("R007") == true, "\(entries)")
      #expect(
        entries[name]?.findings["R007"]?.contains("Khác nhau trước hết ở nhiệm vụ thứ 2, tên")
          == true,
        "\(entries[name]?.findings ?? [:])")
    }
  }

  /// In two deliveries it is a list that was handed in again.
  @Test func inAnotherDeliveryItIsAVersion() throws {
    try office.put("a", [one])
    try copy("a/danh-muc.xml", to: "ban.xlsx")
    try office.intake(Self.day)
    try FileManager.default.createDirectory(
      atPath: office.scratch.path("in/b"), withIntermediateDirectories: true)
    try move("ban.xlsx", into: "b/ban.xlsx")
    try office.intake("2023-04-12 08:00")
    let entries = try office.entries()
    #expect(entries["a/danh-muc.xml"]?.standing == "superseded")
    #expect(entries["b/ban.xlsx"]?.standing == "current")
  }
}
