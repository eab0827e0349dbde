import IntakeCore
import Testing

@testable import IntakeReading

/// Layouts of lists as offices draw them up, and what they say.
struct SheetLayoutTests {
  private static let above = """
    Đơn vị đề xuất;Sở Công Thương tỉnh Vĩnh Phúc
    Loại đơn vị;Cơ quan nhà nước
    Tỉnh/thành phố;Vĩnh Phúc
    Đơn vị tính: triệu đồng

    """
  private static let heading =
    "STT;Tên nhiệm vụ;Định hướng;Mục tiêu;Nội dung chính;Dự kiến sản phẩm;Đơn vị chủ trì"
  private static let plain =
    heading + ";Thời gian thực hiện;Tổng kinh phí;Ngân sách nhà nước;Nguồn khác\n"

  private static func task(_ number: String, _ rest: String = "01/2024 - 12/2024;500;300;200")
    -> String
  {
    "\(number);Tập huấn \(number);1;Mục tiêu;Nội dung;01 báo cáo;Sở Công Thương;\(rest)\n"
  }

  private func list(_ rows: String) throws -> Collector { try read(Self.above + rows) }

  private func money(_ sheet: Collector) -> [String] {
    sheet.tasks.map { task in
      ["total", "state", "other"].map { task.fields[$0] ?? "–" }.joined(separator: "/")
    }
  }

  // MARK: - Headings

  @Test(arguments: [
    ("BĐ", "KT"), ("Khởi công", "Hoàn thành"), ("Từ tháng", "Đến tháng"), ("Từ ngày", "Đến ngày"),
    ("Bắt đầu", "Kết thúc"), ("a", "b"),
  ])
  func twoColumnsUnderAPeriodAreItsEnds(_ start: String, _ end: String) throws {
    let sheet = try list(
      Self.heading + ";Thời gian thực hiện;;Tổng kinh phí;Ngân sách nhà nước;Nguồn khác\n"
        + ";;;;;;;\(start);\(end);;;\n" + Self.task("1", "01/2024;12/2024;500;300;200"))
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(sheet.tasks.map { $0.fields["start"] } == ["01/2024"])
    #expect(sheet.tasks.map { $0.fields["end"] } == ["12/2024"])
  }

  private static let period =
    heading + ";Thời gian thực hiện;;Tổng kinh phí;Ngân sách nhà nước;Nguồn khác\n"

  /// The heading of a period that was merged over two columns, as CSV shows it.
  @Test(arguments: [
    ("01/2024", "12/2024"), ("Tháng 3/2024", "Tháng 10/2024"), ("2024", "2025"),
    ("15/01/2024", "31/12/2024"), ("Quý I/2024", "Quý IV/2024"),
  ])
  func aPeriodOverTwoColumnsIsStartAndEnd(_ start: String, _ end: String) throws {
    let sheet = try list(
      Self.period + "I;Truyền thông\n" + Self.task("1", "\(start);\(end);500;300;200")
        + Self.task("2", "01/2024 - 12/2024;;500;300;200"))
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(sheet.tasks.map { $0.fields["start"] } == [start, "01/2024"])
    #expect(sheet.tasks.map { $0.fields["end"] } == [end, "12/2024"])
  }

  @Test func aPeriodIsNeverReadFromHalfItsColumns() throws {
    let sheet = try list(
      Self.period + Self.task("1", "01/2024 - 12/2024;gia hạn một lần;500;300;200"))
    #expect(sheet.said == ["F005 6:I6"])
    #expect(sheet.findings.first?.severity == .review)
  }

  @Test(arguments: [
    "Kinh phí năm 2024", "KP năm 2024", "Tổng KP 2024", "Nhu cầu kinh phí năm 2024",
    "Kinh phí thực hiện năm 2024 (triệu đồng)", "Dự toán kinh phí - năm 2024",
  ])
  func theMoneyOfThePlansYearIsTheTotal(_ total: String) throws {
    let sheet = try list(
      Self.heading + ";Thời gian thực hiện;\(total);NSNN;Nguồn khác\n" + Self.task("1"))
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(money(sheet) == ["500/300/200"])
  }

  @Test func theMoneyOfAnotherOrOfSeveralYearsIsNoTotal() throws {
    let other = try list(
      Self.heading + ";Thời gian thực hiện;Kinh phí năm 2025;NSNN;Nguồn khác\n" + Self.task("1"))
    #expect(money(other) == ["–/300/200"] && other.codes == ["F005"], "\(other.said)")
    let several = try list(
      Self.heading + ";Thời gian thực hiện;NSNN;Nguồn khác;Kinh phí năm 2024;Kinh phí năm 2025\n"
        + Self.task("1", "01/2024 - 12/2025;300;200;400;100"))
    #expect(money(several) == ["–/300/200"] && several.codes == ["F005"], "\(several.said)")
    #expect(several.findings.map(\.severity) == [.review])
    let whole = try list(
      Self.heading + ";Thời gian thực hiện;Tổng kinh phí;Kinh phí năm 2024;NSNN;Nguồn khác\n"
        + Self.task("1", "01/2024 - 12/2025;500;400;300;200"))
    #expect(money(whole) == ["500/300/200"] && whole.findings.map(\.severity) == [.note])
  }

  /// What stands below the money of a year is parted as below any money, but of the plan's year only.
  @Test(arguments: ["Nguồn khác", "DN đối ứng", "Vốn vay", "Người dân đóng góp"])
  func theMoneyOfThePlansYearIsParted(_ source: String) throws {
    let rows = "\n;;;;;;;;Tổng số;NSNN;\(source)\n" + Self.task("1")
    let sheet = try list(Self.heading + ";Thời gian thực hiện;Kinh phí năm 2024;;" + rows)
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(money(sheet) == ["500/300/200"])
    let later = try list(Self.heading + ";Thời gian thực hiện;Kinh phí năm 2025;;" + rows)
    #expect(!later.findings.isEmpty, "\(later.said)")
  }

  @Test(arguments: [
    (
      "Chủ trì/phối hợp", "\"Sở Công Thương; phối hợp: UBND huyện\"", "Sở Công Thương", "UBND huyện"
    ),
    ("Đơn vị chủ trì, phối hợp", "\"Sở Công Thương\nUBND huyện\"", "Sở Công Thương", "UBND huyện"),
    (
      "Đơn vị chủ trì, đơn vị phối hợp",
      "\"Chủ trì: Sở Công Thương\nPhối hợp: UBND huyện, Hội Phụ nữ\"", "Sở Công Thương",
      "UBND huyện, Hội Phụ nữ"
    ),
    (
      "Cơ quan chủ trì - phối hợp", "\"Sở Công Thương chủ trì, phối hợp với UBND huyện\"",
      "Sở Công Thương", "UBND huyện"
    ),
    (
      "Đơn vị thực hiện (chủ trì, phối hợp)", "Sở Công Thương/UBND huyện", "Sở Công Thương",
      "UBND huyện"
    ),
    ("Chủ trì và phối hợp", "Sở Công Thương, UBND huyện", "Sở Công Thương, UBND huyện", nil),
    ("Chủ trì và phối hợp", "Sở Công Thương", "Sở Công Thương", nil),
  ])
  func theLeadAndItsPartnersInOneColumn(
    _ heading: String, _ said: String, _ lead: String, _ partners: String?
  ) throws {
    let plain = Self.plain.replacing("Đơn vị chủ trì", with: heading)
    let task = Self.task("1").replacing("Sở Công Thương", with: said)
    let sheet = try list(plain + task)
    #expect(sheet.codes == ["F005"] && sheet.findings.map(\.severity) == [.note], "\(sheet.said)")
    #expect(sheet.tasks.map { $0.fields["lead"] } == [lead])
    #expect(sheet.tasks.map { $0.fields["partners"] } == [partners])
  }

  @Test(arguments: [
    ("Vốn doanh nghiệp", "200", "enterprise"), ("Vốn vay", "200", "loan"),
    ("Kinh phí từ nguồn xã hội hóa", "200", "other"), ("Nguồn khác", "200", nil),
    ("Người dân đóng góp;Nhà tài trợ", "100;100", "other"), ("Nguồn hợp pháp khác", "200", nil),
    ("Vốn vay;Vốn doanh nghiệp", "0;200", "enterprise"),
    ("Vốn vay;Vốn doanh nghiệp", "100;100", "other"),
    ("Nguồn khác", "200 (vốn doanh nghiệp)", "enterprise"), ("Vốn vay", "0", nil),
  ])
  func aHeadingNamesTheSource(_ heading: String, _ amounts: String, _ source: String?) throws {
    let sheet = try list(
      Self.heading + ";Thời gian thực hiện;Tổng kinh phí;NSNN;\(heading);Loại nguồn khác\n"
        + Self.task("1", "01/2024 - 12/2024;500;300;\(amounts);")
        + Self.task("2", "01/2024 - 12/2024;500;300;\(amounts);Quốc tế"))
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(
      sheet.tasks.map { $0.fields["otherSource"].flatMap { $0.isEmpty ? nil : $0 } } == [
        source, "Quốc tế",
      ])
  }

  // MARK: - Sums in parts

  /// What a total is made of is compared with what the tasks say, and is no row of the table.
  @Test(arguments: [
    "Trong đó:\n- NSNN: 600\n- Nguồn khác: 400\n",
    ";Trong đó:\n;- NSNN;;;;;;;600\n;- Nguồn khác;;;;;;;400\n",
    "\n;+ NSNN: 600 triệu đồng\n;+ Xã hội hóa: 400 triệu đồng\n",
    "Trong đó: NSNN: 600; Nguồn khác: 400\n",
    "Trong đó:\n- NSNN: 600\n- Vốn vay: 100\n- Vốn doanh nghiệp: 300\n",
  ])
  func whatATotalIsMadeOf(_ rows: String) throws {
    for total in ["", ";Tổng cộng;;;;;;;1000;600;400\n"] {
      let sheet = try list(Self.plain + Self.task("1") + Self.task("2") + total + rows)
      #expect(sheet.findings.isEmpty && sheet.tasks.count == 2, "\(sheet.said)")
      let parts = sheet.totals.last?.record.fields
      #expect(parts?["state"]?.prefix(3) == "600", "\(sheet.totals)")
      #expect(parts?["other"]?.prefix(3) == "400")
    }
  }

  @Test func whatATaskIsMadeOf() throws {
    let said = ";Trong đó:\n;- NSNN;;;;;;;300\n;- Nguồn khác;;;;;;;200\n"
    let sheet = try list(Self.plain + Self.task("1") + said + Self.task("2") + said)
    #expect(
      sheet.findings.isEmpty && sheet.totals.isEmpty && sheet.tasks.count == 2, "\(sheet.said)")
    let wrong = said.replacing("300", with: "350")
    let doubtful = try list(Self.plain + Self.task("1") + wrong + Self.task("2"))
    #expect(doubtful.codes == ["F001"] && doubtful.findings.map(\.taskIndex) == [1])
    #expect(doubtful.tasks.count == 2)
  }

  @Test(arguments: [
    (
      ";Thời gian thực hiện;Kinh phí (triệu đồng);;",
      [";;;;;;;;Tổng số;Trong đó;", ";;;;;;;;;NSNN;Nguồn khác"], "500;300;200", "500/300/200"
    ),
    (
      ";Thời gian thực hiện;Kinh phí;;", [";;;;;;;;Tổng;NSNN;Khác"], "500;300;200", "500/300/200"
    ),
    (
      ";Thời gian thực hiện;Tổng kinh phí;Trong đó;", [";;;;;;;;;Ngân sách nhà nước;Nguồn khác"],
      "500;300;200", "500/300/200"
    ),
    (
      ";Thời gian thực hiện;Tổng kinh phí;;;Ngân sách nhà nước;;;Nguồn khác;;",
      [";;;;;;;;Năm 2024;Năm 2025;Cộng;Năm 2024;Năm 2025;Cộng;Năm 2024;Năm 2025;Cộng"],
      "300;200;500;200;100;300;100;100;200", "500/300/200"
    ),
    (
      ";Thời gian thực hiện;Kinh phí;;;;", [";;;;;;;;Tổng số;2024;2025;NSNN;Nguồn khác"],
      "500;300;200;300;200", "500/300/200"
    ),
    (
      ";Thời gian thực hiện;Kinh phí (triệu đồng);;;", [";;;;;;;;Tổng số;NSTW;NSĐP;Nguồn khác"],
      "1000;600;300;100", "1000/600/400000000 đồng"
    ),
    (
      ";Thời gian thực hiện;Kinh phí (triệu đồng);;;",
      [";;;;;;;;Tổng;NSNN;;Nguồn khác", ";;;;;;;;;NSTW;NSĐP;"], "1000;600;300;100",
      "1000/900000000 đồng/100"
    ),
  ])
  func amountsUnderHeadingsOfSeveralRows(
    _ first: String, _ lower: [String], _ amounts: String, _ read: String
  ) throws {
    let sheet = try list(
      Self.heading + first + "\n" + lower.map { $0 + "\n" }.joined()
        + Self.task("1", "01/2024 - 12/2024;" + amounts))
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(money(sheet) == [read])
  }

  @Test func localMoneyIsOtherMoneyOfTheLocalBudget() throws {
    let heading =
      Self.heading + ";Thời gian thực hiện;Tổng kinh phí;NSTW;NSĐP;Nguồn khác;Loại nguồn khác\n"
    let sheet = try list(
      heading + Self.task("1", "01/2024 - 12/2024;1000;600;300;100;")
        + Self.task("2", "01/2024 - 12/2024;1000;600;0;400;Doanh nghiệp"))
    #expect(sheet.tasks.map { $0.fields["otherSource"] } == ["local", "Doanh nghiệp"])
    #expect(money(sheet) == ["1000/600/400000000 đồng", "1000/600/400000000 đồng"])
    // A part that can be read two ways is asked about as it stands.
    let doubtful = try list(heading + Self.task("1", "01/2024 - 12/2024;1000;600;1.500;100;"))
    #expect(money(doubtful) == ["1000/600/1.500"])
  }

  @Test(arguments: [
    [";Thời gian thực hiện;Kinh phí;;", ";;;;;;;;Tổng (USD);NSNN;Nguồn khác"],
    [";Thời gian thực hiện;Kinh phí;;", ";;;;;;;;Tổng;NSTW (triệu USD);NSĐP"],
    [";Thời gian thực hiện;Kinh phí;;", ";;;;;;;;Tổng;NSNN;Khác", ";;;;;;;;(USD);(USD);(USD)"],
    [";Thời gian thực hiện;Tổng kinh phí;NSNN;Nguồn khác", ";;;;;;;;USD;USD;USD"],
  ])
  func aForeignUnitInALowerHeadingIsToldOnce(_ rows: [String]) throws {
    let sheet = try list(
      Self.heading + rows.map { $0 + "\n" }.joined() + Self.task("1"))
    #expect(sheet.codes == ["F007"], "\(sheet.said)")
    #expect(sheet.header?.foreignColumns.isEmpty == false)
  }

  @Test(arguments: [
    [
      ";Thời gian thực hiện;Kinh phí;;",
      ";;;;;;;;Tổng (nghìn đồng);NSNN (nghìn đồng);Khác (nghìn đồng)",
    ],
    [
      ";Thời gian thực hiện;Tổng kinh phí;NSNN;Nguồn khác",
      ";;;;;;;;nghìn đồng;nghìn đồng;nghìn đồng",
    ],
    [
      ";Thời gian thực hiện;Tổng kinh phí;NSNN;Nguồn khác",
      ";;;;;;;(tháng/năm);(nghìn đồng);(nghìn đồng);(nghìn đồng)",
    ],
  ])
  func aUnitInALowerHeadingIsObeyed(_ rows: [String]) throws {
    let sheet = try list(Self.heading + rows.map { $0 + "\n" }.joined() + Self.task("1"))
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(Set((sheet.header?.columnUnits[.task] ?? [:]).values) == [.thousand])
  }

  @Test(arguments: [
    [
      ";Thời gian thực hiện;Kinh phí năm 2024;;;Kinh phí năm 2025;;",
      ";;;;;;;;Tổng;NSNN;Khác;Tổng;NSNN;Khác",
    ],
    [
      ";Thời gian thực hiện;Năm 2024;;;Năm 2025;;",
      ";;;;;;;;Tổng kinh phí;NSNN;Khác;Tổng kinh phí;NSNN;Khác",
    ],
  ])
  func blocksOfYearsAreNoFirstYearsMoney(_ rows: [String]) throws {
    let sheet = try list(
      Self.heading + rows.map { $0 + "\n" }.joined()
        + Self.task("1", "01/2024 - 12/2025;300;200;100;200;100;100"))
    #expect(sheet.codes == ["F005"] && money(sheet) == ["–/–/–"], "\(sheet.said)")
  }

  @Test func theBlockOfTheWholeCountsBesideThoseOfYears() throws {
    let sheet = try list(
      Self.heading + ";Thời gian thực hiện;Kinh phí năm 2024;;;Tổng kinh phí;;\n"
        + ";;;;;;;;Tổng;NSNN;Khác;Tổng;NSNN;Khác\n"
        + Self.task("1", "01/2024 - 12/2025;300;200;100;500;300;200"))
    #expect(sheet.findings.isEmpty && money(sheet) == ["500/300/200"], "\(sheet.said)")
  }

  @Test func sharesBesideAmountsAreNotRead() throws {
    let sheet = try list(
      Self.heading + ";Thời gian thực hiện;Tổng kinh phí;;Ngân sách nhà nước;;Nguồn khác;\n"
        + ";;;;;;;;Số tiền;Tỷ lệ (%);Số tiền;Tỷ lệ (%);Số tiền;Tỷ lệ (%)\n"
        + Self.task("1", "01/2024 - 12/2024;500;100;300;60;200;40"))
    #expect(sheet.findings.allSatisfy { $0.severity == .note } && sheet.findings.count == 3)
    #expect(money(sheet) == ["500/300/200"])
  }

  @Test func aHeadingBelowTheMoneyThatIsNotUnderstoodIsAskedAboutOnce() throws {
    let sheet = try list(
      Self.heading + ";Thời gian thực hiện;Kinh phí;;\n;;;;;;;;Đơn vị;NSNN;Nguồn khác\n"
        + Self.task("1"))
    #expect(sheet.codes == ["F005"] && sheet.findings.first?.severity == .review)
    #expect(money(sheet) == ["–/300/200"])
  }

  @Test func contentsBeforeOtherContentsNameTheTasks() throws {
    let sheet = try list(
      "STT;Nội dung;Định hướng;Mục tiêu;Nội dung chính;Dự kiến sản phẩm;Đơn vị chủ trì"
        + ";Thời gian thực hiện;Tổng kinh phí;Ngân sách nhà nước;Nguồn khác\n" + Self.task("1"))
    #expect(sheet.tasks.map { $0.fields["title"] } == ["Tập huấn 1"])
    #expect(sheet.tasks.map { $0.fields["content"] } == ["Nội dung"])
  }

  @Test func yearsWithoutASumAreAskedAboutOnce() throws {
    let sheet = try list(
      Self.heading + ";Thời gian thực hiện;Tổng kinh phí;;Ngân sách nhà nước;;Nguồn khác;\n"
        + ";;;;;;;;2024;2025;2024;2025;2024;2025\n"
        + Self.task("1", "01/2024 - 12/2025;300;200;200;100;100;100"))
    #expect(sheet.codes == ["F005"])
    #expect(sheet.findings.first?.severity == .review)
    #expect(money(sheet) == ["–/–/–"])
  }

  @Test(arguments: [";TỔNG SỐ;;;;;;;1.000;600;400\n", "Tổng cộng;;;;;;;;1.000;600;400\n"])
  func aRowOfAmountsIsNoHeading(_ total: String) throws {
    let sheet = try list(Self.plain + total + Self.task("1") + Self.task("2"))
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(sheet.tasks.count == 2)
    #expect(sheet.totals.map(\.scope) == [.table])
  }

  @Test(arguments: [
    ("Tên nhiệm vụ", "Tên chương trình đăng ký hỗ trợ"), ("STT;Tên nhiệm vụ", "Hạng mục đăng ký"),
  ])
  func anUnknownHeadingOfTheTitlesCostsANote(_ known: String, _ new: String) throws {
    var row = Self.task("1")
    if known.hasPrefix("STT") { row.removeFirst(2) }
    let sheet = try list(Self.plain.replacing(known, with: new) + row)
    #expect(sheet.codes == ["F005"])
    #expect(sheet.findings.first?.severity == .note)
    #expect(sheet.tasks.map { $0.fields["title"] } == ["Tập huấn 1"])
  }

  @Test(arguments: [
    "id,title,note,created_at,likes,shares,comments,author,url,status\n1,a,b,c,1,2,3,d,e,f\n",
    "No,Title,Objective,Budget,Owner,City,Country,Zip\n1,a,b,100,me,x,y,1\n",
  ])
  func aForeignSheetIsNoForm(_ text: String) throws {
    #expect(try read(text).codes == ["F002"])
  }

  @Test func valuesWithoutAHeadingAreTold() throws {
    let note = try list(
      Self.plain.replacing("Nguồn khác\n", with: "Nguồn khác;\n")
        + Self.task("1", "01/2024 - 12/2024;500;300;200;đề nghị rút") + Self.task("2"))
    #expect(note.findings.map(\.severity) == [.note])
    #expect(note.said == ["F005 6:L6"])
    let money = try list(
      Self.plain.replacing("Nguồn khác\n", with: "Nguồn khác;\n")
        + Self.task("1", "01/2024 - 12/2024;500;300;200;99")
        + Self.task("2", "01/2024 - 12/2024;500;300;200;98"))
    #expect(money.findings.map(\.severity) == [.review])
    let between = try list(
      Self.plain.replacing("Định hướng;", with: "Định hướng;;")
        + Self.task("1").replacing(";1;", with: ";1;ghi thêm;"))
    #expect(between.said == ["F005 6:D6"])
    #expect(between.findings.map(\.severity) == [.review])
  }

  // MARK: - Groups

  @Test(arguments: [
    ["I;Chuyển tiếp", "II;Mở mới"], ["A;Chuyển tiếp", "B;Mở mới"], ["a);Chuyển tiếp", "b);Mở mới"],
    ["I. Chuyển tiếp", "II. Mở mới"], [";Nhóm nhiệm vụ chuyển tiếp", ";Nhóm nhiệm vụ mở mới"],
    ["Phần I: Chuyển tiếp", "Phần II: Mở mới"], ["I.1;Chuyển tiếp", "I.2;Mở mới"],
  ])
  func groupsHowevertheyAreNumbered(_ groups: [String]) throws {
    let sheet = try list(
      Self.plain + groups[0] + "\n" + Self.task("1") + groups[1] + "\n" + Self.task("2"))
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(
      sheet.events == [.begin, .submitter, .group, .task, .group, .task]
        || sheet.events == [.begin, .group, .submitter, .task, .group, .task])
  }

  @Test(arguments: ["1", "1.", "1)"])
  func groupsAboveTheNumbersOfTheirTasks(_ number: String) throws {
    let sheet = try list(
      Self.plain + "\(number);Nhiệm vụ chuyển tiếp;;;;;;;1000;600;400\n" + Self.task("1.1")
        + Self.task("1.2") + "2;Nhiệm vụ mở mới\n" + Self.task("2.1"))
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    #expect(sheet.tasks.map { $0.fields["number"] } == ["1.1", "1.2", "2.1"])
    #expect(sheet.totals.map(\.scope) == [.group])
    // Without tasks below it, it is one itself, and what it lacks is told.
    #expect(try list(Self.plain + Self.task("1") + "2;Nhiệm vụ mở mới\n").tasks.count == 2)
  }

  @Test(arguments: ["II", "B", "III.", "(IV)"])
  func aCompleteRowIsATaskWhateverItsNumber(_ number: String) throws {
    let money = Self.heading.replacing(
      "Tên nhiệm vụ", with: "Tên nhiệm vụ;Tổng kinh phí;Ngân sách nhà nước;Nguồn khác")
    let row = "Mô hình;500;300;200;1;Mục tiêu;Nội dung;01 báo cáo;Sở;01/2024 - 12/2024\n"
    let sheet = try list(
      money + ";Thời gian thực hiện\n1;" + row + number + ";" + row + "3;" + row)
    #expect(sheet.tasks.map { $0.fields["number"] } == ["1", number, "3"])
    let last = try list(Self.plain + Self.task("1") + Self.task(number))
    #expect(last.tasks.count == 2)
    let titled = Self.task("2").replacing("Tập huấn 2", with: "Tổng kinh phí cho các lớp tập huấn")
    #expect(try list(Self.plain + Self.task("1") + titled).tasks.count == 2)
  }

  @Test(arguments: ["", "III;Dịch vụ\n", ";Tổng cộng;;;;;;;500;300;200\n"])
  func aGroupWithMoneyAndNoTaskIsTold(_ next: String) throws {
    let empty = "II;Mô hình tuần hoàn nước thải;;;;;;;900;400;500\n"
    let task = next.hasPrefix("III") ? Self.task("2") : ""
    let sheet = try list(
      Self.plain + "I;Truyền thông\n" + Self.task("1") + empty + next + task)
    #expect(sheet.said == ["F001 8:B8"])
    #expect(sheet.findings.first?.severity == .review)
  }

  @Test func groupsOfSectionsAreNoEmptyGroups() throws {
    let sheet = try list(
      Self.plain + "A;Chuyển tiếp;;;;;;;500;300;200\n" + "I;Truyền thông;;;;;;;500;300;200\n"
        + Self.task("1"))
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
  }

  @Test(arguments: [
    ("I;Định hướng 6: Thu hồi, tái chế", "Định hướng 6: Thu hồi, tái chế"),
    ("Định hướng 6", "Định hướng 6"), ("II;6. Thu hồi, tái sử dụng", "6. Thu hồi, tái sử dụng"),
  ])
  func tasksTakeTheOrientationOfTheirGroup(_ group: String, _ said: String) throws {
    let rows = [
      Self.plain + group + "\n" + Self.task("1").replacing(";1;", with: ";;"),
      Self.plain.replacing("Định hướng;", with: "") + group + "\n"
        + Self.task("1").replacing(";1;", with: ";"),
    ]
    for rows in rows {
      let sheet = try list(rows)
      let task = try #require(sheet.tasks.first)
      let position = try #require(task.table.position(of: .orientation))
      #expect(task.text(position) == said)
      #expect(task.place(position).row == 6)
      #expect(task.bases == [Based(position: position, basis: .groupRow)])
    }
    // What the task says itself goes before.
    #expect(
      try list(Self.plain + group + "\n" + Self.task("1")).tasks.map { $0.fields["orientation"] }
        == ["1"])
  }

  // MARK: - Rows that are no tasks

  @Test(arguments: [
    ";- Năm 2024;;;;;;;250;150;100\n", ";và làng nghề trên địa bàn;;;2. Phóng sự\n",
    ";;;tiếp mục tiêu;tiếp nội dung;tiếp sản phẩm\n",
  ])
  func theRestOfARowIsOneFinding(_ row: String) throws {
    let sheet = try list(Self.plain + Self.task("1") + row + Self.task("2"))
    #expect(sheet.codes == ["F001"])
    #expect(sheet.findings.map(\.taskIndex) == [1])
    #expect(sheet.findings.map(\.severity) == [.review])
    #expect(sheet.tasks.count == 2)
  }

  /// Parts of a task's money stand below it whatever column names them; none of them is a task, and
  /// the last is no group of the task that follows.
  @Test(arguments: [
    ("- Năm 2024", "- Năm 2025"), ("Năm thứ nhất", "Năm thứ hai"), ("NSTW", "NSĐP"),
    ("Giai đoạn 1", "Giai đoạn 2"), ("Quý I", "Quý II"),
  ])
  func partsOfATaskAreNoTasks(_ one: String, _ other: String) throws {
    for lead in ["", ";"] {
      let gap = lead.isEmpty ? ";;;;;;;;" : ";;;;;;;"
      let sheet = try list(
        Self.plain + Self.task("1") + lead + one + gap + "250;150;100\n" + lead + other + gap
          + "250;150;100\n" + Self.task("2") + ";Tổng cộng;;;;;;;1000;600;400\n")
      #expect(sheet.tasks.count == 2 && sheet.codes == ["F001", "F001"], "\(sheet.said)")
    }
  }

  /// Nothing but a name and amounts, numbered as a part of the task above.
  @Test(arguments: [("1.1", "1.2"), ("-", "-"), ("+", "+")])
  func numberedPartsOfATaskAreNoTasks(_ one: String, _ other: String) throws {
    let sheet = try list(
      Self.plain + Self.task("1") + "\(one);Khảo sát;;;;;;;250;150;100\n"
        + "\(other);Lắp đặt;;;;;;;250;150;100\n" + Self.task("2"))
    #expect(sheet.tasks.count == 2 && sheet.codes == ["F001", "F001"], "\(sheet.said)")
  }

  /// Numbers put there before the tasks were, dots of a blank form, a total without amounts.
  @Test(arguments: [
    "2\n3\n", "…;…;…;…\n", "...;...\n", ";Tổng cộng\n", "2\n;Tổng cộng;;;;;;;500;300;200\n",
  ])
  func rowsThatSayNothing(_ rows: String) throws {
    let sheet = try list(Self.plain + Self.task("1") + rows)
    #expect(sheet.tasks.count == 1 && sheet.findings.isEmpty, "\(sheet.said)")
  }

  @Test func aGroupThatSaysItHasNoTasks() throws {
    let sheet = try list(
      Self.plain + "A;Nhiệm vụ chuyển tiếp\n;Không có\nB;Nhiệm vụ mới\n" + Self.task("1"))
    #expect(sheet.tasks.count == 1 && sheet.findings.isEmpty, "\(sheet.said)")
  }

  @Test(arguments: [
    "Cộng D", "Cộng XI", "Cộng nội dung I", "Tiểu cộng", "Tổng nhu cầu kinh phí", "Tổng dự toán",
    "Tổng cộng năm 2024", "Tổng số nhiệm vụ: 02", "Cộng tất cả",
  ])
  func rowsOfSums(_ words: String) throws {
    for row in [";\(words);;;;;;;500;300;200\n", "\(words);;;;;;;;500;300;200\n"] {
      let sheet = try list(Self.plain + Self.task("1") + row)
      #expect(sheet.findings.isEmpty && sheet.totals.count == 1, "\(sheet.said)")
    }
  }

  @Test func aTaskWithoutANumberIsOne() throws {
    let sheet = try list(Self.plain + Self.task("1") + Self.task(""))
    #expect(sheet.tasks.count == 2 && sheet.findings.isEmpty)
  }

  @Test(arguments: [
    "Định hướng;Số nhiệm vụ;Kinh phí\nTruyền thông;1;500\nTái chế;1;500\n",
    "Năm;Kinh phí;NSNN\n2024;600;300\n2025;400;300\n",
    "STT;Họ tên;Chức vụ;Điện thoại\n1;Nguyễn Văn A;Giám đốc;0912345678\n",
  ])
  func anotherTableBelowIsOneFinding(_ table: String) throws {
    let sheet = try list(Self.plain + Self.task("1") + Self.task("2") + "\n" + table)
    #expect(sheet.codes == ["F001"] && sheet.tasks.count == 2, "\(sheet.said)")
  }

  @Test func aSecondTableIsOneFinding() throws {
    let summary = """
      ;Tổng cộng;;;;;;;1000;600;400

      TỔNG HỢP THEO ĐỊNH HƯỚNG
      STT;Định hướng;Số nhiệm vụ;;;;;;Tổng kinh phí
      1;Truyền thông;1;;;;;;500
      2;Thu hồi;1;;;;;;500
      ;Cộng;2;;;;;;1000

      GIÁM ĐỐC
      """
    let sheet = try list(Self.plain + Self.task("1") + Self.task("2") + summary)
    #expect(sheet.said == ["F001 10:A10"])
    #expect(sheet.findings.first?.message.vi.contains("hàng 10 đến hàng 14") == true)
    #expect(sheet.tasks.count == 2)
    // The list itself may go on under its own heading.
    let parts = try list(Self.plain + Self.task("1") + "\nPHẦN B\n" + Self.plain + Self.task("2"))
    #expect(parts.tasks.count == 2 && parts.findings.isEmpty, "\(parts.said)")
  }

  @Test(arguments: [
    "(nghìn đồng)\n", "Số liệu tính bằng nghìn đồng\n", "II. NHIỆM VỤ MỚI (đơn vị: nghìn đồng)\n",
    "Phần 2: đơn vị tính nghìn đồng\n", "II;Nhiệm vụ mới (ĐVT: USD)\n",
    "II;Nhiệm vụ mới;;;;;;;(nghìn đồng)\n",
  ])
  func aUnitInTheRowOfAGroupIsNotPassedOver(_ row: String) throws {
    let sheet = try list(Self.plain + Self.task("1") + row + Self.task("2"))
    #expect(sheet.codes == ["F007"] && sheet.tasks.count == 2, "\(sheet.said)")
    #expect(sheet.tasks.map(\.lacksUnit) == [false, true])
  }

  @Test func aColumnOfUnitsIsCompared() throws {
    let heading = Self.plain.trimmed + ";Đơn vị tính\n"
    let sheet = try list(
      heading + Self.task("1", "01/2024 - 12/2024;500;300;200;triệu đồng")
        + Self.task("2", "01/2024 - 12/2024;500;300;200;USD"))
    #expect(sheet.said == ["F005 5:L5", "F007 7:L7"], "\(sheet.said)")
    #expect(sheet.tasks.map(\.lacksUnit) == [false, true])
  }

  @Test func aSecondUnitIsNeverPassedOver() throws {
    let part = "\nPHẦN B\nĐơn vị tính: nghìn đồng\n" + Self.plain + Self.task("2")
    let sheet = try list(Self.plain + Self.task("1") + part)
    #expect(sheet.said == ["F007 9:A9"])
    #expect(sheet.findings.first?.severity == .error)
    let same = part.replacing("nghìn", with: "triệu")
    #expect(try list(Self.plain + Self.task("1") + same).findings.isEmpty)
  }

  @Test func columnsMayBeLetteredInVietnamese() throws {
    let letters = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l"].joined(separator: ";")
    let sheet = try list(Self.plain + letters + "\n" + Self.task("1"))
    #expect(sheet.findings.isEmpty && sheet.tasks.count == 1, "\(sheet.said)")
  }

  @Test(arguments: ["(1)", "-1", "[1]", "1"])
  func columnsMayBeNumbered(_ first: String) throws {
    let numbers = (1...11).map { first.replacing("1", with: "\($0)") }.joined(separator: ";")
    let sheet = try list(Self.plain + numbers + "\n" + Self.task("1"))
    #expect(sheet.tasks.count == 1 && sheet.findings.isEmpty, "\(sheet.said)")
  }

  // MARK: - The submitter

  private static let block = """
    UBND TỈNH VĨNH PHÚC;;CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    SỞ CÔNG THƯƠNG;;Độc lập - Tự do - Hạnh phúc
    Số: 305/SCT-KTATMT;;Vĩnh Phúc, ngày 11 tháng 4 năm 2023

    """

  @Test func theOfficialBlockSaysWhoProposes() throws {
    let sheet = try read(Self.block + "DANH MỤC\n" + Self.plain + Self.task("1"))
    let fields = try #require(sheet.submitters.first).fields
    #expect(fields["name"] == "SỞ CÔNG THƯƠNG")
    #expect(fields["kind"] == "state")
    #expect(fields["province"] == "Vĩnh Phúc")
    #expect(fields["dispatchNumber"] == "305/SCT-KTATMT")
    #expect(fields["dispatchDate"] == "ngày 11 tháng 4 năm 2023")
    let company = Self.block.replacing("UBND TỈNH VĨNH PHÚC", with: "CÔNG TY TNHH VÍ DỤ")
      .replacing("SỞ CÔNG THƯƠNG", with: "")
    let other = try #require(
      try read(company + Self.plain + Self.task("1")).submitters.first?.fields)
    #expect(other["name"] == "CÔNG TY TNHH VÍ DỤ" && other["kind"] == "enterprise")
    #expect(other["province"] == "Vĩnh Phúc")
  }

  @Test func whatIsSaidTwiceAlikeIsNoFault() throws {
    let said = "Số văn bản;305/SCT-KTATMT\nNgày văn bản;11/4/2023\n"
    let sheet = try read(Self.block + Self.above + said + Self.plain + Self.task("1"))
    #expect(sheet.findings.isEmpty, "\(sheet.said)")
    let other = said.replacing("305/", with: "306/")
    let two = try read(Self.block + Self.above + other + Self.plain + Self.task("1"))
    #expect(two.codes == ["F007"])
    #expect(two.findings.first?.severity == .warning)
  }

  @Test(arguments: [
    "(Kèm theo Công văn số 305/SCT-KTATMT ngày 11/4/2023 của Sở Công Thương tỉnh Vĩnh Phúc)",
    "Kèm theo Công văn 305/SCT-KTATMT ngày 11/4/2023 của Sở Công Thương tỉnh Vĩnh Phúc",
    "(Ban hành theo Công văn số 305/SCT-KTATMT ngày 11/4/2023 của Sở Công Thương tỉnh Vĩnh Phúc).",
    "(Kèm theo Công văn số 305/SCT-KTATMT của Sở Công Thương tỉnh Vĩnh Phúc ngày 11/4/2023)",
    "(Ban hành kèm theo Công văn số: 305/SCT-KTATMT ngày 11 tháng 4 năm 2023 của Sở Công Thương "
      + "tỉnh Vĩnh Phúc)",
  ])
  func aDispatchThatItIsAttachedToSaysWhoProposes(_ line: String) throws {
    let sheet = try read(line + "\n" + Self.plain + Self.task("1"))
    let fields = try #require(sheet.submitters.first).fields
    #expect(fields["name"] == "Sở Công Thương tỉnh Vĩnh Phúc")
    #expect(fields["kind"] == "state")
    #expect(fields["dispatchNumber"] == "305/SCT-KTATMT")
    #expect(fields["dispatchDate"]?.hasPrefix("ngày 11") == true)
    #expect(fields["province"] == "tỉnh Vĩnh Phúc")
  }

  @Test(arguments: [
    "305/SCT-KTATMT ngày 11/4/2023", "Số 305/SCT-KTATMT, ngày 11 tháng 4 năm 2023",
    "305 /SCT-KTATMT (ngày 11/4/2023)",
  ])
  func aNumberWithItsDayBehindItAnswersBoth(_ said: String) throws {
    let head = Self.above + "Số văn bản;\"\(said)\"\n"
    let sheet = try read(head + Self.plain + Self.task("1"))
    let fields = try #require(sheet.submitters.first).fields
    #expect(fields["dispatchNumber"] == "305/SCT-KTATMT")
    #expect(fields["dispatchDate"]?.hasPrefix("ngày 11") == true)
    let twice = try read(head + "Ngày văn bản;12/4/2023\n" + Self.plain + Self.task("1"))
    #expect(twice.codes == ["F007"] && twice.findings.first?.severity == .warning)
    #expect(twice.submitters.first?.fields["dispatchDate"] == "12/4/2023")
  }

  @Test func theDispatchOfTheCallIsNoSubmitters() throws {
    let line = "(Kèm theo Công văn số 1469/BCT-TKNL ngày 20/3/2023 của Bộ Công Thương)\n"
    #expect(try read(line + Self.plain + Self.task("1")).submitters.isEmpty)
  }

  // MARK: - Outlines

  @Test func anAnswerMayStandBelowItsLabel() throws {
    let outline = """
      Tên nhiệm vụ;Tập huấn tiết kiệm nước
      Định hướng;1
      Căn cứ pháp lý
      Luật Bảo vệ môi trường
      Quyết định 889/QĐ-TTg

      Sự cần thiết
      ;Nước ngày càng thiếu
      Mục tiêu:
      Giảm 5 %
      Hiệu quả dự kiến
      II. Kinh phí
      Tổng kinh phí;500
      """
    let fields = try #require(try read(outline).tasks.first).fields
    #expect(fields["legalBasis"] == "Luật Bảo vệ môi trường\nQuyết định 889/QĐ-TTg")
    #expect(fields["necessity"] == "Nước ngày càng thiếu")
    #expect(fields["objective"] == "Giảm 5 %")
    #expect(fields["impact"] == "")
    #expect(fields["total"] == "500")
  }
}
