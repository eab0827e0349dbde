extension Rule {
  static let formulaWithoutResult = Rule(
    code: "F011",
    title: Localized(
      vi: "Ô có công thức mà tệp không lưu kết quả",
      en: "A formula whose result the file does not hold"),
    why: Localized(
      vi: """
        Trong bảng tính, ô có công thức được đọc theo kết quả mà phần mềm đã tính và lưu kèm. Tệp do \
        phần mềm khác lập ra có khi chỉ ghi công thức, chưa có kết quả: khi đó không biết ô ấy là số \
        hay chữ gì, và công thức không được tính thay.
        """,
      en: """
        In a workbook a cell with a formula is read by the result that the program worked out and \
        saved with it. A file made by another program may hold the formula alone: what the cell \
        says is not known then, and formulas are not worked out here.
        """),
    advice: Localized(
      vi:
        "Mở tệp bằng Excel hoặc LibreOffice, để phần mềm tính lại (phím F9), lưu lại rồi gửi; hoặc "
        + "ghi thẳng con số vào ô.",
      en: "Open the file in Excel or LibreOffice, let it recalculate (F9), save it and send it "
        + "again; or write the number itself into the cell."),
    severity: .error,
    place: Localized(vi: "ô có công thức", en: "the cell with the formula"),
    clause: .form,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1,
        content: .told(
          Localized(
            vi: "Ô “Tổng kinh phí” của một bảng tính có công thức =J9+K9 mà không có kết quả.",
            en: "The cell of the total in a workbook holds the formula =J9+K9 and no result.")),
        caption: nil),
    ],
    check: .reading)
}

extension Finding {
  /// F011: a cell that is read holds a formula without its result.
  /// - Parameter formula: with the sign of equality before it.
  public static func formulaWithoutResult(_ formula: String, at place: Place) -> Finding {
    raised(
      .formulaWithoutResult, at: place,
      Findings.Details(
        found: formula.excerpt(200),
        message: Localized(
          vi:
            "Ô này có công thức “\(formula.excerpt())” mà tệp không lưu kết quả, nên không biết ô "
            + "ghi gì.",
          en: "This cell holds the formula “\(formula.excerpt())” without its result, so what it "
            + "says is not known.")))
  }
}
