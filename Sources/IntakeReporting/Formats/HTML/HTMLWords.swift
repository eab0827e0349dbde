import IntakeCore

/// Text of the page in its language, and what submitters wrote, made visible and harmless.
struct HTMLWords {
  let language: Language
  let zone: ZoneOffset

  subscript(_ text: Localized) -> String { text[language] }

  /// Text that a submitter wrote: its hidden characters shown, its direction kept to itself, its
  /// language told where the page has another.
  func written(_ raw: String, _ element: StaticString = "bdi") -> HTMLText {
    raw.isEmpty ? "" : shown(TerminalText(raw), element)
  }

  /// Safe text of the terminal's kind as text of the page.
  func shown(_ text: TerminalText, _ element: StaticString = "bdi") -> HTMLText {
    let name = HTMLText(escaped: "\(element)")
    let lang: HTMLText = language == .vi ? "" : " lang=\"vi\""
    return "<" + name + lang + ">\(text.text)</" + name + ">"
  }

  /// A sentence of the product, which may quote what a submitter wrote.
  func sentence(_ text: Localized) -> HTMLText {
    "\(TerminalText(text[language]).text)"
  }

  func verdict(_ verdict: Verdict, _ element: StaticString = "span") -> HTMLText {
    let name = HTMLText(escaped: "\(element)")
    let text = verdict.name[language]
    return "<" + name + " class=\"verdict \(verdict.rawValue)\"><span aria-hidden=\"true\">"
      + "\(Self.sign(verdict))</span> \(text.prefix(1).uppercased() + text.dropFirst())</" + name
      + ">"
  }

  func badge(_ severity: Severity) -> HTMLText {
    "<span class=\"badge \(severity.rawValue)\">\(HTMLPhrases.badge(severity)[language])</span>"
  }

  /// Where a finding stands in its document.
  func place(_ place: Place) -> HTMLText {
    if place.isDocument { return "\(self[HTMLPhrases.whole])" }
    if place.row > 0, place.column == 0, place.table == nil, place.paragraph == nil {
      return "\(row(Int(place.row)))"
    }
    let text = PlaceText(language: language).text(place, in: nil).text
    return place.row > 0 ? "\(text)" : "\(self[HTMLPhrases.line]) \(text)"
  }

  func row(_ number: Int) -> String { "\(self[TextPhrases.row]) \(number)" }

  /// `3 lỗi, 1 ghi chú`; nothing found is said.
  func counts(_ counts: SeverityCounts) -> String {
    let all = [
      (counts.error, Severity.error), (counts.review, .review), (counts.warning, .warning),
      (counts.note, .note),
    ]
    let told = all.filter { $0.0 > 0 }.map { TextPhrases.count($0.0, $0.1)[language] }
    return told.isEmpty ? self[HTMLPhrases.noFindings] : told.joined(separator: ", ")
  }

  /// A value of a finding.
  func value(_ raw: String, isMoney: Bool) -> HTMLText {
    shown(ShownValue(zone: zone, language: language).text(raw, isMoney: isMoney))
  }

  func difference(_ raw: String, isMoney: Bool) -> HTMLText {
    shown(ShownValue(zone: zone, language: language).difference(raw, isMoney: isMoney))
  }

  private static func sign(_ verdict: Verdict) -> String {
    switch verdict {
    case .eligible: "✓"
    case .review: "?"
    case .ineligible: "✗"
    }
  }
}
