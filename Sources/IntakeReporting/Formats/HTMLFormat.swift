public import IntakeCore

/// The report as one page for people: no script, nothing from outside, good on a phone and in
/// print. What is to be done stands first, the verdict above it; several documents have an index.
public struct HTMLFormat: ReportFormat {
  public static var showsSource: Bool { true }
  public static var listsWorstFirst: Bool { true }

  /// The style sheet of the page.
  public static var style: String { ReportStyle.css }

  private let head: ReportHead
  private let words: HTMLWords
  private let isPart: Bool
  /// The first document is held back until it is known whether another one follows.
  private var first: (document: JudgedDocument, source: SourceExcerpts?)?
  private var sections: [UInt8] = []
  private var index: [HTMLText] = []
  private var byCode: [Code: (times: Int, documents: Int)] = [:]
  private var tellsDeadline = false
  private var scope = VerdictScope()

  public init(_ head: ReportHead, _ options: ReportOptions) {
    self.head = head
    words = HTMLWords(language: options.language, zone: head.call.zone)
    isPart = options.isPart
  }

  public mutating func begin(to out: inout [UInt8]) {}

  public mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8]
  ) {
    note(document)
    if index.count == 1 {
      first = (document, source)
      return
    }
    if let first {
      append(first.document, source: first.source, position: 1)
      self.first = nil
    }
    append(document, source: source, position: index.count)
  }

  public mutating func end(_ summary: ReportSummary, to out: inout [UInt8]) {
    let isSingle = first != nil
    if let first { append(first.document, source: first.source, position: nil) }
    if !isPart { write(opening(summary), to: &out) }
    if summary.notTaken > 0 {
      let phrase = words[TextPhrases.interrupted(summary.notTaken)]
      write("<p><strong>\(phrase)</strong></p>\n", to: &out)
    }
    if !isSingle { write(overview(summary), to: &out) }
    // What many have in common stands before each of them.
    if !isSingle, head.isOfMany { write(codes, to: &out) }
    out.append(contentsOf: sections)
    if !isSingle, !head.isOfMany { write(codes, to: &out) }
    write(attachments(summary.attachments), to: &out)
    write(closing, to: &out)
  }

  private mutating func note(_ document: JudgedDocument) {
    for (code, times) in document.countsByCode {
      let before = byCode[code] ?? (0, 0)
      byCode[code] = (before.times + times, before.documents + 1)
    }
    if document.receipt.status == .notJudged { tellsDeadline = true }
    scope.add(document)
    index.append(row(of: document, index.count + 1))
  }

  private func row(of document: JudgedDocument, _ number: Int) -> HTMLText {
    let submitter: HTMLText =
      document.submitter.map { "<br>" + words.shown(.shortened($0.name, to: 120)) } ?? ""
    let counts = [
      (HTMLPhrases.errors, document.counts.error), (HTMLPhrases.reviews, document.counts.review),
      (HTMLPhrases.warnings, document.counts.warning),
    ].map {
      "<td class=\"money\"><span class=\"label\">\(words[$0.0]): </span>\($0.1)</td>" as HTMLText
    }
    return "<tr><td>\(number)</td><td><a href=\"#d\(number)\">"
      + words.name(of: document) + "</a>" + submitter + "</td><td>"
      + words.verdict(document.verdict, isPartial: VerdictScope(document).isPartial) + "</td>"
      + counts.joined() + "</tr>\n"
  }

  private mutating func append(
    _ document: JudgedDocument, source: SourceExcerpts?, position: Int?
  ) {
    let section = DocumentSection(
      document, head: head, words: words, position: position, source: source)
    write(section.html(), to: &sections)
  }

  private func write(_ text: HTMLText, to out: inout [UInt8]) {
    out.append(contentsOf: text.text.utf8)
  }
}

// MARK: - The page around the documents

extension HTMLFormat {
  private func opening(_ summary: ReportSummary) -> HTMLText {
    let verdict =
      summary.documents == 0
      ? ""
      : ": " + VerdictScope.name(summary.verdict, isPartial: scope.isPartial)[words.language]
    let title = words[HTMLPhrases.title]
    return """
      \(HTMLHead.of("\(title)\(verdict)", words.language, ReportStyle.self))
      <body id="top">
      <a class="skip" href="#main">\(words[HTMLPhrases.skip])</a>
      <header>
      <h1>\(title)</h1>
      <p>\(words.sentence(head.call.title))</p>
      </header>
      <main id="main">

      """
  }

  private func overview(_ summary: ReportSummary) -> HTMLText {
    guard !index.isEmpty else { return "<p>\(words[HTMLPhrases.noDocuments])</p>\n" }
    let deadline: HTMLText =
      (tellsDeadline ? DeadlineLine(head: head, words: words).html : nil)
      .map { "<p class=\"receipt\">" + $0 + "</p>\n" } ?? ""
    let verdict: HTMLText = words.verdict(summary.verdict, "p", isPartial: scope.isPartial)
    let heads = [
      HTMLPhrases.order, HTMLPhrases.document, HTMLPhrases.verdict, HTMLPhrases.errors,
      HTMLPhrases.reviews, HTMLPhrases.warnings,
    ].map { "<th scope=\"col\">\(words[$0])</th>" as HTMLText }
    return """
      <section class="banner \(words.kind(summary.verdict, isPartial: scope.isPartial))">
      <h2>\(words[HTMLPhrases.overall])</h2>
      \(verdict)
      \(words.scope(scope))\
      <p>\(words[HTMLPhrases.taskVerdicts(summary)])</p>
      <p>\(words.counts(summary.counts))</p>
      \(deadline)</section>
      <section>
      <h2>\(words[HTMLPhrases.documents])</h2>
      <nav aria-label="\(words[HTMLPhrases.documents])"><table class="tasks"><thead><tr>\
      \(heads.joined())</tr></thead>
      <tbody>\(index.joined())</tbody></table></nav>
      </section>

      """
  }

  /// What was found how often: of many documents before them, of few behind what is to be fixed.
  private var codes: HTMLText {
    guard !byCode.isEmpty else { return "" }
    let heads = [
      HTMLPhrases.code, HTMLPhrases.what, HTMLPhrases.times, HTMLPhrases.inDocuments,
    ].map { "<th scope=\"col\">\(words[$0])</th>" as HTMLText }
    let rows = byCode.sorted { ($1.value.documents, $0.key) < ($0.value.documents, $1.key) }
      .map { code, count -> HTMLText in
        let title = RuleCatalog.rule(code).map { words[$0.title] } ?? ""
        return "<tr><th scope=\"row\">\(code.description)</th><td>\(title)</td>"
          + "<td class=\"money\">\(count.times)</td><td class=\"money\">\(count.documents)</td></tr>\n"
      }
    return "<section>\n<h2>\(words[HTMLPhrases.byCode])</h2>\n<table class=\"codes\"><thead><tr>"
      + heads.joined() + "</tr></thead>\n<tbody>" + rows.joined() + "</tbody></table>\n</section>\n"
  }

  /// What came beside the forms: listed, not judged.
  private func attachments(_ attachments: [ReportAttachment]) -> HTMLText {
    if attachments.isEmpty { return "" }
    let items = attachments.map { attachment -> HTMLText in
      let entry: HTMLText =
        attachment.entry.map { " · \(words[HTMLPhrases.entry($0)])" } ?? ""
      return "<li>" + words.written(attachment.path) + entry
        + " · <code>\(attachment.sha256)</code></li>\n"
    }
    return "<section>\n<h2>\(words[TextPhrases.attachments])</h2>\n<ul>" + items.joined()
      + "</ul>\n</section>\n"
  }

  private var closing: HTMLText {
    isPart
      ? "<section class=\"basis\">\n" + basis + "</section>\n"
      : "</main>\n<footer>\n" + basis + "</footer>\n</body>\n</html>\n"
  }

  private var basis: HTMLText {
    let call = head.call
    let rows: [(Localized, HTMLText)] = [
      (HTMLPhrases.call, "\(call.id), SHA-256 <code>\(call.sha256)</code>"),
      (HTMLPhrases.judged, "\(words[head.asOf.text(in: call.zone)])"),
      (HTMLPhrases.tool, "dexuat \(head.version)"),
    ]
    let items = rows.map { "<div><dt>\(words[$0.0])</dt><dd>" + $0.1 + "</dd></div>" as HTMLText }
    return "<p>\(words[HTMLPhrases.notApproval])</p>\n<dl class=\"basis\">" + items.joined()
      + "</dl>\n"
  }
}
