import IntakeCore

extension RuleManual {
  /// All rules, a line for each, by their families.
  func list() -> [UInt8] {
    let language = options.language
    var page = TerminalPage(width: options.width, color: options.color)
    for family in RuleFamily.all {
      let members = rules.filter { family.holds($0.code) }
      guard !members.isEmpty else { continue }
      page.line("\(family.letter)  \(family.title[language])", .bold)
      for rule in members {
        let severity = effectiveSeverity(of: rule).name[language]
        let gap = TerminalText.spaces(13 - severity.count)
        page.paragraph(
          "\(rule.code.description)  \(severity)\(gap)\(rule.title[language])", indent: 2,
          hanging: 21)
      }
    }
    page.blank()
    write(CallValues(call), to: &page)
    page.paragraph("\(Localized.explainMore[language])", .dim)
    return page.bytes
  }

  /// The orientations and the values that fields take.
  private func write(_ values: CallValues, to page: inout TerminalPage) {
    let language = options.language
    page.line("\(CallValues.orientations[language])", .bold)
    for orientation in values.orientations {
      page.paragraph(
        "\(orientation.number)  \(orientation.title[language])", indent: 2, hanging: 6)
    }
    for list in values.lists {
      page.blank()
      page.line("\(list.label[language])", .bold)
      let names = list.items.map { $0.label[language] }.joined(separator: "; ")
      page.paragraph("\(names)", indent: 2)
    }
    page.blank()
  }

  /// All rules with their manuals.
  func json() -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.member("schema", "dexuat-rules/1")
      json.key("call")
      json.object(.line) { json in
        json.member("id", call.id)
        json.member("sha256", call.sha256)
      }
      json.key("rules")
      json.array(rules) { json, rule in
        json.object { write(rule, to: &$0) }
      }
      json.key("orientations")
      json.array(call.orientations) { json, orientation in
        json.object { json in
          json.member("number", orientation.number)
          json.localized("title", orientation.title)
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private func write(_ rule: Rule, to json: inout JSONWriter) {
    json.member("code", rule.code.description)
    json.member("severity", effectiveSeverity(of: rule).rawValue)
    json.member("defaultSeverity", rule.severity.rawValue)
    json.member("adjustable", rule.adjustable)
    json.member("inSchema", rule.schema.keyword)
    json.localized("title", rule.title)
    json.localized("place", rule.place)
    json.localized("why", rule.why)
    json.localized("advice", rule.advice)
    json.localized("clause", clause(of: rule))
  }

  func effectiveSeverity(of rule: Rule) -> Severity {
    rule.adjustable ? call.severities[rule.code] ?? rule.severity : rule.severity
  }
}

/// The families of the codes, by their first letter.
struct RuleFamily: Sendable {
  let letter: String
  let title: Localized

  func holds(_ code: Code) -> Bool { code.description.hasPrefix(letter) }

  static let all = [
    RuleFamily(letter: "A", title: Localized(vi: "Các mục của mẫu", en: "Fields")),
    RuleFamily(letter: "F", title: Localized(vi: "Tệp và định dạng", en: "File and format")),
    RuleFamily(
      letter: "L",
      title: Localized(
        vi: "Giới hạn và nội dung gây hại", en: "Limits and hostile content")),
    RuleFamily(letter: "M", title: Localized(vi: "Kinh phí", en: "Money")),
    RuleFamily(letter: "O", title: Localized(vi: "Định hướng", en: "Orientations")),
    RuleFamily(
      letter: "R", title: Localized(vi: "Nộp lại, trùng lặp", en: "Resubmission, duplicates")),
    RuleFamily(letter: "T", title: Localized(vi: "Thời gian và hạn nộp", en: "Time and deadline")),
    RuleFamily(
      letter: "X", title: Localized(vi: "Giữa hai phụ lục", en: "Between the two forms")),
  ]
}

extension Rule.SchemaReach {
  fileprivate var keyword: String {
    switch self {
    case .none: "none"
    case .part: "part"
    case .all: "all"
    }
  }
}

extension JSONWriter {
  fileprivate mutating func localized(_ name: StaticString, _ text: Localized) {
    key(name)
    object(.line) { json in
      json.member("vi", text.vi)
      json.member("en", text.en)
    }
  }
}

extension Localized {
  fileprivate static let explainMore = Localized(
    vi: "Xem giải thích và ví dụ của một mã: dexuat explain M001",
    en: "See what a code means, with examples: dexuat explain M001")
}
