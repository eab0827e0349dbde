extension Rule {
  static let doctypeFound: Rule = Rule(
    code: "L002",
    title: Localized(
      vi: "Có khai báo DOCTYPE hoặc thực thể", en: "A DOCTYPE or entity declaration"),
    why: Localized(
      vi:
        "Mẫu không cần khai báo này; nó là đường để một tệp XML đọc trộm tệp khác hoặc làm cạn bộ "
        + "nhớ, nên bị từ chối trước khi đọc nội dung.",
      en: "The forms need none; it is the way in which an XML file reads other files or exhausts "
        + "memory, so it is refused before the content is read."),
    advice: Localized(
      vi: "Xóa phần <!DOCTYPE …> ở đầu tệp; nếu có dùng thực thể riêng thì thay bằng chữ thật.",
      en: "Delete the <!DOCTYPE …> at the head of the file; write plain text for entities of "
        + "your own."),
    severity: .error, place: Localized(vi: "khai báo đó", en: "the declaration"),
    clause: .file,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.xml("<appendix1 ", "↓<!DOCTYPE appendix1>\n<appendix1 "),
        caption: nil),
    ],
    check: .reading)
}

extension Finding {
  /// L002: a DOCTYPE or entity declaration.
  public static func doctype(at place: Place) -> Finding {
    raised(.doctypeFound, at: place, Findings.Details(message: .doctypeFound))
  }
}

extension Localized {
  fileprivate static let doctypeFound = Localized(
    vi: "Tệp có khai báo <!DOCTYPE …>, không được phép; nội dung phía sau không được đọc.",
    en: "The file has a <!DOCTYPE …> declaration, which is not allowed; what follows was not read.")
}
