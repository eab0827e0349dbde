extension Rule {
  static let malformed: Rule = Rule(
    code: "F001",
    title: Localized(
      vi: "Tệp XML sai cú pháp, hoặc một dòng của bảng bị hỏng",
      en: "The XML is not well-formed, or a row of the table is damaged"),
    why: Localized(
      vi: "Chỗ sai cú pháp làm mất ranh giới giữa các mục, nên không thể biết chắc phần sau nó "
        + "thuộc về mục nào. Ở bảng tính, chỉ dòng bị hỏng là không xét được; các dòng khác vẫn "
        + "được xét. Dòng không có số thứ tự và tên nhiệm vụ thì không rõ thuộc nhiệm vụ nào, nên "
        + "không được đọc và cần người xem xét; dòng có nội dung hay số tiền đứng dưới dòng tổng "
        + "cộng mà không phải ghi chú, chữ ký cũng vậy.",
      en: "A fault of syntax hides where one field ends and the next begins, so what follows it "
        + "cannot be known for certain. In a sheet only the damaged row is lost; the other rows "
        + "are still judged. A row with neither a task's number nor a title belongs to no task "
        + "for certain: it is not read, and a person decides; so with a row that carries text or "
        + "money below the total and is no note or signature."),
    advice: Localized(
      vi: "Mở tệp tại dòng, cột đã nêu, sửa chỗ sai rồi kiểm tra lại; nếu được, hãy xuất lại tệp "
        + "từ phần mềm đã lập nó thay vì sửa bằng tay.",
      en:
        "Open the file at the line and column given, correct the fault and check again; where you "
        + "can, export the file anew from the program that made it rather than edit it by hand."),
    severity: .error,
    place: Localized(
      vi: "chỗ sai cú pháp; dòng bị hỏng", en: "the fault of syntax; the damaged row"),
    clause: .file, schema: .all,
    examples: [
      .good(),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.xml("<kind>state</kind>", "<kind>state↓</knid>"),
        caption: Localized(
          vi: "thẻ đóng không khớp thẻ mở", en: "the end tag does not match the start tag")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.xml("sợi và dệt</title>", "sợi ↓& dệt</title>"),
        caption: Localized(
          vi: "dấu & phải viết là &amp;", en: "an & must be written as &amp;")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv("2,Tập huấn", "2,↓\"Tập huấn"),
        caption: Localized(
          vi: "dấu ngoặc kép mở mà không đóng", en: "a quotation mark that is never closed")),
      Example(
        kind: .bad, form: .appendix1,
        content: ExampleDocument.csv("\n2,", "\n,,,,↓và mở thêm 02 lớp,\n2,"),
        caption: Localized(
          vi: "dòng nối tiếp, không có số thứ tự và tên nhiệm vụ: cần người xem xét",
          en: "a row that goes on with the one above, without number and title: for review")),
    ],
    check: .reading)
}

/// What a parser can find wrong with the syntax of XML, in words for people.
public enum XMLFault: Sendable, Hashable {
  /// The end tag closes another element than the one that is open.
  case tagMismatch(open: String, close: String)
  /// The document ends inside an element.
  case prematureEnd
  /// A character that XML does not allow; its code point where it is known.
  case badCharacter(UInt32?)
  /// A reference to an entity that is not defined.
  case undefinedEntity(String?)
  /// An `&` that starts no reference.
  case bareAmpersand
  /// A tag that is not written as a tag: a missing `>`, a name that is none, a stray `<`.
  case badTag
  case attributeNotQuoted
  case duplicateAttribute(String?)
  /// Something after the end of the root element.
  case contentAfterRoot
  /// A prefix that is bound to no namespace, or a wrong binding.
  case namespace(prefix: String?)
  /// A comment that is not closed or has `--` inside it.
  case badComment
  /// `]]>` where no section ends.
  case sectionEnd
  /// A wrong XML declaration or processing instruction.
  case badDeclaration
  /// The XML declaration does not stand at the very start.
  case lateDeclaration
  /// Any other fault, by the parser's own number.
  case other(code: Int)
}

/// What can be wrong with one row of a sheet.
public enum RowFault: Sendable, Hashable {
  /// A quotation mark is opened and not closed before the file ends.
  case openQuote
  /// Text stands after a closing quotation mark, before the next separator.
  case textAfterQuote
  /// A quotation mark stands inside a cell that does not start with one.
  case strayQuote
  /// A control character or another that no text has.
  case badCharacter(UInt32)
  /// Filled cells beyond the columns of the table.
  case tooManyCells(found: Int, expected: Int)
}

extension Finding {
  /// F001: the XML is not well-formed.
  public static func malformedXML(
    _ reason: XMLFault, at place: Place, path: String?
  ) -> Finding {
    let said = reason.said
    return raised(
      .malformed, at: place, path: path,
      Findings.Details(
        message: Localized(
          vi: "Tệp XML sai cú pháp: \(said.vi).", en: "The XML is not well-formed: \(said.en)."),
        advice: reason == .lateDeclaration ? .startWithDeclaration : nil))
  }

  /// F001: a row of a sheet is damaged and left out; the other rows are judged.
  public static func damagedRow(_ reason: RowFault, at place: Place) -> Finding {
    let said = reason.said
    return raised(
      .malformed, at: place,
      Findings.Details(
        message: Localized(
          vi: "Hàng \(place.shownRow) của bảng bị hỏng nên không xét được: \(said.vi).",
          en: "Row \(place.shownRow) of the table is damaged and was not judged: \(said.en)."),
        advice: .mendRow))
  }

  /// F001: a row of a list that is no task, group or sum, and was not read: for review.
  /// - Parameter cells: what stands in it.
  public static func unreadRow(
    _ cells: [(place: Place, text: String)], _ kind: UnreadRow, at place: Place
  ) -> Finding {
    let shown = cells.prefix(3).map { "\($0.place.cell ?? "") “\($0.text.excerpt())”" }
    let said = shown.joined(separator: ", ") + (cells.count > 3 ? ", …" : "")
    return raised(
      .malformed, severity: .review, at: place,
      Findings.Details(
        found: cells.first?.text.excerpt(200), message: kind.message(place.shownRow, said),
        advice: kind.advice, isStructural: false))
  }

  /// F001: a further table with a heading of its own, which was not read: for review.
  /// - Parameter rows: its first and last row.
  public static func secondTable(
    rows: ClosedRange<Int>, heading: String, at place: Place
  ) -> Finding {
    raised(
      .malformed, severity: .review, at: place,
      Findings.Details(
        found: heading.excerpt(200),
        message: Localized(
          vi: "Từ hàng \(rows.lowerBound) đến hàng \(rows.upperBound) là một bảng khác có tiêu đề "
            + "riêng nên không được đọc.",
          en:
            "Rows \(rows.lowerBound) to \(rows.upperBound) are another table with a heading of its "
            + "own and were not read."),
        advice: Localized(
          vi:
            "Bảng tổng hợp thì không phải làm gì; nếu bảng này có nhiệm vụ thì đưa lên bảng trên, "
            + "theo đúng thứ tự cột.",
          en:
            "Nothing needs to be done about a summary; if the table holds tasks, move them into the "
            + "table above, in its order of columns."),
        isStructural: false))
  }
}

/// Why a row of a list was not read.
public enum UnreadRow: Sendable {
  /// It has neither a number nor a title.
  case nameless
  /// It stands below the rows of the table.
  case below
  /// It has no number and hardly a field: it looks like the rest of the row above, as do so many further
  /// rows of the task.
  case continuation(further: Int)
  /// A group with money under which no task stands.
  case emptyGroup
  /// It says what the task above is made of.
  case part

  fileprivate func message(_ row: Int, _ said: String) -> Localized {
    switch self {
    case .below:
      Localized(
        vi: "Hàng \(row) đứng dưới các hàng của bảng nên không được đọc: \(said).",
        en: "Row \(row) stands below the rows of the table and was not read: \(said).")
    case .nameless:
      Localized(
        vi: "Hàng \(row) không có số thứ tự và tên nhiệm vụ nên không được đọc: \(said).",
        en: "Row \(row) has neither a task's number nor a title and was not read: \(said).")
    case .continuation(let further):
      Localized(
        vi:
          "Hàng \(row)\(further > 0 ? " và \(further) hàng nữa" : "") không có số thứ tự và hầu như "
          + "không có mục nào, có vẻ là phần tiếp theo của hàng trên, nên không được đọc: \(said).",
        en:
          "Row \(row)\(further > 0 ? " and \(further) more" : "") without a number and with hardly "
          + "a field, which looks like the rest of the row above, was not read: \(said).")
    case .part:
      Localized(
        vi:
          "Hàng \(row) chỉ ghi một phần của nhiệm vụ ở trên (tên và số tiền), nên không được đọc: "
          + "\(said).",
        en: "Row \(row) says only a part of the task above, by name and amount, and was not read: "
          + "\(said).")
    case .emptyGroup:
      Localized(
        vi:
          "Hàng \(row) ghi số tiền như một nhóm nhưng không có nhiệm vụ nào bên dưới, nên số tiền "
          + "không được tính: \(said).",
        en: "Row \(row) has money as a group has, but no task stands below it, so the money is not "
          + "counted: \(said).")
    }
  }

  fileprivate var advice: Localized {
    switch self {
    case .below: .moveRow
    case .nameless, .continuation, .part: .joinRow
    case .emptyGroup: .fillGroup
    }
  }
}

extension XMLFault {
  public var said: Localized {
    switch self {
    case .tagMismatch(let open, let close):
      Localized(
        vi: "thẻ <\(open.excerpt(40))> đang mở nhưng lại gặp thẻ đóng </\(close.excerpt(40))>",
        en: "<\(open.excerpt(40))> is open, but the end tag is </\(close.excerpt(40))>")
    case .prematureEnd:
      Localized(
        vi: "tệp kết thúc khi vẫn còn thẻ chưa đóng (có thể tệp bị cắt cụt khi gửi)",
        en: "the file ends while an element is still open (it may have been cut off on its way)")
    case .badCharacter(let scalar):
      Localized(
        vi: "có ký tự không được phép dùng trong XML\(Self.codePoint(scalar))",
        en: "a character that XML does not allow\(Self.codePoint(scalar))")
    case .undefinedEntity(let name):
      Localized(
        vi: "dùng tham chiếu &\((name ?? "…").excerpt(40)); chưa được định nghĩa; trong XML chỉ có "
          + "&amp; &lt; &gt; &quot; &apos;",
        en: "the reference &\((name ?? "…").excerpt(40)); is not defined; XML has only "
          + "&amp; &lt; &gt; &quot; &apos;")
    case .bareAmpersand:
      Localized(
        vi: "dấu & đứng một mình; phải viết là &amp;",
        en: "an & stands by itself; it must be written as &amp;")
    case .badTag:
      Localized(
        vi: "thẻ viết chưa đúng (thiếu dấu >, sai tên thẻ, hoặc dấu < trong văn bản phải viết là "
          + "&lt;)",
        en: "a tag is not written properly (a missing >, a wrong name, or a < in text that must "
          + "be written as &lt;)")
    case .attributeNotQuoted:
      Localized(
        vi: "giá trị thuộc tính không đặt trong dấu ngoặc kép",
        en: "an attribute's value is not in quotation marks")
    case .duplicateAttribute(let name):
      Localized(
        vi: "một thẻ có hai thuộc tính trùng tên\(Self.quoted(name))",
        en: "one tag has the same attribute twice\(Self.quoted(name))")
    case .contentAfterRoot:
      Localized(
        vi: "còn nội dung sau thẻ đóng của phần tử gốc",
        en: "something follows the end of the root element")
    case .namespace(let prefix):
      Localized(
        vi: "tiền tố không gian tên\(Self.quoted(prefix)) chưa được khai báo hoặc khai báo sai",
        en: "the namespace prefix\(Self.quoted(prefix)) is not declared, or not properly")
    case .badComment:
      Localized(
        vi: "chú thích không đóng bằng --> hoặc có hai dấu gạch -- bên trong",
        en: "a comment is not closed by --> or has -- inside it")
    case .sectionEnd:
      Localized(
        vi: "chuỗi ]]> đứng giữa văn bản; trong XML phải viết ]]&gt;",
        en: "]]> stands in text; in XML it is written ]]&gt;")
    case .badDeclaration:
      Localized(
        vi: "dòng khai báo <?xml …?> hoặc chỉ thị <? … ?> viết sai",
        en: "the declaration <?xml …?> or an instruction <? … ?> is not written properly")
    case .lateDeclaration:
      Localized(
        vi: "trước dòng khai báo <?xml …?> có dòng trống hoặc ký tự khác",
        en: "a blank line or another character stands before the declaration <?xml …?>")
    case .other(let code):
      Localized(vi: "lỗi cú pháp số \(code)", en: "fault of syntax number \(code)")
    }
  }

  private static func quoted(_ name: String?) -> String {
    name.map { " “\($0.excerpt(40))”" } ?? ""
  }

  fileprivate static func codePoint(_ scalar: UInt32?) -> String {
    guard let scalar else { return "" }
    let digits = String(scalar, radix: 16, uppercase: true)
    return " (U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ")"
  }
}

extension RowFault {
  fileprivate var said: Localized {
    switch self {
    case .openQuote:
      Localized(
        vi: "có dấu ngoặc kép (\") mở mà không đóng",
        en: "a quotation mark (\") is opened and never closed")
    case .textAfterQuote:
      Localized(
        vi: "còn chữ đứng sau dấu ngoặc kép đóng",
        en: "text follows a closing quotation mark")
    case .strayQuote:
      Localized(
        vi: "có dấu ngoặc kép (\") ở giữa một ô không được đặt trong ngoặc kép",
        en: "a quotation mark (\") stands inside a cell that is not in quotation marks")
    case .badCharacter(let scalar):
      Localized(
        vi: "có ký tự điều khiển không được phép dùng\(XMLFault.codePoint(scalar))",
        en: "a control character that is not allowed\(XMLFault.codePoint(scalar))")
    case .tooManyCells(let found, let expected):
      Localized(
        vi: "dòng có \(found) ô trong khi bảng chỉ có \(expected) cột",
        en: "it has \(found) cells where the table has only \(expected) columns")
    }
  }
}

extension Localized {
  fileprivate static let joinRow = Localized(
    vi: "Nếu là phần tiếp theo của nhiệm vụ ở trên, ghi vào cùng ô với nhiệm vụ đó (Alt+Enter để "
      + "xuống dòng trong ô); nếu không phải nội dung của bảng thì đưa ra ngoài bảng.",
    en: "If it goes on with the task above, write it in the same cell as that task (Alt+Enter "
      + "starts a new line in a cell); if it is no part of the table, move it out of it.")

  fileprivate static let fillGroup = Localized(
    vi:
      "Nếu là một nhiệm vụ, ghi đủ các cột của nhiệm vụ; nếu là nhóm, ghi các nhiệm vụ của nhóm ở "
      + "dưới hoặc bỏ số tiền.",
    en: "If it is a task, fill in a task's columns; if it is a group, write its tasks below it, or "
      + "take the money out.")

  fileprivate static let moveRow = Localized(
    vi:
      "Nếu là nhiệm vụ hay công việc, đưa lên trên dòng tổng cộng và ghi số thứ tự; nếu là phần tiếp theo của "
      + "một ô thì ghi vào ô đó; nếu là ghi chú thì để riêng một dòng, bắt đầu bằng “Ghi chú:”.",
    en:
      "If it is a task or an activity, number it and move it above the total; if it goes on with a cell, write "
      + "it in that cell; if it is a note, give it a line of its own that starts with “Ghi chú:”.")

  fileprivate static let startWithDeclaration = Localized(
    vi: "Xóa mọi dòng trống và ký tự đứng trước <?xml …?>: dòng khai báo phải là dòng đầu của tệp.",
    en:
      "Delete every blank line and character before <?xml …?>: the declaration has to be the first "
      + "line of the file.")

  fileprivate static let mendRow = Localized(
    vi: "Sửa dòng này trong bảng tính rồi xuất lại CSV; ô có dấu phân cách, dấu ngoặc kép hay "
      + "xuống dòng phải đặt trong dấu ngoặc kép, và dấu ngoặc kép bên trong phải viết đôi.",
    en: "Correct the row in the spreadsheet and export the CSV again; a cell with a separator, a "
      + "quotation mark or a line break must stand in quotation marks, and a quotation mark "
      + "inside it must be doubled.")
}
