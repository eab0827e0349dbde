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
  /// R001 on a document whose content is that of an earlier one.
  public static func receivedBefore(as other: Counterpart, call: Call) -> Finding {
    let name = other.name(in: call.zone)
    let before = other.entry == nil ? name : Localized(vi: name.vi, en: "as " + name.en)
    return Finding(
      .receivedBefore, about: other,
      message: Localized(
        vi: "Đúng nội dung này đã được nhận trước đó, \(before.vi).",
        en: "The same content was received before, \(before.en)."),
      call: call)
  }

  /// R001 on a document that says the same as a more exact one that was delivered with it.
  static func saysTheSame(as other: Counterpart, call: Call) -> Finding {
    let name = other.name(in: call.zone)
    return Finding(
      .receivedBefore, about: other,
      message: Localized(
        vi:
          "Văn bản này ghi đúng nội dung của một văn bản gửi cùng (\(name.vi)); bản kia được tính.",
        en: "It says the same as another document delivered with it (\(name.en)), which counts."),
      call: call)
  }
}
