import Foundation
import IntakeCore
import IntakeFiles
import IntakeRegister
import Testing

@testable import Intake

@Suite struct InboxTests {
  let office: InboxOffice

  init() throws {
    office = try InboxOffice()
  }

  @Test func takesEverythingInAndMovesItAway() throws {
    try office.put("b.txt", list("B", "1|b|1|100|e"))
    try office.put("a/list.txt", list("A", "1|a|1|100|e"))
    try office.put("a/deep/outline.txt", outline("A", "1|a|1|100|e"))
    let summary = try office.run(received: "2023-04-12T08:30:00")
    #expect(
      summary.taken.map(\.document?.identity.path) == [
        "a/deep/outline.txt", "a/list.txt", "b.txt",
      ])
    #expect(summary.taken.map(\.entry) == [1, 2, 3])
    #expect(summary.outcome == .eligible)
    #expect(summary.after.received == 3 && summary.after.current == 3 && summary.after.tasks == 2)
    #expect(
      try office.names("inbox/processed") == [
        "000001-outline.txt", "000002-list.txt", "000003-b.txt",
      ])
    #expect(try office.open(.reading).entries().map(\.packet?.description) == ["a", "a", nil])
    #expect(try office.open().verify().problems == [])
  }

  @Test(arguments: [false, true])
  func secondRunChangesNothing(leave: Bool) throws {
    try office.put("a.txt", list("A", "1|a|1|100|e"))
    try office.put("b/x.txt", list("B", "1|b|1|100|i"))
    try office.book("a.txt,2023-04-12 08:30", "b,2023-05-20")
    let first = try office.run(leave: leave)
    #expect(first.outcome == .notEligible)
    let before = try office.dump()
    let second = try office.run(leave: leave)
    #expect(second.taken.isEmpty && second.outcome == .eligible)
    #expect(second.known == (leave ? 2 : 0))
    #expect(second.mailBookTroubles == [])
    #expect(try office.dump() == before)
  }

  @Test func severalJobsGiveTheSameRegister() throws {
    let other = try InboxOffice()
    for number in 1...30 {
      for office in [office, other] {
        try office.put(
          "f\(number).txt", list("U\(number % 7)", "1|t\(number)|1|\(number)|e"))
      }
    }
    try office.run(received: "2023-04-12T08:30:00", jobs: 1)
    try other.run(received: "2023-04-12T08:30:00", jobs: 4)
    #expect(try office.dump() == other.dump())
  }

  @Test func sameContentIsAFurtherReceiptOfTheFirst() throws {
    let content = list("A", "1|a|1|100|e")
    try office.put("a.txt", content)
    try office.run(received: "2023-04-12T08:30:00")
    try office.put("again.txt", content)
    let summary = try office.run(received: "2023-04-13T08:30:00")
    #expect(try office.states() == ["a.txt": "current", "again.txt": "duplicate"])
    #expect(summary.taken.first?.document?.findings.map(\.code) == ["R001"])
    #expect(summary.after.duplicate == 1 && summary.after.balance)
    let dossier = try #require(try office.open(.reading).dossier(1))
    #expect(dossier.duplicates == [2])
    #expect(try office.open(.reading).archive.contents().count == 1)
  }

  @Test func theEarliestReceiptOfAContentCounts() throws {
    let content = list("A", "1|a|1|100|e")
    try office.put("late.txt", content)
    try office.run(received: "2023-06-01T08:30:00")
    try office.put("in-time.txt", content)
    try office.run(received: "2023-04-12T08:30:00")
    #expect(try office.states() == ["late.txt": "duplicate", "in-time.txt": "current"])
  }

  @Test func whatCannotBeToldIsQuarantined() throws {
    try office.put("x.txt", "no form\nby A\n")
    try office.put("y.txt", "list\ntask 1|a|1|100|e\n")
    let summary = try office.run(received: "2023-04-12T08:30:00")
    #expect(summary.after.quarantined == 2 && summary.after.balance)
  }

  @Test func aNameThatIsNoUTF8IsTakenIn() throws {
    let folder = try Folder.open(office.inbox.path)
    let name = FileName([0x62, 0xFF, 0x2E, 0x74, 0x78, 0x74])
    try folder.create(name).write(Array(list("A", "1|a|1|100|e").utf8))
    let summary = try office.run(received: "2023-04-12T08:30:00")
    #expect(summary.taken.map(\.document?.identity.path) == ["b\\xFF.txt"])
    #expect(
      try Folder.open(office.inbox.path + "/processed").names()
        == [FileName(Array("000001-".utf8) + name.bytes)])
  }

  @Test func everythingElseIsLeftAloneAndSaid() throws {
    let files = FileManager.default
    try office.put("good.txt", list("A", "1|a|1|100|e"))
    for name in [".hidden", "x.part", "~$x.docx", "Thumbs.db"] { try office.put(name, "x") }
    try office.put("two.txt", "x")
    try files.linkItem(
      at: office.inbox.appending(path: "two.txt"), to: office.inbox.appending(path: "three.txt"))
    try files.createSymbolicLink(
      at: office.inbox.appending(path: "link"), withDestinationURL: URL(filePath: "/etc/passwd"))
    let writer = try Folder.open(office.inbox.path).create(FileName("open.txt"))
    let summary = try office.run(received: "2023-04-12T08:30:00")
    #expect(summary.taken.count == 1)
    #expect(
      Dictionary(uniqueKeysWithValues: summary.leftAlone.map { ($0.path, $0.reason) }) == [
        ".hidden": .hidden, "x.part": .temporaryName, "~$x.docx": .temporaryName,
        "Thumbs.db": .hidden, "two.txt": .hardLinks, "three.txt": .hardLinks, "link": .link,
        "open.txt": .openForWriting,
      ])
    withExtendedLifetime(writer) {}
  }

  @Test func filesThatStillChangeWait() throws {
    try office.put("new.txt", list("A", "1|a|1|100|e"))
    try office.put("old.txt", list("B", "1|b|1|100|e"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -60)],
      ofItemAtPath: office.inbox.appending(path: "old.txt").path)
    let summary = try office.run(received: "2023-04-12T08:30:00", settle: 10)
    #expect(summary.taken.map(\.document?.identity.path) == ["old.txt"])
    #expect(summary.leftAlone.map(\.reason) == [.unsettled])
  }

  @Test func aFileDatedInTheFutureIsNotStuck() throws {
    try office.put("future.txt", list("A", "1|a|1|100|e"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 1_000_000)],
      ofItemAtPath: office.inbox.appending(path: "future.txt").path)
    #expect(try office.run(received: "2023-04-12T08:30:00", settle: 1).taken.count == 1)
  }

  /// A clock that goes back or far ahead dates the events and decides nothing.
  @Test func numbersRiseWhateverTheClockSays() throws {
    let office = try InboxOffice()
    let day: Int64 = 86_400
    for (turn, seconds) in [1_700_000_000, 1_700_000_000 - day, 2_100_000_000, -day].enumerated() {
      try office.put("\(turn).txt", list("A\(turn)", "1|x|1|100|e"))
      let register = try Register.open(
        directory: office.registerPath, clock: { Instant(secondsSinceEpoch: seconds) })
      let summary = try IntakeRun(
        register: register, judging: office.judging,
        options: IntakeRun.Options(
          inbox: office.inbox.path, received: try office.instant("2023-04-10T08:00:00"), settle: 0),
        surroundings: office.surroundings
      ).run()
      #expect(summary.taken.map(\.entry) == [turn + 1] && summary.outcome == .eligible)
    }
    #expect(try office.open(.reading).verify().isSound)
  }

  @Test func foldersAndFilesAreTheOwnersAlone() throws {
    try office.put("a.txt", list("A", "1|a|1|100|e"))
    try office.run()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: office.registerPath)
    for path in [""] + paths {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: office.registerPath + "/" + path)
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(path)")
    }
  }

  @Test func aRunWhileAnotherHoldsTheRegisterIsRefused() throws {
    let held = try office.open()
    #expect(throws: RegisterError.busy(office.registerPath)) { try office.run() }
    withExtendedLifetime(held) {}
  }

  @Test func anotherVersionOfTheCallIsRefused() throws {
    try office.run()
    var call = Call.forTests
    call.sha256 = String(repeating: "b", count: 64)
    let register = try office.open()
    #expect(throws: RegisterError.self) { try register.pin(call) }
  }
}
