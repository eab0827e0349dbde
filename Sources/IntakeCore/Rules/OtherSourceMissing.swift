extension Rule {
  static let otherSourceMissing = Rule(
    code: "M005",
    title: Localized(
      vi: "Có nguồn khác nhưng không nói nguồn nào", en: "Other money without its source"),
    why: Localized(
      vi: """
        Phần ngoài ngân sách nhà nước phải có người chịu: doanh nghiệp, ngân sách địa phương, quốc \
        tế hay vốn vay. Thiếu điều này thì chưa rõ khoản tiền có thật hay không, song có thể hỏi \
        lại sau; đợt có thể đặt mức độ khác.
        """,
      en: """
        Someone has to bear what the state budget does not: enterprises, the local budget, \
        international partners, a loan. Without it the money is not certain, but it can be asked \
        for later; a call may set another severity.
        """),
    advice: Localized(
      vi: """
        Ghi loại nguồn (thêm cột “Loại nguồn khác” nếu bảng chưa có): Doanh nghiệp, Ngân sách địa \
        phương, Quốc tế, Vốn vay hoặc Khác; nếu không có nguồn khác thì ghi 0.
        """,
      en: """
        Name the kind of source (adding the column where the table has none): enterprise, local, \
        international, loan or other; where there is no other money, write 0.
        """),
    severity: .warning, adjustable: true,
    place: Localized(
      vi: "mục “Loại nguồn khác”; nếu không có mục này thì nhiệm vụ",
      en: "“Kind of other source”, else its task"),
    clause: .form,
    examples: [
      .good(),
      .good(
        [
          ("task[1].total", "1000"), ("task[1].other", "0"), ("task[1].otherSource", ""),
        ],
        Localized(
          vi: "Không có nguồn khác thì không cần loại nguồn.",
          en: "No other money, no source needed.")),
      .bad([("task[1].otherSource", "")], at: "task[1].otherSource"),
    ],
    check: .records([.task], judgeSource))
}

private func judgeSource(_ task: Record, context: JudgingContext, findings: inout Findings) {
  guard let other = task.value(.other).money, other > .zero,
    let position = task.table.position(of: .otherSource), task.values[position].isMissing
  else { return }
  findings.report(.otherSourceMissing, on: task, at: position) {
    Findings.Details(message: .unnamedSource(other))
  }
}

extension Localized {
  fileprivate static func unnamedSource(_ other: Money) -> Localized {
    Localized(
      vi: "Nguồn khác là \(other.text.vi) nhưng chưa nói thuộc loại nguồn nào.",
      en: "Other sources give \(other.text.en), but which kind of source is not said.")
  }
}
