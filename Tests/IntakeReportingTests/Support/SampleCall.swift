import IntakeCore

/// A small call made by hand: all kinds of field, two orientations, two provinces of one code.
enum SampleCall {
  static let call = Call(
    id: "889-2024", sha256: String(repeating: "c0ffee00", count: 8), planYear: 2024, zone: zone,
    title: Localized(vi: "Kêu gọi đề xuất năm 2024", en: "Call for proposals for 2024"),
    dispatch: .init(
      number: "1469/BCT-TKNL", date: CalendarDay(iso: "2023-03-16"),
      issuer: Localized(vi: "Bộ Công Thương", en: "Ministry of Industry and Trade")),
    programme: .init(
      decision: "889/QĐ-TTg", date: CalendarDay(iso: "2020-06-24"),
      from: CalendarMonth(monthNumber: 2021 * 12), to: CalendarMonth(monthNumber: 2030 * 12 + 11),
      title: Localized(
        vi: "Chương trình hành động quốc gia về sản xuất và tiêu dùng bền vững giai đoạn 2021-2030",
        en: "National programme on sustainable production and consumption 2021-2030")),
    receiver: .init(
      name: Localized(vi: "Vụ Mẫu", en: "Sample Department"), address: Localized(same: "Hà Nội")),
    agency: .init(
      parent: Localized(vi: "Bộ Công Thương", en: "Ministry of Industry and Trade"),
      unit: Localized(
        vi: "Vụ Tiết kiệm năng lượng và Phát triển bền vững", en: "Department of Sustainability"),
      seat: Localized(same: "Hà Nội"),
      signatures: [
        .init(
          role: Localized(vi: "Người lập", en: "Prepared by"),
          hint: Localized(vi: "(Ký, họ tên)", en: "(signature, full name)")),
        .init(
          role: Localized(vi: "Lãnh đạo Vụ", en: "Head of the department"),
          hint: Localized(vi: "(Ký, họ tên, đóng dấu)", en: "(signature, full name, stamp)")),
      ]),
    blamelessYears: [2023], deadline: deadline, orientations: orientations, codeLists: codeLists,
    provinces: provinces, forms: forms, targets: targets)

  static let zone = ZoneOffset(minutes: 420)

  static let deadline = Deadline(
    wording: Localized(vi: "trước ngày 30 tháng 4 năm 2023", en: "before 30 April 2023"),
    reading: reading("strict-before", "2023-04-30T00:00", "nhận trước 0 giờ ngày 30/4/2023"),
    otherReadings: [reading("inclusive", "2023-05-01T00:00", "nhận đến hết ngày 30/4/2023")])

  static func instant(_ text: String) -> Instant {
    guard let instant = Instant(iso: text, zone: zone) else { preconditionFailure(text) }
    return instant
  }

  private static func reading(_ id: String, _ cutoff: String, _ vi: String) -> Deadline.Reading {
    .init(id: id, cutoff: instant(cutoff), meaning: Localized(vi: vi, en: "en: " + vi))
  }

  private static let orientations = [
    Orientation(
      number: 1,
      title: Localized(vi: "Hoạt động truyền thông", en: "Communication"),
      short: Localized(vi: "Truyền thông", en: "Communication")),
    Orientation(
      number: 3,
      title: Localized(vi: "Xây dựng định mức tiêu hao", en: "Consumption norms"),
      short: Localized(vi: "Định mức", en: "Norms"), requires: ["sector"]),
    Orientation(
      number: 10,
      title: Localized(vi: "Kinh tế tuần hoàn", en: "Circular economy"),
      short: Localized(vi: "Tuần hoàn", en: "Circular")),
  ]

  private static let codeLists = [
    list("submitterKind", [("state", "Cơ quan nhà nước"), ("individual", "Cá nhân")]),
    list("sector", [("textile", "Dệt may"), ("steel", "Thép"), ("other", "Khác")]),
    list("otherSource", [("enterprise", "Doanh nghiệp"), ("loan", "Vốn vay")]),
    list("status", [("new", "Mới"), ("continuing", "Chuyển tiếp")]),
  ]

  private static func list(_ id: String, _ items: [(String, String)]) -> CodeList {
    CodeList(
      id: id,
      items: items.map { .init(code: $0.0, label: Localized(vi: $0.1, en: "en: " + $0.1)) })
  }

  private static let provinces = Provinces([
    Province(code: "01", name: "Hà Nội"),
    Province(code: "15", name: "Yên Bái", until: CalendarDay(iso: "2025-07-01")),
    Province(code: "15", name: "Lào Cai", from: CalendarDay(iso: "2025-07-01")),
  ])

  private static let targets = [
    Target(
      id: "models-2025", title: Localized(vi: "Số mô hình đến năm 2025", en: "Models by 2025"),
      unit: "models"),
    Target(id: "a", title: Localized(vi: "Trùng tên", en: "Same name"), unit: "percent"),
    Target(id: "b", title: Localized(vi: "Trùng tên", en: "Same name"), unit: "percent"),
  ]
}
