public import IntakeCore

/// The manual of the rules, in a person's language and for one call: its labels, its clauses and
/// the severities that it sets.
public struct RuleManual: Sendable {
  let call: Call
  let rules: [Rule]
  let options: ReportOptions

  init(call: Call, rules: [Rule] = RuleCatalog.all, options: ReportOptions = ReportOptions()) {
    self.call = call
    self.rules = rules
    self.options = options
  }

  /// One rule on a terminal (`dexuat explain M001`): what is wrong, why, how to fix it, and good
  /// and bad examples.
  public static func page(
    _ rule: Rule, call: Call, language: Language, width: Int = 100, color: Bool = false
  ) -> String {
    let options = ReportOptions(language: language, color: color, width: width)
    return String(decoding: RuleManual(call: call, options: options).page(rule), as: UTF8.self)
  }

  /// All rules on a terminal, a line for each (`dexuat rules`).
  public static func list(
    call: Call, language: Language, width: Int = 100, color: Bool = false
  ) -> String {
    let options = ReportOptions(language: language, color: color, width: width)
    return String(decoding: RuleManual(call: call, options: options).list(), as: UTF8.self)
  }

  /// All rules for machines, in both languages (`dexuat rules --report json`): schema
  /// `dexuat-rules/1`.
  public static func json(call: Call) -> String {
    String(decoding: RuleManual(call: call).json(), as: UTF8.self)
  }

  /// The manual of all rules as Markdown, in one text (`dexuat rules --report markdown`).
  public static func markdown(call: Call, language: Language) -> String {
    RulesDocument(manual: RuleManual(call: call), language: language).whole
  }

  /// The same as pages of a folder: `README.md` with the table of the codes, and one for each
  /// family (`docs/rules/<language>`).
  public static func pages(call: Call, language: Language) -> [(name: String, text: String)] {
    RulesDocument(manual: RuleManual(call: call), language: language).pages
  }

  func page(_ rule: Rule) -> [UInt8] {
    let language = options.language
    var page = TerminalPage(width: options.width, color: options.color)
    page.paragraph(
      "\(rule.code.description)  \(rule.title[language])", .bold, hanging: 6)
    for entry in entries(of: rule) {
      page.labelled(TerminalText(entry.label[language]), TerminalText(entry.text[language]))
    }
    for (kind, heading) in [(Example.Kind.good, Localized.good), (.bad, Localized.bad)] {
      page.blank()
      page.line("  \(heading[language])", .bold)
      for example in rule.examples where example.kind == kind {
        write(ExampleText(example, rule: rule, call: call), to: &page)
        write(ExampleExcerpt.of(example, call: call), to: &page)
      }
    }
    return page.bytes
  }

  private func write(_ example: ExampleText, to page: inout TerminalPage) {
    let language = options.language
    for line in example.sentences {
      page.paragraph("• \(line[language])", indent: 4, hanging: 6)
    }
    for line in example.snippet {
      page.line("      │ \(Self.window(line, width: page.width - 8))")
    }
    if example.snippet.contains(where: { $0.contains("↓") }) {
      page.paragraph("\(Localized.mark[language])", .dim, indent: 6)
    }
  }

  /// The field as it stands in a file of each format.
  private func write(_ excerpts: [ExampleExcerpt], to page: inout TerminalPage) {
    let labels = excerpts.map { $0.label[options.language] }
    let widest = labels.map(\.count).max() ?? 0
    for (label, excerpt) in zip(labels, excerpts) {
      let gap = TerminalText.spaces(widest - label.count)
      let text = excerpt.text.isEmpty ? TextPhrases.blank[options.language] : excerpt.text
      page.line("      \(label)" + gap + " │ \(text)", .dim)
    }
  }

  /// The part of a line around its mark, where the whole of it is too wide.
  private static func window(_ line: String, width: Int) -> String {
    guard line.count > width, let mark = line.firstIndex(of: "↓") else { return line }
    let before = line.distance(from: line.startIndex, to: mark)
    guard before > width / 2 else { return line }
    return "…" + line.dropFirst(before - width / 2)
  }

  /// What is said of a rule, in the order of its manual.
  func entries(of rule: Rule) -> [(label: Localized, text: Localized)] {
    [
      (.severityLabel, severity(of: rule)),
      (.placeLabel, rule.place),
      (.whyLabel, rule.why),
      (.adviceLabel, rule.advice),
      (.clauseLabel, clause(of: rule)),
      (.schemaLabel, rule.schema.said),
    ]
  }

  /// What a rule rests on, as far as it can be said without a finding.
  func clause(of rule: Rule) -> Localized {
    guard rule.clause != .form else {
      return Localized(
        vi: "mẫu phụ lục của đợt \(call.id)", en: "the forms of call \(call.id)")
    }
    return rule.clause.text(call: call, form: nil, field: nil)
  }

  /// The severity, what it leads to, and what the call makes of it.
  func severity(of rule: Rule) -> Localized {
    let severity = rule.severity
    let plain = Self.effect(severity)
    guard rule.adjustable else { return plain }
    guard let set = call.severities[rule.code], set != severity else {
      return Localized(
        vi: plain.vi + "; đợt kêu gọi có thể đặt khác",
        en: plain.en + "; a call may set another")
    }
    let effect = Self.effect(set)
    return Localized(
      vi: "\(effect.vi); do đợt \(call.id) đặt, mặc định là \(severity.name.vi)",
      en: "\(effect.en); set by call \(call.id), \(severity.name.en) by default")
  }

  /// What a severity does to the verdict.
  private static func effect(_ severity: Severity) -> Localized {
    switch severity {
    case .error: Localized(vi: "lỗi: chưa đủ điều kiện", en: "error: ineligible")
    case .review:
      Localized(vi: "cần cán bộ tiếp nhận xem xét", en: "an officer has to review it")
    case .warning:
      Localized(vi: "cảnh báo: không đổi kết luận", en: "warning: the verdict stays")
    case .note: Localized(vi: "ghi chú: không đổi kết luận", en: "note: the verdict stays")
    }
  }
}

extension Rule.SchemaReach {
  var said: Localized {
    switch self {
    case .none:
      Localized(
        vi: "lược đồ XSD của mẫu không thể hiện được quy tắc này",
        en: "the form's XSD cannot express it")
    case .all:
      Localized(
        vi: "trong XML, lược đồ XSD của mẫu cũng phát hiện được",
        en: "in XML the form's XSD refuses it too")
    case .part:
      Localized(
        vi: "trong XML, lược đồ XSD của mẫu phát hiện được một phần",
        en: "in XML the form's XSD refuses part of it")
    }
  }
}

extension Localized {
  static let good = Localized(vi: "Đúng", en: "Good")
  static let bad = Localized(vi: "Sai", en: "Bad")
  static let severityLabel = Localized(vi: "Mức độ", en: "Severity")
  static let placeLabel = Localized(vi: "Ở đâu", en: "At")
  static let whyLabel = Localized(vi: "Vì sao", en: "Why")
  static let adviceLabel = Localized(vi: "Cách sửa", en: "How to fix")
  static let clauseLabel = Localized(vi: "Căn cứ", en: "Rests on")
  static let schemaLabel = Localized(vi: "Lược đồ", en: "Schema")
  fileprivate static let mark = Localized(
    vi: "(↓ là chỗ phát hiện, không có trong tệp)",
    en: "(↓ marks the finding's place; it is not in the file)")
}
