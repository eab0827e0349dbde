extension Rule {
  static let notADate: Rule = Rule(
    code: "A004",
    title: Localized(
      vi: "Không phải ngày hoặc tháng", en: "Not a date or month"),
    why: Localized(
      vi: "Ngày văn bản và thời gian thực hiện được so với năm kế hoạch, giai đoạn chương trình và "
        + "với nhau; không đọc được thì không so được.",
      en: "The dispatch's date and the task's period are compared with the plan year, the "
        + "programme's period and each other; what cannot be read cannot be compared."),
    advice: Localized(
      vi:
        "Ghi ngày theo dạng 10/04/2023, tháng theo dạng 01/2024 (trong XML: 2023-04-10, 2024-01).",
      en: "Write a date as 10/04/2023 and a month as 01/2024 (in XML: 2023-04-10, 2024-01)."),
    severity: .error, place: Localized(vi: "mục đó", en: "the field"),
    clause: .form, schema: .all, expectsExample: true,
    examples: [
      .good(),
      .bad([("submitter.dispatchDate", "2023-02-30")], at: "submitter.dispatchDate"),
      .bad([("task[1].start", "đầu kỳ")], at: "task[1].start"),
      .bad(
        [("task[1].activity[1].end", "2024-13")], at: "task[1].activity[1].end", form: .appendix2),
    ],
    check: .records(Set(TableKind.allCases)) { record, context, findings in
      for position in record.values.indices {
        guard case .unreadable(let fault) = record.values[position] else { continue }
        let field = record.table.fields[position]
        guard field.type == .date || field.type == .month,
          context.answer(record, position) == .answer
        else { continue }
        findings.report(.notADate, on: record, at: position) {
          .notADate(field, fault, record, record.text(position), record.notation(position))
        }
      }
    })
}

extension Findings.Details {
  fileprivate static func notADate(
    _ field: Field, _ fault: FieldValue.Unreadable, _ record: Record, _ text: String,
    _ notation: Notation
  ) -> Self {
    let there = record.whereabouts
    let isMonth = field.type == .month
    return Self(
      found: text.excerpt(200), expected: expected(isMonth, notation),
      message: fault == .unknown
        ? Localized(
          vi: "Lịch không có \(isMonth ? "tháng" : "ngày") “\(text.excerpt())” ở mục "
            + "“\(field.label.vi)”\(there.vi).",
          en: "The calendar has no \(isMonth ? "month" : "day") “\(text.excerpt())”, given as "
            + "“\(field.label.en)”\(there.en).")
        : Localized(
          vi: "“\(text.excerpt())” ở mục “\(field.label.vi)” không phải là "
            + "\(isMonth ? "tháng" : "ngày")\(there.vi).",
          en: "“\(text.excerpt())”, given as “\(field.label.en)”, is not a "
            + "\(isMonth ? "month" : "date")\(there.en)."))
  }

  private static func expected(_ isMonth: Bool, _ notation: Notation) -> String {
    switch (isMonth, notation) {
    case (true, .exact): "2024-01"
    case (false, .exact): "2023-04-10"
    case (true, .everyday): "01/2024"
    case (false, .everyday): "10/04/2023"
    }
  }
}
