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

  @Test func orientationsInQuestionAreNamed() {
    var document = SampleReport.clean
    document.findings = [
      Finding(
        code: "O003", severity: .review, place: .document, expected: "3 | 1",
        message: Localized(same: "m"), advice: Localized(same: "a"), clause: Localized(same: "c"))
    ]
    let report = SampleReport.write(TextFormat.self, ReportOptions(), [(document, nil)])
    let text = String(decoding: report, as: UTF8.self)
    let call = SampleReport.head.call
    for number in [3, 1] {
      let title = call.orientation(number)?.title.vi.prefix(30) ?? "?"
      #expect(text.contains("\(number) – \(title)"), "\(text)")
    }
  }

  /// Of many documents each has a line in a table, the worst stand first, and what is cut is said.
  @Test func manyDocumentsAreToldInBrief() {
    let many = (1...7).map { _ in SampleReport.documents[0] } + [SampleReport.documents[2]]
    let text = String(
      decoding: SampleReport.write(TextFormat.self, ReportOptions(), many), as: UTF8.self)
    #expect(text.components(separatedBy: "\n").count < 90, "\(text)")
    #expect(text.contains("Kết luận                     Lỗi  Xem xét Cảnh báo  Tệp\n"))
    let row = "chưa đủ điều kiện             13        0        0  \(many[0].0.identity.path)"
    #expect(text.components(separatedBy: row).count == 8, "\(text)")
    #expect(TextFormat.listsWorstFirst && HTMLFormat.listsWorstFirst)
    #expect(!JSONFormat.listsWorstFirst && !CSVFormat.listsWorstFirst)
  }

  /// Of several documents the findings beyond the cap are counted, and that is said.
  @Test func whatIsCutIsSaid() {
    var document = SampleReport.sheet
    let finding = document.findings[0]
    document.findings += (1...30).map { number in
      var other = finding
      other.code = Code("A0\(number + 10)")
      return other
    }
    let report = SampleReport.write(
      TextFormat.self, ReportOptions(), [(document, nil), (SampleReport.clean, nil)])
    let text = String(decoding: report, as: UTF8.self)
    #expect(text.contains("phát hiện nữa của tệp này"), "\(text)")
    #expect(text.components(separatedBy: "cách sửa:").count == 11, "ten blocks, the others cut")
  }

  @Test func whatHidesMostStandsFirst() {
    let codes: [Code] = ["A001", "T005", "O002", "M001", "X001", "F001"]
    var document = SampleReport.clean
    document.findings = codes.map {
      Finding(
        code: $0, severity: .error, place: .document, message: Localized(same: "m"),
        advice: Localized(same: "a"), clause: Localized(same: "c"))
    }
    #expect(ErrorSummary(document).causes.map(\.first.code) == codes.reversed())
    document.findings = (1...9).map { _ in document.findings[0] }
    let causes = ErrorSummary(document).causes
    #expect(causes.count == 1 && causes[0].times == 9)
  }

  @Test func aDeadlineThatHasPassedIsOneSentence() throws {
    let deadline = try #require(SampleReport.head.call.deadline)
    let after = DeadlineText(deadline, asOf: SampleCall.instant("2023-06-01T09:00"))
    #expect(after.sentence.vi == "Đã quá hạn nộp (\(deadline.wording.vi)).")
    #expect(after.sentence.en.hasPrefix("The deadline has passed ("))
  }

  /// A lone list is not said to be eligible, and what to do about it stands there.
  @Test func theVerdictSaysWhatItCovers() {
    var document = SampleReport.clean
    document.rulesNotRun = [RuleNotRun(code: "X001", because: Localized(same: "b"))]
    var head = SampleReport.head
    head.isDraft = true
    var report = TextFormat(head, ReportOptions())
    var out: [UInt8] = []
    var summary = ReportSummary()
    summary.add(document)
    report.document(document, source: nil, to: &out)
    report.end(summary, to: &out)
    let text = String(decoding: out, as: UTF8.self)
    #expect(
      text.contains("PHẦN ĐÃ XÉT: ĐỦ ĐIỀU KIỆN; chưa đối chiếu Phụ lục 2 (bắt buộc)"), "\(text)")
    #expect(text.contains("dexuat check \(document.identity.path) CÁC-PHỤ-LỤC-2"), "\(text)")
    #expect(!text.contains("KẾT LUẬN: ĐỦ ĐIỀU KIỆN TỔNG HỢP"))
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
    let schema = try Data(
      contentsOf: Checkout.root.appendingPathComponent("docs/report.schema.json"))
    for language in Language.allCases {
      let bytes = SampleReport.write(JSONFormat.self, ReportOptions(language: language))
      try SchemaCheck.expect(bytes, matches: schema)
    }
  }
}
