import Intake
import IntakeCore
import IntakeTesting
import Testing

/// Groups, sections, sums and pages in lists, as offices lay them out.
@Suite struct SheetGroupTests {
  private static let head = """
    Đơn vị đề xuất,Sở Công Thương tỉnh Vĩnh Phúc
    Loại đơn vị,Cơ quan nhà nước
    Tỉnh/thành phố,Vĩnh Phúc
    Số văn bản,125/SCT-QLCN
    Ngày văn bản,05/04/2023
    Điện thoại,024 0000 0000
    Đơn vị tính: triệu đồng
    \(columns)

    """
  private static let columns =
    "STT,Tên nhiệm vụ,Định hướng,Mục tiêu,Nội dung chính,Dự kiến sản phẩm,Đơn vị chủ trì,"
    + "Bắt đầu,Kết thúc,Tổng kinh phí,Ngân sách nhà nước,Nguồn khác"

  /// Rows in short: `#1` a task, `A=6000` the head of a group with its sum, `Cộng=2000` a sum,
  /// `1,Cộng=2000` one with a number, `^` the header once more, `~` a heading without a number,
  /// `+` a row with the content alone, `-` a blank one; another text is a row as it stands.
  private static func sheet(_ rows: [String]) -> [UInt8] {
    var text = head
    var tasks = 0
    for row in rows {
      let parts = row.split(separator: "=", maxSplits: 1).map(String.init)
      let sum = parts.count > 1 ? "\(parts[1]),\(parts[1])" : ","
      switch row.first {
      case "#":
        tasks += 1
        let letters = String(repeating: "x", count: tasks)
        text += "\(row.dropFirst()),Việc \(letters),10,Mt,Nd,Sp,Sở,01/2024,12/2024,1000,1000,0\n"
      case "^": text += columns + "\n1,2,3,4,5,6,7,8,9,10,11,12\n"
      case "+": text += ",,,,và mở thêm 02 lớp,,,,,,,\n"
      case "-": text += ",,,,,,,,,,,\n"
      case _ where row.contains(",") && !row.contains("="): text += row + "\n"
      case "~": text += "\(row.dropFirst()),,,,,,,,,,\n"
      case let first? where first.isNumber: text += "\(parts[0]),,,,,,,,\(sum)\n"
      default:
        let isMark = parts[0].count < 4
        text += (isMark ? "\(parts[0]),Nhóm" : ",\(parts[0])") + ",,,,,,,,\(sum)\n"
      }
    }
    return Array(text.utf8)
  }

  private func judge(_ rows: [String]) throws -> JudgedDocument {
    RoundTrip(call: try Checkout.call()).judge(Self.sheet(rows))
  }

  private static let sound: [[String]] = [
    ["A=3000", "I=2000", "#1", "#2", "II=1000", "#3", "B=1000", "#4", "Tổng cộng (A+B)=4000"],
    ["I=3000", "#1", "#2", "#3"],
    [
      "A", "I", "#1", "Cộng I=1000", "II", "#2", "Cộng II=1000", "Cộng A=2000", "B", "I", "#3",
      "Cộng I=1000", "Cộng B=1000", "Tổng cộng=3000",
    ],
    ["I", "#1", "Tổng cộng I=1000", "II", "#2", "Tổng II=1000", "Tổng cộng=2000"],
    ["I=2000", "#1", "#2", "Cộng=2000", "Tổng cộng=2000"],
    ["#1", "#2", "3,Tổng cộng=2000"],
    ["I", "#1", "#2", "^", "#3", "II", "#4", "^", "#5", "Tổng cộng=5000"],
    ["I=3000", "~Trung ương", "#1", "#2", "~Địa phương", "#3"],
    [
      "#1", "#2", "Cộng trang 1=2000", "Mang sang=2000", "~Trang 2/2", "^",
      "Trang trước chuyển sang=2000", "#3", "Cộng trang 2=1000", "Cộng lũy kế=3000",
      "Tổng cộng=3000",
    ],
    // The sum of the second page with what was brought to it.
    ["I", "#1", "Cộng trang=1000", "#2", "Cộng trang=2000", "II", "#3", "Mang sang=3000"],
    ["I=2000", "#1", "Mang sang trang sau", "^", "#2", "II=1000", "#3", "3,Cộng trang=3000"],
    [
      "Danh mục năm 2024 (tiếp theo),,,,,,,,,,,", "I", "#1", "Cộng trang 1: 1 nhiệm vụ=1000",
      ",,,,,,- 2 -,,,,,", "I,Nhóm (tiếp theo),,,,,,,,,,", ",,,,,,,,,,,Đơn vị tính: triệu đồng",
      "#2",
      "Cộng I=2000", ",,,,,,,,,,,2/5", "Mang sang=2000", "Đơn vị tính: triệu đồng,,,,,,,,,,,", "II",
      "#3",
      ",,,,,,,,Cộng II,1000,1000,0", ",,,,,,,,Mang sang,3000,3000,0",
      ",,,,,,,,Tổng cộng,3000,3000,",
    ],
    ["II. Chuyển tiếp,,,,,,,,,,,", "#1", "B,Chuyển tiếp,,,,,,,,1000,1000,0", "#2"],
  ]

  @Test(arguments: sound)
  func soundSums(_ rows: [String]) throws {
    let judged = try judge(rows)
    #expect(judged.findings.map(\.message.vi) == [])
    #expect(judged.tasks.count == rows.count { $0.hasPrefix("#") })
  }

  private static let wrong: [([String], Set<Int>)] = [
    (["A=3001", "I=2000", "#1", "#2", "II=1000", "#3", "B=1000", "#4"], [9]),
    (["A=3000", "I=2000", "#1", "#2", "II=1000", "#3", "B=1001", "#4"], [15]),
    (["I=3001", "#1", "#2", "#3"], [9]),
    (["A", "I", "#1", "II", "#2", "Cộng A=2001", "B", "#3", "Tổng cộng=3000"], [14]),
    (["I", "#1", "Tổng cộng I=1001", "II", "#2"], [11]),
    (["I=1999", "#1", "#2", "Cộng=2000"], [9]),
    (["#1", "#2", "3,Tổng cộng=2001"], [11]),
    (["I=3001", "~Trung ương", "#1", "#2", "~Địa phương", "#3"], [9]),
    (["#1", "Cộng trang=1001", "#2", "Mang sang=2000"], [10]),
    (["#1", "Cộng trang=1000", "#2", "Lũy kế=2001", "Tổng cộng=2000"], [12]),
    (["I", "#1", "Nhóm (tiếp),,,,,,,,,,,", "#2", "Cộng I=1000"], [13]),
    // The pages before are not in the file.
    (["Trang trước chuyển sang=5000", "#1", "Cộng trang=1000"], [9]),
  ]

  @Test(arguments: wrong)
  func wrongSums(_ rows: [String], _ lines: Set<Int>) throws {
    let judged = try judge(rows)
    #expect(judged.countsByCode == ["M006": 2])
    #expect(Set(judged.findings.map { Int($0.place.row) }) == lines)
  }

  /// A row that goes on with the one above is told of, wherever the table still goes on.
  @Test(arguments: [
    (["#1", "+", "#2", "Tổng cộng=2000"], 10), (["I", "#1", "+", "II", "#2"], 11),
    (["#1", "#2", "+"], 11), (["#1", ",,,,mở thêm lớp (tiếp),,,,,,,", "#2"], 10),
    (["#1", "-", "+", "#2"], 11),
    (["#1", "#2", "Tổng cộng=2000", "-", "+"], 13), (["#1", "#2", "-", "+"], 12),
  ])
  func rowsThatAreNotReadAreTold(_ rows: [String], _ line: Int) throws {
    let judged = try judge(rows)
    #expect(judged.tasks.count == 2)
    #expect(judged.countsByCode == ["F001": 1])
    let finding = try #require(judged.findings.first)
    #expect(finding.place.cell == "E\(line)" && finding.severity == .review)
    #expect(finding.message.vi.contains("E\(line) “") && finding.message.vi.contains("mở thêm"))
    #expect(judged.verdict == .review)
  }

  /// Below the last task, what carries money or looks like a task is told; notes, signatures and
  /// what a total is made of are not.
  @Test(arguments: [
    ([",Mô hình tuần hoàn nước thải,,,,,,,,500,500,0"], [12]),
    ([",Mô hình tuần hoàn nước thải,10,,,,,,,,,"], [12]),
    ([",Mô hình tuần hoàn nước thải,,,,,,,,,,"], [12]),
    (["-", ",,,,,,,,,500,500,"], [13]),
    (["Giám đốc,,,,,,,,,,,", ",,,,,,,,,500,500,"], [13]),
    (["Ghi chú: như trên,,,,,,,,,,,", ",Mô hình tuần hoàn nước thải,10,,,,,,,,,"], [13]),
    (["3,Mô hình,,,,,,,,,,"], [12]),
    ([",SỞ CÔNG THƯƠNG,,,,,,,,,,"], [12]),
    ([",SỞ CÔNG THƯƠNG,,,,,,,,,,", ",GIÁM ĐỐC,,,,,,,,,,", ",Trần Văn An Bình,,,,,,,,,,"], []),
    (["Đề nghị Bộ xem xét./.,,,,,,,,,,,", "(*) Giá năm 2023,,,,,,,,,,,"], []),
    ([",Bằng chữ: hai tỷ đồng,,,,,,,,,,", ",(Ký tên),,,,,,,Trần An,,,"], []),
    ([",Trong đó:,,,,,,,,,,", ",- Ngân sách nhà nước,,,,,,,,,2000,"], []),
    ([",NGƯỜI LẬP,,,,,,,,,GIÁM ĐỐC,", ",Trần An,,,,,,,,,Lê Văn Bình An,"], []),
    ([",Người lập,,,,,,,,\"Hà Nội, ngày 5 tháng 4 năm 2023\",,", ",,,,,,,,,5/4/2023,,"], []),
  ])
  func whatStandsBelowIsToldUnlessItIsANote(_ rows: [String], _ lines: [Int]) throws {
    let judged = try judge(["#1", "#2", "Tổng cộng=2000"] + rows)
    #expect(judged.findings.map { Int($0.place.row) } == lines)
    #expect(judged.findings.allSatisfy { $0.code == "F001" && $0.severity == .review })
    #expect(judged.findings.allSatisfy { $0.message.vi.contains("đứng dưới") })
    #expect(judged.tasks.count == 2)
  }

  /// 2.1 and 2.2 below 2 may be its parts, whose money would count twice.
  @Test func numbersOfPartsGoToReview() throws {
    let judged = try judge(["#1", "#2", "#2.1", "#2.2", "#3", "Tổng cộng=5000"])
    #expect(judged.countsByCode == ["A008": 2])
    #expect(judged.findings.map(\.task) == ["2.1", "2.2"])
    #expect(judged.findings.allSatisfy { $0.severity == .review && $0.related[0].found == "2" })
    #expect(judged.verdict == .review)
    #expect(try judge(["#1.1", "#1.2", "#2"]).findings.isEmpty)
  }

  /// Numbers that start anew in each group are read with the group's, and told so.
  private static let numbered: [([String], [String])] = [
    (["I", "#1", "#2", "II", "#1", "#2"], ["I.1", "I.2", "II.1", "II.2"]),
    (["A", "I", "#1", "II", "#1", "B", "I", "#1"], ["A.I.1", "A.II.1", "B.I.1"]),
    (["~Trung ương", "#1", "~Địa phương", "#1"], ["I.1", "II.1"]),
    (["I", "#1", "#2", "II", "#3"], ["1", "2", "3"]),
    (["I", "#1", "^", "II", "^", "#2"], ["1", "2"]),
  ]

  @Test(arguments: numbered)
  func numbersByGroup(_ rows: [String], _ numbers: [String]) throws {
    let judged = try judge(rows)
    #expect(judged.findings.map(\.message.vi) == [])
    #expect(judged.tasks.map(\.number) == numbers)
    let readings = judged.understood?.listed.filter { $0.field == "number" } ?? []
    #expect(readings.map(\.meaning) == numbers.filter { $0.contains(".") })
    #expect(readings.allSatisfy { $0.found.allSatisfy(\.isNumber) })
  }

  @Test func aNumberTwiceInAGroupIsTold() throws {
    let judged = try judge(["I", "#1", "#2", "II", "#1", "#1"])
    #expect(judged.countsByCode == ["A008": 1])
  }

  /// A plain table may begin with its total; the submitter stands in the rows of tasks.
  @Test func aTotalBeforeTheRowsNamesNoSubmitter() throws {
    let text =
      "STT,Đơn vị đề xuất,Loại đơn vị,Tỉnh/thành phố,Số văn bản,Ngày văn bản,Điện thoại,"
      + Self.columns.dropFirst(4) + "\nTổng cộng,,,,,,,,,,,,,,,1000,1000,0\n"
      + "1,Sở A,Cơ quan nhà nước,01,1/SCT,05/04/2023,024,Việc x,10,Mt,Nd,Sp,Sở,01/2024,12/2024,"
      + "1000,1000,0\n"
    let judged = RoundTrip(call: try Checkout.call()).judge(Array(text.utf8))
    #expect(judged.findings.map(\.message.vi) == [])
    #expect(judged.submitter?.name == "Sở A" && judged.tasks.count == 1)
  }

  /// A plain table in which several submitters stand is no list of the first one.
  @Test func rowsOfOtherSubmittersAreTold() throws {
    let rows = ["Sở A,1", "sở a,2", ",3", "Công ty B,4"].map { row in
      let parts = row.split(separator: ",", omittingEmptySubsequences: false)
      return
        "\(parts[1]),\(parts[0]),Cơ quan nhà nước,01,1/SCT,05/04/2023,024,Việc \(parts[1])x,10,"
        + "Mt,Nd,Sp,Sở,01/2024,12/2024,1000,1000,0\n"
    }
    let text =
      "STT,Đơn vị đề xuất,Loại đơn vị,Tỉnh/thành phố,Số văn bản,Ngày văn bản,Điện thoại,"
      + Self.columns.dropFirst(4) + "\n" + rows.joined()
    let judged = RoundTrip(call: try Checkout.call()).judge(Array(text.utf8))
    #expect(judged.countsByCode == ["F009": 1])
    #expect(judged.findings.first?.place.cell == "B5")
    #expect(judged.tasks.map(\.verdict) == [.eligible, .eligible, .eligible, .review])
  }
}
