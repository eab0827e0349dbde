extension Rule {
  static let noMoney = Rule(
    code: "M002",
    title: Localized(
      vi: "Không có kinh phí, hoặc kinh phí bằng 0 hay âm", en: "No money, zero or negative"),
    why: Localized(
      vi: """
        Kế hoạch bố trí kinh phí cho từng nhiệm vụ; nhiệm vụ không cần tiền hoặc có số âm thì \
        không bố trí được.
        """,
      en: """
        The plan sets money aside for each task; nothing can be set aside for a task that needs \
        none or shows a negative amount.
        """),
    advice: Localized(
      vi: "Ghi số tiền thật cần, lớn hơn 0; không ghi khoản giảm trừ bằng số âm.",
      en: "Give the money that is needed, above 0; do not write deductions as negative amounts."),
    severity: .error,
    place: Localized(
      vi: "mục “Tổng kinh phí” của nhiệm vụ; số tiền âm của nội dung công việc",
      en: "the task's “Total”; an activity's negative amount"),
    clause: .form,
    examples: [
      .good(),
      .bad(
        [("task[1].total", "0"), ("task[1].state", "0"), ("task[1].other", "0")],
        at: "task[1].total"),
      .bad(
        [("task[1].total", "1500"), ("task[1].state", "2000"), ("task[1].other", "-500")],
        at: "task[1].total",
        Localized(
          vi: "Tổng dương nhưng một phần âm.", en: "A positive total with a negative part.")),
      .bad(
        [("task[1].activity[1].state", "-600")], at: "task[1].activity[1].state",
        form: .appendix2),
    ],
    check: .records([.task, .activity], judgeAmounts))
}

private func judgeAmounts(_ record: Record, context: JudgingContext, findings: inout Findings) {
  if record.table.kind == .task {
    judgeTask(record, &findings)
  } else {
    for field in parts where isNegative(record.value(field)) {
      report(record, at: field, negative: [field], &findings)
    }
  }
}

private func judgeTask(_ task: Record, _ findings: inout Findings) {
  let total = task.value(.total).money
  let isEmpty = total.map { $0 <= .zero } ?? false
  let hasNegativePart = parts.contains { isNegative(task.value($0)) }
  guard isEmpty || hasNegativePart else { return }
  report(task, at: .total, negative: parts.filter { isNegative(task.value($0)) }, &findings)
}

private func report(
  _ record: Record, at field: KnownField, negative: [KnownField], _ findings: inout Findings
) {
  findings.report(.noMoney, on: record, at: record.table.position(of: field)) {
    Findings.Details(
      found: record.value(field).money?.decimal, expected: "> 0",
      message: .amounts(record, at: field, negative: negative),
      related: negative.filter { $0 != field }.compactMap { record.related($0) })
  }
}

private let parts: [KnownField] = [.state, .other]

private func isNegative(_ value: FieldValue) -> Bool {
  value.money.map { $0 < .zero } ?? false
}

extension Localized {
  fileprivate static func amounts(
    _ record: Record, at field: KnownField, negative: [KnownField]
  ) -> Localized {
    let main = record.value(field).money.flatMap { $0 <= .zero ? record.amount(field) : nil }
    let others = negative.filter { $0 != field }.map(record.amount)
    let told = Localized.list([main].compactMap { $0 } + others)
    return Localized(
      vi: "\(told.vi); kinh phí phải lớn hơn 0 và không phần nào được âm.",
      en: "\(told.en); the money must be above 0 and no part of it negative.")
  }
}

extension Record {
  /// A field's label and amount: `Tổng kinh phí: 0 đồng`.
  fileprivate func amount(_ field: KnownField) -> Localized {
    guard let position = table.position(of: field), let money = value(field).money else {
      return Localized(same: field.id)
    }
    let label = table.fields[position].label
    return Localized(
      vi: "\(label.vi): \(money.text.vi)", en: "\(label.en): \(money.text.en)")
  }
}
