// What is asked of tasks that everything else leaves eligible.

extension RuleSet {
  /// Lets the outcome rules look at the tasks of lists that are eligible by now, whether by what
  /// was found or by a decision: nothing is eligible that the plan could not print.
  func conclude(_ documents: inout [JudgedDocument], call: Call) {
    for position in documents.indices where documents[position].form == .appendix1 {
      var isTold = false
      for task in documents[position].tasks where task.verdict == .eligible {
        for (rule, check) in outcomes {
          guard let details = check(task, call) else { continue }
          documents[position].report(rule.code, .review, task: task.index) {
            Finding(outcome: details, of: rule, on: task, call: call)
          }
          isTold = true
        }
      }
      if isTold { documents[position].ledger.sort() }
    }
  }
}

extension Finding {
  fileprivate init(
    outcome details: Findings.Details, of rule: Rule, on task: JudgedTask, call: Call
  ) {
    self.init(
      code: rule.code, severity: .review, place: task.place, path: task.record?.path,
      task: task.number, taskIndex: task.index, found: details.found,
      expected: details.expected, message: details.message, advice: details.advice ?? rule.advice,
      clause: details.clause
        ?? rule.clause.text(call: call, form: call.form(.appendix1), field: nil))
  }
}
