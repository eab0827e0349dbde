@testable import IntakeCore

extension TextTestCall {
  static func make() -> Call {
    let word = Localized(same: "—")
    return Call(
      id: "test", sha256: "", planYear: 2024, zone: ZoneOffset(minutes: 420), title: word,
      dispatch: .init(
        number: "1469/BCT-TKNL", date: CalendarDay(year: 2023, month: 3, day: 16), issuer: word),
      programme: .init(
        decision: "889/QĐ-TTg", date: nil, from: month(2021, 1), to: month(2030, 12), title: word),
      receiver: .init(name: word, address: word),
      agency: .init(parent: word, unit: word, seat: word, signatures: []),
      deadline: nil, orientations: orientations, codeLists: [kinds, sectors, sources],
      provinces: Provinces(provinces),
      forms: [
        Form(kind: .appendix1, title: word, defaultUnit: .million, tables: [submitters, tasks]),
        Form(
          kind: .appendix2, title: word, defaultUnit: .million,
          tables: [submitters, tasks, activities, contributions]),
      ],
      targets: [
        Target(
          id: "models-2025",
          title: Localized(
            vi: "Số mô hình về sản xuất và tiêu dùng bền vững được xây dựng đến năm 2025",
            en: "Models of sustainable production and consumption set up by 2025"),
          unit: "models")
      ])
  }

  static func month(_ year: Int, _ month: Int) -> CalendarMonth {
    CalendarMonth(monthNumber: Int32(year * 12 + month - 1))
  }

  private static let orientations = orientationTable.split(separator: "\n").map { line in
    let parts = line.split(separator: "|").map { trimmed($0) }
    return Orientation(
      number: Int(parts[0]) ?? 0, title: Localized(vi: parts[1], en: parts[2]),
      short: Localized(vi: parts[3], en: parts[4]),
      words: parts[5].split(separator: ";").map { trimmed($0) })
  }

  private static let provinces = provinceTable.split(separator: "\n").map { line in
    let parts = line.split(separator: "|").map(String.init)
    let change = CalendarDay(year: 2025, month: 7, day: 1)
    return Province(
      code: parts[0], name: parts[2], aliases: Array(parts[3...]),
      from: parts[1] == "2" ? change : nil, until: parts[1] == "1" ? change : nil)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private static let kinds = list(
    "submitterKind",
    [
      ("state", "Cơ quan nhà nước", ["Nhà nước"]), ("enterprise", "Doanh nghiệp", ["Công ty"]),
      ("institute", "Viện, trường", ["Viện/trường"]), ("individual", "Cá nhân", []),
    ])

  private static let sectors = list(
    "sector",
    [
      ("textile", "Dệt may", ["Ngành dệt may"]), ("steel", "Thép", []),
      ("chemicals", "Hóa chất", ["Ngành hóa chất"]), ("cement", "Xi măng", []),
      ("seafood", "Chế biến thủy hải sản", ["Thủy sản"]), ("other", "Khác", []),
    ])

  private static let sources = list(
    "otherSource",
    [
      ("enterprise", "Doanh nghiệp", ["Vốn đối ứng", "Đối ứng"]),
      ("local", "Ngân sách địa phương", ["NSĐP", "Địa phương"]),
      ("international", "Quốc tế", ["Tổ chức quốc tế"]), ("loan", "Vốn vay", []),
      ("other", "Khác", ["Dân đóng góp", "Tài trợ", "Xã hội hóa"]),
    ])

  private static func list(
    _ id: String, _ items: [(code: String, label: String, aliases: [String])]
  ) -> CodeList {
    CodeList(
      id: id,
      items: items.map {
        .init(
          code: $0.code, label: Localized(vi: $0.label, en: $0.code), aliases: $0.aliases)
      })
  }

  private static let submitters = FieldTable(
    kind: .submitter,
    fields: [
      field("name", .text, "Đơn vị đề xuất", ["Tên đơn vị", "Cơ quan đề xuất"]),
      field("kind", .code(list: "submitterKind"), "Loại đơn vị"),
      field("province", .province, "Tỉnh/thành phố"),
      field("dispatchNumber", .dispatchNumber, "Số văn bản", ["Số, ký hiệu"]),
      field("dispatchDate", .date, "Ngày văn bản"),
    ])

  private static let tasks = FieldTable(
    kind: .task,
    fields: [
      field("number", .number, "STT", ["TT", "Số TT"]),
      field("title", .text, "Tên nhiệm vụ", ["Tên nhiệm vụ/đề tài/dự án"]),
      field("orientation", .orientation, "Định hướng"),
      field("sector", .code(list: "sector"), "Ngành"),
      field("start", .month, "Bắt đầu", ["Thời gian bắt đầu"]),
      field("end", .month, "Kết thúc"),
      field("total", .amount, "Tổng kinh phí", ["Kinh phí", "Tổng số"]),
      field("state", .amount, "Ngân sách nhà nước", ["NSNN"]),
      field("other", .amount, "Nguồn khác", ["Khác"]),
    ],
    combined: [.init(fields: ["start", "end"], labels: ["Thời gian thực hiện", "Thời gian"])])

  private static let activities = FieldTable(
    kind: .activity,
    fields: [
      field("content", .text, "Nội dung công việc"),
      field("state", .amount, "Ngân sách nhà nước", ["NSNN"]),
      field("other", .amount, "Nguồn khác"),
    ])

  private static let contributions = FieldTable(
    kind: .contribution,
    fields: [
      field("target", .target, "Chỉ tiêu"), field("amount", .quantity, "Đóng góp"),
    ])

  private static func field(
    _ id: String, _ type: FieldType, _ label: String, _ aliases: [String] = []
  ) -> Field {
    Field(
      id: id, xmlName: id, type: type, label: Localized(vi: label, en: id), aliases: aliases)
  }
}

extension ArraySlice<UInt8> {
  init(text: String) {
    self = ArraySlice(text.utf8)
  }
}
