import IntakeCore
import IntakeReporting

/// A way to write something down, under the name by which `--report` and `--to` know it: the one
/// list of them for all verbs.
public struct ReportName: Sendable, Hashable {
  public let name: String
  /// The endings that a file of it may have.
  let endings: [String]

  private init(_ name: String, _ endings: String...) {
    self.name = name
    self.endings = endings
  }

  public static let text = ReportName("text", "txt", "text")
  public static let line = ReportName("line", "txt", "log", "line")
  public static let json = ReportName("json", "json")
  public static let jsonl = ReportName("jsonl", "jsonl", "ndjson")
  public static let csv = ReportName("csv", "csv")
  public static let html = ReportName("html", "html", "htm")
  public static let markdown = ReportName("markdown", "md")
  public static let xlsx = ReportName("xlsx", "xlsx")
  public static let xml = ReportName("xml", "xml")
  public static let docx = ReportName("docx", "docx")
  public static let sarif = ReportName("sarif", "sarif", "json")
  public static let junit = ReportName("junit", "xml")
  /// The figures of a run, as the node exporter collects them.
  static let metrics = ReportName("metrics", "prom")

  static let all = [
    text, line, json, jsonl, csv, html, markdown, xlsx, xml, docx, sarif, junit,
  ]

  /// The reports of judged documents, as the catalogue of formats has them.
  public static let ofDocuments: [ReportName] = FormatCatalog.all.map { entry in
    guard let known = all.first(where: { $0.name == entry.name }) else {
      preconditionFailure("every format of the catalogue has its endings here: \(entry.name)")
    }
    return known
  }

  /// What `register list` can write.
  public static let ofEntries = [text, json, csv, html, xlsx]
  /// What `register missing` can write.
  public static let ofMissing = [text, csv]
  /// What a letter can be.
  public static let ofLetters = [text, html, docx]
  /// What a document can be converted to.
  public static let ofConversions = [xml, csv, xlsx]
  /// What the list of rules can be.
  public static let ofRules = [text, json, markdown]

  /// The report with a name, among those that a verb can write.
  /// - Throws: `Failure` (64) with the nearest name and all of them.
  public static func named(
    _ name: String, among known: [ReportName]
  ) throws(Failure) -> ReportName {
    if let found = known.first(where: { $0.name == name }) { return found }
    let names = known.map(\.name)
    let near = Suggestion.question(about: name, among: names)
    let list = names.joined(separator: ", ")
    throw Failure(
      .usage,
      Localized(
        vi: "Không có dạng báo cáo “\(name)”.\(near.vi) Các dạng: \(list).",
        en: "There is no report “\(name)”.\(near.en) The reports: \(list)."))
  }
}
