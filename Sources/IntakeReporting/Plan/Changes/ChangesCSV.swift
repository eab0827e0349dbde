import IntakeCore

/// `changes.csv`: a row per task added or removed, and per field altered, since an earlier plan; each
/// with its reason.
enum ChangesCSV {
  struct Row: Sendable {
    var kind: String
    var submitter: String
    var number: String
    var title: String
    var field = ""
    var from = ""
    var to = ""
    var reason = ""
    var codes = ""
    var entry: Int
  }

  static func write(_ changes: PlanChanges, of plan: Plan) -> [UInt8] {
    columns.csv(rows(changes, of: plan))
  }

  static let columns: [TableColumn<Row>] = [
    text(
      "Thay đổi",
      "Change: thêm added, bỏ removed, sửa altered; since another call's plan: chuyển tiếp "
        + "continued, mới new, không còn gone", required: true, \.kind),
    text("Đơn vị đề xuất", "Submitter", required: true, \.submitter),
    text("Số nhiệm vụ", "Number of the task", \.number),
    text("Tên nhiệm vụ", "Title of the task", required: true, \.title),
    text("Mục", "Field altered", \.field), text("Trước", "Before", \.from),
    text("Sau", "After", \.to), text("Lý do", "Reason", \.reason), text("Mã", "Codes", \.codes),
    TableColumn(
      "Số đến", type: .integer, required: true,
      Localized(vi: "Số đến của danh mục chứa nhiệm vụ", en: "Entry of the list it stands in")
    ) { String($0.entry) },
  ]

  private static func text(
    _ heading: String, _ meaning: String, required: Bool = false,
    _ value: any KeyPath<Row, String> & Sendable
  ) -> TableColumn<Row> {
    TableColumn(heading, required: required, Localized(vi: heading, en: meaning)) {
      $0[keyPath: value]
    }
  }

  private static func rows(_ changes: PlanChanges, of plan: Plan) -> [Row] {
    changes.added.map { added in
      var row = Row("thêm", added.line)
      row.reason = ChangeWords.causes(added.causes, in: plan)
      return row
    }
      + changes.removed.map { removed in
        let values = removed.line.values
        return Row(
          kind: "bỏ", submitter: values["submitter"] ?? "", number: values["number"] ?? "",
          title: values["title"] ?? "", reason: ChangeWords.reason(removed, in: plan),
          codes: removed.reason.codes, entry: removed.line.entry)
      }
      + changes.altered.flatMap { altered in
        altered.fields.map { field in
          var row = Row("sửa", altered.line)
          row.field = ChangeWords.field(field.name)
          row.from = field.from
          row.to = field.to
          row.reason = ChangeWords.origin(altered, in: plan)
          return row
        }
      }
  }
}

extension ChangesCSV.Row {
  init(_ kind: String, _ line: PlanLine) {
    self.init(
      kind: kind, submitter: PublicText.of(line.submitter), number: PublicText.of(line.number),
      title: PublicText.of(line.title), entry: line.entry)
  }
}

/// The words of the changes.
enum ChangeWords {
  private static let fields = [
    "submitter": "Đơn vị đề xuất", "number": "Số nhiệm vụ", "title": "Tên nhiệm vụ",
    "objective": "Mục tiêu", "content": "Nội dung chính", "product": "Dự kiến sản phẩm",
    "lead": "Đơn vị chủ trì", "partners": "Đơn vị phối hợp", "location": "Địa điểm thực hiện",
    "orientation": "Định hướng", "sector": "Ngành", "status": "Mới/Chuyển tiếp",
    "start": "Bắt đầu", "end": "Kết thúc", "total": "Tổng kinh phí (đồng)",
    "state": "Ngân sách nhà nước (đồng)", "other": "Nguồn khác (đồng)",
    "otherSource": "Loại nguồn khác", "note": "Ghi chú",
  ]

  static func field(_ name: String) -> String { fields[name] ?? name }

  /// A value for people: amounts grouped, nothing told as such.
  static func shown(_ field: String, _ value: String) -> String {
    if value.isEmpty { return "(trống)" }
    let amounts = ["total", "state", "other"]
    guard amounts.contains(field), let dong = Int128(value) else { return value }
    return Money(dong: dong).text.vi
  }

  /// Why a task is gone; of a return or a withdrawal the document, who and why.
  static func reason(_ removed: PlanChanges.Removed, in plan: Plan) -> String {
    let causes = causes(removed.causes.filter { !$0.isClearing }, in: plan)
    return [why(removed, in: plan), causes].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private static func why(_ removed: PlanChanges.Removed, in plan: Plan) -> String {
    if case .withdrawn(let decision) = removed.reason {
      let day = decision.at.local(in: plan.call.zone).day.text
      return PublicText.of(
        "Đã rút ngày \(day) theo \(decision.document), \(decision.by): \(decision.why)")
    }
    guard case .held(.ineligible, _) = removed.reason else { return removed.reason.words }
    let (line, values) = (removed.line, removed.line.values)
    let held = plan.returned.first {
      $0.entry == line.entry
        && $0.number.map(MatchKey.taskNumber) == values["number"].map(MatchKey.taskNumber)
        && $0.title.map(MatchKey.name) == values["title"].map(MatchKey.name)
    }
    return held?.returnReason ?? removed.reason.words
  }

  static func origin(_ altered: PlanChanges.Altered, in plan: Plan) -> String {
    let (now, before) = (altered.line.entry, altered.earlier.entry)
    let list = now == before ? "" : "Theo danh mục số đến \(now), thay số đến \(before)"
    // The list that took the place is told already.
    let causes = altered.causes.filter { now == before || !$0.isReceipt(of: now) }
    return [list, Self.causes(causes, in: plan)].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// What has happened, each told once: the same may be decided on both forms of a task.
  static func causes(_ causes: [ChangeCause], in plan: Plan) -> String {
    var told: Set<String> = []
    return causes.map { words($0, plan.call.zone) }.filter { told.insert($0).inserted }
      .joined(separator: "; ")
  }

  private static func words(_ cause: ChangeCause, _ zone: ZoneOffset) -> String {
    switch cause {
    case .decided(let decision):
      let instant = decision.action.instant.map { " \($0.text(in: zone).vi)" } ?? ""
      return PublicText.of(
        "\(decision.action.name.vi.capitalisedSentence)\(instant) theo \(decision.document), "
          + "\(decision.by): \(decision.why)")
    case .received(let entry, let form, let at):
      let what = form == .appendix2 ? "bản thuyết minh" : "danh mục"
      let when = at.map { ", lúc \($0.text(in: zone).vi)" } ?? ""
      return "Nhận \(what) số đến \(entry)\(when)"
    case .proved(let entry, let receipt):
      return "Bổ sung thời điểm nhận số đến \(entry): \(receipt.at.text(in: zone).vi), theo "
        + receipt.evidence.name.vi
    case .amended(let by, let why, let document):
      return PublicText.of("Định nghĩa đợt kêu gọi sửa đổi theo \(document), \(by): \(why)")
    case .judgedAnew(let tool): return "Xét lại theo phiên bản \(tool)"
    case .cleared(let codes):
      return "Không còn vướng \(codes.map(\.description).joined(separator: ", "))"
    }
  }
}

extension ChangeCause {
  fileprivate func isReceipt(of list: Int) -> Bool {
    if case .received(list, _, _) = self { true } else { false }
  }

  fileprivate var isClearing: Bool { if case .cleared = self { true } else { false } }
}

extension PlanChanges.Reason {
  var words: String {
    switch self {
    case .held(.ineligible, _): "Chưa đủ điều kiện tổng hợp"
    case .held: "Chờ xem xét"
    case .superseded(let entry): "Không còn trong danh mục gửi lại, số đến \(entry)"
    case .withdrawn: "Đã rút"
    case .notCounted(let state): "Danh mục không còn được tính (\(state.name.vi))"
    case .unknown: "Sổ này không có danh mục đó"
    }
  }

  var codes: String {
    guard case .held(_, let codes) = self else { return "" }
    return codes.map(\.description).joined(separator: ", ")
  }
}
