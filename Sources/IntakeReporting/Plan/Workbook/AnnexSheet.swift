import IntakeCore

/// The sheet "Danh mục": the annex with its head, its table and its signatures, sums as formulas.
enum AnnexSheet {
  private static let last = 11
  private static let money = 8...10
  private static let widths = [4.5, 22, 19, 25, 18, 14, 13, 8.5, 9.5, 9.5, 9.5, 12]

  /// - Parameter take: takes rows away as they are made.
  static func page(_ plan: Plan, _ take: WorkbookFile.Take) -> SheetPage {
    var page = SheetPage(name: "Danh mục", widths: widths)
    addHead(plan, to: &page)
    addHeading(to: &page)
    var sumRows: [Int] = []
    for (position, group) in plan.groups.enumerated() {
      sumRows.append(add(group, roman: (position + 1).roman, to: &page, take))
    }
    addTotal(plan, sumRows, to: &page)
    addFoot(plan, to: &page)
    return page
  }

  // MARK: Above the table

  private static func addHead(_ plan: Plan, to page: inout SheetPage) {
    let agency = plan.call.agency
    let plain = SheetStyle(size: 12, alignment: .center)
    let underlined = SheetStyle(size: 12, isBold: true, alignment: .center, isUnderlined: true)
    page.add([
      .text(agency.parent?.vi.uppercased() ?? "", 0, to: 3, plain),
      .text(PlanPhrases.nation, 5, to: last, plain.bold),
    ])
    page.add(
      [
        .text(agency.unit.vi.uppercased(), 0, to: 3, plain.bold),
        .text(PlanPhrases.motto, 5, to: last, underlined),
      ])
    page.add([
      .text("\(agency.seat.vi), ngày …… tháng …… năm ………", 5, to: last, plain.italic)
    ])
    page.add([])
    page.add(
      [.text("\(PlanPhrases.title) \(plan.call.planYear)", 0, to: last, .title)])
    let programme = "thực hiện \(plan.call.programme.title.vi)"
    page.add(
      [.text(programme, 0, to: last, plain.bold)])
    let asOf = plan.asOf.text(in: plan.call.zone).vi
    page.add([
      .text("(\(PlanPhrases.status); tổng hợp đến \(asOf))", 0, to: last, plain.italic)
    ])
    page.add([
      .text(
        PlanPhrases.unit, 8, to: last,
        SheetStyle(size: 11, isItalic: true, alignment: .right))
    ])
  }

  private static func addHeading(to page: inout SheetPage) {
    let first = page.rowCount
    let labels = [
      "TT", "Tên nhiệm vụ", "Mục tiêu", "Nội dung chính", "Dự kiến sản phẩm", "Đơn vị chủ trì",
      "Đơn vị phối hợp", "Thời gian thực hiện",
    ]
    var upper = labels.enumerated().map { tall($0.element, $0.offset) }
    upper.append(.text("Kinh phí (triệu đồng)", 8, to: 10, .heading))
    upper.append(tall("Ghi chú", last))
    page.add(upper)
    page.add(
      [
        .text("Tổng số", 8, .heading), .text("Ngân sách nhà nước", 9, .heading),
        .text("Nguồn khác", 10, .heading),
      ])
    let style = SheetStyle(size: 9, isItalic: true, alignment: .center, hasBorder: true)
    page.add(
      (0...last).map { .text($0 == 8 ? "(9)=(10)+(11)" : "(\($0 + 1))", $0, style) })
    page.heading = first...(first + 2)
  }

  private static func tall(_ label: String, _ column: Int) -> SheetPage.Cell {
    var cell = SheetPage.Cell.text(label, column, .heading)
    cell.moreRows = 1
    return cell
  }

  // MARK: The table

  /// - Returns: the row of the group's sums.
  private static func add(
    _ group: Plan.Group, roman: String, to page: inout SheetPage, _ take: WorkbookFile.Take
  ) -> Int {
    let title = "Định hướng \(group.orientation.number). \(group.orientation.title.vi)"
    page.add(
      [.text(roman, 0, .cell.bold.centered), .text(title, 1, to: last, .cell.bold)])
    let first = page.rowCount + 1
    if group.lines.isEmpty {
      page.add([.text("", 0), .text(PlanPhrases.none, 1, to: last, .cell.italic)])
    }
    for (position, line) in group.lines.enumerated() {
      page.add(cells(line, order: position + 1))
      take(&page)
    }
    let sums = group.sums
    let end = page.rowCount
    let label = "\(PlanPhrases.groupTotal) (\(roman)): \(sums.tasks) \(PlanPhrases.tasks)"
    addSums(label, sums, to: &page) { "=SUM(\($0)\(first):\($0)\(end))" }
    return page.rowCount
  }

  private static func addTotal(_ plan: Plan, _ sumRows: [Int], to page: inout SheetPage) {
    let sums = plan.sums
    let label =
      "\(PlanPhrases.grandTotal(groups: plan.groups.count)): \(sums.tasks) \(PlanPhrases.tasks)"
    addSums(label, sums, to: &page) { column in
      "=SUM(\(sumRows.map { "\(column)\($0)" }.joined(separator: ",")))"
    }
  }

  private static func addSums(
    _ label: String, _ sums: PlanSums, to page: inout SheetPage, formula: (String) -> String
  ) {
    let amounts = zip(money, [sums.total, sums.state, sums.other]).map { column, amount in
      SheetPage.Cell.sum(formula(SheetPage.letter(column)), amount, column, .cell.bold)
    }
    page.add(
      [.text("", 0), .text(label, 1, to: 7, .cell.bold)] + amounts + [.text("", last)])
  }

  private static func cells(_ line: PlanLine, order: Int) -> [SheetPage.Cell] {
    let texts =
      [
        line.title, line.objective, line.content, line.product, line.lead, line.partners,
      ].map(PublicText.of) + ["\(line.start.text) –\n\(line.end.text)"]
    let number = SheetPage.Cell(
      columns: 0...0, content: .number(Double(order)), style: .cell.number().centered)
    return [number]
      + texts.enumerated().map { .text($0.element, $0.offset + 1) }
      + [.millions(line.total, 8), .millions(line.state, 9), .millions(line.other, 10)]
      + [.text(PlanNote.lines(line).joined(separator: "\n"), last)]
  }

  // MARK: Below the table

  private static func addFoot(_ plan: Plan, to page: inout SheetPage) {
    page.add([])
    let signatures = plan.call.agency.signatures
    guard !signatures.isEmpty else { return }
    let plain = SheetStyle(size: 12, alignment: .center)
    let share = (last + 1) / signatures.count
    let places = signatures.enumerated().map { position, signature in
      let isLast = position == signatures.count - 1
      return (signature, position * share, isLast ? last : (position + 1) * share - 1)
    }
    page.add(
      places.map { .text($0.0.role.vi.uppercased(), $0.1, to: $0.2, plain.bold) })
    page.add(places.map { .text($0.0.hint?.vi ?? "", $0.1, to: $0.2, plain.italic) })
    for _ in 0..<4 { page.add([]) }
    page.add([
      .text(
        "\(PlanPhrases.notes): \(PlanPhrases.notApproval)", 0, to: last,
        SheetStyle(size: 10, isItalic: true))
    ])
  }
}

/// What the column of notes says: the note, who proposes where another unit leads, the entry.
enum PlanNote {
  static func lines(_ line: PlanLine) -> [String] {
    var lines: [String] = []
    if !line.note.isEmpty { lines.append(PublicText.of(line.note)) }
    if line.submitter != line.lead, MatchKey.name(line.submitter) != MatchKey.name(line.lead) {
      lines.append("\(PlanPhrases.submitter): \(PublicText.of(line.submitter))")
    }
    return lines + ["\(PlanPhrases.entry) \(line.entry)"]
  }
}
