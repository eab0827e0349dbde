import IntakeCore

/// One document as `dexuat-report/1` has it. Its keys, their order and their meaning are a promise
/// (docs/report.schema.json); what does not apply is null.
struct DocumentMirror {
  let zone: ZoneOffset
  /// The language of the few texts that the report has in one language only.
  let language: Language
  /// The rules of the last document as they were written: the next one's are mostly the same.
  private var rules: (run: [Code], notRun: [RuleNotRun], written: [UInt8]?) = ([], [], nil)

  init(zone: ZoneOffset, language: Language) {
    self.zone = zone
    self.language = language
  }

  mutating func write(_ document: JudgedDocument, to writer: inout JSONWriter) {
    write(document, to: &writer) { _ in }
  }

  /// - Parameter flush: called between the tasks of a list; may take away what is written.
  mutating func write(
    _ document: JudgedDocument, to writer: inout JSONWriter,
    flush: (inout JSONWriter) throws -> Void
  ) rethrows {
    if document.rulesRun != rules.run || document.rulesNotRun != rules.notRun {
      rules = (document.rulesRun, document.rulesNotRun, nil)
    }
    var written = rules.written
    defer { rules.written = written }
    try writer.object { writer in
      writer.member("path", document.identity.path)
      writer.member("sha256", document.identity.sha256)
      writer.member("bytes", document.identity.bytes)
      writer.member("format", document.format?.rawValue)
      writer.member("encoding", document.encoding)
      writer.member("form", document.form?.rawValue)
      writer.member("submitter", document.submitter?.name)
      writer.member("verdict", document.verdict.rawValue)
      writer.key("receipt")
      write(document.receipt, to: &writer)
      writer.member("part", document.identity.part)
      if let file = document.identity.file {
        writer.key("file")
        write(file, path: document.identity.path, to: &writer)
      }
      writer.key("tasks")
      try writer.array(document.tasks) {
        write($1, to: &$0)
        try flush(&$0)
      }
      writer.key("findings")
      writer.array(document.findings) { write($1, sheet: document.sheet, to: &$0) }
      if document.unlisted > 0 { writer.member("unlisted", document.unlisted) }
      writer.key("rules")
      writer.value(&written) { writeRules(of: document, to: &$0) }
      if !document.decisions.isEmpty {
        writer.key("decisions")
        writer.array(document.decisions) { write($1, to: &$0) }
      }
      if let previous = document.previous {
        writer.key("previous")
        write(previous, to: &writer)
      }
      if let readings = document.understood {
        writer.key("understood")
        write(readings, to: &writer)
      }
    }
  }

  /// The file as it was delivered; the key is there for parts of files alone.
  private func write(
    _ file: JudgedDocument.Identity.File, path: String, to writer: inout JSONWriter
  ) {
    writer.object(.line) {
      $0.member("path", path)
      $0.member("sha256", file.sha256)
      $0.member("bytes", file.bytes)
    }
  }

  /// How a sheet was read; the key is there for sheets alone.
  private func write(_ readings: SheetReadings, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("unit", readings.unit?.rawValue)
      writer.member("unitFrom", readings.unitSource.name)
      writer.member("unitCell", readings.unitSource.place?.cell)
      writer.member("thousands", readings.numberStyle.map { $0 == .dotGroups ? "." : "," })
      writer.key("readings")
      writer.array(readings.listed) { writer, reading in
        writer.object(.line) {
          $0.member("task", reading.task)
          $0.member("field", reading.field)
          write(reading.place, to: &$0)
          $0.member("found", reading.found)
          $0.member("meaning", reading.meaning)
          $0.member("basis", reading.basis)
        }
      }
      if readings.unlisted > 0 { writer.member("unlisted", readings.unlisted) }
      if !readings.remarks.isEmpty {
        writer.key("remarks")
        writer.array(readings.remarks) { writer, remark in
          writer.object { writer in
            writer.member("kind", remark.id)
            writer.member("count", remark.count)
            writer.key("text")
            write(remark.text, to: &writer)
          }
        }
      }
    }
  }

  /// Only the register knows of decisions: the key is there where there are any.
  private func write(_ noted: NotedDecision, to writer: inout JSONWriter) {
    let decision = noted.decision
    writer.object { writer in
      writer.member("number", decision.number)
      writer.member("entry", decision.entry)
      writer.member("action", decision.action.kind)
      writer.member("task", decision.task)
      writer.member("code", decision.action.code?.description)
      writer.member("instant", decision.action.instant?.iso(in: zone))
      writer.member("by", decision.by)
      writer.member("why", decision.why)
      writer.member("document", decision.document)
      writer.member("at", decision.at.iso(in: zone))
      writer.member("expires", decision.expires?.iso(in: zone))
      writer.member("status", noted.isExpired ? "expired" : "in-force")
    }
  }

  private func write(_ previous: PreviousVersion, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("entry", previous.entry)
      writer.key("fixed")
      writer.array(previous.fixed) { writer, fixed in
        writer.object { writer in
          writer.member("code", fixed.code.description)
          writer.member("severity", fixed.severity.rawValue)
          writer.member("task", fixed.task)
          writer.member("field", fixed.field)
          writer.key("message")
          write(fixed.message, to: &writer)
        }
      }
    }
  }

  private func write(_ receipt: ReceiptJudgement, to writer: inout JSONWriter) {
    writer.object(.line) {
      $0.member("at", receipt.receipt?.at.iso(in: zone))
      $0.member("evidence", receipt.receipt?.evidence.rawValue)
      $0.member("status", receipt.status.rawValue)
      $0.member("reading", receipt.reading?.id)
      $0.member("cutoff", receipt.reading?.cutoff.iso(in: zone))
      if let hop = receipt.receipt?.otherHop {
        $0.key("otherHop")
        $0.object(.line) {
          $0.member("at", hop.at.iso(in: zone))
          $0.member("host", hop.host)
        }
      }
    }
  }

  private func write(_ task: JudgedTask, to writer: inout JSONWriter) {
    writer.object(.line) {
      $0.member("number", task.number)
      $0.member("title", task.title)
      $0.member("orientation", task.orientation)
      $0.member("sector", task.sector)
      $0.member("lead", task.lead)
      $0.member("start", task.start?.iso)
      $0.member("end", task.end?.iso)
      $0.member("total", task.total?.decimal)
      $0.member("state", task.state?.decimal)
      $0.member("other", task.other?.decimal)
      $0.member("otherSource", task.otherSource)
      $0.member("verdict", task.verdict.rawValue)
    }
  }

  private func write(_ finding: Finding, sheet: String?, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("code", finding.code.description)
      writer.member("severity", finding.severity.rawValue)
      writer.member("task", finding.task)
      writer.member("field", finding.field)
      write(finding.place, sheet: sheet, path: finding.path, to: &writer)
      writer.member("found", finding.found)
      writer.member("expected", finding.expected)
      writer.member("difference", finding.difference)
      writer.key("message")
      write(finding.message, to: &writer)
      writer.key("advice")
      write(finding.advice, to: &writer)
      writer.member("clause", finding.clause[language])
      writer.key("related")
      writer.array(finding.related) { write($1, sheet: sheet, to: &$0) }
      if let waivedBy = finding.waivedBy { writer.member("waivedBy", waivedBy) }
      if let state = finding.state { writer.member("state", state.rawValue) }
    }
  }

  private func write(_ related: Finding.Related, sheet: String?, to writer: inout JSONWriter) {
    writer.object(.line) {
      $0.member("document", related.document)
      write(
        related.place, sheet: related.document == nil ? sheet : nil, path: related.path, to: &$0)
      $0.member("found", related.found)
    }
  }

  private func write(
    _ place: Place, sheet: String?, path: String?, to writer: inout JSONWriter
  ) {
    write(place, to: &writer)
    if let sheet, place.cell != nil || place.isSheetRow { writer.member("sheet", sheet) }
    writer.member("path", path)
  }

  /// Line, column and cell, of a whole row its number; in a Word document the table and its row, or
  /// the paragraph, too.
  private func write(_ place: Place, to writer: inout JSONWriter) {
    writer.member("line", place.line > 0 ? Int(place.line) : nil)
    if let table = place.table {
      writer.member("table", table.number)
      writer.member("row", table.row)
    }
    if place.isSheetRow { writer.member("row", Int(place.row)) }
    if let paragraph = place.paragraph { writer.member("paragraph", paragraph) }
    writer.member("column", place.column > 0 ? Int(place.column) : nil)
    writer.member("cell", place.cell)
  }

  private func write(_ text: Localized, to writer: inout JSONWriter) {
    writer.object(.line) {
      $0.member("vi", text.vi)
      $0.member("en", text.en)
    }
  }

  private func writeRules(of document: JudgedDocument, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("run")
      writer.array(document.rulesRun, .line) { $0.string($1.description) }
      writer.key("notRun")
      writer.array(document.rulesNotRun) { writer, rule in
        writer.object(.line) {
          $0.member("code", rule.code.description)
          $0.member("because", rule.because[language])
        }
      }
    }
  }
}

extension SheetReadings.UnitSource {
  fileprivate var name: String {
    switch self {
    case .caption: "caption"
    case .heading: "heading"
    case .form: "form"
    }
  }

  fileprivate var place: Place? {
    switch self {
    case .caption(let place), .heading(let place): place
    case .form: nil
    }
  }
}

extension JudgedDocument {
  /// The name of the sheet that it stands on; nil where it is no workbook's.
  fileprivate var sheet: String? {
    format == .xlsx || format == .ods ? identity.step : nil
  }
}
