import Foundation
@testable import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReporting

@Suite struct PlanFilesTests {
  private let files: [(name: String, bytes: [UInt8])]

  init() throws {
    files = try PlanFiles.all(
      SamplePlan.plan, comparison: .changes(SamplePlan.changes), version: "1.0.0")
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    try #require(files.first { $0.name == name }?.bytes)
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  private func document(_ name: String) throws -> Data {
    try Data(contentsOf: Checkout.root.appendingPathComponent("docs/\(name)"))
  }

  @Test func names() throws {
    #expect(
      files.map(\.name) == [
        "plan.csv", "plan.xml", "plan.json", "plan.html", "plan.xlsx", "plan.docx",
        "review.csv", "returned.csv", "coverage.html", "coverage.csv", "books.json",
        "changes.csv", "changes.html",
      ])
    let without = try PlanFiles.all(SamplePlan.plan, version: "1.0.0")
    #expect(without.map(\.name) == files.map(\.name).dropLast(2))
    #expect(without.map(\.bytes) == Array(files.map(\.bytes).dropLast(2)))
  }

  @Test(arguments: [
    "plan.csv", "plan.xml", "plan.json", "plan.html", "review.csv", "returned.csv", "books.json",
    "coverage.html", "coverage.csv", "changes.csv", "changes.html",
  ])
  func goldens(_ name: String) throws {
    try Golden.expect(try bytes(name), is: name)
  }

  @Test func tableSchemasAreFresh() throws {
    for schema in PlanFiles.tableSchemas {
      let file = Checkout.root.appendingPathComponent("docs/\(schema.name)")
      try Golden.expect(schema.bytes, at: file)
    }
  }

  @Test func xmlFitsItsSchema() throws {
    let result = try Tool.xmllint(
      try bytes("plan.xml"), schema: Array(try document("plan.xsd")))
    #expect(result.code == 0, "\(result.output)")
  }

  @Test func jsonFitsItsSchema() throws {
    try SchemaCheck.expect(try bytes("plan.json"), matches: try document("plan.schema.json"))
    try SchemaCheck.expect(try bytes("books.json"), matches: try document("books.schema.json"))
  }

  @Test func noContacts() throws {
    for file in files {
      let text =
        file.name.hasSuffix(".xlsx") || file.name.hasSuffix(".docx")
        ? try WorkbookParts(file.bytes).parts.values.joined()
        : String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("345 678"), "\(file.name)")
      #expect(!text.contains("0912345678"), "\(file.name)")
      #expect(!text.contains("vidu.example"), "\(file.name)")
    }
  }

  @Test func sheetsHoldNoFormulas() throws {
    for name in ["plan.csv", "review.csv", "returned.csv", "changes.csv"] {
      let text = try text(name)
      #expect(text.unicodeScalars.first == "\u{FEFF}")
      for cell in text.dropFirst().split(separator: ";") {
        let start = cell.drop { $0 == "\"" }.first
        #expect(start.map { !"=+@".contains($0) } ?? true, "\(name): \(cell)")
      }
    }
    #expect(try text("review.csv").contains(";'@Công ty;"))
  }

  @Test func annex() throws {
    let html = try text("plan.html")
    #expect(html.contains("Tổng cộng (I+…+III): 3 nhiệm vụ"))
    #expect(html.contains("<td class=\"money\">1.500,5</td>"))
    #expect(html.contains("<td class=\"money\">1.234.567,890123</td>"))
    #expect(html.contains("Cộng (II): 2 nhiệm vụ"))
    #expect(!html.contains("<script"))
    #expect(!html.contains("http://x\""))
    #expect(html.contains("&lt;script&gt;"))
    let (opened, closed) = ("<bdi>", "</bdi>")
    #expect(
      html.components(separatedBy: opened).count == html.components(separatedBy: closed).count)
  }

  /// The page's policy lets in exactly its own style.
  @Test func policyNamesTheStyle() throws {
    #expect(try text("plan.html").contains("<style>\(PlanStyle.css)</style>"))
    for name in ["coverage.html", "changes.html"] {
      #expect(try text(name).contains("<style>\(PlanPageStyle.css)</style>"))
      #expect(try !text(name).contains("<script"))
    }
  }

  @Test func moneyInMillions() {
    #expect(Money(dong: 1).inMillions == "0,000001")
    #expect(Money(dong: -1_500_000).inMillions == "-1,5")
    #expect(Money(dong: 0).inMillions == "0")
    #expect(Money(dong: 1_000_000_000_000).inMillions == "1.000.000")
  }

  @Test(arguments: [(1, "I"), (4, "IV"), (9, "IX"), (10, "X"), (14, "XIV")])
  func roman(_ number: Int, _ text: String) {
    #expect(number.roman == text)
  }
}
