extension Rule {
  static let monthFirstPeriod = Rule(
    code: "F008",
    title: Localized(
      vi: "Thời gian có thể ghi tháng trước ngày",
      en: "A period that may be written month first"),
    why: Localized(
      vi: """
        Ngày luôn được đọc theo thứ tự ngày, tháng, năm. Bảng tính cài theo kiểu Mỹ lại xuất tháng \
        12/2024 thành 12/01/2024: đọc ngày trước thì nhiệm vụ chỉ kéo dài vài ngày trong tháng 1. \
        Khi cả hai mốc đều rơi vào tháng 1 như vậy thì không đoán, mà để người xem xét.
        """,
      en: """
        Dates are always read day first. A spreadsheet set to American habits writes December 2024 \
        as 12/01/2024: read day first, the task would last some days of January. Where both ends \
        fall in January in this way, nobody may guess, and a person decides.
        """),
    advice: Localized(
      vi: "Ghi tháng theo dạng 01/2024, không kèm ngày.",
      en: "Write the months as 01/2024, without a day."),
    severity: .review,
    place: Localized(
      vi: "mục “Kết thúc” của nhiệm vụ hoặc nội dung công việc", en: "“End” of the task or activity"
    ),
    clause: .form,
    examples: [
      .good(),
      Example(
        kind: .good, form: .appendix1,
        content: ExampleDocument.csv("01/2024,12/2024", "01/01/2024,31/12/2024"), caption: nil),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv("01/2024,12/2024", "01/01/2024,↓12/01/2024"),
        caption: Localized(
          vi: "Từ ngày 1 đến ngày 12 tháng 1, hay từ tháng 1 đến tháng 12?",
          en: "From 1 to 12 January, or from January to December?")),
    ],
    check: .records([.task, .activity], judgeDateOrder))
}

private func judgeDateOrder(_ record: Record, context: JudgingContext, findings: inout Findings) {
  guard let (start, end) = record.positions(.start, .end),
    record.notation(start) == .everyday, record.notation(end) == .everyday,
    let first = FigureDate(record.bytes(start)), let last = FigureDate(record.bytes(end)),
    first.second == 1, last.second == 1, first.first > 1 || last.first > 1
  else { return }
  findings.report(.monthFirstPeriod, on: record, at: end) {
    Findings.Details(
      found: record.text(end).excerpt(200), expected: last.text(month: last.first),
      message: .monthFirst(first, last, record),
      related: [record.related(.start)].compactMap { $0 })
  }
}

/// A date of three figures with the year last, which has two readings.
private struct FigureDate {
  var first: Int
  var second: Int
  var year: Int

  init?(_ text: ArraySlice<UInt8>) {
    guard text.count <= 10, text.count(where: { !isDigit($0) }) == 2 else { return nil }
    let numbers = text.split { !isDigit($0) }
    guard numbers.count == 3, numbers[0].count <= 2, numbers[1].count <= 2,
      numbers[2].count == 4 || numbers[2].count == 2,
      text.count == numbers[0].count + numbers[1].count + numbers[2].count + 2
    else { return nil }
    let values = numbers.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    guard 1...12 ~= values[0], 1...12 ~= values[1] else { return nil }
    (first, second, year) = (values[0], values[1], values[2] < 100 ? 2000 + values[2] : values[2])
  }

  func text(month: Int) -> String { (month < 10 ? "0" : "") + "\(month)/\(year)" }
}

extension Record {
  fileprivate func positions(_ one: KnownField, _ other: KnownField) -> (Int, Int)? {
    guard let one = table.position(of: one), let other = table.position(of: other) else {
      return nil
    }
    return (one, other)
  }
}

extension Localized {
  fileprivate static func monthFirst(
    _ start: FigureDate, _ end: FigureDate, _ record: Record
  ) -> Localized {
    let there = record.whereabouts
    let months = "\(start.text(month: start.first))–\(end.text(month: end.first))"
    let days = "\(start.first)/1/\(start.year)–\(end.first)/1/\(end.year)"
    return Localized(
      vi: "Thời gian\(there.vi) đọc ngày trước là \(days), chỉ vài ngày của tháng 1; có lẽ bảng "
        + "tính đã ghi tháng trước, tức là \(months).",
      en: "Read day first, the period\(there.en) is \(days) (day/month), some days of January; the "
        + "spreadsheet probably wrote the month first, which makes it \(months).")
  }
}
