extension Rule {
  static let unknownProvince: Rule = Rule(
    code: "A007",
    title: Localized(
      vi: "Không biết tỉnh, thành phố này vào ngày của văn bản",
      en: "A province not known at the dispatch's date"),
    why: Localized(
      vi:
        "Mã và tên tỉnh thay đổi theo thời gian (từ 01/7/2025 còn 34 tỉnh, thành phố; cùng một mã "
        + "có thể chỉ tỉnh khác), nên được xét theo ngày của văn bản, không có thì theo ngày của "
        + "văn bản kêu gọi.",
      en: "Codes and names of provinces change (34 since 2025-07-01, and the same code may mean "
        + "another one), so they are read by the dispatch's date, else by the call's."),
    advice: Localized(
      vi: "Ghi mã hoặc tên tỉnh, thành phố theo đơn vị hành chính vào ngày của văn bản.",
      en: "Give the code or name of the province as it was on the dispatch's date."),
    severity: .warning, adjustable: true,
    place: Localized(vi: "mục tỉnh, thành phố", en: "the province"),
    clause: .law(
      Localized(
        vi: "Quyết định 124/2004/QĐ-TTg; từ 01/7/2025: Quyết định 19/2025/QĐ-TTg",
        en: "Decision 124/2004/QĐ-TTg; since 2025-07-01: Decision 19/2025/QĐ-TTg")),
    examples: [
      .good(), .good([("submitter.province", "79")]),
      .bad([("submitter.province", "99")], at: "submitter.province"),
      .bad([("submitter.province", "Atlantis")], at: "submitter.province"),
    ],
    check: .records([.submitter]) { record, context, findings in
      let day = context.lexicon.datedDay(context.dispatchDate) ?? context.call.dispatch.date
      for position in record.slots.indices
      where record.table.fields[position].type == .province {
        switch record.values[position] {
        case .unreadable:
          guard context.answer(record, position) == .answer else { continue }
          findings.report(.unknownProvince, on: record, at: position) {
            .unknown(record.text(position), context, day)
          }
        case .province(let index):
          let province = context.call.provinces.items[index]
          guard let day, !province.isValid(on: day) else { continue }
          findings.report(.unknownProvince, on: record, at: position) {
            .notThen(record.text(position), province, day)
          }
        default: continue
        }
      }
    })
}

extension Findings.Details {
  fileprivate static func unknown(
    _ text: String, _ context: JudgingContext, _ day: CalendarDay?
  ) -> Self {
    let meant = context.lexicon.provinces(ofPlace: text, on: day).map(\.name)
    guard meant.isEmpty else { return place(text, meant, day) }
    let call = context.call
    let known = day.map(call.provinces.valid) ?? call.provinces.items
    let likely = Nearest.candidate(
      to: text, among: known.lazy.flatMap { [$0.name] + $0.aliases })
    return Self(
      found: text.excerpt(200), expected: likely,
      message: Localized(
        vi: "“\(text.excerpt())” không phải mã hay tên của tỉnh, thành phố nào.",
        en: "“\(text.excerpt())” is neither the code nor the name of a province."),
      advice: likely.map {
        Localized(
          vi: "Có lẽ ý là “\($0)”: ghi lại cho đúng.",
          en: "Perhaps “\($0)” was meant: write it so.")
      })
  }

  /// The name of a town or a former province: those that may be meant are named, none is taken.
  private static func place(_ text: String, _ meant: [String], _ day: CalendarDay?) -> Self {
    let then = day.map { Localized(vi: " vào ngày \($0.text)", en: " on \($0.text)") }
    let names = meant.map { "“\($0)”" }
    return Self(
      found: text.excerpt(200), expected: meant.joined(separator: " / "),
      message: Localized(
        vi: "“\(text.excerpt())” không phải mã hay tên của tỉnh, thành phố trực thuộc trung ương"
          + "\(then?.vi ?? "").",
        en: "“\(text.excerpt())” is neither the code nor the name of a province\(then?.en ?? "")."),
      advice: Localized(
        vi: "Có lẽ ý là \(names.joined(separator: " hoặc ")): ghi tên tỉnh, thành phố đó.",
        en: "Perhaps \(names.joined(separator: " or ")) was meant: give the name of the province."))
  }

  fileprivate static func notThen(
    _ text: String, _ province: Province, _ day: CalendarDay
  ) -> Self {
    Self(
      found: text.excerpt(200),
      message: Localized(
        vi: "“\(text.excerpt())” (\(province.name), mã \(province.code)) không phải tỉnh, thành "
          + "phố vào ngày \(day.text)\(standing(province).vi).",
        en: "“\(text.excerpt())” (\(province.name), code \(province.code)) was no province on "
          + "\(day.text)\(standing(province).en)."))
  }

  private static func standing(_ province: Province) -> Localized {
    let from = province.from.map {
      Localized(vi: ", có từ \($0.text)", en: ", it is since \($0.text)")
    }
    let until = province.until.map {
      Localized(vi: ", có đến trước \($0.text)", en: ", it was before \($0.text)")
    }
    return Localized(
      vi: (from?.vi ?? "") + (until?.vi ?? ""), en: (from?.en ?? "") + (until?.en ?? ""))
  }
}
