import IntakeCore
import IntakeTesting
import Testing

@testable import Intake

/// What a page of a workbook does not show is read and said; what would run or fetch something is left alone
/// and said.
@Suite struct SheetRemarkTests {
  private let heading: [TestCell] = [
    "STT", "Tên nhiệm vụ", "Định hướng", "Mục tiêu", "Nội dung chính", "Dự kiến sản phẩm",
    "Đơn vị chủ trì", "Bắt đầu", "Kết thúc", "Tổng kinh phí", "Ngân sách nhà nước", "Nguồn khác",
  ]

  private func task(_ number: String, _ title: String) -> [TestCell] {
    [
      .text(number), .text(title), "2", "Mục tiêu", "Nội dung", "Sản phẩm",
      "Trung tâm Khuyến công", "01/2024", "12/2024", "1500", "1500", "0",
    ]
  }

  private func list(_ name: String, _ titles: String...) -> TestSheet {
    let rows = titles.enumerated().map { task(String($0 + 1), $1) }
    return TestSheet(name, [["Đơn vị đề xuất", "Sở Công Thương tỉnh Ví Dụ"], heading] + rows)
  }

  private func documents(_ workbook: WorkbookMaker) throws -> [JudgedDocument] {
    DocumentChecker(call: try Checkout.call()).check(
      file: workbook.bytes(),
      DocumentChecker.FileOrder(path: "a.xlsx", receipt: ReceiptDesk(), keepsRecords: false)
    ).documents
  }

  private func said(_ document: JudgedDocument) -> [SheetRemark] {
    document.understood?.remarks ?? []
  }

  @Test func aHiddenSheetIsReadAndSaid() throws {
    var hidden = list("Phụ lục 1 (ẩn)", "Nhiệm vụ ở trang ẩn")
    hidden.isHidden = true
    let found = try documents(WorkbookMaker([list("Phụ lục 1", "Nhiệm vụ ở trang hiện"), hidden]))
    #expect(
      found.map { $0.tasks.map(\.title) } == [["Nhiệm vụ ở trang hiện"], ["Nhiệm vụ ở trang ẩn"]])
    #expect(found.map(said) == [[], [.hiddenSheet]])
  }

  @Test func hiddenRowsAndColumnsAreReadAndSaid() throws {
    var workbook = WorkbookMaker([list("Phụ lục 1", "Một nhiệm vụ", "Nhiệm vụ ở hàng ẩn")])
    workbook.encode = { text in
      Array(
        text.replacing("<row r=\"4\"", with: "<row hidden=\"1\" r=\"4\"")
          .replacing(
            "<sheetData>", with: "<cols><col min=\"5\" max=\"6\" hidden=\"1\"/></cols><sheetData>"
          )
          .utf8)
    }
    let document = try #require(documents(workbook).first)
    #expect(document.tasks.map(\.title) == ["Một nhiệm vụ", "Nhiệm vụ ở hàng ẩn"])
    #expect(said(document) == [.hiddenRows(1), .hiddenColumns(2)])
  }

  @Test func macrosAndOutsideDataAreLeftAloneAndSaid() throws {
    var workbook = WorkbookMaker([list("Phụ lục 1", "Một nhiệm vụ")])
    workbook.extra = [
      ("xl/vbaProject.bin", [0xD0, 0xCF]),
      ("xl/externalLinks/externalLink1.xml", Array("<externalLink/>".utf8)),
      ("xl/connections.xml", Array("<connections/>".utf8)),
    ]
    let document = try #require(documents(workbook).first)
    #expect(document.tasks.map(\.title) == ["Một nhiệm vụ"])
    #expect(said(document) == [.macros, .outsideData])
    for remark in said(document) { #expect(remark.text.vi != remark.text.en) }
  }
}
