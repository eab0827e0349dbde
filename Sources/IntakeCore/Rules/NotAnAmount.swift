extension Rule {
  static let notAnAmount = Rule(
    code: "M009",
    title: Localized(vi: "Không phải là số", en: "Not an amount"),
    why: Localized(
      vi: """
        Số tiền phải là một con số theo đơn vị tính của biểu, ra số đồng chẵn và không quá 10^18 \
        đồng; mức đóng góp cho chỉ tiêu phải là một con số. Chữ khác trong ô thì không cộng, không \
        so được. Trong tệp XML, số viết như 1500 hoặc 1500.5, không có dấu ngăn hàng nghìn.
        """,
      en: """
        Money must be a number in the form's unit that makes whole đồng and is not beyond 10^18 \
        đồng; the contribution to a target must be a number. Anything else in the field cannot be \
        added up or compared. In XML a number is written as 1500 or 1500.5, without separators \
        between thousands.
        """),
    advice: Localized(
      vi: "Chỉ ghi con số; chú thích, nếu cần, để ở cột ghi chú.",
      en: "Write the number alone; a remark, if any, belongs in the note."),
    severity: .error,
    place: .fieldNamed,
    clause: .form,
    schema: .part,
    examples: [
      .good(),
      .good(
        [("task[1].total", "1500.5"), ("task[1].other", "500.5")],
        Localized(vi: "Số lẻ của triệu đồng.", en: "A fraction of a million.")),
      .bad([("task[1].total", "theo dự toán")], at: "task[1].total"),
      .bad(
        [("task[1].state", "1000.0000001")], at: "task[1].state",
        Localized(
          vi: "Lẻ dưới một đồng khi đơn vị tính là triệu đồng.",
          en: "Less than a đồng where the unit is a million.")),
      .bad(
        [("task[1].activity[1].state", "khoảng sáu trăm")], at: "task[1].activity[1].state",
        form: .appendix2),
    ],
    check: .records(Set(TableKind.allCases), judgeNumbers))
}

private func judgeNumbers(_ record: Record, context: JudgingContext, findings: inout Findings) {
  for position in record.values.indices {
    guard case .unreadable(let reason) = record.values[position] else { continue }
    let type = record.table.fields[position].type
    guard type == .amount || type == .quantity, reason != .foreignUnit,
      !record.isToldBefore(position)
    else { continue }
    findings.report(.notAnAmount, on: record, at: position) {
      let text = record.excerpt(position)
      return Findings.Details(
        found: text,
        message: type == .amount
          ? .notMoney(text, reason, unit: context.unit(of: record.table, position))
          : reason == .negative ? .belowZero(text) : .notNumber(text),
        advice: record.amountAdvice(position, reason),
        related: record.alike(position), isStructural: reason == .shape)
    }
  }
}

extension Finding {
  /// M009: an amount in a merged cell that reaches over several tasks.
  public static func sharedAmount(_ text: String, rows: ClosedRange<Int>, at place: Place)
    -> Finding
  {
    let text = text.excerpt()
    return raised(
      .notAnAmount, at: place,
      Findings.Details(
        found: text,
        message: Localized(
          vi: "“\(text)” đứng trong ô gộp qua các nhiệm vụ ở hàng \(rows.lowerBound)–"
            + "\(rows.upperBound): không biết mỗi nhiệm vụ bao nhiêu.",
          en: "“\(text)” stands in a merged cell over the tasks of rows \(rows.lowerBound)–"
            + "\(rows.upperBound): what each of them costs is not known."),
        advice: Localized(
          vi: "Bỏ gộp ô (Unmerge Cells) và ghi số tiền của từng nhiệm vụ ở hàng của nó.",
          en: "Unmerge the cells and give each task its own amount in its row."),
        isStructural: false))
  }
}

extension Record {
  /// The cure of an amount, where the program knows it.
  fileprivate func amountAdvice(
    _ position: Int, _ reason: FieldValue.Unreadable
  ) -> Localized? {
    if reason == .several {
      return Localized(
        vi: "Ghi mỗi số tiền vào một ô; kinh phí của nhiều năm thì ghi số cộng.",
        en: "Give each amount a cell of its own; for several years, write their sum.")
    }
    return SpreadsheetFault(bytes(position))?.advice
  }
}

extension JudgingContext {
  /// The unit of an amount: its column's, else the document's.
  fileprivate func unit(of table: FieldTable, _ position: Int) -> MoneyUnit? {
    header?.columnUnits[table.kind]?[position] ?? header?.unit
  }
}

extension Localized {
  fileprivate static func notMoney(
    _ text: String, _ reason: FieldValue.Unreadable, unit: MoneyUnit?
  ) -> Localized {
    let unit = unit?.name ?? MoneyUnit.dong.name
    switch reason {
    case .fraction:
      return Localized(
        vi: "“\(text)” \(unit.vi) không ra số đồng chẵn; phải làm tròn đến đồng.",
        en: "“\(text)” \(unit.en) does not make whole đồng; it must be rounded to the đồng.")
    case .tooLarge:
      return Localized(
        vi: "“\(text)” \(unit.vi) vượt 10^18 đồng, số tiền lớn nhất đọc được; xem lại đơn vị tính.",
        en:
          "“\(text)” \(unit.en) is beyond 10^18 đồng, the largest amount that is read; check the unit."
      )
    case .several:
      return Localized(
        vi: "“\(text)” là hai số tiền trong một ô: không biết lấy số nào.",
        en: "“\(text)” is two amounts in one cell: which of them counts is not known.")
    case .contradicted:
      return Localized(
        vi: "“\(text)”: số tiền bằng số và bằng chữ không giống nhau.",
        en: "“\(text)”: the amount in figures and the one in words are not the same.")
    case .shape, .unknown, .foreignUnit, .negative, .oneMoment:
      return Localized(
        vi:
          "“\(text)” không đọc được thành số tiền; ở đây phải là một con số tính bằng \(unit.vi).",
        en: "“\(text)” cannot be read as an amount; a number in \(unit.en) belongs here.")
    }
  }

  fileprivate static func belowZero(_ text: String) -> Localized {
    Localized(
      vi: "“\(text)” nhỏ hơn 0: mức đóng góp không thể âm.",
      en: "“\(text)” is below zero: a contribution cannot be negative.")
  }

  fileprivate static func notNumber(_ text: String) -> Localized {
    Localized(
      vi: "“\(text)” không đọc được thành con số; ở đây phải là một con số.",
      en: "“\(text)” cannot be read as a number; a number belongs here.")
  }
}
