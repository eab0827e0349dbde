import IntakeCore

/// `plan.csv`: a row per task, money in whole đồng, for spreadsheets and for other programs.
enum PlanCSV {
  /// A line of the plan with its group and its number in it.
  struct Row: Sendable {
    let line: PlanLine
    let group: Orientation
    let order: Int
    let call: Call
  }

  static func write(_ plan: Plan, _ flush: Flush) throws -> [UInt8] {
    try columns.csv(
      plan.groups.lazy.flatMap { group in
        group.lines.lazy.enumerated().map {
          Row(line: $0.element, group: group.orientation, order: $0.offset + 1, call: plan.call)
        }
      }, flush: flush)
  }

  static let columns: [TableColumn<Row>] = place + content + period + money + codes + origin

  private static let place: [TableColumn<Row>] = [
    TableColumn(
      "Định hướng", type: .integer, required: true,
      Localized(vi: "Số của định hướng trong đợt kêu gọi", en: "Number of the call's orientation")
    ) { String($0.line.orientation) },
    TableColumn(
      "Tên định hướng", required: true,
      Localized(vi: "Tên của định hướng", en: "Title of the orientation")
    ) { $0.group.title.vi },
    TableColumn(
      "STT", type: .integer, required: true,
      Localized(vi: "Số thứ tự trong định hướng", en: "Number within the orientation")
    ) { String($0.order) },
  ]

  private static let content: [TableColumn<Row>] = [
    text("Tên nhiệm vụ", "Title of the task", required: true, \.title),
    text("Mục tiêu", "Objective", \.objective),
    text("Nội dung chính", "Main content", \.content),
    text("Dự kiến sản phẩm", "Expected product", \.product),
    text("Đơn vị đề xuất", "Submitter", required: true, \.submitter),
    text("Số trong danh mục của đơn vị", "Number in the submitter's own list", \.number),
    text("Đơn vị chủ trì", "Lead unit", \.lead),
    text("Đơn vị phối hợp", "Partners", \.partners),
    text("Địa điểm thực hiện", "Location", \.location),
  ]

  private static let period: [TableColumn<Row>] = [
    TableColumn(
      "Bắt đầu", type: .yearmonth, required: true,
      Localized(vi: "Tháng bắt đầu", en: "First month")
    ) { $0.line.start.iso },
    TableColumn(
      "Kết thúc", type: .yearmonth, required: true,
      Localized(vi: "Tháng kết thúc", en: "Last month")
    ) { $0.line.end.iso },
  ]

  private static let money: [TableColumn<Row>] = [
    amount("Tổng kinh phí (đồng)", "Total, in đồng", \.total),
    amount("Ngân sách nhà nước (đồng)", "State budget, in đồng", \.state),
    amount("Nguồn khác (đồng)", "Other sources, in đồng", \.other),
  ]

  private static let codes: [TableColumn<Row>] = [
    text("Mã loại nguồn khác", "Code of the kind of other source", \.otherSource),
    name("Loại nguồn khác", "Name of the kind of other source", .otherSource, \.otherSource),
    text("Mã ngành", "Code of the sector", \.sector),
    name("Ngành", "Name of the sector", .sector, \.sector),
    text("Mã mới/chuyển tiếp", "Code of new or continuing", \.status),
    name("Mới/Chuyển tiếp", "New or continuing, in words", .status, \.status),
  ]

  private static let origin: [TableColumn<Row>] = [
    text("Ghi chú", "Note", \.note),
    TableColumn(
      "Số đến", type: .integer, required: true,
      Localized(vi: "Số đến của danh mục chứa nhiệm vụ", en: "Entry of the list it stands in")
    ) { String($0.line.entry) },
    TableColumn(
      "SHA-256", required: true,
      Localized(vi: "Mã băm của tệp danh mục đó", en: "Hash of that list's file")
    ) { $0.line.sha256 },
  ]

  private static func text(
    _ heading: String, _ meaning: String, required: Bool = false,
    _ value: any KeyPath<PlanLine, String> & Sendable
  ) -> TableColumn<Row> {
    TableColumn(heading, required: required, Localized(vi: heading, en: meaning)) {
      PublicText.of($0.line[keyPath: value])
    }
  }

  /// What the call names a code.
  private static func name(
    _ heading: String, _ meaning: String, _ field: KnownField,
    _ code: any KeyPath<PlanLine, String> & Sendable
  ) -> TableColumn<Row> {
    TableColumn(heading, Localized(vi: heading + ", ghi bằng tên", en: meaning)) {
      $0.call.label(field, $0.line[keyPath: code])
    }
  }

  private static func amount(
    _ heading: String, _ meaning: String, _ value: any KeyPath<PlanLine, Money> & Sendable
  ) -> TableColumn<Row> {
    TableColumn(heading, type: .integer, required: true, Localized(vi: heading, en: meaning)) {
      $0.line[keyPath: value].decimal
    }
  }
}

extension Call {
  /// The Vietnamese name of a code of a task's field; the code itself where its list does not
  /// have it.
  func label(_ field: KnownField, _ code: String) -> String {
    codes(field).first { $0.code == code }?.label.vi ?? code
  }
}
