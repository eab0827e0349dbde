extension Rule {
  static let outOfPlace: Rule = Rule(
    code: "F007",
    title: Localized(
      vi: "Phần tử lặp lại hoặc sai thứ tự; thiếu đơn vị tính hoặc đơn vị tính lạ",
      en: "An element repeated or out of order; the unit of money missing or unknown"),
    why: Localized(
      vi: "Mỗi mục chỉ được trả lời một lần và theo thứ tự của mẫu, để không phải đoán lấy giá trị "
        + "nào. Thiếu đơn vị tính thì không biết số tiền là bao nhiêu.",
      en: "Each field is answered once and in the form's order, so that nobody has to guess which "
        + "answer counts. Without the unit nobody knows how much money an amount is."),
    advice: Localized(
      vi: "Để mỗi mục đúng một lần, theo thứ tự của mẫu; ghi đơn vị tính là dong, thousand, "
        + "million hoặc billion.",
      en: "Have each field once and in the form's order; give the unit as dong, thousand, million "
        + "or billion."),
    severity: .error,
    place: Localized(
      vi: "phần tử lặp lại hoặc sai chỗ; phần tử gốc hoặc ô ghi đơn vị tính",
      en: "the element repeated or out of place; the root element, or the cell with the unit"),
    clause: .form, schema: .all,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.xml("<end>", "↓<start>2024-02</start>\n    <end>"),
        caption: Localized(vi: "mục ghi hai lần", en: "a field given twice")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.xml(
          "<name>Sở Công Thương tỉnh Ví Dụ</name>\n    <kind>state</kind>",
          "<kind>state</kind>\n    ↓<name>Sở Công Thương tỉnh Ví Dụ</name>"),
        caption: Localized(vi: "mục sai thứ tự", en: "a field out of order")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.xml(
          "<appendix1 xmlns=\"urn:dexuat:forms:1\" call=\"889-2024\" unit=\"million\">",
          "↓<appendix1 xmlns=\"urn:dexuat:forms:1\" call=\"889-2024\">"),
        caption: Localized(vi: "thiếu đơn vị tính", en: "the unit is missing")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv("Kết thúc,", "Kết thúc,↓Bắt đầu,", "12/2024,", "12/2024,,"),
        caption: Localized(vi: "hai cột cùng một tiêu đề", en: "two columns with one heading")),
    ],
    check: .several([.reading, .records([.task, .activity], judgeUnits)]))
}

/// An amount with a unit or currency that the form does not have.
private func judgeUnits(_ record: Record, context: JudgingContext, findings: inout Findings) {
  for position in record.values.indices
  where record.values[position] == .unreadable(.foreignUnit) && !record.isToldBefore(position) {
    findings.report(.outOfPlace, on: record, at: position) {
      let text = record.excerpt(position)
      return Findings.Details(
        found: text, expected: MoneyUnit.allCases.map(\.rawValue).joined(separator: ", "),
        message: Localized(
          vi:
            "“\(text)”: đơn vị hoặc loại tiền này không có trong mẫu, nên không biết là bao nhiêu "
            + "đồng.",
          en: "“\(text)”: the form does not have this unit or currency, so how many đồng it is is "
            + "not known."),
        advice: .nameUnit, related: record.alike(position),
        isStructural: record.notation(position) == .exact)
    }
  }
}

extension Finding {
  /// F007: an element, column or label given twice, or out of the form's order.
  /// - Parameter expectedAfter: the name after which it should have come, where it is out of
  ///   order and that is known.
  public static func outOfPlace(
    name: String, repeated: Bool, expectedAfter: String? = nil, at place: Place, path: String?,
    call: Call? = nil, form: Form? = nil
  ) -> Finding {
    raised(
      .outOfPlace, at: place, path: path, call: call, form: form,
      Findings.Details(
        found: name.excerpt(200), expected: expectedAfter,
        message: repeated
          ? .repeated(name.excerpt()) : .misplaced(name.excerpt(), after: expectedAfter),
        advice: repeated ? .keepOne : .inOrder))
  }

  /// F007: the unit of the amounts is missing (`found` nil) or unknown.
  public static func unit(
    found: String?, at place: Place, path: String?, call: Call? = nil, form: Form? = nil
  ) -> Finding {
    raised(
      .outOfPlace, at: place, path: path, call: call, form: form,
      Findings.Details(
        found: found?.excerpt(200),
        expected: MoneyUnit.allCases.map(\.rawValue).joined(separator: ", "),
        message: found.map { .unknownUnit($0.excerpt()) } ?? .missingUnit, advice: .nameUnit))
  }

  /// F007: a field of a sheet is given twice, with different answers: a warning, the first counts.
  public static func saidOtherwise(
    _ field: Field, _ text: String, at place: Place, than first: String, at firstPlace: Place,
    call: Call, form: Form
  ) -> Finding {
    let spot = firstPlace.spot ?? Localized(same: "")
    return raised(
      .outOfPlace, severity: .warning, at: place, path: nil, call: call, form: form,
      Findings.Details(
        found: text.excerpt(200), expected: first.excerpt(200),
        message: Localized(
          vi:
            "Mục “\(field.label.vi)” được ghi hai nơi khác nhau: “\(first.excerpt())” (\(spot.vi)) "
            + "và “\(text.excerpt())”; đã xét theo “\(first.excerpt())”.",
          en: "“\(field.label.en)” is given twice: “\(first.excerpt())” (\(spot.en)) and "
            + "“\(text.excerpt())”; “\(first.excerpt())” was taken."),
        advice: .keepOne, related: [Finding.Related(place: firstPlace, found: first.excerpt(200))]))
  }

  /// F007: a line further down names another unit than the amounts above it have.
  public static func secondUnit(
    _ found: String, than unit: MoneyUnit, at place: Place, call: Call, form: Form
  ) -> Finding {
    raised(
      .outOfPlace, at: place, path: nil, call: call, form: form,
      Findings.Details(
        found: found.excerpt(200), expected: unit.rawValue,
        message: Localized(
          vi:
            "Dòng này ghi “\(found.excerpt())” trong khi bảng phía trên tính bằng \(unit.name.vi); "
            + "không rõ các số tiền bên dưới theo đơn vị nào.",
          en:
            "This line says “\(found.excerpt())”, while the table above is in \(unit.name.en); in "
            + "which unit the amounts below are is not clear."),
        advice: Localized(
          vi: "Ghi cả bảng theo một đơn vị tính, hoặc tách thành hai tệp.",
          en: "Write the whole table in one unit, or part it into two files.")))
  }
}

extension Localized {
  fileprivate static func repeated(_ name: String) -> Localized {
    Localized(
      vi: "Mục “\(name)” đã có ở trên, nay lặp lại; chỉ giá trị đầu được xét.",
      en: "“\(name)” was given before and is given again; only the first answer is judged.")
  }

  fileprivate static func misplaced(_ name: String, after: String?) -> Localized {
    guard let after else {
      return Localized(
        vi: "Mục “\(name)” không đúng thứ tự của mẫu.",
        en: "“\(name)” is out of the form's order.")
    }
    return Localized(
      vi: "Mục “\(name)” không đúng thứ tự của mẫu: phải đứng sau “\(after)”.",
      en: "“\(name)” is out of the form's order: it belongs after “\(after)”.")
  }

  fileprivate static let missingUnit = Localized(
    vi: "Không ghi đơn vị tính của số tiền, nên các số tiền không xét được.",
    en: "The unit of money is missing, so no amount can be judged.")

  fileprivate static func unknownUnit(_ found: String) -> Localized {
    Localized(
      vi: "Không hiểu đơn vị tính “\(found)”, nên các số tiền không xét được.",
      en: "The unit of money “\(found)” is not known, so no amount can be judged.")
  }

  fileprivate static let keepOne = Localized(
    vi: "Giữ lại một mục, bỏ mục còn lại.", en: "Keep one of them and take the other out.")

  fileprivate static let inOrder = Localized(
    vi: "Đặt lại các mục theo đúng thứ tự của mẫu.", en: "Put the fields in the form's order.")

  fileprivate static let nameUnit = Localized(
    vi: "XML: ghi thuộc tính unit ở phần tử gốc là dong, thousand, million hoặc billion. Bảng "
      + "tính: ghi dòng “Đơn vị tính: đồng”, “nghìn đồng”, “triệu đồng” hoặc “tỷ đồng” ở trên bảng.",
    en: "In XML give the root element's unit as dong, thousand, million or billion; in a sheet put "
      + "a line “Đơn vị tính: đồng”, “nghìn đồng”, “triệu đồng” or “tỷ đồng” above the table.")
}
