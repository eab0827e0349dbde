import IntakeCore

/// How the documents came in, as `coverage.csv` and as sections of `coverage.html`.
enum ReceptionTable {
  static func csv(_ plan: Plan) -> [UInt8] {
    columns.csv(Reception(plan.received, call: plan.call).rows)
  }

  static let columns: [TableColumn<Reception.Row>] = [
    TableColumn("Theo", required: true, Localized(vi: "Phân theo", en: "Counted by")) {
      heading($0.dimension)
    },
    TableColumn("Nhóm", Localized(vi: "Nhóm; trống: không ghi", en: "Group; blank: not said")) {
      $0.label ?? ""
    },
    count("Đã nhận", "Documents received", \.received), count("Đúng hạn", "On time", \.onTime),
    count("Muộn", "Late", \.late),
    count("Còn cách hiểu khác về hạn", "Late as read, on time otherwise", \.contested),
    count("Chưa rõ lúc nhận", "Time of receipt not proved", \.undetermined),
    TableColumn("Muộn (%)", Localized(vi: "Tỷ lệ muộn", en: "Share of late ones, per cent")) {
      share($0, \.late)
    },
    TableColumn(
      "Còn cách hiểu khác (%)",
      Localized(vi: "Tỷ lệ còn cách hiểu khác", en: "Share of contested ones, per cent")
    ) { share($0, \.contested) },
  ]

  private static func count(
    _ heading: String, _ meaning: String, _ value: any KeyPath<Reception.Row, Int> & Sendable
  ) -> TableColumn<Reception.Row> {
    TableColumn(heading, type: .integer, required: true, Localized(vi: heading, en: meaning)) {
      String($0[keyPath: value])
    }
  }

  /// `12,5`
  private static func share(_ row: Reception.Row, _ part: KeyPath<Reception.Row, Int>) -> String {
    let tenths = row.perMille(row[keyPath: part])
    return "\(tenths / 10),\(tenths % 10)"
  }

  private static func heading(_ dimension: Reception.Dimension) -> String {
    switch dimension {
    case .all: "Tất cả"
    case .day: "Ngày nhận"
    case .channel: "Hình thức gửi"
    case .province: "Tỉnh/thành phố"
    case .kind: "Loại đơn vị"
    }
  }

  /// A table for each way of counting.
  static func sections(_ plan: Plan) -> [HTMLText] {
    let rows = Reception(plan.received, call: plan.call).rows
    guard !rows.isEmpty else { return [] }
    return Reception.Dimension.allCases.filter { $0 != .all }.map { dimension in
      let own = rows.filter { $0.dimension == dimension }.map { html($0, isSum: false) }
      let sum = rows.filter { $0.dimension == .all }.map { html($0, isSum: true) }
      let title: HTMLText = "Tệp đã nhận, theo \(heading(dimension).lowercased())"
      return PlanPage.section(
        title, isLong: true,
        [
          PlanPage.table(
            title,
            headings: [
              "\(heading(dimension))", "Đã nhận", "Đúng hạn", "Muộn", "Còn cách hiểu khác",
              "Chưa rõ", "Muộn (%)", "Còn cách hiểu khác (%)",
            ], numbers: 1...7, rows: own + sum)
        ])
    }
  }

  private static func html(_ row: Reception.Row, isSum: Bool) -> HTMLText {
    let counts = [row.received, row.onTime, row.late, row.contested, row.undetermined]
    let name = isSum ? "Cộng" : row.label ?? "Không ghi"
    return PlanPage.row(
      .submitted(name),
      counts.map(PlanPage.count)
        + [share(row, \.late), share(row, \.contested)].map { PlanPage.number("\($0)") },
      isSum: isSum)
  }
}
