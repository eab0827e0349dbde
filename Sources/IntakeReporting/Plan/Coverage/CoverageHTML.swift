import IntakeCore

/// `coverage.html`: what the plan reaches of what the call asks for, and what it leaves open.
enum CoverageHTML {
  static func write(_ plan: Plan, version: String) -> [UInt8] {
    let coverage = Coverage(plan)
    var sections = [
      orientations(plan), sources(plan, coverage), matrix(coverage.sectors, plan, .sectors),
      provinces(plan, coverage), targets(coverage),
    ]
    if !coverage.invited.isEmpty { sections.append(invited(coverage)) }
    sections += ReceptionTable.sections(plan)
    return PlanPage.write(
      title: "\(CoverageWords.title) \(plan.call.planYear)", about: plan, sections: sections,
      version: version)
  }

  // MARK: Money

  private static func orientations(_ plan: Plan) -> HTMLText {
    let largest = plan.groups.map(\.sums.total).max() ?? .zero
    var rows = plan.groups.map { group in
      let (name, sums) = (group.orientation, group.sums)
      return PlanPage.row("\(name.number). \(name.short.vi)", money(sums, largest))
    }
    rows.append(PlanPage.row("Tổng cộng", money(plan.sums, nil), isSum: true))
    return PlanPage.section(
      "Kinh phí theo định hướng",
      [
        "<p class=\"hint\">Triệu đồng. Phần đậm: ngân sách nhà nước; phần trắng: nguồn khác.</p>",
        PlanPage.table(
          "Kinh phí theo định hướng",
          headings: [
            "Định hướng", "Nhiệm vụ", "Tổng số", "Ngân sách nhà nước", "Nguồn khác",
            "Biểu đồ",
          ], numbers: 1...4, rows: rows),
      ])
  }

  private static func money(_ sums: PlanSums, _ largest: Money?) -> [HTMLText] {
    let bar = largest.map { PlanPage.bar(sums.state, sums.other, of: $0) } ?? "<td></td>"
    return [
      PlanPage.count(sums.tasks), PlanPage.money(sums.total), PlanPage.money(sums.state),
      PlanPage.money(sums.other), bar,
    ]
  }

  private static func sources(_ plan: Plan, _ coverage: Coverage) -> HTMLText {
    let state = plan.sums.state
    let largest = max(state, coverage.sources.map(\.money).max() ?? .zero)
    let funded = plan.count { $0.state != .zero }
    let own = PlanPage.row(
      "Ngân sách nhà nước",
      [PlanPage.count(funded), PlanPage.money(state), PlanPage.bar(state, of: largest)])
    let others = coverage.sources.map { source in
      PlanPage.row(
        "\(source.label ?? CoverageWords.unnamedSource)",
        [
          PlanPage.count(source.tasks), PlanPage.money(source.money),
          PlanPage.bar(.zero, source.money, of: largest),
        ])
    }
    let sum = PlanPage.row(
      "Tổng cộng",
      [PlanPage.count(plan.sums.tasks), PlanPage.money(plan.sums.total), "<td></td>"], isSum: true)
    return PlanPage.section(
      "Kinh phí theo nguồn",
      [
        "<p class=\"hint\">Triệu đồng. Một nhiệm vụ có thể có nhiều nguồn.</p>",
        PlanPage.table(
          "Kinh phí theo nguồn", headings: ["Nguồn", "Nhiệm vụ", "Kinh phí", "Biểu đồ"],
          numbers: 1...2, rows: [own] + others + [sum]),
      ])
  }

  // MARK: Tasks

  private struct Subject {
    var title: HTMLText
    var heading: HTMLText
    var unnamed: String

    static let sectors = Subject(
      title: "Nhiệm vụ theo ngành và định hướng", heading: "Ngành",
      unnamed: CoverageWords.noSector)
    static let provinces = Subject(
      title: "Nhiệm vụ theo tỉnh, thành phố của đơn vị đề xuất và định hướng",
      heading: "Tỉnh/thành phố", unnamed: CoverageWords.noProvince)
  }

  private static func matrix(
    _ rows: [Coverage.Row], _ plan: Plan, _ subject: Subject, after: [HTMLText] = []
  ) -> HTMLText {
    let orientations = plan.groups.map { "ĐH \($0.orientation.number)" as HTMLText }
    let largest = rows.map(\.sums.total).max() ?? .zero
    let lines = rows.map { row in
      PlanPage.row(
        "\(row.label ?? subject.unnamed)",
        row.tasks.map(PlanPage.count) + [
          PlanPage.count(row.sums.tasks), PlanPage.money(row.sums.total),
          PlanPage.bar(row.sums.state, row.sums.other, of: largest),
        ])
    }
    let sum = PlanPage.row(
      "Cộng",
      plan.groups.map { PlanPage.count($0.lines.count) } + [
        PlanPage.count(plan.sums.tasks), PlanPage.money(plan.sums.total), "<td></td>",
      ], isSum: true)
    return PlanPage.section(
      subject.title,
      [
        PlanPage.table(
          subject.title,
          headings: [subject.heading] + orientations + ["Cộng", "Triệu đồng", "Kinh phí"],
          numbers: 1...(plan.groups.count + 2), rows: lines + [sum])
      ] + after)
  }

  private static func provinces(_ plan: Plan, _ coverage: Coverage) -> HTMLText {
    let empty = coverage.emptyProvinces
    guard !empty.isEmpty else { return matrix(coverage.provinces, plan, .provinces) }
    let names = empty.joined(separator: ", ")
    let note: HTMLText = "<p>Chưa có nhiệm vụ từ \(empty.count) tỉnh, thành phố: \(names).</p>"
    return matrix(coverage.provinces, plan, .provinces, after: [note])
  }

  private static func targets(_ coverage: Coverage) -> HTMLText {
    guard !coverage.targets.isEmpty else {
      return PlanPage.section("Chỉ tiêu", ["<p>Đợt này không nêu chỉ tiêu.</p>"])
    }
    let rows = coverage.targets.map { row in
      PlanPage.row(
        "\(row.target.title.vi)",
        [
          PlanPage.number("\(CoverageWords.goal(row.target))"), PlanPage.count(row.count),
          PlanPage.number("\(CoverageWords.sum(row))"),
          "<td class=\"wide\">" + tasks(row) + "</td>",
        ])
    }
    return PlanPage.section(
      "Chỉ tiêu và phần các nhiệm vụ sẽ đóng góp", isLong: true,
      [
        "<p class=\"hint\">\(CoverageWords.targetHint)</p>",
        PlanPage.table(
          "Chỉ tiêu", headings: ["Chỉ tiêu", "Cần đạt", "Nhiệm vụ", "Cộng", "Nhiệm vụ đóng góp"],
          numbers: 1...3, rows: rows),
      ])
  }

  private static func tasks(_ row: Coverage.TargetRow) -> HTMLText {
    guard !row.tasks.isEmpty else { return "<strong>\(CoverageWords.noTask)</strong>" }
    let unit = row.target.unitText.vi
    let items = row.tasks.map { task -> HTMLText in
      let title = HTMLText.submitted(PublicText.of(task.line.title))
      return "<li>\(title): \(CoverageWords.amount(task.amount)) \(unit)</li>"
    }
    return "<ul class=\"plain\">" + items.joined() + "</ul>"
  }

  private static func invited(_ coverage: Coverage) -> HTMLText {
    let heard = coverage.invited.filter(\.isHeard).count
    let missing = coverage.invited.filter { !$0.isHeard }
    let names = missing.map { "<li>\($0.submitter.name)</li>" as HTMLText }
    return PlanPage.section(
      "Đơn vị được mời",
      [
        "<p>Đã nhận hồ sơ của \(heard) trong \(coverage.invited.count) đơn vị được mời.</p>",
        names.isEmpty
          ? "" : "<p>Chưa nhận được hồ sơ của:</p><ul>" + names.joined() + "</ul>",
      ])
  }
}

/// The words of the coverage, the same on the page and in the workbook.
enum CoverageWords {
  static let title = "ĐỘ PHỦ CỦA DANH MỤC NHIỆM VỤ NĂM"
  static let unnamedSource = "Nguồn khác chưa rõ loại"
  static let noSector = "Không ghi ngành"
  static let noProvince = "Chưa rõ tỉnh, thành phố"
  static let noTask = "Chưa có nhiệm vụ nào đóng góp"
  static let targetHint =
    "Theo phần đóng góp mà Phụ lục 2 của từng nhiệm vụ tự ghi. Tỷ lệ phần trăm của các nhiệm vụ "
    + "không cộng được với nhau; số có thể hiểu hai cách thì ghi nguyên văn và không cộng."

  /// `20–30 mô hình, đến 2025`.
  static func goal(_ target: Target) -> String {
    let range = [target.value, target.valueTo].compactMap(\.self).joined(separator: "–")
    let value = range.isEmpty ? "" : "\(range) \(target.unitText.vi)"
    return [value, target.by.map { "đến \($0)" }].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  static func sum(_ row: Coverage.TargetRow) -> String {
    row.sum.map { "\($0.text) \(row.target.unitText.vi)" } ?? "–"
  }

  static func amount(_ contribution: Contribution) -> String {
    contribution.quantity?.text ?? "“\(PublicText.of(contribution.text))”"
  }
}
