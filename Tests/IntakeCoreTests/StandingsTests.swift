import Testing

@testable import IntakeCore

@Suite struct StandingsTests {
  private func entry(
    _ number: Int, _ sha256: String, _ form: FormKind? = .appendix1, day: Int64? = 1,
    _ receipt: ReceiptJudgement.Status = .onTime, name: String = "A", code: String? = nil,
    task: String? = nil, title: String? = nil
  ) -> Filed {
    Filed(
      number: number, sha256: sha256, form: form,
      submitter: Submitter(name: name, kind: "state", code: code, province: "01"),
      receivedAt: day.map { Instant(secondsSinceEpoch: $0 * 86_400) }, receipt: receipt,
      taskNumber: task, taskTitle: title)
  }

  private func states(_ filed: [Filed]) throws -> [Int: EntryState] {
    Standings.workOut(filed) { _ in [] }.standings.mapValues(\.state)
  }

  @Test func theOrderOfEntriesDoesNotMatter() throws {
    let filed = [
      entry(1, "a", day: 3), entry(2, "b", day: 1), entry(3, "a", day: 2),
      entry(4, "c", day: 9, .late), entry(5, "d", .appendix2, day: 1, task: "1"),
      entry(6, "e", .appendix2, day: 2, title: "t"),
      entry(7, "f", .appendix2, day: 3, task: "1", title: "t"), entry(8, "g", nil),
      entry(9, "h", day: 4, name: "A", code: "H1"), entry(10, "i", day: nil, .undetermined),
    ]
    let expected = Standings.workOut(filed) { _ in [] }.standings
    for _ in 0..<50 {
      #expect(Standings.workOut(filed.shuffled()) { _ in [] }.standings == expected)
    }
    #expect(expected.count == filed.count)
    #expect(expected[1]?.because == 3)
    #expect(expected[9]?.state == .current)
    #expect(expected[3]?.because == 9)
    #expect(expected[5]?.because == 6)
    #expect(expected[6]?.because == 7)
    #expect(expected[7]?.state == .current)
  }

  /// A list that numbers its tasks anew in each group: outlines numbered alike are not versions
  /// of each other where their titles tell them apart.
  @Test func outlinesFindTheirTasksInGroups() throws {
    let filed = [
      entry(1, "a"), entry(2, "b", .appendix2, day: 2, task: "1", title: "t"),
      entry(3, "c", .appendix2, day: 3, task: "1", title: "u"),
      entry(4, "d", .appendix2, day: 4, task: "1", title: "t"),
    ]
    let standings = Standings.workOut(filed) { _ in
      [TaskKeys(number: "i.1", title: "t"), TaskKeys(number: "ii.1", title: "u")]
    }.standings
    #expect(
      standings.mapValues(\.state) == [
        1: .current, 2: .superseded, 3: .current, 4: .current,
      ])
    #expect(standings[3]?.taskKey == "number:ii.1")
  }

  @Test func equalInstantsGoByEntry() throws {
    #expect(
      try states([entry(1, "a"), entry(2, "b")]) == [1: .superseded, 2: .current])
  }

  @Test func withoutADeadlineTheLaterEntryCounts() throws {
    #expect(
      try states([entry(1, "a", day: nil, .noDeadline), entry(2, "b", day: nil, .noDeadline)])
        == [1: .superseded, 2: .current])
  }

  @Test func whatAPersonWithdrewStaysWithdrawn() throws {
    var withdrawn = entry(2, "b", day: 2)
    withdrawn.isWithdrawn = true
    #expect(
      try states([entry(1, "a"), withdrawn, entry(3, "b", day: 1)]) == [
        1: .current, 2: .withdrawn, 3: .duplicate,
      ])
  }
}
