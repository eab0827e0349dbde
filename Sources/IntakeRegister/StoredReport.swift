import Foundation
import IntakeCore

/// A judged document as the register keeps it (without its tasks, which have rows of their own).
/// The names in it are those of version 1 and never change their meaning.
struct StoredReport: Codable {
  var path: String
  var format: String?
  var encoding: String
  var unit: String?
  var submitter: StoredSubmitter?
  var receipt: StoredReceipt
  var findings: [StoredFinding]
  var counts: [String: Int]
  var codes: [String: Int]
  var documentVerdict: String
  var run: [String]
  var notRun: [StoredNotRun]
  // Of later versions: absent where there is nothing to say.
  var decisions: [StoredDecision]?
  var previous: StoredPrevious?
  var understood: StoredReadings?

  struct StoredDecision: Codable {
    var number: Int
    var entry: Int
    var action: String
    var code: String?
    var instant: Int64?
    var task: String?
    var by: String
    var why: String
    var document: String
    var at: Int64
    var expires: Int64?
    var expired: Bool
    // Of later versions: absent where there is nothing to say.
    var other: Int?
    var through: Int?
  }

  struct StoredPrevious: Codable {
    var entry: Int
    var fixed: [StoredFixed]
  }

  struct StoredFixed: Codable {
    var code: String
    var severity: String
    var task: String?
    var field: String?
    var message: StoredText
  }

  struct StoredSubmitter: Codable {
    var name: String
    var kind: String?
    var code: String?
    var province: String?
  }

  struct StoredReceipt: Codable {
    var at: Int64?
    var evidence: String?
    var status: String
    var reading: StoredReading?
    var inFavour: [StoredReading]
    var margin: Int64?
    // Of later versions: absent where there is nothing to say.
    var otherHop: StoredHop?
  }

  struct StoredHop: Codable {
    var at: Int64
    var host: String
  }

  struct StoredReading: Codable {
    var id: String
    var cutoff: Int64
    var meaning: StoredText
  }

  struct StoredText: Codable {
    var vi: String
    var en: String
  }

  struct StoredNotRun: Codable {
    var code: String
    var because: StoredText
  }

  struct StoredFinding: Codable {
    var code: String
    var severity: String
    var place: StoredPlace
    var path: String?
    var task: String?
    var taskIndex: Int?
    var field: String?
    var found: String?
    var expected: String?
    var difference: String?
    var message: StoredText
    var advice: StoredText
    var clause: StoredText
    var related: [StoredRelated]
    var structural: Bool
    var waivedBy: Int?
    var state: String?
  }

  struct StoredPlace: Codable {
    var line: Int32
    var column: Int32
    var row: Int32
  }

  struct StoredRelated: Codable {
    var document: String?
    var place: StoredPlace
    var path: String?
    var found: String?
  }

  /// The same report always gives the same text.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  static func read(_ text: String) throws -> StoredReport {
    do {
      return try JSONDecoder().decode(StoredReport.self, from: Data(text.utf8))
    } catch is DecodingError {
      throw RegisterError.damaged("judgement")
    }
  }
}

extension StoredReport {
  init(_ document: JudgedDocument) {
    path = document.identity.path
    format = document.format?.rawValue
    encoding = document.encoding
    unit = document.unit?.rawValue
    submitter = document.submitter.map {
      StoredSubmitter(name: $0.name, kind: $0.kind, code: $0.code, province: $0.province)
    }
    receipt = StoredReceipt(document.receipt)
    findings = document.findings.map(StoredFinding.init)
    counts = [
      "error": document.counts.error, "review": document.counts.review,
      "warning": document.counts.warning, "note": document.counts.note,
    ]
    codes = Dictionary(
      uniqueKeysWithValues: document.countsByCode.map { ($0.key.description, $0.value) })
    documentVerdict = document.documentVerdict.rawValue
    run = document.rulesRun.map(\.description)
    notRun = document.rulesNotRun.map {
      StoredNotRun(code: $0.code.description, because: StoredText($0.because))
    }
    decisions =
      document.decisions.isEmpty ? nil : document.decisions.map(StoredDecision.init)
    previous = document.previous.map(StoredPrevious.init)
    understood = document.understood.map(StoredReadings.init)
  }

  /// The judged document again, its tasks given.
  func document(
    identity: JudgedDocument.Identity, form: FormKind?, tasks: [JudgedTask], verdict: Verdict
  ) throws -> JudgedDocument {
    var document = JudgedDocument(
      identity: identity,
      format: try format.map(StoredValue.read), encoding: encoding, form: form,
      unit: try unit.map(StoredValue.read),
      submitter: submitter.map {
        Submitter(name: $0.name, kind: $0.kind, code: $0.code, province: $0.province)
      },
      tasks: tasks, receipt: try receipt.value(), findings: try findings.map { try $0.value() },
      counts: severityCounts(),
      countsByCode: Dictionary(uniqueKeysWithValues: codes.map { (Code($0.key), $0.value) }),
      documentVerdict: try StoredValue.read(documentVerdict), verdict: verdict,
      rulesRun: run.map { Code($0) },
      rulesNotRun: notRun.map { RuleNotRun(code: Code($0.code), because: $0.because.value) })
    document.decisions = try (decisions ?? []).map { try $0.value() }
    document.previous = try previous?.value()
    document.understood = try understood?.value()
    return document
  }

  private func severityCounts() -> SeverityCounts {
    var all = SeverityCounts()
    all.error = counts["error"] ?? 0
    all.review = counts["review"] ?? 0
    all.warning = counts["warning"] ?? 0
    all.note = counts["note"] ?? 0
    return all
  }
}

/// Reads the names of cases that the register wrote.
enum StoredValue {
  static func read<Value: RawRepresentable>(_ text: Value.RawValue) throws -> Value {
    guard let value = Value(rawValue: text) else { throw RegisterError.damaged("\(text)") }
    return value
  }
}

extension StoredReport.StoredText {
  init(_ text: Localized) {
    self.init(vi: text.vi, en: text.en)
  }

  var value: Localized { Localized(vi: vi, en: en) }
}

extension StoredReport.StoredPlace {
  init(_ place: Place) {
    let (line, column, row) = place.stored
    self.init(
      line: Int32(clamping: line), column: Int32(truncatingIfNeeded: column),
      row: Int32(clamping: row))
  }

  var value: Place { Place(line: Int(line), column: Int(column), row: Int(row)) }
}

extension StoredReport.StoredReading {
  init(_ reading: Deadline.Reading) {
    self.init(
      id: reading.id, cutoff: reading.cutoff.secondsSinceEpoch,
      meaning: StoredReport.StoredText(reading.meaning))
  }

  var value: Deadline.Reading {
    Deadline.Reading(id: id, cutoff: Instant(secondsSinceEpoch: cutoff), meaning: meaning.value)
  }
}

extension StoredReport.StoredReceipt {
  init(_ judged: ReceiptJudgement) {
    self.init(
      at: judged.receipt?.at.secondsSinceEpoch, evidence: judged.receipt?.evidence.rawValue,
      status: judged.status.rawValue,
      reading: judged.reading.map(StoredReport.StoredReading.init),
      inFavour: judged.inFavour.map(StoredReport.StoredReading.init), margin: judged.margin,
      otherHop: judged.receipt?.otherHop.map {
        StoredReport.StoredHop(at: $0.at.secondsSinceEpoch, host: $0.host)
      })
  }

  func value() throws -> ReceiptJudgement {
    var receipt: Receipt?
    if let at, let evidence {
      receipt = Receipt(
        at: Instant(secondsSinceEpoch: at), evidence: try StoredValue.read(evidence),
        otherHop: otherHop.map {
          Receipt.Hop(at: Instant(secondsSinceEpoch: $0.at), host: $0.host)
        })
    }
    return ReceiptJudgement(
      receipt: receipt, status: try StoredValue.read(status), reading: reading?.value,
      inFavour: inFavour.map(\.value), margin: margin)
  }
}

extension StoredReport.StoredFinding {
  init(_ finding: Finding) {
    self.init(
      code: finding.code.description, severity: finding.severity.rawValue,
      place: StoredReport.StoredPlace(finding.place), path: finding.path, task: finding.task,
      taskIndex: finding.taskIndex, field: finding.field, found: finding.found,
      expected: finding.expected, difference: finding.difference,
      message: StoredReport.StoredText(finding.message),
      advice: StoredReport.StoredText(finding.advice),
      clause: StoredReport.StoredText(finding.clause),
      related: finding.related.map {
        StoredReport.StoredRelated(
          document: $0.document, place: StoredReport.StoredPlace($0.place), path: $0.path,
          found: $0.found)
      },
      structural: finding.isStructural, waivedBy: finding.waivedBy,
      state: finding.state?.rawValue)
  }

  func value() throws -> Finding {
    var finding = Finding(
      code: Code(code), severity: try StoredValue.read(severity), place: place.value, path: path,
      task: task, taskIndex: taskIndex, field: field, found: found, expected: expected,
      difference: difference, message: message.value, advice: advice.value,
      clause: clause.value,
      related: related.map {
        Finding.Related(
          document: $0.document, place: $0.place.value, path: $0.path, found: $0.found)
      },
      isStructural: structural)
    finding.waivedBy = waivedBy
    finding.state = try state.map(StoredValue.read)
    return finding
  }
}

extension StoredReport.StoredDecision {
  init(_ noted: NotedDecision) {
    let decision = noted.decision
    self.init(
      number: decision.number, entry: decision.entry, action: decision.action.kind,
      code: decision.action.code?.description,
      instant: decision.action.instant?.secondsSinceEpoch, task: decision.task, by: decision.by,
      why: decision.why, document: decision.document, at: decision.at.secondsSinceEpoch,
      expires: decision.expires?.secondsSinceEpoch, expired: noted.isExpired,
      other: decision.action.other, through: decision.through)
  }

  func value() throws -> NotedDecision {
    let action = Decision.Action(
      kind: action, code: code.map { Code($0) },
      instant: instant.map(Instant.init(secondsSinceEpoch:)), other: other)
    guard let action else { throw RegisterError.damaged("decision \(number)") }
    return NotedDecision(
      Decision(
        number: number, entry: entry, action: action, task: task, by: by, why: why,
        document: document, at: Instant(secondsSinceEpoch: at),
        expires: expires.map(Instant.init(secondsSinceEpoch:)),
        through: through),
      isExpired: expired)
  }
}

extension StoredReport.StoredPrevious {
  init(_ previous: PreviousVersion) {
    self.init(
      entry: previous.entry,
      fixed: previous.fixed.map {
        StoredReport.StoredFixed(
          code: $0.code.description, severity: $0.severity.rawValue, task: $0.task,
          field: $0.field, message: StoredReport.StoredText($0.message))
      })
  }

  func value() throws -> PreviousVersion {
    PreviousVersion(
      entry: entry,
      fixed: try fixed.map {
        PreviousVersion.Fixed(
          code: Code($0.code), severity: try StoredValue.read($0.severity), task: $0.task,
          field: $0.field, message: $0.message.value)
      })
  }
}
