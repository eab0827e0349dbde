import IntakeCore
import IntakeRegister
import Testing

@testable import Intake

/// A decision that was recorded counts, also where the run was cut off right after.
@Suite struct DecisionCrashTests {
  private func office() throws -> InboxOffice {
    let office = try InboxOffice()
    try office.put("a.txt", list("A", "1|x|1|100|e"))
    try office.run(received: "2023-04-10T08:00:00")
    try office.put("b.txt", list("A", "1|x|1|200|e"))
    try office.run(received: "2023-06-10T08:00:00")
    return office
  }

  private func record(
    _ office: InboxOffice, entry: Int = 2, _ action: Decision.Action = .accept
  ) throws {
    _ = try office.open().record(
      Register.NewDecision(
        entry: entry, action: action,
        authority: Authority(by: "b", why: "w", document: "d")),
      asOf: office.judging.basis.asOf)
  }

  private func finish(_ office: InboxOffice) throws {
    try IntakeRun.finishPending(
      register: try office.open(), judging: office.judging,
      surroundings: office.surroundings)
  }

  @Test func theNextRunFinishesIt() throws {
    let whole = try office()
    #expect(try whole.states() == ["a.txt": "current", "b.txt": "not-counted"])
    try record(whole)
    #expect(try !whole.open().verify().isSound)
    try finish(whole)
    #expect(try whole.states() == ["a.txt": "superseded", "b.txt": "current"])
    let books = try whole.open().books(call: Call.forTests.id)
    #expect(books.balance && books.superseded == 1 && books.current == 1)

    let cut = try office()
    try record(cut)
    try cut.run()
    #expect(try cut.dump() == whole.dump())
    #expect(try cut.open().verify().isSound)
    // And nothing more is ever added.
    try cut.run()
    #expect(try cut.dump() == whole.dump())
  }

  @Test func anExtensionHoldsForWhatComesLater() throws {
    let office = try InboxOffice()
    try office.put("a.txt", list("A", "1|x|1|100|e"))
    try office.run(received: "2023-04-10T08:00:00")
    try record(office, entry: 1, .extend(try office.instant("2023-06-11T00:00:00")))
    try office.put("b.txt", list("A", "1|x|1|200|e"))
    try office.put("c.txt", list("B", "1|z|1|200|e"))
    try office.run(received: "2023-06-10T08:00:00")
    #expect(
      try office.states() == ["a.txt": "superseded", "b.txt": "current", "c.txt": "current"])
    let entries = try office.open(.reading).entries()
    #expect(entries.map(\.receipt) == [.onTime, .onTime, .late])
  }
}
