extension Rule {
  static let totalIsNotTheSum = Rule(
    code: "M001",
    title: Localized(
      vi: "Tổng kinh phí không bằng ngân sách nhà nước cộng nguồn khác",
      en: "The total is not state budget plus other sources"),
    why: Localized(
      vi: """
        Ba số này nói cùng một điều hai lần; khi chúng không khớp thì không biết nhiệm vụ cần bao \
        nhiêu tiền. Nguồn khác để trống được tính là 0. Chỉ xét khi cả ba số đều đọc được.
        """,
      en: """
        The three amounts say the same thing twice; where they disagree nobody knows what the task \
        needs. A blank “other” counts as 0. Judged only where all three can be read.
        """),
    advice: Localized(
      vi: "Đối chiếu với dự toán và sửa số sai, để tổng bằng đúng hai nguồn cộng lại.",
      en: "Compare with the estimate and correct the wrong amount, so that the parts add up."),
    severity: .error,
    place: Localized(vi: "mục “Tổng kinh phí” của nhiệm vụ", en: "the task's “Total”"),
    clause: .form,
    examples: [
      .good(),
      .good(
        [("task[1].total", "1000"), ("task[1].other", "")],
        Localized(vi: "Nguồn khác để trống là 0.", en: "A blank “other” is 0.")),
      .bad([("task[1].total", "1600")], at: "task[1].total"),
      .bad([("task[1].other", "500.000001")], at: "task[1].total", form: .appendix2),
    ],
    check: .records([.task], compareTotal))
}

private func compareTotal(_ task: Record, context: JudgingContext, findings: inout Findings) {
  guard let total = task.value(.total).money, let state = task.value(.state).money,
    let other = task.otherMoney, total != state + other,
    // What is below zero is told itself (M002).
    min(total, state, other) >= .zero
  else { return }
  let isRounded = task.isWithinRounding(total, state + other, context.header)
  findings.report(
    .totalIsNotTheSum, severity: isRounded ? .review : nil, on: task,
    at: task.table.position(of: .total)
  ) {
    if isRounded { return .rounded(total, sum: state + other) }
    return Findings.Details(
      found: total.decimal, expected: (state + other).decimal,
      difference: (total - (state + other)).decimal,
      message: .mismatch(
        total: total, state: state, other: other, otherIsBlank: task.value(.other).isMissing))
  }
}

extension Record {
  /// Whether a total differs from its parts by no more than the rounding of the decimals that are
  /// written: half a step of the finest of them for each of the three.
  fileprivate func isWithinRounding(
    _ total: Money, _ sum: Money, _ header: DocumentHeader?
  ) -> Bool {
    let steps = [KnownField.total, .state, .other].compactMap(table.position).compactMap {
      step($0, header)
    }
    guard let finest = steps.min() else { return false }
    return (total - sum).dong.magnitude * 2 <= (finest.dong * 3).magnitude
  }
}

extension Findings.Details {
  fileprivate static func rounded(_ total: Money, sum: Money) -> Self {
    Self(
      found: total.decimal, expected: sum.decimal, difference: (total - sum).decimal,
      message: Localized(
        vi: "Tổng kinh phí \(total.text.vi) khác tổng hai nguồn \(sum.text.vi) trong phạm vi làm "
          + "tròn các số đã ghi.",
        en: "The total \(total.text.en) differs from its parts, \(sum.text.en), within the "
          + "rounding of what is written."),
      advice: Localized(
        vi: "Ghi đủ chữ số lẻ của cả ba số, hoặc làm tròn để tổng đúng bằng hai nguồn cộng lại.",
        en: "Write all decimals of the three amounts, or round them so that the parts add up."))
  }
}

extension Localized {
  fileprivate static func mismatch(
    total: Money, state: Money, other: Money, otherIsBlank: Bool
  ) -> Localized {
    let sum = state + other
    let distance = Money.distance(total, from: sum)
    return Localized(
      vi: """
        Tổng kinh phí ghi \(total.text.vi), trong khi ngân sách nhà nước \(state.text.vi) và nguồn \
        khác \(other.text.vi)\(otherIsBlank ? " (để trống)" : "") cộng lại là \(sum.text.vi); \
        tổng ghi \(distance.vi).
        """,
      en: """
        The total says \(total.text.en), but state budget \(state.text.en) and other sources \
        \(other.text.en)\(otherIsBlank ? " (left blank)" : "") make \(sum.text.en); the total is \
        \(distance.en).
        """)
  }
}
