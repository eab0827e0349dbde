public import IntakeCore

extension RuleManual {
  /// The manual of every rule as values, for pages that set it out themselves.
  public static func chapters(call: Call) -> [RuleChapter] {
    let manual = RuleManual(call: call)
    return manual.rules.map { manual.chapter($0) }
  }

  private func chapter(_ rule: Rule) -> RuleChapter {
    let family = RuleFamily.all.first { $0.holds(rule.code) }
    return RuleChapter(
      code: rule.code, title: rule.title, severity: effectiveSeverity(of: rule),
      family: family?.title ?? rule.title,
      entries: entries(of: rule).map { RuleChapter.Entry(label: $0.label, text: $0.text) },
      stories: { stories(of: rule, $0) })
  }

  private func stories(of rule: Rule, _ kind: Example.Kind) -> [RuleChapter.Story] {
    rule.examples.filter { $0.kind == kind }.map { example in
      let text = ExampleText(example, rule: rule, call: call)
      let excerpts = ExampleExcerpt.of(example, call: call).map { excerpt in
        RuleChapter.Entry(
          label: excerpt.label,
          text: excerpt.text.isEmpty ? TextPhrases.blank : Localized(same: excerpt.text))
      }
      return RuleChapter.Story(
        sentences: text.sentences, lines: text.snippet, excerpts: excerpts)
    }
  }
}
