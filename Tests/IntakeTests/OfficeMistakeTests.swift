import Foundation
import IntakeTesting
import Testing

/// What goes wrong in an office every day, by the built binary.
@Suite struct OfficeMistakeTests {
  private static let now = "2023-05-08T09:00:00+07:00"
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try FileManager.default.copyItem(
      atPath: Checkout.path("samples/inbox"), toPath: scratch.path("in"))
  }

  private func dexuat(_ arguments: [String], register: String = "reg") throws -> Program {
    try Program.dexuat(
      arguments + ["--register", register, "--lang", "en"], in: scratch.url.path)
  }

  @discardableResult
  private func intake(
    _ more: String..., register: String = "reg", inbox: String = "in", status: Int32 = 1
  ) throws -> Program {
    let run = try dexuat(
      ["intake", inbox, "--settle", "0", "--now", Self.now, "--report", "line"] + more,
      register: register)
    #expect(run.status == status, "\(run.complaint)")
    return run
  }

  private func plan(_ register: String) throws -> [String: Data] {
    let folder = "plan-" + register
    let run = try dexuat(
      ["plan", "--output", folder, "--now", Self.now], register: register)
    #expect(run.status == 0, "\(run.complaint)")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path(folder))
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(filePath: scratch.path(folder + "/" + $0))))
      })
  }

  private func decide(_ entry: Int, _ more: String..., status: Int32 = 0) throws -> Program {
    let run = try dexuat(
      ["decide", String(entry), "--now", Self.now, "--by", "Lê Thị B", "--why", "đã làm rõ"]
        + ["--document", "15/TB-TKNL"] + more)
    #expect(run.status == status, "\(more): \(run.output)\(run.complaint)")
    return run
  }

  private func states(_ register: String = "reg") throws -> [String] {
    let list = try dexuat(["register", "list", "--report", "json"], register: register).output
    let entries = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]]
    return try #require(entries).map {
      "\($0["path"] ?? "") \($0["receipt"] ?? "") \($0["standing"] ?? "") \($0["verdict"] ?? "")"
    }
  }

  private func requireSound(_ register: String = "reg") throws {
    let run = try dexuat(["register", "verify", "--replay"], register: register)
    #expect(run.status == 0, "\(run.output)\(run.complaint)")
  }

  /// The book that comes after its files gives the plan of a book that was there before them.
  @Test func aBookThatComesLate() throws {
    try FileManager.default.copyItem(atPath: scratch.path("in"), toPath: scratch.path("other"))
    try intake(register: "before", inbox: "other")
    let book = (there: scratch.path("in/so-den.csv"), elsewhere: scratch.path("so-den.csv"))
    try FileManager.default.moveItem(atPath: book.there, toPath: book.elsewhere)
    try intake()
    try FileManager.default.moveItem(atPath: book.elsewhere, toPath: book.there)
    #expect(try states().allSatisfy { $0.contains(" undetermined ") })
    let late = try intake(status: 0)
    // The parts of a file share its receipt.
    #expect(
      late.complaint.contains("fills the receipts of 58 files registered earlier"),
      "\(late.complaint)")
    #expect(try states() == states("before"))
    let (after, before) = (try plan("reg"), try plan("before"))
    for name in ["plan.csv", "plan.xml", "plan.json", "review.csv", "returned.csv", "books.json"] {
      #expect(after[name] == before[name], "\(name)")
    }
    try requireSound()
    #expect(try !intake(status: 0).complaint.contains("fills"))
  }

  /// A mistyped `--register` begins no register in silence, and none beside the right one.
  @Test func aWrongRegister() throws {
    let first = try intake("--quiet")
    #expect(first.complaint.contains("A new register was begun: “reg”"), "\(first.complaint)")
    let wrong = try intake(register: "rge", status: 64)
    #expect(wrong.complaint.contains("up to number 69"), "\(wrong.complaint)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("rge")))
    try FileManager.default.copyItem(
      atPath: Checkout.path("samples/drafts/phu-luc-1.xml"), toPath: scratch.path("in/new.xml"))
    let meant = try intake("--continue-numbering", register: "rge")
    #expect(meant.complaint.contains("A new register was begun: “rge”"), "\(meant.complaint)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path("in/processed"))
        .contains("000070-new.xml"))
    try requireSound("rge")
    // From then on it is known, and the first one knows that it is not its own.
    try intake(register: "rge", status: 0)
    try intake(status: 64)
  }

  /// An older copy of the register would give its numbers again.
  @Test func anOlderCopyOfTheRegister() throws {
    try FileManager.default.createDirectory(
      atPath: scratch.path("two"), withIntermediateDirectories: true)
    for (name, draft) in [("a.xml", "phu-luc-1.xml"), ("b.csv", "phu-luc-1-loi.csv")] {
      try FileManager.default.copyItem(
        atPath: Checkout.path("samples/drafts/" + draft), toPath: scratch.path("two/" + name))
      try intake(inbox: "two")
      if name == "a.xml" {
        try FileManager.default.copyItem(atPath: scratch.path("reg"), toPath: scratch.path("old"))
      }
    }
    let run = try intake(register: "old", inbox: "two", status: 64)
    #expect(run.complaint.contains("up to number 2"), "\(run.complaint)")
    try intake(inbox: "two", status: 0)
  }

  /// One decision for a whole submission, what it changes, and its revocation.
  @Test func aWholeSubmission() throws {
    try intake()
    let (before, plan) = (try states(), try plan("reg"))
    let entry = try #require(before.firstIndex { $0.hasPrefix("so-cong-thuong-bac-ninh/") }) + 1
    let tried = try decide(entry, "--withdraw", "--submission", "--dry-run")
    #expect(tried.output.contains("nothing is recorded"), "\(tried.output)")
    #expect(try states() == before)
    try requireSound()
    let said = try decide(entry, "--withdraw", "--submission").output
    for outline in entry + 1...entry + 4 {
      #expect(said.contains("Entry \(outline): current → withdrawn"), "\(said)")
    }
    let gone = "task 4 of Sở Công Thương tỉnh Bắc Ninh is no longer in it: the list, entry \(entry)"
    #expect(said.contains(gone) && tried.output.contains(gone), "\(said)")
    #expect(
      try states().filter { $0.hasPrefix("so-cong-thuong-bac-ninh/") }
        .allSatisfy { $0.contains(" withdrawn ") })
    let held = String(decoding: try #require(try self.plan("reg")["returned.csv"]), as: UTF8.self)
    #expect(!held.contains("Bắc Ninh"))

    #expect(try decide(entry, "--revoke", "2", status: 64).complaint.contains("no decision 2"))
    #expect(
      try decide(entry + 1, "--revoke", "1", status: 64).complaint.contains("no decision 1"))
    let back = try decide(entry, "--revoke", "1").output
    #expect(back.contains("task 4 of Sở Công Thương tỉnh Bắc Ninh is in it now"), "\(back)")
    #expect(try decide(entry, "--revoke", "1", status: 64).complaint.contains("revoked already"))
    #expect(
      try decide(entry, "--revoke", "2", status: 64).complaint.contains("it is not revoked"))
    #expect(try states() == before)
    #expect(try self.plan("reg") == plan)
    try requireSound()
  }

  /// A typing mistake in the book is one decision, and what comes later has its own receipt.
  @Test func aReceiptOfAWholeSubmission() throws {
    try intake()
    let entry =
      try #require(
        try states().firstIndex { $0.hasPrefix("phan-phoi-cho-xanh-mien-trung/") }) + 1
    _ = try decide(entry, "--received", "2023-04-20 09:00", "--submission")
    let mended = try states().filter { $0.hasPrefix("phan-phoi-cho-xanh-mien-trung/") }
    #expect(mended.count == 3 && mended.allSatisfy { $0.contains(" on-time ") }, "\(mended)")
    let again = scratch.path("in/again")
    try FileManager.default.createDirectory(atPath: again, withIntermediateDirectories: true)
    let sent = Checkout.path("samples/inbox/phan-phoi-cho-xanh-mien-trung/phu-luc-1.csv")
    let text = try String(contentsOfFile: sent, encoding: .utf8)
    try Data((text + "\n").utf8).write(to: URL(filePath: again + "/phu-luc-1.csv"))
    try intake()
    let last = try #require(try states().last)
    #expect(last.contains("undetermined"), "\(last)")
    try requireSound()
  }

  @Test(arguments: [
    ["--extend", "2023-04-20"], ["--accept", "--expires", "2023-05-01"], ["--waive", "M001"],
    ["--replaces"], ["--supplements"], ["--same-as", "1"], ["--distinct-from", "999"],
    ["--accept", "--submission", "--task", "1"], ["--extend", "2023-05-20", "--submission"],
    ["--accept", "--revoke", "1"],
  ])
  func whatCannotBeMeantIsRefused(_ decision: [String]) throws {
    try intake()
    let before = try states()
    let run = try dexuat(
      ["decide", "1", "--now", Self.now, "--by", "B", "--why", "w", "--document", "1"] + decision)
    #expect(run.status == 64 && !run.complaint.isEmpty, "\(run.output)\(run.complaint)")
    #expect(try states() == before)
  }

  /// One pair of submitters is not one and two: the decision in the way is named.
  @Test func oneOrTwo() throws {
    try intake()
    let lists = try states().enumerated().filter { $0.element.contains("phu-luc-1") }.map {
      $0.offset + 1
    }
    let (one, other) = (lists[0], lists[1])
    _ = try decide(one, "--distinct-from", String(other))
    let refused = try decide(other, "--same-as", String(one), status: 64)
    #expect(refused.complaint.contains("decide \(one) --revoke 1"), "\(refused.complaint)")
    _ = try decide(one, "--revoke", "1")
    _ = try decide(other, "--same-as", String(one), "--dry-run")
  }
}
