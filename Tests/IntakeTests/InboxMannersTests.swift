import Foundation
import Glibc
import IntakeFiles
import IntakeRegister
import IntakeTesting
import Testing

@testable import Intake

/// What the built program leaves alone in an inbox, what it says of it, and how it ends.
@Suite struct InboxMannersTests {
  private let scratch: Scratch
  private var inbox: String { scratch.path("inbox") }
  private var register: String { scratch.path("register") }

  init() throws {
    scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
  }

  @Test func withoutAnInboxNoRegisterIsBegun() throws {
    try FileManager.default.removeItem(atPath: inbox)
    let run = try intake()
    #expect(run.status == 2 && run.complaint.contains(inbox), "\(run.complaint)")
    #expect(!FileManager.default.fileExists(atPath: register))
  }

  /// Copied to another disk with everything that is known of them but the device.
  @Test func filesThatWereLeftAreKnownAgain() throws {
    try put("a.txt", "không phải mẫu nào")
    #expect(try intake("--leave").status == 1)
    let again = try intake("--leave")
    #expect(again.status == 0 && again.complaint.contains("known before: 1"))
    // The same name, time and size, and other words: another delivery.
    try shell("cp -p a.txt b; printf 'KHÔNG PHẢI MẪU NÀO' > a.txt; touch -r b a.txt; rm b")
    #expect(try intake("--leave").status == 1)
    #expect(try entries() == 2)
  }

  @Test func whatIsNoDeliveryStaysAndIsNamed() throws {
    try put("good.txt", "không phải mẫu nào")
    for name in [".hidden", "a.part", "b.filepart", "c.crdownload", "~$d.docx", ".~lock.e.csv#"] {
      try put(name, "x")
    }
    try put("one.xml", "x")
    try shell("ln -s /etc/passwd link.xml; ln -s /etc link-to-folder; mkfifo pipe.xml")
    try shell("ln one.xml two.xml")
    // A character device: where the user may not make one, it is left out.
    try shell("mknod device.xml c 1 3 2>/dev/null || true")
    let before = try names().filter { $0 != "good.txt" }

    let run = try intake()
    #expect(run.status == 1, "\(run.complaint)")
    #expect(try names() == (before + ["processed"]).sorted())
    for name in before { #expect(run.complaint.contains("\(name): "), "\(name)") }
    #expect(try entries() == 1)
  }

  @Test func aFileComesInOnceItsWriterIsDone() throws {
    try put("open.txt", "một nửa")
    let writer = try FileHandle(forUpdating: URL(filePath: inbox + "/open.txt"))
    let first = try intake()
    #expect(first.status == 0 && first.complaint.contains("open.txt: somebody has it open"))
    try writer.close()
    #expect(try intake().status == 1)
    #expect(try entries() == 1)
  }

  @Test func aFileComesInOnceItHasSettled() throws {
    try put("fresh.txt", "x")
    let first = try intake("--settle", "60")
    #expect(first.status == 0 && first.complaint.contains("fresh.txt: it changed a moment ago"))
    try age("fresh.txt", seconds: 61)
    #expect(try intake("--settle", "60").status == 1)
    #expect(try entries() == 1)
  }

  @Test func aFileThatGetsItsRealNameComesIn() throws {
    try put("list.xml.part", "x")
    #expect(try intake().status == 0)
    try shell("mv list.xml.part list.xml")
    #expect(try intake().status == 1)
    #expect(try entries() == 1)
  }

  @Test func namesNeedNotBeUTF8() throws {
    let folder = try Folder.open(inbox).makeFolder(FileName([0x66, 0xFE]))
    for last: UInt8 in [0xFF, 0xFD] {
      try folder.create(FileName([0x62, last])).write([last])
    }
    let run = try intake("--report", "json")
    #expect(run.status == 1)
    #expect(run.output.contains(#""path": "f\\xFE/b\\xFD""#))
    #expect(try entries() == 2)
    #expect(
      try Folder.open(inbox + "/processed").names() == [
        FileName(Array("000001-b".utf8) + [0xFD]), FileName(Array("000002-b".utf8) + [0xFF]),
      ])
  }

  @Test func nestedFoldersAreOnePacket() throws {
    let deep = "p/" + (1...40).map { "\($0)" }.joined(separator: "/")
    try put(deep + "/deep.txt", "1")
    try put("p/shallow.txt", "2")
    #expect(try intake().status == 1)
    let register = try openRegister()
    #expect(try register.entries().map(\.packet?.description) == ["p", "p"])
  }

  @Test(.enabled(if: Unprivileged.isPossible, "cần setpriv khi chạy bằng root / needs setpriv"))
  func whatCannotBeReadIsNamedAndHindersNoOther() throws {
    try put("good.txt", "1")
    try put("secret.txt", "2")
    try put("closed/inside.txt", "3")
    try shell("chmod 0 secret.txt closed")
    let first = try Unprivileged.run(arguments("--lang", "en"))
    #expect(first.status == 2)
    #expect(first.complaint.contains("secret.txt: could not open"), "\(first.complaint)")
    #expect(first.complaint.contains("closed: could not open"))
    #expect(first.complaint.contains("permission denied"))
    let quiet = try Unprivileged.run(arguments("--quiet"))
    #expect(quiet.status == 2 && quiet.output.isEmpty)
    #expect(quiet.complaint.split(separator: "\n").count == 2, "\(quiet.complaint)")
    try shell("chmod 700 secret.txt closed")
    #expect(try Unprivileged.run(arguments()).status == 1)
    #expect(try entries() == 3)
  }

  @Test(.enabled(if: Unprivileged.isPossible, "cần setpriv khi chạy bằng root / needs setpriv"))
  func whatCannotBeMovedAwayIsSaidAndKnownAgain() throws {
    try put("good.txt", "1")
    try shell("chmod 500 .")
    let first = try Unprivileged.run(arguments())
    #expect(first.status == 2 && first.complaint.contains("processed"), "\(first.complaint)")
    try shell("chmod 700 .")
    #expect(try Unprivileged.run(arguments()).status == 0)
    #expect(try entries() == 1)
    #expect(try names() == ["processed"])
  }

  @Test func faultyLinesOfTheMailBookAreToldWithTheirPlace() throws {
    try put("a.txt", "1")
    try put("b.txt", "2")
    try put(
      "so-den.csv", "Tệp,Đến lúc\na.txt,2023-04-12 08:30\nb.txt,hôm qua\n,2023-04-12\n\"ai đó")
    let run = try intake("--report", "json", "--received", "2023-04-20 08:00")
    #expect(run.status == 1)
    for line in 3...5 { #expect(run.complaint.contains("so-den.csv, row \(line): "), "\(line)") }
    #expect(!run.complaint.contains("so-den.csv, row 2"))
    #expect(run.output.contains(#""at": "2023-04-12T08:30:00+07:00", "evidence": "so-den""#))
    #expect(try entries() == 2)
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func aSignalEndsTheRunAfterTheFileInHand(signal: Int32) throws {
    let count = 200
    for number in 1...count { try put("\(number).txt", "\(number)") }
    let process = Process()
    process.executableURL = URL(filePath: Program.built)
    let report = scratch.path("report.json")
    process.arguments = arguments("--quiet", "--jobs", "1", "--report", "json", "--output", report)
    process.standardOutput = FileHandle.nullDevice
    let complaint = Pipe()
    process.standardError = complaint
    try process.run()
    let journal = register + "/archive/sha256"
    while try process.isRunning && shelves(journal) < 3 { usleep(1_000) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 128 + signal)
    let said = String(decoding: complaint.fileHandleForReading.availableData, as: UTF8.self)
    #expect(said.contains("interrupted") && said.split(separator: "\n").count == 2, "\(said)")
    let taken = try entries()
    #expect(taken > 0 && taken < count)
    let told = try String(contentsOfFile: report, encoding: .utf8)
    #expect(told.contains("\"notTaken\": \(count - taken)"), "\(told.suffix(300))")
    #expect(try openRegister().verify().problems == [])
    #expect(try names().count == count - taken + 1)
    #expect(try intake().status == 1)
    #expect(try entries() == count)
    #expect(try names() == ["processed"])
  }

  @Test func quietIsSilentOnSuccess() throws {
    for name in ["phu-luc-1.xml", "phu-luc-2.xml", "phu-luc-2-nv1.xml", "phu-luc-2-nv3.xml"] {
      _ = try scratch.write(
        Checkout.bytes("samples/drafts/" + name), to: "inbox/packet/\(name)")
    }
    try put("waits.part", "x")
    let run = try intake("--quiet", "--received", "2023-04-20 08:00")
    #expect(run.status == 0 && run.output.isEmpty, "\(run)")
    // But that a register was begun is said always.
    #expect(
      run.complaint.split(separator: "\n").count == 1 && run.complaint.contains("“"), "\(run)")
    let again = try intake("--quiet")
    #expect(again.status == 0 && again.output.isEmpty && again.complaint.isEmpty)
  }

  @Test func quietGivesOneLinePerTrouble() throws {
    try put("none.txt", "không phải mẫu nào")
    try put("so-den.csv", "Tệp,Đến lúc\nnone.txt,hôm qua\n")
    let run = try intake("--quiet")
    #expect(run.status == 1)
    // And the new register.
    #expect(run.complaint.split(separator: "\n").count == 2)
    #expect(
      run.output.split(separator: "\n").map { $0.prefix { $0 != " " } } == [
        "none.txt:", "none.txt:", "none.txt:", "verdict",
      ], "\(run.output)")
  }

  @Test func aReportThatCannotBeWrittenIsAFailure() throws {
    try put("a.txt", "1")
    let run = try Program.run(
      "/bin/sh", ["-c", "\"$@\" > /dev/full", "sh", Program.built] + arguments())
    #expect(
      run.status == 2 && run.complaint.contains("“standard output”: the disk is full"),
      "\(run.complaint)")
    #expect(try entries() == 1)
  }

  @Test func theRegisterIsNoInbox() throws {
    try put("a.txt", "1")
    #expect(try intake().status == 1)
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("link"), withDestinationPath: "register/archive")
    for path in [register, register + "/archive", register + "/reports", scratch.path("link")] {
      let run = try Program.dexuat(["intake", path, "--register", register, "--settle", "0"])
      #expect(run.status == 64 && run.complaint.contains("sổ tiếp nhận"), "\(run.complaint)")
    }
    #expect(try entries() == 1)
    #expect(try openRegister().verify().problems == [])
    #expect(!FileManager.default.fileExists(atPath: register + "/processed"))
  }

  @Test func aReportIsNotWrittenIntoTheInbox() throws {
    try put("a.txt", "1")
    let run = try intake("--output", inbox + "/report.txt")
    #expect(run.status == 64 && run.complaint.contains("within the inbox"), "\(run.complaint)")
    #expect(try names() == ["a.txt"])
    #expect(!FileManager.default.fileExists(atPath: register))
    #expect(try intake("--output", inbox + "-report.txt").status == 1)
  }

  @Test func aDatabaseOfGarbageIsADamagedRegister() throws {
    try put("a.txt", "1")
    #expect(try intake().status == 1)
    for end in ["", "-wal", "-shm"] {
      let path = register + "/register.sqlite" + end
      if end.isEmpty || FileManager.default.fileExists(atPath: path) {
        try Data("garbage\n".utf8).write(to: URL(filePath: path))
      }
    }
    for command in [["register", "verify"], ["register", "list"], ["plan"], ["intake", inbox]] {
      let run = try Program.dexuat(command + ["--register", register])
      #expect(run.status == 2 && run.complaint.contains("bị hỏng"), "\(run.complaint)")
    }
  }

  @Test func withNothingNewThereIsNoVerdict() throws {
    for (report, word) in [("text", "VERDICT"), ("html", "eligible")] {
      let run = try intake("--report", report)
      #expect(run.status == 0 && !run.output.contains(": eligible"), "\(run.output)")
      #expect(!run.output.contains(word + ": "), "\(run.output)")
      #expect(report == "html" || run.output.contains("No new file was taken in"), "\(run.output)")
    }
  }

  @Test func quietTellsAWaitingLineOfTheMailBookOnlyBesideNews() throws {
    try put("so-den.csv", "Tệp,Đến lúc\nchua-den.txt,2023-04-12 08:30\n")
    _ = try intake("--quiet")
    #expect(try intake("--quiet").complaint.isEmpty)
    try put("a.txt", "1")
    #expect(try intake("--quiet").complaint.contains("so-den.csv, row 2: "))
  }

  @Test func anArchiveWithoutItsDatabaseIsNoNewRegister() throws {
    try put("a.txt", "1")
    #expect(try intake().status == 1)
    try FileManager.default.removeItem(atPath: register + "/register.sqlite")
    try put("b.txt", "2")
    let run = try intake()
    #expect(run.status == 2 && run.complaint.contains("lacks its database"), "\(run.complaint)")
    #expect(try names() == ["b.txt", "processed"])
  }
}

extension InboxMannersTests {
  private func put(_ path: String, _ text: String) throws {
    _ = try scratch.write(text, to: "inbox/" + path)
  }

  /// Runs a few commands in the inbox.
  private func shell(_ script: String) throws {
    let run = try Program.run("/bin/sh", ["-c", script], in: inbox)
    #expect(run.status == 0, "\(run.complaint)")
  }

  private func arguments(_ more: String...) -> [String] { arguments(more) }

  private func arguments(_ more: [String]) -> [String] {
    ["intake", inbox, "--register", register, "--now", "2023-04-20T09:00:00+07:00"]
      + (more.contains("--settle") ? [] : ["--settle", "0"])
      + (more.contains("--lang") ? [] : ["--lang", "en"]) + more
  }

  private func intake(_ more: String...) throws -> Program {
    try Program.dexuat(arguments(more))
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: inbox).sorted()
  }

  private func shelves(_ path: String) throws -> Int {
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    return try FileManager.default.contentsOfDirectory(atPath: path).count
  }

  private func age(_ name: String, seconds: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -seconds)], ofItemAtPath: inbox + "/" + name)
  }

  private func openRegister() throws -> Register {
    try Register.open(
      directory: register, access: .reading, clock: { MachineClock.machine.instant })
  }

  private func entries() throws -> Int { try openRegister().entries().count }
}

/// Runs the program with no privilege over what permissions say, as an ordinary user would.
private enum Unprivileged {
  static var isPossible: Bool { getuid() != 0 || Program.find("setpriv") != nil }

  static func run(_ arguments: [String]) throws -> Program {
    guard getuid() == 0, let setpriv = Program.find("setpriv") else {
      return try Program.dexuat(arguments)
    }
    return try Program.run(
      setpriv, ["--bounding-set=-all", "--inh-caps=-all", Program.built] + arguments)
  }
}
