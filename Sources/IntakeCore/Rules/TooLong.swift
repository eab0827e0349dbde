extension Rule {
  static let tooLong: Rule = Rule(
    code: "A002",
    title: Localized(vi: "Dài hơn mức cho phép", en: "Longer than allowed"),
    why: Localized(
      vi: "Danh mục tổng hợp in thành bảng khổ A4; mục quá dài thường do dán nhầm cả đoạn của mục "
        + "khác. Dấu thanh không tính là chữ; nhiều khoảng trắng liền nhau tính là một.",
      en: "The plan is printed as a table on A4; a field that is too long is most often text "
        + "pasted from another one. Tone marks are not counted as letters; several spaces in a "
        + "row count as one."),
    advice: Localized(
      vi: "Rút gọn mục này; phần chi tiết đưa vào thuyết minh.",
      en: "Shorten the field; put the details into the outline."),
    severity: .error, place: .fieldNamed,
    clause: .form, schema: .all,
    examples: [
      .good([("task[1].title", String(repeating: "Mô hình ", count: 62))]),
      .bad(
        [("task[1].title", String(repeating: "Mô hình ", count: 70))], at: "task[1].title"),
      .bad([("submitter.name", String(repeating: "Sở ", count: 150))], at: "submitter.name"),
    ],
    check: .records(Set(TableKind.allCases)) { record, _, findings in
      for position in record.slots.indices {
        guard let limit = record.table.fields[position].maxLength else { continue }
        guard record.length(position) > limit else { continue }
        let letters = record.bytes(position).letterCount
        guard letters > limit else { continue }
        findings.report(.tooLong, on: record, at: position) {
          .tooLong(record.table.fields[position], letters, limit, record)
        }
      }
    })
}

extension ArraySlice<UInt8> {
  fileprivate static var marksOfALetter: Int { 4 }

  /// The letters of UTF-8 text: its scalars without combining marks (U+0300–036F), white space
  /// in a row counted once.
  fileprivate var letterCount: Int {
    var count = 0
    var afterSpace = false
    var lead: UInt8 = 0
    var marks = 0
    for byte in self {
      if byte < 0x80 { marks = 0 }
      let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
      if byte & 0xC0 == 0x80 {
        let isMark = lead == 0xCC || (lead == 0xCD && byte <= 0xAF)
        marks = isMark ? marks + 1 : lead == 0 ? marks : 0
        // No letter of any language has more marks than these: the others count.
        if isMark, marks <= Self.marksOfALetter { count -= 1 }
      } else if !(isSpace && afterSpace) {
        count += 1
      }
      lead = byte & 0xC0 == 0x80 ? 0 : byte
      afterSpace = isSpace
    }
    return count
  }
}

extension Findings.Details {
  fileprivate static func tooLong(
    _ field: Field, _ letters: Int, _ limit: Int, _ record: Record
  ) -> Self {
    let (found, allowed) = (Localized.grouped(letters), Localized.grouped(limit))
    let there = record.whereabouts
    return Self(
      found: String(letters), expected: "≤ \(limit)", difference: String(letters - limit),
      message: Localized(
        vi: "Mục “\(field.label.vi)” dài \(found.vi) chữ, nhiều hơn mức \(allowed.vi) chữ"
          + "\(there.vi).",
        en: "“\(field.label.en)” has \(found.en) letters, more than the \(allowed.en) allowed"
          + "\(there.en)."))
  }
}
