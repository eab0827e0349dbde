import Foundation
import IntakeCore
import IntakeRegister
import Testing

@testable import Intake

/// R003: tasks very like those of other submitters, noted on the later entry.
@Suite struct InboxSimilarTasksTests {
  private let gom = "Tập huấn sản xuất sạch hơn cho các làng nghề gốm"
  private let alike = "Tập huấn về sản xuất sạch hơn cho làng nghề gốm"

  private func notes(_ office: InboxOffice) throws -> [Int: [Finding]] {
    let register = try office.open(.reading)
    var notes: [Int: [Finding]] = [:]
    for entry in try register.entries() {
      let found = try register.document(entry.number).findings.filter { $0.code == "R003" }
      if !found.isEmpty { notes[entry.number] = found }
    }
    return notes
  }

  @Test func theLaterEntryIsTold() throws {
    let office = try InboxOffice()
    try office.put("1.txt", list("B", "1|\(gom)|1|100|e"))
    try office.put("2.txt", list("A", "1|khác hẳn, không giống ai|1|100|e", "2|\(alike)|1|100|e"))
    let summary = try office.run(received: "2023-04-12T08:30:00")
    #expect(summary.outcome == .eligible)
    let found = try notes(office)
    #expect(found.keys.sorted() == [2])
    let note = try #require(found[2]?.first)
    #expect(found[2]?.count == 1)
    #expect(note.severity == .note)
    #expect(note.taskIndex == 2)
    #expect(
      note.message.vi == """
        “\(alike)” giống 83 % nhiệm vụ 1 của B (số đến 1); chữ trùng: “Tập huấn sản xuất sạch hơn \
        cho làng nghề gốm”; chữ riêng: “về”.
        """)
    #expect(note.related.map(\.document) == ["1.txt"])
  }

  @Test func runsDoNotMatter() throws {
    let together = try InboxOffice()
    let apart = try InboxOffice()
    let files = [
      ("1.txt", list("B", "1|\(gom)|1|100|e")), ("2.txt", list("A", "1|\(alike)|1|100|e")),
      ("3.txt", list("C", "1|\(gom)|1|100|e")), ("4.txt", list("B", "1|\(alike)|1|100|e")),
    ]
    let book = files.indices.map { "\(files[$0].0),2023-04-12 08:3\($0)" }.joined(separator: "\n")
    for office in [together, apart] { try office.put("so-den.csv", "Tệp,Đến lúc\n\(book)\n") }
    for (name, text) in files {
      try together.put(name, text)
      try apart.put(name, text)
      try apart.run()
    }
    try together.run()
    let (one, other) = (try notes(together), try notes(apart))
    #expect(one.mapValues { $0.map(\.message) } == other.mapValues { $0.map(\.message) })
    #expect(one.mapValues(\.count) == [2: 1, 3: 2, 4: 2])
  }

  /// A list that is most of the register is told what a small one is.
  @Test func aLargeListIsToldTheSame() throws {
    let office = try InboxOffice()
    for number in 1...12 {
      let title = number.isMultiple(of: 3) ? alike : "\(gom) số \(number)"
      try office.put("\(number + 10).txt", list("B\(number)", "1|\(title)|1|100|e"))
    }
    let rest = (1...9).map { "\($0 + 1)|khác hẳn, không giống ai \($0)|1|100|e" }
    try office.put("30.txt", list("Nhỏ", "1|\(gom)|1|100|e"))
    try office.put(
      "31.txt", list("Lớn", (["1|\(gom)|1|100|e"] + rest).joined(separator: "\ntask ")))
    try office.run(received: "2023-04-12T08:30:00")
    let found = try notes(office)
    let (small, large) = (try #require(found[13]), try #require(found[14]))
    #expect(small.map(\.related.first?.document) == ["11.txt", "12.txt", "14.txt"])
    #expect(large.map(\.related.first?.document) == ["30.txt", "11.txt", "12.txt"])
  }

  /// Of equal titles that stand otherwise now, one is looked for: it reaches all that the others do.
  @Test(arguments: [3, 30]) func equalTitlesThatChangeAreLookedForOnce(_ count: Int) throws {
    let office = try InboxOffice()
    for number in 1...count {
      try office.put(
        "\(100 + number).txt",
        list(
          "B\(number)", "1|\(gom)|1|100|e", "2|\(gom.uppercased())|1|100|e", "3|\(alike)|1|100|e"))
    }
    try office.run(received: "2023-04-12T08:30:00")
    let register = try office.open(.reading)
    let gone = Dictionary(
      uniqueKeysWithValues: (1...count).map { ($0, Standing(state: .withdrawn, submitter: "x")) })
    let similar = try SimilarTasks(register, office.judging.basis) { gone[$0] }
    #expect(similar.changed(before: .max).map(\.title) == [gom, alike])
    let still = try SimilarTasks(register, office.judging.basis) { _ in nil }
    #expect(still.changed(before: .max).isEmpty)
  }

  @Test func ownTasksAreNotLike() throws {
    let office = try InboxOffice()
    try office.put("1.txt", list("A", "1|\(gom)|1|100|e"))
    try office.put("2.txt", list("A", "1|\(gom)|1|100|e", "2|\(alike)|1|100|e"))
    try office.run(received: "2023-04-12T08:30:00")
    #expect(try notes(office).isEmpty)
  }
}
