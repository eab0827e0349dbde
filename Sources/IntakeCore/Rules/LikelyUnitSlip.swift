extension Rule {
  static let likelyUnitSlip = Rule(
    code: "M004",
    title: Localized(
      vi: "Có vẻ nhầm đơn vị tính nghìn lần", en: "A thousandfold slip of the unit looks likely"),
    why: Localized(
      vi: """
        Ghi số đồng vào biểu tính bằng triệu đồng, hoặc ngược lại, là lỗi hay gặp: tổng kinh phí \
        khi đó nhỏ hoặc lớn đến mức khó tin. Ngưỡng là 20 triệu đồng và 1.000 tỷ đồng, trừ khi đợt \
        kêu gọi đặt khác (tham số lowest, highest, tính bằng đồng); bảng tính không ghi đơn vị tính \
        thì quá 100 tỷ đồng đã được hỏi. Trong danh mục từ ba nhiệm vụ, \
        một tổng kinh phí không quá 1/500 hoặc từ 500 lần trung vị của các nhiệm vụ kia cũng được hỏi.
        """,
      en: """
        Writing đồng into a form in million đồng, or the other way round, happens often: the total \
        is then too small or too large to be believed. The bounds are 20 million and 1,000 \
        billion đồng unless the call sets others (the parameters lowest and highest, in đồng); in a \
        sheet that names no unit more than 100 billion is asked about already. In \
        lists of three tasks and more, a total of at most 1/500 or at least 500 times the median of \
        the others is asked about too.
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
        [("task[1].total", "20"), ("task[1].state", "20"), ("task[1].other", "0")],
        Localized(vi: "Vừa đúng 20 triệu đồng.", en: "Just 20 million đồng.")),
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
    check: .several([.records([.task], judgeSize), .document(compareSizes)]))
}

private let million: Int128 = 1_000_000

/// Totals so many times off the median of the others are asked about, in lists of so many tasks.
private let farOff: Int128 = 500
private let leastCompared = 3

private func judgeSize(_ task: Record, context: JudgingContext, findings: inout Findings) {
  guard let total = task.value(.total).money, total > .zero else { return }
  let lowest = Money(dong: context.call.parameter("M004", "lowest") ?? 20 * million)
  var highest = Money(dong: context.call.parameter("M004", "highest") ?? million * million)
  if context.namesNoUnit { highest = min(highest, Money(dong: 100_000 * million)) }
  guard total < lowest || total > highest else {
    if context.formKind == .appendix1 { context.memory.remember(total, of: task) }
    return
  }
  context.memory.remember(total, of: nil)
  let bound = total < lowest ? lowest : highest
  findings.report(.likelyUnitSlip, on: task, at: task.table.position(of: .total)) {
    let sign = total < lowest ? "≥ " : "≤ "
    return Findings.Details(
      found: total.decimal, expected: sign + bound.decimal,
      message: .unlikely(total, bound, isSmall: total < lowest))
  }
}

private func compareSizes(_ context: JudgingContext, findings: inout Findings) {
  let listed = context.memory.totals
  guard listed.count >= leastCompared else { return }
  let sorted = listed.map(\.money).sorted()
  for one in listed {
    guard let task = one.task, let own = sorted.firstIndex(of: one.money) else { continue }
    let (lower, upper) = sorted.medians(without: own)
    // Of two others the one may be the slip.
    let isSmall = one.money.dong * farOff <= lower.dong
    guard isSmall || one.money.dong >= upper.dong * farOff else { continue }
    let median = isSmall ? lower : upper
    findings.task = (task.index, task.number)
    findings.report(
      .likelyUnitSlip, place: task.place, path: task.path, field: task.field
    ) {
      Findings.Details(
        found: one.money.decimal, expected: "≈ " + median.decimal,
        message: .farOff(one.money, median))
    }
    findings.task = nil
  }
}

extension JudgingContext {
  /// Whether neither a line nor a heading of a sheet names a unit, so that the form's is supposed.
  fileprivate var namesNoUnit: Bool {
    guard let header, header.notation == .everyday else { return false }
    return header.unitPlace == nil && header.headingUnitPlace == nil
  }
}

extension [Money] {
  /// The lower and the upper median of a sorted list without one of it.
  fileprivate func medians(without position: Int) -> (lower: Money, upper: Money) {
    func other(_ index: Int) -> Money { self[index < position ? index : index + 1] }
    let others = count - 1
    return (other((others - 1) / 2), other(others / 2))
  }
}

extension Localized {
  fileprivate static func farOff(_ total: Money, _ median: Money) -> Localized {
    Localized(
      vi: """
        Tổng kinh phí đọc được là \(total.text.vi), trong khi mức giữa (trung vị) của các nhiệm vụ \
        khác trong danh mục là \(median.text.vi); có thể riêng số này ghi nhầm đơn vị tính.
        """,
      en: """
        The total reads as \(total.text.en), while the median of the list's other tasks is \
        \(median.text.en); the unit of this one amount may be off a thousandfold.
        """)
  }

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
