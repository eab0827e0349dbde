import Intake

/// The manual of the rules: the list of all, and a page for each.
struct RulePages {
  let frame: PageFrame
  let chapters: [RuleChapter]

  func list() -> String {
    var families: [(name: Localized, rules: [RuleChapter])] = []
    for chapter in chapters {
      if families.last?.name != chapter.family { families.append((chapter.family, [])) }
      families[families.count - 1].rules.append(chapter)
    }
    let sections = families.map { family -> Markup in
      "<section><h2>\(frame[family.name])</h2>\n<table class=\"codes\"><thead><tr>"
        + "<th scope=\"col\">\(frame[.code])</th><th scope=\"col\">\(frame[.what])</th>"
        + "<th scope=\"col\">\(frame[.weight])</th></tr></thead>\n<tbody>"
        + family.rules.map(row).joined() + "</tbody></table></section>\n"
    }
    return frame.page(
      frame[.rulesTitle], "<p>\(frame[.introduction])</p>\n" + sections.joined())
  }

  private func row(_ rule: RuleChapter) -> Markup {
    "<tr><th scope=\"row\"><a \(frame.href(.rule(rule.code)))>\(rule.code.description)</a></th>"
      + "<td>\(frame[rule.title])</td><td>\(frame[rule.severity.name])</td></tr>\n"
  }

  /// Nil where no rule has the code.
  func page(of code: Code) -> String? {
    guard let rule = chapters.first(where: { $0.code == code }) else { return nil }
    let entries = rule.entries.map { entry -> Markup in
      "<div><dt>\(frame[entry.label])</dt><dd>\(frame[entry.text])</dd></div>\n"
    }
    return frame.page(
      "\(rule.code) · \(frame[rule.title])",
      """
      <dl class="facts">
      \(entries.joined())</dl>
      \(stories(rule.stories(.good), .good))
      \(stories(rule.stories(.bad), .bad))
      <p><a \(frame.href(.rules))>\(frame[.rulesTitle])</a></p>
      """)
  }

  private func stories(_ stories: [RuleChapter.Story], _ heading: Localized) -> Markup {
    guard !stories.isEmpty else { return "" }
    let items = stories.map { "<li>\(story($0))</li>\n" as Markup }
    return "<section><h2>\(frame[heading])</h2>\n<ul class=\"stories\">\n\(items.joined())</ul>"
      + "</section>"
  }

  private func story(_ story: RuleChapter.Story) -> Markup {
    var text = story.sentences.map { "<p>\(frame[$0])</p>\n" as Markup }.joined()
    if !story.lines.isEmpty {
      text +=
        "<pre tabindex=\"0\" lang=\"vi\"><code>\(story.lines.joined(separator: "\n"))</code></pre>\n"
      if story.lines.contains(where: { $0.contains("↓") }) {
        text += "<p class=\"help\">\(frame[.mark])</p>\n"
      }
    }
    let excerpts = story.excerpts.map { excerpt -> Markup in
      "<div><dt>\(frame[excerpt.label])</dt><dd lang=\"vi\"><code>\(frame[excerpt.text])</code>"
        + "</dd></div>\n"
    }
    return excerpts.isEmpty
      ? text : text + "<dl class=\"excerpts\">\n\(excerpts.joined())</dl>\n"
  }
}

extension Localized {
  fileprivate static let code = Localized(vi: "Mã", en: "Code")
  fileprivate static let what = Localized(vi: "Điều sai", en: "What is wrong")
  fileprivate static let weight = Localized(vi: "Mức độ", en: "Severity")
  fileprivate static let good = Localized(vi: "Đúng", en: "Good")
  fileprivate static let bad = Localized(vi: "Sai", en: "Bad")
  fileprivate static let mark = Localized(
    vi: "↓ là chỗ phát hiện, không có trong tệp.",
    en: "↓ marks the finding's place; it is not in the file.")
  fileprivate static let introduction = Localized(
    vi:
      "Lỗi dẫn đến “chưa đủ điều kiện”; điều cần xem xét do cán bộ tiếp nhận quyết định; cảnh báo "
      + "và ghi chú không đổi kết luận. “Đủ điều kiện tổng hợp” chưa phải là được phê duyệt.",
    en: "An error leads to “ineligible”; what needs review is decided by an officer; warnings and "
      + "notes leave the verdict alone. “Eligible” is not approval.")
}
