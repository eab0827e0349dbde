import IntakeCore

/// Writes the findings of one document, each as a block of its own; many of one code are told
/// once in full and then by their places.
struct FindingBlocks {
  let document: JudgedDocument
  let names: FieldNames
  let values: ShownValue
  let source: SourceExcerpts?
  /// Codes about receipts that an earlier document's block explained.
  let explained: Set<Code>
  /// So many blocks are written at most; that there are more is said.
  let most: Int

  /// What stands in the head of each document as well: when it was received, and what that means.
  static let onReceipt: Set<Code> = ["T001", "T002", "T003"]

  /// From this many findings of one code on, they are grouped.
  private static let groupFrom = 4
  /// So many further places of a group are listed.
  private static let placesListed = 8

  func write(to page: inout TerminalPage) {
    let groups = most == .max ? grouped() : weightiest(grouped())
    for group in groups.prefix(most) {
      guard let finding = group.first else { continue }
      page.blank()
      if explained.contains(finding.code) {
        again(finding, to: &page)
        continue
      }
      headline(finding, count: total(of: group), to: &page)
      location(finding, to: &page)
      figure(finding, to: &page)
      details(finding, to: &page)
      others(group, to: &page)
    }
    let rest = groups.dropFirst(most).reduce(0) { $0 + total(of: $1) }
    guard rest > 0 else { return }
    page.blank()
    page.paragraph("… \(TextPhrases.moreOfFile(rest)[language])", indent: 2)
  }

  /// What decides first: what is left out of a list that is cut weighs least.
  private func weightiest(_ groups: [[Finding]]) -> [[Finding]] {
    guard groups.count > most else { return groups }
    let bySeverity = Dictionary(grouping: groups) { $0[0].severity }
    return bySeverity.keys.sorted(by: >).flatMap { bySeverity[$0] ?? [] }
  }

  /// The findings in their order, those of a frequent code together at the first of them.
  private func grouped() -> [[Finding]] {
    let byCode = Dictionary(grouping: document.findings, by: \.code)
    var told: Set<Code> = []
    return document.findings.compactMap { finding in
      let same = byCode[finding.code] ?? []
      guard same.count >= Self.groupFrom else { return [finding] }
      return told.insert(finding.code).inserted ? same : nil
    }
  }

  private func total(of group: [Finding]) -> Int {
    group.count < Self.groupFrom ? 1 : document.countsByCode[group[0].code] ?? group.count
  }

  // MARK: The parts of a block

  private func headline(_ finding: Finding, count: Int, to page: inout TerminalPage) {
    let times: TerminalText = count > 1 ? " ×\(count)" : ""
    let lead: TerminalText =
      "\(finding.severity.name[language]) \(finding.code.description)" + times
    page.paragraph(
      lead + "  \(finding.message[language])" + remark(finding),
      finding.waivedBy == nil ? style(of: finding.severity) : .dim, lead: lead, hanging: 4)
  }

  /// ` (chưa sửa; bỏ qua theo quyết định 3)`
  private func remark(_ finding: Finding) -> TerminalText {
    var parts: [TerminalText] = []
    if let state = finding.state { parts.append("\(state.name[language])") }
    if let number = finding.waivedBy {
      parts.append("\(TextPhrases.waivedBy[language]) \(number)")
    }
    return parts.isEmpty ? "" : " (" + parts.joined(separator: "; ") + ")"
  }

  /// A finding on the receipt that was explained before: its name, the head tells the rest.
  private func again(_ finding: Finding, to page: inout TerminalPage) {
    let lead: TerminalText = "\(finding.severity.name[language]) \(finding.code.description)"
    let title = RuleCatalog.rule(finding.code)?.title ?? finding.message
    page.paragraph(
      lead + "  \(title[language]) (\(TextPhrases.asAbove[language]))", style(of: finding.severity),
      lead: lead, hanging: 4)
  }

  private func location(_ finding: Finding, to page: inout TerminalPage) {
    var parts = [places.text(finding.place, in: document.identity.name)]
    if let task = places.task(of: finding) { parts.append(task) }
    if let field = names.label(of: finding, language) { parts.append("\(field)") }
    if let path = finding.path { parts.append("\(path)") }
    page.paragraph(parts.joined(separator: " · "), indent: 2, hanging: 4)
  }

  private func figure(_ finding: Finding, to page: inout TerminalPage) {
    guard let excerpt = source?[finding.place] else { return }
    let gutter = "\(finding.place.row > 0 ? finding.place.shownRow : Int(finding.place.line))".count
    guard let shown = TextFigure.of(excerpt, width: page.width - gutter - 7) else { return }
    let empty: TerminalText = .spaces(4 + gutter) + " │ "
    if let heading = shown.heading { page.line(empty + heading, .dim) }
    page.line(.spaces(4) + "\(shown.number) │ " + shown.line)
    let mark = TerminalText(escaped: String(repeating: "^", count: max(1, shown.markWidth)))
    page.line(empty + .spaces(shown.mark) + mark, style(of: finding.severity))
  }

  private func details(_ finding: Finding, to page: inout TerminalPage) {
    let isMoney = names.isMoney(finding)
    if let found = finding.found {
      page.labelled("\(TextPhrases.found[language])", values.text(found, isMoney: isMoney), .bold)
    }
    if let choices = names.choices(finding, language) {
      page.labelled("\(TextPhrases.oneOf[language])", "\(choices[0])")
      for choice in choices.dropFirst() { page.labelled("", "\(choice)") }
    } else if let expected = ExpectedText(names: names, values: values).text(finding) {
      page.labelled("\(names.expected(finding)[language])", expected)
    }
    if let difference = finding.difference {
      page.labelled(
        "\(TextPhrases.difference[language])", values.difference(difference, isMoney: isMoney))
    }
    for related in finding.related.prefix(Self.placesListed) {
      page.labelled("\(TextPhrases.related[language])", self.related(related))
    }
    page.labelled("\(TextPhrases.advice[language])", "\(finding.advice[language])")
    page.labelled("\(TextPhrases.clause[language])", "\(finding.clause[language])", .dim)
  }

  private func others(_ group: [Finding], to page: inout TerminalPage) {
    guard group.count > 1 else { return }
    let listed = group.dropFirst().prefix(Self.placesListed)
    for finding in listed {
      page.labelled("\(TextPhrases.alsoAt[language])", brief(finding))
    }
    let rest = total(of: group) - listed.count - 1
    guard rest > 0 else { return }
    let reported = group.count - listed.count - 1
    let phrase =
      reported == rest ? TextPhrases.more : TextPhrases.moreOfWhich(reported: reported)
    page.paragraph("… \(rest) \(phrase[language])", indent: 4)
  }

  /// A further finding of a group, on one line.
  private func brief(_ finding: Finding) -> TerminalText {
    var parts = [places.text(finding.place, in: nil)]
    if let task = places.task(of: finding) { parts.append(task) }
    if let field = names.label(of: finding, language) { parts.append("\(field)") }
    if let found = finding.found {
      let isMoney = names.isMoney(finding)
      parts.append(
        "\(TextPhrases.found[language]) " + values.text(found, isMoney: isMoney))
    }
    return parts.joined(separator: " · ") + remark(finding)
  }

  /// What stands at a related place is told as written.
  private func related(_ related: Finding.Related) -> TerminalText {
    var parts = [places.text(related.place, in: related.document ?? document.identity.name)]
    if let path = related.path { parts.append("\(path)") }
    if let found = related.found { parts.append(values.text(found, isMoney: false)) }
    return parts.joined(separator: " · ")
  }

  private var language: Language { values.language }
  private var places: PlaceText { PlaceText(language: language) }

  private func style(of severity: Severity) -> TerminalPage.Style {
    switch severity {
    case .error: .bad
    case .review: .doubt
    case .warning: .warning
    case .note: .note
    }
  }
}
