import Foundation
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// The readers on the samples of the checkout.
struct SampleTests {
  @Test(arguments: [
    ("phu-luc-1", ["title", "objective", "content", "product", "lead", "location", "note"]),
    ("phu-luc-2", ["title", "objective", "legalBasis", "necessity", "impact", "note"]),
  ])
  func bothFormatsHaveTheSameRecords(name: String, fields: [String]) throws {
    let (xml, xmlOutcome) = try read(Checkout.bytes("samples/drafts/\(name).xml"))
    let (csv, csvOutcome) = try read(Checkout.bytes("samples/drafts/\(name).csv"))
    #expect(xml.findings.isEmpty && csv.findings.isEmpty, "\(xml.said) \(csv.said)")
    #expect(xmlOutcome.format == .xml && csvOutcome.format == .csv)
    #expect(xml.form?.kind == csv.form?.kind)
    #expect(xml.header?.unit == csv.header?.unit)
    #expect(xml.tasks.count == csv.tasks.count)
    #expect(xml.submitters.first?.fields["name"] == csv.submitters.first?.fields["name"])
    for (one, other) in zip(xml.tasks, csv.tasks) {
      for field in fields {
        #expect(one.fields[field] ?? "" == other.fields[field] ?? "", "\(field)")
      }
      #expect(one.children.map(\.table.kind) == other.children.map(\.table.kind))
      #expect(
        one.children.map { $0.fields["content"] } == other.children.map { $0.fields["content"] })
    }
  }

  @Test func aLaidOutListIsRead() throws {
    let (sheet, _) = try read(Checkout.bytes("samples/drafts/phu-luc-1.csv"))
    #expect(sheet.form?.kind == .appendix1)
    #expect(sheet.tasks.map { $0.fields["number"] } == ["1", "2", "3"])
    #expect(sheet.totals.count == 1 && sheet.totals.first?.scope == .table)
    #expect(sheet.totals.first?.record.fields["total"] == "3480")
    #expect(sheet.header?.years.map(\.text) == ["2024"])
    let title = try #require(sheet.tasks.first?.table.position(of: .title))
    #expect(sheet.tasks.first?.place(title).cell == "B19")
    // The first task has a cell of several lines, so the file's lines run ahead of the rows.
    #expect(sheet.tasks.map { Int($0.place.line) - Int($0.place.row) } == [0, 3, 3])
    let submitter = try #require(sheet.submitters.first)
    #expect(submitter.place == Place(line: 5, column: 0, row: 5))
    #expect(submitter.fields["dispatchNumber"] == "305/SCT-KTATMT")
  }

  @Test func aPlainTableIsRead() throws {
    let (sheet, _) = try read(Checkout.bytes("samples/drafts/bang-don-gian.csv"))
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(sheet.submitters.first?.fields["phone"] == "0225 0000 046")
    #expect(sheet.submitters.first?.place.row == 2)
    let task = try #require(sheet.form?.table(.task))
    let total = try #require(task.position(of: .total))
    #expect(sheet.header?.columnUnits[.task]?[total] == .million)
  }

  @Test(arguments: [
    ("sai-cau-truc.xml", ["F007", "F005", "F007"]), ("hong-cu-phap.xml", ["F001"]),
    ("co-doctype.xml", ["L002"]), ("trong.xml", ["F003"]), ("khong-phai-mau.csv", ["F002"]),
    ("bang-don-gian-loi.csv", ["F001"]), ("phu-luc-1-loi.csv", ["F005"]),
    ("phu-luc-2-loi.csv", []), ("phu-luc-1-loi.xml", []), ("phu-luc-2-loi.xml", []),
  ])
  func faultsOfTheFileAreFound(name: String, codes: [String]) throws {
    let (document, _) = try read(Checkout.bytes("samples/drafts/\(name)"))
    #expect(document.codes == codes, "\(document.said)")
  }

  /// Files of other programs are told by their first bytes: one finding says what they are.
  @Test(arguments: [
    ("%PDF-1.7\n1 0 obj\n", "PDF"),
    ("{\\rtf1\\ansi STT,Tên nhiệm vụ}", "RTF"),
  ])
  func filesOfOtherProgramsAreNamed(text: String, name: String) throws {
    let (document, outcome) = try read(Array(text.utf8) + [0xFF, 0x00, 0x0A, 0x01])
    #expect(document.codes == ["F002"] && outcome.format == nil, "\(document.said)")
    #expect(document.findings[0].message.vi.contains(name), "\(document.said)")
  }

  @Test func binaryMarksAreTold() throws {
    for (mark, kind) in [
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice),
      ([0xFF, 0xD8, 0xFF, 0xE0], .image),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .image),
    ] as [([UInt8], ForeignKind)] {
      #expect(ForeignKind(of: mark + [0]) == kind)
      #expect(try read(mark).0.codes == ["F002"])
    }
    for text in ["PK,1\n", "%,PDF\n", "STT", ""] {
      #expect(ForeignKind(of: Array(text.utf8)) == nil)
    }
  }

  @Test func everyInboxDocumentIsRecognised() throws {
    for file in try Checkout.urls(below: "samples/inbox") {
      guard ["xml", "csv"].contains(file.pathExtension), file.lastPathComponent != "so-den.csv",
        file.lastPathComponent != "danh-sach-du-hop.csv"
      else { continue }
      let (document, _) = try read(Array(try Data(contentsOf: file)))
      #expect(document.form != nil, "\(file.lastPathComponent)")
      #expect(document.submitters.count == 1, "\(file.path)")
      #expect(!document.tasks.isEmpty, "\(file.path)")
      let wrong = document.codes.filter { $0 != "F005" }
      #expect(wrong.isEmpty, "\(file.path) \(document.said)")
    }
  }
}
