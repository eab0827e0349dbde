extension Rule {
  static let implausibleDispatchDate = Rule(
    code: "T007",
    title: Localized(
      vi: "Văn bản đề nghị ghi ngày sau khi nhận, hoặc trước khi có đợt kêu gọi",
      en: "Document dated after its receipt, or before the call"),
    why: Localized(
      vi: """
        Văn bản trả lời một đợt kêu gọi thì ra sau văn bản kêu gọi và trước lúc được nhận. Ngày \
        nằm ngoài khoảng đó thường là ghi nhầm. Đây là lỗi thể thức, không phải lý do từ chối; \
        đợt có thể đặt mức độ khác.
        """,
      en: """
        A dispatch that answers a call comes after the call and before its own receipt. A date \
        outside that span is usually a slip. It is a matter of form and no reason to refuse; a \
        call may set another severity.
        """),
    advice: Localized(
      vi: "Ghi đúng ngày ban hành của văn bản đề nghị.",
      en: "Give the date on which the dispatch was issued."),
    severity: .warning, adjustable: true,
    place: Localized(vi: "mục “Ngày văn bản” của đơn vị", en: "the submitter's “Dispatch date”"),
    clause: .law(
      Localized(
        vi: "Nghị định số 30/2020/NĐ-CP, Điều 8 (địa danh và thời gian ban hành văn bản)",
        en: "Decree 30/2020/NĐ-CP, Article 8 (place and date of issue)")),
    examples: [
      .good(),
      .bad([("submitter.dispatchDate", "2023-02-01")], at: "submitter.dispatchDate"),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: """
              Văn bản ghi ngày 20/04/2023, sổ công văn đến ghi nhận tệp lúc 08:30 ngày 12/04/2023.
              """,
            en: """
              The dispatch is dated 20/04/2023; the mail book has the file received at 08:30 on \
              12/04/2023.
              """))),
    ],
    check: .document(judgeDispatchDate))
}

/// So many years behind the plan year a date is a slip of the pen.
private let yearsBeyond = 5

private func judgeDispatchDate(_ context: JudgingContext, findings: inout Findings) {
  guard let submitter = context.submitter, let day = context.dispatchDate else { return }
  let position = submitter.table.position(of: .dispatchDate)
  if let receipt = context.receipt?.receipt, receipt.at.local(in: context.call.zone).day < day {
    let received = receipt.at.local(in: context.call.zone).day
    findings.report(.implausibleDispatchDate, on: submitter, at: position) {
      Findings.Details(
        found: day.iso, expected: received.iso, difference: day.isoDistance(to: received),
        message: .afterReceipt(day, receipt, zone: context.call.zone))
    }
  } else if day.components.year > context.call.planYear + yearsBeyond {
    findings.report(.implausibleDispatchDate, on: submitter, at: position) {
      Findings.Details(
        found: day.iso, expected: "≤ \(context.call.planYear)",
        message: .afterPlanYear(day, context.call.planYear))
    }
  } else if let called = context.call.dispatch.date, day < called {
    findings.report(.implausibleDispatchDate, on: submitter, at: position) {
      Findings.Details(
        found: day.iso, expected: called.iso, difference: day.isoDistance(to: called),
        message: .beforeCall(day, context.call.dispatch, on: called))
    }
  }
}

extension CalendarDay {
  fileprivate func isoDistance(to other: CalendarDay) -> String {
    "P\((dayNumber - other.dayNumber).magnitude)D"
  }
}

extension Localized {
  fileprivate static func afterPlanYear(_ day: CalendarDay, _ year: Int) -> Localized {
    Localized(
      vi: "Văn bản ghi ngày \(day.text), sau năm kế hoạch \(year): có lẽ năm bị ghi nhầm.",
      en: "The dispatch is dated \(day.text), after the plan year \(year): the year is probably a "
        + "slip.")
  }

  fileprivate static func afterReceipt(
    _ day: CalendarDay, _ receipt: Receipt, zone: ZoneOffset
  ) -> Localized {
    let at = receipt.at.text(in: zone)
    let evidence = receipt.evidence.name
    return Localized(
      vi: """
        Văn bản ghi ngày \(day.text), sau khi tệp được nhận lúc \(at.vi) (căn cứ: \(evidence.vi)).
        """,
      en: """
        The dispatch is dated \(day.text), after the document was received at \(at.en) \
        (evidence: \(evidence.en)).
        """)
  }

  fileprivate static func beforeCall(
    _ day: CalendarDay, _ dispatch: Call.Dispatch, on called: CalendarDay
  ) -> Localized {
    let number = dispatch.number.map { " " + $0 } ?? ""
    return Localized(
      vi: """
        Văn bản ghi ngày \(day.text), trước ngày \(called.text) của văn bản kêu gọi\(number).
        """,
      en: """
        The dispatch is dated \(day.text), before the call's dispatch\(number) of \(called.text).
        """)
  }
}
