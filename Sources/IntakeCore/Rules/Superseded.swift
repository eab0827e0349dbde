extension Rule {
  static let superseded = Rule(
    code: "R002",
    title: Localized(vi: "Đã được thay bằng bản nộp sau", en: "Superseded by a later one"),
    why: Localized(
      vi: """
        Đơn vị được nộp lại trong hạn; bản sau thay bản trước, bản trước vẫn được lưu. Bản nộp lại \
        quá hạn, chưa rõ thời điểm nhận hoặc còn phải xem xét thì không tự thay.
        """,
      en: """
        Submitters may hand in again before the deadline; the later version takes the place of the \
        earlier one, which is kept. A late or contested resubmission, or one without evidence of \
        its receipt, replaces nothing by itself.
        """),
    advice: Localized(
      vi: """
        Không phải làm gì nếu bản sau là bản đúng; nếu không, báo đơn vị tiếp nhận để khôi phục \
        bản này.
        """,
      en: """
        Nothing needs to be done if the later version is the right one; otherwise ask the \
        receiving unit to restore this one.
        """),
    severity: .note,
    place: Localized(vi: "cả tệp", en: "the document"),
    clause: .file,
    examples: [
      Example(
        kind: .good, form: .appendix1,
        content: .told(
          Localized(
            vi: "Bản nộp lại đến sau hạn: bản trước vẫn là bản được xét.",
            en: "The resubmission is late: the earlier version still counts."))),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Danh mục nộp ngày 10/04/2023 được thay bằng danh mục nộp ngày 20/04/2023.",
            en: "The list of 10/04/2023 is superseded by the list of 20/04/2023."))),
    ],
    check: .register)
}

extension Finding {
  /// R002 on a document that a later one has taken the place of.
  public static func superseded(by other: Counterpart, call: Call) -> Finding {
    let name = other.name(in: call.zone)
    return Finding(
      .superseded, about: other,
      message: Localized(
        vi: "Bản này đã được thay bằng bản nộp sau, \(name.vi).",
        en: "This version was superseded by a later one, \(name.en)."),
      call: call)
  }
}

extension Finding {
  /// A finding on a document as a whole that another document is the reason of.
  init(_ rule: Rule, about other: Counterpart, message: Localized, call: Call) {
    self.init(
      code: rule.code, severity: rule.severity, place: .document, found: other.found,
      message: message, advice: rule.advice,
      clause: rule.clause.text(call: call, form: nil, field: nil), related: [other.related])
  }
}
