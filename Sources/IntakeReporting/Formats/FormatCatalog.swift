import IntakeCore

/// Every way to write a report of documents. A new one stands here, in a file of its own and in a
/// golden, and nowhere else.
public enum FormatCatalog {
  public static let all: [Entry] = [
    Entry("text", TextFormat.self, ends: ["KẾT LUẬN: ", "VERDICT: "]),
    Entry("line", LineFormat.self, ends: ["verdict "]),
    Entry("json", JSONFormat.self, begins: ["{\n  \"schema\": \"dexuat-report/"]),
    Entry("jsonl", JSONLinesFormat.self, begins: ["{\"path\":"]),
    Entry("csv", CSVFormat.self, begins: Language.allCases.map(CSVFormat.start)),
    Entry("html", HTMLFormat.self, begins: ["<!DOCTYPE html>"], ends: ["<dd>dexuat "]),
    Entry(
      "sarif", SARIFFormat.self,
      begins: ["{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\""]),
    Entry(
      "junit", JUnitFormat.self,
      begins: ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>"],
      ends: ["</testsuites>"]),
  ]

  /// A format under the name that `--report` knows it by, and the marks by which a former report
  /// of it is known.
  public struct Entry: Sendable {
    public let name: String
    public let format: any ReportFormat.Type
    private let begins: [String]
    private let ends: [String]

    init(
      _ name: String, _ format: any ReportFormat.Type, begins: [String] = [""], ends: [String] = []
    ) {
      self.name = name
      self.format = format
      self.begins = begins
      self.ends = ends
    }

    /// Whether a file is a report of this format.
    /// - Parameters:
    ///   - head: its first bytes as text.
    ///   - tail: its last bytes as text, which hold the end of its last lines.
    public func isReport(head: String, tail: String) -> Bool {
      let last = tail.split(separator: "\n").suffix(4)
      return begins.contains { head.utf8.starts(with: $0.utf8) }
        && (ends.isEmpty || ends.contains { mark in last.contains { $0.contains(mark) } })
    }
  }

  /// The format with a name; nil where there is none.
  public static func format(_ name: String) -> (any ReportFormat.Type)? {
    entry(name)?.format
  }

  /// The line of a format; nil where there is none of this name.
  public static func entry(_ name: String) -> Entry? { all.first { $0.name == name } }
}
