/// Every way to write a report.
public enum FormatCatalog {
  public static let all: [Entry] = [
    Entry("text", TextFormat.self),
    Entry("line", LineFormat.self),
    Entry("json", JSONFormat.self),
    Entry("jsonl", JSONLinesFormat.self),
    Entry("csv", CSVFormat.self),
    Entry("html", HTMLFormat.self),
  ]

  /// A format under the name that `--report` knows it by.
  public struct Entry: Sendable {
    public let name: String
    public let format: any ReportFormat.Type

    init(_ name: String, _ format: any ReportFormat.Type) {
      self.name = name
      self.format = format
    }
  }

  /// The format with a name; nil where there is none.
  public static func format(_ name: String) -> (any ReportFormat.Type)? {
    all.first { $0.name == name }?.format
  }
}
