public import IntakeCore

/// The register as the "Sổ đăng ký văn bản đến" that Nghị định 30/2020/NĐ-CP sets out (Phụ lục IV):
/// ten columns, the same on paper and in a workbook. An office's own book, so it is in Vietnamese.
public enum IncomingBook {
  static let headings = [
    "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận",
    "Ghi chú",
  ]
  /// What names a line; the day of arrival may be open.
  private static let numberColumn = 1
  static let title = "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"

  /// What stands in the columns; those that people fill in by hand are blank.
  static func cells(_ entry: IncomingEntry) -> [String] {
    [
      entry.receivedAt.map { $0.text(in: entry.zone).vi } ?? "",
      number(of: entry), entry.submitter?.name ?? "", entry.dispatch?.number ?? "",
      entry.dispatch?.date ?? "", subject(of: entry), "", "", "", note(on: entry),
    ]
  }

  /// The mail room's number, and the register's own.
  private static func number(of entry: IncomingEntry) -> String {
    guard let mail = entry.mailNumber else { return String(entry.entry) }
    return "\(mail) (\(entry.entry))"
  }

  private static func subject(of entry: IncomingEntry) -> String {
    let tasks = entry.form == .appendix1 ? ", \(entry.tasks) nhiệm vụ" : ""
    return "\(entry.title.vi), đợt \(entry.call)\(tasks); tệp \(entry.place)"
  }

  private static func note(on entry: IncomingEntry) -> String {
    var parts = [entry.state.name.vi]
    if let because = entry.because { parts[0] += " (số đến \(because))" }
    if let verdict = entry.verdict { parts.append(verdict.name.vi) }
    if entry.receipt != .onTime { parts.append(entry.receipt.name.vi) }
    if let channel = entry.channel { parts.append(channel) }
    return parts.joined(separator: "; ")
  }

  /// A page to read and to print on A4 landscape.
  /// - Parameter office: whose book it is, above the title.
  public static func html(_ entries: [IncomingEntry], office: String?) -> [UInt8] {
    let rows = entries.map { entry -> HTMLText in
      let written = cells(entry).enumerated().map { column, cell -> HTMLText in
        column == numberColumn
          ? "<th scope=\"row\">\(cell)</th>" : "<td>" + HTMLText.submitted(cell) + "</td>"
      }
      return "<tr>" + written.joined() + "</tr>"
    }
    let table = PlanPage.table(
      "\(title)", headings: headings.map { "\($0)" }, rows: rows)
    let above: HTMLText = office.map { "<p>\($0)</p>\n" } ?? ""
    let page: HTMLText = """
      \(HTMLHead.of("\(title)", .vi, PlanPageStyle.self))
      <body>
      <main>
      <header>
      \(above)<h1>\(title)</h1>
      <p>\(entries.count) văn bản</p>
      </header>
      <section class="long">
      \(table)
      </section>
      </main>
      </body>
      </html>

      """
    return Array(page.text.utf8)
  }

  /// The same as a workbook.
  /// - Parameter created: dates the workbook: the last receipt, so that the same register gives the
  ///   same bytes.
  /// - Throws: `PlanFiles.Unwritten` where the library refuses.
  public static func workbook(
    _ entries: [IncomingEntry], office: String?, created: Instant
  ) throws(PlanFiles.Unwritten) -> [UInt8] {
    var page = SheetPage(
      name: "Sổ đến", widths: [14, 11, 24, 15, 13, 38, 14, 11, 10, 26])
    if let office {
      page.add([.text(office.uppercased(), 0, to: 4, SheetStyle(size: 12, alignment: .center))])
    }
    page.add([.text(title, 0, to: headings.count - 1, .title)])
    let first = page.rowCount
    page.add(headings.enumerated().map { .text($0.element, $0.offset, .heading) })
    page.heading = first...first
    for entry in entries {
      page.add(cells(entry).enumerated().map { .text($0.element, $0.offset) })
    }
    do throws(WorkbookFile.Refusal) {
      return try WorkbookFile.bytes([page], title: title, created: created)
    } catch {
      throw PlanFiles.Unwritten(message: error.reason)
    }
  }
}
