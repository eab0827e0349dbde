import Foundation
import Intake
import IntakeCore
import IntakeReporting
import Testing

@Suite struct RuleManualTests {
  @Test func theRulesPageIsUpToDate() throws {
    let made = RuleManual.markdown(call: try Checkout.call())
    let file = Checkout.path("docs/rules.md")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(made.utf8).write(to: URL(filePath: file))
      Issue.record("recorded docs/rules.md")
      return
    }
    let kept = String(decoding: try Checkout.bytes("docs/rules.md"), as: UTF8.self)
    #expect(made == kept, "docs/rules.md is stale: RECORD=1, or dexuat rules --report markdown")
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
