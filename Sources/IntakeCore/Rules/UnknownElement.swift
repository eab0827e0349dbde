extension Rule {
  static let unknownElement: Rule = Rule(
    code: "F005",
    title: Localized(
      vi: "Phần tử hoặc cột không có trong mẫu", en: "An element or column that the form lacks"),
    why: Localized(
      vi: "Nội dung đặt ở phần tử lạ sẽ không được xét và không vào danh mục; thường đó là tên "
        + "viết sai. Trong bảng tính, đơn vị có thể thêm cột riêng: chỉ ghi chú, không tính là lỗi.",
      en: "What stands in an unknown element is not judged and does not reach the plan; most often "
        + "its name is misspelt. A sheet may have columns of its own: they are noted, no fault."),
    advice: Localized(
      vi: "Sửa tên cho đúng mẫu, hoặc bỏ phần này đi.",
      en: "Write the name as the form has it, or take the part out."),
    severity: .error,
    place: Localized(
      vi: "phần tử, thuộc tính hoặc tiêu đề cột đó",
      en: "the element, the attribute or the column heading"),
    clause: .form, schema: .all,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.xml("<lead>", "↓<priority>cao</priority>\n    <lead>"),
        caption: nil),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv("Loại nguồn khác\n", "Loại nguồn khác,↓Mã nội bộ\n"),
        caption: Localized(
          vi: "trong bảng tính chỉ là ghi chú", en: "in a sheet only a note")),
    ],
    check: .reading)
}

/// What kind of thing a form does not have.
public enum UnknownKind: Sendable, Hashable {
  case element, attribute
  /// Text between elements, where only elements may stand.
  case text
  case column
}

extension Finding {
  /// F005: something that the form does not have: an error in XML, a note in a sheet.
  /// - Parameters:
  ///   - name: the name, or the beginning of the stray text.
  ///   - known: the names that would have been right there.
  public static func unknownElement(
    name: String, kind: UnknownKind, known: [String], at place: Place, path: String?,
    call: Call? = nil, form: Form? = nil
  ) -> Finding {
    let likely = kind == .text ? nil : Nearest.candidate(to: name, among: known)
    return raised(
      .unknownElement, severity: kind == .column ? .note : .error, at: place, path: path,
      call: call, form: form,
      Findings.Details(
        found: name.excerpt(200), expected: likely,
        message: .unknown(name.excerpt(), kind),
        advice: kind == .column ? Localized.extraColumn(likely) : likely.map(Localized.perhaps)))
  }
}

extension Localized {
  fileprivate static func unknown(
    _ name: String, _ kind: UnknownKind
  ) -> Localized {
    switch kind {
    case .element:
      Localized(
        vi: "Phần tử <\(name)> không có trong mẫu ở vị trí này.",
        en: "The form has no element <\(name)> here.")
    case .attribute:
      Localized(
        vi: "Thuộc tính “\(name)” không có trong mẫu.",
        en: "The form has no attribute “\(name)”.")
    case .text:
      Localized(
        vi: "Có chữ đứng ngoài các mục của mẫu: “\(name)”.",
        en: "Text stands outside the form's fields: “\(name)”.")
    case .column:
      Localized(
        vi: "Cột “\(name)” không có trong mẫu nên không được xét.",
        en: "The form has no column “\(name)”; it was not judged.")
    }
  }

  fileprivate static func perhaps(_ name: String) -> Localized {
    Localized(
      vi: "Có lẽ ý là “\(name)”: sửa tên cho đúng mẫu, hoặc bỏ phần này đi.",
      en: "Perhaps “\(name)” was meant: write the name as the form has it, or take the part out.")
  }

  fileprivate static func extraColumn(_ likely: String?) -> Localized {
    guard let likely else {
      return Localized(
        vi: "Không phải làm gì nếu đây là cột riêng của đơn vị.",
        en: "Nothing needs to be done if the column is your own.")
    }
    return Localized(
      vi: "Nếu ý là cột “\(likely)” thì sửa tiêu đề cột cho đúng mẫu; nếu là cột riêng của đơn vị "
        + "thì không phải làm gì.",
      en: "If “\(likely)” was meant, write the heading as the form has it; if the column is your "
        + "own, nothing needs to be done.")
  }
}
