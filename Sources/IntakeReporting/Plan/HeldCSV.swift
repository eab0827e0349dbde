import IntakeCore

/// `review.csv` and `returned.csv`: a row per task, or document without one, that is not in the
/// plan. Where several findings hold it, their codes, reasons and advice stand in the same order,
/// a line each; a return by decision has its reason only, below them.
enum HeldCSV {
  struct Row: Sendable {
    let held: Held
    let call: Call
    /// What holds it. The same said of both forms of a task is told once.
    let reasons: [Held.Reason]

    init(held: Held, call: Call) {
      self.held = held
      self.call = call
      var said: Set<[String]> = []
      reasons = held.reasons.filter { reason in
        let finding = reason.finding
        let spot = finding.place.spot.map { [reason.path, $0.vi] } ?? []
        return said.insert([finding.code.description, finding.message.vi] + spot).inserted
      }
    }
  }

  static func write(_ held: [Held], call: Call, _ flush: Flush) throws -> [UInt8] {
    try columns.csv(held.lazy.map { Row(held: $0, call: call) }, flush: flush)
  }

  static let columns: [TableColumn<Row>] = task + receipt + reasons + [decisions]

  private static let task: [TableColumn<Row>] = [
    TableColumn(
      "Số đến", type: .integer, required: true, Localized(vi: "Số đến của tệp", en: "Entry")
    ) { String($0.held.entry) },
    TableColumn(
      "Tệp", required: true, Localized(vi: "Tên tệp khi nhận", en: "Name when received")
    ) { $0.held.path },
    TableColumn("Đơn vị đề xuất", Localized(vi: "Đơn vị đề xuất", en: "Submitter")) {
      PublicText.of($0.held.submitter ?? "")
    },
    TableColumn("Số nhiệm vụ", Localized(vi: "Số của nhiệm vụ", en: "Number of the task")) {
      $0.held.number ?? ""
    },
    TableColumn("Tên nhiệm vụ", Localized(vi: "Tên nhiệm vụ", en: "Title of the task")) {
      PublicText.of($0.held.title ?? "")
    },
    TableColumn("Định hướng", type: .integer, Localized(vi: "Định hướng", en: "Orientation")) {
      $0.held.orientation.map { String($0) } ?? ""
    },
    TableColumn(
      "Tổng kinh phí (đồng)", type: .integer, Localized(vi: "Tổng kinh phí", en: "Total, in đồng")
    ) { $0.held.total?.decimal ?? "" },
  ]

  private static let receipt: [TableColumn<Row>] = [
    TableColumn("Nhận lúc", Localized(vi: "Thời điểm nhận", en: "Time of receipt")) {
      $0.held.receipt.receipt?.at.iso(in: $0.call.zone) ?? ""
    },
    TableColumn(
      "Tình trạng tiếp nhận",
      Localized(vi: "Xét theo hạn nộp, bằng chứng", en: "Judged by the deadline, evidence")
    ) {
      ReceiptText(zone: $0.call.zone, language: .vi).text($0.held.receipt)?.text ?? ""
    },
  ]

  private static let reasons: [TableColumn<Row>] = [
    lines("Mã", "Codes") { $0.code.description },
    TableColumn(
      "Vị trí",
      Localized(
        vi: "Vị trí, mỗi phát hiện một dòng; trong tệp ở cột “Tệp” trừ khi nêu tên tệp khác",
        en: "Places, in the document of “Tệp” unless another is named")
    ) { row in row.reasons.map { place($0, of: row.held) }.joined(separator: "\n") },
    TableColumn(
      "Lý do",
      Localized(
        vi: "Lý do, mỗi phát hiện một dòng; dòng cuối là quyết định trả lại, nếu có",
        en: "Reasons, a line for each finding; the last line is the return by decision, if any")
    ) { row in
      (row.reasons.map(\.finding.publicReason) + [row.held.returnReason].compactMap { $0 })
        .joined(separator: "\n")
    },
    lines("Cách sửa", "How to mend") { $0.advice.vi },
    lines("Căn cứ", "What it rests on") { $0.clause.vi },
  ]

  /// `ô M5`, `so-a/phu-luc-2.xml: dòng 12`; a dash for the row's own document as a whole.
  private static func place(_ reason: Held.Reason, of held: Held) -> String {
    let spot = reason.finding.place.spot?.vi
    guard reason.path != held.path else { return spot ?? "–" }
    return ([reason.path] + [spot].compactMap { $0 }).joined(separator: ": ")
  }

  private static let decisions = TableColumn<Row>(
    "Quyết định",
    Localized(
      vi: "Quyết định đang có hiệu lực, kể cả trả lại: số văn bản và lý do, "
        + "mỗi quyết định một dòng",
      en: "Decisions in force, returns too: the authority's document and the reason, a line each")
  ) { row in
    var told: Set<Int> = []
    return row.held.decisions.filter { told.insert($0.number).inserted }
      .map { DecisionText(zone: row.call.zone, language: .vi).line($0) }
      .map(PublicText.of).joined(separator: "\n")
  }

  private static func lines(
    _ heading: String, _ meaning: String, _ text: @escaping @Sendable (Finding) -> String
  ) -> TableColumn<Row> {
    TableColumn(heading, Localized(vi: heading + ", mỗi phát hiện một dòng", en: meaning)) { row in
      row.reasons.map { text($0.finding) }.joined(separator: "\n")
    }
  }
}

extension Held {
  /// The return that holds it back, with the authority's document, who and why.
  var returnReason: String? {
    let last = decisions.sorted { $0.number < $1.number }
      .last { $0.action == .accept || $0.action == .returned }
    guard let last, last.action == .returned else { return nil }
    return PublicText.of("Trả lại theo \(last.document), \(last.by): \(last.why)")
  }
}

extension Finding {
  /// What is wrong, without quoting from the fields that hold someone's contacts.
  fileprivate var publicReason: String {
    let contacts: [KnownField] = [.contactName, .phone, .email, .address]
    guard let field, contacts.contains(where: { $0.id == field }) else {
      return PublicText.of(message.vi)
    }
    return RuleCatalog.rule(code)?.title.vi ?? code.description
  }
}
