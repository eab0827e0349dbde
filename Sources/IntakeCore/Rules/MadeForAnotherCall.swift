extension Rule {
  static let madeForAnotherCall: Rule = Rule(
    code: "F006",
    title: Localized(
      vi: "Lập cho đợt kêu gọi, chương trình hoặc năm khác",
      en: "Made for another call, programme or year"),
    why: Localized(
      vi: "Hồ sơ của đợt khác gửi nhầm có thể lọt vào danh mục năm nay. Năm mà chính văn bản kêu "
        + "gọi cũng nhắc đến thì chỉ ghi chú.",
      en: "A document sent for another call could slip into this year's plan. A year that the "
        + "call itself also names is only noted."),
    advice: Localized(
      vi: "Xem lại tệp có đúng là của đợt này không; nếu đúng thì sửa năm, tên chương trình hoặc "
        + "mã đợt.",
      en: "See whether the document is meant for this call; if it is, correct the year, the "
        + "programme or the call's id."),
    severity: .review, adjustable: true,
    place: Localized(
      vi: "chỗ ghi đợt, chương trình hoặc năm", en: "where the call, programme or year is named"),
    clause: .dispatch,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.xml(
          "<appendix1 xmlns=\"urn:dexuat:forms:1\" call=\"889-2024\"",
          "↓<appendix1 xmlns=\"urn:dexuat:forms:1\" call=\"889-2021\""),
        caption: nil),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv(
          "Đơn vị đề xuất,", "↓DANH MỤC ĐỀ XUẤT NHIỆM VỤ NĂM 2021,\nĐơn vị đề xuất,"),
        caption: nil),
    ],
    check: .document(judgeStatements))

  private static func judgeStatements(_ context: JudgingContext, _ findings: inout Findings) {
    guard let header = context.header else { return }
    if let named = header.callId, named.text != context.call.id {
      findings.report(.madeForAnotherCall, place: named.place, path: named.path) {
        .otherCall(named.text, context.call)
      }
    }
    var said: Set<String> = []
    for named in header.years where said.insert(named.text).inserted {
      if let year = Int(named.text) {
        judge(year, named, context, &findings)
      } else if !isSameDecision(named.text, context.call.programme.decision) {
        findings.report(.madeForAnotherCall, place: named.place, path: named.path) {
          .otherProgramme(named.text, context.call)
        }
      }
    }
  }

  private static func judge(
    _ year: Int, _ named: DocumentHeader.Statement, _ context: JudgingContext,
    _ findings: inout Findings
  ) {
    guard year != context.call.planYear else { return }
    let isBlameless = context.call.blamelessYears.contains(year)
    findings.report(
      .madeForAnotherCall, severity: isBlameless ? .note : nil, place: named.place,
      path: named.path
    ) {
      isBlameless ? .blamelessYear(year, context.call) : .otherYear(year, context.call)
    }
  }

  /// `889/QĐ-TTg` is the same with spaces, in capitals, and with more words around it.
  private static func isSameDecision(_ one: String, _ other: String) -> Bool {
    let (one, other) = (letters(one), letters(other))
    return one.contains(other) || other.contains(one)
  }

  private static func letters(_ text: String) -> String {
    MatchKey.name(text).filter { $0.isLetter || $0.isNumber || $0 == "/" }
  }
}

extension Findings.Details {
  fileprivate static func otherCall(_ found: String, _ call: Call) -> Self {
    Self(
      found: found.excerpt(200), expected: call.id,
      message: Localized(
        vi: "Tệp ghi là lập cho đợt “\(found.excerpt())”, không phải đợt đang xét \(call.id).",
        en: "The document says that it was made for call “\(found.excerpt())”, not for "
          + "\(call.id)."))
  }

  fileprivate static func otherProgramme(_ found: String, _ call: Call) -> Self {
    let programme = call.programme
    let key = MatchKey.bare(found)
    let former = programme.predecessors.first { MatchKey.bare($0.decision) == key }
    let message =
      if let former { predecessor(former, call) } else if key.contains("/qd") {
        Localized(
          vi: "Tệp dẫn chương trình theo “\(found.excerpt())”, trong khi đợt này thực hiện Quyết "
            + "định số \(programme.decision).",
          en: "The document names the programme of “\(found.excerpt())”; this call carries out "
            + "Decision \(programme.decision).")
      } else if key.contains("/") { otherDispatch(found, call) } else {
        Localized(
          vi: "Tệp ghi chương trình giai đoạn \(found.excerpt()), trong khi chương trình của đợt "
            + "này là giai đoạn \(programme.from.year)-\(programme.to.year).",
          en: "The document names a programme of \(found.excerpt()); that of this call runs from "
            + "\(programme.from.year) to \(programme.to.year).")
      }
    return Self(
      found: found.excerpt(200),
      expected: key.contains("/") && !key.contains("/qd")
        ? call.dispatch.number ?? programme.decision : programme.decision,
      message: message)
  }

  private static func predecessor(
    _ former: Call.Programme.Predecessor, _ call: Call
  ) -> Localized {
    let programme = call.programme
    let day = former.date?.components
    let vi = day.map { " ngày \($0.day)/\($0.month)/\($0.year)" } ?? ""
    let en = former.date.map { " of \($0.iso)" } ?? ""
    return Localized(
      vi: "Tệp dẫn Quyết định số \(former.decision)\(vi), là chương trình trước đây; đợt này thực "
        + "hiện Quyết định số \(programme.decision).",
      en: "The document names Decision \(former.decision)\(en), which is the programme before "
        + "this one; this call carries out Decision \(programme.decision).")
  }

  private static func otherDispatch(_ found: String, _ call: Call) -> Localized {
    let own = call.dispatch.number ?? call.id
    return Localized(
      vi: "Tệp dẫn văn bản “\(found.excerpt())”, không phải văn bản kêu gọi của đợt này (\(own)).",
      en: "The document names “\(found.excerpt())”, which is not the dispatch of this call "
        + "(\(own)).")
  }

  fileprivate static func otherYear(_ year: Int, _ call: Call) -> Self {
    Self(
      found: String(year), expected: String(call.planYear),
      message: Localized(
        vi: "Tệp ghi kế hoạch năm \(year), trong khi đợt này lập kế hoạch năm \(call.planYear).",
        en: "The document names the plan of \(year); this call plans \(call.planYear)."))
  }

  fileprivate static func blamelessYear(_ year: Int, _ call: Call) -> Self {
    Self(
      found: String(year), expected: String(call.planYear),
      message: Localized(
        vi: "Tệp ghi năm \(year); kế hoạch là của năm \(call.planYear). Văn bản kêu gọi cũng nhắc "
          + "năm \(year), nên không tính là lỗi.",
        en: "The document names \(year); the plan is for \(call.planYear). The call itself also "
          + "names \(year), so this is no fault."),
      advice: Localized(
        vi: "Không bắt buộc sửa; nếu lập lại tệp thì nên ghi năm \(call.planYear).",
        en: "Nothing has to be done; if the document is made anew, name \(call.planYear)."))
  }
}
