import IntakeCore

/// `plan.html`: the plan as an annex to print, A4 landscape, in the layout of an official document
/// (Nghị định 30/2020/NĐ-CP). One file without scripts or anything from outside.
enum PlanHTML {
  static func write(_ plan: Plan, version: String, _ flush: Flush) throws -> [UInt8] {
    var out: [UInt8] = []
    let above: [HTMLText] = [
      head(plan), "<body>", "<main>", workList(plan), letterhead(plan.call), title(plan),
    ]
    for part in above where !part.text.isEmpty { out.add(part) }
    try addTable(plan, to: &out, flush)
    let below: [HTMLText] = [
      notes(plan, version: version), "</main>", "</body>", "</html>",
    ]
    for part in below { out.add(part) }
    return out
  }

  private static func head(_ plan: Plan) -> HTMLText {
    HTMLHead.of("\(PlanPhrases.title) \(plan.call.planYear)", .vi, PlanStyle.self)
  }

  // MARK: Above the table

  /// What is to be looked at before it is signed: on the screen only.
  private static func workList(_ plan: Plan) -> HTMLText {
    let list = WorkList(plan)
    if list.isEmpty { return "" }
    let items = PlanPhrases.work(list).map { "<li>\($0)</li>" as HTMLText }
    return "<aside class=\"worklist\"><p>\(PlanPhrases.beforeSigning)</p><ul>" + items.joined()
      + "</ul></aside>"
  }

  private static func letterhead(_ call: Call) -> HTMLText {
    let parent: HTMLText = call.agency.parent.map { "<p>\($0.vi.uppercased())</p>\n" } ?? ""
    return """
      <header class="letterhead">
      <div>\(parent)<p class="unit">\(call.agency.unit.vi.uppercased())</p></div>
      <div><p class="nation">\(PlanPhrases.nation)</p>
      <p class="motto">\(PlanPhrases.motto)</p>
      <p class="date">\(call.agency.seat.vi), ngày …… tháng …… năm ………</p></div>
      </header>
      """
  }

  private static func title(_ plan: Plan) -> HTMLText {
    let zone = plan.call.zone
    return """
      <h1>\(PlanPhrases.title) \(plan.call.planYear)</h1>
      <p class="subtitle">thực hiện \(plan.call.programme.title.vi)</p>
      <p class="status">(\(PlanPhrases.status); tổng hợp đến \(plan.asOf.text(in: zone).vi))</p>
      <p class="money-unit">\(PlanPhrases.unit)</p>
      """
  }

  // MARK: The table

  private static func addTable(
    _ plan: Plan, to out: inout [UInt8], _ flush: Flush
  ) throws {
    let caption: HTMLText = "\(PlanPhrases.title) \(plan.call.planYear)"
    let start: [HTMLText] = [
      "<div class=\"sheet\" role=\"group\" tabindex=\"0\" aria-label=\"\(caption)\">",
      "<table>",
      "<caption>\(caption)</caption>", heading, "<tbody>",
    ]
    for part in start { out.add(part) }
    for (position, group) in plan.groups.enumerated() {
      try addRows(group, roman: (position + 1).roman, to: &out, flush)
    }
    out.add(sums(plan.sums, "\(PlanPhrases.grandTotal(groups: plan.groups.count))", "total"))
    // As a row they stay on the page of the last sums, which no browser grants to what follows a table.
    out.add("<tr class=\"signed\"><td colspan=\"12\">" + signatures(plan.call) + "</td></tr>")
    out.add("</tbody>\n</table>\n</div>" as HTMLText)
  }

  private static let heading: HTMLText = """
    <thead>
    <tr><th scope="col" rowspan="2" class="c1">TT</th><th scope="col" rowspan="2" class="c2">Tên \
    nhiệm vụ</th><th scope="col" rowspan="2" class="c3">Mục tiêu</th><th scope="col" rowspan="2" \
    class="c4">Nội dung chính</th><th scope="col" rowspan="2" class="c5">Dự kiến sản \
    phẩm</th><th scope="col" rowspan="2" class="c6">Đơn vị chủ trì</th><th scope="col" rowspan="2" \
    class="c7">Đơn vị phối hợp</th><th scope="col" rowspan="2" class="c8">Thời gian thực \
    hiện</th><th scope="colgroup" colspan="3">Kinh phí (triệu đồng)</th><th scope="col" \
    rowspan="2" class="c12">Ghi chú</th></tr>
    <tr><th scope="col" class="c9">Tổng số</th><th scope="col" class="c10">Ngân sách nhà \
    nước</th><th scope="col" class="c11">Nguồn khác</th></tr>
    <tr class="index"><td>(1)</td><td>(2)</td><td>(3)</td><td>(4)</td><td>(5)</td><td>(6)</td>\
    <td>(7)</td><td>(8)</td><td>9=10+11</td><td>(10)</td><td>(11)</td><td>(12)</td></tr>
    </thead>
    """

  private static func addRows(
    _ group: Plan.Group, roman: String, to out: inout [UInt8], _ flush: Flush
  ) throws {
    let heading: HTMLText = """
      <tr class="group"><td>\(roman)</td><th scope="rowgroup" colspan="11">Định hướng \
      \(group.orientation.number). \(group.orientation.title.vi)</th></tr>
      """
    out.add(heading)
    if group.lines.isEmpty {
      out.add(
        "<tr class=\"none\"><td></td><td colspan=\"11\">\(PlanPhrases.none)</td></tr>" as HTMLText)
    }
    for (position, line) in group.lines.enumerated() {
      out.add(row(line, order: position + 1))
      try out.drain(flush)
    }
    out.add(sums(group.sums, "\(PlanPhrases.groupTotal) (\(roman))", "sum"))
  }

  private static func row(_ line: PlanLine, order: Int) -> HTMLText {
    let cells: [HTMLText] = [
      cell(line.title), cell(line.objective), cell(line.content), cell(line.product),
      cell(line.lead), cell(line.partners),
    ]
    let period: HTMLText = "<td class=\"period\">\(line.start.text) –<br>\(line.end.text)</td>"
    return "<tr><td class=\"number\">\(order)</td>"
      + cells.map { "<td>" + $0 + "</td>" }.joined() + period
      + money(line.total, line.state, line.other) + "<td>" + note(line) + "</td></tr>"
  }

  private static func sums(_ sums: PlanSums, _ label: HTMLText, _ style: HTMLText) -> HTMLText {
    "<tr class=\"" + style + "\"><td></td><th scope=\"row\" colspan=\"7\">" + label
      + ": \(sums.tasks) \(PlanPhrases.tasks)</th>"
      + money(sums.total, sums.state, sums.other) + "<td></td></tr>"
  }

  private static func money(_ amounts: Money...) -> HTMLText {
    amounts.map { "<td class=\"money\">\($0.inMillions)</td>" as HTMLText }.joined()
  }

  private static func cell(_ text: String) -> HTMLText {
    .submittedLines(PublicText.of(text))
  }

  private static func note(_ line: PlanLine) -> HTMLText {
    PlanNote.lines(line).map { HTMLText.submittedLines($0) }.joined(separator: "<br>")
  }

  // MARK: Below the table

  private static func signatures(_ call: Call) -> HTMLText {
    let blocks = call.agency.signatures.map { signature -> HTMLText in
      let hint: HTMLText = signature.hint.map { "\n<p class=\"hint\">\($0.vi)</p>" } ?? ""
      return "<div><p class=\"role\">\(signature.role.vi.uppercased())</p>\(hint)</div>"
    }
    return """
      <section class="signatures">
      \(blocks.joined(separator: "\n"))
      </section>
      """
  }

  private static func notes(_ plan: Plan, version: String) -> HTMLText {
    let call = plan.call
    var lines: [HTMLText] = [
      "\(PlanPhrases.notApproval)",
      "\(Clause.dispatch.text(call: call, form: nil, field: nil).vi).",
    ]
    if let deadline = call.deadline {
      lines.append("Hạn nộp “\(deadline.wording.vi)”. \(deadline.reading.meaning.vi)")
    }
    let technical: HTMLText = """
      <p class="technical">Đợt \(call.id), SHA-256 \(String(call.sha256.prefix(16))); \
      thời điểm xét \(plan.asOf.iso(in: call.zone)); dexuat \(version).</p>
      """
    return "<footer><p>\(PlanPhrases.notes):</p><ul>"
      + lines.map { "<li>" + $0 + "</li>" }.joined() + "</ul>" + technical + "</footer>"
  }
}

/// The fixed words of the annex: an official document is in Vietnamese.
enum PlanPhrases {
  static let nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
  static let motto = "Độc lập - Tự do - Hạnh phúc"
  static let title = "DANH MỤC NHIỆM VỤ ĐỦ ĐIỀU KIỆN TỔNG HỢP VÀO KẾ HOẠCH NĂM"
  static let decision = "Kèm theo Quyết định số ………/QĐ-……… ngày …… tháng …… năm ………"
  static let status = "Đề xuất đủ điều kiện tổng hợp, chưa phải danh mục được phê duyệt"
  static let unit = "Đơn vị tính: triệu đồng"
  static let none = "Chưa có nhiệm vụ đủ điều kiện tổng hợp."
  static let groupTotal = "Cộng"
  static let tasks = "nhiệm vụ"
  static let submitter = "Đề xuất"
  static let entry = "Số đến"
  static let notes = "Ghi chú"
  static let notApproval =
    "Nhiệm vụ trong danh mục đã đủ điều kiện về hồ sơ; việc thẩm định và phê duyệt thực hiện sau."

  static let beforeSigning =
    "Trước khi ký, cần xem những điểm sau (chi tiết trong review.csv; phần này không in ra):"

  /// How much of each kind waits beside the plan, and where.
  static func work(_ list: WorkList) -> [String] {
    let items = [
      (list.openQuestions, "dòng chờ quyết định, chưa có trong danh mục"),
      (list.similarTasks, "nhiệm vụ trong danh mục rất giống nhiệm vụ khác (R003)"),
      (
        list.likelySubmitters,
        "hồ sơ có thể cùng một đơn vị với hồ sơ khác (R005, hoặc cùng liên hệ)"
      ),
      (list.droppedTasks, "nhiệm vụ bị bỏ khỏi danh mục gửi lại (R006)"),
    ]
    return items.filter { $0.0.count > 0 }.map { item, what in
      var entries: [Int] = []
      for entry in item.entries where entries.last != entry { entries.append(entry) }
      let shown = entries.prefix(12).map(String.init).joined(separator: ", ")
      return "\(item.count) \(what): số đến \(shown)\(entries.count > 12 ? ", …" : "")"
    }
  }

  static func grandTotal(groups: Int) -> String {
    switch groups {
    case ...1: "Tổng cộng (I)"
    case 2: "Tổng cộng (I+II)"
    default: "Tổng cộng (I+…+\(groups.roman))"
    }
  }
}
