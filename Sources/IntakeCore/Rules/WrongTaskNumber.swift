extension Rule {
  static let wrongTaskNumber: Rule = Rule(
    code: "A008",
    title: Localized(
      vi: "Thiếu, trùng hoặc sai thứ tự số của nhiệm vụ",
      en: "A task's number missing, repeated or out of order"),
    why: Localized(
      vi:
        "Số thứ tự nối dòng của Phụ lục 1 với thuyết minh Phụ lục 2 và nói lên thứ tự ưu tiên. Thiếu "
        + "hoặc trùng là lỗi; chỉ sai thứ tự thì cảnh báo. Số 2.1, 2.2 đứng dưới nhiệm vụ số 2 có "
        + "thể là phần việc của nhiệm vụ đó, khi ấy tiền bị tính hai lần, nên cần người xem xét.",
      en: "The number joins a row of Appendix 1 to its outline in Appendix 2 and gives the "
        + "priority. Missing or repeated is an error; merely out of order is a warning. Numbers "
        + "2.1 and 2.2 below task 2 may be parts of that task, whose money would then count "
        + "twice, so a person decides."),
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
      .bad(
        [("task[2].number", "1.1")], at: "task[2].number",
        Localized(
          vi: "có thể là phần việc của nhiệm vụ 1: cần người xem xét",
          en: "perhaps a part of task 1: for review")),
    ],
    check: .several([.records([.task], judgeNumber), .document(judgeColumn)]))

  /// A table without a column for the numbers lacks them once.
  private static func judgeColumn(_ context: JudgingContext, _ findings: inout Findings) {
    guard context.hasNoNumbers, context.memory.taskCount > 0, let header = context.header else {
      return
    }
    findings.report(.wrongTaskNumber, place: header.place, path: header.path) { .noColumn }
  }

  private static func judgeNumber(
    _ record: Record, _ context: JudgingContext, _ findings: inout Findings
  ) {
    guard let position = record.table.position(of: .number), !context.hasNoNumbers else { return }
    if record.slots[position].isBlank {
      guard record.table.fields[position].required == .always else { return }
      findings.report(.wrongTaskNumber, on: record, at: position) { .numberMissing }
      return
    }
    guard context.answer(record, position) == .answer else { return }
    let text = record.text(position)
    if let wrong = NoNumber(record.bytes(position)) {
      findings.report(.wrongTaskNumber, on: record, at: position) { .noNumber(text, wrong) }
      return
    }
    let key = MatchKey.taskNumber(text)
    if let first = context.memory.numbers[key] {
      findings.report(.wrongTaskNumber, on: record, at: position) {
        .numberRepeated(text, first)
      }
    } else if let last = context.memory.lastNumber, let number = Int(key), number < last {
      findings.report(.wrongTaskNumber, severity: .warning, on: record, at: position) {
        .numberOutOfOrder(text, last)
      }
    } else if let whole = numberOfWhole(key), let place = context.memory.numbers[whole] {
      findings.report(.wrongTaskNumber, severity: .review, on: record, at: position) {
        .numberOfPart(text, of: whole, place)
      }
    }
  }
}

extension JudgingContext {
  /// Whether the table of tasks has no column for their numbers.
  fileprivate var hasNoNumbers: Bool {
    guard let position = form?.table(.task)?.position(of: .number) else { return false }
    return header?.absentColumns[.task]?.contains(position) == true
  }
}

/// What a spreadsheet leaves in the place of a number.
private enum NoNumber {
  case fault(SpreadsheetFault)
  case date
  case share

  init?(_ text: ArraySlice<UInt8>) {
    // Nearly every number is one or two digits.
    guard text.count > 2 else { return nil }
    if let fault = SpreadsheetFault(text) {
      self = .fault(fault)
    } else if DateReader.looksLikeDay(text) {
      self = .date
    } else if text.last == UInt8(ascii: "%"), text.dropLast().allSatisfy(isDigit) {
      self = .share
    } else {
      return nil
    }
  }

  var advice: Localized {
    switch self {
    case .fault(let fault): fault.advice
    case .share:
      Localized(
        vi:
          "Bảng tính đã đổi số thứ tự thành phần trăm: định dạng cột là văn bản (Text) rồi ghi lại số.",
        en: "The spreadsheet has made a percentage of the number: format the column as text and "
          + "write the number again.")
    case .date:
      Localized(
        vi:
          "Bảng tính đã đổi số thứ tự thành ngày: định dạng cột là văn bản (Text) rồi ghi lại số.",
        en: "The spreadsheet has made a date of the number: format the column as text and write "
          + "the number again.")
    }
  }
}

/// The number of the task that one numbered like a part of it (`2.1`, `2.1.3`) may belong to.
private func numberOfWhole(_ key: String) -> String? {
  guard let point = key.utf8.lastIndex(of: 0x2E) else { return nil }
  let (whole, part) = (key.utf8[..<point], key.utf8[point...].dropFirst())
  guard let first = whole.first, isDigit(first), !part.isEmpty, part.allSatisfy(isDigit) else {
    return nil
  }
  return String(key[..<point])
}

extension Findings.Details {
  fileprivate static let noColumn = Self(
    message: Localized(
      vi: "Bảng không có cột số thứ tự của nhiệm vụ.",
      en: "The table has no column for the tasks' numbers."),
    advice: Localized(
      vi: "Thêm cột “STT” và đánh số các nhiệm vụ 1, 2, 3… theo thứ tự ưu tiên.",
      en: "Add the column and number the tasks 1, 2, 3 … in the order of priority."),
    isStructural: true)

  fileprivate static let numberMissing = Self(
    message: Localized(vi: "Nhiệm vụ chưa có số thứ tự.", en: "The task has no number."),
    isStructural: true)

  fileprivate static func noNumber(_ text: String, _ wrong: NoNumber) -> Self {
    Self(
      found: text.excerpt(200),
      message: Localized(
        vi: "“\(text.excerpt())” không phải số thứ tự của nhiệm vụ.",
        en: "“\(text.excerpt())” is no number of a task."),
      advice: wrong.advice, isStructural: false)
  }

  fileprivate static func numberRepeated(_ text: String, _ first: Place) -> Self {
    Self(
      found: text.excerpt(200),
      message: Localized(
        vi:
          "Số thứ tự \(text.excerpt()) đã dùng cho một nhiệm vụ ở trên (\(first.spot?.vi ?? "")).",
        en:
          "The number \(text.excerpt()) is already that of a task above (\(first.spot?.en ?? ""))."),
      related: [Finding.Related(place: first, found: text.excerpt(200))], isStructural: false)
  }

  fileprivate static func numberOfPart(_ text: String, of whole: String, _ first: Place) -> Self {
    Self(
      found: text.excerpt(200),
      message: Localized(
        vi: "Số thứ tự \(text.excerpt()) đứng dưới nhiệm vụ số \(whole.excerpt()) ("
          + "\(first.spot?.vi ?? "")): nếu là phần việc của nhiệm vụ đó thì kinh phí bị tính hai lần.",
        en: "The number \(text.excerpt()) stands below task \(whole.excerpt()) ("
          + "\(first.spot?.en ?? "")): if it is a part of that task, its money counts twice."),
      advice: Localized(
        vi: "Nếu là phần việc, ghi vào nội dung của nhiệm vụ số \(whole.excerpt()) và bỏ dòng này; "
          + "nếu là nhiệm vụ riêng, đánh số nguyên tiếp theo.",
        en: "If it is a part, write it into the content of task \(whole.excerpt()) and take this "
          + "row out; if it is a task of its own, give it the next whole number."),
      related: [Finding.Related(place: first, found: whole.excerpt(200))], isStructural: false)
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
