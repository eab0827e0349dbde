import IntakeTesting
import Testing

@testable import IntakeCore

@Suite struct TextAmountTests {
  @Test func theTableIsLongEnough() {
    #expect(TextAmountForms.all.count >= 150)
  }

  @Test(arguments: TextAmountForms.all.indices)
  func writtenForms(_ index: Int) {
    let (text, unit, meaning) = TextAmountForms.all[index]
    let reading = AmountReader.sheet(
      ArraySlice(text: text), unit: MoneyUnit(rawValue: unit), style: nil)
    #expect(described(reading) == meaning, "\(text) [\(unit)]")
  }

  @Test(arguments: [
    ("1.500", NumberStyle.dotGroups, "1500000000"), ("1.500", .commaGroups, "1500000"),
    ("1,500", .dotGroups, "1500000"), ("1,500", .commaGroups, "1500000000"),
    ("1.500 tỷ", .dotGroups, "1500000000000"), ("1.500 tỷ", .commaGroups, "1500000000"),
    ("1,5", .commaGroups, "1500000"), ("1500.000", .dotGroups, "1500000000000"),
    ("1500.000", .commaGroups, "1500000000"),
  ])
  func theDocumentsStyleDecides(_ text: String, _ style: NumberStyle, _ meaning: String) {
    let reading = AmountReader.sheet(ArraySlice(text: text), unit: .million, style: style)
    #expect(described(reading) == meaning)
  }

  @Test(
    arguments: [
      (["1.500.000", "1.500", "200"], NumberStyle.dotGroups), (["1,500.5"], .commaGroups),
      (["12,75", "1.500"], .dotGroups), (["12.75"], .commaGroups), (["0,500 triệu"], .dotGroups),
      (["1.500", "1,500", "1500", "theo dự toán", "1 500"], nil), (["12,75", "12.75"], nil),
      ([], nil),
      (["2,8 tỷ đồng"], .dotGroups),
    ] as [([String], NumberStyle?)])
  func collectsEvidence(_ cells: [String], _ style: NumberStyle?) {
    var evidence = NumberStyleEvidence()
    for cell in cells { evidence.note(ArraySlice(text: cell)) }
    #expect(evidence.style == style)
  }

  @Test(arguments: [
    ("1500", "1500000000"), ("+1500", "1500000000"), ("-1500", "-1500000000"),
    ("1500.", "1500000000"), ("1500.5", "1500500000"), (".5", "500000"), ("-.5", "-500000"),
    ("1.500", "1500000"), ("000000000000001", "1000000"), ("1.000000000", "1000000"),
    ("0.0000001", "fraction"), ("999999999999999", "tooLarge"), ("1000000000001", "tooLarge"),
    ("1000000000000", "1000000000000000000"), ("1000000000000000", "shape"), ("", "shape"),
    (".", "shape"), ("+", "shape"), ("-", "shape"), ("1,5", "shape"), ("1 500", "shape"),
    ("1.500.000", "shape"), ("1e9", "shape"), ("1.0000000000", "shape"), ("--1", "shape"),
    ("１", "shape"), ("1.5 tỷ", "shape"), ("INF", "shape"), ("0", "0"), ("-0", "0"),
    (".000000000", "0"), (".0000000000", "shape"), ("+.5", "500000"),
  ])
  func xmlAmounts(_ text: String, _ meaning: String) {
    #expect(described(AmountReader.xml(ArraySlice(text: text), unit: .million)) == meaning)
  }

  @Test func xmlAmountsNeedTheirUnit() {
    #expect(AmountReader.xml(ArraySlice(text: "1500"), unit: nil) == .noUnit)
    #expect(AmountReader.xml(ArraySlice(text: "x"), unit: nil) == .unreadable(.shape))
    let billion = AmountReader.xml(ArraySlice(text: "1.000000001"), unit: .billion)
    #expect(billion == .amount(Money(dong: 1_000_000_001)))
  }

  @Test func everyAmountReadsBackInEveryStyle() {
    var random = Chance(seed: 7)
    for _ in 0..<3_000 {
      let unit = MoneyUnit.allCases[Int(random.next() % 4)]
      let digits = Int(random.next() % UInt64(unit.fractionDigits + 1))
      let mantissa = Int128(random.next() % 1_000_000_000)
      let dong = mantissa * tenTo(unit.fractionDigits - digits)
      for (group, decimal, style) in [
        (".", ",", NumberStyle.dotGroups), (",", ".", .commaGroups), (" ", ",", .dotGroups),
        ("\u{A0}", ".", .commaGroups), ("", ",", .dotGroups), ("", ".", .commaGroups),
      ] {
        let text = written(mantissa, digits, group, decimal)
        let reading = AmountReader.sheet(ArraySlice(text: text), unit: unit, style: style)
        // A bare number with three decimals may be a group behind more than three digits.
        if group.isEmpty, digits == 3 { continue }
        #expect(reading == .amount(Money(dong: dong)), "\(text) \(unit)")
        let doubtful = AmountReader.sheet(ArraySlice(text: text), unit: unit, style: nil)
        switch doubtful {
        case .amount(let money): #expect(money.dong == dong || isLonelyGroup(text), "\(text)")
        case .ambiguous(let one, let other): #expect(one.dong == dong || other.dong == dong)
        default: Issue.record("\(text) \(unit) \(doubtful)")
        }
      }
    }
  }

  @Test func sheetFormsOfXMLAmountsAreUnmistakable() {
    var random = Chance(seed: 11)
    for _ in 0..<3_000 {
      let digits = Int(random.next() % 7)
      let text = written(Int128(random.next() % 1_000_000_000), digits, "", ".")
      let xml = AmountReader.xml(ArraySlice(text: text), unit: .million)
      let form = AmountReader.sheetForm(ofXML: text)
      let sheet = AmountReader.sheet(ArraySlice(text: form), unit: .million, style: nil)
      #expect(sheet == xml, "\(text) \(form)")
    }
    #expect(AmountReader.sheetForm(ofXML: "1500.500") == "1500,5000")
    #expect(AmountReader.sheetForm(ofXML: "1500.") == "1500")
  }

  @Test(
    arguments: [
      ("triệu đồng", MoneyUnit.million), ("(triệu đồng)", .million), ("Triệu đồng.", .million),
      ("tr.đ", .million), ("trđ", .million), ("tr. đồng", .million), ("TRIỆU ĐỒNG", .million),
      ("trieu dong", .million), ("million", .million), ("million VND", .million),
      ("tỷ đồng", .billion),
      ("tỉ đồng", .billion), ("billion", .billion), ("đồng", .dong), ("đ", .dong), ("VNĐ", .dong),
      ("VND", .dong), ("dong", .dong), ("nghìn đồng", .thousand), ("ngàn đồng", .thousand),
      ("1.000 đồng", .thousand), ("1000đ", .thousand), ("1.000.000 đồng", .million),
      ("thousand", .thousand), ("tấn", nil), ("USD", nil), ("", nil), ("nghìn tỷ đồng", nil),
      ("triệu đồng/năm", nil), ("1000", nil),
    ] as [(String, MoneyUnit?)])
  func unitWords(_ text: String, _ unit: MoneyUnit?) {
    #expect(MoneyWords.unit(ArraySlice(text: text)) == unit)
  }

  @Test func captions() {
    func caption(_ text: String) -> MoneyWords.Caption? {
      MoneyWords.caption(ArraySlice(text: text))
    }
    for text in [
      "Đơn vị tính: triệu đồng", "Đơn vị: triệu đồng", "ĐVT: Triệu đồng", "(Đơn vị tính: tr.đ)",
      "Đơn vị tính : 1.000.000 đồng", "ĐVT triệu đồng", "Unit: million",
    ] {
      #expect(caption(text) == .unit(.million), "\(text)")
    }
    #expect(caption("Đơn vị tính: USD") == .unknown)
    #expect(caption("Đơn vị tính:") == .unknown)
    #expect(caption("Đơnvị") == nil)
    #expect(caption("Tên nhiệm vụ") == nil)
  }

  private func described(_ reading: AmountReader.Reading) -> String {
    switch reading {
    case .amount(let money): money.decimal
    case .ambiguous(let one, let other): one.decimal + " or " + other.decimal
    case .unreadable(let why): "\(why)"
    case .noUnit: "no unit"
    }
  }

  private func written(_ mantissa: Int128, _ digits: Int, _ group: String, _ decimal: String)
    -> String
  {
    let power = tenTo(digits)
    let fraction = String(mantissa % power)
    let padding = String(repeating: "0", count: max(0, digits - fraction.count))
    var whole = String(mantissa / power)
    var groups: [String] = []
    while whole.count > 3, !group.isEmpty {
      groups.insert(String(whole.suffix(3)), at: 0)
      whole.removeLast(3)
    }
    let text = ([whole] + groups).joined(separator: group)
    return digits == 0 ? text : text + decimal + padding + fraction
  }

  /// One sign with three digits behind it: nothing in the number says what it is.
  private func isLonelyGroup(_ text: String) -> Bool {
    let signs = text.filter { $0 == "." || $0 == "," }
    return signs.count == 1
      && (text.split(whereSeparator: { $0 == "." || $0 == "," }).last?.count == 3)
  }
}
