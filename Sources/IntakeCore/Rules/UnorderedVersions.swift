extension Rule {
  static let unorderedVersions = Rule(
    code: "R007",
    title: Localized(
      vi: "Hai bản của một văn bản cùng thời điểm nhận",
      en: "Two versions of one document at one instant"),
    why: Localized(
      vi: """
        Bản nộp sau thay bản trước. Khi hai bản có cùng thời điểm nhận (sổ công văn đến chỉ ghi \
        ngày), số đến của văn thư và thứ tự dòng trong sổ quyết định; khi cả hai không nói gì thì \
        không ai biết bản nào sau. Bản đang được tính vẫn giữ nguyên; chưa có bản nào thì bản vào \
        sổ trước được tính, và cần người xem xét.
        """,
      en: """
        The later version takes the place of the earlier one. Where two have one instant of \
        receipt (the mail book gives the day only), the mail room's number and the order of the \
        book's lines decide; where neither does, nobody knows which came later. What counted \
        before stands; where nothing did the first by entry counts, and a person has to look.
        """),
    advice: Localized(
      vi: """
        Xem bản nào là bản sau, rồi ghi lại thời điểm nhận (dexuat decide SỐ-ĐẾN --received …) \
        hoặc chấp nhận bản đúng (--accept).
        """,
      en: """
        See which came later, then correct its receipt (dexuat decide ENTRY --received …) or accept \
        the right one (--accept).
        """),
    severity: .review,
    place: Localized(vi: "cả tệp", en: "the document"), clause: .file,
    examples: [
      Example(
        kind: .good, form: .appendix1,
        content: .told(
          Localized(
            vi: "Cùng ngày nhận, số đến của văn thư là 151 và 152: bản 152 là bản sau.",
            en: "Received on one day under the mail room's numbers 151 and 152: 152 is later."))),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Một bộ hồ sơ có hai danh mục khác nhau, một dòng trong sổ công văn đến.",
            en: "A packet holds two different lists under one line of the mail book."))),
    ],
    check: .register)
}

extension Finding {
  /// R007 on a version that nothing orders before or after another one.
  static func unordered(
    _ document: JudgedDocument, beside other: Counterpart, call: Call
  ) -> Finding {
    let name = other.name(in: call.zone)
    let difference = TaskDifference.first(between: document.tasks, and: other.tasks)?.text
    return Finding(
      .unorderedVersions, about: other,
      message: Localized(
        vi: "Bản này và một bản khác (\(name.vi)) cùng thời điểm nhận; chưa rõ bản nào là bản sau."
          + (difference.map { " Khác nhau trước hết ở \($0.vi)." } ?? ""),
        en: "This version and another one (\(name.en)) have one instant of receipt; which came "
          + "later is not clear." + (difference.map { " The first difference: \($0.en)." } ?? "")),
      call: call)
  }
}
