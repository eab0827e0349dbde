import Intake

/// What one request asks to have judged.
struct Submission: Sendable {
  var files: [DraftFile] = []
  /// Judges the deadline as if received then.
  var received: Instant?
  /// Dates the judgement; nil for the clock.
  var asOf: Instant?
  /// The language of the report; nil for that of the page.
  var language: Language?
  /// A report to download in place of the page.
  var report: ReportName?

  var bytes: Int { files.reduce(0) { $0 + $1.bytes.count } }
}

extension Submission {
  init(_ files: [DraftFile], _ fields: SubmissionFields) {
    self.init(
      files: files, received: fields.received, asOf: fields.asOf, language: fields.language,
      report: fields.report)
  }
}

/// The words of a request around its files, from its query or its form.
struct SubmissionFields {
  private let zone: ZoneOffset
  private(set) var received: Instant?
  private(set) var asOf: Instant?
  private(set) var report: ReportName?
  private(set) var language: Language?

  init(zone: ZoneOffset) {
    self.zone = zone
  }

  /// Takes a field; one of another name is left alone.
  mutating func take(_ name: String, _ value: [UInt8]) throws(Trouble) {
    let text = String(decoding: value, as: UTF8.self)
    guard text.utf8.contains(where: { $0 > 0x20 }) else { return }
    switch name {
    case "received": received = try instant(text, name)
    case "now": asOf = try instant(text, name)
    case "report": report = try downloaded(text)
    case "lang": language = try spoken(text)
    default: return
    }
  }

  private func instant(_ text: String, _ name: String) throws(Trouble) -> Instant {
    guard case .instant(let instant, _) = InstantReader.read(text, zone: zone) else {
      throw .notAnInstant(name)
    }
    return instant
  }

  private func spoken(_ text: String) throws(Trouble) -> Language {
    guard let language = Language(rawValue: text) else { throw .notALanguage }
    return language
  }

  private func downloaded(_ text: String) throws(Trouble) -> ReportName? {
    if text == "page" { return nil }
    guard let name = Download.all.first(where: { $0.name == text }) else { throw .notAReport }
    return name
  }
}

/// The reports that can be had as files.
enum Download {
  static let all = [ReportName.html, .csv, .json]

  static func mediaType(_ name: ReportName) -> String {
    switch name {
    case .csv: "text/csv; charset=utf-8"
    case .json: "application/json"
    default: "text/html; charset=utf-8"
    }
  }

  static func fileName(_ name: ReportName) -> String { "ket-qua-xet.\(name.name)" }
}
