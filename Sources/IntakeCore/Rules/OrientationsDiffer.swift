extension Rule {
  static let orientationsDiffer = Rule(
    code: "X004",
    title: Localized(
      vi: "Định hướng khác nhau giữa hai phụ lục",
      en: "The orientations differ between the forms"),
    why: Localized(
      vi: """
        Nhiệm vụ được tổng hợp theo định hướng; hai phụ lục ghi hai định hướng thì không biết xếp \
        vào nhóm nào.
        """,
      en: """
        Tasks are consolidated by orientation; where the forms give two, it is not known which \
        group the task belongs to.
        """),
    advice: Localized(
      vi: "Ghi cùng một định hướng ở cả hai phụ lục.",
      en: "Give the same orientation in both forms."),
    severity: .error,
    place: Localized(
      vi: "mục “Định hướng” trong Phụ lục 2, kèm chỗ ứng với nó trong Phụ lục 1",
      en: "“Orientation” in Appendix 2, with its counterpart in Appendix 1"),
    clause: .form,
    examples: [
      Example(
        kind: .good, form: .appendix2, content: .submission(list: [], outline: [], at: nil)),
      Example(
        kind: .bad, form: .appendix2,
        content: .submission(
          list: [], outline: [.init("task[1].orientation", "5")], at: "task[1].orientation")),
    ],
    check: .submission(compareOrientations))
}

private func compareOrientations(
  _ submission: SubmissionContext, findings: inout SubmissionFindings
) {
  for pair in submission.comparisons {
    guard let listed = pair.listed.orientation, let outlined = pair.outlined.orientation,
      listed != outlined
    else { continue }
    findings.report(
      .orientationsDiffer, document: pair.outline, task: pair.outlined, field: .orientation
    ) {
      Findings.Details(
        found: String(outlined), expected: String(listed),
        message: .orientations(
          submission.call.named(outlined), submission.call.named(listed)),
        related: [submission.related(pair.list, task: pair.listed, field: .orientation)])
    }
  }
}

extension Call {
  /// An orientation's number with its short name.
  fileprivate func named(_ number: Int) -> Localized {
    guard let orientation = orientation(number) else { return Localized(same: String(number)) }
    return Localized(
      vi: "\(number) (\(orientation.short.vi))", en: "\(number) (\(orientation.short.en))")
  }
}

extension Localized {
  fileprivate static func orientations(_ outlined: Localized, _ listed: Localized) -> Localized {
    Localized(
      vi: "Phụ lục 2 ghi định hướng \(outlined.vi), Phụ lục 1 ghi định hướng \(listed.vi).",
      en: "Appendix 2 says orientation \(outlined.en), Appendix 1 orientation \(listed.en).")
  }
}
