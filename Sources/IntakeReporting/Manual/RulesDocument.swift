import IntakeCore

/// The manual of all rules as Markdown, in one language: a page with the table of the codes, and a
/// page for each family.
struct RulesDocument {
  let manual: RuleManual
  let language: Language

  /// A page by its name in the manual's folder.
  typealias Page = (name: String, text: String)

  var pages: [Page] {
    let families = families.map { family in
      (name: "\(family.letter).md", text: page(of: family))
    }
    return [(name: "README.md", text: introduction { "\($0.family).md#\($0.anchor)" })] + families
  }

  /// All of it in one text.
  var whole: String {
    let chapters = families.map { "\n#" + page(of: $0) }
    return introduction { "#\($0.anchor)" } + chapters.joined()
  }

  private var families: [RuleFamily] {
    RuleFamily.all.filter { family in manual.rules.contains { family.holds($0.code) } }
  }

  private func page(of family: RuleFamily) -> String {
    "# \(family.letter) · \(family.title[language])\n"
      + manual.rules.filter { family.holds($0.code) }.map(chapter).joined()
  }

  /// - Parameter link: where a rule's chapter stands.
  private func introduction(_ link: (Rule) -> String) -> String {
    let rows = manual.rules.map { summary($0, link: link($0)) }.joined(separator: "\n")
    let schema = manual.rules.compactMap(inSchema).joined(separator: ", ")
    let orientations = manual.call.orientations
      .map { "\($0.number). \(inline($0.title[language]))" }.joined(separator: "\n")
    return Localized(
      vi: """
        # Các quy tắc kiểm tra

        Trang này do chương trình tạo ra từ chính các quy tắc; ví dụ ở đây cũng là phép thử của \
        chúng. Nhãn mục và căn cứ là của đợt \(manual.call.id).

        Mỗi phát hiện có một mã không bao giờ dùng lại cho việc khác. **Lỗi** dẫn đến “chưa đủ \
        điều kiện”; **cần xem xét** chờ người quyết định; **cảnh báo** và **ghi chú** không đổi \
        kết luận. “Đủ điều kiện tổng hợp” chưa phải là được phê duyệt.

        Trên dòng lệnh: `dexuat rules`, `dexuat explain M001`.

        | Mã | Điều sai | Mức độ | XSD |
        |---|---|---|---|
        \(rows)

        ## Các định hướng

        \(orientations)

        ## Lược đồ XSD

        Với tệp XML, lược đồ của mẫu (`templates/<đợt>/appendix1.xsd`, `appendix2.xsd`) từ chối \
        đúng những tệp có ít nhất một phát hiện thuộc các mã sau. Mã có dấu (\\*) chỉ được lược đồ \
        phát hiện một phần: những phát hiện về cấu trúc.

        \(schema)

        """,
      en: """
        # The rules

        This page is made from the rules themselves; its examples are their tests. Labels and \
        clauses are those of call \(manual.call.id).

        Every finding has a code that is never reused. An **error** leads to “ineligible”; a \
        **review** waits for a person; a **warning** and a **note** do not change the verdict. \
        “Eligible” is not approval.

        On the command line: `dexuat rules`, `dexuat explain M001`.

        | Code | What is wrong | Severity | XSD |
        |---|---|---|---|
        \(rows)

        ## The orientations

        \(orientations)

        ## The schemas

        For XML the form's schema (`templates/<call>/appendix1.xsd`, `appendix2.xsd`) refuses \
        exactly the documents with a finding of these codes. Of the codes with (\\*) it refuses a \
        part: the findings of structure.

        \(schema)

        """)[language]
  }

  private func summary(_ rule: Rule, link: String) -> String {
    let reach =
      switch rule.schema {
      case .none: ""
      case .part: "(\\*)"
      case .all: "✓"
      }
    let severity = manual.effectiveSeverity(of: rule).name[language]
    return "| [\(rule.code)](\(link)) | \(cell(rule.title[language])) | \(severity) | \(reach) |"
  }

  private func inSchema(_ rule: Rule) -> String? {
    switch rule.schema {
    case .none: nil
    case .part: "\(rule.code) (\\*)"
    case .all: rule.code.description
    }
  }

  private func chapter(_ rule: Rule) -> String {
    var text = """

      <a id="\(rule.anchor)"></a>

      ## \(rule.code) · \(inline(rule.title[language]))

      | | |
      |---|---|

      """
    for entry in manual.entries(of: rule) {
      text += "| \(entry.label[language]) | \(cell(entry.text[language])) |\n"
    }
    for (kind, heading) in [(Example.Kind.good, Localized.good), (.bad, Localized.bad)] {
      text += "\n**\(heading[language])**\n"
      let examples = rule.examples.filter { $0.kind == kind }
      for example in examples { text += item(ExampleText(example, rule: rule, call: manual.call)) }
    }
    return text
  }

  private func item(_ example: ExampleText) -> String {
    var text = example.sentences.map { "\n- \(inline($0[language]))\n" }.joined()
    if !example.snippet.isEmpty {
      text += "\n  ```text\n"
      text += example.snippet.map { "  \($0)\n" }.joined()
      text += "  ```\n"
    }
    return text
  }

  /// Text within a line of Markdown.
  private func inline(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_<>[]|&".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }

  private func cell(_ text: String) -> String {
    inline(text).replacing("\n", with: " ")
  }
}

extension Rule {
  /// The place of its chapter in its family's page.
  fileprivate var anchor: String { code.description.lowercased() }
  /// The letter of its family.
  fileprivate var family: String { String(code.description.prefix(1)) }
}
