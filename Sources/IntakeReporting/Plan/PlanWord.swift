import IntakeCore

/// `plan.docx`: the annex for Word, A4 landscape (Nghị định 30/2020/NĐ-CP), to be completed by the
/// number and date of the decision that it goes with.
enum PlanWord {
  /// - Returns: false where there is no memory or no room for temporary files left.
  static func write(_ plan: Plan, _ flush: Flush) throws -> Bool {
    let title = "\(PlanPhrases.title) \(plan.call.planYear)"
    // Landscape: what is bound is the left side, as on other pages.
    let page = WordPage(title: title, isLandscape: true, left: 1417)
    return try WordFile.write(page, flush) { body, drain in
      for block in [letterhead(plan.call, page)] + heading(plan, title) { body.add(block) }
      try addTable(plan, page, to: &body, drain)
      for block in foot(plan, page) { body.add(block) }
    }
  }

  // MARK: Above the table

  private static let centered = WordStyle(alignment: .center)
  private static let bold = WordStyle(isBold: true, alignment: .center)
  private static let italic = WordStyle(isItalic: true, alignment: .center)

  private static func letterhead(_ call: Call, _ page: WordPage) -> WordBlock {
    let agency = call.agency
    var left = agency.parent.map { [WordParagraph($0.vi.uppercased(), centered)] } ?? []
    left.append(WordParagraph(agency.unit.vi.uppercased(), bold.with { $0.isUnderlined = true }))
    let right = [
      WordParagraph(PlanPhrases.nation, bold),
      WordParagraph(PlanPhrases.motto, bold.with { $0.isUnderlined = true }),
      WordParagraph("\(agency.seat.vi), ngày …… tháng …… năm ………", italic.with { $0.above = 6 }),
    ]
    let first = page.textWidth * 2 / 5
    return .table(
      WordTable(
        widths: [first, page.textWidth - first],
        rows: [.init(cells: [.init(left), .init(right)])], hasBorders: false))
  }

  private static func heading(_ plan: Plan, _ title: String) -> [WordBlock] {
    let asOf = plan.asOf.text(in: plan.call.zone).vi
    return [
      .text("PHỤ LỤC", bold.with { $0.above = 12 }),
      .text(
        title,
        bold.with {
          $0.size = 14
          $0.level = 1
        }),
      .text("thực hiện \(plan.call.programme.title.vi)", bold),
      .text("(\(PlanPhrases.decision))", italic.with { $0.above = 3 }),
      .text("(\(PlanPhrases.status); tổng hợp đến \(asOf))", italic),
      .text(
        PlanPhrases.unit,
        WordStyle(size: 11, isItalic: true, alignment: .right, above: 3, below: 3)),
    ]
  }

  // MARK: The table

  /// The share of each column, in thousandths of the width.
  private static let shares = [32, 120, 118, 146, 108, 84, 82, 65, 55, 55, 55, 80]
  private static let cell = WordStyle(size: 9.5)
  private static let head = WordStyle(size: 9.5, isBold: true, alignment: .center)
  private static let money = WordStyle(size: 9.5, alignment: .right)

  private static func addTable(
    _ plan: Plan, _ page: WordPage, to body: inout WordBody, _ drain: Flush
  ) throws {
    body.begin(WordTable(widths: shares.map { page.textWidth * $0 / 1_000 }))
    for row in headings { body.add(row) }
    for (position, group) in plan.groups.enumerated() {
      let isLast = position == plan.groups.count - 1
      try add(group, roman: (position + 1).roman, isLast: isLast, to: &body, drain)
    }
    body.add(
      sums(plan.sums, PlanPhrases.grandTotal(groups: plan.groups.count), staysWithNext: true))
    body.endTable()
  }

  private static let headings: [WordTable.Row] = {
    func tall(_ text: String) -> WordTable.Cell {
      WordTable.Cell(text, head, merge: .starts, isMiddle: true)
    }
    let below = WordTable.Cell("", head, merge: .goesOn)
    let labels = [
      "TT", "Tên nhiệm vụ", "Mục tiêu", "Nội dung chính", "Dự kiến sản phẩm", "Đơn vị chủ trì",
      "Đơn vị phối hợp", "Thời gian thực hiện",
    ]
    let amounts = ["Tổng số", "Ngân sách nhà nước", "Nguồn khác"]
    let index = head.with {
      $0.isBold = false
      $0.isItalic = true
      $0.size = 8
    }
    return [
      WordTable.Row(
        cells: labels.map(tall)
          + [WordTable.Cell("Kinh phí (triệu đồng)", head, columns: 3), tall("Ghi chú")],
        isHeading: true),
      WordTable.Row(
        cells: labels.map { _ in below }
          + amounts.map { WordTable.Cell($0, head, isMiddle: true) } + [below],
        isHeading: true),
      WordTable.Row(
        cells: (1...12).map { WordTable.Cell($0 == 9 ? "9=10+11" : "(\($0))", index) },
        isHeading: true),
    ]
  }()

  /// - Parameter isLast: whether the total and the signatures follow, which do not stand alone.
  private static func add(
    _ group: Plan.Group, roman: String, isLast: Bool, to body: inout WordBody, _ drain: Flush
  ) throws {
    let title = "Định hướng \(group.orientation.number). \(group.orientation.title.vi)"
    let heading = WordTable.Row(
      cells: [.init(roman, head), .init(title, cell.with { $0.isBold = true }, columns: 11)],
      staysWithNext: true)
    let none = WordTable.Row(
      cells: [
        .init("", cell), .init(PlanPhrases.none, cell.with { $0.isItalic = true }, columns: 11),
      ],
      staysWithNext: true)
    body.add(heading)
    if group.lines.isEmpty { body.add(none) }
    for (position, line) in group.lines.enumerated() {
      var row = row(line, order: position + 1)
      // A sum does not stand alone at the head of a page.
      row.staysWithNext = position == group.lines.count - 1
      body.add(row)
      try body.drain(drain)
    }
    body.add(sums(group.sums, "\(PlanPhrases.groupTotal) (\(roman))", staysWithNext: isLast))
  }

  private static func row(_ line: PlanLine, order: Int) -> WordTable.Row {
    let texts = [
      line.title, line.objective, line.content, line.product, line.lead, line.partners,
    ].map { WordTable.Cell(PublicText.of($0), cell) }
    let centered = cell.with { $0.alignment = .center }
    return WordTable.Row(
      cells: [.init("\(order)", centered)] + texts
        + [.init("\(line.start.text) –\n\(line.end.text)", centered)]
        + [line.total, line.state, line.other].map { .init($0.inMillions, money) }
        + [.init(PlanNote.lines(line).joined(separator: "\n"), cell.with { $0.size = 8.5 })])
  }

  private static func sums(
    _ sums: PlanSums, _ label: String, staysWithNext: Bool
  ) -> WordTable.Row {
    let bold = cell.with { $0.isBold = true }
    return WordTable.Row(
      cells: [
        .init("", cell), .init("\(label): \(sums.tasks) \(PlanPhrases.tasks)", bold, columns: 7),
      ]
        + [sums.total, sums.state, sums.other].map {
          .init($0.inMillions, money.with { $0.isBold = true })
        } + [.init("", cell)], staysWithNext: staysWithNext)
  }

  // MARK: Below the table

  /// The signatures, with room to sign, and what the list is.
  private static func foot(_ plan: Plan, _ page: WordPage) -> [WordBlock] {
    let signatures = plan.call.agency.signatures
    let cells = signatures.map { signature in
      WordTable.Cell([
        WordParagraph(signature.role.vi.uppercased(), bold.with { $0.above = 12 }),
        WordParagraph(signature.hint?.vi ?? "", italic.with { $0.below = 72 }),
      ])
    }
    let note = WordBlock.text(
      "\(PlanPhrases.notes): \(PlanPhrases.notApproval)", WordStyle(size: 10, isItalic: true))
    guard !cells.isEmpty else { return [note] }
    let table = WordTable(
      widths: signatures.map { _ in page.textWidth / signatures.count },
      rows: [.init(cells: cells, staysWithNext: true)], hasBorders: false)
    return [.table(table), note]
  }
}
