import Testing

@testable import IntakeCore

@Suite struct RuleCatalogTests {
  @Test func codesAreInOrderAndNoneTwice() {
    let codes = RuleCatalog.all.map(\.code)
    #expect(codes == Set(codes).sorted())
  }

  @Test(arguments: RuleCatalog.all.map(\.code))
  func manualIsWholeInBothLanguages(_ code: Code) throws {
    let rule = try #require(RuleCatalog.rule(code))
    for text in [rule.title, rule.why, rule.advice, rule.place] {
      for language in Language.allCases {
        #expect(!text[language].isEmpty)
        #expect(text[language].first?.isWhitespace == false)
      }
      #expect(text.vi != text.en)
    }
    #expect(rule.examples.contains { $0.kind == .good })
    #expect(rule.examples.contains { $0.kind == .bad })
  }

  @Test(arguments: RuleCatalog.all.map(\.code))
  func findingsSpeakBothLanguages(_ code: Code) throws {
    let rule = try #require(RuleCatalog.rule(code))
    for example in rule.examples {
      guard case .fields(let edits, _) = example.content, example.kind == .bad else { continue }
      let content = ExampleDocument.sound(example.form, call: PracticeCall.call).applying(edits)
      for finding in Practice.judge(content, as: .xml).document.findings {
        #expect(finding.message.vi != finding.message.en)
        #expect(finding.advice.vi != finding.advice.en)
        #expect(!finding.clause.vi.isEmpty)
        for value in [finding.found, finding.expected, finding.difference].compactMap({ $0 }) {
          #expect(
            finding.message.vi.contains(value) == finding.message.en.contains(value),
            "\(value) is told in one language only: \(finding.message)")
        }
        for text in [finding.message.vi, finding.message.en] {
          #expect(text.hasSuffix(".") && !text.contains("  "), "\(text)")
        }
      }
    }
  }
}
