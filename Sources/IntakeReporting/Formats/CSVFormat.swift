public import IntakeCore

/// The findings as a table for spreadsheets: a row each, a document without any has one row that
/// tells its verdict. Cells that would be formulas are guarded. Its columns are a promise:
/// `docs/report.tableschema.json` of the English table, which has names and codes for programs;
/// `docs/report.vi.tableschema.json` of the Vietnamese one, which has words for people.
public struct CSVFormat: ReportFormat {
  private let language: Language
  private let zone: ZoneOffset
  private let call: Call

  public init(_ head: ReportHead, _ options: ReportOptions) {
    language = options.language
    zone = head.call.zone
    call = head.call
  }

  public mutating func begin(to out: inout [UInt8]) {
    var writer = CSVWriter()
    writer.row(Self.columns.map { CSVCell(listing: $0.heading(language)) })
    out.append(contentsOf: writer.bytes)
  }

  public mutating func document(
    _ document: JudgedDocument, source: SourceExcerpts?, to out: inout [UInt8]
  ) {
    var writer = CSVWriter(withMark: false)
    let findings = document.findings.isEmpty ? [nil] : document.findings.map(Optional.some)
    for finding in findings {
      let row = Row(
        document: document, finding: finding, language: language, zone: zone,
        call: call)
      writer.row(Self.columns.map { CSVCell(listing: $0.cell(row)) })
    }
    out.append(contentsOf: writer.bytes)
  }

  public mutating func end(_ summary: ReportSummary, to out: inout [UInt8]) {}

  /// The Frictionless table schema of the report in a language.
  public static func tableSchema(_ language: Language) -> [UInt8] { columns.schema(language) }

  /// How the table starts.
  static func start(_ language: Language) -> String {
    "\u{FEFF}" + columns.prefix(5).map { $0.heading(language) }.joined(separator: ";") + ";"
  }

  /// A finding, or a document without any.
  struct Row: Sendable {
    let document: JudgedDocument
    let finding: Finding?
    let language: Language
    let zone: ZoneOffset
    let call: Call

    /// A name for programs, or the words that people have for it.
    fileprivate func word(_ code: String, _ name: Localized?) -> String {
      language == .vi ? name?.vi ?? code : code
    }

    fileprivate var field: String {
      guard let finding, let field = finding.field else { return "" }
      return language == .vi
        ? FieldNames(call, document.form).label(of: finding, .vi) ?? field : field
    }

    /// The decisions in force, as its register knows them.
    fileprivate var decisions: String {
      let texts = DecisionText(zone: zone, language: language)
      return document.decisionsInForce.map { "\($0.number): \(texts.line($0))" }
        .joined(separator: "\n")
    }

    fileprivate func text(_ path: KeyPath<Finding, Localized>) -> String {
      finding.map { $0[keyPath: path][language] } ?? ""
    }

    fileprivate func number(_ path: KeyPath<Place, Int32>) -> String {
      finding.flatMap { $0.place[keyPath: path] > 0 ? String($0.place[keyPath: path]) : nil } ?? ""
    }
  }
}

extension CSVFormat {
  static let columns: [TableColumn<Row>] = [
    TableColumn(
      "document", required: true, Localized(vi: "Tệp", en: "Path of the document")
    ) { $0.document.identity.path },
    TableColumn("form", Localized(vi: "Mẫu phụ lục", en: "Form")) {
      row in
      row.document.form.map { row.word($0.rawValue, row.call.form($0)?.name) } ?? ""
    },
    TableColumn("submitter", Localized(vi: "Đơn vị đề xuất", en: "Submitter")) {
      $0.document.submitter?.name ?? ""
    },
    TableColumn(
      "verdict", required: true, Localized(vi: "Kết luận", en: "Verdict on the document")
    ) { $0.word($0.document.verdict.rawValue, $0.document.verdict.name) },
    TableColumn("code", Localized(vi: "Mã phát hiện", en: "Code of the finding")) {
      $0.finding?.code.description ?? ""
    },
    TableColumn("severity", Localized(vi: "Mức độ", en: "Severity")) {
      row in row.finding.map { row.word($0.severity.rawValue, $0.severity.name) } ?? ""
    },
    TableColumn("task", Localized(vi: "Nhiệm vụ số", en: "Task number, as written")) {
      $0.finding?.task ?? ""
    },
    TableColumn("field", Localized(vi: "Mục của mẫu", en: "Field of the form")) {
      $0.field
    },
    TableColumn("line", type: .integer, Localized(vi: "Dòng của tệp", en: "Line of the file")) {
      $0.number(\.line)
    },
    TableColumn("column", type: .integer, Localized(vi: "Cột", en: "Column")) {
      $0.number(\.column)
    },
    TableColumn("cell", Localized(vi: "Ô của bảng tính", en: "Cell of the sheet")) {
      $0.finding?.place.cell ?? ""
    },
    TableColumn("path", Localized(vi: "Đường dẫn phần tử XML", en: "Path of the XML element")) {
      $0.finding?.path ?? ""
    },
    TableColumn("found", Localized(vi: "Đã ghi", en: "What was found")) {
      $0.finding?.found ?? ""
    },
    TableColumn("expected", Localized(vi: "Cần ghi", en: "What was expected")) {
      $0.finding?.expected ?? ""
    },
    TableColumn("difference", Localized(vi: "Chênh lệch", en: "Difference")) {
      $0.finding?.difference ?? ""
    },
    TableColumn("message", Localized(vi: "Điều phát hiện", en: "Message")) { $0.text(\.message) },
    TableColumn("advice", Localized(vi: "Cách sửa", en: "Advice")) { $0.text(\.advice) },
    TableColumn("clause", Localized(vi: "Căn cứ", en: "Clause")) { $0.text(\.clause) },
    TableColumn(
      "waived_by", type: .integer,
      Localized(
        vi: "Bỏ qua theo quyết định số", en: "Number of the decision that waives it")
    ) { $0.finding?.waivedBy.map { String($0) } ?? "" },
    TableColumn(
      "decisions",
      Localized(
        vi: "Quyết định đang có hiệu lực",
        en: "Decisions in force on the document, a line each")
    ) { $0.decisions },
    TableColumn(
      "part", Localized(vi: "Phần trong tệp", en: "Part of the file")
    ) { $0.document.identity.part ?? "" },
    TableColumn("place", Localized(vi: "Chỗ trong tệp", en: "Place in the file, in words")) {
      row in row.finding?.place.spot?[row.language] ?? ""
    },
  ]
}
