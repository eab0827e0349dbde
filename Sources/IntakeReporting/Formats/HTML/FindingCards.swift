import IntakeCore

/// The findings of a document, part by part of the submission, a card for each code: the first of
/// many in full, the others as a table of their places.
struct FindingCards {
  let document: JudgedDocument
  /// What the ids of this document's parts begin with.
  let anchor: String
  /// The level of the headings of the parts.
  let level: Int
  let words: HTMLWords
  private let names: FieldNames
  private let figure: SourceFigure
  private let parts: [Part]

  /// One part of the submission and what was found in it.
  struct Part {
    let group: FieldGroup
    let cards: [[Listed]]
  }

  /// A finding with its position in the document's list, by which the page links to it.
  struct Listed {
    let position: Int
    let finding: Finding
  }

  /// Up to so many findings of a card are told in full; of more, only the first.
  private static let told = 3
  /// So many further places are shown at once, the others on demand.
  private static let placesShown = 8

  init(
    _ document: JudgedDocument, anchor: String, level: Int, call: Call, source: SourceExcerpts?,
    words: HTMLWords
  ) {
    self.document = document
    self.anchor = anchor
    self.level = level
    self.words = words
    names = FieldNames(call, document.form)
    parts = Self.parts(document.findings)
    figure = SourceFigure(source: source, words: words)
  }

  func html() -> HTMLText {
    parts.map { part in
      let cards = part.cards.map { card($0, in: part.group) }.joined()
      let totals = part.cards.map(total)
      let sum = totals.reduce(0) { $0 + $1.count }
      let count = totals.allSatisfy(\.isWhole) ? "\(sum)" : "≥ \(sum)"
      return """
        <section class="part">
        <h\(level)>\(words[part.group.name]) <span class="count">(\(count))</span></h\(level)>
        \(cards)</section>

        """
    }.joined()
  }

  /// The id of a finding by its position in the document's list.
  func id(at position: Int) -> String { "\(anchor)-f\(position + 1)" }

  // MARK: A card

  private func card(_ listed: [Listed], in group: FieldGroup) -> HTMLText {
    let findings = listed.map(\.finding)
    guard let first = findings.first else { return "" }
    let title = RuleCatalog.rule(first.code)?.title ?? first.message
    let total = total(listed)
    let times: HTMLText =
      total.count > 1 || !total.isWhole
      ? " <span class=\"count\">\(words[HTMLPhrases.places(total, listed: findings.count)])</span>"
      : ""
    let level = level + 1
    let shared = Shared(findings)
    let full = Self.inFull(listed).map { finding($0, apartFrom: shared) }.joined()
    return """
      <article class="card \(first.severity.rawValue)">
      <h\(level)>\(words.badge(first.severity)) <span class="code">\(first.code.description)</span> \
      \(words.sentence(title))\(times)</h\(level)>
      \(full)\(others(listed))\(basis(shared.advice, shared.clause))</article>

      """
  }

  /// How many findings the document has of a card's kind, and whether that is all that is known: of
  /// a code that stands in several cards, those that are not listed could belong to any.
  private func total(_ card: [Listed]) -> (count: Int, isWhole: Bool) {
    guard let first = card.first?.finding else { return (0, true) }
    let listed = document.findings.count { $0.code == first.code }
    let all = document.countsByCode[first.code] ?? listed
    return card.count == listed ? (all, true) : (card.count, all == listed)
  }

  private static func inFull(_ findings: [Listed]) -> [Listed] {
    Array(findings.prefix(findings.count > told ? 1 : told))
  }

  private func finding(_ listed: Listed, apartFrom shared: Shared) -> HTMLText {
    let finding = listed.finding
    let own = basis(
      shared.advice == nil ? finding.advice : nil, shared.clause == nil ? finding.clause : nil)
    return """
      <div class="finding" id="\(id(at: listed.position))">
      <p class="message">\(words.sentence(finding.message))\(waived(finding))</p>
      <p class="where">\(place(of: finding))</p>
      \(figure.html(finding))\(values(finding))\(own)</div>

      """
  }

  private func waived(_ finding: Finding) -> HTMLText {
    finding.waivedBy.map { " <strong>(\(words[TextPhrases.waivedBy]) \($0))</strong>" } ?? ""
  }

  private func place(of finding: Finding) -> HTMLText {
    let places = PlaceText(language: words.language)
    var parts: [HTMLText] = [words.place(finding.place)]
    if let task = places.task(of: finding) { parts.append(words.shown(task)) }
    if let field = names.label(of: finding, words.language) { parts.append("\(field)") }
    if let path = finding.path { parts.append("<code>\(TerminalText(path).text)</code>") }
    return parts.joined(separator: " · ")
  }

  private func values(_ finding: Finding) -> HTMLText {
    let isMoney = names.isMoney(finding)
    var rows: [(Localized, HTMLText)] = []
    if let found = finding.found {
      rows.append((TextPhrases.found, words.value(found, isMoney: isMoney)))
    }
    if let choices = names.choices(finding, words.language) {
      rows.append((TextPhrases.oneOf, Self.list(choices)))
    } else if let expected = ExpectedText(names: names, values: words.values).text(finding) {
      rows.append((names.expected(finding), words.shown(expected)))
    }
    if let difference = finding.difference {
      rows.append((TextPhrases.difference, words.difference(difference, isMoney: isMoney)))
    }
    rows += finding.related.prefix(Self.placesShown)
      .map { (TextPhrases.related, related($0)) }
    guard !rows.isEmpty else { return "" }
    let items = rows.map { "<div><dt>\(words[$0.0])</dt><dd>" + $0.1 + "</dd></div>" as HTMLText }
    return "<dl class=\"values\">" + items.joined() + "</dl>\n"
  }

  private static func list(_ choices: [String]) -> HTMLText {
    guard choices.count > 1 else { return choices.map { "\($0)" as HTMLText }.joined() }
    let items = choices.map { "<li>\($0)</li>" as HTMLText }
    return "<ul class=\"choices\">" + items.joined() + "</ul>"
  }

  private func related(_ related: Finding.Related) -> HTMLText {
    var parts = related.document.map { [words.written($0)] } ?? []
    parts.append(words.place(related.place))
    if let path = related.path { parts.append("<code>\(TerminalText(path).text)</code>") }
    if let found = related.found { parts.append(words.value(found, isMoney: false)) }
    return parts.joined(separator: " · ")
  }

  /// What the findings of a card have in common is told once for all of them.
  private struct Shared {
    let advice: Localized?
    let clause: Localized?

    init(_ findings: [Finding]) {
      advice = Set(findings.map(\.advice)).count == 1 ? findings.first?.advice : nil
      clause = Set(findings.map(\.clause)).count == 1 ? findings.first?.clause : nil
    }
  }

  /// How to fix it, and why.
  private func basis(_ advice: Localized?, _ clause: Localized?) -> HTMLText {
    let told = [(TextPhrases.advice, advice), (TextPhrases.clause, clause)].compactMap { pair in
      pair.1.map { (pair.0, $0) }
    }
    guard !told.isEmpty else { return "" }
    let items = told.map {
      "<div><dt>\(words[$0.0])</dt><dd>" + words.sentence($0.1) + "</dd></div>" as HTMLText
    }
    return "<dl class=\"basis\">" + items.joined() + "</dl>\n"
  }

  // MARK: The other places

  private func others(_ findings: [Listed]) -> HTMLText {
    let others = findings.dropFirst(Self.inFull(findings).count)
    guard !others.isEmpty else { return "" }
    let shown = table(others.prefix(Self.placesShown))
    let rest = others.dropFirst(Self.placesShown)
    guard !rest.isEmpty else { return shown }
    let summary = words[HTMLPhrases.otherPlaces(rest.count)]
    return shown + "<details><summary>\(summary)</summary>\n" + table(rest) + "</details>\n"
  }

  private func table(_ findings: ArraySlice<Listed>) -> HTMLText {
    let heads = [HTMLPhrases.place, HTMLPhrases.field, HTMLPhrases.what].map {
      "<th scope=\"col\">\(words[$0])</th>" as HTMLText
    }
    let rows = findings.map { listed -> HTMLText in
      let finding = listed.finding
      let places = PlaceText(language: words.language)
      let task: HTMLText = places.task(of: finding).map { "<br>" + words.shown($0) } ?? ""
      let field = names.label(of: finding, words.language) ?? ""
      return "<tr id=\"\(id(at: listed.position))\"><td>" + words.place(finding.place) + task
        + "</td><td>\(field)</td>"
        + "<td>" + words.sentence(finding.message) + waived(finding) + "</td></tr>\n"
    }
    return "<table class=\"places\"><thead><tr>" + heads.joined() + "</tr></thead>\n<tbody>"
      + rows.joined() + "</tbody></table>\n"
  }

  // MARK: Gathering

  /// The parts in which something must be fixed first, then those to review, then the others.
  private static func parts(_ findings: [Finding]) -> [Part] {
    let listed = findings.enumerated().map { Listed(position: $0, finding: $1) }
    let byGroup = Dictionary(grouping: listed) { FieldGroup($0.finding) }
    let verdicts = byGroup.mapValues { $0.map(\.finding.severity.verdict).max() ?? .eligible }
    return Verdict.allCases.reversed().flatMap { verdict in
      FieldGroup.allCases.compactMap { group in
        guard let findings = byGroup[group], verdicts[group] == verdict else { return nil }
        return Part(group: group, cards: cards(findings))
      }
    }
  }

  /// The findings of a part by code and severity, what must be fixed first.
  private static func cards(_ findings: [Listed]) -> [[Listed]] {
    Dictionary(grouping: findings) { "\($0.finding.severity.rawValue) \($0.finding.code)" }.values
      .sorted { one, other in
        guard let a = one.first?.finding, let b = other.first?.finding else { return false }
        return a.severity == b.severity ? Finding.isBefore(a, b) : a.severity > b.severity
      }
  }
}
