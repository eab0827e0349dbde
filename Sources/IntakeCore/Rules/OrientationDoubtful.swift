extension Rule {
  static let orientationDoubtful: Rule = Rule(
    code: "O005",
    title: Localized(
      vi: "Lời của nhiệm vụ gợi một định hướng khác với định hướng đã ghi",
      en: "The words suggest another orientation than the one given"),
    why: Localized(
      vi: """
        Số định hướng dễ gõ nhầm, và nhiệm vụ sẽ nằm sai nhóm trong danh mục. Chỉ nhắc khi tên và \
        mục tiêu có ít nhất hai cụm từ riêng của một định hướng khác, một cụm nằm ngay trong tên, \
        và gần như không có gì của định hướng đã ghi. Đây là gợi ý: đơn vị đề xuất mới biết nhiệm \
        vụ thuộc định hướng nào.
        """,
      en: """
        An orientation's number is easily mistyped, and the task then stands in the wrong group of \
        the list. This is said only where title and objective hold two phrases or more that belong \
        to one other orientation alone, one of them in the title, and nearly nothing of the one \
        given. It is a hint: only the submitter knows what the task belongs to.
        """),
    advice: Localized(
      vi: "Xem lại số định hướng; nếu đúng thì không phải làm gì.",
      en: "Look at the number again; where it is right, nothing has to be done."),
    severity: .note, place: Localized(vi: "mục định hướng", en: "the orientation"),
    clause: .dispatch,
    examples: [
      .good(),
      .good(
        [("task[2].title", "Tập huấn về kinh tế tuần hoàn cho làng nghề")],
        Localized(
          vi: "Chỉ một cụm từ của định hướng khác: tập huấn về việc gì không phải là làm việc đó.",
          en: "One phrase of another alone: training about a thing is not doing it.")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv(
          "làng nghề gốm,1,,300 cơ sở áp dụng",
          "thu hồi và tái chế chất thải gốm,↓1,,300 cơ sở tái sử dụng phế phẩm")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.xml(
          "khâu kéo sợi và dệt</title>\n    <orientation>3",
          "khâu kéo sợi và dệt</title>\n    ↓<orientation>10",
          "tiêu hao bông, xơ", "định mức bông, xơ")),
    ],
    check: .records([.task], compareWords))
}

private func compareWords(_ task: Record, context: JudgingContext, findings: inout Findings) {
  guard let number = task.value(.orientation).orientationNumber,
    let given = context.call.orientations.firstIndex(where: { $0.number == number }),
    let title = context.memory.titleKey.map({ $0[...] })
  else { return }
  let marks = context.lexicon.orientationMarks
  let inTitle = marks.find(in: title)
  // Most titles say nothing, or what they should: the objective is not even looked at.
  guard let other = inTitle.first.map(marks.orientation), other != given,
    inTitle.allSatisfy({ marks.orientation(of: $0) == other }),
    let position = task.table.position(of: .objective)
  else { return }
  let objective = MatchKey.name(bytes: task.bytes(position))
  let all = inTitle + marks.find(in: objective[...]).filter { !inTitle.contains($0) }
  guard all.count > 1, all.allSatisfy({ marks.orientation(of: $0) == other }),
    !marks.resembles(title, orientation: given),
    !marks.resembles(objective[...], orientation: given)
  else { return }
  findings.report(.orientationDoubtful, on: task, at: task.table.position(of: .orientation)) {
    .suggests(
      context.call.orientations[other], not: context.call.orientations[given],
      by: all.map(marks.text))
  }
}

extension Findings.Details {
  fileprivate static func suggests(
    _ other: Orientation, not given: Orientation, by phrases: [String]
  ) -> Self {
    let words = phrases.map { "“\($0)”" }.joined(separator: ", ")
    return Self(
      found: String(given.number), expected: String(other.number),
      message: Localized(
        vi: """
          Nhiệm vụ ghi định hướng \(given.number) (\(given.short.vi)), nhưng \(words) trong tên và \
          mục tiêu là lời của định hướng \(other.number) (\(other.short.vi)).
          """,
        en: """
          The task gives orientation \(given.number) (\(given.short.en)), but \(words) in its title \
          and objective are words of orientation \(other.number) (\(other.short.en)).
          """))
  }
}
