import Testing

@testable import IntakeCore

@Suite struct TextDateTests {
  @Test(arguments: [
    ("2023-04-30", "2023-04-30"), ("2023-04-30Z", "2023-04-30"),
    ("2023-04-30+07:00", "2023-04-30"), ("2023-04-30-14:00", "2023-04-30"),
    ("2024-02-29", "2024-02-29"), ("2023-02-29", "unknown"), ("2023-13-01", "unknown"),
    ("0999-01-01", "unknown"), ("3000-01-01", "unknown"), ("2023-04-30+14:01", "shape"),
    ("2023-04-30+15:00", "shape"), ("2023-4-30", "shape"), ("30/4/2023", "shape"),
    ("2023-04-30T00:00:00", "shape"), ("2023-04", "shape"), ("-2023-04-30", "shape"),
    ("2023-04-30+7:00", "shape"), ("2023-04-30+07:60", "shape"), ("", "shape"),
  ])
  func xmlDays(_ text: String, _ meaning: String) {
    #expect(described(DateReader.xmlDay(ArraySlice(text: text))) == meaning)
  }

  @Test(arguments: [
    ("2024-01", "2024-01"), ("2024-12Z", "2024-12"), ("2024-01+07:00", "2024-01"),
    ("2024-13", "unknown"), ("2024-00", "unknown"), ("0024-01", "unknown"), ("2024-1", "shape"),
    ("01/2024", "shape"), ("2024-01-01", "shape"), ("2024", "shape"),
  ])
  func xmlMonths(_ text: String, _ meaning: String) {
    #expect(described(DateReader.xmlMonth(ArraySlice(text: text))) == meaning)
  }

  @Test(arguments: [
    ("16/3/2023", "2023-03-16"), ("24/06/2020", "2020-06-24"), ("30-4-2023", "2023-04-30"),
    ("31.7.2020", "2020-07-31"), ("31-7-2020", "2020-07-31"), ("16 / 3 / 2023", "2023-03-16"),
    ("16/3/23", "2023-03-16"), ("2023-03-16", "2023-03-16"), ("2023/3/16", "2023-03-16"),
    ("ngày 05 tháng 3 năm 2023", "2023-03-05"), ("Ngày 5 tháng 03 năm 2023", "2023-03-05"),
    ("Hà Nội, ngày 05 tháng 8 năm 2023", "2023-08-05"), ("ngày 16/3/2023", "2023-03-16"),
    ("NGAY 05 THANG 3 NAM 2023", "2023-03-05"), ("ngày 5/3 năm 2023", "2023-03-05"),
    ("16/03/2023 00:00", "2023-03-16"), ("2023-03-16 00:00:00", "2023-03-16"),
    ("16–3–2023", "2023-03-16"), ("１６/３/２０２３", "2023-03-16"), ("45001", "2023-03-16"),
    ("16/3/2023.", "shape"), ("31/02/2023", "unknown"), ("3/16/2023", "unknown"),
    ("29/2/2023", "unknown"), ("0/3/2023", "unknown"), ("16/3", "shape"), ("tháng 3/2023", "shape"),
    ("hôm qua", "shape"), ("2023", "shape"), ("16-3/2023", "shape"), ("99999", "shape"),
    ("ngày … tháng … năm 2023", "shape"), ("16/3/223", "shape"),
  ])
  func sheetDays(_ text: String, _ meaning: String) {
    #expect(described(DateReader.sheetDay(ArraySlice(text: text))) == meaning)
  }

  @Test(arguments: [
    ("01/2024", "2024-01"), ("1/2024", "2024-01"), ("1-2024", "2024-01"), ("1.2024", "2024-01"),
    ("2024-01", "2024-01"), ("2024/1", "2024-01"), ("tháng 1/2024", "2024-01"),
    ("Tháng 01 năm 2024", "2024-01"), ("tháng 1, năm 2024", "2024-01"), ("T1/2024", "2024-01"),
    ("T.1/2024", "2024-01"), ("Th1-2024", "2024-01"), ("Thg 1/2024", "2024-01"),
    ("thang 1/2024", "2024-01"), ("Jan-24", "2024-01"), ("15/01/2024", "2024-01"),
    ("ngày 15 tháng 1 năm 2024", "2024-01"), ("45292", "2024-01"), ("Quý I/2024", "2024-01"),
    ("Quý 1 năm 2024", "2024-01"), ("Q1/2024", "2024-01"), ("quí I-2024", "2024-01"),
    ("2024", "2024-01"), ("năm 2024", "2024-01"), ("từ 01/2024", "2024-01"),
    ("tháng 3 đến tháng 9/2024", "2024-03"), ("2024–2025", "2024-01"), ("13/2024", "unknown"),
    ("00/2024", "unknown"), ("Quý V/2024", "shape"), ("Quý 5/2024", "unknown"),
    ("tháng 3", "shape"), ("12 tháng", "shape"), ("1/24", "shape"), ("đầu năm 2024", "2024-01"),
    ("cuối năm 2024", "shape"), ("đến 12/2024", "shape"), ("Tháng 3-10", "shape"),
    ("đầu tháng 3/2024", "2024-03"), ("1 tháng 3 năm 2024", "2024-03"),
    ("2024-13", "unknown"), ("31/02/2024", "unknown"), ("120", "shape"),
  ])
  func sheetStarts(_ text: String, _ meaning: String) {
    #expect(described(DateReader.sheetMonth(ArraySlice(text: text), edge: .start)) == meaning)
  }

  @Test(arguments: [
    ("2024", "2024-12"), ("Quý I/2024", "2024-03"), ("Quý IV năm 2024", "2024-12"),
    ("12/2024", "2024-12"), ("đến 12/2024", "2024-12"), ("đến hết năm 2025", "2025-12"),
    ("từ 01/2024", "shape"), ("cuối năm 2024", "2024-12"), ("cuối quý II/2024", "2024-06"),
    ("tháng 3 đến tháng 9/2024", "2024-09"), ("2024–2025", "2025-12"),
  ])
  func sheetEnds(_ text: String, _ meaning: String) {
    #expect(described(DateReader.sheetMonth(ArraySlice(text: text), edge: .end)) == meaning)
  }

  @Test(arguments: [
    ("từ 01/2024 đến 12/2024", "01/2024", "12/2024", "2024-01", "2024-12"),
    ("01/2024 - 12/2024", "01/2024", "12/2024", "2024-01", "2024-12"),
    ("01/2024–12/2024", "01/2024", "12/2024", "2024-01", "2024-12"),
    ("1/2024-6/2025", "1/2024", "6/2025", "2024-01", "2025-06"),
    ("2024–2025", "2024", "2025", "2024-01", "2025-12"),
    ("năm 2024 - 2025", "năm 2024", "2025", "2024-01", "2025-12"),
    ("Từ năm 2024 đến năm 2025", "năm 2024", "năm 2025", "2024-01", "2025-12"),
    ("12 tháng (từ 01/2024 đến 12/2024)", "01/2024", "12/2024", "2024-01", "2024-12"),
    ("24 tháng (2024-2025)", "2024", "2025", "2024-01", "2025-12"),
    ("12 tháng: 01/2024 - 12/2024", "01/2024", "12/2024", "2024-01", "2024-12"),
    (
      "12 tháng, từ tháng 1/2024 đến tháng 12/2024", "tháng 1/2024", "tháng 12/2024", "2024-01",
      "2024-12"
    ),
    ("01/2024 đến 12/2024 (12 tháng)", "01/2024", "12/2024", "2024-01", "2024-12"),
    ("Quý II/2024 – Quý I/2025", "Quý II/2024", "Quý I/2025", "2024-04", "2025-03"),
    ("01/01/2024 - 31/12/2024", "01/01/2024", "31/12/2024", "2024-01", "2024-12"),
    ("1-1-2024 đến 31-12-2024", "1-1-2024", "31-12-2024", "2024-01", "2024-12"),
    ("2024-01 - 2024-12", "2024-01", "2024-12", "2024-01", "2024-12"),
    ("T1/2024 tới T12/2024", "T1/2024", "T12/2024", "2024-01", "2024-12"),
    ("45292 đến 45627", "", "", "", ""),
  ])
  func splitsPeriods(
    _ text: String, _ start: String, _ end: String, _ first: String, _ last: String
  ) {
    let bytes = ArraySlice(text: text)
    guard let split = DateReader.splitPeriod(bytes) else {
      #expect(start.isEmpty, "\(text)")
      return
    }
    #expect(String(decoding: bytes[split.start], as: UTF8.self) == start)
    #expect(String(decoding: bytes[split.end], as: UTF8.self) == end)
    #expect(described(DateReader.sheetMonth(bytes[split.start], edge: .start)) == first)
    #expect(described(DateReader.sheetMonth(bytes[split.end], edge: .end)) == last)
  }

  @Test(arguments: [
    ("tháng 3 đến tháng 9/2024", "2024-03", "2024-09"),
    ("từ tháng 3 - 9/2024", "2024-03", "2024-09"),
    ("Quý I–Quý IV/2024", "2024-01", "2024-12"), ("Quý I - IV/2024", "2024-01", "2024-12"),
    ("1-12/2024", "2024-01", "2024-12"), ("T1-T12/2024", "2024-01", "2024-12"),
    ("từ tháng 01 đến tháng 12 năm 2024", "2024-01", "2024-12"), ("Năm 2024", "2024-01", "2024-12"),
    ("2024", "2024-01", "2024-12"), ("Quý III/2024", "2024-07", "2024-09"),
    ("tháng 3–9 năm 2024", "2024-03", "2024-09"), ("03 - 09/2024", "2024-03", "2024-09"),
    ("Quý 1 - 4/2024", "2024-01", "2024-12"), ("Quý 2-4/2024", "2024-04", "2024-12"),
    ("2 năm 2024-2025", "2024-01", "2025-12"), ("Trong 02 năm (2024-2025)", "2024-01", "2025-12"),
    ("Cả năm 2025", "2025-01", "2025-12"), ("Cả năm", "2024-01", "2024-12"),
    ("Trong năm kế hoạch", "2024-01", "2024-12"), ("12 tháng của năm 2024", "2024-01", "2024-12"),
    ("6 tháng đầu năm 2024", "2024-01", "2024-06"), ("Nửa cuối năm 2024", "2024-07", "2024-12"),
    ("Quý III, IV năm 2024", "2024-07", "2024-12"), ("Quý I và Quý II/2024", "2024-01", "2024-06"),
    ("2024, 2025", "2024-01", "2025-12"), ("Giai đoạn 2024-2025", "2024-01", "2025-12"),
    ("01/2024 → 12/2024", "2024-01", "2024-12"), ("01/2024\n12/2024", "2024-01", "2024-12"),
    ("BĐ: 01/2024; KT: 12/2024", "2024-01", "2024-12"),
    ("Bắt đầu: 01/2024; Kết thúc: 6/2025", "2024-01", "2025-06"),
    ("18 tháng kể từ tháng 1/2024", "2024-01", "2025-06"),
    ("12 tháng, từ 03/2024", "2024-03", "2025-02"), ("Năm 2024, 12 tháng", "2024-01", "2024-12"),
    ("tháng 3/2024 đến cuối năm 2024", "2024-03", "2024-12"),
    ("Từ đầu năm 2024 đến hết năm 2025", "2024-01", "2025-12"),
    ("Tháng 3/2024 đến cuối năm", "2024-03", "2024-12"),
    ("Quý III + IV/2024", "2024-07", "2024-12"), ("01/2024 -> 12/2024", "2024-01", "2024-12"),
    ("01/2024 => 12/2024", "2024-01", "2024-12"), ("01/2024 ÷ 12/2024", "2024-01", "2024-12"),
    ("Tháng 01/2024 - hết tháng 12/2024", "2024-01", "2024-12"), ("KH 2024", "2024-01", "2024-12"),
    ("Dự kiến 01/2024 - 12/2024", "2024-01", "2024-12"), ("4 quý năm 2024", "2024-01", "2024-12"),
    ("Thực hiện năm 2024", "2024-01", "2024-12"), ("Kế hoạch năm 2024", "2024-01", "2024-12"),
    ("Từ 01/2024, 12 tháng", "2024-01", "2024-12"), ("Quý I-IV", "2024-01", "2024-12"),
    ("Tháng 1 đến tháng 12", "2024-01", "2024-12"), ("Quý II, III", "2024-04", "2024-09"),
    ("T3-T10", "2024-03", "2024-10"), ("Năm 2024 (dự kiến)", "2024-01", "2024-12"),
    ("01/2024 - 12/2024 (*)", "2024-01", "2024-12"), ("Trong quý II/2024", "2024-04", "2024-06"),
    ("Trong quý II và quý III/2024", "2024-04", "2024-09"),
    ("Hai năm 2024-2025", "2024-01", "2025-12"),
    ("Trong tháng 6/2024", "2024-06", "2024-06"), ("QI-QIV/2024", "2024-01", "2024-12"),
    ("Trong vòng 12 tháng kể từ 01/2024", "2024-01", "2024-12"),
    ("Trong 6 tháng đầu năm 2024", "2024-01", "2024-06"),
    ("Cả năm 2024 và 2025", "2024-01", "2025-12"),
  ])
  func splitsPeriodsThatShareTheirYear(_ text: String, _ first: String, _ last: String) throws {
    let bytes = ArraySlice(text: text)
    let split = try #require(DateReader.splitPeriod(bytes), "\(text)")
    #expect(
      described(DateReader.sheetMonth(bytes[split.start], edge: .start, planYear: 2024)) == first)
    #expect(described(DateReader.sheetMonth(bytes[split.end], edge: .end, planYear: 2024)) == last)
  }

  @Test(arguments: [
    "2024-01", "1-12-2024", "12/2024", "16/3/2023", "12 tháng", "tháng 11 đến tháng 3/2025", "",
    "01/2024 - 13/2024", "đến 12/2024", "2 năm", "01/2024 - 06/2024 - 12/2024", "dự kiến 2024",
    "từ 01/2024", "Tháng 3-10", "Quý I/2024 - 4/2024", "12 tháng (01/2024 - 06/2024)", "hàng năm",
    "từ 01/2024 đến khi hoàn thành", "trước 12/2024", "Quý II, IV/2024", "8 tháng năm 2024",
  ])
  func isNoPeriod(_ text: String) {
    #expect(DateReader.splitPeriod(ArraySlice(text: text)) == nil, "\(text)")
  }

  @Test func everyDayReadsBackInEveryShape() {
    for number in stride(from: Int32(7_000), to: 30_000, by: 37) {
      let day = CalendarDay(dayNumber: number)
      let (year, month, dayOfMonth) = day.components
      for text in [
        "\(dayOfMonth)/\(month)/\(year)", "\(dayOfMonth)-\(month)-\(year)",
        "\(dayOfMonth).\(month).\(year)", "ngày \(dayOfMonth) tháng \(month) năm \(year)",
        day.iso, String(number + 25_569),
      ] {
        guard text.count != 5 || (30_000...80_000).contains(Int(text) ?? 0) else { continue }
        #expect(DateReader.sheetDay(ArraySlice(text: text)) == .day(day), "\(text)")
      }
      #expect(DateReader.xmlDay(ArraySlice(text: day.iso)) == .day(day))
    }
  }

  private func described(_ value: FieldValue) -> String {
    switch value {
    case .day(let day): day.iso
    case .month(let month): month.iso
    case .unreadable(.shape): "shape"
    case .unreadable(.unknown): "unknown"
    default: "\(value)"
    }
  }
}
