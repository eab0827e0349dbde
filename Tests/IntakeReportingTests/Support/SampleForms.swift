import IntakeCore

extension SampleCall {
  static let forms = [
    Form(
      kind: .appendix1, name: Localized(vi: "Phụ lục 1", en: "Appendix 1"),
      title: Localized(vi: "Danh mục nhiệm vụ đề xuất", en: "List of proposed tasks"),
      defaultUnit: .million,
      notes: [Localized(vi: "Mẫu dựng lại.", en: "A reconstructed form.")],
      tables: [submitterTable, FieldTable(kind: .task, fields: taskFields)]),
    Form(
      kind: .appendix2, name: Localized(vi: "Phụ lục 2", en: "Appendix 2"),
      title: Localized(vi: "Thuyết minh đề cương nhiệm vụ", en: "Outline of a task"),
      defaultUnit: .million,
      tables: [
        submitterTable, FieldTable(kind: .task, fields: taskFields + outlineFields),
        activityTable, contributionTable,
      ]),
  ]

  private static func field(
    _ id: KnownField, _ vi: String, _ type: FieldType = .text, _ required: Requirement = .never,
    max: Int? = nil, hint: String? = nil
  ) -> Field {
    Field(
      id: id.id, xmlName: id.id, type: type, required: required, maxLength: max,
      label: Localized(vi: vi, en: id.id),
      hint: hint.map { Localized(vi: $0, en: "en: " + $0) })
  }

  private static let submitterTable = FieldTable(
    kind: .submitter,
    fields: [
      field(.name, "Đơn vị đề xuất", .text, .always, max: 300, hint: "Ghi tên đầy đủ"),
      field(.kind, "Loại đơn vị", .code(list: "submitterKind"), .always),
      field(.code, "Mã định danh", .identifier),
      field(.province, "Tỉnh/thành phố", .province, .always),
      field(.address, "Địa chỉ", .text, max: 20_000, hint: "Số nhà, đường"),
      field(.dispatchNumber, "Số văn bản", .dispatchNumber, .unlessIndividual),
      field(.dispatchDate, "Ngày văn bản", .date, .unlessIndividual),
      field(.contactName, "Người liên hệ"), field(.phone, "Điện thoại", .phone),
      field(.email, "Thư điện tử", .email),
    ])

  private static let taskFields = [
    field(.number, "STT", .number, .always),
    field(.title, "Tên nhiệm vụ", .text, .always, max: 500, hint: "Tên ngắn gọn"),
    field(.orientation, "Định hướng", .orientation, .always),
    field(.sector, "Ngành", .code(list: "sector"), .byOrientation),
    field(.objective, "Mục tiêu", .text, .always, max: 20_000),
    field(.content, "Nội dung chính", .text, .always, max: 20_000),
    field(.product, "Dự kiến sản phẩm", .text, .always, max: 20_000),
    field(.lead, "Đơn vị chủ trì", .text, .always), field(.partners, "Đơn vị phối hợp"),
    field(.location, "Địa điểm thực hiện"), field(.start, "Bắt đầu", .month, .always),
    field(.end, "Kết thúc", .month, .always), field(.total, "Tổng kinh phí", .amount, .always),
    field(.state, "Ngân sách nhà nước", .amount, .always), field(.other, "Nguồn khác", .amount),
    field(.otherSource, "Loại nguồn khác", .code(list: "otherSource")),
    field(.status, "Mới/Chuyển tiếp", .code(list: "status")),
    field(.note, "Ghi chú", .text, max: 2_000),
  ]

  private static let outlineFields = [
    field(.legalBasis, "Căn cứ pháp lý", .text, .always, max: 20_000),
    field(.necessity, "Sự cần thiết", .text, .always, max: 20_000),
    field(.application, "Khả năng và địa chỉ áp dụng"), field(.impact, "Hiệu quả dự kiến"),
  ]

  private static let activityTable = FieldTable(
    kind: .activity,
    fields: [
      field(.content, "Nội dung công việc", .text, .always), field(.product, "Sản phẩm"),
      field(.start, "Bắt đầu", .month, .always), field(.end, "Kết thúc", .month, .always),
      field(.state, "Ngân sách nhà nước", .amount, .always), field(.other, "Nguồn khác", .amount),
    ])

  private static let contributionTable = FieldTable(
    kind: .contribution,
    fields: [
      field(.target, "Chỉ tiêu", .target, .always), field(.amount, "Đóng góp", .quantity, .always),
    ])

  // MARK: Filled-in forms

  static func entries(_ pairs: KeyValuePairs<String, String>) -> [FormContent.Entry] {
    pairs.map { FormContent.Entry($0.key, $0.value) }
  }

  static let submitter = entries([
    "name": "Sở Công Thương tỉnh Ví Dụ", "kind": "state", "province": "15",
    "dispatchNumber": "215/SCT-KTATMT", "dispatchDate": "2023-04-10", "email": "sct@vidu.example",
  ])

  static let list = FormContent(
    form: .appendix1, call: "889-2024", unit: "million", submitter: submitter,
    tasks: [
      .init(
        fields: entries([
          "title": "Định mức & tiêu hao <kéo sợi>; \"dệt\"", "number": "1", "orientation": "3",
          "sector": "textile", "objective": "Dòng một\nDòng hai", "content": "Khảo sát",
          "product": "Sổ tay", "lead": "Sở Công Thương", "start": "2024-01",
          "end": "2024-12+07:00", "total": "1500.50", "state": "1000.125", "other": "500.375",
          "otherSource": "enterprise", "status": "new", "note": "=1+1",
        ])),
      .init(
        fields: entries([
          "number": "2", "title": "Tập huấn", "orientation": "1", "objective": "Hiểu",
          "content": "Mở lớp", "product": "6 lớp", "lead": "Trung tâm", "start": "2024-13",
          "end": "2024-12", "total": "tám trăm", "state": "800",
        ])),
    ])

  static let outline = FormContent(
    form: .appendix2, call: nil, unit: "million", submitter: submitter,
    tasks: [
      .init(
        fields: entries([
          "number": "1", "title": "Định mức tiêu hao", "orientation": "3", "sector": "textile",
          "objective": "Có định mức", "content": "Khảo sát", "product": "Sổ tay",
          "lead": "Sở Công Thương", "start": "2024-01", "end": "2024-12", "total": "1500",
          "state": "1000", "other": "500", "legalBasis": "Quyết định 889/QĐ-TTg",
          "necessity": "Chưa có định mức",
        ]),
        activities: [
          entries([
            "content": "Khảo sát", "product": "Báo cáo", "start": "2024-01", "end": "2024-06",
            "state": "600", "other": "300",
          ]),
          entries([
            "content": "Xây dựng", "start": "2024-07", "end": "2024-12", "state": "400",
            "other": "200",
          ]),
        ],
        contributions: [
          entries(["target": "models-2025", "amount": "0.250"]),
          entries(["target": "a", "amount": "1"]),
        ])
    ])
}
