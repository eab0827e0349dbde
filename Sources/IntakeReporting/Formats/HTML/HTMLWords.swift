import IntakeCore

/// Text of the page in its language, and what submitters wrote, made visible and harmless.
struct HTMLWords {
  let language: Language
  let zone: ZoneOffset

  subscript(_ text: Localized) -> String { text[language] }

  var values: ShownValue { ShownValue(zone: zone, language: language) }

  /// A document by its file and the steps within it: `thu.eml › phu-luc.xlsx › trang tính “PL 1”`.
  func name(of document: JudgedDocument) -> HTMLText {
    let identity = document.identity
    guard let part = identity.part else { return written(identity.path) }
    let isWithin = !identity.step.isEmpty && part.hasSuffix(identity.step)
    let files = isWithin ? String(part.dropLast(identity.step.count)) : part
    var steps = [written(identity.path)] + files.split(separator: "!").map { written(String($0)) }
    if isWithin { steps.append(step(identity.step, in: document.format)) }
    return steps.joined(separator: " › ")
  }

  /// Where a form stands in an office file.
  private func step(_ step: String, in format: DocumentFormat?) -> HTMLText {
    switch format {
    case .docx: "\(self[HTMLPhrases.formNumber]) " + written(step)
    case .xlsx, .ods: "\(self[HTMLPhrases.sheet]) “" + written(step) + "”"
    default: written(step)
    }
  }

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

  /// - Parameter isPartial: whether something required was not looked at.
  func verdict(
    _ verdict: Verdict, _ element: StaticString = "span", isPartial: Bool = false
  ) -> HTMLText {
    let name = HTMLText(escaped: "\(element)")
    let kind = kind(verdict, isPartial: isPartial)
    let sign = kind == "partial" ? "…" : Self.sign(verdict)
    let text = capitalized(VerdictScope.name(verdict, isPartial: isPartial))
    return "<" + name + " class=\"verdict \(kind)\"><span aria-hidden=\"true\">"
      + "\(sign)</span> \(text)</" + name + ">"
  }

  /// The look of a verdict: what was judged in part is not shown as good.
  func kind(_ verdict: Verdict, isPartial: Bool) -> String {
    verdict == .eligible && isPartial ? "partial" : verdict.rawValue
  }

  /// What a verdict leaves open, and how to have it judged; nothing where it is whole.
  func scope(_ scope: VerdictScope) -> HTMLText {
    guard scope.isPartial else { return "" }
    let how: HTMLText = scope.missing == nil ? "" : " \(self[HTMLPhrases.judgeAll])"
    return "<p class=\"scope\">\(capitalized(scope.left))." + how + "</p>\n"
  }

  func capitalized(_ text: Localized) -> String {
    text[language].prefix(1).uppercased() + text[language].dropFirst()
  }

  func badge(_ severity: Severity) -> HTMLText {
    "<span class=\"badge \(severity.rawValue)\">\(HTMLPhrases.badge(severity)[language])</span>"
  }

  /// Where a finding stands in its document.
  func place(_ place: Place) -> HTMLText {
    if place.isDocument { return "\(self[HTMLPhrases.whole])" }
    if place.isSheetRow { return "\(row(Int(place.row)))" }
    return "\(PlaceText(language: language).text(place, in: nil).text)"
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
    shown(values.text(raw, isMoney: isMoney))
  }

  func difference(_ raw: String, isMoney: Bool) -> HTMLText {
    shown(values.difference(raw, isMoney: isMoney))
  }

  private static func sign(_ verdict: Verdict) -> String {
    switch verdict {
    case .eligible: "✓"
    case .review: "?"
    case .ineligible: "✗"
    }
  }
}
