public import IntakeCore

/// The report for a person at a terminal: each finding with its place, the line it stands on, what
/// is there and what should be, how to mend it and why; the verdict last.
public struct TextFormat: ReportFormat {
  public static var showsSource: Bool { true }

  private let head: ReportHead
  private let options: ReportOptions
  private var page: TerminalPage
  private var byCode: [Code: Int] = [:]
  private var notRun: [Localized: (codes: Set<Code>, documents: Int)] = [:]
  private var toldDeadline = false
  /// What was said of receipts already: each code is explained once, then named.
  private var explained: Set<Code> = []

  public init(_ head: ReportHead, _ options: ReportOptions) {
    self.head = head
    self.options = options
    page = TerminalPage(width: options.width, color: options.color)
  }

  public mutating func begin(to out: inout [UInt8]) {}

  public mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8]
  ) {
    note(document)
    guard !options.quiet || document.verdict != .eligible else { return }
    writeHead(of: document)
    FindingBlocks(
      document: document, names: FieldNames(head.call, document.form),
      values: ShownValue(zone: head.call.zone, language: language), source: source,
      explained: explained
    ).write(to: &page)
    explained.formUnion(document.countsByCode.keys.filter(FindingBlocks.onReceipt.contains))
    if document.unlisted > 0 {
      page.blank()
      page.paragraph("… \(document.unlisted) \(TextPhrases.unlisted[language])", indent: 2)
    }
    writeFixed(of: document)
    page.blank()
    flush(to: &out)
  }

  public mutating func end(_ summary: ReportSummary, to out: inout [UInt8]) {
    guard !options.quiet || summary.verdict != .eligible || summary.notTaken > 0 else { return }
    if !options.quiet, !summary.attachments.isEmpty {
      let paths = summary.attachments.map { TerminalText($0.name).text }.joined(separator: ", ")
      page.paragraph("\(TextPhrases.attachments[language]): \(paths)")
      page.blank()
    }
    if !options.quiet {
      writeCodes()
      writeNotRun(documents: summary.documents)
      writeTotals(summary)
      writeDeadline()
      writeCall()
    }
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
    for (reason, rules) in Dictionary(grouping: document.rulesNotRun, by: \.because) {
      notRun[reason, default: ([], 0)].codes.formUnion(rules.map(\.code))
      notRun[reason, default: ([], 0)].documents += 1
    }
    if document.receipt.status == .notJudged { toldDeadline = true }
  }

  private mutating func flush(to out: inout [UInt8]) {
    out.append(contentsOf: page.bytes)
    page.bytes.removeAll(keepingCapacity: true)
  }
}

// MARK: - A document's head

extension TextFormat {
  private mutating func writeHead(of document: JudgedDocument) {
    let verdict = document.verdict
    let path: TerminalText = "\(document.identity.name)"
    page.paragraph(path + ": \(verdict.name[language])", .bold, lead: path, hanging: 2)
    let form = document.form.map { head.call.form($0)?.title[language] ?? $0.rawValue }
    var parts: [TerminalText] = ["\(form ?? TextPhrases.noForm[language])"]
    if let submitter = document.submitter, !submitter.name.isEmpty {
      parts.append(TerminalText.shortened(submitter.name, to: 120))
    }
    if !document.tasks.isEmpty {
      parts.append("\(TextPhrases.taskCount(document.tasks.count)[language])")
    }
    let format = document.format.map { $0.name + ", " } ?? ""
    parts.append("\(format)\(document.encoding)")
    page.paragraph(parts.joined(separator: " · "), indent: 2)
    if let receipt = ReceiptText(zone: head.call.zone, language: language).text(document.receipt) {
      page.paragraph("\(TextPhrases.received[language]): " + receipt, indent: 2, hanging: 4)
    }
    if let readings = document.understood, !document.tasks.isEmpty { write(readings, document) }
    writeTasks(of: document)
    for decision in document.decisions { write(decision) }
    writeComparison(of: document)
  }

  /// How a sheet was read, where that is not evident from the cell.
  private mutating func write(_ readings: SheetReadings, _ document: JudgedDocument) {
    let text = ReadingText(
      names: FieldNames(head.call, document.form),
      values: ShownValue(zone: head.call.zone, language: language), language: language)
    for line in [text.amounts(readings), text.cells(readings), text.remarks(readings)] {
      guard let line else { continue }
      page.paragraph("\(TextPhrases.howRead[language]): " + line, indent: 2, hanging: 4)
    }
  }

  /// The tasks as they were read, so that a misreading can be seen.
  private mutating func writeTasks(of document: JudgedDocument) {
    guard !document.tasks.isEmpty else { return }
    page.line("  \(TextPhrases.tasksRead[language]):")
    for task in document.tasks.prefix(Self.tasksListed) {
      page.paragraph(TaskReading(task, language).line, indent: 4, hanging: 6)
    }
    let rest = document.tasks.count - Self.tasksListed
    if rest > 0 {
      page.paragraph("… \(TextPhrases.moreTasks(rest)[language])", indent: 4, hanging: 6)
    }
  }

  /// So many tasks are read back.
  private static let tasksListed = 20

  /// `Quyết định 3: bỏ qua M005, nhiệm vụ 2 — Lê Thị B, 12/TB-TKNL: lý do`
  private mutating func write(_ noted: NotedDecision) {
    let decision = noted.decision
    let zone = head.call.zone
    var what: TerminalText = "\(decision.action.name[language])"
    if let instant = decision.action.instant {
      what = what + " \(instant.text(in: zone)[language])"
    }
    if let task = decision.task {
      what = what + ", \(TextPhrases.task[language]) " + TerminalText.shortened(task, to: 20)
    }
    var end: TerminalText = ""
    if let expires = decision.expires {
      let phrase = noted.isExpired ? TextPhrases.expired : TextPhrases.until
      end = " (\(phrase[language]) \(expires.text(in: zone)[language]))"
    }
    let lead: TerminalText = "\(TextPhrases.decision[language]) \(decision.number)"
    page.paragraph(
      lead + ": " + what + " — \(decision.by), \(decision.document): \(decision.why)" + end,
      .bold, lead: lead, indent: 2, hanging: 4)
  }

  /// What became of the findings of the version before, in numbers.
  private mutating func writeComparison(of document: JudgedDocument) {
    guard let previous = document.previous else { return }
    let open = document.findings.count { $0.state == .open }
    let new = document.findings.count { $0.state == .new }
    page.paragraph(
      "\(TextPhrases.against[language]) \(previous.entry): "
        + "\(previous.fixed.count) \(TextPhrases.fixed[language]), "
        + "\(open) \(TextPhrases.stillOpen[language]), \(new) \(TextPhrases.new[language])",
      indent: 2, hanging: 4)
  }

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

  /// So many mended findings are listed.
  private static let fixedListed = 20
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
    let reasons = notRun.sorted {
      ($0.value.codes.min() ?? "", $0.key.vi) < ($1.value.codes.min() ?? "", $1.key.vi)
    }
    for (reason, blocked) in reasons {
      let codes = blocked.codes.sorted().map { "\($0.description)" as TerminalText }
      let count: TerminalText =
        blocked.documents == documents
        ? "" : ", \(blocked.documents)/\(documents) \(TextPhrases.inDocuments[language])"
      page.paragraph(
        "\(TextPhrases.notRun[language]): " + codes.joined(separator: " ")
          + " (\(reason[language])" + count + ")", hanging: 4)
    }
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
    let reading = ReceiptText(zone: head.call.zone, language: language).text(deadline.reading)
    page.paragraph(
      "\(TextPhrases.deadline[language]): “\(deadline.wording[language])”; " + reading
        + " (\(TextPhrases.notJudged[language]))", hanging: 4)
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
    let note: TerminalText =
      verdict == .eligible ? " (\(TextPhrases.notApproval[language]))" : ""
    let style: TerminalPage.Style =
      switch verdict {
      case .eligible: .good
      case .review: .doubt
      case .ineligible: .bad
      }
    let lead: TerminalText =
      "\(TextPhrases.verdict[language]): \(verdict.name[language].uppercased())"
    page.paragraph(lead + note, style, lead: lead, hanging: 4)
  }
}
