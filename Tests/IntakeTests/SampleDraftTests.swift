import Foundation
import IntakeTesting
import Testing

/// The sample drafts in the formats of offices, by the built binary: each says what its twin says.
@Suite struct SampleDraftTests {
  private static let now = "2023-04-20T09:00:00+07:00"

  @Test(arguments: ["phu-luc-1", "phu-luc-2"], ["xlsx", "docx"])
  func filledFormsReadAsTheXML(_ name: String, _ format: String) throws {
    let scratch = try Scratch()
    func converted(_ ending: String) throws -> Data {
      let out = scratch.path("\(ending).xml")
      let draft = Checkout.path("samples/drafts/\(name).\(ending)")
      let run = try Program.dexuat(["convert", draft, "--output", out])
      #expect(run.status == 0 && run.complaint.isEmpty, "\(run.complaint)")
      return try Data(contentsOf: URL(filePath: out))
    }
    #expect(try converted(format) == converted("xml"))
  }

  @Test func faultsOfAWorkbookAreThoseOfItsText() throws {
    func told(_ ending: String) throws -> [[String]] {
      let draft = Checkout.path("samples/drafts/phu-luc-1-loi.\(ending)")
      let run = try Program.dexuat(["check", draft, "--report", "json", "--now", Self.now])
      #expect(run.status == 1)
      let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
      #expect(report.documents.count == 1)
      return report.documents[0].findings.map { [$0.code, $0.cell ?? "", $0.found ?? ""] }
    }
    let (workbook, text) = (try told("xlsx"), try told("csv"))
    #expect(workbook == text && workbook.count == 23)
  }

  private struct Report: Decodable {
    struct Document: Decodable { var findings: [Finding] }
    struct Finding: Decodable {
      var code: String
      var cell: String?
      var found: String?
    }
    var documents: [Document]
  }
}
