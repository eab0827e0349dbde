extension Rule {
  static let emptyDocument: Rule = Rule(
    code: "F003",
    title: Localized(vi: "Tệp rỗng", en: "The document is empty"),
    why: Localized(
      vi: "Tệp không có nội dung, hoặc chỉ có khoảng trắng, thì không có gì để xét.",
      en: "A file with nothing in it, or only white space, holds nothing to judge."),
    advice: Localized(
      vi: "Mở tệp gốc xem đã lưu nội dung chưa, rồi kiểm tra lại.",
      en: "Open the original, see that its content was saved, and check again."),
    severity: .error, place: Localized(vi: "cả tệp", en: "the document"),
    clause: .file, schema: .all,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1, content: .xml(""),
        caption: Localized(vi: "tệp không có byte nào", en: "a file without a byte")),
      Example(
        kind: .bad, form: .appendix1, content: .csv("  \n\n \n"),
        caption: Localized(vi: "tệp chỉ có khoảng trắng", en: "a file of white space alone")),
    ],
    check: .reading)
}

extension Finding {
  /// F003: the document has no content.
  public static func emptyDocument() -> Finding {
    raised(.emptyDocument, at: .document, Findings.Details(message: .emptyDocument))
  }
}

extension Localized {
  fileprivate static let emptyDocument = Localized(
    vi: "Tệp không có nội dung nào.", en: "There is nothing in the file.")
}
