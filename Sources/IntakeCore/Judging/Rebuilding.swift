// The register and the tests put judged values together from what they keep.

extension JudgedDocument {
  /// Puts together a judged document from its parts.
  public init(
    identity: Identity, format: DocumentFormat?, encoding: String, form: FormKind?,
    unit: MoneyUnit? = nil, submitter: Submitter?, tasks: [JudgedTask],
    receipt: ReceiptJudgement, findings: [Finding], counts: SeverityCounts,
    countsByCode: [Code: Int], documentVerdict: Verdict, verdict: Verdict,
    rulesRun: [Code], rulesNotRun: [RuleNotRun]
  ) {
    self.init(
      identity: identity, format: format, encoding: encoding, form: form, unit: unit,
      submitter: submitter, submitterRecord: nil, tasks: tasks, receipt: receipt,
      ledger: FindingLedger(
        listed: findings, counts: counts, countsByCode: countsByCode,
        documentVerdict: documentVerdict),
      rulesRun: rulesRun, rulesNotRun: rulesNotRun)
    self.verdict = verdict
  }
}

extension JudgedTask {
  /// Puts together a judged task from its parts.
  public init(
    index: Int, number: String?, title: String?, orientation: Int?, total: Money?,
    state: Money?, other: Money?, start: CalendarMonth?, end: CalendarMonth?, place: Place,
    verdict: Verdict, keeping record: Record? = nil
  ) {
    self.init(
      index: index, number: number, title: title, orientation: orientation, total: total,
      state: state, other: other, start: start, end: end, place: place, verdict: verdict,
      record: record)
  }
}
