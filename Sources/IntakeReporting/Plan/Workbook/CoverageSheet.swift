import IntakeCore

/// The sheet "Phủ": the numbers of `coverage.html`.
enum CoverageSheet {
  static func page(_ plan: Plan) -> SheetPage {
    let coverage = Coverage(plan)
    let groups = plan.groups.count
    var page = SheetPage(
      name: "Phủ", widths: [40] + Array(repeating: 9, count: max(groups, 4)) + [10, 14])
    let last = page.widths.count - 1
    page.add([
      .text("\(CoverageWords.title) \(plan.call.planYear)", 0, to: last, .title)
    ])
    addOrientations(plan, to: &page)
    addSources(plan, coverage, to: &page)
    addMatrix("Ngành", CoverageWords.noSector, coverage.sectors, plan, to: &page)
    addMatrix("Tỉnh/thành phố", CoverageWords.noProvince, coverage.provinces, plan, to: &page)
    if !coverage.emptyProvinces.isEmpty {
      let names = coverage.emptyProvinces.joined(separator: ", ")
      page.add([.text("Chưa có nhiệm vụ từ: \(names)", 0, to: last, SheetStyle(isItalic: true))])
    }
    addTargets(coverage, last: last, to: &page)
    addInvited(coverage, last: last, to: &page)
    return page
  }

  private static func addHeading(_ labels: [String], to page: inout SheetPage) {
    page.add([])
    page.add(labels.enumerated().map { .text($0.element, $0.offset, .heading) })
  }

  private static func addOrientations(_ plan: Plan, to page: inout SheetPage) {
    addHeading(
      [
        "Định hướng", "Nhiệm vụ", "Tổng số (triệu đồng)", "Ngân sách nhà nước (triệu đồng)",
        "Nguồn khác (triệu đồng)",
      ], to: &page)
    let first = page.rowCount + 1
    for group in plan.groups {
      let (name, sums) = (group.orientation, group.sums)
      page.add([
        .text("\(name.number). \(name.short.vi)", 0), .number(sums.tasks, 1),
        .millions(sums.total, 2), .millions(sums.state, 3), .millions(sums.other, 4),
      ])
    }
    let (sums, range) = (plan.sums, "\(first):")
    let end = page.rowCount
    func formula(_ column: String) -> String { "=SUM(\(column)\(range)\(column)\(end))" }
    page.add([
      .text("Tổng cộng", 0, .cell.bold), count(formula("B"), sums.tasks, 1),
      .sum(formula("C"), sums.total, 2, .cell.bold), .sum(formula("D"), sums.state, 3, .cell.bold),
      .sum(formula("E"), sums.other, 4, .cell.bold),
    ])
  }

  private static func addSources(
    _ plan: Plan, _ coverage: Coverage, to page: inout SheetPage
  ) {
    addHeading(["Nguồn kinh phí", "Nhiệm vụ", "Kinh phí (triệu đồng)"], to: &page)
    let first = page.rowCount + 1
    let funded = plan.count { $0.state != .zero }
    page.add([
      .text("Ngân sách nhà nước", 0), .number(funded, 1), .millions(plan.sums.state, 2),
    ])
    for source in coverage.sources {
      page.add([
        .text(source.label ?? CoverageWords.unnamedSource, 0), .number(source.tasks, 1),
        .millions(source.money, 2),
      ])
    }
    page.add([
      .text("Tổng cộng", 0, .cell.bold), .text("", 1),
      .sum("=SUM(C\(first):C\(page.rowCount))", plan.sums.total, 2, .cell.bold),
    ])
  }

  private static func addMatrix(
    _ heading: String, _ unnamed: String, _ rows: [Coverage.Row], _ plan: Plan,
    to page: inout SheetPage
  ) {
    let groups = plan.groups.count
    addHeading(
      [heading] + plan.groups.map { "Định hướng \($0.orientation.number)" }
        + ["Cộng", "Kinh phí (triệu đồng)"], to: &page)
    let first = page.rowCount + 1
    for row in rows {
      page.add(
        [.text(row.label ?? unnamed, 0)]
          + row.tasks.enumerated().map { .number($0.element, $0.offset + 1) }
          + [.number(row.sums.tasks, groups + 1), .millions(row.sums.total, groups + 2)])
    }
    guard !rows.isEmpty else { return }
    let end = page.rowCount
    func formula(_ column: Int) -> String {
      let letter = SheetPage.letter(column)
      return "=SUM(\(letter)\(first):\(letter)\(end))"
    }
    page.add(
      [.text("Cộng", 0, .cell.bold)]
        + plan.groups.enumerated().map { position, group in
          count(formula(position + 1), group.lines.count, position + 1)
        }
        + [
          count(formula(groups + 1), plan.sums.tasks, groups + 1),
          .sum(formula(groups + 2), plan.sums.total, groups + 2, .cell.bold),
        ])
  }

  private static func addTargets(
    _ coverage: Coverage, last: Int, to page: inout SheetPage
  ) {
    guard !coverage.targets.isEmpty else { return }
    page.add([])
    page.add([
      .text("Chỉ tiêu", 0, .heading), .text("Cần đạt", 1, to: 2, .heading),
      .text("Nhiệm vụ", 3, .heading), .text("Cộng", 4, .heading),
      .text("Nhiệm vụ đóng góp", 5, to: last, .heading),
    ])
    for row in coverage.targets {
      let tasks = row.tasks.map { task in
        "\(PublicText.of(task.line.title)): \(CoverageWords.amount(task.amount)) \(row.target.unitText.vi)"
      }
      page.add([
        .text(row.target.title.vi, 0), .text(CoverageWords.goal(row.target), 1, to: 2),
        .number(row.count, 3), .text(CoverageWords.sum(row), 4),
        .text(
          tasks.isEmpty ? CoverageWords.noTask : tasks.joined(separator: "\n"), 5, to: last),
      ])
    }
    page.add([.text(CoverageWords.targetHint, 0, to: last, SheetStyle(isItalic: true))])
  }

  private static func addInvited(
    _ coverage: Coverage, last: Int, to page: inout SheetPage
  ) {
    guard !coverage.invited.isEmpty else { return }
    addHeading(["Đơn vị được mời", "Hồ sơ"], to: &page)
    for row in coverage.invited {
      page.add([.text(row.submitter.name, 0), .text(row.isHeard ? "đã nhận" : "chưa có", 1)])
    }
  }

  private static func count(_ formula: String, _ value: Int, _ column: Int) -> SheetPage.Cell {
    SheetPage.Cell(
      columns: column...column, content: .formula(formula, Double(value)),
      style: .cell.bold.number())
  }
}
