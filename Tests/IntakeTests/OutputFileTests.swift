import Foundation
import IntakeTesting
import Testing

/// Where `--output` may lead besides a file of its own.
@Suite struct OutputFileTests {
  private func check(_ arguments: [String], _ scratch: Scratch) throws -> Program {
    try Program.dexuat(
      ["check", Checkout.path("samples/drafts/phu-luc-1.xml"), "--report", "line"] + arguments,
      in: scratch.url.path)
  }

  /// - Returns: what a shell's commands print; `$1` is the program, `$2` a sound draft.
  private func shell(_ commands: String, _ scratch: Scratch) throws -> Program {
    try Program.run(
      "/bin/sh",
      ["-c", commands, "sh", Program.built, Checkout.path("samples/drafts/phu-luc-1.xml")],
      in: scratch.url.path)
  }

  @Test func aPipeIsWrittenInto() throws {
    let run = try shell(
      """
      mkfifo pipe; cat pipe & "$1" check "$2" --report line --output pipe || exit
      wait; test -p pipe && echo "still a pipe"
      """, Scratch())
    #expect(run.output.contains("verdict eligible"), "\(run.output) \(run.complaint)")
    #expect(run.output.hasSuffix("still a pipe\n"), "\(run.output) \(run.complaint)")
  }

  @Test func aLinkStaysALink() throws {
    let scratch = try Scratch()
    let target = try scratch.write("cũ", to: "report.txt")
    let link = scratch.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "report.txt")
    let run = try check(["--output", link, "--overwrite"], scratch)
    #expect(run.status == 0, "\(run.complaint)")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "report.txt")
    #expect(try String(contentsOfFile: target, encoding: .utf8).contains("verdict eligible"))
  }

  @Test func aDraftIsNotWrittenOver() throws {
    let scratch = try Scratch()
    let draft = try scratch.write("bản nháp", to: "me.xml")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("link"), withDestinationPath: "me.xml")
    for output in ["me.xml", "link", "./me.xml"] {
      let run = try check([draft, "--output", output], scratch)
      #expect(run.status == 64 && run.complaint.contains("chính là tệp"), "\(run.complaint)")
    }
    #expect(try String(contentsOfFile: draft, encoding: .utf8) == "bản nháp")
  }

  @Test func aFolderIsNamedAndNothingIsLeftBesideIt() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path("drafts"), withIntermediateDirectories: true)
    let run = try check(["--output", "drafts"], scratch)
    #expect(run.status == 2 && run.complaint.contains("“drafts”"), "\(run.complaint)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["drafts"])
  }

  /// Every command that writes, into every part of a register, by name and over a link.
  @Test(arguments: [
    ["check", "sample.xml"], ["convert", "sample.xml"], ["template"],
    ["intake", "inbox", "--register", "reg", "--settle", "0"], ["plan", "--register", "reg"],
    ["register", "letter", "1", "--register", "reg"],
  ])
  func nothingIsWrittenIntoARegister(_ command: [String]) throws {
    let scratch = try Scratch()
    _ = try scratch.write(Checkout.bytes("samples/drafts/phu-luc-1.xml"), to: "sample.xml")
    _ = try scratch.write(Checkout.bytes("samples/drafts/phu-luc-1.xml"), to: "inbox/a.xml")
    let first = try Program.dexuat(
      ["intake", "inbox", "--register", "reg", "--settle", "0"], in: scratch.url.path)
    #expect(first.status == 1, "\(first.complaint)")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("link"), withDestinationPath: "reg/register.sqlite")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("folder"), withDestinationPath: "reg/reports")
    let contents = { try shell("find reg -type f -exec sha256sum {} + | sort", scratch).output }
    let before = try contents()
    for output in ["reg/register.sqlite", "reg/new", "reg/archive/sha256/new", "link", "folder/x"]
    where output != "link" || !["plan", "template"].contains(command[0]) {
      let run = try Program.dexuat(command + ["--output", output], in: scratch.url.path)
      #expect(run.status == 64, "\(output): \(run.complaint)")
      #expect(run.complaint.contains("nằm trong sổ tiếp nhận"), "\(run.complaint)")
    }
    #expect(try contents() == before)
  }

  @Test func theProgramsOwnOutputByName() throws {
    let run = try shell("\"$1\" check \"$2\" --report line --output /dev/stdout | cat", Scratch())
    #expect(run.output.contains("verdict eligible"), "\(run.complaint)")
  }

  private static let reports = [
    ("text", "txt"), ("line", "txt"), ("json", "json"), ("jsonl", "jsonl"), ("csv", "csv"),
    ("html", "html"),
  ]

  /// A former report is replaced; whatever else stands there stays, unless `--overwrite` is said.
  @Test(arguments: reports, ["vi", "en"])
  func onlyAFormerReportIsWrittenOver(_ report: (String, String), _ language: String) throws {
    let scratch = try Scratch()
    let file = try scratch.write("ghi chú của tôi\n", to: "a.\(report.1)")
    func check(_ more: [String] = []) throws -> Program {
      try Program.dexuat(
        ["check", Checkout.path("samples/drafts/phu-luc-1-loi.xml"), "--report", report.0]
          + ["--lang", language, "--output", file, "--now", "2023-04-20"] + more)
    }
    let refused = try check()
    #expect(refused.status == 64 && refused.complaint.contains("--overwrite"), "\(refused)")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "ghi chú của tôi\n")
    #expect(try check(["--overwrite"]).status == 1)
    let first = try String(contentsOfFile: file, encoding: .utf8)
    #expect(try check().status == 1)
    #expect(try first == String(contentsOfFile: file, encoding: .utf8))
    for (other, ending) in Self.reports where ending == report.1 && other != report.0 {
      let run = try Program.dexuat(
        ["check", Checkout.path("samples/drafts/phu-luc-1.xml"), "--report", other]
          + ["--output", file])
      #expect(run.status == 64, "\(other) over \(report.0): \(run.complaint)")
    }
  }

  @Test(arguments: [
    ("html", "a.pdf"), ("json", "a.csv"), ("csv", "a.json"), ("text", "a.html"), ("jsonl", "a.json"),
  ])
  func theEndingFitsTheFormat(_ report: String, _ output: String) throws {
    let scratch = try Scratch()
    let run = try Program.dexuat(
      ["check", Checkout.path("samples/drafts/phu-luc-1.xml"), "--report", report]
        + ["--output", output, "--overwrite"], in: scratch.url.path)
    #expect(run.status == 64 && run.complaint.contains("không hợp với dạng \(report)"), "\(run)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).isEmpty)
    let without = try Program.dexuat(
      ["check", Checkout.path("samples/drafts/phu-luc-1.xml"), "--report", report]
        + ["--output", "bao cao so 1.2 "], in: scratch.url.path)
    #expect(without.status == 0, "\(without.complaint)")
  }

  /// A conversion may stand over its own former bytes, and never over a form that was filled in.
  @Test func aFilledInFormIsNotWrittenOver() throws {
    let scratch = try Scratch()
    let draft = Checkout.path("samples/drafts/phu-luc-1.xml")
    func convert(_ arguments: String...) throws -> Program {
      try Program.dexuat(["convert", draft, "--output"] + arguments, in: scratch.url.path)
    }
    #expect(try convert("new.csv").status == 0 && convert("new.csv").status == 0)
    _ = try scratch.write("đã điền tay", to: "new.csv")
    let refused = try convert("new.csv")
    #expect(refused.status == 64 && refused.complaint.contains("--overwrite"), "\(refused)")
    #expect(try String(contentsOfFile: scratch.path("new.csv"), encoding: .utf8) == "đã điền tay")
    #expect(try convert("new.csv", "--overwrite").status == 0)
    for (output, more) in [("new.pdf", [String]()), ("other.xml", ["--to", "csv"])] {
      let run = try Program.dexuat(
        ["convert", draft, "--output", output] + more, in: scratch.url.path)
      #expect(run.status == 64, "\(run.complaint)")
    }
    // The ending says the format.
    #expect(try convert("same.xml").status == 0)
    #expect(
      try String(contentsOfFile: scratch.path("same.xml"), encoding: .utf8).contains("<appendix1"))
  }

  @Test func aLetterReplacesOnlyALetter() throws {
    let scratch = try Scratch()
    _ = try scratch.write(Checkout.bytes("samples/drafts/phu-luc-1.xml"), to: "inbox/a.xml")
    _ = try Program.dexuat(
      ["intake", "inbox", "--register", "reg", "--settle", "0"], in: scratch.url.path)
    for (report, file) in [("text", "a.txt"), ("html", "a.html")] {
      func letter() throws -> Program {
        try Program.dexuat(
          ["register", "letter", "1", "--register", "reg", "--report", report, "--output", file],
          in: scratch.url.path)
      }
      #expect(try letter().status == 0 && letter().status == 0)
      _ = try scratch.write("Số: 15/TB-TKNL", to: file)
      #expect(try letter().status == 64)
    }
  }
}
