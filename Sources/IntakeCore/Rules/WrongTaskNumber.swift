extension Rule {
  static let wrongTaskNumber: Rule = Rule(
    code: "A008",
    title: Localized(
      vi: "Thiếu, trùng hoặc sai thứ tự số của nhiệm vụ",
      en: "A task's number missing, repeated or out of order"),
    why: Localized(
      vi:
        "Số thứ tự nối dòng của Phụ lục 1 với đề cương Phụ lục 2 và nói lên thứ tự ưu tiên. Thiếu "
        + "hoặc trùng là lỗi; chỉ sai thứ tự thì cảnh báo.",
      en: "The number joins a row of Appendix 1 to its outline in Appendix 2 and gives the "
        + "priority. Missing or repeated is an error; merely out of order is a warning."),
    advice: Localized(
      vi: "Đánh số các nhiệm vụ 1, 2, 3… theo thứ tự ưu tiên, mỗi số một lần.",
      en: "Number the tasks 1, 2, 3 … in the order of priority, each number once."),
    severity: .error,
    place: Localized(
      vi: "số của nhiệm vụ đứng sau", en: "the number of the later task"),
    clause: .form, schema: .part,
    examples: [
      .good(), .good([("task[2].number", "5")]),
      .bad([("task[2].number", "1")], at: "task[2].number"),
      .bad([("task[1].number", "")], at: "task[1].number"),
      .bad(
        [("task[1].number", "7")], at: "task[2].number",
        Localized(vi: "sai thứ tự: cảnh báo", en: "out of order: a warning")),
    ],
    check: .records([.task]) { record, context, findings in
      guard let position = record.table.position(of: .number) else { return }
      if record.slots[position].isBlank {
        guard record.table.fields[position].required == .always else { return }
        findings.report(.wrongTaskNumber, on: record, at: position) { .numberMissing }
        return
      }
      guard context.answer(record, position) == .answer else { return }
      let text = record.text(position)
      let key = MatchKey.taskNumber(text)
      if let first = context.memory.numbers[key] {
        findings.report(.wrongTaskNumber, on: record, at: position) {
          .numberRepeated(text, first)
        }
      } else if let last = context.memory.lastNumber, let number = Int(key), number < last {
        findings.report(.wrongTaskNumber, severity: .warning, on: record, at: position) {
          .numberOutOfOrder(text, last)
        }
      }
    })
}

extension Findings.Details {
  fileprivate static let numberMissing = Self(
    message: Localized(vi: "Nhiệm vụ chưa có số thứ tự.", en: "The task has no number."),
    isStructural: true)

  fileprivate static func numberRepeated(_ text: String, _ first: Place) -> Self {
    Self(
      found: text.excerpt(200),
      message: Localized(
        vi: "Số thứ tự \(text.excerpt()) đã dùng cho một nhiệm vụ ở trên (dòng \(first.line)).",
        en: "The number \(text.excerpt()) is already that of a task above (line \(first.line))."),
      related: [Finding.Related(place: first, found: text.excerpt(200))], isStructural: false)
  }

  fileprivate static func numberOutOfOrder(_ text: String, _ last: Int) -> Self {
    Self(
      found: text.excerpt(200), expected: "> \(last)",
      message: Localized(
        vi: "Số thứ tự \(text.excerpt()) đứng sau số \(last); thứ tự các nhiệm vụ là thứ tự ưu "
          + "tiên.",
        en: "The number \(text.excerpt()) comes after \(last); the order of the tasks is their "
          + "priority."),
      isStructural: false)
  }
}
