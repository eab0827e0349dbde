import Foundation
import IntakeTesting
import Testing

/// The whole main job on the samples, by the built binary: inbox, register, verdicts, plan.
@Suite struct SampleInboxTests {
  private let now = "2023-05-15T09:00:00+07:00"

  /// A folder with a copy of the sample inbox.
  private func office() throws -> Scratch {
    let scratch = try Scratch()
    try FileManager.default.copyItem(
      atPath: Checkout.path("samples/inbox"), toPath: scratch.path("in"))
    return scratch
  }

  private func intake(_ scratch: Scratch, _ more: [String] = []) throws -> Program {
    try Program.dexuat(
      ["intake", "in", "--register", "reg", "--settle", "0", "--now", now] + more,
      in: scratch.url.path)
  }

  private func plan(_ scratch: Scratch, to folder: String = "plan") throws -> Program {
    try Program.dexuat(
      ["plan", "--register", "reg", "--output", folder, "--now", now], in: scratch.url.path)
  }

  private func contents(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(filePath: folder + "/" + $0)))
      })
  }

  @Test func everythingIsTakenInJudgedAndPlanned() throws {
    let scratch = try office()
    let run = try intake(scratch, ["--report", "json", "--lang", "en"])
    #expect(run.status == 1, "\(run.complaint)")
    let books = "Received 69 = current 64 + superseded 2 + duplicate 1 + not counted 1"
    #expect(run.complaint.contains(books + " + withdrawn 0 + quarantined 1"), "\(run.complaint)")
    #expect(run.complaint.contains("Tasks 46 = eligible 37 + review 5 + ineligible 4"))
    // The report's totals are those of the books, what is not current left out.
    #expect(
      run.output.contains("\"tasks\": {\"eligible\": 37, \"review\": 5, \"ineligible\": 4}"))
    #expect(run.complaint.contains("so-den.csv, row 17"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path("in/processed")).count == 61)

    let planned = try plan(scratch)
    #expect(
      planned.status == 0 && planned.output.contains("55.900.000.000"), "\(planned.complaint)")
    #expect(
      Set(try contents(scratch.path("plan")).keys) == [
        "plan.csv", "plan.xml", "plan.json", "plan.html", "plan.xlsx", "plan.docx", "review.csv",
        "returned.csv", "books.json", "coverage.html", "coverage.csv",
      ])
    let verified = try Program.dexuat(
      ["register", "verify", "--register", "reg"], in: scratch.url.path)
    #expect(verified.status == 0, "\(verified.complaint)")
  }

  @Test func theSecondRunChangesNothing() throws {
    let scratch = try office()
    _ = try intake(scratch, ["--leave"])
    let first = try plan(scratch)
    let before = try contents(scratch.path("plan"))
    let listed = try Program.dexuat(
      ["register", "list", "--register", "reg"], in: scratch.url.path)
    let again = try intake(scratch, ["--leave", "--report", "json"])
    #expect(again.status == 0, "\(again.complaint)")
    #expect(again.output.contains("\"documents\": 0"))
    #expect(try plan(scratch).output == first.output)
    #expect(try contents(scratch.path("plan")) == before)
    let after = try Program.dexuat(["register", "list", "--register", "reg"], in: scratch.url.path)
    #expect(after.output == listed.output && !listed.output.isEmpty)
  }

  @Test func whatChangedSinceAnEarlierPlanIsTold() throws {
    let scratch = try office()
    let later = ["so-cong-thuong-thai-nguyen-bo-sung", "htx-dam-sen-xanh"]
    for name in later {
      try FileManager.default.moveItem(
        atPath: scratch.path("in/" + name), toPath: scratch.path(name))
    }
    _ = try intake(scratch)
    _ = try plan(scratch, to: "before")
    for name in later {
      try FileManager.default.moveItem(
        atPath: scratch.path(name), toPath: scratch.path("in/" + name))
    }
    _ = try intake(scratch)
    let compare = ["plan", "--register", "reg", "--now", now, "--since"]
    for (folder, since) in [("one", "before"), ("other", "before/plan.json"), ("before", "before")]
    {
      let run = try Program.dexuat(compare + [since, "--output", folder], in: scratch.url.path)
      #expect(run.status == 0, "\(run.complaint)")
    }
    let files = try contents(scratch.path("one"))
    #expect(try files == contents(scratch.path("other")))
    #expect(try files == contents(scratch.path("before")))
    let changes = String(decoding: try #require(files["changes.csv"]), as: UTF8.self)
    #expect(changes.components(separatedBy: "\r\nthêm;").count == 4, "\(changes)")
    #expect(!changes.contains("\r\nbỏ;"), "\(changes)")
    #expect(changes.contains(";Tổng kinh phí (đồng);1800000000;1990000000;"), "\(changes)")
    let wrong = try Program.dexuat(compare + ["one/books.json"], in: scratch.url.path)
    #expect(wrong.status == 64)
  }

  @Test func theSameInboxGivesTheSamePlanAndReports() throws {
    let (one, other) = (try office(), try office())
    let reports = try [one, other].enumerated().map { position, scratch in
      try intake(scratch, ["--report", "json", "--jobs", position == 0 ? "1" : "4"]).output
    }
    #expect(reports[0] == reports[1])
    for scratch in [one, other] { _ = try plan(scratch) }
    #expect(try contents(one.path("plan")) == contents(other.path("plan")))
    #expect(
      try contents(one.path("reg/reports")) == contents(other.path("reg/reports")))
  }

  @Test func aPlanTellsNoPrivateThing() throws {
    let scratch = try office()
    _ = try intake(scratch)
    _ = try plan(scratch)
    for (name, data) in try contents(scratch.path("plan")) {
      let text = String(decoding: data, as: UTF8.self)
      for secret in [".example", "024 0000", scratch.url.path] {
        #expect(!text.contains(secret), "\(name) holds \(secret)")
      }
    }
  }

  @Test func archivedOriginalsAreCheckedWithoutTheProduct() throws {
    let scratch = try office()
    _ = try intake(scratch)
    let shell = try #require(Program.find("bash"))
    let check =
      "cd reg/archive/sha256 && for f in */*; do echo \"$(basename $f)  $f\"; done | sha256sum -c --quiet && echo sound"
    let run = try Program.run(shell, ["-c", check], in: scratch.url.path)
    #expect(run.output == "sound\n", "\(run.output)\(run.complaint)")
  }

  @Test func aDamagedOriginalIsNamed() throws {
    let scratch = try office()
    _ = try intake(scratch)
    let archive = scratch.path("reg/archive/sha256")
    let folder = try #require(
      try FileManager.default.contentsOfDirectory(atPath: archive).sorted().first)
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: archive + "/" + folder).first)
    let path = archive + "/" + folder + "/" + name
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes[bytes.count / 2] ^= 1
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try bytes.write(to: URL(filePath: path))
    let run = try Program.dexuat(["register", "verify", "--register", "reg"], in: scratch.url.path)
    #expect(run.status == 2)
    #expect(run.complaint.contains(name.prefix(12)), "\(run.complaint)")
  }

  @Test func aSecondRunAtTheSameTimeLeavesWith75() throws {
    let scratch = try office()
    _ = try intake(scratch, ["--leave"])
    let shell = try #require(Program.find("bash"))
    let run = try Program.run(
      shell,
      [
        "-c",
        "exec 9<>reg/.lock; flock -n 9 || exit 9; \(dexuatPath) intake in --register reg --settle 0; echo $?",
      ],
      in: scratch.url.path)
    #expect(run.output == "75\n", "\(run.output)\(run.complaint)")
  }

  private var dexuatPath: String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "dexuat").path
  }
}
