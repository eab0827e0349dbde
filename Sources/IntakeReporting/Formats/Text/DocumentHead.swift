import IntakeCore

/// What stands above the findings of a document: its name and verdict, what it is, how it was read.
struct DocumentHead {
  let document: JudgedDocument
  let head: ReportHead
  let language: Language

  func write(to page: inout TerminalPage) {
    writeName(to: &page)
    if let receipt = ReceiptText(zone: head.call.zone, language: language).text(document.receipt) {
      page.paragraph("\(TextPhrases.received[language]): " + receipt, indent: 2, hanging: 4)
    }
    if let readings = document.understood, !document.tasks.isEmpty { write(readings, to: &page) }
    writeTasks(to: &page)
    for decision in document.decisions { write(decision, to: &page) }
    writeComparison(to: &page)
  }

  /// How a sheet was read, where that is not evident from the cell.
  private func write(_ readings: SheetReadings, to page: inout TerminalPage) {
    let text = ReadingText(
      names: FieldNames(head.call, document.form),
      values: ShownValue(zone: head.call.zone, language: language), language: language)
    for line in [text.amounts(readings), text.cells(readings), text.remarks(readings)] {
      guard let line else { continue }
      page.paragraph("\(TextPhrases.howRead[language]): " + line, indent: 2, hanging: 4)
    }
  }

  /// The tasks as they were read, so that a misreading can be seen.
  private func writeTasks(to page: inout TerminalPage) {
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
  private func write(_ noted: NotedDecision, to page: inout TerminalPage) {
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
  private func writeComparison(to page: inout TerminalPage) {
    guard let previous = document.previous else { return }
    let open = document.findings.count { $0.state == .open }
    let new = document.findings.count { $0.state == .new }
    page.paragraph(
      "\(TextPhrases.against[language]) \(previous.entry): "
        + "\(previous.fixed.count) \(TextPhrases.fixed[language]), "
        + "\(open) \(TextPhrases.stillOpen[language]), \(new) \(TextPhrases.new[language])",
      indent: 2, hanging: 4)
  }

  /// Its path and verdict, and what it is.
  func writeName(to page: inout TerminalPage) {
    let isPartial = VerdictScope(document).isPartial
    let verdict = VerdictScope.name(document.verdict, isPartial: isPartial)
    let path: TerminalText = "\(document.identity.name)"
    page.paragraph(path + ": \(verdict[language])", .bold, lead: path, hanging: 2)
    let form = document.form.map { head.call.form($0)?.title[language] ?? $0.rawValue }
    var parts: [TerminalText] = ["\(form ?? TextPhrases.noForm[language])"]
    if let submitter = document.submitter, !submitter.name.isEmpty {
      parts.append(TerminalText.shortened(submitter.name, to: 120))
    }
    if !document.tasks.isEmpty {
      parts.append("\(TextPhrases.taskCount(document.tasks.count)[language])")
    }
    parts.append("\(document.writing)")
    page.paragraph(parts.joined(separator: " · "), indent: 2)
  }
}
