extension Rule {
  static let ambiguousAmount = Rule(
    code: "M003",
    title: Localized(
      vi: "Số tiền đọc được theo hai cách", en: "An amount that can be read two ways"),
    why: Localized(
      vi: """
        “1.500” triệu đồng là một tỷ rưỡi nếu dấu chấm ngăn hàng nghìn, là một triệu rưỡi nếu dấu \
        chấm đứng trước phần lẻ; hai nghĩa hơn kém nhau nghìn lần nên không được đoán. Được coi \
        là rõ khi có bằng chứng: đơn vị tính là đồng (không có phần lẻ); một số tiền khác trong \
        tệp chỉ đọc được một cách, như 1.234.567 hay 1,5; hoặc chỉ theo một cách đọc thì các số \
        mới cộng đúng: ngân sách nhà nước và nguồn khác thành tổng, các nhiệm vụ thành hàng tổng \
        cộng, các nội dung công việc thành kinh phí của nhiệm vụ. Không có bằng chứng nào thì \
        người xem xét quyết định, và số tiền chưa được tính vào đâu.
        """,
      en: """
        “1.500” million đồng is one and a half billion where the dot parts thousands, one and a \
        half million where it stands before decimals; the two are a thousandfold apart, so nobody \
        may guess. It is settled by evidence: a unit of đồng (which has no decimals); another \
        amount of the file that can be read in one way only, such as 1.234.567 or 1,5; or sums that \
        hold under one reading only: state plus other, the total row, the activities of a task. \
        Without any, a person decides, and the amount counts nowhere until then.
        """),
    advice: Localized(
      vi: """
        Ghi lại không dùng dấu ngăn hàng nghìn, ví dụ 1500 hoặc 1,5; hoặc ghi bằng đồng và sửa \
        dòng đơn vị tính.
        """,
      en: """
        Write it without a separator between thousands, such as 1500 or 1,5; or in đồng, with the \
        unit line changed.
        """),
    severity: .review,
    place: .fieldNamed,
    clause: .form,
    examples: [
      .good(),
      Example(
        kind: .good, form: .appendix1,
        content: ExampleDocument.csv("1500,1000,500", "1.500,1.000,500"),
        caption: Localized(
          vi: "Chỉ khi dấu chấm ngăn hàng nghìn thì tổng mới đúng.",
          en: "The total is right only where the dot parts thousands.")),
      Example(
        kind: .good, form: .appendix1,
        content: ExampleDocument.csv(
          "1500,1000,500,", "1.500,1.500,0,", "800,800,0", "\"800,5\",\"800,5\",0"),
        caption: Localized(
          vi: "Dòng khác viết phần lẻ sau dấu phẩy.",
          en: "Another row writes decimals behind a comma.")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv("1500,1000,500,", "↓1.500,1.500,0,")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv("1500,1000,500,", "1500,↓1.125,500,"),
        caption: Localized(
          vi: "Không cách đọc nào khớp với tổng.", en: "Neither reading fits the total.")),
    ],
    check: .several([.records([.task, .activity], noteAmbiguity), .document(askOnce)]))
}

private func noteAmbiguity(
  _ record: Record, context: JudgingContext, findings: inout Findings
) {
  guard record.hasAmbiguity else { return }
  for position in record.values.indices {
    guard case .ambiguous = record.values[position] else { continue }
    context.memory.ambiguities.note(record, position, task: findings.task)
  }
}

/// Asks once for all of them: at the first, for its task where they are all of one task.
private func askOnce(_ context: JudgingContext, findings: inout Findings) {
  let ambiguities = context.memory.ambiguities
  guard let first = ambiguities.first,
    case .ambiguous(let index) = first.record.values[first.position]
  else { return }
  let (record, position) = (first.record, first.position)
  let (one, other) = record.alternatives[index]
  findings.task = ambiguities.tasks.count == 1 ? ambiguities.tasks[0] : nil
  findings.report(.ambiguousAmount, on: record, at: position) {
    let text = record.excerpt(position)
    return Findings.Details(
      found: text,
      message: .readings(of: text, [one, other].sorted(), record, more: ambiguities.count - 1),
      advice: .plainly(text, [one, other].sorted(), context.header?.unit),
      related: record.otherAmounts(than: position))
  }
  findings.task = nil
}

extension Record {
  /// The record's other amounts: what could have decided.
  fileprivate func otherAmounts(than position: Int) -> [Finding.Related] {
    slots.indices.compactMap { other in
      guard other != position, table.fields[other].type == .amount, !slots[other].isBlank else {
        return nil
      }
      return Finding.Related(place: place(other), path: path(other), found: excerpt(other))
    }
  }
}

extension Localized {
  fileprivate static func readings(
    of text: String, _ readings: [Money], _ record: Record, more: Int
  ) -> Localized {
    let texts = readings.map(\.text)
    let there = record.whereabouts
    let rest =
      more == 0
      ? Localized(same: "")
      : Localized(
        vi: " Còn \(more) số tiền nữa trong tệp cũng vậy; hỏi một lần cho tất cả.",
        en: " So it is with \(more) more amount\(more == 1 ? "" : "s") of the document; this asks "
          + "once for all.")
    return Localized(
      vi: """
        “\(text)” có thể là \(texts[0].vi) hoặc \(texts[1].vi); dòng đơn vị tính và các số tiền \
        khác trong hồ sơ không cho biết là số nào\(there.vi).\(rest.vi)
        """,
      en: """
        “\(text)” may be \(texts[0].en) or \(texts[1].en); neither the unit line nor the other \
        amounts of the document tell which\(there.en).\(rest.en)
        """)
  }

  /// How to write either reading so that it has one meaning; nil where the document has no unit.
  fileprivate static func plainly(
    _ text: String, _ readings: [Money], _ unit: MoneyUnit?
  ) -> Localized? {
    guard let unit else { return nil }
    let plain = readings.map { ($0, $0.decimal(in: unit).replacing(".", with: ",")) }
    let vi = plain.map { "nếu là \($0.0.text.vi), ghi \($0.1)" }.joined(separator: "; ")
    let en = plain.map { "for \($0.0.text.en) write \($0.1)" }.joined(separator: "; ")
    return Localized(
      vi: "Theo \(unit.name.vi): \(vi). Không dùng dấu ngăn hàng nghìn.",
      en: "In \(unit.name.en): \(en). Use no sign between the thousands.")
  }
}
