import IntakeCore

/// A page about a plan for reading and printing: one file, no script, nothing from outside.
enum PlanPage {
  static func write(
    title: String, about plan: Plan, sections: [HTMLText], version: String
  ) -> [UInt8] {
    let call = plan.call
    let page: HTMLText = """
      \(HTMLHead.of("\(title)", .vi, PlanPageStyle.self))
      <body>
      <main>
      <header>
      <h1>\(title)</h1>
      <p>\(PlanPhrases.status); tổng hợp đến \(plan.asOf.text(in: call.zone).vi)</p>
      </header>
      \(sections.joined(separator: "\n"))
      <footer>
      <p>Đợt \(call.id), sha256 \(String(call.sha256.prefix(16))); thời điểm xét \
      \(plan.asOf.iso(in: call.zone)); dexuat \(version).</p>
      </footer>
      </main>
      </body>
      </html>

      """
    return Array(page.text.utf8)
  }

  /// - Parameter isLong: a section that is likely to fill more than a page.
  static func section(
    _ title: HTMLText, isLong: Bool = false, _ parts: [HTMLText]
  ) -> HTMLText {
    (isLong ? "<section class=\"long\">" : "<section>") + "\n<h2>" + title + "</h2>\n"
      + parts.joined(separator: "\n") + "\n</section>"
  }

  static func table(
    _ caption: HTMLText, headings: [HTMLText], numbers: ClosedRange<Int>? = nil,
    rows: [HTMLText]
  ) -> HTMLText {
    let cells = headings.enumerated().map { position, heading -> HTMLText in
      let style: HTMLText = numbers?.contains(position) == true ? " class=\"n\"" : ""
      return "<th scope=\"col\"" + style + ">" + heading + "</th>"
    }
    return """
      <div class="sheet" role="group" tabindex="0" aria-label="\(caption)">
      <table>
      <caption>\(caption)</caption>
      <thead><tr>\(cells.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      """
  }

  /// A row: its name, then its cells.
  static func row(_ name: HTMLText, _ cells: [HTMLText], isSum: Bool = false) -> HTMLText {
    let style: HTMLText = isSum ? "<tr class=\"sum\">" : "<tr>"
    return style + "<th scope=\"row\">" + name + "</th>" + cells.joined() + "</tr>"
  }

  static func number(_ text: HTMLText) -> HTMLText { "<td class=\"n\">" + text + "</td>" }

  static func count(_ count: Int) -> HTMLText {
    number(count == 0 ? "<span class=\"none\">–</span>" : "\(count)")
  }

  static func money(_ money: Money) -> HTMLText { number("\(money.inMillions)") }

  /// A bar of two parts, drawn to the scale of the largest; the numbers stand beside it.
  static func bar(_ dark: Money, _ light: Money = .zero, of largest: Money) -> HTMLText {
    let (one, other) = (length(dark, largest), length(light, largest))
    return """
      <td class="bar"><svg width="160" height="12" viewBox="0 0 160 12" aria-hidden="true">\
      <rect x="0.5" y="1.5" width="\(one)" height="9" fill="#3b4a5a" \
      stroke="#3b4a5a"/><rect x="\(one).5" y="1.5" width="\(other)" height="9" fill="#fff" \
      stroke="#3b4a5a"/></svg></td>
      """
  }

  /// In whole steps of 158, the same on every machine.
  private static func length(_ part: Money, _ largest: Money) -> Int {
    guard largest.dong > 0, part.dong > 0 else { return 0 }
    return max(1, Int(part.dong * 158 / largest.dong))
  }
}
