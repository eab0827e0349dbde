import Foundation
import IntakeArchives
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// Office files made to do harm end in a finding, within the limits.
@Suite struct HostileOfficeTests {
  private let heading: [TestCell] = [
    "STT", "Tên nhiệm vụ", "Định hướng", "Mục tiêu", "Bắt đầu", "Kết thúc", "Tổng kinh phí",
  ]

  private func maker(_ rows: [[TestCell]] = []) -> WorkbookMaker {
    WorkbookMaker([TestSheet("Phụ lục 1", [heading] + rows)])
  }

  private func packed(_ parts: [(String, [UInt8])]) throws -> [UInt8] {
    var writer = ArchiveWriter()
    for (name, bytes) in parts { writer.add(name, bytes) }
    return try #require(writer.bytes())
  }

  /// A workbook with one part changed.
  private func changed(
    _ name: String, _ change: (String) -> String
  ) throws -> [UInt8] {
    try packed(
      maker([["1", "Một"]]).parts().map { part in
        part.0 == name
          ? (part.0, Array(change(String(decoding: part.1, as: UTF8.self)).utf8)) : part
      })
  }

  private static let sheet = "xl/worksheets/sheet1.xml"

  private func codes(_ bytes: [UInt8], limits: Limits = .standard) throws -> [String] {
    Array(Set(try readOffice(bytes, limits: limits).codes)).sorted()
  }

  @Test func aDoctypeInAPart() throws {
    for part in [Self.sheet, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"] {
      let bytes = try changed(part) { "<!DOCTYPE x [<!ENTITY a \"b\">]>" + $0 }
      #expect(try codes(bytes) == ["L002"], "\(part)")
    }
  }

  @Test func deepMarkup() throws {
    let deep = String(repeating: "<x>", count: 300) + String(repeating: "</x>", count: 300)
    let bytes = try changed(Self.sheet) { $0.replacing("<sheetData>", with: deep + "<sheetData>") }
    #expect(try codes(bytes) == ["L001"])
  }

  @Test func aPartThatIsNoXML() throws {
    for part in [Self.sheet, "xl/workbook.xml", "xl/sharedStrings.xml"] {
      #expect(try codes(changed(part) { String($0.dropLast(20)) }) == ["F010"], "\(part)")
    }
  }

  @Test func aPartThatIsMissing() throws {
    let parts = maker([["1", "Một"]]).parts().filter { $0.0 != Self.sheet }
    #expect(try codes(packed(parts)) == ["F010"])
  }

  @Test func partsOfOneName() throws {
    var parts = maker([["1", "Một"]]).parts()
    parts.append(("XL/Worksheets/SHEET1.xml", parts[5].1))
    #expect(try codes(packed(parts)) == ["L004"])
  }

  @Test func targetsThatLeadOutside() throws {
    let bytes = try changed("xl/_rels/workbook.xml.rels") {
      $0.replacing("worksheets/sheet1.xml", with: "../../../etc/passwd")
    }
    #expect(try codes(bytes) == ["F010"])
  }

  @Test func whatIsLargeWhenUnpacked() throws {
    var limits = Limits()
    limits.unpackedBytes = 1 << 20
    let blank = String(repeating: " ", count: 3 << 20)
    let bytes = try changed(Self.sheet) { $0.replacing("<sheetData>", with: blank + "<sheetData>") }
    #expect(bytes.count < 50_000)
    #expect(try codes(bytes, limits: limits) == ["L004"])
  }

  @Test func tooManyColumns() throws {
    var rows: [[TestCell]] = [["1", "Một"]]
    rows[0] += [TestCell](repeating: .blank, count: 16_381) + ["xa"]
    #expect(try codes(maker(rows).bytes()).contains("L001"))
  }

  @Test func tooManyRows() throws {
    var sheet = TestSheet("Phụ lục 1", numbered: [1: heading, 1_048_576: ["9", "Cuối"]])
    sheet.rows[2] = ["1", "Một"]
    let far = try readOffice(WorkbookMaker([sheet]).bytes())
    #expect(far.tasks.count == 1 || far.tasks.last?.place.row == 1_048_576)
    var limits = Limits()
    limits.rows = 10
    let rows = (1...20).map { [TestCell.number("\($0)"), TestCell.text("Nhiệm vụ \($0)")] }
    #expect(try codes(maker(rows).bytes(), limits: limits).contains("L001"))
  }

  @Test func repeatedRowsAreHandedOverOneByOne() throws {
    var limits = Limits()
    limits.rows = 1_000
    let file = OpenWorkbookMaker([TestSheet("Phụ lục 1", [heading, ["1", "Một"]])])
    let archive = try ZipArchive(
      file.bytes(), budget: UnpackingBudget(bytes: 1 << 20, entries: 10))
    let entry = try #require(archive.entry(named: "content.xml"))
    let content = String(decoding: try archive.bytes(of: entry, limit: 1 << 20), as: UTF8.self)
      .replacing(
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>1</text:p>",
        with: "<table:table-row table:number-rows-repeated=\"1000000\">"
          + "<table:table-cell office:value-type=\"string\"><text:p>1</text:p>")
    let bytes = try packed([
      ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)),
      ("content.xml", Array(content.utf8)),
    ])
    #expect(try codes(bytes, limits: limits).contains("L001"))
  }

  @Test func passwords() throws {
    // What Office wraps into a compound file when it has a password.
    var names = Array("EncryptedPackage".utf16)
    names += [UInt16](repeating: 0, count: 32 - names.count)
    var bytes = OldContainer.mark + [UInt8](repeating: 0, count: 512 - 8)
    bytes[30] = 9
    bytes += names.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    bytes += [34, 0] + [UInt8](repeating: 0, count: 512 - 66)
    #expect(try IntakeReadingTests.read(bytes).0.codes == ["F010"])
    var file = OpenWorkbookMaker([TestSheet("Phụ lục 1", [heading, ["1", "Một"]])])
    file.manifest = "<file-entry><encryption-data/></file-entry>"
    #expect(try codes(file.bytes()) == ["F010"])
  }

  @Test func aCutFile() throws {
    let bytes = maker([["1", "Một"]]).bytes()
    for count in stride(from: 10, to: bytes.count - 1, by: 97) {
      #expect(try codes(Array(bytes.prefix(count))) == ["F010"], "\(count)")
    }
  }

  @Test func flippedBitsEnd() throws {
    let files = [
      maker([["1", "Một"]]).bytes(),
      OpenWorkbookMaker([TestSheet("Phụ lục 1", [heading, ["1", "Một"]])]).bytes(),
      WordMaker([.table([["STT", "Tên nhiệm vụ", "Mục tiêu"], ["1", "Một", "Hai"]])]).bytes(),
    ]
    var random = Chance(seed: 3)
    for bytes in files {
      for _ in 0..<150 {
        var flipped = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          flipped[Int.random(in: flipped.indices, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
        let found = try readOffice(flipped)
        #expect(found.form != nil || !found.findings.isEmpty)
      }
    }
  }

  @Test(
    arguments: [
      ([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x01, 0x00], ForeignKind.rar),
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0x00, 0x04], .sevenZip),
      ([0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], .shortcut),
      (Array("<!DOCTYPE html>\n<html><body>".utf8), .webPage),
      (Array("\u{FEFF}  <HTML xmlns:x=\"a\"><table>".utf8), .webPage),
      (
        Array("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>".utf8),
        .flatOffice
      ),
      (Array("RIFF\u{1}\u{2}\u{3}\u{4}WEBPVP8 ".utf8), .image),
    ] as [([UInt8], ForeignKind)])
  func foreignFilesAreNamed(bytes: [UInt8], kind: ForeignKind) throws {
    #expect(ForeignKind(of: bytes) == kind)
    let found = try IntakeReadingTests.read(bytes).0
    #expect(found.codes == ["F002"], "\(found.said)")
    let advice = found.findings[0].advice
    #expect(!advice.vi.contains("UTF-8") && !advice.vi.contains("DOCTYPE"))
    #expect(!advice.en.contains("UTF-8") && !advice.en.contains("DOCTYPE"))
  }

  @Test func everyKindHasItsWords() {
    for kind in ForeignKind.allCases {
      let finding = Finding.noForm(kind)
      #expect(!finding.message.vi.isEmpty && !finding.message.en.isEmpty)
      #expect(finding.advice.vi != finding.advice.en)
    }
  }

  @Test func formsInXMLAreNoPages() throws {
    let bytes = try Checkout.bytes("samples/drafts/phu-luc-1.xml")
    #expect(ForeignKind(of: bytes) == nil)
    #expect(ForeignKind(of: Array("<appendix1><title>&lt;html&gt;</title>".utf8)) == nil)
  }
}
