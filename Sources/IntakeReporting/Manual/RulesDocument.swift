import IntakeCore

extension RuleManual {
  /// The table of the codes, those that a schema can express, and a chapter for each rule.
  func markdown() -> String {
    var text = introduction
    for family in RuleFamily.all {
      let members = rules.filter { family.holds($0.code) }
      guard !members.isEmpty else { continue }
      text += "\n## \(family.letter) · \(family.title.vi) · \(family.title.en)\n"
      for rule in members { text += chapter(rule) }
    }
    return text
  }

  private var introduction: String {
    """
    # Các quy tắc kiểm tra · The rules

    Trang này do chương trình tạo ra từ chính các quy tắc; ví dụ ở đây cũng là phép thử của chúng. \
    Nhãn mục và căn cứ là của đợt \(call.id).
    Mỗi phát hiện có một mã không bao giờ dùng lại cho việc khác. **Lỗi** dẫn đến “chưa đủ điều \
    kiện”; **cần xem xét** chờ người quyết định; **cảnh báo** và **ghi chú** không đổi kết luận. \
    “Đủ điều kiện tổng hợp” chưa phải là được phê duyệt.

    This page is made from the rules themselves; its examples are their tests. Labels and clauses \
    are those of call \(call.id).
    Every finding has a code that is never reused. An **error** leads to “ineligible”; a \
    **review** waits for a person; a **warning** and a **note** do not change the verdict. \
    “Eligible” is not approval.

    Trên dòng lệnh · On the command line: `dexuat rules`, `dexuat explain M001`.

    | Mã · Code | Tiếng Việt | English | Mức độ · Severity | XSD |
    |---|---|---|---|---|
    \(rules.map(summary).joined(separator: "\n"))

    ## Lược đồ XSD · The schemas

    Với tệp XML, lược đồ của mẫu (`templates/<đợt>/appendix1.xsd`, `appendix2.xsd`) từ chối đúng \
    những tệp có ít nhất một phát hiện thuộc các mã sau. Mã có dấu (\\*) chỉ được lược đồ phát hiện \
    một phần: những phát hiện về cấu trúc.

    For XML the form's schema refuses exactly the documents with a finding of these codes. Of the \
    codes with (\\*) it refuses a part: the findings of structure.

    \(rules.compactMap(inSchema).joined(separator: ", "))

    """
  }

  private func summary(_ rule: Rule) -> String {
    let severity = effectiveSeverity(of: rule).name
    let reach =
      switch rule.schema {
      case .none: ""
      case .part: "(\\*)"
      case .all: "✓"
      }
    let code = rule.code.description
    return "| [\(code)](#\(code.lowercased())) | \(cell(rule.title.vi)) | \(cell(rule.title.en)) | "
      + "\(severity.vi) · \(severity.en) | \(reach) |"
  }

  private func inSchema(_ rule: Rule) -> String? {
    switch rule.schema {
    case .none: nil
    case .part: "\(rule.code) (\\*)"
    case .all: rule.code.description
    }
  }

  private func chapter(_ rule: Rule) -> String {
    let code = rule.code.description
    var text = """

      <a id="\(code.lowercased())"></a>

      ### \(code) · \(inline(rule.title.vi))

      *\(inline(rule.title.en))*

      | | Tiếng Việt | English |
      |---|---|---|

      """
    for entry in entries(of: rule) {
      text +=
        "| \(entry.label.vi) · \(entry.label.en) | \(cell(entry.text.vi)) | "
        + "\(cell(entry.text.en)) |\n"
    }
    for (kind, heading) in [(Example.Kind.good, Localized.good), (.bad, Localized.bad)] {
      text += "\n**\(heading.vi) · \(heading.en)**\n"
      let examples = rule.examples.filter { $0.kind == kind }
      for example in examples { text += item(ExampleText(example, rule: rule, call: call)) }
    }
    return text
  }

  private func item(_ example: ExampleText) -> String {
    var text = ""
    for sentence in example.sentences {
      text += "\n- \(inline(sentence.vi))"
      if sentence.en != sentence.vi { text += "  \n  *\(inline(sentence.en))*" }
      text += "\n"
    }
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
