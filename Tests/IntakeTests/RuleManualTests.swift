import Foundation
import Intake
import IntakeCore
import IntakeReporting
import IntakeTesting
import Testing

@Suite struct RuleManualTests {
  /// `docs/rules/` is what the rules say of themselves, and holds nothing else.
  @Test(arguments: Language.allCases)
  func thePagesAreUpToDate(_ language: Language) throws {
    let folder = "docs/rules/\(language.rawValue)"
    let pages = RuleManual.pages(call: try Checkout.call(), language: language)
    for page in pages {
      try Golden.expect(Array(page.text.utf8), at: Checkout.root.appending(path: "\(folder)/\(page.name)"))
    }
    let held = try Checkout.files(below: folder)
    #expect(held == pages.map { "\(folder)/\($0.name)" }.sorted())
  }

  @Test func theWholeManualHasEveryChapter() throws {
    let whole = RuleManual.markdown(call: try Checkout.call(), language: .vi)
    for rule in RuleCatalog.all { #expect(whole.contains("\n## \(rule.code) · ")) }
    #expect(whole.contains("](#m001)"))
  }

  @Test(arguments: RuleCatalog.all.map(\.code), Language.allCases)
  func everyPageIsWholeAndFits(_ code: Code, in language: Language) throws {
    let rule = try #require(RuleCatalog.rule(code))
    let page = RuleManual.page(rule, call: try Checkout.call(), language: language, width: 80)
    #expect(page.hasPrefix(code.description))
    for text in [rule.why, rule.advice] {
      let words = text[language].split(separator: " ").map(String.init)
      #expect(words.allSatisfy(page.contains))
    }
    for line in page.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(!page.contains("\u{1B}"))
  }

  @Test(arguments: Language.allCases)
  func theListNamesEveryRule(in language: Language) throws {
    let list = RuleManual.list(call: try Checkout.call(), language: language)
    for rule in RuleCatalog.all { #expect(list.contains(rule.code.description)) }
  }

  @Test func theMachineListIsWhole() throws {
    let json = RuleManual.json(call: try Checkout.call())
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(read?["schema"] as? String == "dexuat-rules/1")
    let rules = try #require(read?["rules"] as? [[String: Any]])
    #expect(rules.compactMap { $0["code"] as? String } == RuleCatalog.all.map(\.code.description))
    #expect(rules.allSatisfy { ($0["title"] as? [String: String])?["vi"]?.isEmpty == false })
  }
}
