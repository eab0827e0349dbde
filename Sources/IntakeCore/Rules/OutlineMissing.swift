extension Rule {
  static let outlineMissing = Rule(
    code: "X001",
    title: Localized(
      vi: "Nhiệm vụ trong Phụ lục 1 chưa có Phụ lục 2",
      en: "Task of Appendix 1 without its Appendix 2"),
    why: Localized(
      vi: """
        Đợt kêu gọi yêu cầu lập kế hoạch theo cả hai phụ lục: danh mục và thuyết minh của từng \
        nhiệm vụ. Thuyết minh được ghép theo số thứ tự, nếu không thì theo tên nhiệm vụ. Khi có \
        thuyết minh hỏng trước chỗ ghi số thứ tự thì chưa thể nói nhiệm vụ không có thuyết minh, \
        nên cần người xem xét. Một đợt có thể cho nộp thuyết minh sau, nên mức độ có thể đặt khác \
        đi.
        """,
      en: """
        The call asks for the plan in both forms: the list, and the outline of each task. Outlines \
        are matched by number, else by title. Where an outline breaks off before its number, a \
        task cannot be said to have none, so a person decides. A call may let outlines follow \
        later, so it may set another severity.
        """),
    advice: Localized(
      vi: """
        Nộp Phụ lục 2 của nhiệm vụ này; nếu đã nộp, sửa số thứ tự hoặc tên nhiệm vụ trong đó cho \
        khớp Phụ lục 1.
        """,
      en: """
        Hand in the task's Appendix 2; if it was handed in, make its number or title agree with \
        Appendix 1.
        """),
    severity: .error, adjustable: true,
    place: Localized(vi: "nhiệm vụ trong Phụ lục 1", en: "the task in Appendix 1"),
    clause: .dispatch,
    examples: [
      Example(
        kind: .good, form: .appendix1, content: .submission(list: [], outline: [], at: nil)),
      Example(
        kind: .bad, form: .appendix1,
        content: .submission(list: [], outline: nil, at: "task[1]")),
    ],
    check: .submission(findMissing))
}

private func findMissing(_ submission: SubmissionContext, findings: inout SubmissionFindings) {
  for pair in submission.pairs where pair.outline == nil {
    let task = submission.documents[pair.list].tasks[pair.task]
    guard let cut = submission.cutShort.first else {
      findings.report(.outlineMissing, document: pair.list, task: task) {
        Findings.Details(message: .missing(task))
      }
      continue
    }
    findings.report(.outlineMissing, severity: .review, document: pair.list, task: task) {
      Findings.Details(
        message: .doubtful(task, submission.documents[cut].identity.name),
        advice: .mendOutline, related: submission.cutShort.map { submission.related($0) })
    }
  }
}

extension Localized {
  fileprivate static func missing(_ task: JudgedTask) -> Localized {
    let name = task.name
    return Localized(
      vi: "Chưa có Phụ lục 2 (thuyết minh) của nhiệm vụ \(name.vi) trong các tệp nộp cùng.",
      en: "There is no Appendix 2 (outline) of task \(name.en) among the files handed in."
    )
  }

  fileprivate static func doubtful(_ task: JudgedTask, _ path: String) -> Localized {
    let name = task.name
    return Localized(
      vi: "Chưa rõ nhiệm vụ \(name.vi) có Phụ lục 2 (thuyết minh) hay không: tệp \(path) hỏng "
        + "trước chỗ ghi số thứ tự nên có thể là thuyết minh của nhiệm vụ này.",
      en: "Whether task \(name.en) has its Appendix 2 (outline) is not clear: \(path) breaks off "
        + "before its number and may be it.")
  }

  fileprivate static let mendOutline = Localized(
    vi: "Nộp lại thuyết minh bị hỏng; sau đó xem nhiệm vụ nào còn thiếu thuyết minh.",
    en: "Hand in the damaged outline again; then see which tasks still lack theirs.")
}
