import Foundation
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReporting

/// The reports for code hosts and build servers; `scripts/check-files` asks whole validators too.
@Suite struct MachineReportTests {
  private func sarif() throws -> [String: Any] {
    let bytes = SampleReport.write(SARIFFormat.self, ReportOptions())
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(whole["version"] as? String == "2.1.0")
    return try #require((whole["runs"] as? [[String: Any]])?.first)
  }

  @Test func everyFindingIsAResultOfARule() throws {
    let run = try sarif()
    let tool = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(tool["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    let findings = SampleReport.documents.flatMap(\.0.findings)
    #expect(results.map { $0["ruleId"] as? String } == findings.map(\.code.description))
    for result in results {
      if let index = result["ruleIndex"] as? Int {
        #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      }
      #expect(["error", "warning", "note"].contains(result["level"] as? String))
    }
  }

  /// A cell is a logical location; its line is that of the file.
  @Test func cellsAreLogicalLocations() throws {
    let results = try #require(try sarif()["results"] as? [[String: Any]])
    let location = try #require((results[0]["locations"] as? [[String: Any]])?.first)
    let logical = try #require((location["logicalLocations"] as? [[String: Any]])?.first)
    #expect(logical["name"] as? String == "C3" && logical["kind"] as? String == "cell")
    let physical = try #require(location["physicalLocation"] as? [String: Any])
    #expect(physical["region"] as? [String: Int] == ["startLine": 3])
    let uri = try #require((physical["artifactLocation"] as? [String: Any])?["uri"] as? String)
    #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    #expect(uri.removingPercentEncoding == SampleReport.sheet.identity.path)
  }

  /// The published schema of Ant's reports, which build servers read.
  @Test func junitFitsItsSchema() throws {
    let schema = try Checkout.bytes("scripts/check-files.d/junit.xsd")
    for language in Language.allCases {
      let report = SampleReport.write(JUnitFormat.self, ReportOptions(language: language))
      let result = try Tool.xmllint(report, schema: Array(schema))
      #expect(result.code == 0, "\(result.output)")
    }
  }

  @Test func eachDocumentIsASuiteAndEachRuleACase() {
    let text = String(
      decoding: SampleReport.write(JUnitFormat.self, ReportOptions()), as: UTF8.self)
    #expect(text.components(separatedBy: "<testsuite ").count == SampleReport.documents.count + 1)
    #expect(text.contains("failures=\"2\""), "\(text)")
    #expect(text.contains("<testcase name=\"M001 "))
  }

  /// A table shows no control, in any language's words.
  @Test(arguments: Language.allCases)
  func tablesHoldNoControls(_ language: Language) {
    let text = String(
      decoding: SampleReport.write(CSVFormat.self, ReportOptions(language: language)),
      as: UTF8.self)
    for scalar in text.unicodeScalars where !"\r\n\t".unicodeScalars.contains(scalar) {
      #expect(scalar.properties.generalCategory != .control)
    }
  }

  @Test func theVietnameseTableIsInVietnamese() throws {
    let table = SampleReport.write(CSVFormat.self, ReportOptions(language: .vi))
    let rows = CSVTable.rows(table[3...], delimiter: 0x3B)
    #expect(rows[0][0...4] == ["Tệp", "Mẫu phụ lục", "Đơn vị đề xuất", "Kết luận", "Mã phát hiện"])
    #expect(rows[1][3] == "chưa đủ điều kiện" && rows[1][5] == "lỗi")
    #expect(rows[1][7] == "Tổng kinh phí")
  }
}
