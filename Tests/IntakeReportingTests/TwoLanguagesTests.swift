import Foundation
@testable import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReporting

/// Everything that the product says, it says in both languages.
@Suite struct TwoLanguagesTests {
  @Test func rules() {
    for rule in RuleCatalog.all {
      let texts =
        [rule.title, rule.why, rule.advice, rule.place]
        + rule.examples.compactMap(\.caption)
      for text in texts { expectBoth(text, "\(rule.code)") }
      let clause = rule.clause.text(
        call: SampleCall.call, form: SampleCall.call.forms.first, field: nil)
      expectBoth(clause, "\(rule.code)", mayBeSame: true)
    }
  }

  @Test func namesOfValues() {
    for verdict in Verdict.allCases { expectBoth(verdict.name, "verdict") }
    for severity in Severity.allCases {
      expectBoth(severity.name, "severity")
      expectBoth(HTMLPhrases.badge(severity), "badge")
    }
    for status in ReceiptJudgement.Status.allCases { expectBoth(status.name, "status") }
    for group in FieldGroup.allCases { expectBoth(group.name, "group") }
  }

  @Test func labelsOfTheForms() {
    for form in SampleCall.call.forms {
      for table in form.tables {
        for field in table.fields { expectBoth(field.label, field.id, mayBeSame: true) }
      }
    }
  }

  private func expectBoth(_ text: Localized, _ name: String, mayBeSame: Bool = false) {
    #expect(!text.vi.isEmpty && !text.en.isEmpty, "\(name)")
    #expect(mayBeSame || text.vi != text.en, "\(name): \(text.vi)")
  }

  /// Files whose two texts rightly hold different values: dates as each language writes them, and
  /// the system's own words for an error, which are English.
  private static let reviewed: Set<String> = ["OfficialDate.swift", "WorkbookFile.swift"]

  /// Every pair of literals in the sources: neither blank, the same values put into both.
  @Test func literalsOfTheSources() throws {
    let folder = Checkout.root.appendingPathComponent("Sources")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var pairs = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      for pair in LocalizedLiteral.all(in: source) {
        pairs += 1
        let place = "\(file.lastPathComponent): \(pair.vi.prefix(60))"
        #expect(!pair.vi.isEmpty && !pair.en.isEmpty, "\(place)")
        // The formula that ends an official letter has no counterpart in English.
        let isClosing = pair.vi.contains("./.")
        guard !isClosing, !Self.reviewed.contains(file.lastPathComponent) else { continue }
        #expect(pair.viValues == pair.enValues, "\(place): \(pair.viValues) \(pair.enValues)")
      }
    }
    #expect(pairs > 300, "\(pairs)")
  }
}
