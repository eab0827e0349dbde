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
  /// R002 on a document that a later entry has taken the place of.
  ///
  /// - Parameters:
  ///   - entry: the number of the later entry.
  ///   - receivedAt: when that one was received, RFC 3339; what is none is shown as it is.
  public static func superseded(byEntry entry: Int, receivedAt: String, call: Call) -> Finding {
    let at = Localized.instant(receivedAt, zone: call.zone)
    return Finding(
      .superseded, found: String(entry),
      message: Localized(
        vi: "Bản này đã được thay bằng bản nộp sau, số đến \(entry), \(at.vi).",
        en: "This version was superseded by a later one, entry \(entry), \(at.en)."),
      call: call)
  }
}

extension Finding {
  /// A finding of the register on a document as a whole.
  init(_ rule: Rule, found: String, message: Localized, call: Call) {
    self.init(
      code: rule.code, severity: rule.severity, place: .document, found: found,
      message: message, advice: rule.advice,
      clause: rule.clause.text(call: call, form: nil, field: nil))
  }
}

extension Localized {
  /// A time of receipt within a sentence: `nhận lúc 09:00 ngày 12/04/2023`.
  static func instant(_ text: String, zone: ZoneOffset) -> Localized {
    let at = Instant(iso: text, zone: zone)?.text(in: zone) ?? Localized(same: text)
    return Localized(vi: "nhận lúc \(at.vi)", en: "received at \(at.en)")
  }
}
