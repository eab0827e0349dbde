import Foundation
import Intake
import IntakeCore
import IntakeReporting
import IntakeTesting
import Testing

/// The edition of the rules is another one wherever they decide otherwise.
@Suite struct RuleEditionTests {
  private static let record = "Tests/IntakeTests/Fixtures/rule-decisions.txt"

  /// The decisions stand in a file line by line, under the number of their edition, so that a
  /// change shows which of them came out otherwise.
  @Test func anEditionDecidesAlwaysTheSame() throws {
    let found = try ["edition \(RuleCatalog.edition)"] + decisions()
    let file = URL(filePath: Checkout.path(Self.record))
    let held = try Checkout.text(Self.record).split(separator: "\n").map(String.init)
    let isRaised = held.first != found.first
    if isRaised, ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data((found.joined(separator: "\n") + "\n").utf8).write(to: file)
      Issue.record("recorded \(Self.record)")
      return
    }
    let others = found.difference(from: held)
    for change in others.prefix(20) {
      switch change {
      case .insert(_, let line, _): Issue.record("decided now:    \(line)")
      case .remove(_, let line, _): Issue.record("decided before: \(line)")
      }
    }
    #expect(
      others.isEmpty,
      "the rules decide otherwise: raise RuleCatalog.edition, then run this test with RECORD=1")
  }

  /// What the rules say of every example, in every format, and of every sample.
  private func decisions() throws -> [String] {
    let call = try Checkout.call()
    let checker = DocumentChecker(call: call)
    func judge(_ name: String, _ bytes: [UInt8]) -> JudgedDocument {
      checker.check(
        bytes, path: name, receipt: .notJudged(call.deadline), keepsRecords: true)
    }
    var lines: [String] = []
    for rule in RuleCatalog.all {
      for (position, example) in rule.examples.enumerated() {
        for paper in ExamplePaper.all(of: example, call: call) {
          lines.append(Self.line(judge("\(rule.code) \(position) \(paper.format)", paper.bytes)))
        }
        guard case .submission(let list, let outline, _) = example.content else { continue }
        let forms = RuleExampleTests.contents(list, outline, call).map {
          judge("\(rule.code) \(position)", ExamplePaper.write($0, .xml, call).bytes)
        }
        lines += checker.checkTogether(forms).map(Self.line)
      }
    }
    for path in try Checkout.files(below: "samples", endings: [".xml", ".csv"]) {
      lines.append(Self.line(judge(path, Array(try Checkout.bytes(path)))))
    }
    #expect(lines.count > 200)
    return lines
  }

  private static func line(_ document: JudgedDocument) -> String {
    let findings = document.findings.map {
      "\($0.code) \($0.severity.rawValue) \($0.place.line):\($0.place.column):\($0.place.row) "
        + "\($0.task ?? "") \($0.field ?? "")"
    }
    return
      ([document.identity.path, document.verdict.rawValue]
      + document.tasks.map(\.verdict.rawValue) + findings).joined(separator: "|")
  }
}
