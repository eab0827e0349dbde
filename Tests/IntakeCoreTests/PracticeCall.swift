@testable import IntakeCore

/// A call with whole forms, made by hand after 889-2024, for judging whole documents without any
/// reader.
enum PracticeCall {
  static let call = make()

  private static func make() -> Call {
    var call = HandMade.call()
    call.blamelessYears = [2023]
    call.orientations[2].requires = ["sector"]
    call.codeLists = [
      list(
        "submitterKind", ("state", "Cơ quan nhà nước"), ("enterprise", "Doanh nghiệp"),
        ("individual", "Cá nhân"), ("other", "Khác")),
      list("sector", ("textile", "Dệt may"), ("steel", "Thép"), ("other", "Khác")),
      list("otherSource", ("enterprise", "Doanh nghiệp"), ("loan", "Vốn vay")),
      list("status", ("new", "Mới"), ("continuing", "Chuyển tiếp")),
    ]
    let reform = HandMade.day("2025-07-01")
    call.provinces = Provinces([
      Province(code: "15", name: "Yên Bái", until: reform),
      Province(code: "19", name: "Thái Nguyên"),
      Province(code: "79", name: "Hồ Chí Minh", aliases: ["TP.HCM"]),
      Province(code: "15", name: "Lào Cai", from: reform),
    ])
    call.targets = [
      Target(id: "models-2025", title: Localized(vi: "Mô hình", en: "Models"), unit: "models")
    ]
    call.forms = [
      form(.appendix1, [table(.submitter, submitter), table(.task, task)]),
      form(
        .appendix2,
        [
          table(.submitter, submitter), table(.task, task + outline),
          table(.activity, activity), table(.contribution, contribution),
        ]),
    ]
    return call
  }

  private static func list(_ id: String, _ items: (String, String)...) -> CodeList {
    CodeList(
      id: id,
      items: items.map { CodeList.Item(code: $0.0, label: Localized(vi: $0.1, en: $0.0)) })
  }

  private static func form(_ kind: FormKind, _ tables: [FieldTable]) -> Form {
    Form(
      kind: kind,
      title: Localized(
        vi: kind == .appendix1 ? "Phụ lục 1" : "Phụ lục 2",
        en: kind == .appendix1 ? "Appendix 1" : "Appendix 2"),
      defaultUnit: .million, tables: tables)
  }

  private static func table(_ kind: TableKind, _ fields: [Field]) -> FieldTable {
    FieldTable(kind: kind, fields: fields)
  }

  private static func field(
    _ id: String, _ label: String, _ type: FieldType = .text, _ required: Requirement = .never,
    max: Int? = nil, hint: String? = nil
  ) -> Field {
    Field(
      id: id, xmlName: id, type: type, required: required, maxLength: max,
      label: Localized(vi: label, en: id),
      hint: hint.map { Localized(vi: $0, en: "hint of \(id)") })
  }

  private static let submitter = [
    field(
      "name", "Đơn vị đề xuất", .text, .always, max: 300, hint: "Ghi tên đầy đủ như trong văn bản"),
    field(
      "kind", "Loại đơn vị", .code(list: "submitterKind"), .always,
      hint: "Chọn một: Cơ quan nhà nước, Doanh nghiệp, Cá nhân, Khác"),
    field("code", "Mã định danh", .identifier),
    field("province", "Tỉnh/thành phố", .province, .always),
    field("address", "Địa chỉ", max: 20_000),
    field("dispatchNumber", "Số văn bản", .dispatchNumber, .unlessIndividual),
    field("dispatchDate", "Ngày văn bản", .date, .unlessIndividual),
    field("contactName", "Người liên hệ", max: 300), field("phone", "Điện thoại", .phone),
    field("email", "Thư điện tử", .email),
  ]

  private static let task = [
    field("number", "STT", .number, .always),
    field("title", "Tên nhiệm vụ", .text, .always, max: 500),
    field("orientation", "Định hướng", .orientation, .always),
    field("sector", "Ngành", .code(list: "sector"), .byOrientation),
    field("objective", "Mục tiêu", .text, .always, max: 20_000),
    field("content", "Nội dung chính", .text, .always, max: 20_000),
    field("product", "Dự kiến sản phẩm", .text, .always, max: 20_000),
    field("lead", "Đơn vị chủ trì", .text, .always, max: 300),
    field("partners", "Đơn vị phối hợp", max: 20_000),
    field("location", "Địa điểm thực hiện", max: 20_000),
    field("start", "Bắt đầu", .month, .always), field("end", "Kết thúc", .month, .always),
    field("total", "Tổng kinh phí", .amount, .always),
    field("state", "Ngân sách nhà nước", .amount, .always),
    field("other", "Nguồn khác", .amount),
    field("otherSource", "Loại nguồn khác", .code(list: "otherSource")),
    field("status", "Mới/Chuyển tiếp", .code(list: "status")),
    field("note", "Ghi chú", max: 2_000),
  ]

  private static let outline = [
    field("legalBasis", "Căn cứ pháp lý", .text, .always),
    field("necessity", "Sự cần thiết", .text, .always),
    field("application", "Khả năng và địa chỉ áp dụng"), field("impact", "Hiệu quả dự kiến"),
  ]

  private static let activity = [
    field("content", "Nội dung công việc", .text, .always), field("product", "Sản phẩm"),
    field("start", "Bắt đầu", .month, .always), field("end", "Kết thúc", .month, .always),
    field("state", "Ngân sách nhà nước", .amount, .always), field("other", "Nguồn khác", .amount),
  ]

  private static let contribution = [
    field("target", "Chỉ tiêu", .target, .always),
    field("amount", "Đóng góp", .quantity, .always),
  ]
}
