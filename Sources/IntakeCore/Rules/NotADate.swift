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
        "Ghi ngày theo dạng 10/04/2023, tháng theo dạng 01/2024; một ô cho cả thời gian thực hiện thì "
        + "ghi đủ hai đầu: 01/2024 - 12/2024.",
      en: "Write a date as 10/04/2023 and a month as 01/2024; one cell for the whole period takes "
        + "both ends: 01/2024 - 12/2024."),
    severity: .error, place: .fieldNamed,
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
        let type = record.table.fields[position].type
        guard type == .date || type == .month,
          context.answer(record, position) == .answer, !isSaid(record, position)
        else { continue }
        findings.report(.notADate, on: record, at: position) {
          .notADate(
            record.table.fields[position], fault, record, record.text(position),
            record.notation(position))
        }
      }
    })
}

/// Whether the cell of an end has been reported as that of its start: one cell, one finding.
private func isSaid(_ record: Record, _ position: Int) -> Bool {
  guard record.table.position(of: .end) == position,
    let start = record.table.position(of: .start), case .unreadable = record.values[start]
  else { return false }
  return record.place(start) == record.place(position)
    && record.bytes(start) == record.bytes(position)
}

extension Record {
  /// Whether the cell of a month is that of both ends of the period.
  fileprivate func holdsPeriod(_ field: Field) -> Bool {
    guard field.known == .start || field.known == .end,
      let start = table.position(of: .start), let end = table.position(of: .end)
    else { return false }
    return place(start) == place(end) && bytes(start) == bytes(end)
  }
}

extension Localized {
  fileprivate static let writtenInXML = Localized(
    vi: "Ghi ngày theo dạng 2023-04-10, tháng theo dạng 2024-01.",
    en: "Write a date as 2023-04-10 and a month as 2024-01.")
}

extension Findings.Details {
  fileprivate static func notADate(
    _ field: Field, _ fault: FieldValue.Unreadable, _ record: Record, _ text: String,
    _ notation: Notation
  ) -> Self {
    let isMonth = field.type == .month
    let message: Localized =
      if fault == .oneMoment {
        lone(text, record.whereabouts)
      } else if fault == .unknown {
        noSuch(text, field, record.whereabouts)
      } else if lacksYear(text, field) {
        lacking(text, field, record.whereabouts)
      } else {
        neither(text, field, record.whereabouts)
      }
    return Self(
      found: text.excerpt(200),
      expected: record.holdsPeriod(field) ? "01/2024 - 12/2024" : expected(isMonth, notation),
      message: message,
      advice: SpreadsheetFault(ArraySlice(text.utf8))?.advice
        ?? (record.path == nil ? nil : .writtenInXML))
  }

  private static func neither(_ text: String, _ field: Field, _ there: Localized) -> Localized {
    let isMonth = field.type == .month
    return Localized(
      vi: "“\(text.excerpt())” ở mục “\(field.label.vi)”\(there.vi) không phải là "
        + "\(isMonth ? "tháng" : "ngày").",
      en: "“\(text.excerpt())”, given as “\(field.label.en)”\(there.en), is not a "
        + "\(isMonth ? "month" : "date").")
  }

  private static func lone(_ text: String, _ there: Localized) -> Localized {
    Localized(
      vi:
        "“\(text.excerpt())” ở ô thời gian thực hiện\(there.vi) chỉ là một mốc: chưa rõ là lúc bắt đầu "
        + "hay lúc kết thúc.",
      en:
        "“\(text.excerpt())”, given as the period\(there.en), is one moment: it does not say whether "
        + "the start or the end.")
  }

  private static func lacking(_ text: String, _ field: Field, _ there: Localized) -> Localized {
    Localized(
      vi: "“\(text.excerpt())” ở mục “\(field.label.vi)”\(there.vi) còn thiếu năm.",
      en: "“\(text.excerpt())”, given as “\(field.label.en)”\(there.en), lacks its year.")
  }

  /// `Không có tháng 13 (“13/2024” ở mục “Bắt đầu”).`
  private static func noSuch(_ text: String, _ field: Field, _ there: Localized) -> Localized {
    let what =
      missing(text, field)
      ?? (field.type == .month
        ? Localized(vi: "tháng này trên lịch", en: "such month in the calendar")
        : Localized(vi: "ngày này trên lịch", en: "such day in the calendar"))
    let quoted = "“\(text.excerpt())”"
    return Localized(
      vi: "Không có \(what.vi) (\(quoted) ở mục “\(field.label.vi)”\(there.vi)).",
      en: "There is no \(what.en) (\(quoted), given as “\(field.label.en)”\(there.en)).")
  }

  /// What no calendar has in a month's text: the month 13 of `03/2024 - 13/2024`.
  private static func missing(_ text: String, _ field: Field) -> Localized? {
    guard field.type == .month else { return nil }
    let edge: DateReader.Edge = field.known == .end ? .end : .start
    return switch DateReader.impossible(in: ArraySlice(text.utf8), at: edge) {
    case .month(let number)?: Localized(vi: "tháng \(number)", en: "month \(number)")
    case .quarter(let number)?: Localized(vi: "quý \(number)", en: "quarter \(number)")
    case .day(let day)?: Localized(vi: "ngày \(day.excerpt())", en: "day \(day.excerpt())")
    case nil: nil
    }
  }

  /// Whether a month's text lacks nothing but its year: `Tháng 1`.
  private static func lacksYear(_ text: String, _ field: Field) -> Bool {
    guard field.type == .month else { return false }
    let edge: DateReader.Edge = field.known == .end ? .end : .start
    guard case .open = DateReader.month(ArraySlice(text.utf8), edge: edge, planYear: nil) else {
      return false
    }
    return true
  }

  private static func expected(_ isMonth: Bool, _ notation: Notation) -> String {
    switch (isMonth, notation) {
    case (true, .exact): "2024-01"
    case (false, .exact): "2023-04-10"
    case (true, .everyday), (true, .lost): "01/2024"
    case (false, .everyday), (false, .lost): "10/04/2023"
    }
  }
}
