extension Rule {
  static let likelySubmitter = Rule(
    code: "R005",
    title: Localized(
      vi: "Có thể là cùng một đơn vị với hồ sơ khác",
      en: "Likely the same submitter as another submission"),
    why: Localized(
      vi: """
        Một đơn vị viết tên hai cách thì nhiệm vụ bị tính hai lần. Nhắc khi tên chỉ khác dấu, \
        chữ “tỉnh”, “thành phố”, “UBND”, cách viết tắt hoặc một chữ gõ nhầm; khi mã chỉ khác một \
        chữ số mà tên gần giống; hoặc khi cùng số, ngày công văn và cùng điện thoại hay thư điện \
        tử. Không nhắc khi tên mang tỉnh khác nhau hoặc hai mã khác hẳn. Hai cá nhân trùng tên mà \
        không rõ là một hay hai cũng được nhắc. Chưa ai quyết định thì không tự gộp, nên bản đến \
        sau cần người xem xét.
        """,
      en: """
        A submitter spelt in two ways is counted twice. It is said where the names differ in \
        accents, the words for province, city or people's committee, an abbreviation or one \
        mistyped letter; where the codes differ in one digit under names nearly alike; or where \
        number and date of the dispatch are equal and telephone or mailbox too. It is not said \
        where the names carry different provinces or the codes are further apart. Two citizens of \
        one name who may be one are named as well. Nothing is merged by itself, so the one received \
        later is for a person to look at.
        """),
    advice: Localized(
      vi: """
        Đơn vị tiếp nhận đối chiếu hai hồ sơ rồi ghi quyết định: dexuat decide SỐ-ĐẾN --same-as \
        SỐ-KIA hoặc --distinct-from SỐ-KIA.
        """,
      en: """
        The office compares the two and records: dexuat decide ENTRY --same-as OTHER or \
        --distinct-from OTHER.
        """),
    severity: .review,
    place: Localized(vi: "mục của đơn vị", en: "the submitter"), clause: .file,
    examples: [
      Example(
        kind: .good, form: .appendix1,
        content: .told(
          Localized(
            vi: "“Sở Công Thương tỉnh Hà Giang” và “Sở Công Thương tỉnh Hậu Giang” là hai tỉnh.",
            en: "“Sở Công Thương tỉnh Hà Giang” and “… Hậu Giang” are of two provinces."))),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Sổ có “Sở Công Thương tỉnh Ví Dụ”; hồ sơ sau ghi “SCT Ví Dụ”, không có mã.",
            en: "The register holds “Sở Công Thương tỉnh Ví Dụ”; a later one says “SCT Ví Dụ”."))),
    ],
    check: .register)
}

extension Finding {
  /// R005 on a document whose submitter is likely that of another one.
  static func likelySubmitter(
    _ other: Counterpart, _ likeness: SubmitterLikeness, call: Call
  ) -> Finding {
    let name = other.name(in: call.zone)
    let who = other.submitter.map { " “\($0.excerpt(80))”" } ?? ""
    let why = likeness.reason
    return Finding(
      .likelySubmitter, about: other,
      message: Localized(
        vi: "Có thể là cùng một đơn vị với\(who) (\(name.vi)): \(why.vi).",
        en: "It may be the same submitter as\(who) (\(name.en)): \(why.en)."),
      call: call)
  }
}

extension SubmitterLikeness {
  fileprivate var reason: Localized {
    switch self {
    case .names: Localized(vi: "tên gần như một", en: "the names are nearly one")
    case .codes:
      Localized(vi: "mã định danh chỉ khác một chữ số", en: "the codes differ in one digit")
    case .dispatch:
      Localized(
        vi: "cùng số, ngày công văn và cùng cách liên hệ",
        en: "number and date of the dispatch are equal, and a contact too")
    case .citizens:
      Localized(
        vi: "hai cá nhân trùng tên, không có gì để phân biệt",
        en: "two citizens of one name whom nothing tells apart")
    }
  }
}
