import Foundation
import Intake
import IntakeArchives
import IntakeTesting
import Testing

/// Archives, mails and office files are opened behind the fence: what cannot be opened here waits as a
/// whole, and is taken apart by a later run as if it had come then.
@Suite struct FencedContainerTests {
  private let office: FencedOffice

  init() throws {
    office = try FencedOffice()
  }

  private func sample(_ name: String) throws -> [UInt8] {
    try Checkout.bytes("samples/drafts/" + name)
  }

  /// A mail whose text, as it stands in the file, says something to the probe.
  private func mail(_ word: String) throws -> [UInt8] {
    var mail = MailMaker()
    mail.trace = [
      "Received: from out.example by mx.bo.example; Fri, 28 Apr 2023 23:59:58 +0700",
      "Authentication-Results: mx.bo.example; spf=pass",
    ]
    mail.text += "PROBE-\(word)\r\n"
    mail.parts = [
      .init("Phụ lục 1.xml", try sample("phu-luc-1.xml")),
      .init("Phụ lục 2.xml", try sample("phu-luc-2.xml")),
    ]
    return mail.bytes()
  }

  private func zip(stored: Bool = false, _ files: (String, [UInt8])...) throws -> [UInt8] {
    var zip = ArchiveWriter()
    for (name, bytes) in files { zip.add(name, bytes, isStored: stored) }
    return try #require(zip.bytes())
  }

  /// Of each entry of a file: its part, how it stands and its verdict.
  private func states(_ file: String) throws -> [String] {
    try office.entries().filter { $0.path == file }
      .map { "\($0.entry) \(try office.part($0) ?? "-") \($0.standing) \($0.receipt)" }
  }

  /// - Parameter isRead: whether everything could be read: then judging it again says the same.
  private func expectSound(isRead: Bool = true) throws {
    let verified = try Program.dexuat(
      ["register", "verify", "--register", office.register] + (isRead ? ["--replay"] : []))
    #expect(verified.status == 0, "\(verified.output)\(verified.complaint)")
  }

  @Test(arguments: ["DIE", "EAT"])
  func aMailThatCannotBeOpenedWaitsAndIsTakenApartLater(_ word: String) throws {
    try office.put("thu.eml", try mail(word))
    try office.put("tot.xml", try FencedOffice.list(""))
    let host = ["mx.bo.example"]
    let first = try office.run(FencedOffice.probe, mailHosts: host, received: false)
    #expect(first.exit == .findings && first.report.contains("could not be read here"))
    #expect(try states("thu.eml") == ["1 - quarantined undetermined"])
    #expect(try states("tot.xml") == ["2 - current undetermined"])
    // Nobody is told of it.
    let letters = office.scratch.path("thu-tra")
    _ = try office.dexuat("register", "letters", "--output", letters)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: letters)) ?? []
    #expect(!names.contains { $0.contains("000001") })
    // What is said of it does not change as long as it cannot be opened.
    #expect(!(try office.run(FencedOffice.probe, mailHosts: host)).said.contains("read before"))
    try expectSound(isRead: false)
    let last = try office.run(Program.built, mailHosts: host, received: false)
    #expect(
      last.said.contains("2 entries that could not be read before were read and judged: 1, 3"))
    let opened = [
      "1 Phụ lục 1.xml current on-time", "3 Phụ lục 2.xml current on-time",
    ]
    #expect(try states("thu.eml") == opened)
    #expect(try office.entries().first?.receivedAt == "2023-04-28T23:59:58+07:00")
    let shown = try office.dexuat("register", "show", "1", "--lang", "en").output
    #expect(shown.contains("was read again; the mail host mx.bo.example took it"))
    #expect(shown.contains("spf=pass"))
    try expectSound()
    // The whole register is as that of an office that could read it from the first, numbers aside.
    #expect(!(try office.run(Program.built, mailHosts: host)).said.contains("read before"))
    #expect(try states("thu.eml") == opened)
  }

  @Test func aMailWithoutAFormIsOneLater() throws {
    var mail = MailMaker()
    mail.text = "PROBE-DIE\r\n"
    mail.parts = [.init("cong-van.pdf", Array("%PDF-1.4\n".utf8), type: "application/pdf")]
    try office.put("thu.eml", mail.bytes())
    _ = try office.run(FencedOffice.probe)
    #expect(try states("thu.eml") == ["1 - quarantined on-time"])
    #expect(try office.run(Program.built).said.contains("were read and judged: 1"))
    #expect(try states("thu.eml") == ["1 - quarantined on-time"])
    let shown = try office.dexuat("register", "show", "1", "--lang", "en").output
    #expect(shown.contains("cong-van.pdf") && !shown.contains("L001"))
    try expectSound()
  }

  @Test func aPartThatKillsItsReaderWaitsAlone() throws {
    try office.put(
      "ho-so.zip",
      try zip(
        ("a.xml", try FencedOffice.list("PROBE-DIE")), ("b.xml", try sample("phu-luc-2.xml")),
        ("c.pdf", Array("%PDF-1.4\n".utf8))))
    let first = try office.run(FencedOffice.probe)
    #expect(first.report.contains("could not be read here"))
    let before = try states("ho-so.zip")
    #expect(before.map { $0.prefix(8) } == ["1 a.xml ", "2 b.xml "], "\(before)")
    #expect(before[0].contains("quarantined"))
    #expect(try office.run(Program.built).said.contains("were read and judged: 1"))
    #expect(
      try states("ho-so.zip") == ["1 a.xml current on-time", "2 b.xml current on-time"])
    try expectSound()
  }

  @Test func aWorkbookThatCannotBeReadGivesBothFormsLater() throws {
    let bytes = try Checkout.bytes("Tests/Fixtures/office/openpyxl.xlsx")
    // Beside the archive, where only the probe looks.
    try office.put("ca-hai.xlsx", bytes + Array("PROBE-DIE".utf8))
    try office.put("kem.zip", try zip(("ca-hai.xlsx", bytes + Array("PROBE-DIE".utf8))))
    _ = try office.run(FencedOffice.probe)
    #expect(try states("ca-hai.xlsx") == ["1 - quarantined on-time"])
    #expect(try states("kem.zip") == ["2 ca-hai.xlsx duplicate on-time"])
    #expect(try office.run(Program.built).said.contains("were read and judged: 1, 3, 2, 4"))
    #expect(
      try states("ca-hai.xlsx") == [
        "1 Phụ lục 1 current on-time", "3 Phụ lục 2 current on-time",
      ])
    // The same content a second time.
    #expect(
      try states("kem.zip") == [
        "2 ca-hai.xlsx!Phụ lục 1 duplicate on-time", "4 ca-hai.xlsx!Phụ lục 2 duplicate on-time",
      ])
    try expectSound()
  }

  @Test func checkSaysTheSameOfContainersBehindTheFence() throws {
    try office.put("thu.eml", try mail("NOTHING"))
    try office.put(
      "ho-so.zip",
      try zip(
        ("a.xlsx", try Checkout.bytes("Tests/Fixtures/office/openpyxl.xlsx")),
        ("b.docx", try Checkout.bytes("Tests/Fixtures/office/python-docx.docx")),
        ("loi.csv", try sample("phu-luc-1-loi.csv"))))
    for form in ["json", "text"] {
      let arguments = ["--now", "2023-05-08T09:00:00+07:00", "--report", form, office.inbox]
      let here = try Program.dexuat(["check"] + arguments)
      let fenced = try Program.dexuat(["check", "--fence"] + arguments)
      #expect(here.output.contains("Phụ lục 2"))
      #expect(here.output == fenced.output && here.status == fenced.status)
      #expect(fenced.complaint == here.complaint)
    }
  }
}
