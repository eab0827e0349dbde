extension Rule {
  static let titlesDiffer = Rule(
    code: "X003",
    title: Localized(
      vi: "Tên nhiệm vụ khác nhau giữa hai phụ lục", en: "The titles differ between the forms"),
    why: Localized(
      vi: """
        Số thứ tự nói hai phụ lục là cùng một nhiệm vụ, nên tên cũng phải là một. Chữ hoa, chữ \
        thường, vị trí dấu thanh, i/y và khoảng trắng không tính. Khi chỉ khác dấu thì cần người \
        xem xét; khác hẳn thì có thể đã ghép nhầm, nên là lỗi. Mức độ không đổi theo đợt.
        """,
      en: """
        The number says that both forms speak of one task, so the title must be one too. Case, the \
        place of tone marks, i/y and spaces do not count. Where only accents differ a person looks \
        at it; another title may mean the wrong outline and is an error. A call cannot change the \
        severity.
        """),
    advice: Localized(
      vi: "Ghi cùng một tên ở cả hai phụ lục; nếu ghép nhầm thì sửa số thứ tự trong Phụ lục 2.",
      en: """
        Use one title in both forms; if the wrong ones were matched, correct the number in \
        Appendix 2.
        """),
    severity: .error,
    place: Localized(
      vi: "mục “Tên nhiệm vụ” trong Phụ lục 2, kèm chỗ ứng với nó trong Phụ lục 1",
      en: "“Title” in Appendix 2, with its counterpart in Appendix 1"),
    clause: .form,
    examples: [
      Example(
        kind: .good, form: .appendix2,
        content: .submission(
          list: [.init("task[1].title", "Phổ biến mô hình sản xuất sạch hơn tại làng nghề")],
          outline: [.init("task[1].title", "PHỔ BIẾN mô hình sản xuất  sạch hơn tại làng nghề")],
          at: nil)),
      Example(
        kind: .bad, form: .appendix2,
        content: .submission(
          list: [], outline: [.init("task[1].title", "Nhân rộng mô hình tuần hoàn nước thải")],
          at: "task[1].title")),
      Example(
        kind: .bad, form: .appendix2,
        content: .submission(
          list: [.init("task[1].title", "Phổ biến mô hình sản xuất sạch hơn tại làng nghề")],
          outline: [.init("task[1].title", "Phổ biên mô hình sản xuât sạch hơn tại làng nghề")],
          at: "task[1].title"),
        caption: Localized(
          vi: "Chỉ khác dấu: cần người xem xét.", en: "Only accents differ: a review.")),
    ],
    check: .submission(compareTitles))
}

/// The key of a title without the quotation marks in and around it.
private func unquoted(_ title: String) -> String {
  MatchKey.name(String(title.unicodeScalars.filter { !quotes.contains($0) }))
}

private let quotes: Set<Unicode.Scalar> = ["\"", "'", "“", "”", "‘", "’", "«", "»", "„"]

private func compareTitles(_ submission: SubmissionContext, findings: inout SubmissionFindings) {
  for pair in submission.comparisons {
    guard let listed = pair.listed.title, let outlined = pair.outlined.title,
      unquoted(listed) != unquoted(outlined)
    else { continue }
    let isSpelling = MatchKey.bare(listed) == MatchKey.bare(outlined)
    findings.report(
      .titlesDiffer, severity: isSpelling ? .review : .error, document: pair.outline,
      task: pair.outlined, field: .title
    ) {
      Findings.Details(
        found: outlined.excerpt(), expected: listed.excerpt(),
        message: .titles(outlined.excerpt(), listed.excerpt(), isSpelling: isSpelling),
        related: [submission.related(pair.list, task: pair.listed, field: .title)])
    }
  }
}

extension Localized {
  fileprivate static func titles(
    _ outlined: String, _ listed: String, isSpelling: Bool
  ) -> Localized {
    Localized(
      vi: """
        Tên nhiệm vụ trong Phụ lục 2 là “\(outlined)”, trong Phụ lục 1 là “\(listed)”\
        \(isSpelling ? "; hai tên chỉ khác dấu" : "").
        """,
      en: """
        The title in Appendix 2 is “\(outlined)”, in Appendix 1 “\(listed)”\
        \(isSpelling ? "; only accents differ" : "").
        """)
  }
}
