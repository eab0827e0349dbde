extension Rule {
  static let likelyUnitSlip = Rule(
    code: "M004",
    title: Localized(
      vi: "Có vẻ nhầm đơn vị tính nghìn lần", en: "A thousandfold slip of the unit looks likely"),
    why: Localized(
      vi: """
        Ghi số đồng vào biểu tính bằng triệu đồng, hoặc ngược lại, là lỗi hay gặp: tổng kinh phí \
        khi đó nhỏ hoặc lớn đến mức khó tin. Ngưỡng là 1 triệu đồng và 1.000 tỷ đồng, trừ khi đợt \
        kêu gọi đặt khác (tham số lowest, highest, tính bằng đồng).
        """,
      en: """
        Writing đồng into a form in million đồng, or the other way round, happens often: the total \
        is then too small or too large to be believed. The bounds are 1 million and 1,000 billion \
        đồng unless the call sets others (the parameters lowest and highest, in đồng).
        """),
    advice: Localized(
      vi: "Xem lại đơn vị tính của biểu và các số tiền; nếu đúng là như vậy, ghi rõ ở ghi chú.",
      en: "Check the form's unit and the amounts; if they are right, say so in the note."),
    severity: .review, adjustable: true,
    place: Localized(vi: "mục “Tổng kinh phí” của nhiệm vụ", en: "the task's “Total”"),
    clause: .form,
    examples: [
      .good(),
      .good(
        [("task[1].total", "1"), ("task[1].state", "1"), ("task[1].other", "0")],
        Localized(vi: "Vừa đúng 1 triệu đồng.", en: "Just 1 million đồng.")),
      .bad(
        [("task[1].total", "0.8"), ("task[1].state", "0.8"), ("task[1].other", "0")],
        at: "task[1].total",
        Localized(
          vi: "Tính bằng tỷ đồng trong biểu triệu đồng.",
          en: "In billions, where the form is in millions.")),
      .bad(
        [
          ("task[1].total", "1500000000"), ("task[1].state", "1000000000"),
          ("task[1].other", "500000000"),
        ], at: "task[1].total",
        Localized(
          vi: "Số đồng trong biểu triệu đồng.", en: "In đồng, where the form is in millions.")),
    ],
    check: .records([.task], judgeSize))
}

private let million: Int128 = 1_000_000

private func judgeSize(_ task: Record, context: JudgingContext, findings: inout Findings) {
  guard let total = task.value(.total).money, total > .zero else { return }
  let lowest = Money(dong: context.call.parameter("M004", "lowest") ?? million)
  let highest = Money(dong: context.call.parameter("M004", "highest") ?? million * million)
  guard total < lowest || total > highest else { return }
  let bound = total < lowest ? lowest : highest
  findings.report(.likelyUnitSlip, on: task, at: task.table.position(of: .total)) {
    let sign = total < lowest ? "≥ " : "≤ "
    return Findings.Details(
      found: total.decimal, expected: sign + bound.decimal,
      message: .unlikely(total, bound, isSmall: total < lowest))
  }
}

extension Localized {
  fileprivate static func unlikely(_ total: Money, _ bound: Money, isSmall: Bool) -> Localized {
    isSmall
      ? Localized(
        vi: """
          Tổng kinh phí đọc được là \(total.text.vi), dưới \(bound.text.vi); có thể đơn vị tính bị \
          nhầm nghìn lần trở lên.
          """,
        en: """
          The total reads as \(total.text.en), below \(bound.text.en); the unit may be off a \
          thousandfold or more.
          """)
      : Localized(
        vi: """
          Tổng kinh phí đọc được là \(total.text.vi), trên \(bound.text.vi); có thể đơn vị tính bị \
          nhầm nghìn lần trở lên.
          """,
        en: """
          The total reads as \(total.text.en), above \(bound.text.en); the unit may be off a \
          thousandfold or more.
          """)
  }
}
