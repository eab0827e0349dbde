extension Rule {
  static let receivedLate = Rule(
    code: "T001",
    title: Localized(vi: "Nhận sau hạn nộp", en: "Received late"),
    why: Localized(
      vi: """
        Hồ sơ phải đến đơn vị tiếp nhận trước hạn mà đợt kêu gọi đặt ra. Chỉ thời điểm nhận có \
        bằng chứng mới được tính; ngày ghi trên văn bản và ngày của tệp không phải bằng chứng. \
        Mức độ không đổi theo đợt: việc gia hạn do người có thẩm quyền quyết định riêng cho từng \
        đơn vị.
        """,
      en: """
        Proposals must reach the receiving unit before the deadline that the call sets. Only a \
        time of receipt with evidence counts; the date on a document and a file's own date are \
        none. A call cannot change the severity: an extension is an authority's decision on one \
        submitter.
        """),
    advice: Localized(
      vi: """
        Nếu thời điểm nhận ghi chưa đúng, gửi bằng chứng (dấu công văn đến, dấu bưu điện) để đơn \
        vị tiếp nhận ghi lại; nếu đúng là muộn, liên hệ đơn vị tiếp nhận để hỏi về việc gia hạn \
        hoặc đề xuất vào đợt sau.
        """,
      en: """
        If the recorded time is wrong, send the evidence (incoming stamp, postmark) so that the \
        receiving unit can correct it; if it is right, ask the receiving unit about an extension \
        or propose in the next call.
        """),
    severity: .error,
    place: Localized(vi: "cả tệp", en: "the document"),
    clause: .deadline,
    examples: [
      Example(kind: .good, form: .appendix1, content: .received("2023-04-12 08:30")),
      Example(
        kind: .good, form: .appendix1, content: .received("2023-04-29 23:59:59"),
        caption: Localized(
          vi: "Giây cuối cùng trước hạn.", en: "The last second before the cut-off.")),
      Example(kind: .bad, form: .appendix1, content: .received("2023-05-10 09:00")),
      Example(
        kind: .bad, form: .appendix2, content: .received("2023-05-05 00:00"),
        caption: Localized(
          vi: "Đúng thời điểm hết hạn theo cách hiểu rộng nhất: không còn cách hiểu nào kịp hạn.",
          en: "At the cut-off of the widest reading: no reading is left that helps.")),
    ],
    check: .receipt(judgeLateness))
}

private func judgeLateness(
  _ judgement: ReceiptJudgement, context: JudgingContext, findings: inout Findings
) {
  guard judgement.status == .late, let receipt = judgement.receipt,
    let reading = judgement.reading, let margin = judgement.margin
  else { return }
  findings.report(.receivedLate) {
    Findings.Details(
      found: receipt.at.iso(in: context.call.zone),
      expected: reading.cutoff.iso(in: context.call.zone),
      difference: Localized.isoDuration(seconds: margin),
      message: .received(receipt, margin: margin, reading: reading, zone: context.call.zone))
  }
}

extension Localized {
  fileprivate static func received(
    _ receipt: Receipt, margin: Int64, reading: Deadline.Reading, zone: ZoneOffset
  ) -> Localized {
    let at = receipt.at.text(in: zone)
    let cutoff = reading.cutoff.text(in: zone)
    let margin = Localized.margin(seconds: margin)
    let evidence = receipt.evidence.name
    return Localized(
      vi: """
        Tệp được nhận lúc \(at.vi), theo \(evidence.vi): \(margin.vi), phải nhận trước \(cutoff.vi).
        """,
      en: """
        The document was received at \(at.en), by \(evidence.en): \(margin.en), it had to be \
        received before \(cutoff.en).
        """)
  }
}
