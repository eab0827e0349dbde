extension Rule {
  static let periodOutsidePlanYear = Rule(
    code: "T004",
    title: Localized(
      vi: "Thời gian thực hiện không chạm năm kế hoạch",
      en: "The period does not touch the plan year"),
    why: Localized(
      vi: """
        Đợt kêu gọi lập kế hoạch cho một năm; nhiệm vụ phải có ít nhất một tháng thực hiện trong \
        năm đó thì mới có kinh phí để bố trí. Một đợt có thể nhận cả việc chuẩn bị cho năm sau, \
        nên mức độ có thể đặt khác đi.
        """,
      en: """
        A call plans for one year; a task needs at least one month in that year to be given money \
        for it. A call may also take in preparations for later years, so it may set another \
        severity.
        """),
    advice: Localized(
      vi: """
        Sửa tháng bắt đầu hoặc tháng kết thúc nếu ghi nhầm năm; nếu nhiệm vụ thật sự thuộc năm \
        khác, đề xuất vào đợt của năm đó.
        """,
      en: """
        Correct the first or last month if the year is a slip; if the task belongs to another \
        year, propose it in that year's call.
        """),
    severity: .error, adjustable: true,
    place: Localized(vi: "mục “Bắt đầu” của nhiệm vụ", en: "the task's “Start”"),
    clause: .dispatch,
    examples: [
      .good(),
      .good(
        [("task[1].start", "2023-10"), ("task[1].end", "2024-01")],
        Localized(
          vi: "Một tháng trong năm kế hoạch là đủ.", en: "One month in the plan year is enough.")),
      .bad([("task[1].start", "2025-01"), ("task[1].end", "2025-12")], at: "task[1].start"),
      .bad(
        [("task[1].start", "2023-01"), ("task[1].end", "2023-12")], at: "task[1].start",
        form: .appendix2),
    ],
    check: .records([.task], judgePlanYear))
}

private func judgePlanYear(_ task: Record, context: JudgingContext, findings: inout Findings) {
  let start = task.value(.start).monthValue
  let end = task.value(.end).monthValue
  // With one month alone, only a period that starts too late or ends too early is sure to miss
  // the year; two months in the wrong order (T005) still span the months between them.
  guard let one = start ?? end, let other = end ?? start else { return }
  let (first, last) = (min(one, other).year, max(one, other).year)
  let year = context.call.planYear
  let startsAfter = first > year && start != nil
  let endsBefore = last < year && end != nil
  guard startsAfter || endsBefore else { return }
  findings.report(.periodOutsidePlanYear, on: task, at: task.table.position(of: .start)) {
    Findings.Details(
      found: "\(start?.iso ?? "..")/\(end?.iso ?? "..")",
      expected: "\(padded(year, to: 4))-01/\(padded(year, to: 4))-12",
      message: .outside(year: year, start: start, end: end, after: startsAfter))
  }
}

extension Localized {
  fileprivate static func outside(
    year: Int, start: CalendarMonth?, end: CalendarMonth?, after: Bool
  ) -> Localized {
    let (from, to) = (start?.text ?? "…", end?.text ?? "…")
    return Localized(
      vi: """
        Thời gian thực hiện từ \(from) đến \(to), \(after ? "sau" : "trước") năm kế hoạch \
        \(year); nhiệm vụ phải có ít nhất một tháng trong khoảng 01/\(year)–12/\(year).
        """,
      en: """
        The task runs from \(from) to \(to), \(after ? "after" : "before") the plan year \(year); \
        it must have at least one month within 01/\(year)–12/\(year).
        """)
  }
}
