extension Rule {
  static let moneyDiffers = Rule(
    code: "X005",
    title: Localized(
      vi: "Kinh phí khác nhau giữa hai phụ lục", en: "The money differs between the forms"),
    why: Localized(
      vi: """
        Danh mục tổng hợp lấy số từ Phụ lục 1, hội đồng xem số trong Phụ lục 2; hai nơi phải bằng \
        nhau đến từng đồng, dù viết bằng đơn vị tính nào. Từng số khác nhau được nêu riêng.
        """,
      en: """
        The consolidated list takes its figures from Appendix 1, the council looks at those of \
        Appendix 2; they must agree to the đồng, whatever unit each is written in. Each amount \
        that differs is named by itself.
        """),
    advice: Localized(
      vi: "Đối chiếu với dự toán, ghi cùng một số ở cả hai phụ lục; xem lại đơn vị tính.",
      en: "Compare with the estimate and give the same amount in both forms; check the units."),
    severity: .error,
    place: Localized(
      vi: "mục kinh phí trong Phụ lục 2, kèm chỗ ứng với nó trong Phụ lục 1",
      en: "the amount in Appendix 2, with its counterpart in Appendix 1"),
    clause: .form,
    examples: [
      Example(
        kind: .good, form: .appendix2, content: .submission(list: [], outline: [], at: nil)),
      Example(
        kind: .bad, form: .appendix2,
        content: .submission(
          list: [], outline: [.init("task[1].total", "1600")], at: "task[1].total")),
      Example(
        kind: .bad, form: .appendix2,
        content: .submission(
          list: [.init("task[1].state", "900")], outline: [], at: "task[1].state")),
    ],
    check: .submission(compareMoney))
}

private func compareMoney(_ submission: SubmissionContext, findings: inout SubmissionFindings) {
  for pair in submission.comparisons {
    compare(\.total, of: .total, pair, submission, &findings)
    compare(\.state, of: .state, pair, submission, &findings)
    compare(\.other, of: .other, pair, submission, &findings)
  }
}

private func compare(
  _ amount: KeyPath<JudgedTask, Money?>, of field: KnownField,
  _ pair: SubmissionContext.Comparison, _ submission: SubmissionContext,
  _ findings: inout SubmissionFindings
) {
  guard let listed = pair.listed[keyPath: amount], let outlined = pair.outlined[keyPath: amount],
    listed != outlined
  else { return }
  let task = submission.call.form(.appendix2)?.table(.task)
  let label = task?.position(of: field).flatMap { task?.fields[$0].label }
  findings.report(.moneyDiffers, document: pair.outline, task: pair.outlined, field: field) {
    Findings.Details(
      found: outlined.decimal, expected: listed.decimal,
      difference: (outlined - listed).decimal,
      message: .amounts(label ?? Localized(same: field.id), outlined, listed),
      related: [submission.related(pair.list, task: pair.listed, field: field)])
  }
}

extension Localized {
  fileprivate static func amounts(
    _ label: Localized, _ outlined: Money, _ listed: Money
  ) -> Localized {
    let distance = Money.distance(outlined, from: listed)
    return Localized(
      vi: """
        \(label.vi): Phụ lục 2 ghi \(outlined.text.vi), Phụ lục 1 ghi \(listed.text.vi) \
        (Phụ lục 2 \(distance.vi)).
        """,
      en: """
        \(label.en): Appendix 2 says \(outlined.text.en), Appendix 1 \(listed.text.en) \
        (Appendix 2 is \(distance.en)).
        """)
  }
}
