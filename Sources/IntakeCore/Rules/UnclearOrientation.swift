extension Rule {
  static let unclearOrientation: Rule = Rule(
    code: "O003",
    title: Localized(
      vi: "Định hướng ghi bằng lời, hợp với nhiều định hướng hoặc không rõ định hướng nào",
      en: "An orientation in words that fit several, or none clearly"),
    why: Localized(
      vi: """
        Mỗi nhiệm vụ đứng dưới một định hướng trong danh mục. Tên định hướng viết tắt hay viết hơi \
        khác vẫn được hiểu khi chỉ một định hướng hợp rõ hơn hẳn; nhiều số (“1, 3”), số và lời \
        trái nhau, hoặc lời hợp với vài định hướng thì do người xem xét chọn. Không nhiệm vụ nào \
        bị loại chỉ vì lời.
        """,
      en: """
        Each task stands under one orientation in the list. A title that is shortened or slightly \
        wrong is understood where one orientation fits clearly best; several numbers (“1, 3”), a \
        number and words that disagree, or words that fit several are left to a person. No task is \
        refused for words alone.
        """),
    advice: Localized(
      vi: "Ghi số của một định hướng trong danh sách của đợt kêu gọi, ví dụ 3.",
      en: "Give the number of one orientation of the call, such as 3."),
    severity: .review,
    place: Localized(vi: "mục định hướng", en: "the orientation"),
    clause: .dispatch,
    examples: [
      .good(),
      Example(
        kind: .good, form: .appendix1,
        content: ExampleDocument.csv("sợi,3,Dệt may", "sợi,Xây dựng định mức tiêu hao,Dệt may"),
        caption: Localized(
          vi: "Tên rút gọn, chỉ hợp với định hướng 3.",
          en: "A shortened title that only orientation 3 fits.")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv("sợi,3,Dệt may", "sợi,↓1 và 3,Dệt may")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv(
          "sợi,3,Dệt may", "sợi,↓Sản xuất và tiêu dùng bền vững,Dệt may")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv("sợi,3,Dệt may", "sợi,↓X,Dệt may"),
        caption: Localized(
          vi: "Chữ X một mình: dấu đánh chéo hay số 10 La Mã.",
          en: "A lone X: a cross, or the Roman ten.")),
    ],
    check: .records([.task]) { record, context, findings in
      guard let position = record.table.position(of: .orientation),
        record.values[position] == .unclear, context.answer(record, position) != .placeholder
      else { return }
      findings.report(.unclearOrientation, on: record, at: position) {
        .unclear(record.text(position), context.candidates(for: record.written(position)), context)
      }
    })
}

extension JudgingContext {
  /// What comes into question for a text that was not understood as one orientation.
  fileprivate func candidates(
    for written: (text: ArraySlice<UInt8>, notation: Notation)
  ) -> [OrientationCandidate] {
    guard case .unclear(let candidates) = lexicon.orientation(written.text, in: written.notation)
    else { return [] }
    return candidates
  }
}

extension Findings.Details {
  fileprivate static func unclear(
    _ text: String, _ candidates: [OrientationCandidate], _ context: JudgingContext
  ) -> Self {
    let told = candidates.compactMap { candidate in
      context.call.orientation(candidate.number).map { Localized.candidate($0, candidate) }
    }
    let reasons = Localized.list(told, separator: "; ")
    let numbers = candidates.map { String($0.number) }
    let quoted = text.excerpt()
    return Self(
      found: text.excerpt(200),
      expected: candidates.isEmpty
        ? nil : candidates.map { String($0.number) }.joined(separator: " | "),
      message: told.isEmpty
        ? Localized(
          vi: "“\(quoted)” không cho biết là định hướng nào của đợt kêu gọi.",
          en: "“\(quoted)” does not say which of the call's orientations is meant.")
        : Localized(
          vi: "“\(quoted)” có thể là định hướng \(numbers.choice("hoặc")). Gợi ý: \(reasons.vi).",
          en: "“\(quoted)” may be orientation \(numbers.choice("or")). Hints: \(reasons.en)."),
      advice: SpreadsheetFault(ArraySlice(text.utf8))?.advice)
  }
}

extension Localized {
  /// An orientation with the words that speak for it.
  fileprivate static func candidate(
    _ orientation: Orientation, _ candidate: OrientationCandidate
  ) -> Localized {
    let reasons = candidate.reasons.map { "“\($0)”" }.joined(separator: ", ")
    return Localized(
      vi: "\(orientation.number) (\(orientation.short.vi)) có \(reasons)",
      en: "\(orientation.number) (\(orientation.short.en)) has \(reasons)")
  }
}

extension [String] {
  /// `1, 2 hoặc 3`
  fileprivate func choice(_ or: String) -> String {
    guard count > 1, let last else { return joined() }
    return dropLast().joined(separator: ", ") + " \(or) \(last)"
  }
}
