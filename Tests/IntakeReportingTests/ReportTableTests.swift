import Foundation
import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReporting

@Suite struct ReportTableTests {
  @Test func schemaIsFresh() throws {
    try Golden.expect(
      CSVFormat.tableSchema(.en),
      at: Checkout.root.appendingPathComponent("docs/report.tableschema.json"))
    try Golden.expect(
      CSVFormat.tableSchema(.vi),
      at: Checkout.root.appendingPathComponent("docs/report.vi.tableschema.json"))
  }

  /// The same findings as the JSON report, in its order.
  @Test func holdsWhatJSONHolds() throws {
    let table = SampleReport.write(CSVFormat.self, ReportOptions(language: .en))
    let json = SampleReport.write(JSONFormat.self, ReportOptions(language: .en))
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    let documents = try #require(report["documents"] as? [[String: Any]])
    let codes = documents.flatMap { document -> [String] in
      let findings = document["findings"] as? [[String: Any]] ?? []
      return findings.isEmpty ? [""] : findings.compactMap { $0["code"] as? String }
    }
    let rows = CSVTable.rows(table[3...], delimiter: 0x3B)
    #expect(rows.dropFirst().map { $0[4] } == codes)
  }
}
