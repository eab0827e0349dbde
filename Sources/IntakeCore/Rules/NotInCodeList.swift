extension Rule {
  static let notInCodeList: Rule = Rule(
    code: "A003",
    title: Localized(
      vi: "Giá trị không có trong danh sách được chọn của mục đó",
      en: "A value that is not in the list of allowed values"),
    why: Localized(
      vi: "Các mục này được dùng để phân loại và cộng số liệu, nên chỉ nhận những giá trị đã quy "
        + "định.",
      en: "These fields sort the tasks and add up their figures, so only the listed values count."),
    advice: Localized(
      vi: "Chọn một giá trị trong danh sách; không có giá trị nào đúng thì chọn “Khác”, nếu có.",
      en: "Choose a value from the list; where none fits choose “other”, if it is there."),
    severity: .error, place: .fieldNamed,
    clause: .form, schema: .all,
    examples: [
      .good(),
      .bad([("submitter.kind", "ministry")], at: "submitter.kind"),
      .bad([("task[1].sector", "textil")], at: "task[1].sector"),
      .bad(
        [("task[1].contribution[1].target", "muc-tieu-khac")],
        at: "task[1].contribution[1].target", form: .appendix2),
    ],
    check: .records(Set(TableKind.allCases)) { record, context, findings in
      for position in record.values.indices {
        guard case .unreadable = record.values[position] else { continue }
        guard let choices = context.lexicon.choices(of: record.table.fields[position].type),
          context.answer(record, position) == .answer
        else { continue }
        findings.report(.notInCodeList, on: record, at: position) {
          .notListed(record.table.fields[position], choices, record, record.text(position))
        }
      }
    })
}

extension Findings.Details {
  fileprivate static func notListed(
    _ field: Field, _ choices: Choices, _ record: Record, _ text: String
  ) -> Self {
    let there = record.whereabouts
    let likely = choices.nearest(to: text)
    return Self(
      found: text.excerpt(200), expected: choices.allCodes,
      message: Localized(
        vi: "“\(text.excerpt())” không có trong danh sách của mục “\(field.label.vi)”\(there.vi).",
        en:
          "“\(text.excerpt())” is not in the list of allowed values of “\(field.label.en)”\(there.en)."
      ),
      advice: choices.codes.isEmpty ? .noChoices : likely.map(choices.suggestion))
  }
}

extension Choices {
  fileprivate func suggestion(_ position: Int) -> Localized {
    let (code, name) = (codes[position], names[position])
    return Localized(
      vi:
        "Có lẽ ý là “\(name.vi)” (\(code)). Nếu không phải, hãy chọn giá trị khác trong danh sách.",
      en: "Perhaps “\(name.en)” (\(code)) was meant. If not, choose another value of the list.")
  }
}

extension Localized {
  fileprivate static let noChoices = Localized(
    vi: "Đợt kêu gọi không có danh sách nào cho mục này: bỏ mục này đi.",
    en: "The call has no list for this field: take the field out.")
}
