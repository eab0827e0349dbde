import IntakeCore

/// `changes.html` where the earlier plan is of another call.
enum SuccessionHTML {
  static func write(_ succession: PlanSuccession, of plan: Plan, version: String) -> [UInt8] {
    let earlier = succession.earlier
    return PlanPage.write(
      title: "DANH MỤC NHIỆM VỤ NĂM \(plan.call.planYear) SO VỚI ĐỢT \(earlier.call)", about: plan,
      sections: [
        PlanPage.section(
          "So với danh mục đợt \(earlier.call)",
          [
            "<p>Danh mục đợt \(earlier.call) tổng hợp đến \(earlier.asOf.text(in: plan.call.zone).vi). Chuyển tiếp \(succession.continued.count) nhiệm vụ, mới \(succession.new.count), không còn \(succession.gone.count).</p>",
            "<p class=\"hint\">Kinh phí tính bằng triệu đồng.</p>",
            ChangesHTML.figures(earlier, succession.sums),
          ]),
        continued(succession), new(succession), gone(succession),
      ],
      version: version)
  }

  private static func continued(_ succession: PlanSuccession) -> HTMLText {
    let rows = succession.continued.map { continued in
      let line = continued.line
      return PlanPage.row(
        ChangesHTML.task(line.title),
        [
          ChangesHTML.cell(line.submitter), PlanPage.money(total(continued.earlier)),
          PlanPage.money(line.total), PlanPage.number("\(line.entry)"),
          "<td>\(SuccessionWords.remark(continued))</td>",
        ])
    }
    return ChangesHTML.list(
      "Chuyển tiếp", "Không có nhiệm vụ chuyển tiếp.",
      ["Nhiệm vụ", "Đơn vị đề xuất", "Kinh phí trước", "Kinh phí nay", "Số đến", "Lưu ý"], 2...4,
      rows)
  }

  private static func new(_ succession: PlanSuccession) -> HTMLText {
    let rows = succession.new.map { new in
      PlanPage.row(
        ChangesHTML.task(new.line.title),
        [
          ChangesHTML.cell(new.line.submitter), PlanPage.money(new.line.total),
          PlanPage.number("\(new.line.entry)"), "<td>\(SuccessionWords.remark(new))</td>",
        ])
    }
    return ChangesHTML.list(
      "Mới", "Không có nhiệm vụ mới.",
      ["Nhiệm vụ", "Đơn vị đề xuất", "Tổng kinh phí (triệu đồng)", "Số đến", "Lưu ý"], 2...3, rows)
  }

  private static func gone(_ succession: PlanSuccession) -> HTMLText {
    let rows = succession.gone.map { line in
      PlanPage.row(
        ChangesHTML.task(line.values["title"] ?? ""),
        [ChangesHTML.cell(line.values["submitter"] ?? ""), PlanPage.money(total(line))])
    }
    return ChangesHTML.list(
      "Không còn", "Nhiệm vụ nào của danh mục trước cũng có.",
      ["Nhiệm vụ", "Đơn vị đề xuất", "Tổng kinh phí (triệu đồng)"], 2...2, rows)
  }

  private static func total(_ line: EarlierPlan.Line) -> Money {
    Money(dong: Int128(line.values["total"] ?? "") ?? 0)
  }
}
