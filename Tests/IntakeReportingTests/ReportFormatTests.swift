import Foundation
@testable import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReporting

@Suite struct ReportFormatTests {
  @Test(arguments: FormatCatalog.all.map(\.name), Language.allCases)
  func goldens(_ name: String, _ language: Language) throws {
    let format = try #require(FormatCatalog.format(name))
    let bytes = SampleReport.write(format, ReportOptions(language: language))
    try Golden.expect(bytes, is: "report-\(language.rawValue).\(name)")
  }

  @Test func unknownFormat() {
    #expect(FormatCatalog.format("pdf") == nil)
  }

  /// Nothing that a submitter wrote reaches a terminal as a control.
  @Test(arguments: ["text", "line"])
  func terminalsAreSafe(_ name: String) throws {
    let format = try #require(FormatCatalog.format(name))
    for width in [20, 40, 100, 1_000] {
      let text = String(
        decoding: SampleReport.write(format, ReportOptions(width: width)), as: UTF8.self)
      for scalar in text.unicodeScalars where scalar != "\n" {
        #expect(scalar.properties.generalCategory != .control)
        #expect(scalar.properties.generalCategory != .format)
      }
    }
  }

  @Test(arguments: [20, 40, 60, 100])
  func linesFitTheTerminal(_ width: Int) {
    for language in Language.allCases {
      let options = ReportOptions(language: language, width: width)
      let text = String(decoding: SampleReport.write(TextFormat.self, options), as: UTF8.self)
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
      }
    }
  }

  @Test func colourOnlyWhereAsked() {
    let plain = SampleReport.write(TextFormat.self, ReportOptions())
    let colored = SampleReport.write(TextFormat.self, ReportOptions(color: true))
    #expect(!plain.contains(0x1B))
    #expect(colored.contains(0x1B))
    var bare: [UInt8] = []
    var isCode = false
    for byte in colored {
      if byte == 0x1B { isCode = true }
      if !isCode { bare.append(byte) }
      if byte == UInt8(ascii: "m") { isCode = false }
    }
    #expect(bare == plain, "colour carries no meaning alone")
  }

  @Test func quietTellsOnlyWhatIsWrong() {
    let quiet = ReportOptions(quiet: true)
    #expect(
      SampleReport.write(TextFormat.self, quiet, [(SampleReport.clean, nil)]).isEmpty)
    #expect(
      SampleReport.write(LineFormat.self, quiet, [(SampleReport.clean, nil)]).isEmpty)
    let text = String(decoding: SampleReport.write(TextFormat.self, quiet), as: UTF8.self)
    #expect(!text.contains("\nc.csv"))
    #expect(text.hasSuffix("KẾT LUẬN: CHƯA ĐỦ ĐIỀU KIỆN\n"))
  }

  @Test func orientationsInQuestionAreJoinedByAWord() {
    var document = SampleReport.clean
    document.findings = [
      Finding(
        code: "O003", severity: .review, place: .document, expected: "5 | 1",
        message: Localized(same: "m"), advice: Localized(same: "a"), clause: Localized(same: "c"))
    ]
    let report = SampleReport.write(TextFormat.self, ReportOptions(), [(document, nil)])
    #expect(String(decoding: report, as: UTF8.self).contains("cần:        5 hoặc 1\n"))
  }

  /// One value of many that may stand there is called an example.
  @Test(arguments: [("A006", "ví dụ"), ("A004", "ví dụ"), ("M001", "cần")])
  func anExampleIsCalledOne(_ code: String, _ label: String) {
    var document = SampleReport.clean
    document.findings = [
      Finding(
        code: Code(code), severity: .error, place: .document, expected: "215/SCT",
        message: Localized(same: "m"), advice: Localized(same: "a"), clause: Localized(same: "c"))
    ]
    for format in [TextFormat.self, HTMLFormat.self] as [any ReportFormat.Type] {
      let report = String(
        decoding: SampleReport.write(format, ReportOptions(), [(document, nil)]), as: UTF8.self)
      let line = report.split(separator: "\n").first { $0.contains("215/SCT") }
      #expect(line?.contains(label) == true, "\(format): \(line ?? "")")
    }
  }

  /// Every report that has an end says what an interrupted run did not come to.
  @Test(arguments: Language.allCases)
  func anInterruptedRunIsTold(_ language: Language) throws {
    func end(_ format: any ReportFormat.Type, notTaken: Int) -> String {
      var writer = format.init(SampleReport.head, ReportOptions(language: language, quiet: true))
      var summary = ReportSummary()
      summary.notTaken = notTaken
      var bytes: [UInt8] = []
      writer.begin(to: &bytes)
      writer.end(summary, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    let told = language == .vi ? "3 tệp chưa được nhận" : "3 files were not taken in"
    for (format, words) in [
      (TextFormat.self, told), (HTMLFormat.self, told), (LineFormat.self, "not-taken=3"),
      (JSONFormat.self, "\"notTaken\": 3"),
    ] as [(any ReportFormat.Type, String)] {
      #expect(end(format, notTaken: 3).contains(words), "\(format)")
      let whole = end(format, notTaken: 0)
      #expect(!whole.contains("0 tệp") && !whole.contains("aken"), "\(format)")
    }
  }

  @Test func noDocuments() throws {
    for entry in FormatCatalog.all {
      let bytes = SampleReport.write(entry.format, ReportOptions(), [])
      #expect(entry.name != "json" || !bytes.isEmpty)
    }
    let json = SampleReport.write(JSONFormat.self, ReportOptions(), [])
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    #expect((report["documents"] as? [Any])?.isEmpty == true)
    #expect(report["verdict"] as? String == "eligible")
  }

  /// Each line of the stream is the document's object of the whole report.
  @Test func jsonAndLinesHoldTheSame() throws {
    let whole = SampleReport.write(JSONFormat.self, ReportOptions())
    let lines = SampleReport.write(JSONLinesFormat.self, ReportOptions())
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(whole)) as? [String: Any])
    let documents = try #require(report["documents"] as? [NSDictionary])
    let streamed = try lines.split(separator: 0x0A).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? NSDictionary)
    }
    #expect(documents == streamed)
    #expect(documents.count == SampleReport.documents.count)
  }

  @Test func keysKeepTheirOrder() {
    let text = String(
      decoding: SampleReport.write(JSONFormat.self, ReportOptions()), as: UTF8.self)
    let keys = [
      "schema", "tool", "call", "asOf", "documents", "path", "sha256", "bytes", "format",
      "encoding", "form", "submitter", "verdict", "receipt", "at", "evidence", "status", "reading",
      "cutoff", "tasks", "number", "title", "orientation", "total", "state", "other", "findings",
      "code", "severity", "task", "field", "line", "column", "cell", "path", "found", "expected",
      "difference", "message", "advice", "clause", "related", "rules", "run", "notRun", "because",
      "summary", "documents", "eligible",
    ]
    var rest = text[...]
    for key in keys {
      guard let range = rest.range(of: "\"\(key)\":") else {
        Issue.record("\(key) is missing or out of order")
        return
      }
      rest = rest[range.upperBound...]
    }
  }

  @Test func schemaOfTheReport() throws {
    let schema = try Data(contentsOf: Checkout.root.appendingPathComponent("docs/report.schema.json"))
    for language in Language.allCases {
      let bytes = SampleReport.write(JSONFormat.self, ReportOptions(language: language))
      try SchemaCheck.expect(bytes, matches: schema)
    }
  }
}
