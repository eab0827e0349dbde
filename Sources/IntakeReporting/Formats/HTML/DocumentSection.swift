import IntakeCore

/// One document of the HTML report.
struct DocumentSection {
  let document: JudgedDocument
  let head: ReportHead
  let words: HTMLWords
  /// Its position in the report, from 1; nil where it is the only document.
  let position: Int?
  private let cards: FindingCards

  /// So many tasks are listed.
  private static let tasksListed = 200

  init(
    _ document: JudgedDocument, head: ReportHead, words: HTMLWords, position: Int?,
    source: SourceExcerpts?
  ) {
    self.document = document
    self.head = head
    self.words = words
    self.position = position
    cards = FindingCards(
      document, anchor: "d\(position ?? 1)", level: position == nil ? 3 : 4,
      call: head.call, source: source, words: words)
  }

  func html() -> HTMLText {
    let parts = [banner, steps, findings, list, tasks, readings, checked, provenance].joined()
    guard let position else { return parts }
    return "<article class=\"document\" id=\"d\(position)\" aria-labelledby=\"h\(position)\">\n"
      + parts + "<p class=\"top\"><a href=\"#top\">\(words[HTMLPhrases.toTop])</a></p></article>\n"
  }

  private var level: Int { position == nil ? 2 : 3 }

  private func heading(_ text: Localized) -> HTMLText {
    "<h\(level)>\(words[text])</h\(level)>\n"
  }

  // MARK: Above

  private var banner: HTMLText {
    let name: HTMLText =
      position.map {
        "<h2 id=\"h\($0)\">\($0). " + words.name(of: document) + "</h2>\n"
      } ?? "<p class=\"file\">" + words.name(of: document) + "</p>\n"
    let receipt: HTMLText =
      deadline.map { "<p class=\"receipt\">" + $0 + "</p>\n" } ?? ""
    let scope = VerdictScope(document)
    return
      "<section class=\"banner \(words.kind(document.verdict, isPartial: scope.isPartial))\">\n"
      + name + words.verdict(document.verdict, "p", isPartial: scope.isPartial) + "\n"
      + words.scope(scope) + "<p class=\"what\">" + what + "</p>\n<p>"
      + "\(words.counts(document.counts))</p>\n" + receipt + decisions + "</section>\n"
  }

  private var decisions: HTMLText {
    let texts = DecisionText(zone: head.call.zone, language: words.language)
    return document.decisions.map { noted -> HTMLText in
      let decision = noted.decision
      let end: HTMLText = noted.isExpired ? " (\(words[HTMLPhrases.expired]))" : ""
      let what = texts.what(decision)
      let why = "\(decision.by), \(decision.document): \(decision.why)"
      return "<p class=\"receipt\"><strong>\(words[TextPhrases.decision]) "
        + "\(decision.number)</strong>: " + words.written("\(what) — \(why)") + end + "</p>\n"
    }.joined()
  }

  private var what: HTMLText {
    let form = document.form.map { kind -> HTMLText in
      let form = head.call.form(kind)
      let name = form.map { words[$0.name] } ?? kind.rawValue
      guard let title = form.map({ words[$0.title] }), title != name else { return "\(name)" }
      return "\(name): \(title)"
    }
    var parts = [form ?? "\(words[TextPhrases.noForm])"]
    if let submitter = document.submitter, !submitter.name.isEmpty {
      parts.append(words.shown(.shortened(submitter.name, to: 200)))
    }
    if !document.tasks.isEmpty {
      parts.append("\(words[TextPhrases.taskCount(document.tasks.count)])")
    }
    return parts.joined(separator: " · ")
  }

  /// When it was received, or what the deadline is; the latter in the report's head where there
  /// are several documents.
  private var deadline: HTMLText? {
    let texts = ReceiptText(zone: head.call.zone, language: words.language)
    if let text = texts.text(document.receipt) {
      return "<strong>\(words[TextPhrases.received])</strong>: " + words.shown(text)
    }
    guard position == nil, document.receipt.status == .notJudged else { return nil }
    return DeadlineLine(head: head, words: words).html
  }

  /// What stands in the way, each cause a link to where it is told.
  private var steps: HTMLText {
    let summary = ErrorSummary(document)
    guard !summary.causes.isEmpty else { return "" }
    let items = summary.causes.map { cause -> HTMLText in
      "<li><a href=\"#\(cards.id(at: cause.position))\">" + words.shown(cause.text(words.language))
        + "</a>\(cause.others(words.language))"
        + " <span class=\"count\">· " + words.place(cause.first.place) + "</span></li>\n"
    }
    let title = summary.hasErrors ? HTMLPhrases.toFix : HTMLPhrases.toReview
    return "<section class=\"first\">\n" + heading(title(summary.count)) + "<ol>\n"
      + items.joined() + "</ol>\n</section>\n"
  }

  // MARK: What was found

  private var findings: HTMLText {
    guard !document.findings.isEmpty else {
      return "<section>\n" + heading(HTMLPhrases.byField)
        + "<p>\(words[HTMLPhrases.nothingFound])</p>\n</section>\n"
    }
    let unlisted: HTMLText =
      document.unlisted > 0
      ? "<p class=\"more\">… \(document.unlisted) \(words[TextPhrases.unlisted])</p>\n" : ""
    return "<section class=\"parts\">\n" + heading(HTMLPhrases.byField)
      + "<p class=\"legend\">\(words[HTMLPhrases.severities])</p>\n"
      + "<div class=\"cards\">" + cards.html() + "</div>\n" + unlisted + "</section>\n"
  }

  /// All findings in few lines, to print.
  private var list: HTMLText {
    guard !document.findings.isEmpty else { return "" }
    let heads = [HTMLPhrases.order, HTMLPhrases.place, HTMLPhrases.what, TextPhrases.advice].map {
      "<th scope=\"col\">\(words.capitalized($0))</th>" as HTMLText
    }
    return "<details class=\"list\"><summary>\(words[HTMLPhrases.list(document.findings.count)])"
      + "</summary>\n<table class=\"places\"><thead><tr>" + heads.joined()
      + "</tr></thead>\n<tbody>" + document.findings.enumerated().map(listed).joined()
      + "</tbody></table></details>\n"
  }

  private func listed(_ position: Int, _ finding: Finding) -> HTMLText {
    let task: HTMLText =
      PlaceText(language: words.language).task(of: finding).map { "<br>" + words.shown($0) } ?? ""
    return "<tr><td>\(position + 1)</td><td>" + words.place(finding.place) + task
      + "</td><td><strong>\(finding.severity.name[words.language]) \(finding.code.description)"
      + "</strong> " + words.sentence(finding.message) + "</td><td>"
      + words.sentence(finding.advice) + "</td></tr>\n"
  }

  /// How a sheet was read, where that is not evident from the cell.
  private var readings: HTMLText {
    guard let readings = document.understood, !document.tasks.isEmpty else { return "" }
    let text = ReadingText(
      names: FieldNames(head.call, document.form),
      values: ShownValue(zone: head.call.zone, language: words.language), language: words.language)
    let items = [text.amounts(readings), text.cells(readings), text.remarks(readings)].compactMap(
      \.self
    )
    .map { "<li>" + words.shown($0) + "</li>\n" as HTMLText }
    return "<section>\n" + heading(TextPhrases.howRead) + "<ul>\n" + items.joined()
      + "</ul>\n</section>\n"
  }

  private var tasks: HTMLText {
    guard !document.tasks.isEmpty else { return "" }
    let labels = [
      HTMLPhrases.number, HTMLPhrases.taskTitle, HTMLPhrases.orientation, HTMLPhrases.months,
      HTMLPhrases.total, HTMLPhrases.state, HTMLPhrases.other, HTMLPhrases.verdict,
    ]
    let heads = labels.map { "<th scope=\"col\">\(words[$0])</th>" as HTMLText }
    let rows = document.tasks.prefix(Self.tasksListed).map { row(of: $0) }
    let rest = document.tasks.count - rows.count
    let more: HTMLText = rest > 0 ? "<p>\(words[HTMLPhrases.moreTasks(rest)])</p>\n" : ""
    return "<section>\n" + heading(HTMLPhrases.tasks)
      + "<p class=\"legend\">\(words[HTMLPhrases.tasksRead])</p>\n<table class=\"tasks\"><thead><tr>"
      + heads.joined() + "</tr></thead>\n<tbody>" + rows.joined() + "</tbody></table>\n" + more
      + "</section>\n"
  }

  /// A task as it was read, with its verdict.
  private func row(of task: JudgedTask) -> HTMLText {
    let read = TaskReading(task, words.language)
    func cell(_ label: Localized, _ text: HTMLText, _ kind: HTMLText = "") -> HTMLText {
      "<td" + kind + "><span class=\"label\">\(words[label]): </span>" + text + "</td>"
    }
    let money: HTMLText = " class=\"money\""
    return "<tr><td>" + words.written(task.number ?? TaskReading.nothing) + "</td><td>"
      + words.shown(.shortened(task.title ?? TaskReading.nothing, to: 160)) + "</td>"
      + cell(HTMLPhrases.orientation, "\(read.orientation)")
      + cell(HTMLPhrases.months, "\(read.months)", " class=\"months\"")
      + cell(HTMLPhrases.total, "\(read.total)", money)
      + cell(HTMLPhrases.state, "\(read.state)", money)
      + cell(HTMLPhrases.other, "\(read.other)", money)
      + "<td>" + words.verdict(task.verdict, isPartial: VerdictScope(document).isPartial)
      + "</td></tr>\n"
  }

  // MARK: Below

  private var checked: HTMLText {
    let run = document.rulesRun.map { code -> HTMLText in
      let title = RuleCatalog.rule(code).map { words[$0.title] } ?? ""
      let count = document.countsByCode[code] ?? 0
      let found: HTMLText = count > 0 ? " <strong>(\(count))</strong>" : ""
      return "<li><span class=\"code\">\(code.description)</span> \(title)" + found + "</li>\n"
    }
    let notRun = VerdictScope(document).questions.map { question, reasons -> HTMLText in
      let told = reasons.map { words.sentence($0.because) }.joined(separator: "; ")
      return "<li>\(words[TextPhrases.notRun]): \(words[question.name]) (" + told + ")</li>\n"
    }
    let missing: HTMLText = notRun.isEmpty ? "" : "<ul>" + notRun.joined() + "</ul>\n"
    return "<section class=\"checked\">\n" + heading(HTMLPhrases.checked) + missing
      + "<details><summary>\(words[HTMLPhrases.rulesRun(run.count)])</summary>\n<ul>"
      + run.joined() + "</ul></details>\n</section>\n"
  }

  private var provenance: HTMLText {
    "<p class=\"hash\">" + words.name(of: document)
      + " · \(document.identity.bytes) \(words[HTMLPhrases.size]) · \(document.writing)"
      + "<br>SHA-256 <code>\(document.identity.sha256)</code></p>\n"
  }
}

/// The deadline of the call, for documents whose receipt nobody asked about.
struct DeadlineLine {
  let head: ReportHead
  let words: HTMLWords

  var html: HTMLText? {
    guard let deadline = head.call.deadline else { return nil }
    let text = DeadlineText(deadline, asOf: head.asOf)
    let sentence: HTMLText = "<strong>\(words[text.sentence])</strong>"
    guard !text.hasPassed else { return sentence }
    return sentence + "<br><span class=\"count\">" + words.sentence(deadline.reading.meaning)
      + "</span>"
  }
}
