import Foundation
import IntakeTesting
import Testing

/// Decisions on the sample inbox, by the built binary.
@Suite struct DecideTests {
  private let now = "2023-05-15T09:00:00+07:00"

  /// An office that has taken in the sample inbox.
  private func office() throws -> Scratch {
    let scratch = try Scratch()
    try FileManager.default.copyItem(
      atPath: Checkout.path("samples/inbox"), toPath: scratch.path("in"))
    let run = try dexuat(scratch, ["intake", "in", "--settle", "0", "--quiet", "--now", now])
    #expect(run.status == 1, "\(run.complaint)")
    return scratch
  }

  private func dexuat(_ scratch: Scratch, _ arguments: [String]) throws -> Program {
    try Program.dexuat(
      arguments + ["--register", "reg", "--lang", "en"], in: scratch.url.path)
  }

  @discardableResult
  private func decide(
    _ scratch: Scratch, _ entry: Int, _ arguments: [String], status: Int32 = 0
  ) throws -> Program {
    let run = try dexuat(
      scratch,
      ["decide", String(entry), "--now", now, "--by", "Lê Thị B", "--why", "đã làm rõ"]
        + ["--document", "15/TB-TKNL"] + arguments)
    #expect(run.status == status, "\(arguments): \(run.output)\(run.complaint)")
    return run
  }

  private func plan(_ scratch: Scratch, now: String? = nil) throws -> String {
    let run = try dexuat(
      scratch, ["plan", "--output", "plan", "--now", now ?? self.now])
    #expect(run.status == 0, "\(run.complaint)")
    return run.output
  }

  private func line(_ scratch: Scratch, _ entry: Int) throws -> String {
    let list = try dexuat(scratch, ["register", "list"]).output
    let line = try #require(list.split(separator: "\n").first { $0.hasPrefix("\(entry) ") })
    return line.split(separator: " ").joined(separator: " ")
  }

  private func reports(_ scratch: Scratch) throws -> [String: Data] {
    let folder = scratch.path("reg/reports")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(filePath: folder + "/" + $0)))
      })
  }

  private func entry(_ scratch: Scratch, _ path: String) throws -> Int {
    let list = try dexuat(scratch, ["register", "list"]).output
    let line = try #require(list.split(separator: "\n").first { $0.hasSuffix("  " + path) })
    return try #require(Int(line.prefix { $0 != " " }))
  }

  /// A waived finding and a decision are told wherever a person looks.
  @Test func decisionsAreShownEverywhere() throws {
    let scratch = try office()
    let waived = try entry(scratch, "bia-nuoc-giai-khat-huong-lua/phu-luc-2-nv1.xml")
    try decide(scratch, waived, ["--waive", "X003"])
    let returned = try entry(scratch, "so-cong-thuong-bac-ninh/phu-luc-1.xml")
    try decide(scratch, returned, ["--return", "--task", "2", "--why", "trùng đề tài"])
    let accepted = try entry(scratch, "trung-tam-khuyen-cong-hoa-binh-phu-luc-1.csv")
    try decide(scratch, accepted, ["--accept", "--document", "16/QĐ"])
    try decide(scratch, accepted + 1, ["--accept", "--document", "16/QĐ"])

    func show(_ entry: Int, _ format: String) throws -> String {
      let run = try dexuat(scratch, ["register", "show", String(entry), "--report", format])
      #expect(run.status == 0, "\(run.complaint)")
      return run.output
    }
    for format in ["text", "json", "jsonl", "csv", "html"] {
      let page = try show(waived, format)
      #expect(page.contains("15/TB-TKNL") && page.contains("đã làm rõ"), "\(format)")
    }
    #expect(try show(waived, "text").contains("(waived by decision 1)"))
    #expect(try show(waived, "html").contains("(waived by decision 1)"))
    #expect(try show(waived, "line").contains("waived-by=1"))
    #expect(try show(waived, "json").contains("\"waivedBy\": 1"))
    let rows = try show(waived, "csv").split(separator: "\n")
    #expect(rows.contains { $0.contains(";X003;") && $0.contains("1: X003 waived") })
    // What to do first is something else.
    let steps = try show(waived, "html").components(separatedBy: "to fix, the most")
    #expect(steps.count == 2 && !steps[1].prefix(600).contains("X003"))

    func letter(_ entry: Int, _ kind: String) throws -> String {
      let run = try dexuat(
        scratch, ["register", "letter", String(entry), "--kind", kind])
      #expect(run.status == 0, "\(run.complaint)")
      return run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let mending = try letter(waived, "return")
    #expect(mending.contains("By 15/TB-TKNL: entry \(waived)"))
    #expect(mending.contains("need not be mended") && !mending.contains("the title is"))
    #expect(try letter(returned, "return").contains("is returned, for this reason: trùng đề tài"))
    #expect(
      try letter(accepted, "receipt").contains(
        "By 16/QĐ: each of the entries \(accepted), \(accepted + 1) is accepted."))

    _ = try plan(scratch)
    func file(_ name: String) throws -> String {
      try String(contentsOfFile: scratch.path("plan/" + name), encoding: .utf8)
    }
    #expect(try file("plan.csv").contains("Theo 16/QĐ"))
    for name in ["plan.html", "plan.json", "plan.xml"] {
      #expect(try file(name).contains("16/QĐ"), "\(name)")
    }
    let held = try file("returned.csv")
    #expect(held.contains("trả lại, nhiệm vụ 2 — 15/TB-TKNL: trùng đề tài"))
    #expect(held.contains("bỏ qua X003 — 15/TB-TKNL") && !held.contains("X003\n"))
  }

  @Test func everyKindOfDecisionCounts() throws {
    let scratch = try office()
    #expect(try plan(scratch).contains("Consolidated plan: 37 tasks"))

    // An extension brings all documents of its submitter in time.
    let contested = try entry(scratch, "giay-tan-phu-lam/phu-luc-1.csv")
    try decide(scratch, contested, ["--extend", "2023-05-05 17:00"])
    #expect(try line(scratch, contested).contains("eligible current on time"))
    #expect(try line(scratch, contested + 1).contains("eligible current on time"))
    #expect(try plan(scratch).contains("Consolidated plan: 39 tasks"))

    // A late resubmission that a person accepts supersedes the earlier one.
    let late = try entry(scratch, "so-cong-thuong-ben-tre-gui-lai/phu-luc-1.xml")
    let earlier = try entry(scratch, "so-cong-thuong-ben-tre/phu-luc-1.xml")
    #expect(try line(scratch, late).contains("not counted late"))
    try decide(scratch, late, ["--accept"])
    #expect(try line(scratch, late).contains("current late"))
    #expect(try line(scratch, earlier).contains("superseded"))

    // A corrected receipt.
    let cement = try entry(scratch, "xi-mang-nui-voi-trang/phu-luc-1.xml")
    try decide(scratch, cement, ["--received", "2023-04-29 10:00"])
    #expect(try line(scratch, cement).contains("on time"))
    let shown = try dexuat(scratch, ["register", "show", String(cement), "--report", "json"])
    #expect(shown.output.contains("\"evidence\": \"decision\""))
    #expect(shown.output.contains("\"action\": \"received\""))

    // A withdrawal moves the entry, and the books follow.
    let beer = try entry(scratch, "bia-nuoc-giai-khat-huong-lua/phu-luc-1.xml")
    try decide(scratch, beer, ["--withdraw"])
    #expect(try line(scratch, beer).contains("withdrawn"))

    _ = try plan(scratch)
    let books = try String(
      contentsOf: URL(filePath: scratch.path("plan/books.json")), encoding: .utf8)
    #expect(books.contains("\"withdrawn\": 1"))
    for arguments in [["register", "verify"], ["register", "verify", "--replay"]] {
      let verified = try dexuat(scratch, arguments)
      #expect(verified.status == 0, "\(verified.output)\(verified.complaint)")
    }
  }

  @Test func aWaiverStaysListedAndExpires() throws {
    let scratch = try office()
    let list = try entry(scratch, "so-cong-thuong-lao-cai/phu-luc-1.csv")
    try decide(
      scratch, list, ["--waive", "x001", "--task", "3", "--expires", "2023-05-20 00:00"])
    #expect(try line(scratch, list).contains("eligible current"))
    let shown = try dexuat(scratch, ["register", "show", String(list)]).output
    #expect(shown.contains("waived by decision 1") && shown.contains("error X001"), "\(shown)")
    #expect(shown.contains("15/TB-TKNL") && shown.contains("Lê Thị B"))
    let json = try dexuat(scratch, ["register", "show", String(list), "--report", "json"]).output
    #expect(json.contains("\"waivedBy\": 1") && json.contains("\"status\": \"in-force\""))
    #expect(try plan(scratch).contains("Consolidated plan: 38 tasks"))
    let csv = try String(
      contentsOf: URL(filePath: scratch.path("plan/plan.csv")), encoding: .utf8)
    #expect(csv.contains("Theo 15/TB-TKNL"))

    // From the instant on at which it expires it no longer counts, and that is told.
    #expect(
      try plan(scratch, now: "2023-05-20T00:00:00+07:00").contains("Consolidated plan: 37 tasks"))
    let later = try dexuat(scratch, ["register", "show", String(list)]).output
    #expect(later.contains("expired on") && !later.contains("waived by"))
    #expect(try plan(scratch).contains("Consolidated plan: 38 tasks"))
  }

  @Test func tasksAreAcceptedAndReturned() throws {
    let scratch = try office()
    let outline = try entry(scratch, "bia-nuoc-giai-khat-huong-lua/phu-luc-2-nv1.xml")
    try decide(scratch, outline, ["--accept", "--task", "1"])
    #expect(try plan(scratch).contains("Consolidated plan: 38 tasks"))
    try decide(scratch, outline, ["--return", "--task", "1"])
    #expect(try plan(scratch).contains("Consolidated plan: 37 tasks"))
    let list = try entry(scratch, "so-cong-thuong-thai-nguyen-bo-sung/phu-luc-1.xml")
    let said = try decide(scratch, list, ["--return"])
    #expect(said.output.contains("→ ineligible"), "\(said.output)")
    #expect(try dexuat(scratch, ["register", "verify", "--replay"]).status == 0)
  }

  /// An outline without a list is not promised a place in the plan.
  @Test func whatIsNotConsolidatedIsNotPromised() throws {
    let scratch = try office()
    let orphan = try orphanOutline(scratch)
    let said = try decide(scratch, orphan, ["--accept"]).output
    #expect(said.contains("not consolidated until there is an Appendix 1"), "\(said)")
    let letter = try dexuat(
      scratch, ["register", "letter", String(orphan), "--kind", "receipt"]
    ).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(letter.contains("until there is an Appendix 1"), "\(letter)")
    #expect(!letter.contains("nothing more is needed"))
  }

  private func orphanOutline(_ scratch: Scratch) throws -> Int {
    let list = try dexuat(scratch, ["register", "list", "--report", "json"]).output
    let entries = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]]
    let current = try #require(entries).filter { $0["standing"] as? String == "current" }
    let listed = Set(
      current.filter { $0["form"] as? String == "appendix1" }
        .compactMap { $0["submitter"] as? String })
    let orphan = current.first {
      $0["form"] as? String == "appendix2" && !listed.contains($0["submitter"] as? String ?? "")
    }
    return try #require(orphan?["entry"] as? Int)
  }

  @Test func aWithdrawnEntrySaysThatNothingCounts() throws {
    let scratch = try office()
    let beer = try entry(scratch, "bia-nuoc-giai-khat-huong-lua/phu-luc-1.xml")
    let said = try decide(scratch, beer, ["--withdraw"]).output
    #expect(said.contains("Nothing of this entry counts any more."))
    #expect(!said.contains("eligible"), "\(said)")
    #expect(try line(scratch, beer).contains(" – withdrawn "))
    let letter = try dexuat(
      scratch, ["register", "letter", String(beer), "--kind", "receipt"]
    ).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(letter.contains("received at"), "\(letter)")
  }

  /// Outlines without their withdrawn list say so, and the changes of a plan by which decision.
  @Test func aWithdrawalIsTheReason() throws {
    let scratch = try office()
    _ = try plan(scratch)
    try FileManager.default.moveItem(
      atPath: scratch.path("plan"), toPath: scratch.path("before"))
    let list = try entry(scratch, "so-cong-thuong-bac-ninh/phu-luc-1.xml")
    try decide(scratch, list, ["--withdraw", "--why", "đơn vị xin rút"])
    let outline = try entry(scratch, "so-cong-thuong-bac-ninh/phu-luc-2-nv1.xml")
    let shown = try dexuat(scratch, ["register", "show", String(outline)]).output
    let words = shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Appendix 1 (entry \(list)) was withdrawn"), "\(shown)")
    let run = try dexuat(
      scratch, ["plan", "--output", "plan", "--now", now, "--since", "before"])
    #expect(run.status == 0, "\(run.complaint)")
    for name in ["changes.csv", "changes.html"] {
      let text = try String(contentsOfFile: scratch.path("plan/" + name), encoding: .utf8)
      #expect(
        text.contains("Đã rút ngày 15/05/2023 theo 15/TB-TKNL, Lê Thị B: đơn vị xin rút"),
        "\(name)")
    }
    let verified = try dexuat(scratch, ["register", "verify", "--replay"])
    #expect(verified.status == 0, "\(verified.output)\(verified.complaint)")
    let json = try dexuat(scratch, ["register", "list", "--report", "json"]).output
    let entries = json.components(separatedBy: "{")
    let withdrawn = try #require(entries.first { $0.contains("\"withdrawn\"") })
    #expect(withdrawn.contains("\"verdict\": null"), "\(withdrawn)")
  }

  /// What a decision on an entry that no longer stands does not do is said.
  @Test func onWhatStandsElsewhereNothingIsDecided() throws {
    let scratch = try office()
    let list = try dexuat(scratch, ["register", "list"]).output.split(separator: "\n")
    func first(_ standing: String) throws -> Int {
      let line = try #require(list.first { $0.contains("  \(standing)  ") })
      return try #require(Int(line.prefix { $0 != " " }))
    }
    let duplicate = try first("duplicate")
    for action in [["--accept"], ["--return"], ["--withdraw"], ["--waive", "R001"]] {
      let run = try decide(scratch, duplicate, action, status: 64)
      #expect(run.complaint.contains("has the same content as entry"), "\(run.complaint)")
    }
    let superseded = try first("superseded")
    let accepted = try decide(scratch, superseded, ["--accept"])
    #expect(
      accepted.complaint.contains("entry \(superseded) is superseded by entry"),
      "\(accepted.complaint)")
    #expect(accepted.complaint.contains("still does not count"), "\(accepted.complaint)")
  }

  /// What was accepted is not said to be considered still, and one decision on both forms is told
  /// in one sentence.
  @Test func aLetterTellsWhatWasAccepted() throws {
    let scratch = try office()
    let list = try entry(scratch, "giay-tan-phu-lam/phu-luc-1.csv")
    let outline = try entry(scratch, "giay-tan-phu-lam/phu-luc-2-nv2.csv")
    try decide(scratch, list, ["--accept"])
    try decide(scratch, outline, ["--accept"])
    let letter = try dexuat(
      scratch, ["register", "letter", String(list), "--kind", "receipt"]
    ).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      letter.contains("By 15/TB-TKNL: each of the entries \(list), \(outline) is accepted."),
      "\(letter)")
    #expect(letter.contains("Entries \(list), \(outline): received at"), "\(letter)")
    #expect(letter.contains("yet accepted by decision"), "\(letter)")
    #expect(letter.contains("Entry \(list + 1): received at"), "\(letter)")
    #expect(letter.contains("is being considered"), "\(letter)")
  }

  /// A letter names the late file that it is about too, and lists before outlines.
  @Test func aLetterNamesEveryFileThatWaits() throws {
    let scratch = try office()
    let late = try entry(scratch, "so-cong-thuong-ben-tre-gui-lai/phu-luc-1.xml")
    let letter = try dexuat(
      scratch, ["register", "letter", String(late), "--kind", "return"]
    ).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let opening = try #require(letter.components(separatedBy: "has received").last)
    let names = opening.prefix(1500)
    #expect(names.contains("entry \(late)"), "\(names)")
    let list = try #require(names.range(of: "entry \(late)"))
    let outline = names.range(of: "Appendix 2")
    #expect(outline.map { list.lowerBound < $0.lowerBound } ?? true)
  }

  @Test func entriesStillInTheWayAreNamed() throws {
    let scratch = try office()
    let contested = try entry(scratch, "giay-tan-phu-lam/phu-luc-1.csv")
    let said = try decide(scratch, contested, ["--accept"]).output
    #expect(said.contains("Still in the way, entries: \(contested + 1)"), "\(said)")
  }

  @Test func decisionsWithoutEffectAreRefusedOrWarned() throws {
    let scratch = try office()
    let cement = try entry(scratch, "xi-mang-nui-voi-trang/phu-luc-1.xml")
    let future = try decide(scratch, cement, ["--received", "2023-05-16 10:00"], status: 64)
    #expect(future.complaint.contains("after the time of judgement"))
    let late = try entry(scratch, "so-cong-thuong-ben-tre-gui-lai/phu-luc-1.xml")
    let extended = try decide(scratch, late, ["--extend", "2023-04-30"])
    #expect(extended.complaint.contains("is not on time"), "\(extended.complaint)")
    #expect(try decide(scratch, cement, ["--return"]).complaint.isEmpty)
    let again = try decide(scratch, cement, ["--return"])
    #expect(again.complaint.contains("already says the same"), "\(again.complaint)")
    let letter = try dexuat(
      scratch, ["register", "letter", String(cement), "--kind", "receipt"]
    ).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(letter.components(separatedBy: "entry \(cement) is returned").count == 2)
  }

  /// What a person sends back is told with the document, who and why.
  @Test func aReturnIsTheReason() throws {
    let scratch = try office()
    _ = try plan(scratch)
    try FileManager.default.moveItem(
      atPath: scratch.path("plan"), toPath: scratch.path("before"))
    let list = try entry(scratch, "so-cong-thuong-bac-ninh/phu-luc-1.xml")
    try decide(scratch, list, ["--return", "--why", "trùng đề tài"])
    let contested = try entry(scratch, "giay-tan-phu-lam/phu-luc-1.csv")
    try decide(scratch, contested, ["--extend", "2023-05-05 17:00", "--document", "19/QĐ"])
    let run = try dexuat(
      scratch,
      ["plan", "--output", "plan", "--now", now, "--since", "before/plan.json"])
    #expect(run.status == 0, "\(run.complaint)")
    for name in ["changes.csv", "changes.html"] {
      let text = try String(contentsOfFile: scratch.path("plan/" + name), encoding: .utf8)
      let told = "Gia hạn nộp đến 17:00 ngày 05/05/2023 theo 19/QĐ, Lê Thị B: đã làm rõ"
      #expect(
        text.components(separatedBy: told).count
          == text.components(separatedBy: "theo 19/QĐ").count, "\(name)")
      #expect(text.contains(told) && !text.contains(told + "; " + told), "\(name)")
    }
    for name in ["returned.csv", "changes.csv", "changes.html"] {
      let text = try String(contentsOfFile: scratch.path("plan/" + name), encoding: .utf8)
      #expect(text.contains("Trả lại theo 15/TB-TKNL, Lê Thị B: trùng đề tài"), "\(name)")
    }
  }

  @Test func reportsAreRebuiltByteForByte() throws {
    let scratch = try office()
    let list = try entry(scratch, "so-cong-thuong-lao-cai/phu-luc-1.csv")
    try decide(scratch, list, ["--accept"])
    let before = try reports(scratch)
    #expect(before.count == 69)
    try FileManager.default.removeItem(atPath: scratch.path("reg/reports/000002.json"))
    try Data("x".utf8).write(to: URL(filePath: scratch.path("reg/reports/000003.json")))
    let rebuilt = try dexuat(scratch, ["register", "rebuild"])
    #expect(rebuilt.status == 0 && rebuilt.output.contains("69"), "\(rebuilt.complaint)")
    #expect(try reports(scratch) == before)
    try FileManager.default.removeItem(atPath: scratch.path("reg/reports"))
    #expect(try dexuat(scratch, ["register", "rebuild", "--quiet"]).status == 0)
    #expect(try reports(scratch) == before)
  }

  @Test func anAmendmentIsRecordedAndUsed() throws {
    let scratch = try office()
    let source = try String(
      contentsOf: URL(filePath: Checkout.path("templates/889-2024/call.xml")), encoding: .utf8)
    let amended = source.replacing("2023-04-30T00:00", with: "2023-05-13T00:00")
    #expect(amended != source)
    let call = try scratch.write(amended, to: "moi/889-2024/call.xml")
    for name in ["889-2023"] where source.contains(name) {
      try FileManager.default.copyItem(
        atPath: Checkout.path("templates/" + name), toPath: scratch.path("moi/" + name))
    }
    let refused = try dexuat(
      scratch, ["plan", "--output", "plan", "--now", now, "--call", call])
    #expect(refused.status == 64 && refused.complaint.contains("register amend"))
    let authority = ["--by", "Bộ trưởng", "--why", "gia hạn", "--document", "20/QĐ-BCT"]
    #expect(
      try dexuat(scratch, ["register", "amend", "--now", now] + authority).status == 64)
    let run = try dexuat(
      scratch, ["register", "amend", "--now", now, "--call", call] + authority)
    #expect(run.status == 0, "\(run.output)\(run.complaint)")
    let list = try entry(scratch, "xi-mang-nui-voi-trang/phu-luc-1.xml")
    #expect(try line(scratch, list).contains("on time"))
    let old = try dexuat(scratch, ["plan", "--output", "plan", "--now", now])
    #expect(old.status == 64)
    let new = try dexuat(
      scratch, ["plan", "--output", "plan", "--now", now, "--call", call])
    #expect(new.status == 0, "\(new.complaint)")
    let replay = try dexuat(scratch, ["register", "verify", "--replay", "--call", call])
    #expect(replay.status == 0, "\(replay.output)\(replay.complaint)")
  }

  @Test func replayFindsAChangedJudgement() throws {
    let scratch = try office()
    guard let sqlite = Program.find("sqlite3") else { return }
    let changed = try Program.run(
      sqlite,
      [
        scratch.path("reg/register.sqlite"),
        "DROP TRIGGER judgement_stays; UPDATE judgement SET verdict = 'eligible' WHERE number = "
          + "(SELECT max(number) FROM judgement WHERE entry = 2)",
      ])
    #expect(changed.status == 0, "\(changed.complaint)")
    let replay = try dexuat(scratch, ["register", "verify", "--replay"])
    #expect(replay.status == 2)
    #expect(replay.complaint.contains("entry 2"), "\(replay.complaint)")
  }

  @Test func wrongUseIs64AndRecordsNothing() throws {
    let scratch = try office()
    try decide(scratch, 70, ["--accept"], status: 64)
    try decide(scratch, 2, [], status: 64)
    try decide(scratch, 2, ["--accept", "--withdraw"], status: 64)
    try decide(scratch, 2, ["--withdraw", "--task", "1"], status: 64)
    try decide(scratch, 2, ["--extend", "tomorrow"], status: 64)
    #expect(try decide(scratch, 2, ["--waive", "X03"], status: 64).complaint.contains("X003"))
    #expect(try decide(scratch, 2, ["--waive", "M001"], status: 64).complaint.contains("X003"))
    #expect(
      try decide(scratch, 2, ["--accept", "--task", "9"], status: 64).complaint.contains("1"))
    for missing in ["--by", "--why", "--document"] {
      let rest = ["--by", "--why", "--document"].filter { $0 != missing }.flatMap { [$0, "x"] }
      let run = try dexuat(scratch, ["decide", "2", "--accept", "--now", now] + rest)
      #expect(run.status == 64 && run.complaint.contains(missing), "\(run.complaint)")
    }
    let json = try dexuat(scratch, ["register", "show", "2", "--report", "json"]).output
    #expect(!json.contains("\"decisions\""))
    let help = try Program.dexuat(["decide", "--help"])
    #expect(help.status == 0 && help.output.contains("--waive"))
  }

  @Test func aResubmissionTellsWhatIsFixedOpenAndNew() throws {
    let scratch = try Scratch()
    let sound = try String(
      contentsOf: URL(filePath: Checkout.path("samples/drafts/phu-luc-1.xml")), encoding: .utf8)
    func take(_ text: String, _ name: String, _ received: String) throws -> Program {
      _ = try scratch.write(text, to: "in/" + name)
      return try dexuat(
        scratch, ["intake", "in", "--settle", "0", "--received", received, "--now", now])
    }
    // Task 1 does not add up, task 2 has no source of its other money.
    let first = sound.replacing("<state>480</state>", with: "<state>470</state>")
      .replacing("<otherSource>enterprise</otherSource>", with: "")
    _ = try take(first, "mot.xml", "2023-04-20 08:00")
    // Task 1 is mended, task 2 is not, and it ends before it starts.
    let second = sound.replacing("<otherSource>enterprise</otherSource>", with: "")
      .replacing("<end>2024-12</end>", with: "<end>2023-12</end>")
    #expect(second != first)
    let told = try take(second, "hai.xml", "2023-04-21 08:00")
    #expect(told.output.contains("Against entry 1: 1 fixed"), "\(told.output)")
    let json = try dexuat(scratch, ["register", "show", "2", "--report", "json"]).output
    let report = try JSONDecoder().decode(Told.self, from: Data(json.utf8))
    let document = try #require(report.documents.first)
    #expect(document.previous?.entry == 1)
    #expect(document.previous?.fixed.map(\.code) == ["M001"])
    let states = Dictionary(grouping: document.findings, by: \.code).mapValues {
      Set($0.map(\.state))
    }
    #expect(states["M005"] == ["open"] && states["X001"] == ["open"], "\(states)")
    #expect(states["T005"] == ["new"], "\(states)")
    #expect(try dexuat(scratch, ["register", "verify", "--replay"]).status == 0)
    let earlier = try dexuat(scratch, ["register", "show", "1", "--report", "json"]).output
    #expect(!earlier.contains("\"state\": \"new\"") && earlier.contains("M001"))
  }

  private struct Told: Decodable {
    var documents: [Document]

    struct Document: Decodable {
      var findings: [Told]
      var previous: Previous?
    }

    struct Previous: Decodable {
      var entry: Int
      var fixed: [Told]
    }

    struct Told: Decodable {
      var code: String
      var state: String?
    }
  }
}
