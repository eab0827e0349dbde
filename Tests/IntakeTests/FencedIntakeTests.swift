import Foundation
import Intake
import IntakeCore
import IntakeFence
import IntakeTesting
import Testing

/// An intake whose documents are read behind a fence: the same register, whatever a document does to
/// its reader.
@Suite struct FencedIntakeTests {
  private let scratch: Scratch
  private let inbox: String
  private let register: String
  private let call: Call

  init() throws {
    scratch = try Scratch()
    inbox = scratch.path("hom-thu")
    register = scratch.path("so")
    call = try CallStore(executable: nil, environment: Checkout.path("templates")).call("889-2024")
    _ = try put("tot.xml", "")
  }

  private func put(_ name: String, _ word: String) throws -> String {
    let list = try Checkout.bytes("samples/drafts/phu-luc-1.xml")
    return try scratch.write(list + Array("<!-- \(word) -->\n".utf8), to: "hom-thu/\(name)")
  }

  /// One run, read by a probe or by the program itself; what it says.
  private func run(
    _ program: String, seconds: Double = 20
  ) throws -> (exit: ExitCode, said: String, report: String) {
    var budget = ReadingWorkers.Budget()
    budget.seconds = seconds
    var (said, report) = ("", "")
    let office = Office(
      register: register, calls: .init(executable: nil, environment: Checkout.path("templates")),
      clock: .machine, reading: .fenced(program: program, budget))
    let now = Instant(secondsSinceEpoch: 1_683_511_200)
    let (exit, _) = try office.takeIn(
      IntakeRun.Options(
        inbox: inbox, received: Instant(secondsSinceEpoch: 1_681_263_000), settle: 0, jobs: 2),
      call: call, asOf: now,
      report: ReportOrder(
        report: "json", output: nil, overwrite: false, look: .init(language: .en)),
      streams: Streams(
        write: { report += String(decoding: $0, as: UTF8.self) }, complain: { said += $0 + "\n" }))
    return (exit, said, report)
  }

  private var probe: String {
    URL(filePath: Program.built).deletingLastPathComponent().appending(path: "FenceProbe").path
  }

  private func dexuat(_ arguments: String...) throws -> Program {
    try Program.dexuat(arguments + ["--register", register])
  }

  @Test func aDocumentThatKillsItsReaderWaitsAndIsReadLater() throws {
    _ = try put("hai.xml", "PROBE-DIE")
    let first = try run(probe)
    #expect(first.exit == .findings)
    #expect(
      first.report.contains("\"code\": \"L001\"") || first.report.contains("\"code\":\"L001\""))
    #expect(first.report.contains("could not be read here"))
    let listed = try dexuat("register", "list", "--lang", "en")
    #expect(listed.output.contains("hai.xml"))
    // It is returned to nobody.
    let letters = scratch.path("thu")
    _ = try dexuat("register", "letters", "--output", letters)
    let written = (try? FileManager.default.contentsOfDirectory(atPath: letters)) ?? []
    #expect(!written.contains { $0.contains("return") })
    let plan = scratch.path("danh-muc")
    #expect(try dexuat("plan", "--output", plan).status == 0)
    #expect(!(try text(plan + "/returned.csv")).contains("hai.xml"))
    #expect(try text(plan + "/review.csv").contains("hai.xml"))
    // Still not: nothing changes, and nothing is told.
    let again = try run(probe)
    #expect(!again.said.contains("could not be read before"))
    // Read by a program that can.
    let last = try run(Program.built)
    #expect(last.said.contains("1 entries that could not be read before were read and judged: "))
    #expect(try dexuat("register", "verify").status == 0)
    let shown = try dexuat("register", "show", number(of: "hai.xml"), "--lang", "en")
    #expect(shown.output.contains("the file could not be read here"))
    #expect(shown.output.contains("was read again"))
    #expect(!(try run(Program.built)).said.contains("could not be read before"))
  }

  private func number(of file: String) throws -> String {
    let listed = try dexuat("register", "list", "--report", "csv").output
    let line = listed.split(whereSeparator: \.isNewline).first { $0.contains(file) }
    let cells = line?.split(whereSeparator: { ";,".contains($0) }).map(String.init) ?? []
    return cells.first { Int($0) != nil } ?? "?"
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func whatTheKernelLacksIsSaidOnceAndRecorded() throws {
    let program = scratch.path("probe-without-landlock")
    try FileManager.default.createSymbolicLink(atPath: program, withDestinationPath: probe)
    _ = try put("hai.xml", "")
    let (_, said, _) = try run(program)
    #expect(said.components(separatedBy: "This system lacks landlock").count == 2)
    let database = try Data(contentsOf: URL(filePath: register + "/register.sqlite"))
    #expect(String(decoding: database, as: UTF8.self).contains("\"missingFence\":\"landlock\""))
  }

  /// The worker of the real program, killed again and again while it reads.
  @Test func workersKilledInTheMiddleChangeNothing() throws {
    for number in 1...30 { _ = try put("tot-\(number).xml", "\(number)") }
    let run = Process()
    run.executableURL = URL(filePath: Program.built)
    run.arguments = [
      "intake", inbox, "--register", register, "--settle", "0", "--received",
      "2023-04-12 08:30", "--now", "2023-05-08T09:00:00+07:00", "--jobs", "2",
    ]
    run.standardOutput = FileHandle.nullDevice
    run.standardError = FileHandle.nullDevice
    try run.run()
    var killed: Set<Int32> = []
    while run.isRunning, killed.count < 3 {
      usleep(5_000)
      // Its first document has been taken in hand.
      guard FileManager.default.fileExists(atPath: register + "/archive/sha256") else { continue }
      for child in children(of: run.processIdentifier) where kill(child, SIGKILL) == 0 {
        killed.insert(child)
      }
    }
    run.waitUntilExit()
    #expect(!killed.isEmpty)
    #expect(run.terminationReason == .exit && run.terminationStatus != 2)
    #expect(try dexuat("register", "verify").status == 0)
    _ = try self.run(Program.built)
    let listed = try dexuat("register", "list", "--report", "csv").output
    #expect(listed.components(separatedBy: "tot").count >= 32)
    #expect(!listed.contains("cách ly"))
  }

  private func children(of process: Int32) -> [Int32] {
    let tasks = "/proc/\(process)/task"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return names.flatMap { name in
      let text = (try? String(contentsOfFile: "\(tasks)/\(name)/children", encoding: .utf8)) ?? ""
      return text.split(separator: " ").compactMap { Int32($0) }
    }
  }

  @Test func checkSaysTheSameBehindTheFence() throws {
    let files = try Checkout.files(below: "samples/drafts", endings: [".xml", ".csv"])
      .map(Checkout.path)
    let now = ["--now", "2023-05-08T09:00:00+07:00", "--report", "json"]
    let here = try Program.dexuat(["check"] + now + files)
    let fenced = try Program.dexuat(["check", "--fence"] + now + files)
    #expect(here.output == fenced.output && here.status == fenced.status)
    #expect(fenced.complaint == here.complaint)
  }

  /// By itself the hidden mode does nothing.
  @Test func aWorkerWithoutQuestionsEnds() throws {
    #expect(try Program.dexuat(["--reading-worker"]).status == 0)
  }
}
