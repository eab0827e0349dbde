import Foundation
import IntakeTesting
import Testing

/// What the README shows of a report is what the program prints.
@Suite struct ReadmeTests {
  @Test func theFindingShownIsTheOnePrinted() throws {
    let readme = String(decoding: try Checkout.bytes("README.md"), as: UTF8.self)
    let command = "$ dexuat check samples/drafts/phu-luc-1-loi.xlsx\n…\n"
    let start = try #require(readme.range(of: command))
    let end = try #require(readme.range(of: "…\n```", range: start.upperBound..<readme.endIndex))
    let shown = readme[start.upperBound..<end.lowerBound]
    let run = try Program.dexuat(
      ["check", "samples/drafts/phu-luc-1-loi.xlsx"], in: Checkout.path(""))
    #expect(shown.hasPrefix("lỗi M001") && run.output.contains(shown), "\(run.output)")
  }
}
