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
  /// F002: no form of the call is recognised.
  ///
  /// - Parameter sought: what was looked for in it.
  public static func noForm(_ sought: SoughtForm) -> Finding {
    raised(
      .noForm, at: .document, Findings.Details(message: .noForm(sought), advice: sought.advice))
  }

  /// F002: the file is of a kind that is not read at all.
  public static func noForm(_ kind: ForeignKind) -> Finding {
    raised(.noForm, at: .document, Findings.Details(message: .noForm(kind), advice: kind.advice))
  }
}

extension Finding {
  /// F002: no part of a container is a form.
  public static func noForm(in holder: HoldingFile) -> Finding {
    raised(
      .noForm, at: .document,
      Findings.Details(found: holder.found, message: .noForm(in: holder), advice: holder.advice))
  }
}

/// A file that holds files.
public enum HoldingFile: Sendable, Hashable {
  case archive
  /// - Parameters: who sent it and what about, as the letter says: so that a person can answer.
  case mail(from: String?, subject: String?)

  fileprivate var found: String? {
    guard case .mail(let from, let subject) = self else { return nil }
    let told = [from, subject].compactMap { $0?.excerpt(120) }
    return told.isEmpty ? nil : told.joined(separator: " — ")
  }

  fileprivate var advice: Localized {
    switch self {
    case .archive:
      Localized(
        vi:
          "Lập tệp theo mẫu trống của đợt kêu gọi, cho vào tệp nén rồi gửi lại; nếu được, hãy gửi "
          + "thẳng tệp đó, không nén.",
        en:
          "Fill in the call's blank forms, put them into the archive and send it again; where you "
          + "can, send them as they are, not packed.")
    case .mail:
      Localized(
        vi: "Trả lời người gửi: đề nghị gửi lại thư có kèm tệp lập theo mẫu trống của đợt kêu gọi.",
        en: "Answer the sender: ask for a letter that carries the call's forms, filled in.")
    }
  }
}

extension Finding {
  /// F002: an office file that is read, and none of its sheets, tables and paragraphs is a form.
  public static func noForm(in format: DocumentFormat) -> Finding {
    raised(
      .noForm, at: .document,
      Findings.Details(
        message: .noForm(.labels),
        advice: format == .docx ? .takeWordForm : .takeSheetForm))
  }
}

/// What a form is recognised by, as far as the file goes.
public enum SoughtForm: Sendable {
  /// The name of the root element.
  case root
  /// The headings of a table, and labels.
  case labels

  /// Nil: the rule's own.
  fileprivate var advice: Localized? {
    self == .root ? nil : .takeBlankForm
  }
}

extension Localized {
  fileprivate static func noForm(_ sought: SoughtForm) -> Localized {
    switch sought {
    case .root:
      Localized(
        vi: "Không nhận ra mẫu nào: phần tử gốc phải là <appendix1> hoặc <appendix2> trong không "
          + "gian tên urn:dexuat:forms:1.",
        en: "No form is recognised: the root element must be <appendix1> or <appendix2> in the "
          + "namespace urn:dexuat:forms:1.")
    case .labels:
      Localized(
        vi: "Không nhận ra mẫu nào: không thấy dòng tiêu đề bảng của Phụ lục 1, cũng không thấy "
          + "các mục của Phụ lục 2.",
        en: "No form is recognised: neither the header row of Appendix 1 nor the labels of "
          + "Appendix 2 were found.")
    }
  }

  fileprivate static func noForm(in holder: HoldingFile) -> Localized {
    switch holder {
    case .archive:
      return Localized(
        vi: "Không nhận ra mẫu nào: trong tệp nén không có tệp nào là mẫu phụ lục.",
        en: "No form is recognised: no file in the archive is one.")
    case .mail(let from, let subject):
      let from = from.map { "“\($0.excerpt(120))”" } ?? "—"
      let subject = subject.map { "“\($0.excerpt(200))”" } ?? "—"
      return Localized(
        vi: "Không nhận ra mẫu nào: thư không kèm tệp nào là mẫu phụ lục. Người gửi: \(from); chủ "
          + "đề: \(subject).",
        en: "No form is recognised: the letter carries none. Sender: \(from); subject: \(subject).")
    }
  }

  fileprivate static let takeBlankForm = Localized(
    vi: "Chép nội dung vào mẫu trống của đợt kêu gọi, giữ nguyên dòng tiêu đề bảng và tên các mục, "
      + "rồi kiểm tra lại.",
    en: "Copy the contents into the call's blank form, keeping the header row of the table and the "
      + "labels as they are, and check again.")

  fileprivate static let takeSheetForm = Localized(
    vi:
      "Chép nội dung vào mẫu trống (.xlsx) của đợt kêu gọi, giữ nguyên dòng tiêu đề bảng và các mục "
      + "phía trên, lưu lại rồi gửi.",
    en:
      "Copy the contents into the call's blank form (.xlsx), keeping the header row of the table and "
      + "the labels above it as they are, save it and send it.")

  fileprivate static let takeWordForm = Localized(
    vi:
      "Chép nội dung vào mẫu trống (.docx hoặc .xlsx) của đợt kêu gọi, giữ nguyên dòng tiêu đề bảng "
      + "và tên các mục, lưu lại rồi gửi.",
    en:
      "Copy the contents into the call's blank form (.docx or .xlsx), keeping the header row of the "
      + "table and the labels as they are, save it and send it.")

  fileprivate static func noForm(_ kind: ForeignKind) -> Localized {
    let name = kind.name
    return Localized(
      vi: "Không nhận ra mẫu nào: đây là \(name.vi), loại tệp không đọc được.",
      en: "No form is recognised: this is \(name.en), which is not read.")
  }
}
