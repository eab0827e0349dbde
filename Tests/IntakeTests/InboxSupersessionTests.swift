import IntakeCore
import IntakeRegister
import Testing

@testable import Intake

@Suite struct InboxSupersessionTests {
  /// Path, received, and where it must stand at the end.
  static let versions = [
    ("c.txt", "2023-04-10T08:00:00", "superseded"),
    ("a.txt", "2023-04-11T08:00:00", "superseded"),
    ("b.txt", "2023-04-12T08:00:00", "current"),
    ("e.txt", "2023-06-02T08:00:00", "not-counted"),
  ]

  @Test func theEndDoesNotDependOnTheOrderOfRuns() throws {
    for order in permutations(Array(Self.versions.indices)) {
      let office = try InboxOffice()
      for position in order {
        let (path, received, _) = Self.versions[position]
        try office.put(path, list("A", "1|x|1|\(100 + position)|e"))
        try office.run(received: received)
      }
      #expect(
        try office.states()
          == Dictionary(uniqueKeysWithValues: Self.versions.map { ($0.0, $0.2) }), "\(order)")
      #expect(try office.open().verify().isSound)
    }
  }

  @Test func inOneRunTheLaterReceivedSupersedes() throws {
    let office = try InboxOffice()
    for (position, version) in Self.versions.enumerated() {
      try office.put(version.0, list("A", "1|x|1|\(100 + position)|e"))
    }
    try office.put(
      "so-den.csv",
      "\u{FEFF}Tệp;Đến lúc\r\n"
        + Self.versions.map { "\($0.0);\($0.1.replacing("T", with: " "))\r\n" }.joined())
    let summary = try office.run()
    #expect(
      try office.states()
        == Dictionary(uniqueKeysWithValues: Self.versions.map { ($0.0, $0.2) }))
    let register = try office.open(.reading)
    let superseded = try #require(
      summary.taken.first { $0.document?.identity.path == "c.txt" })
    #expect(superseded.document?.findings.map(\.code) == ["R002"])
    #expect(try register.dossier(superseded.entry)?.summary.standing.because == 1)
    #expect(try register.dossier(1)?.supersedes == [superseded.entry])
  }

  @Test func withoutOneOnTimeTheFirstStands() throws {
    let office = try InboxOffice()
    try office.put("first.txt", list("A", "1|x|1|100|e"))
    try office.run(received: "2023-06-01T08:00:00")
    try office.put("second.txt", list("A", "1|x|1|101|e"))
    try office.run(received: "2023-06-02T08:00:00")
    try office.put("unknown.txt", list("A", "1|x|1|102|e"))
    try office.run()
    #expect(
      try office.states() == [
        "first.txt": "current", "second.txt": "not-counted", "unknown.txt": "not-counted",
      ])
  }

  @Test func anOutlineSupersedesItsOwnTasksOnly() throws {
    let office = try InboxOffice()
    try office.put("list.txt", list("A", "1|x|1|100|e", "2|y|2|100|e"))
    try office.put("o1.txt", outline("A", "1|x|1|100|e"))
    try office.put("o2.txt", outline("A", "2|y|2|100|e"))
    try office.run(received: "2023-04-10T08:00:00")
    try office.put("o2-new.txt", outline("A", "2|y|2|100|r"))
    try office.run(received: "2023-04-11T08:00:00")
    #expect(
      try office.states() == [
        "list.txt": "current", "o1.txt": "current", "o2.txt": "superseded",
        "o2-new.txt": "current",
      ])
    let register = try office.open(.reading)
    #expect(try register.document(1).tasks.map(\.verdict) == [.eligible, .review])
    #expect(try register.listedTasks(call: "test").map(\.outline) == [2, 4])
  }

  @Test func anOutlineThatComesLaterMakesTheSubmissionJudgedAgain() throws {
    let office = try InboxOffice()
    office.rules = pairingRules
    try office.put("list.txt", list("A", "1|x|1|100|e"))
    let first = try office.run(received: "2023-04-10T08:00:00")
    #expect(first.taken.first?.document?.findings.map(\.code) == ["X001"])
    #expect(first.after.ineligible == 1)
    try office.put("outline.txt", outline("A", "1|x|1|100|e"))
    let second = try office.run(received: "2023-04-11T08:00:00")
    #expect(second.after.eligible == 1 && second.after.ineligible == 0)
    try office.put("late.txt", outline("A", "1|x|1|100|e", note: "again"))
    let third = try office.run(received: "2023-06-11T08:00:00")
    #expect(third.after.notCounted == 1 && third.after.eligible == 1)
  }

  @Test func anOutlineUnderAnotherNameIsComparedWithTheListOfItsPacket() throws {
    let office = try InboxOffice()
    office.rules = pairingRules
    try office.put("p/list.txt", list("A", "1|x|1|100|e", "2|y|1|100|e"))
    try office.put("p/1.txt", outline("A", "1|x|1|100|e"))
    try office.put("p/1-too.txt", outline("Not A", "1|x|1|100|e"))
    try office.put("p/2.txt", outline("Not A", "2|y|1|100|e"))
    let first = try office.run(received: "2023-04-10T08:00:00")
    #expect(first.after.current == 4)
    #expect(try office.open(.reading).document(4).findings.map(\.code) == ["X007", "X007"])
    // Once the other one has a list of its own, its outlines are its own again.
    try office.put("own.txt", list("Not A", "1|x|1|100|e", "2|y|1|100|e"))
    let second = try office.run(received: "2023-04-11T08:00:00")
    #expect(second.after.current == 5 && second.after.eligible == 3)
    #expect(try office.open(.reading).document(4).findings.map(\.code) == ["X001"])
  }

  @Test func aCodeJoinsDocumentsThatNameItWithThoseThatDoNot() throws {
    let office = try InboxOffice()
    try office.put("1.txt", list("A", "1|x|1|100|e"))
    try office.run(received: "2023-04-10T08:00:00")
    try office.put("2.txt", list("A|H01", "1|x|1|101|e"))
    try office.run(received: "2023-04-11T08:00:00")
    #expect(try office.states() == ["1.txt": "superseded", "2.txt": "current"])
    // A second code under the same name: nobody can tell any more whose the first one is.
    try office.put("3.txt", list("A|H02", "1|x|1|102|e"))
    try office.run(received: "2023-04-12T08:00:00")
    #expect(
      try office.states() == ["1.txt": "current", "2.txt": "current", "3.txt": "current"])
    #expect(try office.open().verify().isSound)
  }
}

private func permutations(_ items: [Int]) -> [[Int]] {
  guard let first = items.first else { return [[]] }
  return permutations(Array(items.dropFirst())).flatMap { rest in
    (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
  }
}
