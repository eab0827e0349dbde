public import IntakeCore

/// The report for a person at a terminal: each finding with its place, the line it stands on, what
/// is there and what should be, how to fix it and why; then what to fix first, and the verdict last.
///
/// Of several documents less is told of each, and that is said; a table of all of them follows.
public struct TextFormat: ReportFormat {
  public static var showsSource: Bool { true }
  public static var listsWorstFirst: Bool { true }

  private let head: ReportHead
  private let options: ReportOptions
  private var page: TerminalPage
  private var byCode: [Code: Int] = [:]
  private var scope = VerdictScope()
  private var toldDeadline = false
  /// What was said of receipts already: each code is explained once, then named.
  private var explained: Set<Code> = []
  private var table: FileTable
  private var toFix: [ToFix] = []

  /// So many findings of each of several documents are told.
  private static let toldOfSeveral = 10
  private static let toldOfMany = 5

  public init(_ head: ReportHead, _ options: ReportOptions) {
    self.head = head
    self.options = options
    page = TerminalPage(width: options.width, color: options.color)
    table = FileTable(language: options.language)
  }

  public mutating func begin(to out: inout [UInt8]) {}

  public mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8]
  ) {
    note(document)
    guard !options.quiet || document.verdict != .eligible else { return }
    if head.isOfMany {
      guard document.verdict != .eligible else { return }
      writeBrief(of: document)
    } else if head.documents > 1, document.form == nil {
      writeBrief(of: document)
    } else {
      writeWhole(document, source)
    }
    page.blank()
    flush(to: &out)
  }

  private mutating func writeWhole(_ document: JudgedDocument, _ source: SourceExcerpts?) {
    DocumentHead(document: document, head: head, language: language).write(to: &page)
    FindingBlocks(
      document: document, names: FieldNames(head.call, document.form),
      values: ShownValue(zone: head.call.zone, language: language), source: source,
      explained: explained, most: head.documents > 1 ? Self.toldOfSeveral : .max
    ).write(to: &page)
    explained.formUnion(document.countsByCode.keys.filter(FindingBlocks.onReceipt.contains))
    if document.unlisted > 0 {
      page.blank()
      page.paragraph("… \(document.unlisted) \(TextPhrases.unlisted[language])", indent: 2)
    }
    writeFixed(of: document)
  }

  /// A line for each of its findings, the weightiest first.
  private mutating func writeBrief(of document: JudgedDocument) {
    DocumentHead(document: document, head: head, language: language).writeName(to: &page)
    let causes = ErrorSummary(document).causes
    for cause in causes.prefix(Self.toldOfMany) {
      page.paragraph(line(of: cause), indent: 2, hanging: 4)
    }
    let rest = causes.dropFirst(Self.toldOfMany).reduce(0) { $0 + $1.times }
    if rest > 0 { page.paragraph("… \(TextPhrases.moreOfFile(rest)[language])", indent: 2) }
  }

  private func line(of cause: ErrorSummary.Cause) -> TerminalText {
    let finding = cause.first
    let place = PlaceText(language: language).text(finding.place, in: nil)
    let at: TerminalText = finding.place.isDocument ? "" : " · " + place
    return "\(finding.severity.name[language]) \(finding.code.description)  "
      + cause.text(language) + at + "\(cause.others(language))"
  }

  public mutating func end(_ summary: ReportSummary, to out: inout [UInt8]) {
    guard !options.quiet || summary.verdict != .eligible || summary.notTaken > 0 else { return }
    if !options.quiet, !summary.attachments.isEmpty {
      let paths = summary.attachments.map { TerminalText($0.name).text }.joined(separator: ", ")
      page.paragraph("\(TextPhrases.attachments[language]): \(paths)")
      page.blank()
    }
    if summary.documents > 1 { table.write(to: &page, quiet: options.quiet) }
    if !options.quiet {
      writeCodes()
      writeNotRun(documents: summary.documents)
      writeTotals(summary)
      writeDeadline()
      writeCall()
    }
    writeToFix(isSingle: summary.documents == 1)
    if summary.notTaken > 0 {
      page.paragraph("\(TextPhrases.interrupted(summary.notTaken)[language])", .bold)
    }
    if summary.documents == 0 {
      page.paragraph("\(TextPhrases.noDocuments[language])")
    } else {
      writeVerdict(summary.verdict)
    }
    flush(to: &out)
  }

  private var language: Language { options.language }

  private mutating func note(_ document: JudgedDocument) {
    for (code, count) in document.countsByCode { byCode[code, default: 0] += count }
    scope.add(document)
    table.add(document)
    if document.receipt.status == .notJudged { toldDeadline = true }
    guard !head.isOfMany else { return }
    let summary = ErrorSummary(document)
    guard !summary.causes.isEmpty else { return }
    toFix.append(ToFix(path: document.identity.name, lines: summary.causes.map(line)))
  }

  /// What one document needs.
  private struct ToFix: Sendable {
    let path: String
    let lines: [TerminalText]
  }

  private mutating func flush(to out: inout [UInt8]) {
    out.append(contentsOf: page.bytes)
    page.bytes.removeAll(keepingCapacity: true)
  }
}

// MARK: - The end

extension TextFormat {
  private mutating func writeCodes() {
    guard !byCode.isEmpty else { return }
    let codes = byCode.sorted { $0.key < $1.key }
      .map { "\($0.key.description) ×\($0.value)" as TerminalText }
    page.paragraph(
      "\(TextPhrases.byCode[language]): " + codes.joined(separator: "   "), hanging: 4)
  }

  private mutating func writeNotRun(documents: Int) {
    for (question, reasons) in scope.questions {
      let told = reasons.map { because, blocked -> TerminalText in
        blocked == documents
          ? "\(because[language])"
          : "\(because[language]), \(blocked)/\(documents) \(TextPhrases.inDocuments[language])"
      }
      page.paragraph(
        "\(TextPhrases.notRun[language]): \(question.name[language]) ("
          + told.joined(separator: "; ") + ")", hanging: 4)
    }
  }

  /// What to fix, document by document, the weightiest first.
  private mutating func writeToFix(isSingle: Bool) {
    guard !toFix.isEmpty, !options.quiet else { return }
    page.blank()
    page.line("\(TextPhrases.toFix[language]):", .bold)
    for document in toFix {
      if !isSingle { page.paragraph("\(document.path):", indent: 2, hanging: 4) }
      for (position, line) in document.lines.enumerated() {
        page.paragraph("\(position + 1). " + line, indent: 2, hanging: 6)
      }
    }
    page.blank()
  }

  private mutating func writeTotals(_ summary: ReportSummary) {
    let tasks = [
      (summary.eligible, Verdict.eligible), (summary.review, .review),
      (summary.ineligible, .ineligible),
    ].map { "\($0.0) \($0.1.name[language])" as TerminalText }
    page.paragraph(
      "\(TextPhrases.documents[language]): \(summary.documents) · "
        + "\(TextPhrases.tasks[language]): " + tasks.joined(separator: ", "), hanging: 4)
    let counts = summary.counts
    let findings = [
      (counts.error, Severity.error), (counts.review, .review), (counts.warning, .warning),
      (counts.note, .note),
    ].filter { $0.0 > 0 }.map { "\(TextPhrases.count($0.0, $0.1)[language])" as TerminalText }
    let none: TerminalText = "\(TextPhrases.none[language])"
    page.paragraph(
      "\(TextPhrases.findings[language]): "
        + (findings.isEmpty ? none : findings.joined(separator: ", ")), hanging: 4)
  }

  private mutating func writeDeadline() {
    guard toldDeadline, let deadline = head.call.deadline else { return }
    page.paragraph("\(DeadlineText(deadline, asOf: head.asOf).sentence[language])", hanging: 4)
  }

  private mutating func writeCall() {
    let call = head.call
    let hash = String(call.sha256.prefix(12))
    let judged: TerminalText = "\(TextPhrases.asOf[language]) \(head.asOf.iso(in: call.zone))"
    page.paragraph(
      "\(TextPhrases.call[language]) \(call.id) (sha256 \(hash)), " + judged
        + ", dexuat \(head.version)", .dim, hanging: 4)
  }

  private mutating func writeVerdict(_ verdict: Verdict) {
    let isPartial = verdict == .eligible && scope.isPartial
    let style: TerminalPage.Style =
      switch verdict {
      case .eligible: isPartial ? .bold : .good
      case .review: .doubt
      case .ineligible: .bad
      }
    let name = VerdictScope.name(verdict, isPartial: isPartial)[language].uppercased()
    let lead: TerminalText = "\(TextPhrases.verdict[language]): \(name)"
    let isOpen = verdict != .ineligible && scope.isPartial
    let left: TerminalText = isOpen ? "; \(scope.left[language])" : ""
    let note: TerminalText =
      verdict == .eligible && !isPartial ? " (\(TextPhrases.notApproval[language]))" : ""
    if isOpen, head.isDraft { writeCommand() }
    page.paragraph(lead + left + note, style, lead: lead, hanging: 4)
  }

  /// How to have the rest judged: the same files with what is missing.
  private mutating func writeCommand() {
    var parts = table.paths.prefix(3).map(Self.quoted)
    if table.paths.count > parts.count { parts.append("…") }
    if let form = scope.missing { parts.append(TextPhrases.missing(form)[language]) }
    if scope.asksForReceipt { parts.append("--received \"\(TextPhrases.instant[language])\"") }
    page.paragraph(
      "\(TextPhrases.judgeAll[language]): dexuat check \(parts.joined(separator: " "))",
      hanging: 4)
  }

  /// A path as a shell takes it.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || "-_./".utf8.contains($0)
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}

// MARK: - Against the version before

extension TextFormat {
  private mutating func writeFixed(of document: JudgedDocument) {
    guard let previous = document.previous, !previous.fixed.isEmpty else { return }
    page.blank()
    page.line("\(TextPhrases.fixedSince[language]) \(previous.entry):", .dim)
    for fixed in previous.fixed.prefix(Self.fixedListed) {
      let task: TerminalText =
        fixed.task.map {
          "\(TextPhrases.task[language]) " + TerminalText.shortened($0, to: 20) + " · "
        } ?? ""
      page.paragraph(
        "\(fixed.code.description) · " + task + "\(fixed.message[language])", .dim, indent: 2,
        hanging: 4)
    }
    let rest = previous.fixed.count - Self.fixedListed
    if rest > 0 { page.paragraph("… \(rest) \(TextPhrases.more[language])", indent: 2) }
  }

  /// So many findings that are no longer there are listed.
  private static let fixedListed = 20
}
