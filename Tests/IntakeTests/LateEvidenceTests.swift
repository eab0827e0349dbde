import Foundation
import IntakeCore
import IntakeFiles
import IntakeRegister
import Testing

@testable import Intake

/// Lines of the mail book that come after their files were registered.
@Suite struct LateEvidenceTests {
  let office: InboxOffice

  init() throws {
    office = try InboxOffice()
  }

  private func receipts() throws -> [String] {
    try office.open(.reading).entries().map {
      "\($0.receipt.rawValue) \($0.receivedAt?.iso(in: ZoneOffset(minutes: 420)).prefix(10) ?? "-")"
    }
  }

  @Test func aLineFillsWhatIsUndetermined() throws {
    try office.put("a.txt", list("A", "1|a|1|1|e"))
    try office.put("p/b.txt", list("B", "1|a|1|1|e"))
    try office.put("p/c.txt", outline("B", "1|a|1|1|e"))
    _ = try office.run()
    #expect(try receipts() == Array(repeating: "undetermined -", count: 3))
    try office.book("a.txt,2023-04-12 08:30", "p,2023-04-13")
    let summary = try office.run()
    #expect(summary.proved == [1, 2, 3] && summary.mailBookTroubles == [])
    #expect(try receipts() == ["on-time 2023-04-12", "on-time 2023-04-13", "on-time 2023-04-13"])
    // What was recorded stands, and the book has nothing more to say.
    let again = try office.run()
    #expect(again.proved == [] && again.mailBookTroubles == [])
    let verified = try office.open(.checking(patience: 0)).verify()
    #expect(verified.isSound, "\(verified.problems)")
  }

  @Test func aLineServesWhatLiesThereNowFirstThenTheOldest() throws {
    try office.put("a.txt", list("A", "1|a|1|1|e"))
    _ = try office.run()
    try office.put("a.txt", list("A", "1|a|2|2|e"))
    _ = try office.run()
    try office.put("a.txt", list("A", "1|a|3|3|e"))
    try office.book("a.txt,2023-04-11")
    #expect(try office.run().proved == [])
    #expect(try receipts() == ["undetermined -", "undetermined -", "on-time 2023-04-11"])
    try office.book("a.txt,2023-04-11", "a.txt,2023-04-12")
    #expect(try office.run().proved == [1])
    try office.book("a.txt,2023-04-11", "a.txt,2023-04-12", "a.txt,2023-04-13")
    #expect(try office.run().proved == [2])
    // The order of arrival is that of the receipts, whichever was registered first.
    #expect(
      try office.open(.reading).entries().map(\.standing.state) == [
        .superseded, .current, .superseded,
      ])
  }

  @Test func aLineWaitsForAFileThatIsNotReady() throws {
    try office.put("a.txt", list("A", "1|a|1|1|e"))
    _ = try office.run()
    try office.put("a.txt", list("A", "1|a2|1|1|e"))
    try office.book("a.txt,2023-04-11")
    #expect(try office.run(settle: 3_600).leftAlone.map(\.reason) == [.unsettled])
    #expect(try receipts() == ["undetermined -"])
    _ = try office.run()
    #expect(try receipts() == ["undetermined -", "on-time 2023-04-11"])
  }

  @Test func aFileThatWasLeftIsServedToo() throws {
    try office.put("a.txt", list("A", "1|a|1|1|e"))
    _ = try office.run(leave: true)
    try office.book("a.txt,2023-04-11")
    #expect(try office.run(leave: true).proved == [1])
    #expect(try office.run(leave: true).mailBookTroubles == [])
    #expect(try receipts() == ["on-time 2023-04-11"])
  }

  @Test func whatIsDeterminedStaysAndIsTold() throws {
    try office.put("a.txt", list("A", "1|a|1|1|e"))
    _ = try office.run(received: "2023-04-20T08:00:00")
    try office.book("a.txt,2023-04-12 08:30")
    let summary = try office.run()
    #expect(summary.proved == [])
    #expect(
      summary.mailBookTroubles == [
        MailBookTrouble(row: 2, problem: .determined(path: "a.txt", entry: 1))
      ])
    #expect(try receipts() == ["on-time 2023-04-20"])
  }

  @Test func whatALaterRunStatesFillsNothing() throws {
    try office.put("a.txt", list("A", "1|a|1|1|e"))
    _ = try office.run()
    try office.put("b.txt", list("B", "1|a|1|1|e"))
    _ = try office.run(received: "2023-04-20T08:00:00")
    #expect(try receipts() == ["undetermined -", "on-time 2023-04-20"])
  }

  @Test func aCorrectedLineFillsWhatItsFaultyFormLeftOpen() throws {
    try office.put("a.txt", list("A", "1|a|1|1|e"))
    try office.book("a.txt,hôm qua")
    _ = try office.run()
    #expect(try receipts() == ["undetermined -"])
    try office.book("a.txt,2023-04-12")
    _ = try office.run()
    #expect(try receipts() == ["on-time 2023-04-12"])
  }
}

/// Which file of an inbox is its mail book, and when it may be read.
@Suite struct BookNameTests {
  let office: InboxOffice

  init() throws {
    office = try InboxOffice()
    try office.put("a.txt", list("A", "1|a|1|1|e"))
  }

  private static let book = "Tệp,Đến lúc\na.txt,2023-04-12 08:30\n"

  @Test(arguments: ["so-den.csv", "So-Den.csv", "SO_DEN.CSV", "Sổ đến.csv", "so den.csv"])
  func aBookHoweverItIsWritten(_ name: String) throws {
    try office.put(name, Self.book)
    let summary = try office.run()
    #expect(summary.taken.map(\.document?.receipt.status) == [.onTime])
  }

  @Test(arguments: [
    "so-den (1).csv", "so-den - Copy.csv", "Copy of so-den.csv", "so-den-2023.csv", "So-Den.csv",
    "so-den.xlsx", "sổ đến - bản sao.csv",
  ])
  func aSecondOneStopsTheRun(_ name: String) throws {
    try office.put("so-den.csv", Self.book)
    try office.put(name, Self.book)
    let error = #expect(throws: MailBookError.self) { try office.run() }
    #expect(error?.message.vi.contains(name.precomposedStringWithCanonicalMapping) == true)
    #expect(error.map { Failure($0 as any Error)?.exit == .usage } == true)
    #expect(try office.open(.reading).entries().isEmpty)
    // One that only looks so is no document either.
    try FileManager.default.removeItem(at: office.inbox.appending(path: "so-den.csv"))
    guard BookName(FileName(name)) == .lookAlike else { return }
    #expect(throws: MailBookError.self) { try office.run() }
  }

  @Test(arguments: ["so-den-phu-luc-1.csv", "danh-sach.csv", "so.csv", "so-den.xml"])
  func anyOtherNameIsNone(_ name: String) {
    #expect(BookName(FileName(name)) == nil)
  }

  @Test(arguments: [".~lock.so-den.csv#", "~$so-den.csv"])
  func filesWaitForABookThatIsOpen(_ lock: String) throws {
    try office.put("so-den.csv", Self.book)
    try office.put(lock, "")
    let waiting = try office.run()
    #expect(waiting.taken.isEmpty && waiting.outcome == .eligible)
    #expect(waiting.leftAlone.contains { $0.reason == .bookUnsettled && $0.path == "a.txt" })
    // What the command line says needs no book.
    try FileManager.default.removeItem(at: office.inbox.appending(path: lock))
    #expect(try office.run().taken.map(\.document?.receipt.status) == [.onTime])
  }

  @Test func aBookThatChangesIsWaitedFor() throws {
    let old = Date(timeIntervalSinceNow: -3_600)
    try FileManager.default.setAttributes(
      [.modificationDate: old], ofItemAtPath: office.inbox.appending(path: "a.txt").path)
    try office.put("so-den.csv", Self.book)
    #expect(try office.run(settle: 600).leftAlone.map(\.reason) == [.bookUnsettled])
    let stated = try office.run(received: "2023-04-20T08:00:00", settle: 600)
    #expect(stated.taken.map(\.document?.receipt.receipt?.evidence) == [.stated])
  }
}
