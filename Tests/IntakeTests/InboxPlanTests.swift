import Foundation
import IntakeCore
import IntakeFiles
import IntakeRegister
import Testing

@testable import Intake

@Suite struct InboxPlanTests {
  let office: InboxOffice
  private let asOf = Instant(secondsSinceEpoch: 1_700_000_000)

  init() throws {
    office = try InboxOffice()
  }

  @Test func eligibleTasksOfCurrentListsStandInOrder() throws {
    try office.put("1.txt", list("B", "10|b10|1|300|e", "2|b2|1|200|e", "3|held|1|100|r"))
    try office.put("2.txt", list("A", "1|a1|2|500|e", "2|a2|1|100|e", "3|bad|1|100|i"))
    try office.put("3.txt", list("A", "1|a1|1|100|e", "2|a2|1|100|e", "3|bad|1|90|i"))
    try office.put("4.txt", list("C", "1|late|1|100|e"))
    try office.put("5.txt", list("A", "1|contested|1|100|e"))
    try office.put("6.txt", "nothing")
    try office.book(
      "1.txt,2023-04-12", "2.txt,2023-04-12", "3.txt,2023-04-10", "4.txt,2023-06-01",
      "5.txt,2023-05-02", "6.txt,2023-04-12")
    try office.run()
    let plan = try office.plan(asOf: asOf)
    #expect(plan.groups.map { $0.lines.map(\.title) } == [["a2", "b2", "b10"], ["a1"]])
    #expect(plan.toReview.map(\.title) == ["held", nil])
    #expect(plan.toReview.map(\.entry) == [1, 5])
    #expect(plan.returned.map(\.title) == ["bad", "late", nil])
    #expect(plan.returned[1].reasons.map(\.finding.code) == ["T001"])
    #expect(plan.books.balance)
    #expect(plan.books.orientations.map(\.planTotal.decimal) == ["600000000", "500000000"])
  }

  @Test func aRegisterThatIsNotSettledGivesNoPlan() throws {
    try office.put("1.txt", list("B", "1|b|1|300|e"))
    let cut = FailPoints { if $0 == "durable.created" { throw CancellationError() } }
    #expect(throws: CancellationError.self) { try office.run(failPoints: cut) }
    let register = try office.open()
    #expect(try office.plan(register, asOf: asOf).books.tasks == 1)
    try register.beginSettling(call: "test", moved: [1], submissions: ["name:x"])
    #expect(throws: RegisterError.unsettled(submissions: 1)) {
      try office.plan(register, asOf: asOf)
    }
    try IntakeRun.finishPending(
      register: register, judging: office.judging, surroundings: office.surroundings)
    #expect(try office.plan(register, asOf: asOf).books.tasks == 1)
  }

  @Test func theFolderIsReplacedWhole() throws {
    let path = office.root.appending(path: "plan").path
    try PlanFolder.write(
      files: [("plan.csv", [1]), ("review.csv", [2])], to: path)
    try PlanFolder.write(files: [("plan.csv", [3])], to: path + "/")
    #expect(try office.names("plan") == ["plan.csv"])
    #expect(try Data(contentsOf: URL(filePath: path + "/plan.csv")) == Data([3]))
    #expect(try office.names("") == ["inbox", "plan"])
  }

  @Test func aFolderWithOtherThingsIsRefused() throws {
    let path = office.root.appending(path: "plan").path
    try PlanFolder.write(files: [("plan.csv", [1])], to: path)
    try Data("x".utf8).write(to: URL(filePath: path + "/mine.txt"))
    #expect(throws: PlanFolder.Refusal.holdsOtherThings(path: path, name: "mine.txt")) {
      try PlanFolder.write(files: [("plan.csv", [2])], to: path)
    }
    #expect(try office.names("plan") == ["mine.txt", "plan.csv"])
    #expect(throws: PlanFolder.Refusal.noName(path: ".")) {
      try PlanFolder.write(files: [], to: ".")
    }
  }
}
