import Foundation
@testable import IntakeCore
import Testing

@testable import IntakeReporting

/// Text that was made to do harm, in every field of a report, through every format: what comes
/// out is well formed and does nothing.
@Suite struct NaughtyStringsTests {
  static let strings: [String] = [
    "\u{202E}gnp.exe\u{2066}\u{2069}\u{200F}", "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{90}x\u{9C}",
    "</title></style><script>alert(1)</script>", "\" onmouseover=\"alert(1)\" x=\"",
    "' style='background:url(http://vidu.example)", "<img src=x onerror=alert(1)>&lt;&amp;&#x3C;",
    "<!-- --><![CDATA[ ]]> <?php ?> {{7*7}} ${7*7} %00 %n%s", "]]>&\u{0}<b>",
    "=HYPERLINK(\"http://vidu.example\";\"x\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)",
    "\t=1+1", "\r\n=1+1", "＝1+1", "\u{0}=1", "a;b\"c\";\r\n\"d", "\u{0}\u{1}\u{8}\u{7F}\u{85}",
    String(repeating: "ngữ", count: 3_334), String(repeating: "W", count: 10_000),
    "a" + String(repeating: "\u{301}", count: 500), "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇻🇳👍🏿",
    "\u{2028}\u{2029}\u{FEFF}\u{AD}\u{200B}",
    "\u{E0041}\u{FFFE}\u{FFFF}\u{10FFFF}\u{E000}", "هذا نص עברית", "Ｆｕｌｌ　ｗｉｄｔｈ 你好",
    "đề\u{300}\u{323} tài e\u{302}\u{301}", "../../etc/passwd\u{0}.csv", "NULL", "",
  ]

  /// A document in which the string stands wherever a submitter could have put it.
  private func document(_ text: String) -> (JudgedDocument, SourceExcerpts?) {
    var (document, _) = SampleReport.documents[0]
    document.identity.path = text
    document.submitter?.name = text
    document.tasks = document.tasks.map { task in
      var task = task
      task.number = text
      task.title = text
      return task
    }
    let quoted = Localized(vi: "Có “\(text)”.", en: "Found “\(text)”.")
    document.findings = document.findings.prefix(2).map { finding in
      var finding = finding
      (finding.found, finding.expected, finding.difference) = (text, text, text)
      finding.task = text
      finding.path = "/appendix1/" + text
      finding.message = quoted
      finding.related = [
        .init(document: text, place: Place(line: 3, column: 2, row: 3), path: text, found: text)
      ]
      return finding
    }
    document.rulesNotRun = [RuleNotRun(code: "X001", because: quoted)]
    let rows = (1...8).map { "\($0);\(text);\(text);\(text)" }
    return (document, SampleReport.excerpts(document, rows.joined(separator: "\n")))
  }

  private func write(_ format: any ReportFormat.Type, _ text: String, width: Int = 60) -> String {
    let options = ReportOptions(language: .vi, width: width)
    return String(
      decoding: SampleReport.write(format, options, [document(text)]), as: UTF8.self)
  }

  @Test(arguments: strings)
  func terminals(_ text: String) throws {
    for format in [TextFormat.self, LineFormat.self] as [any ReportFormat.Type] {
      for scalar in write(format, text).unicodeScalars where scalar != "\n" {
        let category = scalar.properties.generalCategory
        #expect(category != .control && category != .format && category != .lineSeparator)
      }
    }
    for line in write(TextFormat.self, text).split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= 60, "\(line)")
    }
  }

  @Test(arguments: strings)
  func pages(_ text: String) {
    for documents in [[document(text)], [document(text), document(text)]] {
      let page = String(
        decoding: SampleReport.write(HTMLFormat.self, ReportOptions(), documents), as: UTF8.self)
      #expect(Markup(page).faults == [])
      for scalar in page.unicodeScalars where scalar != "\n" {
        let category = scalar.properties.generalCategory
        #expect(category != .control && category != .format)
      }
    }
  }

  @Test(arguments: strings)
  func objects(_ text: String) throws {
    let whole = write(JSONFormat.self, text)
    let lines = write(JSONLinesFormat.self, text)
    #expect(lines.unicodeScalars.count { $0 == "\n" } == 1)
    for report in [whole, lines] {
      #expect(!report.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      let read = try #require(
        try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
      let document = try #require((read["documents"] as? [[String: Any]])?.first ?? read)
      let finding = try #require((document["findings"] as? [[String: Any]])?.first)
      let found = try #require(finding["found"] as? String)
      // Foundation's reader drops byte order marks within a string.
      let wanted = text.unicodeScalars.filter { $0 != "\u{FEFF}" }
      #expect(found.unicodeScalars.filter { $0 != "\u{FEFF}" }.elementsEqual(wanted))
    }
  }

  @Test(arguments: strings)
  func tables(_ text: String) {
    let bytes = Array(write(CSVFormat.self, text).utf8)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let rows = CSVTable.rows(bytes[3...], delimiter: 0x3B)
    #expect(rows.count == 1 + document(text).0.findings.count)
    for row in rows {
      #expect(row.count == CSVFormat.columns.count)
      for cell in row {
        let first = cell.unicodeScalars.first
        #expect(first.map { !"=+@\t\r\n\0＝＋－＠".unicodeScalars.contains($0) } ?? true, "\(cell)")
        #expect(first != "-" || Int(cell) != nil, "\(cell)")
      }
    }
  }
}
