import IntakeCore

/// `changes.csv`: a row per task added or removed, and per field altered, since an earlier plan.
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

  static func write(
    _ changes: PlanChanges, of plan: Plan, _ bases: [PlanLine: [Decision]]
  ) -> [UInt8] {
    columns.csv(rows(changes, of: plan, bases))
  }

  static let columns: [TableColumn<Row>] = [
    text("Thay đổi", "Change: thêm added, bỏ removed, sửa altered", required: true, \.kind),
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

  static func rows(
    _ changes: PlanChanges, of plan: Plan, _ bases: [PlanLine: [Decision]]
  ) -> [Row] {
    changes.added.map { added in
      var row = Row("thêm", added.line)
      row.reason = ChangeWords.bases(bases[added.line], in: plan)
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
          row.reason = ChangeWords.origin(altered, bases, in: plan)
          return row
        }
      }
  }
}

extension ChangesCSV.Row {
  fileprivate init(_ kind: String, _ line: PlanLine) {
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

  static func origin(
    _ altered: PlanChanges.Altered, _ bases: [PlanLine: [Decision]], in plan: Plan
  ) -> String {
    let list =
      altered.earlier.entry == altered.line.entry
      ? "" : "Theo danh mục số đến \(altered.line.entry), thay số đến \(altered.earlier.entry)"
    return [list, Self.bases(bases[altered.line], in: plan)].filter { !$0.isEmpty }.joined(
      separator: "; ")
  }

  /// The decisions that a line rests on, each with its document, who and why.
  /// The same decided on both forms of a task is told once.
  static func bases(_ decisions: [Decision]?, in plan: Plan) -> String {
    var told: Set<String> = []
    return (decisions ?? []).map { decision in
      let instant = decision.action.instant.map { " \($0.text(in: plan.call.zone).vi)" } ?? ""
      return PublicText.of(
        "\(decision.action.name.vi.capitalisedSentence)\(instant) theo \(decision.document), "
          + "\(decision.by): \(decision.why)")
    }.filter { told.insert($0).inserted }.joined(separator: "; ")
  }
}

extension PlanChanges.Reason {
  var words: String {
    switch self {
    case .held(.ineligible, _): "Chưa đủ điều kiện tổng hợp"
    case .held: "Chờ xem xét"
    case .superseded(let entry): "Không còn trong danh mục gửi lại, số đến \(entry)"
    case .withdrawn: "Đã rút"
    case .unknown: "Không xác định được lý do từ sổ"
    }
  }

  var codes: String {
    guard case .held(_, let codes) = self else { return "" }
    return codes.map(\.description).joined(separator: ", ")
  }
}
