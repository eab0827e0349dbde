extension Rule {
  static let blankOtherIsZero = Rule(
    code: "M010",
    title: Localized(
      vi: "Nguồn khác để trống, tính là 0", en: "Blank “other” read as 0"),
    why: Localized(
      vi: """
        Nhiệm vụ chỉ dùng ngân sách nhà nước thường bỏ trống nguồn khác; ô trống này được tính là \
        0 và nói rõ ra, vì ở các mục khác trống không phải là 0. Đợt có thể đặt mức độ khác nếu \
        muốn số 0 phải được ghi.
        """,
      en: """
        Tasks paid for by the state budget alone often leave “other” blank; it counts as 0 and \
        that is said, because blank is not 0 anywhere else. A call may set another severity where \
        it wants the 0 written out.
        """),
    advice: Localized(
      vi: "Ghi 0 nếu không có nguồn khác; ghi số tiền nếu có.",
      en: "Write 0 where there is no other money, else the amount."),
    severity: .note, adjustable: true,
    place: Localized(
      vi: "mục “Nguồn khác”; nếu không có mục này thì nhiệm vụ", en: "“Other”, else its task"),
    clause: .form,
    examples: [
      .good(),
      .good([("task[1].total", "1000"), ("task[1].other", "0")]),
      .bad([("task[1].total", "1000"), ("task[1].other", "")], at: "task[1].other"),
    ],
    check: .records([.task], tellBlankOther))
}

private func tellBlankOther(_ task: Record, context: JudgingContext, findings: inout Findings) {
  guard let position = task.table.position(of: .other),
    task.values[position].isMissing || task.basis(position, where: { $0 == .none }) != nil,
    !task.value(.total).isMissing || !task.value(.state).isMissing
  else { return }
  findings.report(.blankOtherIsZero, on: task, at: position) {
    if !task.values[position].isMissing { return .noneWord(task.excerpt(position)) }
    return Findings.Details(
      expected: "0",
      message: Localized(
        vi: "Nguồn khác để trống nên được tính là 0 đồng.",
        en: "“Other” is left blank and therefore counts as 0 đồng."))
  }
}

extension Findings.Details {
  fileprivate static func noneWord(_ text: String) -> Self {
    Self(
      found: text, expected: "0",
      message: Localized(
        vi: "“\(text)” ở nguồn khác được tính là 0 đồng.",
        en: "“\(text)” in “other” counts as 0 đồng."))
  }
}
