extension Rule {
  static let contestedReceipt = Rule(
    code: "T002",
    title: Localized(
      vi: "Muộn theo cách hiểu đang dùng, kịp hạn theo cách hiểu khác",
      en: "Late as the deadline is read, on time under another reading"),
    why: Localized(
      vi: """
        Câu chữ của hạn nộp có thể hiểu theo vài cách, ngày hết hạn lại rơi vào kỳ nghỉ. Tệp đến \
        trong khoảng chênh nhau giữa các cách hiểu thì do người quyết định, không tự động loại và \
        cũng không tự động nhận, nên mức độ không đổi theo đợt.
        """,
      en: """
        The wording of a deadline can be read in several ways, and its day may fall on a holiday. \
        What arrives between the readings is for a person to decide: it is neither refused nor \
        taken by itself, so a call cannot change the severity.
        """),
    advice: Localized(
      vi: """
        Đơn vị tiếp nhận xem xét và ghi quyết định vào sổ tiếp nhận; đơn vị \
        đề xuất có thể gửi thêm bằng chứng về thời điểm gửi.
        """,
      en: """
        The receiving unit considers it and records its decision in the register; \
        the submitter may send further evidence of when it was sent.
        """),
    severity: .review,
    place: Localized(vi: "cả tệp", en: "the document"),
    clause: .deadline,
    examples: [
      Example(kind: .good, form: .appendix1, content: .received("2023-04-28 16:45")),
      Example(
        kind: .good, form: .appendix1, content: .received("2023-05-10 09:00"),
        caption: Localized(
          vi: "Muộn theo mọi cách hiểu: đó là T001.", en: "Late under every reading: T001.")),
      Example(
        kind: .bad, form: .appendix1, content: .received("2023-04-30 00:00"),
        caption: Localized(
          vi: "Đúng lúc bắt đầu ngày 30/4.", en: "At the very start of 30 April.")),
      Example(kind: .bad, form: .appendix2, content: .received("2023-05-04 15:10")),
    ],
    check: .receipt(judgeContest))
}

private func judgeContest(
  _ judgement: ReceiptJudgement, context: JudgingContext, findings: inout Findings
) {
  guard judgement.status == .contested, let receipt = judgement.receipt,
    let reading = judgement.reading, let margin = judgement.margin
  else { return }
  findings.report(.contestedReceipt) {
    Findings.Details(
      found: receipt.at.iso(in: context.call.zone),
      expected: reading.cutoff.iso(in: context.call.zone),
      difference: Localized.isoDuration(seconds: margin),
      message: .contested(
        receipt, margin: margin, reading: reading, inFavour: judgement.inFavour,
        zone: context.call.zone))
  }
}

extension Localized {
  fileprivate static func contested(
    _ receipt: Receipt, margin: Int64, reading: Deadline.Reading,
    inFavour: [Deadline.Reading], zone: ZoneOffset
  ) -> Localized {
    let at = receipt.at.text(in: zone)
    let cutoff = reading.cutoff.text(in: zone)
    let margin = Localized.margin(seconds: margin)
    let others = Localized.list(
      inFavour.enumerated().map { .reading($1, number: $0 + 1) }, separator: "; ")
    let evidence = receipt.evidence.name
    return Localized(
      vi: """
        Tệp được nhận lúc \(at.vi), theo \(evidence.vi): \(margin.vi) so với cách hiểu đang dùng, \
        nhận trước \(cutoff.vi). Vẫn kịp hạn nếu hiểu: \(others.vi).
        """,
      en: """
        The document was received at \(at.en), by \(evidence.en): \(margin.en) as the deadline is \
        read, before \(cutoff.en). It is on time under another reading: \(others.en).
        """)
  }

  /// A reading under which the receipt is on time: `(1) nhận đến hết ngày 30/4/2023 là đúng hạn`.
  private static func reading(_ reading: Deadline.Reading, number: Int) -> Localized {
    func clause(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }
    return Localized(
      vi: "(\(number)) \(clause(reading.meaning.vi))",
      en: "(\(number)) \(clause(reading.meaning.en))")
  }
}
