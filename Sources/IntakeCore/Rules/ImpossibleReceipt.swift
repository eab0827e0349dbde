extension Rule {
  static let impossibleReceipt = Rule(
    code: "T008",
    title: Localized(
      vi: "Thời điểm nhận không thể có", en: "A time of receipt that cannot be"),
    why: Localized(
      vi: """
        Không gì được nhận trước khi đợt kêu gọi được ban hành, hay sau thời điểm xét. Một năm gõ \
        nhầm trong sổ công văn đến không được làm hồ sơ thành đúng hạn hay quá hạn, nên thời điểm \
        đó không được dùng làm bằng chứng. Sửa dòng trong sổ, hoặc ghi quyết định về thời điểm \
        nhận, thì hồ sơ được xét lại.
        """,
      en: """
        Nothing is received before the call was issued, or after the judgement. A mistyped year in \
        the mail book must make nothing on time or late, so such a time is no evidence. A corrected \
        line, or a decision on the receipt, has the document judged again.
        """),
    advice: Localized(
      vi: "Kiểm tra dòng của tệp trong sổ công văn đến (năm, ngày, tháng) và sửa lại.",
      en: "Check the document's line in the mail book (year, day, month) and correct it."),
    severity: .review,
    place: Localized(vi: "cả tệp", en: "the document"), clause: .file,
    examples: [
      Example(kind: .good, form: .appendix1, content: .received("2023-04-12T08:30:00")),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Sổ công văn đến ghi 2021 thay cho 2023.",
            en: "The mail book says 2021 in place of 2023."))),
    ],
    check: .receipt(findImpossible))
}

private func findImpossible(
  _ judgement: ReceiptJudgement, context: JudgingContext, findings: inout Findings
) {
  guard let at = judgement.impossible?.at else { return }
  let text = at.text(in: context.call.zone)
  findings.report(.impossibleReceipt) {
    Findings.Details(
      found: at.iso(in: context.call.zone),
      message: Localized(
        vi: "Thời điểm nhận \(text.vi) không thể có: trước khi đợt kêu gọi được ban hành hoặc sau "
          + "thời điểm xét; không được dùng làm bằng chứng.",
        en: "The time of receipt \(text.en) cannot be: before the call was issued or after this "
          + "judgement; it is no evidence."))
  }
}
