import Testing

@testable import IntakeCore

@Suite struct TextUnderstandingTests {
  private func understood(
    _ texts: [String: String], table: FieldTable = TextTestCall.task,
    notation: Notation = .everyday, unit: MoneyUnit? = .million, style: NumberStyle? = nil,
    columns: [TableKind: [Int: MoneyUnit]] = [:], children: [RawRecord] = []
  ) -> Record {
    var record = self.record(texts, table, notation)
    record.children = children
    let header = DocumentHeader(
      notation: notation, unit: unit, columnUnits: columns, numberStyle: style)
    return Understanding(lexicon: TextTestCall.lexicon, header: header)
      .understood(record, submitter: nil)
  }

  private func record(
    _ texts: [String: String], _ table: FieldTable, _ notation: Notation = .everyday
  ) -> RawRecord {
    var record = RawRecord(
      table: table, place: Place(line: 1, column: 1), index: 1, notation: notation)
    for (position, field) in table.fields.enumerated() {
      guard let text = texts[field.id] else { continue }
      record.set(position, to: ArraySlice(text.utf8), at: Place(line: 1, column: position + 1))
    }
    return record
  }

  private func dong(_ value: Int128) -> FieldValue { .amount(Money(dong: value)) }

  @Test func xmlAndSheetMeanTheSame() {
    let xml = understood(
      [
        "number": "1", "title": "A", "orientation": "3", "sector": "chemicals",
        "start": "2024-01", "end": "2024-12", "total": "1500.5", "state": "1000", "other": "500.5",
      ], notation: .exact)
    let sheet = understood([
      "number": "1", "title": "A", "orientation": "Định hướng III", "sector": "Hoá chất",
      "start": "T1/2024", "end": "2024", "total": "1,5005 tỷ", "state": "1 000", "other": "500,5",
    ])
    #expect(xml.values == sheet.values)
    #expect(xml.value(.total) == dong(1_500_500_000))
    #expect(xml.value(.orientation) == .orientation(3))
    #expect(xml.value(.sector) == .code(2))
  }

  @Test func absentAndBlank() {
    let record = understood(["other": "", "title": ""], notation: .exact)
    #expect(record.value(.other) == .blank)
    #expect(record.value(.title) == .blank)
    #expect(record.value(.total) == .absent)
  }

  @Test func faultsInXML() {
    let record = understood(
      [
        "orientation": "III", "sector": "Hóa chất", "start": "01/2024", "end": "2024-13",
        "total": "1,5", "state": "0.0000001", "other": "999999999999999",
      ], notation: .exact)
    #expect(record.value(.orientation) == .unreadable(.shape))
    #expect(record.value(.sector) == .unreadable(.unknown))
    #expect(record.value(.start) == .unreadable(.shape))
    #expect(record.value(.end) == .unreadable(.unknown))
    #expect(record.value(.total) == .unreadable(.shape))
    #expect(record.value(.state) == .unreadable(.fraction))
    #expect(record.value(.other) == .unreadable(.tooLarge))
  }

  @Test func anUnknownUnitRaisesNoSecondFinding() {
    let xml = understood(["total": "1500", "state": "x"], notation: .exact, unit: nil)
    #expect(xml.value(.total) == .text)
    #expect(xml.value(.state) == .unreadable(.shape))
    let sheet = understood(["total": "1.500", "state": "1,5 tỷ"], unit: nil)
    #expect(sheet.value(.total) == .text)
    #expect(sheet.value(.state) == dong(1_500_000_000))
  }

  @Test func theColumnsUnitGoesBeforeTheCaptions() throws {
    let total = try #require(TextTestCall.task.position(of: .total))
    let record = understood(
      ["total": "1,5", "state": "1000"], columns: [.task: [total: .billion]])
    #expect(record.value(.total) == dong(1_500_000_000))
    #expect(record.value(.state) == dong(1_000_000_000))
  }

  @Test(arguments: [
    ("1.500", "1.000", "500", Int128(1_500_000_000)), ("1.500", "1.000", "0.500", 1_500_000),
    ("1,500", "1,000", "500", 1_500_000_000), ("1,500", "1,000", "0,500", 1_500_000),
    ("1.500", "1000", "500", 1_500_000_000), ("1500", "1.000", "500", 1_500_000_000),
    ("1.500", "1500", "", 1_500_000_000), ("1.500", "1,5", "", 1_500_000),
  ])
  func theSumSettlesADoubt(_ total: String, _ state: String, _ other: String, _ dong: Int128) {
    let record = understood(["total": total, "state": state, "other": other])
    #expect(record.value(.total) == self.dong(dong))
    #expect(record.value(.state).money != nil)
  }

  @Test(arguments: [
    ("1.500", "1.500", ""), ("1.500", "1.000", "400"), ("1.500", "1.000", "x"),
    ("1.500", "", "500"),
  ])
  func aDoubtStays(_ total: String, _ state: String, _ other: String) {
    let record = understood(["total": total, "state": state, "other": other])
    guard case .ambiguous(let index) = record.value(.total) else {
      Issue.record("\(record.value(.total))")
      return
    }
    #expect(record.alternatives[index] == (Money(dong: 1_500_000_000), Money(dong: 1_500_000)))
  }

  @Test func theStyleOfTheDocumentSettlesADoubt() {
    let record = understood(["total": "1.500", "state": "1.500"], style: .dotGroups)
    #expect(record.value(.total) == dong(1_500_000_000))
  }

  @Test func activitiesSettleWithTheirTask() {
    let table = TextTestCall.table(.appendix2, .activity)
    let children = ["1.000", "500"].map { record(["content": "A", "state": $0], table) }
    let settled = understood(["total": "1500", "state": "1500", "other": "0"], children: children)
    #expect(settled.children[0].value(.state) == dong(1_000_000_000))
    let open = understood(["total": "1700", "state": "1700"], children: children)
    #expect(open.children[0].value(.state) == .ambiguous(0))
    let byTask = understood(
      ["total": "2.700", "state": "2.000", "other": "700"], children: children)
    #expect(byTask.children[0].value(.state) == dong(1_000_000_000))
  }

  @Test func activitiesInPlainNumbersSettleTheirTask() {
    let table = TextTestCall.table(.appendix2, .activity)
    let children = [("350", "600"), ("800", "800")].map {
      record(["content": "A", "state": $0, "other": $1], table)
    }
    let task = ["total": "2.550", "state": "1.150", "other": "1.400"]
    #expect(understood(task, children: children).value(.total) == dong(2_550_000_000))
    #expect(understood(task, children: [children[0]]).value(.total) == .ambiguous(0))
  }

  @Test func aProvinceIsReadByTheDispatchesDate() throws {
    func province(_ text: String, _ date: String, _ notation: Notation) throws -> Province {
      let record = understood(
        ["province": text, "dispatchDate": date], table: TextTestCall.submitter, notation: notation)
      guard case .province(let position) = record.value(.province) else {
        throw Missing()
      }
      return TextTestCall.call.provinces.items[position]
    }
    #expect(try province("15", "2023-04-01", .exact).name == "Yên Bái")
    #expect(try province("15", "2025-08-01", .exact).name == "Lào Cai")
    #expect(try province("15", "ngày 1 tháng 8 năm 2025", .everyday).name == "Lào Cai")
    #expect(try province("tỉnh Yên Bái", "1/4/2023", .everyday).code == "15")
    #expect(try province("Hà Nội", "", .exact).code == "01")
    let unknown = understood(
      ["province": "Atlantis"], table: TextTestCall.submitter, notation: .everyday)
    #expect(unknown.value(.province) == .unreadable(.unknown))
  }

  @Test func contributions() {
    let table = TextTestCall.table(.appendix2, .contribution)
    let xml = understood(
      ["target": "models-2025", "amount": "2.5"], table: table, notation: .exact)
    #expect(xml.value(.target) == .target(0) && xml.value(.amount) == .text)
    let comma = understood(
      ["target": "models-2025", "amount": "2,5"], table: table, notation: .exact)
    #expect(comma.value(.amount) == .unreadable(.shape))
    let sheet = understood(["target": "MODELS-2025", "amount": "2,5"], table: table)
    #expect(sheet.value(.target) == .target(0) && sheet.value(.amount) == .text)
    let words = understood(["target": "khác", "amount": "hai"], table: table)
    #expect(words.value(.target) == .unreadable(.unknown))
    #expect(words.value(.amount) == .unreadable(.shape))
  }

  private struct Missing: Error {}

  @Test func whatIsNotPlainHasItsBasis() {
    let record = understood([
      "orientation": "Định hướng III", "start": "2024", "end": "T12/24", "total": "1.500",
      "state": "1000 triệu đồng", "other": "500",
    ])
    let bases = Dictionary(
      record.bases.map { (record.table.fields[$0.position].id, $0.basis) }
    ) { first, _ in first }
    #expect(
      bases == [
        "orientation": .words, "start": .wholePeriod, "end": .shortYear,
        "total": .numberStyle(.ownSum), "state": .ownUnit,
      ])
    #expect(understood(["start": "2024-01", "total": "1500"], notation: .exact).bases.isEmpty)
  }

  @Test func aCellIsExactByItself() {
    var raw = self.record(
      ["total": "1500.5", "start": "2024-01", "state": "1,5"], TextTestCall.task)
    let total = TextTestCall.task.position(of: .total) ?? 0
    raw.set(total, to: ArraySlice("1500.5".utf8), at: raw.place, in: .exact)
    let header = DocumentHeader(notation: .everyday, unit: .million)
    let record = Understanding(lexicon: TextTestCall.lexicon, header: header)
      .understood(raw, submitter: nil)
    #expect(record.value(.total) == dong(1_500_500_000))
    #expect(record.value(.state) == dong(1_500_000))
    #expect(record.notation(total) == .exact)
  }
}
