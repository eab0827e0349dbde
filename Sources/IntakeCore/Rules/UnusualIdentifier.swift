extension Rule {
  static let unusualIdentifier: Rule = Rule(
    code: "A010",
    title: Localized(
      vi: "Mã định danh không theo dạng thường gặp",
      en: "An identification code not in the usual shape"),
    why: Localized(
      vi:
        "Mã định danh cho biết hai hồ sơ có cùng một đơn vị hay không; mã ghi sai có thể tách một "
        + "đơn vị thành hai. Chỉ xét dạng của mã, không tra mã.",
      en: "The code tells whether two documents come from one submitter; a wrong one may split it "
        + "in two. Only its shape is looked at."),
    advice: Localized(
      vi: "Ghi mã như được cấp: chữ in hoa không dấu và chữ số, các nhóm cách nhau bằng dấu chấm, "
        + "không quá 35 ký tự; không có mã thì để trống.",
      en: "Give the code as it was assigned: capitals A–Z and digits, groups parted by dots, at "
        + "most 35 characters; leave the field blank where there is none."),
    severity: .warning, adjustable: true,
    place: Localized(vi: "mục mã định danh", en: "the identification code"),
    clause: .law(
      Localized(vi: "Quyết định 20/2020/QĐ-TTg", en: "Decision 20/2020/QĐ-TTg")),
    expectsExample: true,
    examples: [
      .good(), .good([("submitter.code", "H99.242")]), .good([("submitter.code", nil)]),
      .bad([("submitter.code", "h99-242")], at: "submitter.code"),
      .bad([("submitter.code", "000..H99")], at: "submitter.code"),
    ],
    check: .records([.submitter]) { record, context, findings in
      for position in record.slots.indices
      where record.table.fields[position].type == .identifier && !record.slots[position].isBlank {
        guard !fitsIdentifier(record.bytes(position)),
          context.answer(record, position) == .answer
        else { continue }
        findings.report(.unusualIdentifier, on: record, at: position) {
          .unusual(record.text(position))
        }
      }
    })

  private static func fitsIdentifier(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 35 else { return false }
    var previous = UInt8(ascii: ".")
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
      case UInt8(ascii: ".") where previous != byte: break
      default: return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: ".")
  }
}

extension Findings.Details {
  fileprivate static func unusual(_ text: String) -> Self {
    Self(
      found: text.excerpt(200), expected: "000.00.00.H99",
      message: Localized(
        vi: "“\(text.excerpt())” không theo dạng của mã định danh.",
        en: "“\(text.excerpt())” does not have the shape of an identification code."))
  }
}
