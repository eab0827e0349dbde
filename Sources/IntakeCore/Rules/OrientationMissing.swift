extension Rule {
  static let orientationMissing: Rule = Rule(
    code: "O001",
    title: Localized(vi: "Chưa ghi định hướng", en: "The orientation is missing"),
    why: Localized(
      vi: "Danh mục tổng hợp xếp nhiệm vụ theo các định hướng ưu tiên của đợt kêu gọi; nội dung "
        + "nhiệm vụ không đủ để suy ra định hướng thay đơn vị.",
      en: "The plan is arranged by the call's priority orientations, and a task's words are not "
        + "enough to choose one for its submitter."),
    advice: Localized(
      vi: "Ghi số của định hướng phù hợp trong danh sách.",
      en: "Give the number of the orientation that fits."),
    severity: .error,
    place: Localized(
      vi: "mục định hướng; nếu không có thì nhiệm vụ",
      en: "the orientation; where it is not there, the task"),
    clause: .dispatch, schema: .all,
    examples: [
      .good(),
      .bad([("task[2].orientation", "")], at: "task[2].orientation"),
      .bad([("task[2].orientation", nil)], at: nil),
      .bad([("task[1].orientation", "")], at: "task[1].orientation", form: .appendix2),
    ],
    check: .records([.task]) { record, context, findings in
      guard let position = record.table.position(of: .orientation),
        record.slots[position].isBlank, record.table.fields[position].required == .always
      else { return }
      findings.report(.orientationMissing, on: record, at: position) {
        .orientationMissing(context.call)
      }
    })
}

extension Findings.Details {
  fileprivate static func orientationMissing(_ call: Call) -> Self {
    Self(
      expected: call.orientations.map { String($0.number) }.joined(separator: ", "),
      message: Localized(
        vi: "Nhiệm vụ chưa ghi thuộc định hướng nào.",
        en: "The task does not say which orientation it belongs to."))
  }
}
