@testable import IntakeCore
import IntakeReading
import IntakeReporting

/// The findings that every format's golden shows: made by hand, on real text, in both formats of
/// document, with hostile characters among them.
enum SampleReport {
  static let head = ReportHead(
    version: "1.0.0", call: SampleCall.call, asOf: SampleCall.instant("2023-04-20T09:00"))

  /// A report on all samples.
  static func write(
    _ format: any ReportFormat.Type, _ options: ReportOptions,
    _ documents: [(JudgedDocument, SourceExcerpts?)] = documents
  ) -> [UInt8] {
    var head = head
    head.documents = documents.count
    var report = format.init(head, options)
    var out: [UInt8] = []
    var summary = ReportSummary()
    report.begin(to: &out)
    for (document, source) in documents {
      report.document(document, source: format.showsSource ? source : nil, to: &out)
      summary.add(document)
    }
    report.end(summary, to: &out)
    return out
  }

  static let documents: [(JudgedDocument, SourceExcerpts?)] = [
    (sheet, excerpts(sheet, sheetText)), (markup, excerpts(markup, markupText)),
    (clean, nil), (strange, nil),
  ]

  /// The places of a document's findings, as the reader of its text shows them.
  static func excerpts(_ document: JudgedDocument, _ text: String) -> SourceExcerpts {
    DocumentReader(lexicon: CallLexicon(SampleCall.call)).excerpts(
      at: document.findings.map(\.place), form: document.form, in: Array(text.utf8))
  }

  // MARK: A sheet

  static let sheetText = """
    \u{FEFF}Đơn vị đề xuất;Sở Công Thương tỉnh Ví Dụ;;;;\r
    STT;Tên nhiệm vụ;Tổng kinh phí;Ngân sách nhà nước;Nguồn khác;Ghi chú\r
    1;"Định mức; ""kéo sợi\"\"\";1600;1000;500;=HYPERLINK("x")\r
    2;Tập huấn;800;800;;\r
    3;;1;1;0;\r
    4;;1;1;0;\r
    5;;1;1;0;\r
    6;;1;1;0;\r
    """

  static let sheet: JudgedDocument = {
    var findings = [
      Finding(
        code: "M001", severity: .error, place: Place(line: 3, column: 3, row: 3), task: "1",
        taskIndex: 1, field: "total", found: "1600000000", expected: "1500000000",
        difference: "100000000",
        message: Localized(
          vi: "Tổng kinh phí 1.600.000.000 đồng không bằng ngân sách nhà nước cộng nguồn khác.",
          en: "The total of 1,600,000,000 đồng is not the state budget plus other sources."),
        advice: Localized(vi: "Sửa tổng, hoặc một trong hai nguồn.", en: "Correct one."),
        clause: Localized(vi: "Phụ lục 1, mục “Tổng kinh phí”", en: "Appendix 1, “Total”"),
        related: [
          .init(place: Place(line: 3, column: 4, row: 3), found: "1000000000"),
          .init(document: "b/đề cương.xml", place: Place(line: 7, column: 5), path: "/a/b"),
        ]),
      Finding(
        code: "M010", severity: .note, place: Place(line: 4, column: 5, row: 4), task: "2",
        taskIndex: 2, field: "other",
        message: Localized(vi: "Nguồn khác để trống, coi là 0.", en: "Other sources blank: 0."),
        advice: Localized(vi: "Ghi 0 nếu không có.", en: "Write 0 if there are none."),
        clause: Localized(same: "PL1")),
    ]
    for index in 3...6 {
      findings.append(
        Finding(
          code: "A001", severity: .error, place: Place(line: index + 2, column: 2, row: index + 2),
          task: "\(index)", taskIndex: index, field: "title",
          message: Localized(vi: "Thiếu tên nhiệm vụ.", en: "The title is missing."),
          advice: Localized(vi: "Điền tên.", en: "Fill it in."), clause: Localized(same: "PL1")))
    }
    return judged(
      "hồ sơ/danh mục.csv", .csv, findings, counted: ["A001": 12],
      tasks: [
        task(1, "Định mức; \"kéo sợi\"", 1_600_000_000, .ineligible), task(2, nil, nil, .eligible),
      ],
      receipt: ReceiptJudgement(
        receipt: Receipt(at: SampleCall.instant("2023-04-30T10:12:07"), evidence: .mailBook),
        deadline: SampleCall.deadline))
  }()

  // MARK: XML

  static let markupText = """
    <?xml version="1.0" encoding="UTF-8"?>
    <appendix1 xmlns="urn:dexuat:forms:1" unit="million">
      <submitter><name>Công ty 你好 \u{202E}evil\u{9B}31m</name></submitter>
      <task><number>1</number><title>Đề\u{300} tài</title><orientation>11</orientation><sector/>
    """

  static let markup: JudgedDocument = judged(
    "b.xml", .xml,
    [
      Finding(
        code: "L003", severity: .warning, place: Place(line: 3, column: 14),
        path: "/appendix1/submitter/name", field: "name",
        found: "Công ty 你好 \u{202E}evil\u{9B}31m\u{1B}[31m\n<script>",
        message: Localized(vi: "Có ký tự ẩn trong tên.", en: "Hidden characters in the name."),
        advice: Localized(vi: "Gõ lại tên.", en: "Type the name again."),
        clause: Localized(same: "TCVN 6909:2001")),
      Finding(
        code: "O002", severity: .error, place: Place(line: 4, column: 50),
        path: "/appendix1/task[1]/orientation", task: "1", taskIndex: 1, field: "orientation",
        found: "11", expected: "1, 3, 10",
        message: Localized(vi: "Không có định hướng 11.", en: "There is no orientation 11."),
        advice: Localized(vi: "Chọn một định hướng.", en: "Choose an orientation."),
        clause: Localized(vi: "Công văn 1469/BCT-TKNL", en: "Dispatch 1469/BCT-TKNL")),
      Finding(
        code: "T004", severity: .error, place: Place(line: 4, column: 9), task: "1", taskIndex: 1,
        field: "start", found: "2025-01", expected: "2024-12", difference: "P1M",
        message: Localized(vi: "Thời gian ngoài năm kế hoạch.", en: "Outside the plan year."),
        advice: Localized(vi: "Sửa tháng.", en: "Correct the month."),
        clause: Localized(same: "889/QĐ-TTg")),
    ],
    tasks: [task(1, "Đề tài", nil, .ineligible)],
    receipt: .notJudged(SampleCall.deadline))

  // MARK: Without findings, and without a form

  static let clean = judged(
    "c.csv", .csv, [], tasks: [task(1, "Sạch", 5_000_000, .eligible)],
    receipt: ReceiptJudgement(
      receipt: Receipt(at: SampleCall.instant("2023-04-12T08:30"), evidence: .stated),
      deadline: SampleCall.deadline))

  static let strange: JudgedDocument = {
    let finding = Finding(
      code: "F002", severity: .error, place: .document,
      message: Localized(vi: "Không nhận ra mẫu.", en: "No form recognised."),
      advice: Localized(vi: "Dùng mẫu trống.", en: "Use the blank form."),
      clause: Localized(same: "docs/rules.md"))
    var document = judged(
      "x\n=1+1\u{1B}]0;t\u{7}.bin", nil, [finding],
      receipt: ReceiptJudgement(receipt: nil, deadline: SampleCall.deadline))
    document.form = nil
    document.submitter = nil
    return document
  }()

  // MARK: Making them

  private static func task(
    _ index: Int, _ title: String?, _ total: Int128?, _ verdict: Verdict
  ) -> JudgedTask {
    JudgedTask(
      index: index, number: "\(index)", title: title, orientation: 3,
      total: total.map { Money(dong: $0) }, state: nil, other: .zero, start: nil, end: nil,
      place: .document, verdict: verdict, record: nil)
  }

  private static func judged(
    _ path: String, _ format: DocumentFormat?, _ findings: [Finding], counted: [Code: Int] = [:],
    tasks: [JudgedTask] = [], receipt: ReceiptJudgement
  ) -> JudgedDocument {
    var byCode: [Code: Int] = [:]
    var counts = SeverityCounts()
    for finding in findings { byCode[finding.code, default: 0] += 1 }
    byCode.merge(counted) { $1 }
    for (code, count) in byCode {
      counts.add(findings.first { $0.code == code }?.severity ?? .note, count)
    }
    let verdict = findings.map(\.severity.verdict).max() ?? .eligible
    return JudgedDocument(
      identity: .init(path: path, sha256: String(repeating: "ab", count: 32), bytes: 1234),
      format: format, encoding: "UTF-8", form: .appendix1, unit: .million,
      submitter: Submitter(
        name: "Sở Công Thương tỉnh Ví Dụ", kind: "state", code: nil, province: "15"),
      tasks: tasks, receipt: receipt,
      findings: findings.sorted(by: Finding.isBefore), counts: counts, countsByCode: byCode,
      documentVerdict: .eligible, verdict: verdict, rulesRun: ["A001", "M001"],
      rulesNotRun: [
        RuleNotRun(
          code: "X001", because: Localized(vi: "cần cả hai phụ lục", en: "needs both forms")),
        RuleNotRun(
          code: "X002", because: Localized(vi: "cần cả hai phụ lục", en: "needs both forms")),
      ])
  }
}
