extension Rule {
  static let outsideProgramme = Rule(
    code: "T006",
    title: Localized(
      vi: "Ngoài giai đoạn của chương trình, hoặc hoạt động ngoài thời gian của nhiệm vụ",
      en: "Outside the programme's period, or an activity outside its task's"),
    why: Localized(
      vi: """
        Nhiệm vụ được bố trí kinh phí theo chương trình thì phải nằm trọn trong giai đoạn của \
        chương trình; ngoài giai đoạn đó không còn căn cứ để chi. Hoạt động của đề cương nằm ngoài \
        thời gian của nhiệm vụ thì chỉ cảnh báo: một trong hai chỗ ghi nhầm.
        """,
      en: """
        A task paid for under the programme must lie wholly within the programme's period; outside \
        it there is no ground to spend on. An activity of an outline outside its task's months only \
        gets a warning: one of the two is a slip.
        """),
    advice: Localized(
      vi: """
        Sửa tháng nếu ghi nhầm; nếu không, rút ngắn hoặc chia nhiệm vụ cho vừa giai đoạn của \
        chương trình.
        """,
      en: """
        Correct the month if it is a slip; otherwise shorten or split the task to fit the \
        programme's period.
        """),
    severity: .error,
    place: Localized(
      vi: "mục “Bắt đầu” hoặc “Kết thúc” của nhiệm vụ", en: "the task's “Start” or “End”"),
    clause: .programme,
    examples: [
      .good(),
      .good(
        [("task[1].end", "2030-12")],
        Localized(
          vi: "Đến hết tháng cuối của chương trình.", en: "To the programme's last month.")),
      .bad([("task[1].end", "2031-03")], at: "task[1].end"),
      .bad([("task[1].start", "2020-06")], at: "task[1].start", form: .appendix2),
      .bad(
        [("task[1].activity[2].end", "2029-12")], at: "task[1].activity[2].end", form: .appendix2),
    ],
    check: .records([.task]) { task, context, findings in
      judgeProgramme(task, context: context, findings: &findings)
      for activity in task.children where activity.table.kind == .activity {
        compare(activity, with: task, &findings)
      }
    })
}

/// Tells of an activity that starts before its task, or ends after it.
private func compare(_ activity: Record, with task: Record, _ findings: inout Findings) {
  guard let first = task.value(.start).monthValue, let last = task.value(.end).monthValue,
    first <= last
  else { return }
  for field in [KnownField.start, .end] {
    guard let month = activity.value(field).monthValue, month < first || month > last else {
      continue
    }
    findings.report(
      .outsideProgramme, severity: .warning, on: activity, at: activity.table.position(of: field)
    ) {
      Findings.Details(
        found: month.iso, expected: "\(first.iso)/\(last.iso)",
        message: Localized(
          vi: "Hoạt động ghi \(month.text), ngoài thời gian của nhiệm vụ "
            + "(\(first.text)–\(last.text)).",
          en: "The activity names \(month.text), outside its task's months "
            + "(\(first.text)–\(last.text))."))
    }
    return
  }
}

private func judgeProgramme(_ task: Record, context: JudgingContext, findings: inout Findings) {
  let programme = context.call.programme
  let start = task.value(.start).monthValue.flatMap { programme.departure(of: $0) }
  let end = task.value(.end).monthValue.flatMap { programme.departure(of: $0) }
  if let start { report(start, of: .start, in: task, programme, &findings) }
  // Wholly on one side of the programme is one mistake, told at the start.
  if let end, end.isAfter != start?.isAfter {
    report(end, of: .end, in: task, programme, &findings)
  }
}

private func report(
  _ departure: Departure, of field: KnownField, in task: Record, _ programme: Call.Programme,
  _ findings: inout Findings
) {
  findings.report(.outsideProgramme, on: task, at: task.table.position(of: field)) {
    Findings.Details(
      found: departure.month.iso, expected: "\(programme.from.iso)/\(programme.to.iso)",
      difference: departure.isAfter
        ? CalendarMonth.isoDistance(from: programme.to, to: departure.month)
        : CalendarMonth.isoDistance(from: departure.month, to: programme.from),
      message: .outside(departure, starts: field == .start, programme))
  }
}

/// A month outside the programme, and on which side.
private struct Departure {
  let month: CalendarMonth
  let isAfter: Bool
}

extension Call.Programme {
  fileprivate func departure(of month: CalendarMonth) -> Departure? {
    if month < from { return Departure(month: month, isAfter: false) }
    return month > to ? Departure(month: month, isAfter: true) : nil
  }
}

extension Localized {
  fileprivate static func outside(
    _ departure: Departure, starts: Bool, _ programme: Call.Programme
  ) -> Localized {
    let month = departure.month.text
    return Localized(
      vi: """
        Nhiệm vụ \(starts ? "bắt đầu" : "kết thúc") \(month), \
        \(departure.isAfter ? "sau" : "trước") giai đoạn của chương trình \
        (\(programme.from.text)–\(programme.to.text)).
        """,
      en: """
        The task \(starts ? "starts" : "ends") in \(month), \
        \(departure.isAfter ? "after" : "before") the programme's period \
        (\(programme.from.text)–\(programme.to.text)).
        """)
  }
}
