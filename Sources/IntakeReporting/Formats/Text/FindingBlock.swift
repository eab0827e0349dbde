import IntakeCore

/// Writes the findings of one document, each as a block of its own; many of one code are told
/// once in full and then by their places.
struct FindingBlocks {
  let document: JudgedDocument
  let names: FieldNames
  let values: ShownValue
  let source: SourceLines?

  /// From this many findings of one code on, they are grouped.
  private static let groupFrom = 4
  /// So many further places of a group are listed.
  private static let placesListed = 8

  func write(to page: inout TerminalPage) {
    let groups = grouped()
    let first = Set(groups.compactMap { $0.first.map { Int($0.place.line) } })
    let rests = source?.rests(from: first) ?? [:]
    let delimiter = delimiter()
    for group in groups {
      guard let finding = group.first else { continue }
      page.blank()
      headline(finding, count: total(of: group), to: &page)
      location(finding, to: &page)
      excerpt(finding, rests[Int(finding.place.line)], delimiter, to: &page)
      details(finding, to: &page)
      others(group, to: &page)
    }
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

  private func delimiter() -> UInt8 {
    guard document.format == .csv, let start = source?.rests(from: [1])[1] else { return 0x3B }
    return SheetRow.delimiter(start.prefix(64 << 10))
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

  private func location(_ finding: Finding, to page: inout TerminalPage) {
    var parts = [place(finding.place, in: document.identity.path)]
    if let task = task(of: finding) { parts.append(task) }
    if let field = names.label(of: finding, language) { parts.append("\(field)") }
    if let path = finding.path { parts.append("\(path)") }
    page.paragraph(parts.joined(separator: " · "), indent: 2, hanging: 4)
  }

  private func excerpt(
    _ finding: Finding, _ rest: ArraySlice<UInt8>?, _ delimiter: UInt8,
    to page: inout TerminalPage
  ) {
    let gutter = "\(finding.place.line)".count
    let room = page.width - gutter - 7
    guard let rest,
      let shown = SourceExcerpt.of(finding.place, rest: rest, delimiter: delimiter, width: room)
    else { return }
    let empty: TerminalText = .spaces(4 + gutter) + " │ "
    if let heading = shown.heading { page.line(empty + heading, .dim) }
    page.line(.spaces(4) + "\(finding.place.line) │ " + shown.line)
    let mark = TerminalText(escaped: String(repeating: "^", count: max(1, shown.markWidth)))
    page.line(empty + .spaces(shown.mark) + mark, style(of: finding.severity))
  }

  private func details(_ finding: Finding, to page: inout TerminalPage) {
    let isMoney = names.isMoney(finding)
    if let found = finding.found {
      page.labelled("\(TextPhrases.found[language])", values.text(found, isMoney: isMoney), .bold)
    }
    if let expected = finding.expected {
      page.labelled("\(TextPhrases.expected[language])", values.text(expected, isMoney: isMoney))
    }
    if let difference = finding.difference {
      page.labelled(
        "\(TextPhrases.difference[language])", values.difference(difference, isMoney: isMoney))
    }
    for related in finding.related.prefix(Self.placesListed) {
      page.labelled("\(TextPhrases.related[language])", self.related(related, isMoney: isMoney))
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
    let rest = group.count - listed.count - 1
    if rest > 0 { page.paragraph("… \(rest) \(TextPhrases.more[language])", indent: 4) }
  }

  /// A further finding of a group, on one line.
  private func brief(_ finding: Finding) -> TerminalText {
    var parts = [place(finding.place, in: nil)]
    if let task = task(of: finding) { parts.append(task) }
    if let field = names.label(of: finding, language) { parts.append("\(field)") }
    if let found = finding.found {
      let isMoney = names.isMoney(finding)
      parts.append(
        "\(TextPhrases.found[language]) " + values.text(found, isMoney: isMoney))
    }
    return parts.joined(separator: " · ") + remark(finding)
  }

  private func related(_ related: Finding.Related, isMoney: Bool) -> TerminalText {
    var parts = [place(related.place, in: related.document ?? document.identity.path)]
    if let path = related.path { parts.append("\(path)") }
    if let found = related.found { parts.append(values.text(found, isMoney: isMoney)) }
    return parts.joined(separator: " · ")
  }

  /// `list.xml:12:5`, `list.csv:5 · ô M5`; without a path `dòng 12`.
  private func place(_ place: Place, in path: String?) -> TerminalText {
    let name: TerminalText = path.map { "\($0)" } ?? ""
    if place.isDocument { return path == nil ? "–" : name }
    let line: TerminalText = path == nil ? "\(place.line)" : name + ":\(place.line)"
    guard place.row > 0 else { return line + ":\(place.column)" }
    if let cell = place.cell {
      let named: TerminalText = "\(TextPhrases.cell[language]) \(cell)"
      return path == nil ? named : line + " · " + named
    }
    return line + " · \(TextPhrases.row[language]) \(place.row)"
  }

  private func task(of finding: Finding) -> TerminalText? {
    if let number = finding.task {
      return "\(TextPhrases.task[language]) " + TerminalText.shortened(number, to: 20)
    }
    return finding.taskIndex.map { "\(TextPhrases.taskNumber[language]) \($0)" }
  }

  private var language: Language { values.language }

  private func style(of severity: Severity) -> TerminalPage.Style {
    switch severity {
    case .error: .bad
    case .review: .doubt
    case .warning: .warning
    case .note: .note
    }
  }
}

/// What the fields of a document's form are called.
struct FieldNames {
  private let tables: [FieldTable]

  init(_ form: Form?) {
    tables = form?.tables ?? []
  }

  func label(of finding: Finding, _ language: Language) -> String? {
    field(of: finding)?.label[language] ?? finding.field
  }

  func label(of field: String, _ language: Language) -> String? {
    first(field)?.label[language]
  }

  func isMoney(_ field: String) -> Bool { first(field)?.type == .amount }

  private func first(_ field: String) -> Field? {
    tables.lazy.flatMap(\.fields).first { $0.id == field }
  }

  /// Whether its values are amounts in đồng: those of the money rules on an amount, but for the
  /// rules that quote what was written.
  func isMoney(_ finding: Finding) -> Bool {
    let code = finding.code
    guard code != "M003", code != "M009", "MX".contains(code.description.prefix(1)) else {
      return false
    }
    return field(of: finding)?.type == .amount
  }

  private func field(of finding: Finding) -> Field? {
    guard let id = finding.field else { return nil }
    for kind in Self.tables(of: finding) {
      if let table = tables.first(where: { $0.kind == kind }),
        let field = table.fields.first(where: { $0.id == id })
      {
        return field
      }
    }
    return nil
  }

  /// Where to look for the field of a finding, the likelier table first.
  private static func tables(of finding: Finding) -> [TableKind] {
    if finding.path?.contains("/activity[") == true { return [.activity] }
    if finding.path?.contains("/contribution[") == true { return [.contribution] }
    return finding.taskIndex == nil
      ? [.submitter, .task, .activity, .contribution]
      : [.task, .activity, .contribution, .submitter]
  }
}
