extension Rule {
  static let unusualDispatchNumber: Rule = Rule(
    code: "A006",
    title: Localized(
      vi: "Số, ký hiệu văn bản không theo dạng thường gặp",
      en: "A dispatch number not in the usual shape"),
    why: Localized(
      vi: "Số và ký hiệu (như 215/SCT-KTATMT) là cách tìm lại văn bản trong sổ đến; ghi thiếu thì "
        + "khó đối chiếu. Thể thức chỉ bắt buộc với cơ quan nhà nước, nên đây chỉ là cảnh báo.",
      en: "Number and symbol (such as 215/SCT-KTATMT) are how a dispatch is found again in the "
        + "mail book. The style binds state bodies alone, so this is only a warning."),
    advice: Localized(
      vi: "Ghi đủ số và ký hiệu như trên văn bản, ví dụ 215/SCT-KTATMT.",
      en: "Give number and symbol as on the dispatch, such as 215/SCT-KTATMT."),
    severity: .warning, adjustable: true,
    place: Localized(vi: "mục số văn bản", en: "the dispatch number"),
    clause: .law(
      Localized(
        vi: "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3",
        en: "Decree 30/2020/NĐ-CP, Annex I, part II, section 3")),
    expectsExample: true,
    examples: [
      .good(), .good([("submitter.dispatchNumber", "5059/BCĐ – TKNL")]),
      .good([("submitter.dispatchNumber", "02/2024/NQ-HĐND")]),
      .bad([("submitter.dispatchNumber", "công văn của Sở")], at: "submitter.dispatchNumber"),
      .bad([("submitter.dispatchNumber", "215")], at: "submitter.dispatchNumber"),
    ],
    check: .records([.submitter]) { record, context, findings in
      for position in record.slots.indices
      where record.table.fields[position].type == .dispatchNumber
        && !record.slots[position].isBlank
      {
        guard !DispatchNumberShape.fits(record.text(position)),
          context.answer(record, position) == .answer
        else { continue }
        findings.report(.unusualDispatchNumber, on: record, at: position) {
          .unusual(record.text(position))
        }
      }
    })
}

/// Whether a text looks like the number and symbol of a dispatch: digits, then groups of letters
/// and digits after `/`, `-`, `.` or `_`, with the dashes, slashes and spaces that people type.
enum DispatchNumberShape {
  static func fits(_ text: String) -> Bool {
    var rest = Substring(text.lowercased()).drop(while: \.isWhitespace)
    if rest.hasPrefix("số") { rest = rest.dropFirst(2).drop { $0.isWhitespace || $0 == ":" } }
    let number = rest.prefix { $0.isASCII && $0.isNumber }
    guard (1...7).contains(number.count) else { return false }
    rest = rest.dropFirst(number.count)
    if let letter = rest.first, letter.isLetter { rest = rest.dropFirst() }
    var symbols = false
    var slash = false
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard let sign = rest.first else { return symbols && slash }
      guard isSlash(sign) || isDash(sign) || sign == "." else { return false }
      slash = slash || isSlash(sign)
      rest = rest.dropFirst().drop(while: \.isWhitespace)
      let group = rest.prefix { $0.isLetter || $0.isNumber || $0 == "&" }
      guard !group.isEmpty else { return false }
      symbols = symbols || group.contains(where: \.isLetter)
      rest = rest.dropFirst(group.count)
    }
  }

  /// The slash, its look-alikes, and the underscore of file names.
  private static func isSlash(_ character: Character) -> Bool {
    "/\u{2044}\u{2215}\u{FF0F}_".contains(character)
  }

  private static func isDash(_ character: Character) -> Bool {
    "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}".contains(character)
  }
}

extension Findings.Details {
  fileprivate static func unusual(_ text: String) -> Self {
    Self(
      found: text.excerpt(200), expected: "215/SCT-KTATMT",
      message: Localized(
        vi: "“\(text.excerpt())” không giống số, ký hiệu văn bản thường gặp.",
        en: "“\(text.excerpt())” does not look like a dispatch's number and symbol."))
  }
}
