import IntakeCore

/// `changes.html`: what a plan has otherwise than an earlier one.
enum ChangesHTML {
  static func write(_ changes: PlanChanges, of plan: Plan, version: String) -> [UInt8] {
    PlanPage.write(
      title: "THAY ĐỔI CỦA DANH MỤC NHIỆM VỤ NĂM \(plan.call.planYear)", about: plan,
      sections: [
        summary(changes, plan), added(changes, plan), removed(changes, plan),
        altered(changes, plan),
      ],
      version: version)
  }

  private static func summary(_ changes: PlanChanges, _ plan: Plan) -> HTMLText {
    let (old, new) = (changes.earlier, changes.sums)
    return PlanPage.section(
      "So với danh mục trước",
      [
        "<p>Danh mục trước tổng hợp đến \(old.asOf.text(in: plan.call.zone).vi). Thêm \(changes.added.count) nhiệm vụ, bỏ \(changes.removed.count), sửa \(changes.altered.count).</p>",
        "<p class=\"hint\">Kinh phí tính bằng triệu đồng.</p>", figures(old, new),
      ])
  }

  /// Tasks and money then and now.
  static func figures(_ old: EarlierPlan, _ new: PlanSums) -> HTMLText {
    let rows = [
      PlanPage.row(
        "Nhiệm vụ",
        [
          PlanPage.number("\(old.lines.count)"), PlanPage.number("\(new.tasks)"),
          PlanPage.number("\(signed(new.tasks - old.lines.count))"),
        ]),
      money("Tổng kinh phí", old.sum("total"), new.total),
      money("Ngân sách nhà nước", old.sum("state"), new.state),
      money("Nguồn khác", old.sum("other"), new.other),
    ]
    return PlanPage.table(
      "So với danh mục trước", headings: ["Số liệu", "Trước", "Nay", "Tăng, giảm"],
      numbers: 1...3, rows: rows)
  }

  private static func money(_ name: HTMLText, _ old: Money, _ new: Money) -> HTMLText {
    let difference = new - old
    let sign: HTMLText = difference.dong > 0 ? "+" : ""
    return PlanPage.row(
      name,
      [
        PlanPage.money(old), PlanPage.money(new),
        PlanPage.number(sign + "\(difference.inMillions)"),
      ])
  }

  private static func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }

  private static func added(_ changes: PlanChanges, _ plan: Plan) -> HTMLText {
    let rows = changes.added.map { added in
      let line = added.line
      return PlanPage.row(
        task(line.title),
        [
          cell(line.submitter), cell(line.number), PlanPage.money(line.total),
          PlanPage.number("\(line.entry)"),
          "<td>\(ChangeWords.causes(added.causes, in: plan))</td>",
        ])
    }
    return list(
      "Thêm vào", "Không có nhiệm vụ thêm.",
      ["Nhiệm vụ", "Đơn vị đề xuất", "Số", "Tổng kinh phí (triệu đồng)", "Số đến", "Căn cứ"], 3...4,
      rows)
  }

  private static func removed(_ changes: PlanChanges, _ plan: Plan) -> HTMLText {
    let rows = changes.removed.map { removed in
      let values = removed.line.values
      let total = Money(dong: Int128(values["total"] ?? "") ?? 0)
      return PlanPage.row(
        task(values["title"] ?? ""),
        [
          cell(values["submitter"] ?? ""), cell(values["number"] ?? ""), PlanPage.money(total),
          PlanPage.number("\(removed.line.entry)"),
          "<td>\(ChangeWords.reason(removed, in: plan))\(codes(removed.reason))</td>",
        ])
    }
    return list(
      "Bỏ ra", "Không có nhiệm vụ bị bỏ.",
      ["Nhiệm vụ", "Đơn vị đề xuất", "Số", "Tổng kinh phí (triệu đồng)", "Số đến", "Lý do"], 3...4,
      rows)
  }

  private static func codes(_ reason: PlanChanges.Reason) -> HTMLText {
    reason.codes.isEmpty ? "" : ": \(reason.codes)"
  }

  private static func altered(_ changes: PlanChanges, _ plan: Plan) -> HTMLText {
    let rows = changes.altered.map { altered in
      let fields = altered.fields.map { field -> HTMLText in
        let from = HTMLText.submittedLines(ChangeWords.shown(field.name, field.from))
        let to = HTMLText.submittedLines(ChangeWords.shown(field.name, field.to))
        return
          "<li>\(ChangeWords.field(field.name)): <del>\(from)</del> → <ins>\(to)</ins></li>"
      }
      return PlanPage.row(
        task(altered.line.title),
        [
          cell(altered.line.submitter),
          "<td class=\"wide\"><ul class=\"plain\">" + fields.joined() + "</ul></td>",
          "<td>\(ChangeWords.origin(altered, in: plan))</td>",
        ])
    }
    return list(
      "Sửa đổi", "Không có nhiệm vụ được sửa.",
      ["Nhiệm vụ", "Đơn vị đề xuất", "Trước → nay", "Căn cứ"], nil, rows)
  }

  static func list(
    _ title: HTMLText, _ none: HTMLText, _ headings: [HTMLText], _ numbers: ClosedRange<Int>?,
    _ rows: [HTMLText]
  ) -> HTMLText {
    PlanPage.section(
      title, isLong: true,
      rows.isEmpty
        ? ["<p>" + none + "</p>"]
        : [PlanPage.table(title, headings: headings, numbers: numbers, rows: rows)])
  }

  static func task(_ title: String) -> HTMLText { .submitted(PublicText.of(title)) }

  static func cell(_ text: String) -> HTMLText {
    "<td>" + .submittedLines(PublicText.of(text)) + "</td>"
  }
}
