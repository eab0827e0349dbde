import Testing

@testable import IntakeCore

struct PlanLinesTests {
  private func line(_ number: Int, of entry: Int) -> PlanLine {
    PlanLine(
      entry: entry, sha256: "hash \(entry)", submitter: "Đơn vị \(entry)", number: "\(number)",
      title: "Nhiệm vụ \(number)", objective: "", content: "dòng\nmới", product: "", lead: "Ai đó",
      partners: "", location: String(repeating: "ở đâu ", count: 50), orientation: number % 3,
      sector: "paper", status: "new", otherSource: "",
      start: CalendarMonth(monthNumber: 24_280), end: CalendarMonth(monthNumber: 24_290),
      total: Money(dong: Int128(number) * 1_000_000_007), state: Money(dong: -1),
      other: Money(dong: Int128(Int64.max) * 5), note: "\u{0}", province: "01",
      contributions: number == 2
        ? [Contribution(target: "t", text: "5 %", quantity: Quantity(millionths: 5_000_000))] : [])
  }

  /// Lines are packed; what comes out is what went in, whatever list they are of.
  @Test func linesComeBackAsTheyWere() {
    let lines = [line(1, of: 7), line(2, of: 7), line(3, of: 9), line(4, of: 7)]
    #expect(Array(PlanLines(lines)) == lines)
    #expect(PlanLines(lines)[2] == lines[2] && PlanLines(lines).count == 4)
  }

  @Test func linesStandInTheOrderAskedFor() {
    var store = PackedLines()
    for number in 0..<4 { store.add(line(number, of: number / 2)) }
    let lines = PlanLines(store, order: [3, 0, 2])
    #expect(lines.map(\.number) == ["3", "0", "2"])
    let orientation = Orientation(number: 1, title: Localized(same: ""), short: Localized(same: ""))
    let group = Plan.Group(orientation: orientation, lines: lines)
    #expect(group.sums.tasks == 3 && group.sums.state == Money(dong: -3))
  }
}
