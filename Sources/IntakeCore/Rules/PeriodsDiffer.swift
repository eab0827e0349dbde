extension Rule {
  static let periodsDiffer = Rule(
    code: "X006",
    title: Localized(
      vi: "Thời gian thực hiện khác nhau giữa hai phụ lục",
      en: "The periods differ between the forms"),
    why: Localized(
      vi: """
        Kinh phí được bố trí theo thời gian thực hiện; hai phụ lục phải ghi cùng tháng bắt đầu và \
        tháng kết thúc.
        """,
      en: """
        Money is set aside by the period of a task; both forms must give the same first and last \
        month.
        """),
    advice: Localized(
      vi: "Ghi cùng tháng bắt đầu và tháng kết thúc ở cả hai phụ lục.",
      en: "Give the same first and last month in both forms."),
    severity: .error,
    place: Localized(
      vi: "mục “Bắt đầu” hoặc “Kết thúc” trong Phụ lục 2, kèm chỗ ứng với nó trong Phụ lục 1",
      en: "“Start” or “End” in Appendix 2, with its counterpart in Appendix 1"),
    clause: .form,
    examples: [
      Example(
        kind: .good, form: .appendix2, content: .submission(list: [], outline: [], at: nil)),
      Example(
        kind: .bad, form: .appendix2,
        content: .submission(
          list: [], outline: [.init("task[1].end", "2025-06")], at: "task[1].end")),
    ],
    check: .submission(comparePeriods))
}

private func comparePeriods(_ submission: SubmissionContext, findings: inout SubmissionFindings) {
  for pair in submission.comparisons {
    compare(\.start, of: .start, pair, submission, &findings)
    compare(\.end, of: .end, pair, submission, &findings)
  }
}

private func compare(
  _ month: KeyPath<JudgedTask, CalendarMonth?>, of field: KnownField,
  _ pair: SubmissionContext.Comparison, _ submission: SubmissionContext,
  _ findings: inout SubmissionFindings
) {
  guard let listed = pair.listed[keyPath: month], let outlined = pair.outlined[keyPath: month],
    listed != outlined
  else { return }
  findings.report(.periodsDiffer, document: pair.outline, task: pair.outlined, field: field) {
    Findings.Details(
      found: outlined.iso, expected: listed.iso,
      difference: CalendarMonth.isoDistance(
        from: min(listed, outlined), to: max(listed, outlined)),
      message: .months(outlined, listed, starts: field == .start),
      related: [submission.related(pair.list, task: pair.listed, field: field)])
  }
}

extension Localized {
  fileprivate static func months(
    _ outlined: CalendarMonth, _ listed: CalendarMonth, starts: Bool
  ) -> Localized {
    let months = abs(outlined.monthNumber - listed.monthNumber)
    let side =
      outlined < listed
      ? Localized(vi: "sớm hơn", en: "earlier") : Localized(vi: "muộn hơn", en: "later")
    return Localized(
      vi: """
        Phụ lục 2 ghi \(starts ? "bắt đầu" : "kết thúc") \(outlined.text), Phụ lục 1 ghi \
        \(listed.text); Phụ lục 2 \(side.vi) \(months) tháng.
        """,
      en: """
        Appendix 2 says the task \(starts ? "starts" : "ends") in \(outlined.text), Appendix 1 \
        says \(listed.text); Appendix 2 is \(months) \(months == 1 ? "month" : "months") \(side.en).
        """)
  }
}
