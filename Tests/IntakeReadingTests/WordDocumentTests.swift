import IntakeCore
import IntakeTesting
import Testing

@testable import IntakeReading

/// Word documents are read as the paragraphs and tables that a reader of the page sees.
@Suite struct WordDocumentTests {
  private let heading = [
    "STT", "Tên nhiệm vụ", "Định hướng", "Mục tiêu", "Nội dung chính", "Dự kiến sản phẩm",
    "Đơn vị chủ trì", "Bắt đầu", "Kết thúc", "Tổng kinh phí", "Ngân sách nhà nước", "Nguồn khác",
  ]

  private func task(_ number: String, _ title: String) -> [String] {
    [
      number, title, "2", "Mục tiêu", "Nội dung", "Sản phẩm", "Trung tâm Khuyến công", "01/2024",
      "12/2024", "1500", "1500", "0",
    ]
  }

  private func steps(_ bytes: [UInt8]) throws -> FormSteps {
    let reader = DocumentReader(lexicon: try TestCall.lexicon.get())
    return try #require(DocumentInHand(bytes, reader).steps)
  }

  private func list(_ rows: [[String]]) -> [WordMaker.Block] {
    [
      .paragraph("PHỤ LỤC 1"), .paragraph("Đơn vị đề xuất: Sở Công Thương tỉnh Ví Dụ"),
      .paragraph("Đơn vị tính: triệu đồng"), .table([heading] + rows),
    ]
  }

  private func outline(_ number: String, _ title: String) -> [WordMaker.Block] {
    [
      .paragraph("PHỤ LỤC 2"),
      .table([
        ["Đơn vị đề xuất", "Sở Công Thương tỉnh Ví Dụ"], ["STT", number],
        ["Tên nhiệm vụ", title], ["Mục tiêu", "Một\nHai"], ["Căn cứ pháp lý", "Luật"],
      ]),
      .paragraph(""),
      .table([
        [
          "Nội dung công việc", "Sản phẩm", "Bắt đầu", "Kết thúc", "Ngân sách nhà nước",
          "Nguồn khác",
        ],
        ["Khảo sát", "Báo cáo", "01/2024", "12/2024", "1500", "0"],
      ]),
    ]
  }

  @Test func linesAndTables() throws {
    let found = try readOffice(WordMaker(list([task("1", "Một nhiệm vụ")])).bytes())
    #expect(found.submitters.first?.fields["name"] == "Sở Công Thương tỉnh Ví Dụ")
    let record = try #require(found.tasks.first)
    #expect(record.fields["title"] == "Một nhiệm vụ" && found.findings.isEmpty, "\(found.said)")
    let place = record.place(try #require(record.table.position(of: .title)))
    #expect(place.table?.number == 1 && place.table?.row == 2 && place.column == 2)
    #expect(place.spot?.vi == "bảng 1, hàng 2, cột 2" && place.cell == nil && place.line == 0)
    #expect(found.submitters[0].place(0).paragraph == 2)
  }

  @Test func aListThenOutlines() throws {
    let signature: [WordMaker.Block] = [.paragraph("NGƯỜI LẬP"), .newPage]
    let blocks =
      list([task("1", "Một nhiệm vụ"), task("2", "Hai nhiệm vụ")]) + signature
      + outline("1", "Một nhiệm vụ") + signature + outline("2", "Hai nhiệm vụ")
    let bytes = WordMaker(blocks).bytes()
    #expect(try steps(bytes).steps.map(\.name) == ["1", "2", "3"])
    let forms = try (0..<3).map { try readOffice(bytes, step: $0) }
    #expect(forms.map { $0.form?.kind } == [.appendix1, .appendix2, .appendix2])
    #expect(
      forms.map { $0.tasks.map { $0.fields["title"] ?? "" } } == [
        ["Một nhiệm vụ", "Hai nhiệm vụ"], ["Một nhiệm vụ"], ["Hai nhiệm vụ"],
      ])
    #expect(forms[2].submitters.first?.fields["name"] == "Sở Công Thương tỉnh Ví Dụ")
    #expect(forms[1].tasks[0].fields["objective"] == "Một\nHai")
    #expect(forms[1].tasks[0].children.count == 1)
    for form in forms { #expect(form.findings.isEmpty, "\(form.said)") }
  }

  /// Without a new page or a title the next outline begins with what it says first.
  @Test func outlinesOneBelowTheOther() throws {
    let blocks = Array(
      outline("1", "Một nhiệm vụ").dropFirst() + outline("2", "Hai nhiệm vụ").dropFirst())
    let bytes = WordMaker(blocks).bytes()
    #expect(try steps(bytes).steps.count == 2)
    #expect(
      try readOffice(bytes, step: 1).submitters.first?.fields["name"] == "Sở Công Thương tỉnh Ví Dụ"
    )
  }

  @Test func aLetterheadIsReadLineByLine() throws {
    let blocks: [WordMaker.Block] =
      [
        .table([
          [
            "UBND TỈNH VÍ DỤ\nSỞ CÔNG THƯƠNG\nSố: 305/SCT-KT",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
              + "Ví Dụ, ngày 11 tháng 4 năm 2023",
          ]
        ])
      ] + [.paragraph("PHỤ LỤC 1"), .table([heading, task("1", "Một nhiệm vụ")])]
    let submitter = try #require(try readOffice(WordMaker(blocks).bytes()).submitters.first).fields
    #expect(submitter["dispatchNumber"] == "305/SCT-KT", "\(submitter)")
    #expect(submitter["dispatchDate"] == "11 tháng 4 năm 2023" || submitter["dispatchDate"] != nil)
  }

  @Test func numbersThatWordGives() throws {
    let numbered =
      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:p>"
    let styled = "<w:p><w:pPr><w:pStyle w:val=\"Stt\"/></w:pPr></w:p>"
    func row(_ first: String, _ title: String) -> String {
      "<w:tr><w:tc>\(first)</w:tc>"
        + task("", title).dropFirst().map { WordMaker.cell($0) }.joined()
        + "</w:tr>"
    }
    let head = "<w:tr>" + heading.map { WordMaker.cell($0) }.joined() + "</w:tr>"
    for first in [numbered, styled] {
      var maker = WordMaker([
        .raw("<w:tbl>\(head)\(row(first, "Một nhiệm vụ"))\(row(first, "Hai nhiệm vụ"))</w:tbl>")
      ])
      maker.styles =
        "<w:style w:styleId=\"Stt\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>"
      let found = try readOffice(maker.bytes())
      #expect(found.tasks.map { $0.fields["number"] } == ["1", "2"])
      #expect(found.tasks.map { $0.bases.count { $0.basis == .rowOrder } } == [1, 0])
    }
  }

  @Test func whatWasDeletedIsNoText() throws {
    let title =
      "<w:tc><w:p><w:r><w:t>Một </w:t></w:r><w:del><w:r><w:delText>sai </w:delText></w:r></w:del>"
      + "<w:ins><w:r><w:t>nhiệm vụ</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> đi</w:t></w:r></w:moveFrom>"
      + "<w:r><w:rPr><w:del/></w:rPr><w:t> đúng</w:t></w:r></w:p></w:tc>"
    let cells = task("1", "x").map { WordMaker.cell($0) }
    let row = "<w:tr>" + cells[0] + title + cells.dropFirst(2).joined() + "</w:tr>"
    let gone =
      "<w:tr><w:trPr><w:del/></w:trPr>"
      + task("2", "Bị xóa").map { WordMaker.cell($0) }.joined() + "</w:tr>"
    let head = "<w:tr>" + heading.map { WordMaker.cell($0) }.joined() + "</w:tr>"
    let found = try readOffice(WordMaker([.raw("<w:tbl>\(head)\(row)\(gone)</w:tbl>")]).bytes())
    #expect(found.tasks.map { $0.fields["title"] } == ["Một nhiệm vụ đúng"])
  }

  @Test func cellsOverSeveralRowsAndColumns() throws {
    func row(_ number: String, _ title: String, _ merge: String) -> String {
      let cells = task(number, title)
      return "<w:tr>"
        + cells.enumerated().map { index, text in
          index == 6
            ? WordMaker.cell(merge.isEmpty ? "" : text, properties: "<w:vMerge\(merge)/>")
            : WordMaker.cell(text)
        }.joined() + "</w:tr>"
    }
    let wide =
      "<w:tr>" + WordMaker.cell("I", properties: "")
      + WordMaker.cell("Nhóm nhiệm vụ mới", properties: "<w:gridSpan w:val=\"11\"/>") + "</w:tr>"
    let head = "<w:tr>" + heading.map { WordMaker.cell($0) }.joined() + "</w:tr>"
    let rows = row("1", "Một nhiệm vụ", " w:val=\"restart\"") + row("2", "Hai nhiệm vụ", "")
    let found = try readOffice(WordMaker([.raw("<w:tbl>\(head)\(wide)\(rows)</w:tbl>")]).bytes())
    #expect(
      found.tasks.map { $0.fields["lead"] } == ["Trung tâm Khuyến công", "Trung tâm Khuyến công"])
    #expect(found.findings.isEmpty, "\(found.said)")
  }

  private func table(_ rows: [[String]]) -> String {
    let rows = rows.map { "<w:tr>" + $0.joined() + "</w:tr>" }
    return "<w:tbl><w:tblPr/>" + rows.joined() + "</w:tbl>"
  }

  /// What a cell of the list says may be a table; its rows are no tasks.
  @Test func aTableInACellOfTheList() throws {
    let nested = table(
      [["Khảo sát", "3 tháng"], ["Tập huấn", "2 lớp"]].map { $0.map { WordMaker.cell($0) } })
    var cells = task("1", "Một nhiệm vụ").map { WordMaker.cell($0) }
    cells[4] =
      "<w:tc><w:tcPr/>" + WordMaker.paragraph("Gồm:") + nested + WordMaker.paragraph("")
      + "</w:tc>"
    let second = task("2", "Nhiệm vụ khác").map { WordMaker.cell($0) }
    let blocks =
      list([]).dropLast() + [.raw(table([heading.map { WordMaker.cell($0) }, cells, second]))]
    let found = try readOffice(WordMaker(Array(blocks)).bytes())
    #expect(found.tasks.map { $0.fields["title"] } == ["Một nhiệm vụ", "Nhiệm vụ khác"])
    #expect(found.tasks.first?.fields["content"] == "Gồm:\nKhảo sát\n3 tháng\nTập huấn\n2 lớp")
    #expect(found.tasks.last?.place.table?.row == 3)
    #expect(found.findings.isEmpty, "\(found.said)")
  }

  /// A table that only arranges the page holds the list as the page does.
  @Test func aListWithinATableOfThePage() throws {
    let inner = table([heading, task("1", "Một nhiệm vụ")].map { $0.map { WordMaker.cell($0) } })
    let page = table([["<w:tc><w:tcPr/>" + inner + WordMaker.paragraph("") + "</w:tc>"]])
    let found = try readOffice(WordMaker(Array(list([]).dropLast() + [.raw(page)])).bytes())
    #expect(found.tasks.map { $0.fields["title"] } == ["Một nhiệm vụ"] && found.findings.isEmpty)
  }

  @Test func placesKeepTheirOrder() {
    let places: [Place] = [
      .document, .paragraph(1, at: 1), .table(1, row: 1, column: 2, at: 2),
      .table(1, row: 1, column: 3, at: 2), .table(1, row: 2, column: 1, at: 3),
      .paragraph(2, at: 4),
      .table(2, row: 1, column: 1, at: 5),
    ]
    #expect(places.shuffled().sorted() == places)
    for place in places {
      let stored = place.stored
      #expect(
        Place(
          line: stored.line, column: Int(Int32(truncatingIfNeeded: stored.column)), row: stored.row)
          == place)
    }
  }
}
