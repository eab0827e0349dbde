import Testing

@testable import IntakeCore

@Suite struct DecisionEffectsTests {
  private let now = Instant(secondsSinceEpoch: 50 * 86_400)

  /// Day 10 is the cut-off; day 12 another reading's.
  private var deadline: Deadline {
    func reading(_ id: String, _ day: Int64) -> Deadline.Reading {
      Deadline.Reading(id: id, cutoff: instant(day), meaning: Localized(same: id))
    }
    return Deadline(
      wording: Localized(same: ""), reading: reading("strict", 10),
      otherReadings: [reading("other", 12)])
  }

  private func instant(_ day: Int64) -> Instant { Instant(secondsSinceEpoch: day * 86_400) }

  private func entry(_ number: Int, _ sha256: String, day: Int64?, name: String = "A") -> Filed {
    Filed(
      number: number, sha256: sha256, form: .appendix1,
      submitter: Submitter(name: name, kind: "state", code: nil, province: "01"),
      receivedAt: day.map(instant), evidence: day == nil ? nil : .mailBook, receipt: .notJudged)
  }

  private func decision(
    _ number: Int, _ entry: Int, _ action: Decision.Action, task: String? = nil,
    expires: Int64? = nil
  ) -> Decision {
    Decision(
      number: number, entry: entry, action: action, task: task, by: "b", why: "w", document: "d",
      at: now, expires: expires.map(instant))
  }

  private func states(
    _ filed: [Filed], _ decisions: [Decision]
  ) throws -> [Int: EntryState] {
    let effects = DecisionEffects(filed, decisions, deadline: deadline, asOf: now)
    return Standings.workOut(filed.map(effects.applied)) { _ in [] }.standings.mapValues(\.state)
  }

  @Test func withoutDecisionsTheReceiptDecides() throws {
    let filed = [entry(1, "a", day: 5), entry(2, "b", day: 11), entry(3, "c", day: nil)]
    #expect(try states(filed, []) == [1: .current, 2: .notCounted, 3: .notCounted])
  }

  @Test(arguments: [
    Decision.Action.accept, .extend(Instant(secondsSinceEpoch: 13 * 86_400)),
    .received(Instant(secondsSinceEpoch: 9 * 86_400)),
  ])
  func aLateOneThatIsLetInSupersedes(_ action: Decision.Action) throws {
    let filed = [entry(1, "a", day: 5), entry(2, "b", day: 11)]
    #expect(
      try states(filed, [decision(1, 2, action)]) == [1: .superseded, 2: .current])
    #expect(
      try states(filed, [decision(1, 2, action, expires: 50)]) == [1: .current, 2: .notCounted])
    #expect(
      try states(filed, [decision(1, 2, action, expires: 51)]) == [1: .superseded, 2: .current])
  }

  @Test func anExtensionIsTheSubmittersOnly() throws {
    let filed = [
      entry(1, "a", day: 5), entry(2, "b", day: 13), entry(3, "c", day: 5, name: "B"),
      entry(4, "d", day: 13, name: "B"),
    ]
    #expect(
      try states(filed, [decision(1, 1, .extend(instant(14)))]) == [
        1: .superseded, 2: .current, 3: .current, 4: .notCounted,
      ])
  }

  @Test func aWithdrawnVersionLeavesItsPlaceToTheOneBefore() throws {
    let filed = [entry(1, "a", day: 5), entry(2, "b", day: 6), entry(3, "b", day: 7)]
    let withdrawn = decision(1, 3, .withdraw)
    #expect(try states(filed, [withdrawn]) == [1: .current, 2: .withdrawn, 3: .duplicate])
    #expect(
      try states(filed, [withdrawn, decision(2, 2, .accept)])
        == [1: .superseded, 2: .current, 3: .duplicate])
  }

  @Test func aDecisionOnATaskMovesNoEntry() throws {
    let filed = [entry(1, "a", day: 5), entry(2, "b", day: 11)]
    #expect(
      try states(filed, [decision(1, 2, .accept, task: "1")]) == [1: .current, 2: .notCounted])
  }

  @Test func theLastOfOneKindHolds() throws {
    let filed = [entry(1, "a", day: 20)]
    let effects = DecisionEffects(
      filed, [decision(1, 1, .received(instant(9))), decision(2, 1, .received(instant(11)))],
      deadline: deadline, asOf: now)
    let receipt = effects.receipt(of: filed[0])
    #expect(receipt.status == .contested && receipt.receipt?.evidence == .decision)
    #expect(effects.decisions(on: 1).count == 2)
  }
}
