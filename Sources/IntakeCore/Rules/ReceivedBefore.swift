extension Rule {
  static let receivedBefore = Rule(
    code: "R001",
    title: Localized(
      vi: "Đúng nội dung này đã được nhận trước đó",
      en: "The same content was received before"),
    why: Localized(
      vi: """
        Cùng một tệp thường đến hai lần, qua thư điện tử và qua đường văn thư. Lần sau được ghi là \
        một lần tiếp nhận nữa của tệp đầu, không thành hồ sơ mới; không ai bị thiệt vì điều đó.
        """,
      en: """
        The same file often arrives twice, by e-mail and by post. The later arrival is recorded as \
        another receipt of the first and makes no new submission; nobody loses by it.
        """),
    advice: Localized(
      vi: """
        Không phải làm gì. Nếu định gửi bản đã sửa, kiểm tra lại vì tệp này giống hệt bản trước.
        """,
      en: """
        Nothing needs to be done. If a corrected version was meant, check: this file is the same \
        as the earlier one.
        """),
    severity: .note,
    place: Localized(vi: "cả tệp", en: "the document"),
    clause: .file,
    examples: [
      Example(
        kind: .good, form: .appendix1,
        content: .told(
          Localized(
            vi: "Tệp khác bản trước dù chỉ một chữ: đó là bản nộp lại, không phải bản trùng.",
            en: "A file that differs by one letter is a resubmission, not a duplicate."))),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Tệp gửi qua thư điện tử ngày 12/04/2023, bản giống hệt đến lại ngày 14/04/2023.",
            en: "A file e-mailed on 12/04/2023 arrives again, unchanged, on 14/04/2023."))),
    ],
    check: .register)
}

extension Finding {
  /// R001 on a document whose bytes are those of an earlier entry.
  ///
  /// - Parameters:
  ///   - entry: the number of that entry.
  ///   - receivedAt: when it was received, RFC 3339; what is none is shown as it is.
  public static func receivedBefore(entry: Int, receivedAt: String, call: Call) -> Finding {
    let at = Localized.instant(receivedAt, zone: call.zone)
    return Finding(
      .receivedBefore, found: String(entry),
      message: Localized(
        vi: "Đúng nội dung này đã được nhận trước đó, số đến \(entry), \(at.vi).",
        en: "The same content was received before, as entry \(entry), \(at.en)."),
      call: call)
  }
}
