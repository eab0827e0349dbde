import Foundation
import IntakeCore
import IntakeRegister
import IntakeFiles
import Testing

@testable import Intake

@Suite struct InboxMailBookTests {
  let office: InboxOffice

  init() throws {
    office = try InboxOffice()
  }

  @Test func everyColumnIsRead() throws {
    let text = """
      Tệp\tĐến lúc\tHình thức\tSố đến\tDấu bưu điện
      ./so-ct\\pl1.xml\t12/4/2023 8h30\tTrực tiếp\t125\t2023-04-10

      "so ""a"".xml"\t2023-04-12\t\t\t
      """
    let book = try MailBook(Array(text.utf8), zone: ZoneOffset(minutes: 420))
    #expect(book.lines.map(\.path) == ["so-ct/pl1.xml", "so \"a\".xml"])
    #expect(book.lines.map(\.place) == [2, 4])
    #expect(
      book.lines.map { $0.evidence.at.iso(in: ZoneOffset(minutes: 420)) } == [
        "2023-04-12T08:30:00+07:00", "2023-04-12T23:59:59+07:00",
      ])
    #expect(book.lines[0].evidence.number == "125")
    #expect(book.lines[0].evidence.channel == "Trực tiếp")
    #expect(book.troubles == [])
  }

  @Test func aBookThatIsNoneStopsTheRun() throws {
    try office.put("a.txt", list("A", "1|a|1|100|e"))
    try office.put("so-den.csv", "Tên,Ngày\na.txt,2023-04-12\n")
    #expect(throws: MailBookError.noHeader) { try office.run() }
    #expect(try office.names("inbox") == ["a.txt", "so-den.csv"])
  }

  @Test func faultyAndUnusedLinesAreToldAndHurtNoOther() throws {
    for name in ["a", "b", "c"] { try office.put("\(name).txt", list(name, "1|a|1|1|e")) }
    try office.book(
      "a.txt,2023-04-12 08:30", "b.txt,yesterday", ",2023-04-12", "nobody.txt,2023-04-12")
    let summary = try office.run(received: "2023-04-20T08:00:00")
    #expect(
      summary.mailBookTroubles == [
        MailBookTrouble(row: 3, problem: .time(path: "b.txt", "yesterday")),
        MailBookTrouble(row: 4, problem: .noPath),
        MailBookTrouble(row: 5, problem: .unused(path: "nobody.txt")),
      ])
    #expect(
      summary.taken.map(\.document.receipt.receipt?.evidence) == [.mailBook, nil, .stated])
    #expect(summary.taken[1].document.receipt.status == .undetermined)
    #expect(try office.names("inbox") == ["processed", "so-den.csv"])
  }

  @Test func aFolderLineServesAllInItOnce() throws {
    try office.put("p/a.txt", list("A", "1|a|1|1|e"))
    try office.put("p/b.txt", outline("A", "1|a|1|1|e"))
    try office.put("p/own.txt", list("B", "1|a|1|1|e"))
    try office.book("p/,2023-04-12 08:30", "p/own.txt,2023-06-12 08:30")
    let first = try office.run()
    #expect(first.taken.map(\.document.receipt.status) == [.onTime, .onTime, .late])
    #expect(first.mailBookTroubles == [])
    // What comes later into the same folder was not delivered then.
    try office.put("p/c.txt", list("C", "1|a|1|1|e"))
    #expect(try office.run().taken.map(\.document.receipt.status) == [.undetermined])
  }

  @Test func aFolderLineWaitsForWhatIsNotReady() throws {
    try office.put("p/a.txt", list("A", "1|a|1|1|e"))
    try office.book("p,2023-04-12 08:30")
    let path = FileName("b.txt")
    var writer: OpenFile? = try Folder.open(office.inbox.path + "/p").create(path)
    try writer?.write(Array(outline("A", "1|a|1|1|e").utf8))
    #expect(try office.run().leftAlone.map(\.reason) == [.openForWriting])
    writer = nil
    #expect(try office.run().taken.map(\.document.receipt.status) == [.onTime])
  }

  @Test func aPathDeliveredAgainNeedsItsOwnLine() throws {
    try office.put("a.txt", list("A", "1|a|1|1|e"))
    try office.book("a.txt,2023-04-12 08:30")
    #expect(try office.run().taken.map(\.document.receipt.status) == [.onTime])
    try office.put("a.txt", list("A", "1|a2|1|1|e"))
    #expect(try office.run().taken.map(\.document.receipt.status) == [.undetermined])
    try office.put("a.txt", list("A", "1|a3|1|1|e"))
    try office.book("a.txt,2023-04-12 08:30", "a.txt,2023-04-13 08:30")
    #expect(try office.run().taken.map(\.document.receipt.status) == [.onTime])
    #expect(
      try office.open(.reading).entries().map(\.standing.state) == [
        .superseded, .notCounted, .current,
      ])
  }
}
