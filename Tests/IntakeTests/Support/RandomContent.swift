import IntakeCore
import IntakeTesting

/// Makes filled-in forms by chance, from the tables of a call: sound values of every type, and
/// faulty ones now and then.
struct RandomContent {
  let call: Call
  var chance: Chance
  /// How many of a hundred fields are faulty or missing.
  var faults = 8

  init(call: Call, seed: UInt64) {
    self.call = call
    chance = Chance(seed: seed)
    faults = [0, 3, 8, 25][Int(seed % 4)]
  }

  mutating func content() -> FormContent {
    let form = pick(call.forms)
    let unit = pick(MoneyUnit.allCases)
    var content = FormContent(
      form: form.kind, call: happens(60) ? call.id : nil, unit: unit.rawValue,
      submitter: entries(form.table(.submitter), unit), tasks: [])
    let count = form.kind == .appendix2 ? 1 : [1, 2, 3, 5, 12].randomElement(using: &chance) ?? 1
    for position in 0..<count {
      var task = FormContent.Task(fields: entries(form.table(.task), unit, position: position))
      if form.kind == .appendix2 {
        task.activities = (0..<pick([1, 2, 4])).map { _ in entries(form.table(.activity), unit) }
        if happens(40), form.table(.contribution) != nil {
          task.contributions = (0..<pick([1, 2])).map { _ in
            entries(form.table(.contribution), unit)
          }
        }
      }
      if happens(70) { settleSums(of: &task, unit) }
      content.tasks.append(task)
    }
    return content
  }

  // MARK: - Records

  private mutating func entries(
    _ table: FieldTable?, _ unit: MoneyUnit, position: Int = 0
  ) -> [FormContent.Entry] {
    (table?.fields ?? []).compactMap { field in
      if happens(faults / 2) { return happens(50) ? nil : FormContent.Entry(field.id, "") }
      if field.required == .never, happens(30) { return nil }
      let text =
        field.type == .number && !happens(faults)
        ? String(position + 1) : happens(faults) ? faulty(field) : sound(field, unit)
      return FormContent.Entry(field.id, text)
    }
  }

  /// Makes total = state + other, so that the faults of money are not everywhere.
  private mutating func settleSums(of task: inout FormContent.Task, _ unit: MoneyUnit) {
    let state = Int.random(in: 1...900, using: &chance)
    let other = Int.random(in: 0...900, using: &chance)
    let scale = unit == .dong ? 1_000_000 : unit == .thousand ? 1_000 : 1
    for (field, number) in [("state", state), ("other", other), ("total", state + other)] {
      guard let position = task.fields.firstIndex(where: { $0.field == field }) else { continue }
      task.fields[position].text =
        unit == .billion
        ? "\(number / 1_000).\(String(1_000 + number % 1_000).dropFirst())"
        : String(number * scale)
    }
  }

  // MARK: - Values

  private mutating func sound(_ field: Field, _ unit: MoneyUnit) -> String {
    switch field.type {
    case .text: text()
    case .number: String(Int.random(in: 1...40, using: &chance))
    case .code(let list): pick(call.codeList(list)?.items.map(\.code) ?? ["x"])
    case .orientation: String(pick(call.orientations.map(\.number)))
    case .province: pick(call.provinces.items.map(\.code))
    case .identifier: pick(["H62.07", "000.00.00.H49", "0101234567"])
    case .dispatchNumber: pick(["305/SCT-KTATMT", "12/CV", "1071/TTr-SCT", "07/KH-UBND"])
    case .date: pick(["2023-03-20", "2023-04-11", "2023-12-01", "2024-02-29", "2023-04-11Z"])
    case .month: pick(["2024-01", "2024-06", "2024-12", "2023-10", "2025-03", "2024-07+07:00"])
    case .amount: amount(unit)
    case .quantity: pick(["1", "0.2", "12.5", "1.500", "-3", "+4", "1500.", ".5", "1000000"])
    case .target: pick(call.targets.isEmpty ? ["x"] : call.targets.map(\.id))
    case .phone: pick(["0211 0000 001", "+84 211 0000 001", "(024) 3900.0000", "-"])
    case .email: pick(["a@b.example", "ktatmt@sct-vinhphuc.example"])
    }
  }

  private mutating func amount(_ unit: MoneyUnit) -> String {
    let whole = pick([0, 1, 12, 105, 480, 999, 1_000, 1_500, 12_345, 1_500_000, 2_000_000_000])
    let decimals = pick(["", "", ".", ".5", ".50", ".25", ".500", ".123", ".1234", ".000", ".982"])
    let usable = decimals.count - 1 <= unit.fractionDigits ? decimals : ""
    return pick(["", "", "", "", "+", "-"]) + String(whole) + usable
  }

  private mutating func faulty(_ field: Field) -> String {
    let common = [
      "...", "…", "x", "-", "xx/xx/xxxx", "không rõ", "'", "''", "'1", "=1+1", "@x", "(1)", "I",
      "II.", "Cộng", "Tổng cộng", "1", "a", "Ghi chú", "STT", "Đơn vị tính: đồng", "năm 2023",
      "\u{00A0}", "\"", ";", "\t", "a;b", "a\nb", "a\r\nb", "<a>&amp;", "0",
    ]
    let own: [String] =
      switch field.type {
      case .code(let list):
        ["Dệt may", "Cơ quan nhà nước", "Mới", "TEXTILE", "textil", " state "]
          + (call.codeList(list)?.items.map(\.label.vi) ?? [])
      case .orientation:
        ["0", "11", "99", "III", "3.", "1, 3", "2, 4", "Truyền thông", "mô hình sản xuất", "ba"]
          + call.orientations.map(\.title.vi)
      case .province: ["99", "1", "Hà Nội", "TP.HCM", "Bắc Cạn", "Paris", "Yên Bái", "lào cai"]
      case .date:
        [
          "16/3/2023", "2023-02-30", "2023-13-01", "45000", "ngày 5 tháng 3 năm 2023", "2023",
          "20230316",
        ]
      case .month:
        ["01/2024", "tháng 1/2024", "2024", "Quý I/2024", "2024-13", "Jan-24", "12 tháng"]
      case .amount:
        [
          "1.500.000", "1,500", "1 500", "1,5", "1.500.000,5", "1500 triệu", "1,5 tỷ", "ba trăm",
          "1e3",
          "-", "khoảng 150", "0,0001", "999999999999999", "9999999999999999", "1.0000000001",
          "(480)",
        ]
      case .quantity: ["1,5", "1.500,5", "20%", "hai", "1 000"]
      case .target: ["x-2025"] + call.targets.map(\.title.vi)
      case .identifier: ["H62 07", "h62.07", "*"]
      case .dispatchNumber: ["305", "305 / SCT", "1469/BCT–TKNL"]
      case .number: ["1", "2", "01", "1a", "1.1", "9", "I", "2."]
      default: []
      }
    return pick(happens(60) && !own.isEmpty ? own : common)
  }

  private mutating func text() -> String {
    let words = [
      "mô hình", "sản xuất", "tiêu dùng", "bền vững", "định mức", "nguyên liệu", "thép;", "giấy,",
      "“xanh”", "\"sạch\"", "60 %", "- gạch", "a\nb", "=1", "Cộng đồng", "Tổng hợp", "I.", "(1)",
      "hoà", "thủy", "thu\u{0309}y", "1.500", "năm 2024", "\u{00A0}", "\u{2028}", "🌾", "Ghi chú:",
      "Đơn vị chủ trì", "<b>", "&amp;", "]]>", "'", "@", "+84",
    ]
    let count = pick([1, 2, 3, 6, 12])
    return (0..<count).map { _ in pick(words) }.joined(separator: " ")
  }

  // MARK: - Chance

  mutating func happens(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &chance) < percent
  }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &chance)]
  }
}
