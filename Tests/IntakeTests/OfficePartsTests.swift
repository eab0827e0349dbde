import Foundation
import Intake
import IntakeArchives
import IntakeTesting
import Testing

/// Workbooks and Word documents in an inbox: each form on their sheets is an entry of its own.
@Suite struct OfficePartsTests {
  private func fixture(_ name: String) throws -> [UInt8] {
    try Checkout.bytes("Tests/Fixtures/office/\(name)")
  }

  @Test(arguments: [
    ("openpyxl.xlsx", ["Phụ lục 1", "Phụ lục 2"]), ("libreoffice.ods", ["Phụ lục 1", "Phụ lục 2"]),
    ("python-docx.docx", ["1", "2"]),
  ])
  func everyFormOfAnOfficeFileIsAnEntry(name: String, parts: [String]) throws {
    let office = try ScenarioOffice()
    try office.putBytes(name, fixture(name))
    let report = try office.report(office.intake("12/4/2023 16:00"))
    #expect(report.documents.map(\.part) == parts)
    #expect(report.documents.allSatisfy { $0.file?.sha256 == $0.sha256 })
    #expect(try office.names("in/processed") == ["000001-\(name)"])
    #expect(try office.originals() == 1)
    #expect(try office.register("verify", "--replay").status == 0)
    let page = try office.register("show", "2")
    #expect(page.output.contains("\(name)!\(parts[1])"), "\(page.output)")
  }

  @Test func aWorkbookInAnArchive() throws {
    let office = try ScenarioOffice()
    var archive = ArchiveWriter()
    archive.add("ho-so/phu-luc.xlsx", try fixture("openpyxl.xlsx"))
    archive.add("cong-van.docx", WordMaker([.paragraph("Kính gửi: Bộ Công Thương")]).bytes())
    try office.putBytes("ho-so.zip", try #require(archive.bytes()))
    let report = try office.report(office.intake("12/4/2023 16:00"))
    #expect(
      report.documents.map(\.part) == [
        "ho-so/phu-luc.xlsx!Phụ lục 1", "ho-so/phu-luc.xlsx!Phụ lục 2",
      ])
    #expect(report.attachments.map(\.part) == ["cong-van.docx"])
  }
}
