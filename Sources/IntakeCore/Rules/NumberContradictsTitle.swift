extension Rule {
  static let numberContradictsTitle = Rule(
    code: "X008",
    title: Localized(
      vi: "Số thứ tự trong Phụ lục 2 trái với tên nhiệm vụ",
      en: "The outline's number contradicts its title"),
    why: Localized(
      vi: """
        Thuyết minh được ghép với nhiệm vụ theo cả số thứ tự và tên. Khi tên là của một nhiệm vụ \
        mà số thứ tự lại khác thì ghép theo tên: gõ nhầm số, hoặc đổi thứ tự ưu tiên, không làm \
        nhiệm vụ mất thuyết minh. Danh mục đánh số lại trong từng nhóm (II.1) không trái với số 1. \
        Đơn vị nên sửa cho khớp, nhưng kết luận không đổi.
        """,
      en: """
        An outline is matched with its task by number and title together. Where the title is that \
        of one task and the number another, the title decides: a mistyped number, or a new order \
        of priority, takes no outline from its task. A list that numbers anew in each group (II.1) \
        does not contradict a 1. The numbers should be made to agree; the verdict does not change.
        """),
    advice: Localized(
      vi: "Sửa số thứ tự trong Phụ lục 2 cho khớp Phụ lục 1; nếu tên mới là chỗ sai thì sửa tên.",
      en: """
        Make the number in Appendix 2 agree with Appendix 1; if the title is what is wrong, \
        correct the title.
        """),
    severity: .warning, adjustable: true,
    place: Localized(
      vi: "mục “Số thứ tự” trong Phụ lục 2, kèm chỗ ứng với nó trong Phụ lục 1",
      en: "“Number” in Appendix 2, with its counterpart in Appendix 1"),
    clause: .form,
    examples: [
      Example(
        kind: .good, form: .appendix2,
        content: .submission(list: [], outline: [.init("task[1].number", "01")], at: nil)),
      Example(
        kind: .good, form: .appendix2,
        content: .submission(
          list: [.init("task[1].number", "I.1"), .init("task[2].number", "I.2")],
          outline: [], at: nil),
        caption: Localized(
          vi: "Danh mục đánh số trong nhóm I.", en: "A list that numbers its tasks in group I.")),
      Example(
        kind: .bad, form: .appendix2,
        content: .submission(
          list: [], outline: [.init("task[1].number", "2")], at: "task[1].number")),
    ],
    check: .submission(compareNumbers))
}

private func compareNumbers(_ submission: SubmissionContext, findings: inout SubmissionFindings) {
  for pair in submission.comparisons {
    guard let number = pair.outlined.keys.number, let listed = pair.listed.keys.number,
      !TaskKeys.agree(outline: number, listed: listed)
    else { continue }
    findings.report(
      .numberContradictsTitle, document: pair.outline, task: pair.outlined, field: .number
    ) {
      let (found, expected) = (pair.outlined.number ?? "", pair.listed.number ?? "")
      return Findings.Details(
        found: found.excerpt(), expected: expected.excerpt(),
        message: .number(found.excerpt(20), expected.excerpt(20), pair.listed),
        related: [submission.related(pair.list, task: pair.listed, field: .number)])
    }
  }
}

extension Localized {
  fileprivate static func number(
    _ outlined: String, _ listed: String, _ task: JudgedTask
  ) -> Localized {
    let title = (task.title ?? "").excerpt(80)
    return Localized(
      vi: """
        Phụ lục 2 ghi số thứ tự \(outlined) nhưng tên là của nhiệm vụ số \(listed) “\(title)” \
        trong Phụ lục 1; đã ghép theo tên.
        """,
      en: """
        Appendix 2 has the number \(outlined), but the title is that of task \(listed) “\(title)” \
        in Appendix 1; they are matched by title.
        """)
  }
}
