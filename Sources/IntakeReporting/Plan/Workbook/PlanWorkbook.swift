import IntakeCore

/// `plan.xlsx`: one sheet for each view of the plan.
enum PlanWorkbook {
  /// - Throws: `WorkbookFile.Refusal`, and what `flush` throws.
  static func write(_ plan: Plan, _ flush: Flush) throws {
    let (call, review, returned) = (plan.call, plan.toReview, plan.returned)
    try WorkbookFile.write(
      [
        { AnnexSheet.page(plan, $0) },
        { HeldSheet.page("Chờ xem xét", "NHIỆM VỤ VÀ TỆP CHỜ XEM XÉT", review, call, $0) },
        { HeldSheet.page("Trả lại", "NHIỆM VỤ VÀ TỆP CHƯA ĐỦ ĐIỀU KIỆN", returned, call, $0) },
        { _ in CoverageSheet.page(plan) }, { _ in BooksSheet.page(plan) },
      ], title: "\(PlanPhrases.title) \(call.planYear)", created: plan.asOf, flush)
  }
}

/// The sheets of what is not in the plan: the columns of `review.csv` and `returned.csv`.
enum HeldSheet {
  private static let widths: [Double] = [6, 17, 17, 7, 22, 7, 14, 22, 7, 14, 28, 24, 15, 20]
  /// The time of receipt stands in its judgement too.
  private static let columns = HeldCSV.columns.filter { $0.heading != "Nhận lúc" }

  static func page(
    _ name: String, _ title: String, _ held: [Held], _ call: Call, _ take: WorkbookFile.Take
  ) -> SheetPage {
    var page = SheetPage(name: name, widths: widths)
    page.add([.text(title, 0, to: columns.count - 1, .title)])
    page.add(columns.enumerated().map { .text($0.element.heading, $0.offset, .heading) })
    page.heading = 1...1
    for row in held.lazy.map({ HeldCSV.Row(held: $0, call: call) }) {
      page.add(columns.enumerated().map { cell($0.element, row, $0.offset) })
      take(&page)
    }
    if held.isEmpty {
      page.add([.text("Không có.", 0, to: columns.count - 1, .cell.italic)])
    }
    return page
  }

  private static func cell(
    _ column: TableColumn<HeldCSV.Row>, _ row: HeldCSV.Row, _ position: Int
  ) -> SheetPage.Cell {
    let text = column.cell(row)
    guard column.type == .integer, let number = Double(text) else { return .text(text, position) }
    return SheetPage.Cell(
      columns: position...position, content: .number(number), style: .cell.number())
  }
}

/// The sheet "Sổ sách": the balances of the register, each sum a formula with its value.
enum BooksSheet {
  static func page(_ plan: Plan) -> SheetPage {
    var page = SheetPage(name: "Sổ sách", widths: [46, 16, 16, 20, 20, 12])
    let books = plan.books
    page.add([.text("SỔ SÁCH", 0, to: 5, .title)])
    add(
      "Tệp đã nhận", books.received,
      [
        ("Hiện hành", books.current), ("Đã được thay thế", books.superseded),
        ("Trùng lặp", books.duplicate), ("Không tính", books.notCounted),
        ("Chờ quyết định bổ sung hay thay thế", books.waiting),
        ("Đã rút", books.withdrawn), ("Cách ly", books.quarantined),
      ], to: &page)
    if books.attachments > 0 {
      page.add([.text("Ngoài ra, tệp kèm theo", 0), .number(books.attachments, 1)])
    }
    add(
      "Nhiệm vụ của các danh mục hiện hành", books.tasks,
      [
        ("Đủ điều kiện tổng hợp", books.eligible), ("Chờ xem xét", books.review),
        ("Chưa đủ điều kiện", books.ineligible),
      ], to: &page)
    addOrientations(plan, to: &page)
    return page
  }

  private static func add(
    _ heading: String, _ total: Int, _ parts: [(String, Int)], to page: inout SheetPage
  ) {
    page.add([])
    page.add([.text(heading, 0, .cell.bold), .number(total, 1, .cell.bold)])
    let first = page.rowCount + 1
    for (label, count) in parts { page.add([.text(label, 0), .number(count, 1)]) }
    let sum = parts.reduce(0) { $0 + $1.1 }
    page.add([
      .text("Cộng", 0, .cell.bold),
      SheetPage.Cell(
        columns: 1...1,
        content: .formula("=SUM(B\(first):B\(page.rowCount))", Double(sum)),
        style: .cell.bold.number()),
    ])
  }

  private static func addOrientations(_ plan: Plan, to page: inout SheetPage) {
    page.add([])
    let labels = [
      "Định hướng", "Nhiệm vụ theo sổ", "Nhiệm vụ trong danh mục", "Kinh phí theo sổ (triệu đồng)",
      "Kinh phí trong danh mục (triệu đồng)", "Khớp",
    ]
    page.add(labels.enumerated().map { .text($0.element, $0.offset, .heading) })
    for book in plan.books.orientations {
      let title = plan.call.orientation(book.orientation)?.short.vi ?? ""
      let agrees = book.registerTasks == book.planTasks && book.registerTotal == book.planTotal
      page.add([
        .text("\(book.orientation). \(title)", 0), .number(book.registerTasks, 1),
        .number(book.planTasks, 2), .millions(book.registerTotal, 3),
        .millions(book.planTotal, 4), .text(agrees ? "khớp" : "không khớp", 5),
      ])
    }
  }
}
