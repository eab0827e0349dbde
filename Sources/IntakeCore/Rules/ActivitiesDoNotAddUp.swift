extension Rule {
  static let activitiesDoNotAddUp = Rule(
    code: "M007",
    title: Localized(
      vi: "Kinh phí các nội dung công việc cộng lại không bằng kinh phí nhiệm vụ",
      en: "The activities do not add up to the task's money"),
    why: Localized(
      vi: """
        Thuyết minh chia kinh phí của nhiệm vụ cho từng nội dung công việc; cộng lại phải bằng đúng \
        ngân sách nhà nước và nguồn khác của nhiệm vụ. Phần nào có nội dung công việc thiếu hoặc \
        không đọc được số tiền thì không so.
        """,
      en: """
        The outline divides the task's money among its activities; together they must make the \
        task's state budget and other sources. A part is not compared where some activity's \
        amount is missing or cannot be read.
        """),
    advice: Localized(
      vi:
        "Đối chiếu bảng nội dung công việc với mục kinh phí, sửa số sai hoặc bổ sung nội dung còn "
        + "thiếu.",
      en: "Compare the activities with the task's money; correct the amount or add what is missing."
    ),
    severity: .error,
    place: Localized(vi: "mục “Tổng kinh phí” của nhiệm vụ", en: "the task's “Total”"),
    clause: .form,
    examples: [
      .good(form: .appendix2),
      .bad([("task[1].activity[2].state", "300")], at: "task[1].total", form: .appendix2),
      .bad(
        [("task[1].activity[1].state", "500"), ("task[1].activity[1].other", "400")],
        at: "task[1].total", form: .appendix2,
        Localized(
          vi: "Tổng đúng nhưng chia sai nguồn.", en: "The right total from the wrong sources.")),
    ],
    check: .records([.task], compareActivities))
}

private func compareActivities(_ task: Record, context: JudgingContext, findings: inout Findings) {
  guard let activity = task.children.first(where: { $0.table.kind == .activity }),
    !context.hasNoMoney(in: activity.table)
  else { return }
  if let together = context.header?.activitiesTogether {
    compare(task, together, &findings)
    return
  }
  let state = sum(of: task.children) { $0.value(.state).money }
  let other = sum(of: task.children) { $0.otherMoney }
  let apart = differences(task, state: state, other: other)
  guard let first = apart.first else { return }
  findings.report(.activitiesDoNotAddUp, on: task, at: task.table.position(of: .total)) {
    Findings.Details(
      found: first.stated.decimal, expected: first.sum.decimal,
      difference: (first.stated - first.sum).decimal, message: .apart(apart),
      related: apart.filter { $0.field != .total }.compactMap { task.related($0.field) })
  }
}

/// Compares the task's total with what its activities have together, where they do not part it.
private func compare(_ task: Record, _ together: Money, _ findings: inout Findings) {
  guard let apart = difference(task, .total, task.value(.total).money, together) else { return }
  findings.report(.activitiesDoNotAddUp, on: task, at: task.table.position(of: .total)) {
    Findings.Details(
      found: apart.stated.decimal, expected: apart.sum.decimal,
      difference: (apart.stated - apart.sum).decimal, message: .apart([apart]))
  }
}

extension JudgingContext {
  /// Whether a table has no column for the state's money: then it parts no money at all.
  fileprivate func hasNoMoney(in table: FieldTable) -> Bool {
    guard let state = table.position(of: .state) else { return false }
    return header?.absentColumns[table.kind]?.contains(state) == true
  }
}

/// An amount of the task that its activities do not make.
private struct Difference {
  let field: KnownField
  let label: Localized
  let stated: Money
  let sum: Money
}

/// What differs, the total first; where only the total does although both parts agree, it
/// contradicts its own parts (M001) and the activities are not to blame.
private func differences(_ task: Record, state: Money?, other: Money?) -> [Difference] {
  let parts = [
    difference(task, .state, task.value(.state).money, state),
    difference(task, .other, task.otherMoney, other),
  ].compactMap { $0 }
  guard let state, let other else { return parts }
  let partsAgree =
    parts.isEmpty && task.value(.state).money != nil && task.otherMoney != nil
  guard !partsAgree,
    let total = difference(task, .total, task.value(.total).money, state + other)
  else { return parts }
  return [total] + parts
}

private func difference(
  _ task: Record, _ field: KnownField, _ stated: Money?, _ sum: Money?
) -> Difference? {
  guard let stated, let sum, stated != sum, let position = task.table.position(of: field) else {
    return nil
  }
  return Difference(
    field: field, label: task.table.fields[position].label, stated: stated, sum: sum)
}

/// The sum over the activities; nil where one of them has no readable amount.
private func sum(of children: [Record], _ amount: (Record) -> Money?) -> Money? {
  var sum = Money.zero
  for child in children where child.table.kind == .activity {
    guard let money = amount(child) else { return nil }
    sum += money
  }
  return sum
}

extension Localized {
  fileprivate static func apart(_ differences: [Difference]) -> Localized {
    let told = Localized.list(differences.map(Localized.difference), separator: "; ")
    return Localized(
      vi: "Kinh phí các nội dung công việc cộng lại không bằng kinh phí của nhiệm vụ. \(told.vi).",
      en: "The activities do not add up to the task's money. \(told.en).")
  }

  private static func difference(_ difference: Difference) -> Localized {
    let distance = Money.distance(difference.stated, from: difference.sum)
    let (label, stated, sum) = (difference.label, difference.stated.text, difference.sum.text)
    return Localized(
      vi: "\(label.vi): nhiệm vụ ghi \(stated.vi), các nội dung công việc cộng lại là \(sum.vi) "
        + "(nhiệm vụ \(distance.vi))",
      en: "\(label.en): the task says \(stated.en), the activities \(sum.en) (\(distance.en))")
  }
}
