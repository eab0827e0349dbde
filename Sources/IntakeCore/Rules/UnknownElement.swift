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
  /// F005: something that the form does not have: an error in XML, a note in a sheet unless a
  /// severity is given.
  /// - Parameters:
  ///   - name: the name, or the beginning of the stray text.
  ///   - known: the names that would have been right there.
  public static func unknownElement(
    name: String, kind: UnknownKind, known: [String], at place: Place, path: String?,
    severity: Severity? = nil, call: Call? = nil, form: Form? = nil
  ) -> Finding {
    let likely = kind == .text ? nil : Nearest.candidate(to: name, among: known)
    return raised(
      .unknownElement, severity: severity ?? (kind == .column ? .note : .error), at: place,
      path: path, call: call, form: form,
      Findings.Details(
        found: name.excerpt(200), expected: likely,
        message: .unknown(name.excerpt(), kind),
        advice: kind == .column ? Localized.extraColumn(likely) : likely.map(Localized.perhaps)))
  }

  /// F005: an element that has a name of the form and not its namespace; it was read all the same.
  public static func foreignNamespace(
    _ name: String, at place: Place, path: String?, call: Call, form: Form?
  ) -> Finding {
    raised(
      .unknownElement, severity: .error, at: place, path: path, call: call, form: form,
      Findings.Details(
        found: name.excerpt(200), expected: "urn:dexuat:forms:1",
        message: Localized(
          vi:
            "Phần tử <\(name.excerpt())> không thuộc không gian tên “urn:dexuat:forms:1” của mẫu, "
            + "nên tệp không hợp lệ; nội dung vẫn được đọc để xét.",
          en:
            "The element <\(name.excerpt())> is not in the form's namespace “urn:dexuat:forms:1”; "
            + "the file is not valid, what it says was judged all the same."),
        advice: Localized(
          vi:
            "Khai xmlns=\"urn:dexuat:forms:1\" (không có tiền tố) ở phần tử gốc, hoặc ghi cùng một "
            + "tiền tố cho mọi phần tử.",
          en:
            "Declare xmlns=\"urn:dexuat:forms:1\" without a prefix at the root, or write the same "
            + "prefix before every element.")))
  }

  /// F005: a heading that is not known, whose column is taken for the titles: a note.
  public static func guessedTitle(
    _ name: String, at place: Place, call: Call, form: Form
  ) -> Finding {
    readAs(
      name, at: place, call: call, form: form,
      Localized(
        vi: "Tiêu đề cột “\(name.excerpt())” không có trong mẫu; cột đứng ngay sau số thứ tự nên "
          + "được đọc là tên nhiệm vụ.",
        en: "The form has no column “\(name.excerpt())”; it stands behind the number and was read "
          + "as the task's title."),
      otherwise: Localized(
        vi: "ghi tiêu đề cột “Tên nhiệm vụ” như mẫu",
        en: "head the titles' column as the form does"))
  }

  /// F005: a column that is read as the only field that is missing where it stands: a note.
  public static func guessedColumn(
    _ name: String, as label: Localized, at place: Place, call: Call, form: Form
  ) -> Finding {
    readAs(
      name, expected: label.vi, at: place, call: call, form: form,
      Localized(
        vi: "Tiêu đề cột “\(name.excerpt())” không có trong mẫu; cột đứng ở chỗ của mục "
          + "“\(label.vi)” còn thiếu nên được đọc là mục đó.",
        en: "The form has no column “\(name.excerpt())”; it stands where “\(label.en)” is missing "
          + "and was read as such."),
      otherwise: Localized(
        vi: "ghi tiêu đề cột như mẫu", en: "head the columns as the form does"))
  }

  /// F005: a heading or label some words of which name a field, which it is read as: a note.
  public static func wordedHeading(
    _ name: String, as label: Localized, at place: Place, call: Call, form: Form
  ) -> Finding {
    readAs(
      name, expected: label.vi, at: place, call: call, form: form,
      Localized(
        vi:
          "Tiêu đề “\(name.excerpt())” không có trong mẫu; theo các chữ của tiêu đề, nội dung được "
          + "đọc là mục “\(label.vi)”.",
        en: "The form has no heading “\(name.excerpt())”; by its words it was read as "
          + "“\(label.en)”."),
      otherwise: Localized(vi: "ghi tiêu đề như mẫu", en: "write the headings as the form does"))
  }

  /// F005: a column that holds the lead and its partners: a note.
  public static func leadAndPartners(
    _ name: String, at place: Place, call: Call, form: Form
  ) -> Finding {
    readAs(
      name, at: place, call: call, form: form,
      Localized(
        vi:
          "Cột “\(name.excerpt())” ghi chung đơn vị chủ trì và đơn vị phối hợp; tên đứng đầu được "
          + "đọc là đơn vị chủ trì, phần sau chữ “phối hợp”, dấu “;”, “/” hoặc xuống dòng được đọc "
          + "là đơn vị phối hợp.",
        en:
          "Column “\(name.excerpt())” holds the lead and its partners; the first name was read as "
          + "the lead, what follows “phối hợp”, a semicolon, a slash or a line break as the "
          + "partners."),
      otherwise: Localized(
        vi: "tách thành hai cột như mẫu", en: "make two columns as the form has them"))
  }

  /// F005: a column with all the money of each activity, where the task has no money but the state's:
  /// a note.
  public static func allOfTheState(
    _ name: String, at place: Place, call: Call, form: Form
  ) -> Finding {
    readAs(
      name, at: place, call: call, form: form,
      Localized(
        vi: "Cột “\(name.excerpt())” ghi tổng kinh phí của từng nội dung công việc; nhiệm vụ không "
          + "có nguồn khác nên cột được đọc là ngân sách nhà nước.",
        en: "Column “\(name.excerpt())” has all the money of each activity; the task has no other "
          + "source, so it was read as the state budget."),
      otherwise: Localized(
        vi: "tách thành hai cột như mẫu", en: "make two columns as the form has them"))
  }

  /// A column that is read as `message` says: a note.
  /// - Parameter otherwise: what to do where that is wrong.
  private static func readAs(
    _ name: String, expected: String? = nil, at place: Place, call: Call, form: Form,
    _ message: Localized, otherwise: Localized
  ) -> Finding {
    column(
      name, .note, expected: expected, at: place, call: call, form: form, message,
      advice: Localized(
        vi: "Nếu đúng thì không phải làm gì; nếu không, \(otherwise.vi).",
        en: "If that is right, nothing needs to be done; if not, \(otherwise.en)."))
  }

  private static func column(
    _ found: String, _ severity: Severity, expected: String? = nil, at place: Place, call: Call,
    form: Form, _ message: Localized, advice: Localized
  ) -> Finding {
    raised(
      .unknownElement, severity: severity, at: place, path: nil, call: call, form: form,
      Findings.Details(
        found: found.excerpt(200), expected: expected, message: message, advice: advice))
  }

  /// F005: columns of single years without one for their sum: for review, no amount is read.
  public static func yearsWithoutSum(
    _ name: String, at place: Place, call: Call, form: Form
  ) -> Finding {
    column(
      name, .review, at: place, call: call, form: form,
      Localized(
        vi:
          "Kinh phí chỉ chia theo từng năm (“\(name.excerpt())” …), không có cột cộng, nên không "
          + "đọc được.",
        en: "The money is given year by year only (“\(name.excerpt())” …), without a column for "
          + "the sum, and was not read."),
      advice: Localized(
        vi: "Thêm cột “Cộng” cho tổng kinh phí, ngân sách nhà nước và nguồn khác.",
        en: "Add a column with the sum for the total, the state budget and other sources."))
  }

  /// F005: a column has the money of each activity, of which the form asks for the parts: for review,
  /// no part is read.
  public static func unpartedMoney(
    _ name: String, at place: Place, call: Call, form: Form
  ) -> Finding {
    column(
      name, .review, at: place, call: call, form: form,
      Localized(
        vi:
          "Cột “\(name.excerpt())” chỉ ghi tổng kinh phí của từng nội dung công việc; mẫu hỏi "
          + "riêng ngân sách nhà nước và nguồn khác, nên chưa đối chiếu được với kinh phí của "
          + "nhiệm vụ.",
        en:
          "Column “\(name.excerpt())” has all the money of each activity; the form asks for the "
          + "state budget and other sources apart, so it could not be compared with the task's."),
      advice: Localized(
        vi: "Tách thành hai cột “Ngân sách nhà nước” và “Nguồn khác”.",
        en: "Make two columns of it, “State budget” and “Other sources”."))
  }

  /// F005: something stands in a column without a heading: a note, for review where it may be a
  /// value of the form.
  public static func blankHeading(
    _ text: String, isReview: Bool, at place: Place, call: Call, form: Form
  ) -> Finding {
    column(
      text, isReview ? .review : .note, at: place, call: call, form: form,
      Localized(
        vi: "Cột này không có tiêu đề mà có ghi “\(text.excerpt())”; nội dung của cột không được "
          + "xét.",
        en: "This column has no heading but holds “\(text.excerpt())”; what it says was not "
          + "judged."),
      advice: Localized(
        vi: "Ghi tiêu đề cho cột theo mẫu, hoặc chuyển nội dung sang cột “Ghi chú”.",
        en: "Give the column a heading of the form, or move what it says to “Note”."))
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
