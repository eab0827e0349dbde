extension Rule {
  static let noReceiptEvidence = Rule(
    code: "T003",
    title: Localized(
      vi: "Không có bằng chứng về thời điểm nhận", en: "No evidence of when it was received"),
    why: Localized(
      vi: """
        Hạn nộp chỉ xét được khi biết tệp đến lúc nào. Ngày sửa tệp và ngày ghi trên văn bản không \
        chứng minh điều đó, nên khi thiếu bằng chứng thì để người xem xét; mức độ không đổi theo \
        đợt.
        """,
      en: """
        A deadline can be judged only where it is known when the document arrived. A file's own \
        date and the date on the document prove nothing, so without evidence a person has to look \
        at it; a call cannot change the severity.
        """),
    advice: Localized(
      vi: """
        Trước khi nhận: ghi tệp vào sổ công văn đến (so-den.csv: cột Tệp và Đến lúc). Đã vào sổ: \
        ghi thời điểm có bằng chứng bằng một quyết định (dexuat decide).
        """,
      en: """
        Before it is taken in: enter the file in the incoming-mail book (so-den.csv: columns Tệp \
        and Đến lúc). Once it is registered: record the proven time by a decision (dexuat decide).
        """),
    severity: .review,
    place: Localized(vi: "cả tệp", en: "the document"),
    clause: .deadline,
    examples: [
      Example(kind: .good, form: .appendix1, content: .received("2023-04-12 08:30")),
      Example(kind: .bad, form: .appendix1, content: .received(nil)),
    ],
    check: .receipt(judgeEvidence))
}

private func judgeEvidence(
  _ judgement: ReceiptJudgement, context: JudgingContext, findings: inout Findings
) {
  guard judgement.status == .undetermined, judgement.impossible == nil else { return }
  findings.report(.noReceiptEvidence) {
    Findings.Details(
      expected: judgement.reading?.cutoff.iso(in: context.call.zone),
      message: .noEvidence(judgement.reading, zone: context.call.zone))
  }
}

extension Localized {
  fileprivate static func noEvidence(
    _ reading: Deadline.Reading?, zone: ZoneOffset
  ) -> Localized {
    let cutoff = reading.map { $0.cutoff.text(in: zone) }
    let must = cutoff.map {
      Localized(
        vi: "; phải có bằng chứng là đã nhận trước \($0.vi)",
        en: "; evidence is needed that it was received before \($0.en)")
    }
    return Localized(
      vi: """
        Không có bằng chứng nào cho biết tệp được nhận lúc nào, nên chưa xét được hạn nộp\
        \(must?.vi ?? "").
        """,
      en: """
        Nothing proves when the document was received, so the deadline could not be judged\
        \(must?.en ?? "").
        """)
  }
}
