import IntakeCore

/// What to do first: the few steps that clear most of what stands in the way of a document.
struct FirstSteps {
  /// The steps, what must be mended before what a person looks at, the more fruitful first.
  let steps: [Step]
  /// The findings that stand in the way, listed or not.
  let all: Int

  /// One step: what to do about the findings of one code.
  struct Step {
    var code: Code
    var severity: Severity
    var advice: Localized
    /// The findings that it clears.
    var clears: Int
    /// The first of them.
    var first: Finding
  }

  /// So many steps are told at most.
  private static let most = 4

  init(_ document: JudgedDocument) {
    let standing = document.findings.filter { $0.severity >= .review && $0.waivedBy == nil }
    let waived = document.findings.count { $0.severity >= .review && $0.waivedBy != nil }
    let byCode = Dictionary(grouping: standing, by: \.code)
    steps = byCode.compactMap { code, findings in
      findings.first.map { first in
        Step(
          code: code, severity: findings.map(\.severity).max() ?? first.severity,
          advice: first.advice, clears: Self.total(code, findings, of: document), first: first)
      }
    }
    .sorted(by: Self.isBefore).prefix(Self.most).map(\.self)
    all = document.counts.error + document.counts.review - waived
  }

  var cleared: Int { min(all, steps.reduce(0) { $0 + $1.clears }) }

  /// The whole total of the code where all its findings stand in the way, else those listed.
  private static func total(
    _ code: Code, _ findings: [Finding], of document: JudgedDocument
  ) -> Int {
    let isMixed = document.findings.contains {
      $0.code == code && ($0.severity < .review || $0.waivedBy != nil)
    }
    return isMixed ? findings.count : document.countsByCode[code] ?? findings.count
  }

  private static func isBefore(_ one: Step, _ other: Step) -> Bool {
    if one.severity != other.severity { return one.severity > other.severity }
    if one.clears != other.clears { return one.clears > other.clears }
    return one.code < other.code
  }
}
