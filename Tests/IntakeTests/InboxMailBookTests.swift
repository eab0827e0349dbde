import Foundation
import IntakeCore
import IntakeRegister
import IntakeFiles
import IntakeTesting
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

  /// Moments are cells with a date and a time; a day without a time counts as its end.
  @Test func aBookMayBeAWorkbook() throws {
    let rows: [[TestCell]] = [
      ["SỔ CÔNG VĂN ĐẾN"], ["Tệp", "Đến lúc", "Hình thức", "Số đến"],
      [
        "a.xlsx", .number("45028.3541666667", format: "dd/mm/yyyy hh:mm"), "Trực tiếp",
        .number("125"),
      ],
      ["b.xlsx", .number("45029", format: "dd/mm/yyyy"), .blank, .number("7", format: "000")],
      ["c.xlsx", "28/4/2023 16:00"],
    ]
    let open: [[TestCell]] = [
      rows[0], rows[1],
      ["a.xlsx", .number("2023-04-12T08:30:00", format: "yyyy"), "Trực tiếp", .number("125")],
      ["b.xlsx", .number("2023-04-13", format: "yyyy"), .blank, .number("007")], rows[4],
    ]
    let cover = TestSheet("Bìa", [["Năm 2023"]])
    let books = [
      WorkbookMaker([cover, TestSheet("Sổ", rows)]).bytes(),
      OpenWorkbookMaker([cover, TestSheet("Sổ", open)]).bytes(),
    ]
    for bytes in books {
      let book = try MailBook(bytes, zone: ZoneOffset(minutes: 420))
      #expect(book.troubles == [])
      #expect(book.lines.map(\.path) == ["a.xlsx", "b.xlsx", "c.xlsx"])
      #expect(
        book.lines.map { $0.evidence.at.iso(in: ZoneOffset(minutes: 420)) } == [
          "2023-04-12T08:30:00+07:00", "2023-04-13T23:59:59+07:00", "2023-04-28T16:00:00+07:00",
        ])
      #expect(book.lines.map(\.evidence.number) == ["125", "007", nil])
    }
  }

  /// A title line above, quotes over two lines, and what stands in each row.
  private static let plainBook = """
    SỔ CÔNG VĂN ĐẾN THÁNG 4

    Tệp,Đến lúc,Hình thức,Số đến
    a.xml,2023-04-12 08:30,Trực tiếp,125
    "b, c.xml",28/04/2023 4:00 CH,"Bưu điện
    chuyển phát",126
    d.xml,8h30 ngày 12/4/2023,,
    e.xml,12/4/2023 2:30 CH,,
    g.xml,45044.6666666667,,
    h.xml,hôm qua,,
    """

  private static let dresses: [(String, @Sendable (String) -> [UInt8])] = [
    ("UTF-8", { Array($0.utf8) }),
    ("byte order mark", { [0xEF, 0xBB, 0xBF] + Array($0.utf8) }),
    ("semicolons", { Array($0.replacing("b, c", with: "b; c").replacing(",", with: ";").utf8) }),
    (
      "sep=",
      {
        Array(
          ("sep=;\n" + $0.replacing("b, c", with: "b_ c").replacing(",", with: ";"))
            .utf8)
      }
    ),
    ("tabs", { Array($0.replacing(",", with: "\t").utf8) }),
    ("carriage returns", { Array($0.replacing("\n", with: "\r\n").utf8) }),
    ("UTF-16", { [0xFF, 0xFE] + $0.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }),
    ("no accents", { Array($0.replacing("Tệp,Đến lúc", with: "Tep,Den luc").utf8) }),
  ]

  @Test(arguments: dresses.indices)
  func aBookIsReadInEveryDressOfAForm(_ dress: Int) throws {
    let (name, dressed) = Self.dresses[dress]
    let zone = ZoneOffset(minutes: 420)
    let book = try MailBook(dressed(Self.plainBook), zone: zone)
    #expect(book.lines.map { $0.path.first } == ["a", "b", "d", "e", "g"], "\(name)")
    #expect(
      book.lines.map { $0.evidence.at.iso(in: zone) } == [
        "2023-04-12T08:30:00+07:00", "2023-04-28T16:00:00+07:00", "2023-04-12T08:30:00+07:00",
        "2023-04-12T14:30:00+07:00", "2023-04-28T16:00:00+07:00",
      ], "\(name)")
    #expect(book.lines.map(\.place) == [4, 5, 6, 7, 8], "\(name)")
    #expect(
      book.troubles == [MailBookTrouble(row: 9, problem: .time(path: "h.xml", "hôm qua"))],
      "\(name)")
  }

  @Test func aBookWithAMonthFirstLineIsDoubtful() throws {
    let book = try MailBook(
      Array(
        "Tệp,Đến lúc\na,4/28/2023 08:00\nb,4/5/2023 08:00\nc,28/4/2023 08:00\nd,5/5/2023\n".utf8),
      zone: ZoneOffset(minutes: 420))
    #expect(book.lines.map(\.path) == ["c", "d"])
    #expect(
      book.troubles == [
        MailBookTrouble(row: 2, problem: .monthFirst(path: "a", "4/28/2023 08:00")),
        MailBookTrouble(row: 3, problem: .monthFirst(path: "b", "4/5/2023 08:00")),
      ])
    #expect(book.unreadable == ["a", "b"])
    // Without such a line the day stands first.
    let plain = try MailBook(
      Array("Tệp,Đến lúc\nb,4/5/2023 08:00\n".utf8), zone: ZoneOffset(minutes: 420))
    #expect(plain.lines.count == 1 && plain.troubles.isEmpty)
  }

  @Test func aDamagedLineCostsItselfAlone() throws {
    let book = try MailBook(
      Array("Tệp,Đến lúc\na,2023-04-12\n\"b,2023-04-12\nc,2023-04-12\n".utf8),
      zone: ZoneOffset(minutes: 420))
    #expect(book.lines.map(\.path) == ["a", "c"])
    #expect(book.troubles == [MailBookTrouble(row: 3, problem: .damaged)])
  }

  @Test func aBookThatFitsNothingIsSummedUp() throws {
    try office.put("a.txt", list("A", "1|a|1|100|e"))
    try office.book((1...300).map { "khac-\($0).txt,2023-04-12 08:30" }.joined(separator: "\n"))
    #expect(
      try office.run().mailBookTroubles
        == [MailBookTrouble(row: nil, problem: .fitsNothing(lines: 300))])
    // Beside a line that fits, the first of the others are told.
    try office.put("b.txt", list("B", "1|b|1|100|e"))
    try office.book(
      "b.txt,2023-04-12 08:30",
      (1...300).map { "khac-\($0).txt,2023-04-12 08:30" }.joined(separator: "\n"))
    let troubles = try office.run().mailBookTroubles
    #expect(troubles.count == 21)
    #expect(troubles.last == MailBookTrouble(row: nil, problem: .more(lines: 280)))
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
      summary.taken.map(\.document?.receipt.receipt?.evidence) == [.mailBook, nil, .stated])
    #expect(summary.taken[1].document?.receipt.status == .undetermined)
    #expect(try office.names("inbox") == ["processed", "so-den.csv"])
  }

  @Test func aFolderLineServesAllInItOnce() throws {
    try office.put("p/a.txt", list("A", "1|a|1|1|e"))
    try office.put("p/b.txt", outline("A", "1|a|1|1|e"))
    try office.put("p/own.txt", list("B", "1|a|1|1|e"))
    try office.book("p/,2023-04-12 08:30", "p/own.txt,2023-06-12 08:30")
    let first = try office.run()
    #expect(first.taken.map(\.document?.receipt.status) == [.onTime, .onTime, .late])
    #expect(first.mailBookTroubles == [])
    // What comes later into the same folder was not delivered then.
    try office.put("p/c.txt", list("C", "1|a|1|1|e"))
    #expect(try office.run().taken.map(\.document?.receipt.status) == [.undetermined])
  }

  @Test func aFolderLineWaitsForWhatIsNotReady() throws {
    try office.put("p/a.txt", list("A", "1|a|1|1|e"))
    try office.book("p,2023-04-12 08:30")
    let path = FileName("b.txt")
    var writer: OpenFile? = try Folder.open(office.inbox.path + "/p").create(path)
    try writer?.write(Array(outline("A", "1|a|1|1|e").utf8))
    // A packet is taken in as a whole.
    let first = try office.run()
    #expect(first.taken.isEmpty)
    #expect(first.leftAlone.map(\.reason) == [.packetUnsettled, .openForWriting])
    writer = nil
    #expect(try office.run().taken.map(\.document?.receipt.status) == [.onTime, .onTime])
  }

  @Test func aPathDeliveredAgainNeedsItsOwnLine() throws {
    try office.put("a.txt", list("A", "1|a|1|1|e"))
    try office.book("a.txt,2023-04-12 08:30")
    #expect(try office.run().taken.map(\.document?.receipt.status) == [.onTime])
    try office.put("a.txt", list("A", "1|a|1|2|e"))
    #expect(try office.run().taken.map(\.document?.receipt.status) == [.undetermined])
    try office.put("a.txt", list("A", "1|a|1|3|e"))
    try office.book("a.txt,2023-04-12 08:30", "a.txt,2023-04-13 08:30")
    #expect(try office.run().taken.map(\.document?.receipt.status) == [.onTime])
    #expect(
      try office.open(.reading).entries().map(\.standing.state) == [
        .superseded, .notCounted, .current,
      ])
  }
}
