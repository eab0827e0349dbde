import Foundation
import Intake
import IntakeCore
import IntakeRegister
@testable import IntakeReporting
import IntakeTesting
import Testing

/// The letters of whole registers: the samples' inbox, and the faulty drafts.
@Suite struct LetterTests {
  /// A register with the samples taken in.
  private final class Office {
    let scratch: Scratch
    let register: Register
    let entries: [EntrySummary]

    init(inbox: String, received: String?) throws {
      scratch = try Scratch()
      try FileManager.default.copyItem(
        atPath: Checkout.path(inbox), toPath: scratch.path("inbox"))
      let run = try Program.dexuat(
        [
          "intake", scratch.path("inbox"), "--register", scratch.path("so"), "--settle", "0",
          "--now", "2023-05-15T09:00:00+07:00", "--report", "line",
        ] + (received.map { ["--received", $0] } ?? []))
      #expect(run.status == 1, "\(run.complaint)")
      register = try Register.open(
        directory: scratch.path("so"), access: .reading,
        clock: { Instant(secondsSinceEpoch: 0) })
      entries = try register.entries()
    }

    func matter(_ entry: Int) throws -> LetterMatter {
      let desk = try LetterDesk(
        register: register, checker: DocumentChecker(call: try Checkout.call()))
      return try #require(try desk.matter(of: entry))
    }
  }

  private static let offices: [(String, String?)] = [
    ("samples/inbox", nil), ("samples/drafts", "2023-04-12 08:30"),
    ("samples/drafts", "2023-05-02 08:30"), ("samples/drafts", "2023-05-12 08:30"),
  ]

  @Test(arguments: offices)
  func everyLetterIsFitToSend(_ inbox: String, _ received: String?) throws {
    let office = try Office(inbox: inbox, received: received)
    var returns = 0
    for entry in office.entries {
      let matter = try office.matter(entry.number)
      for kind in LetterKind.allCases {
        guard let vi = Letter.of(kind, on: matter, language: .vi) else { continue }
        let en = try #require(Letter.of(kind, on: matter, language: .en))
        if kind == .return { returns += 1 }
        for letter in [vi, en] { check(letter) }
        #expect(vi.text != en.text && vi.html != en.html)
        let again = Letter.of(kind, on: try office.matter(entry.number), language: .vi)
        #expect(again?.text == vi.text && again?.html == vi.html)
      }
    }
    #expect(returns > 5)
  }

  private func check(_ letter: Letter) {
    let text = String(decoding: letter.text, as: UTF8.self)
    let html = String(decoding: letter.html, as: UTF8.self)
    for line in text.split(separator: "\n") { #expect(line.count <= 72, "\(line)") }
    for inner in [
      "so-den.csv", "--received", "register.sqlite", "dexuat", "strict-before", "/tmp", "R002",
      "Optional(", "<script",
    ] {
      #expect(!text.contains(inner) && !html.contains(inner), "\(inner)\n\(text)")
    }
    #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("default-src 'none'"))
  }

  /// Every error and every review of the current documents is told, each once at its place.
  @Test(arguments: offices)
  func nothingToMendIsLeftOut(_ inbox: String, _ received: String?) throws {
    let office = try Office(inbox: inbox, received: received)
    for entry in office.entries where entry.standing.state == .current {
      let document = try office.register.document(entry.number)
      let told = document.findings.filter {
        $0.severity >= .review
          && ![
            "T001", "T002", "T003", "T008", "R001", "R002", "R005", "R006", "R007",
          ].contains($0.code)
      }
      guard !told.isEmpty else { continue }
      let letter = try #require(
        Letter.of(.return, on: try office.matter(entry.number), language: .vi))
      let text = String(decoding: letter.html, as: UTF8.self)
      for finding in told {
        let message = TerminalText(finding.message.vi).text
        let escaped = HTMLText(message).text
        #expect(text.contains("<p>\(escaped)</p>"), "\(finding.code): \(message)")
      }
    }
  }

  /// A letter for any entry of a submission covers all of it.
  @Test func anyEntryGivesTheSubmissionsLetter() throws {
    let office = try Office(inbox: "samples/inbox", received: nil)
    let groups = Dictionary(grouping: office.entries.filter { $0.standing.submitter != nil }) {
      $0.standing.submitter ?? ""
    }
    for members in groups.values {
      let letters = try members.map {
        Letter.of(.receipt, on: try office.matter($0.number), language: .vi)?.text
      }
      #expect(Set(letters).count == 1, "\(members.map(\.number))")
    }
  }

  @Test func theCommandWritesLetters() throws {
    let office = try Office(inbox: "samples/inbox", received: nil)
    let so = office.scratch.path("so")
    let shown = try Program.dexuat(["register", "letter", "1", "--register", so])
    #expect(shown.status == 0 && shown.output.contains("GIẤY TIẾP NHẬN HỒ SƠ"))
    let file = office.scratch.path("thu.html")
    let written = try Program.dexuat([
      "register", "letter", "1", "--register", so, "--kind", "return", "--report", "html",
      "--output", file,
    ])
    #expect(written.status == 0 && written.output.isEmpty)
    let page = try String(contentsOfFile: file, encoding: .utf8)
    #expect(page.contains("V/v đề nghị hoàn thiện hồ sơ") && page.contains("Kính gửi:"))
    let eligible = try #require(
      office.entries.first { $0.submitter?.name.contains("Bắc Ninh") == true })
    let none = try Program.dexuat([
      "register", "letter", "\(eligible.number)", "--register", so, "--kind", "return",
    ])
    #expect(none.status == 64 && none.complaint.contains("đủ điều kiện"))
    #expect(try Program.dexuat(["register", "letter", "999", "--register", so]).status == 64)
  }
}
