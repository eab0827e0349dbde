extension Finding {
  /// A finding of a rule that readers raise; a reader has no judging context to report to.
  ///
  /// The task it stands in is for the reader to set (`task`, `taskIndex`): where it is not set,
  /// the finding speaks of the whole document.
  static func raised(
    _ rule: Rule, severity: Severity? = nil, at place: Place, path: String? = nil,
    call: Call? = nil, form: Form? = nil, _ details: Findings.Details
  ) -> Finding {
    let clause = call.map { rule.clause.text(call: $0, form: form, field: nil) }
    return Finding(
      code: rule.code, severity: severity ?? rule.severity, place: place, path: path,
      found: details.found, expected: details.expected, difference: details.difference,
      message: details.message, advice: details.advice ?? rule.advice,
      clause: details.clause ?? clause ?? Clause.fileText, related: details.related,
      isStructural: details.isStructural ?? (rule.schema == .all))
  }
}
