extension Rule {
  static let aboveCeiling = Rule(
    code: "M008",
    title: Localized(
      vi: "Vượt mức trần của đợt kêu gọi", en: "Above the call's ceiling"),
    why: Localized(
      vi: """
        Một đợt kêu gọi có thể đặt mức trần kinh phí cho một nhiệm vụ (tham số ceiling, tính bằng \
        đồng). Đợt không đặt thì không xét. Mức trần do đợt đặt ra nên mức độ cũng do đợt đặt.
        """,
      en: """
        A call may set a ceiling on the money of one task (the parameter ceiling, in đồng). Where \
        it sets none, nothing is judged. The ceiling is the call's own, and so is its severity.
        """),
    advice: Localized(
      vi: "Giảm kinh phí, hoặc chia thành các nhiệm vụ độc lập nếu nội dung cho phép.",
      en: "Reduce the money, or split the work into independent tasks where it allows that."),
    severity: .error, adjustable: true,
    place: Localized(vi: "mục “Tổng kinh phí” của nhiệm vụ", en: "the task's “Total”"),
    clause: .dispatch,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: """
              Đợt kêu gọi đặt mức trần 5.000.000.000 đồng cho một nhiệm vụ; tổng kinh phí ghi 6 000 \
              triệu đồng.
              """,
            en: """
              The call sets a ceiling of 5,000,000,000 đồng for one task; the total says 6 000 \
              million đồng.
              """))),
    ],
    check: .records([.task], compareWithCeiling))
}

private func compareWithCeiling(
  _ task: Record, context: JudgingContext, findings: inout Findings
) {
  guard let limit = context.call.parameter("M008", "ceiling"),
    let total = task.value(.total).money, total.dong > limit
  else { return }
  let ceiling = Money(dong: limit)
  findings.report(.aboveCeiling, on: task, at: task.table.position(of: .total)) {
    Findings.Details(
      found: total.decimal, expected: ceiling.decimal, difference: (total - ceiling).decimal,
      message: .above(total, ceiling))
  }
}

extension Localized {
  fileprivate static func above(_ total: Money, _ ceiling: Money) -> Localized {
    let distance = (total - ceiling).text
    return Localized(
      vi: """
        Tổng kinh phí \(total.text.vi) vượt mức trần \(ceiling.text.vi) cho một nhiệm vụ là \
        \(distance.vi).
        """,
      en: """
        The total of \(total.text.en) is \(distance.en) above the ceiling of \(ceiling.text.en) for \
        one task.
        """)
  }
}
