extension Rule {
  static let strayOutline = Rule(
    code: "X002",
    title: Localized(
      vi: "Phụ lục 2 không ứng với nhiệm vụ nào trong Phụ lục 1",
      en: "Appendix 2 without a task in Appendix 1"),
    why: Localized(
      vi: """
        Mỗi thuyết minh phải thuộc một nhiệm vụ trong danh mục của đơn vị, và mỗi nhiệm vụ có một \
        thuyết minh. Khi hai thuyết minh khác nhau cùng thuộc một nhiệm vụ thì người phải xem xét \
        lấy bản nào. Nhiệm vụ không có trong danh mục thì không có thứ tự ưu tiên để tổng hợp, nên \
        mức độ không đổi theo đợt.
        """,
      en: """
        Each outline must belong to a task of the submitter's list, and each task has one outline. \
        Where two different outlines belong to one task, a person has to say which counts. A task \
        that is not in the list has no priority to be consolidated by, so a call cannot change \
        the severity.
        """),
    advice: Localized(
      vi: """
        Bổ sung nhiệm vụ vào Phụ lục 1, hoặc sửa số thứ tự hay tên nhiệm vụ trong Phụ lục 2 cho \
        khớp; bỏ thuyết minh thừa.
        """,
      en: """
        Add the task to Appendix 1, or make the number or title in Appendix 2 agree with it; leave \
        out an outline too many.
        """),
    severity: .error,
    place: Localized(vi: "tệp Phụ lục 2", en: "the document of Appendix 2"),
    clause: .dispatch,
    examples: [
      Example(
        kind: .good, form: .appendix2, content: .submission(list: [], outline: [], at: nil)),
      Example(
        kind: .good, form: .appendix2,
        content: .submission(list: [], outline: [.init("task[1].number", "01")], at: nil),
        caption: Localized(
          vi: "“01” và “1” là cùng một số thứ tự.", en: "“01” and “1” are the same number.")),
      Example(
        kind: .bad, form: .appendix2,
        content: .submission(
          list: [],
          outline: [
            .init("task[1].number", "9"),
            .init("task[1].title", "Nhiệm vụ không có trong danh mục của đơn vị"),
          ], at: nil)),
    ],
    check: .submission(findStrays))
}

private func findStrays(_ submission: SubmissionContext, findings: inout SubmissionFindings) {
  for outline in submission.strays {
    let task = submission.documents[outline].tasks.first
    findings.report(.strayOutline, document: outline) {
      Findings.Details(
        found: task?.title?.excerpt() ?? task?.number,
        message: .stray(task, in: submission))
    }
  }
  for pair in submission.pairs {
    guard let first = pair.outline else { continue }
    for double in pair.doubles {
      reportDouble(double, of: first, pair, submission, &findings)
    }
  }
}

private func reportDouble(
  _ double: Int, of first: Int, _ pair: SubmissionContext.Pair,
  _ submission: SubmissionContext, _ findings: inout SubmissionFindings
) {
  let documents = submission.documents
  guard !documents[double].saysTheSame(as: documents[first]) else { return }
  let task = documents[pair.list].tasks[pair.task]
  findings.report(.strayOutline, severity: .review, document: double) {
    Findings.Details(
      found: documents[double].tasks.first?.title?.excerpt(),
      message: .double(of: documents[first].identity.name, task),
      related: [submission.related(first), submission.related(pair.list, task: task)])
  }
}

extension JudgedDocument {
  /// Whether two documents carry the same content, be it in another format.
  fileprivate func saysTheSame(as other: JudgedDocument) -> Bool {
    if identity.content == other.identity.content { return true }
    guard tasks.count == other.tasks.count,
      let submitterRecord, let otherSubmitter = other.submitterRecord,
      submitterRecord.saysTheSame(as: otherSubmitter)
    else { return false }
    return zip(tasks, other.tasks).allSatisfy { one, two in
      guard let record = one.record, let other = two.record else { return false }
      return record.saysTheSame(as: other)
    }
  }
}

extension Record {
  fileprivate func saysTheSame(as other: Record) -> Bool {
    values.count == other.values.count && children.count == other.children.count
      && values.indices.allSatisfy { agrees(with: other, at: $0) }
      && zip(children, other.children).allSatisfy { $0.saysTheSame(as: $1) }
  }

  private func agrees(with other: Record, at position: Int) -> Bool {
    let (one, two) = (values[position], other.values[position])
    switch one {
    case .absent, .blank: return two.isMissing
    case .text, .ambiguous, .unclear, .unreadable:
      return bytes(position).elementsEqual(other.bytes(position))
    default: return one == two
    }
  }
}

extension Localized {
  fileprivate static func stray(
    _ task: JudgedTask?, in submission: SubmissionContext
  ) -> Localized {
    let name = task?.name ?? Localized(vi: "(không ghi tên)", en: "(not named)")
    guard submission.lists.isEmpty else {
      return Localized(
        vi: """
          Nhiệm vụ \(name.vi) không có trong Phụ lục 1 của đơn vị, cả theo số thứ tự lẫn theo tên.
          """,
        en: """
          Task \(name.en) is not in the submitter's Appendix 1, neither by number nor by title.
          """)
    }
    guard let entry = submission.withdrawnList else {
      return Localized(
        vi: "Có Phụ lục 2 của nhiệm vụ \(name.vi) nhưng đơn vị chưa nộp Phụ lục 1.",
        en: "This is the Appendix 2 of task \(name.en), but the submitter has no Appendix 1.")
    }
    return Localized(
      vi: """
        Có Phụ lục 2 của nhiệm vụ \(name.vi) nhưng Phụ lục 1 của đơn vị (số đến \(entry)) đã rút.
        """,
      en: """
        This is the Appendix 2 of task \(name.en), but the submitter's Appendix 1 (entry \(entry)) \
        was withdrawn.
        """)
  }

  fileprivate static func double(of path: String, _ task: JudgedTask) -> Localized {
    let name = task.name
    return Localized(
      vi: """
        Nhiệm vụ \(name.vi) đã có Phụ lục 2 khác trong tệp \(path); hai bản không giống nhau và \
        chưa rõ lấy bản nào.
        """,
      en: """
        Task \(name.en) already has another Appendix 2 in \(path); the two are not the same, and \
        which one counts is not clear.
        """)
  }
}
