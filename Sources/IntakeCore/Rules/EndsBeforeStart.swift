extension Rule {
  static let endsBeforeStart = Rule(
    code: "T005",
    title: Localized(vi: "Kết thúc trước khi bắt đầu", en: "Ends before it starts"),
    why: Localized(
      vi: """
        Tháng kết thúc không thể đứng trước tháng bắt đầu; khi hai tháng ngược nhau thì không biết \
        nhiệm vụ hay nội dung công việc diễn ra lúc nào.
        """,
      en: """
        The last month cannot come before the first; with the two the wrong way round nobody knows \
        when the task or activity takes place.
        """),
    advice: Localized(
      vi: "Kiểm tra lại năm và thứ tự của hai tháng, rồi ghi lại tháng sai.",
      en: "Check the years and the order of the two months, and correct the wrong one."),
    severity: .error,
    place: Localized(
      vi: "mục “Kết thúc” của nhiệm vụ hoặc nội dung công việc", en: "“End” of the task or activity"
    ),
    clause: .form,
    examples: [
      .good(),
      .good(
        [("task[1].start", "2024-06"), ("task[1].end", "2024-06")],
        Localized(vi: "Trong cùng một tháng.", en: "Within one month.")),
      .bad([("task[1].end", "2023-12")], at: "task[1].end"),
      .bad(
        [("task[1].activity[1].start", "2024-09"), ("task[1].activity[1].end", "2024-03")],
        at: "task[1].activity[1].end", form: .appendix2),
    ],
    check: .records([.task, .activity], judgeOrder))
}

private func judgeOrder(_ record: Record, context: JudgingContext, findings: inout Findings) {
  guard let start = record.value(.start).monthValue, let end = record.value(.end).monthValue,
    end < start
  else { return }
  findings.report(.endsBeforeStart, on: record, at: record.table.position(of: .end)) {
    Findings.Details(
      found: end.iso, expected: start.iso,
      difference: CalendarMonth.isoDistance(from: end, to: start),
      message: .endsBefore(start: start, end: end),
      related: [record.related(.start)].compactMap { $0 })
  }
}

extension Localized {
  fileprivate static func endsBefore(start: CalendarMonth, end: CalendarMonth) -> Localized {
    let months = start.monthNumber - end.monthNumber
    return Localized(
      vi: """
        Tháng kết thúc (\(end.text)) sớm hơn tháng bắt đầu (\(start.text)) \(months) tháng.
        """,
      en: """
        The last month (\(end.text)) is \(months) \(months == 1 ? "month" : "months") before the \
        first (\(start.text)).
        """)
  }
}
