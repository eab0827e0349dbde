extension Rule {
  static let unknownOrientation: Rule = Rule(
    code: "O002",
    title: Localized(
      vi: "Không phải định hướng của đợt kêu gọi", en: "Not one of the call's orientations"),
    why: Localized(
      vi: "Chỉ nhiệm vụ thuộc các định hướng ưu tiên đã nêu mới được tổng hợp.",
      en: "Only tasks under the orientations that the call names are consolidated."),
    advice: Localized(
      vi: "Ghi số của định hướng phù hợp trong danh sách.",
      en: "Give the number of the orientation that fits."),
    severity: .error, place: Localized(vi: "mục định hướng", en: "the orientation"),
    clause: .dispatch, schema: .all,
    examples: [
      .good(),
      .bad([("task[1].orientation", "11")], at: "task[1].orientation"),
      .bad([("task[1].orientation", "0")], at: "task[1].orientation", form: .appendix2),
    ],
    check: .records([.task]) { record, context, findings in
      guard let position = record.table.position(of: .orientation),
        case .unreadable = record.values[position],
        context.answer(record, position) == .answer
      else { return }
      findings.report(.unknownOrientation, on: record, at: position) {
        .unknownOrientation(record.text(position), context)
      }
    })
}

extension Findings.Details {
  fileprivate static func unknownOrientation(_ text: String, _ context: JudgingContext) -> Self {
    let call = context.call
    let number = context.lexicon.orientationTitles.nearest(to: text)
    return Self(
      found: text.excerpt(200),
      expected: call.orientations.map { String($0.number) }.joined(separator: ", "),
      message: Localized(
        vi: "Không có định hướng “\(text.excerpt())”; đợt kêu gọi có "
          + "\(call.orientations.count) định hướng.",
        en: "“\(text.excerpt())” is not one of the call's \(call.orientations.count) "
          + "orientations."),
      advice: number.flatMap(call.orientation).map(Localized.perhaps))
  }
}

extension Localized {
  fileprivate static func perhaps(_ orientation: Orientation) -> Localized {
    Localized(
      vi: "Có lẽ ý là định hướng \(orientation.number), “\(orientation.short.vi)”.",
      en: "Perhaps orientation \(orientation.number), “\(orientation.short.en)”, was meant.")
  }
}
