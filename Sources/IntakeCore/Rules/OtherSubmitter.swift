extension Rule {
  static let otherSubmitter = Rule(
    code: "F009",
    title: Localized(
      vi: "Dòng ghi một đơn vị đề xuất khác", en: "A row that names another submitter"),
    why: Localized(
      vi: """
        Mỗi danh mục là của một đơn vị. Khi cột đơn vị đề xuất của một dòng khác với đơn vị của \
        tệp thì có thể bảng gộp nhiều đơn vị, hoặc cột đó ghi đơn vị trực thuộc; nhiệm vụ của dòng \
        được tính cho đơn vị của tệp, nên cần người xem xét.
        """,
      en: """
        A list belongs to one submitter. Where a row's column names another one than the document \
        does, several lists may have been put together, or the column names a branch; the row's \
        task counts as the document's submitter's, so a person decides.
        """),
    advice: Localized(
      vi:
        "Lập cho mỗi đơn vị một tệp riêng; nếu là đơn vị trực thuộc thì ghi ở cột đơn vị chủ trì.",
      en: "Send one file for each submitter; name a branch in the column of the leading unit."),
    severity: .review,
    place: Localized(vi: "ô ghi đơn vị của dòng đó", en: "the row's cell with the name"),
    clause: .form,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv(
          "STT,", "STT,Đơn vị đề xuất,", "\n1,", "\n1,Sở Công Thương tỉnh Ví Dụ,", "\n2,",
          "\n2,↓Công ty Cổ phần Ví Dụ,")),
    ],
    check: .reading)
}

extension Finding {
  /// F009: a row of a list names another submitter than the list.
  public static func otherSubmitter(
    _ name: String, than submitter: String, named there: Place, at place: Place, call: Call,
    form: Form
  ) -> Finding {
    raised(
      .otherSubmitter, at: place, call: call, form: form,
      Findings.Details(
        found: name.excerpt(200), expected: submitter.excerpt(200),
        message: Localized(
          vi: "Dòng này ghi đơn vị đề xuất là “\(name.excerpt())”, khác với đơn vị của tệp là "
            + "“\(submitter.excerpt())”.",
          en: "This row names “\(name.excerpt())” as the submitter, while the document's is "
            + "“\(submitter.excerpt())”."),
        related: [Finding.Related(place: there, found: submitter.excerpt(200))],
        isStructural: false))
  }
}
