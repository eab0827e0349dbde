import Foundation
import IntakeTesting
import Testing

/// Files that the product generates and the checkout holds: none may be stale.
@Suite struct GeneratedFilesTests {
  @Test func formsAndSchemasAreThoseOfTheirCalls() throws {
    for call in ["889-2024", "889-2023", "ha-noi-2024", "bac-kan-2025"] {
      let scratch = try Scratch()
      let run = try Program.dexuat(["template", "--call", call, "--output", scratch.url.path])
      #expect(run.status == 0, "\(run.complaint)")
      let names = ["xsd", "csv", "xlsx", "docx"].flatMap { ["appendix1.\($0)", "appendix2.\($0)"] }
      for name in names {
        let fresh = try Data(contentsOf: URL(filePath: scratch.path(name)))
        let held = try Data(contentsOf: URL(filePath: Checkout.path("templates/\(call)/\(name)")))
        #expect(fresh == held, "templates/\(call)/\(name) is stale: dexuat template --overwrite")
      }
    }
  }

  @Test func aFilledInFormIsNotWrittenOver() throws {
    let scratch = try Scratch()
    let arguments = ["template", "--output", scratch.url.path]
    #expect(try Program.dexuat(arguments).status == 0)
    #expect(try Program.dexuat(arguments).status == 0, "identical files are fine")
    let form = try scratch.write("đã điền", to: "appendix2.csv")
    try FileManager.default.removeItem(atPath: scratch.path("appendix1.xsd"))
    let run = try Program.dexuat(arguments)
    #expect(run.status == 64 && run.complaint.contains("appendix2.csv"), "\(run.complaint)")
    #expect(try String(contentsOfFile: form, encoding: .utf8) == "đã điền")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("appendix1.xsd")))
    #expect(try Program.dexuat(arguments + ["--overwrite"]).status == 0)
    #expect(try String(contentsOfFile: form, encoding: .utf8) != "đã điền")
  }

  /// Every call is valid against the published schema of calls.
  @Test(.enabled(if: Program.find("xmllint") != nil, "needs xmllint (libxml2-utils)"))
  func callsAreValid() throws {
    let calls = try Checkout.files(below: "templates", endings: ["call.xml"]).map(Checkout.path)
    #expect(calls.count >= 4)
    let run = try Program.run(
      try #require(Program.find("xmllint")),
      ["--noout", "--nonet", "--schema", Checkout.path("templates/call.xsd")] + calls)
    #expect(run.status == 0, "\(run.complaint)")
  }
}
