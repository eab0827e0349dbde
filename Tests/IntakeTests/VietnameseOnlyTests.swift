import Foundation
import IntakeCore
import Testing

/// A Vietnamese report of each draft: nothing that a library said in its own words is in it.
@Suite struct VietnameseOnlyTests {
  /// Words that messages of libxml2, of the C library and of Swift have and Vietnamese has not.
  private static let telltales = [
    "expected", "unexpected", "invalid", "parser", "mismatch", "premature", "extra content",
    "opening and ending", "not found", "no such", "cannot", "could not", "error", "warning",
    "failed", "missing", "unknown", "the ", "document is", "nil", "optional(",
  ]

  @Test(arguments: ["text", "line", "html", "csv"])
  func noForeignWords(_ format: String) throws {
    let folder = Checkout.path("samples/drafts")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let drafts = names.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".csv") }
    for name in drafts {
      let run = try Program.dexuat([
        "check", folder + "/" + name, "--report", format, "--now", "2023-05-08", "--received",
        "2023-04-30",
      ])
      #expect(run.status <= 1, "\(name): \(run.complaint)")
      let said = Self.withoutNames(run.output).lowercased()
      for word in Self.telltales where said.contains(word) {
        Issue.record("\(name), \(format): “\(word)” in \(Self.line(with: word, in: said))")
      }
    }
  }

  /// The report without what is in English on purpose: style and attributes of a page, fixed words
  /// of the formats for programs.
  private static func withoutNames(_ report: String) -> String {
    var text = report
    if let start = text.range(of: "<style>"), let end = text.range(of: "</style>") {
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
    for words in [
      "class=\"card error\"", "class=\"badge error\"", "class=\"card warning\"",
      "class=\"badge warning\"", "-error\"", "-warning\"", ": error ", ": warning ", ";error;",
      ";warning;", "error=", "warning=", "expected=", ";expected;",
    ] {
      text = text.replacingOccurrences(of: words, with: " ")
    }
    return text
  }

  private static func line(with word: String, in text: String) -> Substring {
    text.split(separator: "\n").first { $0.contains(word) }?.prefix(200) ?? ""
  }
}
