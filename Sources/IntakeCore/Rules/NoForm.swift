extension Rule {
  static let noForm: Rule = Rule(
    code: "F002",
    title: Localized(
      vi: "Không nhận ra mẫu phụ lục nào trong tệp", en: "No form is recognised in the file"),
    why: Localized(
      vi: "Mẫu được nhận ra qua nội dung (phần tử gốc của XML, nhãn mục và tiêu đề cột của bảng), "
        + "không qua tên tệp hay số phụ lục. Không biết là mẫu nào thì không xét được gì.",
      en: "A form is known by its content (the root element of XML, the labels and column "
        + "headings of a sheet), never by a file name or the number in a title. Without knowing "
        + "the form nothing can be judged."),
    advice: Localized(
      vi:
        "Lập lại tệp theo mẫu trống của đợt kêu gọi, giữ nguyên tên phần tử hoặc nhãn mục và tiêu "
        + "đề cột.",
      en: "Fill in the call's blank form, keeping the element names, or the labels and column "
        + "headings, as they are."),
    severity: .error, place: Localized(vi: "cả tệp", en: "the document"),
    clause: .file, schema: .all,
    examples: [
      .good(), .good(form: .appendix2),
      Example(
        kind: .bad, form: .appendix1,
        content: .xml("<donxinnghiphep><hoten>Người Mẫu</hoten></donxinnghiphep>\n"),
        caption: nil),
      Example(
        kind: .bad, form: .appendix1,
        content: .csv("Mã hàng,Số lượng,Đơn giá\nA1,3,1200\nA2,5,900\n"), caption: nil),
    ],
    check: .reading)
}

extension Finding {
  /// F002: no form of the call is recognised. `format` is what the bytes look like; nil where
  /// they look like neither.
  public static func noForm(format: DocumentFormat?) -> Finding {
    raised(.noForm, at: .document, Findings.Details(message: .noForm(format)))
  }
}

extension Localized {
  fileprivate static func noForm(_ format: DocumentFormat?) -> Localized {
    switch format {
    case .xml:
      Localized(
        vi: "Không nhận ra mẫu nào: phần tử gốc phải là <appendix1> hoặc <appendix2> trong không "
          + "gian tên urn:dexuat:forms:1.",
        en: "No form is recognised: the root element must be <appendix1> or <appendix2> in the "
          + "namespace urn:dexuat:forms:1.")
    case .csv:
      Localized(
        vi: "Không nhận ra mẫu nào: không thấy dòng tiêu đề bảng của Phụ lục 1, cũng không thấy "
          + "các mục của Phụ lục 2.",
        en: "No form is recognised: neither the header row of Appendix 1 nor the labels of "
          + "Appendix 2 were found.")
    case nil:
      Localized(
        vi: "Không nhận ra mẫu nào: tệp không phải XML, cũng không phải bảng CSV.",
        en: "No form is recognised: the file is neither XML nor a CSV sheet.")
    }
  }
}
