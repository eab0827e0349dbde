extension Rule {
  static let orientationRequirementMissing: Rule = Rule(
    code: "O004",
    title: Localized(
      vi: "Thiếu mục mà định hướng yêu cầu", en: "What the orientation requires is missing"),
    why: Localized(
      vi:
        "Một số định hướng phải nói rõ hơn: định mức tiêu hao nguyên vật liệu là của ngành nào thì "
        + "phải ghi ngành đó.",
      en: "Some orientations ask for more: norms of material use are those of a sector, which must "
        + "be named."),
    advice: Localized(
      vi:
        "Điền mục này, thêm cột nếu bảng chưa có; nếu nhiệm vụ không thuộc định hướng đã ghi thì sửa "
        + "lại định hướng.",
      en:
        "Fill in the field, adding its column where the table has none; or correct the orientation "
        + "if the task does not belong to it."),
    severity: .error,
    place: Localized(
      vi: "ô của mục được yêu cầu; nếu không có mục đó thì nhiệm vụ",
      en: "the cell of the field asked for; where there is none, the task"),
    clause: .dispatch,
    examples: [
      .good(), .good([("task[1].orientation", "10"), ("task[1].sector", nil)]),
      .bad([("task[1].sector", "")], at: "task[1].sector"),
      .bad([("task[1].sector", nil)], at: nil, form: .appendix2),
    ],
    check: .records([.task]) { record, context, findings in
      guard let number = record.value(.orientation).orientationNumber,
        let orientation = context.call.orientation(number), !orientation.requires.isEmpty
      else { return }
      for id in orientation.requires {
        guard let position = record.table.fields.firstIndex(where: { $0.id == id }),
          context.lacks(record, position)
        else { continue }
        findings.report(.orientationRequirementMissing, on: record, at: position) {
          .requirementMissing(record.table.fields[position], orientation)
        }
      }
    })
}

extension JudgingContext {
  /// Whether a field is blank, or a dash says that it is none. A field that A001 tells of is not.
  fileprivate func lacks(_ record: Record, _ position: Int) -> Bool {
    guard !requires(record.table.fields[position].required) else { return false }
    return record.slots[position].isBlank || answer(record, position) == .nothing
  }
}

extension Findings.Details {
  fileprivate static func requirementMissing(
    _ field: Field, _ orientation: Orientation
  ) -> Self {
    Self(
      message: Localized(
        vi: "Định hướng \(orientation.number) (“\(orientation.short.vi)”) yêu cầu ghi mục "
          + "“\(field.label.vi)”, nhưng chưa điền.",
        en: "Orientation \(orientation.number) (“\(orientation.short.en)”) requires "
          + "“\(field.label.en)”, which is not filled in."))
  }
}
