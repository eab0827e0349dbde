import Foundation
import IntakeTesting
import Testing

/// Documents as offices write them, each with what a careful official would make of it. A case
/// that is not met yet says why under `known`; once it is met the mark must go.
@Suite struct ReadingCasesTests {
  private static let folder = "Tests/IntakeTests/Fixtures/reading"

  static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: Checkout.path(folder))
    return (names ?? []).sorted()
  }()

  @Test func theCasesAreThere() {
    #expect(Self.cases.count >= 35)
  }

  @Test(arguments: cases)
  func isReadRightly(_ name: String) throws {
    let folder = "\(Self.folder)/\(name)"
    let expected = try ExpectedReading.read(folder)
    guard let known = expected.known else {
      try check(name, folder, expected)
      return
    }
    withKnownIssue("\(known)") {
      try check(name, folder, expected)
    }
  }

  private func check(_ name: String, _ folder: String, _ expected: ExpectedReading) throws {
    let file = try #require(
      try Checkout.files(below: folder, endings: [".csv", ".xml"]).first {
        $0.contains("document.")
      })
    let reading = try #require(try ReportedReading.first(of: report(file, "json")))
    let text = expected.outcome.shown == nil ? "" : try report(file, "text")
    let differences = expected.outcome.differences(from: reading, shown: text)
    #expect(
      differences.isEmpty, "\(name): \(expected.right)\n\(differences.joined(separator: "\n"))")
  }

  private func report(_ file: String, _ format: String) throws -> String {
    try Program.dexuat([
      "check", Checkout.path(file), "--report", format, "--now", "2023-04-20T09:00:00+07:00",
    ]).output
  }
}
