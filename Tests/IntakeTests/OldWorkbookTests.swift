import Foundation
import IntakeArchives
import IntakeCore
import IntakeFence
import IntakeFiles
import IntakeTesting
import Testing

@testable import Intake

/// Workbooks of before 2007 are read as the .xlsx that LibreOffice makes of them. Where a test does not say
/// otherwise a script stands in its place, which gives out a workbook that lies beside it.
@Suite struct OldWorkbookTests {
  private let scratch: Scratch
  private static let now = ["--now", "2023-05-08T09:00:00+07:00"]

  init() throws {
    scratch = try Scratch()
    for folder in ["tam", "chuong-trinh", "khong"] {
      try FileManager.default.createDirectory(
        atPath: scratch.path(folder), withIntermediateDirectories: true)
    }
    try install("mkdir out && cp \"$home/made.xlsx\" out/in.xlsx")
    try make("samples/drafts/phu-luc-1.xlsx")
  }

  /// Puts a program in LibreOffice's place.
  /// - Parameter script: what it does when it is to convert; its own folder is `$home`.
  private func install(_ script: String) throws {
    let program = try scratch.write(
      """
      #!/bin/sh
      home=${0%/*}
      case "$*" in *--version*) echo "LibreOffice 9.9.9 4(Build:2)"; exit 0;; esac
      \(script)
      """, to: "chuong-trinh/soffice")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
  }

  /// What the program makes of every workbook.
  private func make(_ sample: String) throws {
    _ = try scratch.write(try Checkout.bytes(sample), to: "chuong-trinh/made.xlsx")
  }

  /// The compound file that a workbook of before 2007 is, with nothing in it.
  private static let old: [UInt8] = {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    bytes += [UInt8](repeating: 0, count: 1_024 - bytes.count)
    bytes[30] = 9
    for (position, byte) in "Workbook".utf8.enumerated() { bytes[512 + 2 * position] = byte }
    bytes[512 + 64] = 18
    return bytes
  }()

  private func dexuat(_ arguments: String..., installed: Bool = true) throws -> Program {
    try Program.dexuat(
      arguments, in: scratch.url.path,
      environment: [
        "PATH": scratch.path(installed ? "chuong-trinh" : "khong"), "TMPDIR": scratch.path("tam"),
      ])
  }

  private func intake(installed: Bool = true) throws -> Report {
    let run = try dexuat(
      "intake", "in", "--register", "so", "--settle", "0", "--report", "json", "--received",
      "2023-04-12T08:00:00+07:00", Self.now[0], Self.now[1], installed: installed)
    #expect(run.status < 2, "\(run.complaint)")
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  private struct Report: Decodable {
    var documents: [Document]

    struct Document: Decodable {
      var path: String
      var part: String?
      var format: String?
      var sha256: String
      var verdict: String
      var findings: [Finding]
      var understood: Understood?
    }

    struct Finding: Decodable, Equatable {
      var code: String
      var cell: String?
      var advice: [String: String]
    }

    struct Understood: Decodable {
      var remarks: [Remark]?
    }

    struct Remark: Decodable {
      var kind: String
      var text: [String: String]
    }
  }

  private func check(_ file: String, _ more: String..., installed: Bool = true) throws -> Report {
    let run = try Program.dexuat(
      ["check", file, "--report", "json"] + Self.now + more, in: scratch.url.path,
      environment: [
        "PATH": scratch.path(installed ? "chuong-trinh" : "khong"), "TMPDIR": scratch.path("tam"),
      ])
    #expect(run.status < 2, "\(run.complaint)")
    return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  @Test(arguments: [[], ["--fence"]]) func aDraftIsReadAsWhatWasMadeOfIt(fence: [String]) throws {
    try make("samples/drafts/phu-luc-1-loi.xlsx")
    _ = try scratch.write(Self.old, to: "phu-luc-1.xls")
    _ = try scratch.write(
      try Checkout.bytes("samples/drafts/phu-luc-1-loi.xlsx"), to: "phu-luc-1.xlsx")
    let old = try #require(check("phu-luc-1.xls", fence.first ?? "--no-color").documents.first)
    let new = try #require(check("phu-luc-1.xlsx").documents.first)
    #expect(old.findings == new.findings && !new.findings.isEmpty)
    #expect(old.verdict == new.verdict && old.part == new.part && old.format == "xlsx")
    #expect(old.sha256 != new.sha256)
    let remark = try #require(old.understood?.remarks?.first { $0.kind == "converted" })
    #expect(remark.text["vi"]?.contains("LibreOffice 9.9.9") == true)
    #expect(remark.text["en"]?.contains("LibreOffice 9.9.9") == true)
    // Pictures of places come from what was read.
    let page = try dexuat("check", "phu-luc-1.xls", "--report", "text", Self.now[0], Self.now[1])
    let other = try dexuat("check", "phu-luc-1.xlsx", "--report", "text", Self.now[0], Self.now[1])
    let body = { (run: Program) in run.output.split(separator: "\n").filter { $0.contains("│") } }
    #expect(body(page) == body(other))
    #expect(page.output.contains("LibreOffice 9.9.9"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("tam")).isEmpty)
  }

  @Test func withoutLibreOfficeItIsToldHowToSaveIt() throws {
    _ = try scratch.write(Self.old, to: "phu-luc-1.xls")
    let document = try #require(check("phu-luc-1.xls", installed: false).documents.first)
    #expect(document.findings.map(\.code) == ["F002"] && document.part == nil)
    #expect(document.findings[0].advice["vi"]?.contains(".xlsx") == true)
  }

  /// What it cannot open is damaged or has a password.
  @Test func whatItCannotOpenIsToldSoToo() throws {
    try install("exit 0")
    _ = try scratch.write(Self.old, to: "phu-luc-1.xls")
    #expect(try check("phu-luc-1.xls").documents.flatMap(\.findings).map(\.code) == ["F002"])
  }

  /// What breaks it is no fault that anybody could mend; where everything does, it is as good as missing.
  @Test func whatBreaksItCouldNotBeReadHere() throws {
    _ = try scratch.write(Self.old, to: "phu-luc-1.xls")
    try install("kill -9 $$")
    #expect(try check("phu-luc-1.xls").documents.flatMap(\.findings).map(\.code) == ["F002"])
    try install("case \"$*\" in *csv*) mkdir out; echo x > out/in.xlsx;; *) kill -9 $$;; esac")
    let document = try #require(check("phu-luc-1.xls").documents.first)
    #expect(document.findings.map(\.code) == ["L001"] && document.verdict == "review")
  }

  @Test func thePageNeverStartsIt() throws {
    let judged = try Drafts(Checkout.call()).judge(
      [DraftFile(name: "a.xls", bytes: Self.old)], received: nil,
      asOf: Instant(secondsSinceEpoch: 1_683_511_200))
    #expect(judged.codes == ["F002"])
  }

  @Test func theRegisterKeepsWhatWasReadAndNeedsTheProgramNoMore() throws {
    _ = try scratch.write(Self.old, to: "in/a/phu-luc-1.xls")
    var zip = ArchiveWriter()
    zip.add("ho-so/danh-muc.xls", Self.old + [0])
    _ = try scratch.write(try #require(zip.bytes()), to: "in/b/ho-so.zip")
    let taken = try intake()
    #expect(taken.documents.map(\.format) == ["xlsx", "xlsx"])
    let parts = taken.documents.map { $0.part ?? "" }
    #expect(parts[1] == "ho-so/danh-muc.xls!" + parts[0])
    for arguments in [["verify", "--replay"], ["rebuild"], ["verify", "--replay"]] {
      let run = try dexuat("register", arguments[0], "--register", "so", installed: false)
      #expect(run.status == 0, "\(run.output)\(run.complaint)")
    }
    let page = try dexuat("register", "show", "1", "--register", "so", installed: false)
    #expect(page.output.contains("LibreOffice 9.9.9"))
    let decided = try dexuat(
      "decide", "1", "--return", "--by", "Lê Thị B", "--why", "w", "--document", "1/TB",
      "--register", "so", Self.now[0], Self.now[1], installed: false)
    #expect(decided.status == 0, "\(decided.complaint)")
    let copy = try dexuat(
      "register", "backup", "sao", "--register", "so", installed: false)
    #expect(copy.status == 0, "\(copy.complaint)")
    let verified = try dexuat(
      "register", "verify", "--replay", "--register", "sao", installed: false)
    #expect(verified.status == 0, "\(verified.output)\(verified.complaint)")
  }

  /// The archive holds the file as it came and the workbook, once each, however often they come.
  @Test func theSameFileAgainIsTheSameContent() throws {
    _ = try scratch.write(Self.old, to: "in/a/phu-luc-1.xls")
    _ = try intake()
    _ = try scratch.write(Self.old, to: "in/b/phu-luc-1.xls")
    let again = try intake()
    #expect(again.documents.flatMap(\.findings).map(\.code).contains("R001"))
    #expect(try originals().count == 2)
    let made = try #require(
      try originals().first { $0.lastPathComponent != Digest.hexadecimal(Self.old) })
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: made.path)
    try Data("x".utf8).write(to: made)
    #expect(try dexuat("register", "verify", "--register", "so").status == 2)
  }

  private func originals() throws -> [URL] {
    let folder = URL(filePath: scratch.path("so/archive/sha256"))
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.allObjects ?? []).compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath }
  }

  /// What this machine had no time for is no fault of the file: it is read at the next run.
  @Test func whatTakesTooLongIsReadAgainLater() throws {
    try install("sleep 60")
    _ = try scratch.write(Self.old, to: "in/a/phu-luc-1.xls")
    let register = scratch.path("so")
    var bounds = FencedProgram.Bounds()
    bounds.wait = 0
    let office = Office(
      register: register,
      calls: CallStore(executable: nil, environment: Checkout.path("templates")),
      clock: .machine,
      oldWorkbooks: OldWorkbooks(
        path: scratch.path("chuong-trinh"), temporary: scratch.path("tam"), bounds))
    var text = ""
    _ = try office.takeIn(
      IntakeRun.Options(inbox: scratch.path("in"), settle: 0), call: Checkout.call(),
      asOf: Instant(secondsSinceEpoch: 1_683_511_200),
      report: ReportOrder(
        report: "json", output: nil, overwrite: false, look: .init(language: .en)),
      streams: Streams(
        write: { text += String(decoding: $0, as: UTF8.self) }, complain: { _ in }))
    let first = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    #expect(first.documents.flatMap(\.findings).map(\.code).first == "L001")
    try install("mkdir out && cp \"$home/made.xlsx\" out/in.xlsx")
    #expect(try intake().documents.isEmpty)
    let page = try dexuat("register", "show", "1", "--register", "so", installed: false)
    #expect(page.output.contains("LibreOffice 9.9.9"), "\(page.output)")
    let verified = try dexuat(
      "register", "verify", "--replay", "--register", "so", installed: false)
    #expect(verified.status == 0, "\(verified.output)\(verified.complaint)")
  }

  /// LibreOffice itself, where it is installed.
  @Test(.enabled(if: Program.find("soffice") != nil))
  func whatExcelWroteBefore2007ReadsAsTheWorkbook() throws {
    let soffice = try #require(Program.find("soffice"))
    let made = try Program.run(
      soffice,
      [
        "-env:UserInstallation=file://\(scratch.path("ho-so"))", "--headless", "--convert-to",
        "xls:MS Excel 97", "--outdir", scratch.url.path,
        Checkout.path("samples/drafts/phu-luc-1-loi.xlsx"),
      ])
    #expect(made.status == 0, "\(made.complaint)")
    let environment = ["PATH": "/usr/bin:/bin", "TMPDIR": scratch.path("tam")]
    func check(_ file: String) throws -> Report {
      let run = try Program.dexuat(
        ["check", file, "--fence", "--report", "json"] + Self.now, environment: environment)
      return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    }
    let old = try check(scratch.path("phu-luc-1-loi.xls")).documents
    let new = try check(Checkout.path("samples/drafts/phu-luc-1-loi.xlsx")).documents
    #expect(old.map(\.findings) == new.map(\.findings), "\(old)")
    #expect(old.first?.understood?.remarks?.map(\.kind).contains("converted") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("tam")).isEmpty)
  }
}
