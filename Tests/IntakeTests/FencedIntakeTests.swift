import Foundation
import Intake
import IntakeCore
import IntakeFence
import IntakeTesting
import Testing

/// An intake whose documents are read behind a fence: the same register, whatever a document does to
/// its reader.
@Suite struct FencedIntakeTests {
  private let office: FencedOffice

  init() throws {
    office = try FencedOffice()
    try put("tot.xml", "")
  }

  private func put(_ name: String, _ word: String) throws {
    try office.put(name, FencedOffice.list(word))
  }

  @Test func aDocumentThatKillsItsReaderWaitsAndIsReadLater() throws {
    try put("hai.xml", "PROBE-DIE")
    let first = try office.run(FencedOffice.probe)
    #expect(first.exit == .findings)
    #expect(
      first.report.contains("\"code\": \"L001\"") || first.report.contains("\"code\":\"L001\""))
    #expect(first.report.contains("could not be read here"))
    let listed = try office.dexuat("register", "list", "--lang", "en")
    #expect(listed.output.contains("hai.xml"))
    // It is returned to nobody.
    let letters = office.scratch.path("thu")
    _ = try office.dexuat("register", "letters", "--output", letters)
    let written = (try? FileManager.default.contentsOfDirectory(atPath: letters)) ?? []
    #expect(!written.contains { $0.contains("return") })
    let plan = office.scratch.path("danh-muc")
    #expect(try office.dexuat("plan", "--output", plan).status == 0)
    #expect(!(try office.text(plan + "/returned.csv")).contains("hai.xml"))
    #expect(try office.text(plan + "/review.csv").contains("hai.xml"))
    // Still not: nothing changes, and nothing is told.
    let again = try office.run(FencedOffice.probe)
    #expect(!again.said.contains("could not be read before"))
    // Read by a program that can.
    let last = try office.run(Program.built)
    #expect(last.said.contains("1 entries that could not be read before were read and judged: "))
    #expect(try office.dexuat("register", "verify").status == 0)
    let shown = try office.dexuat("register", "show", office.number(of: "hai.xml"), "--lang", "en")
    #expect(shown.output.contains("the file could not be read here"))
    #expect(shown.output.contains("was read again"))
    #expect(!(try office.run(Program.built)).said.contains("could not be read before"))
  }

  @Test func whatTheKernelLacksIsSaidOnceAndRecorded() throws {
    let program = office.scratch.path("probe-without-landlock")
    try FileManager.default.createSymbolicLink(
      atPath: program, withDestinationPath: FencedOffice.probe)
    try put("hai.xml", "")
    let (_, said, _) = try office.run(program)
    #expect(said.components(separatedBy: "This system lacks landlock").count == 2)
    let database = try Data(contentsOf: URL(filePath: office.register + "/register.sqlite"))
    #expect(String(decoding: database, as: UTF8.self).contains("\"missingFence\":\"landlock\""))
  }

  /// The worker of the real program, killed again and again while it reads.
  @Test func workersKilledInTheMiddleChangeNothing() throws {
    for number in 1...30 { try put("tot-\(number).xml", "\(number)") }
    let run = Process()
    run.executableURL = URL(filePath: Program.built)
    run.arguments = [
      "intake", office.inbox, "--register", office.register, "--settle", "0", "--received",
      "2023-04-12 08:30", "--now", "2023-05-08T09:00:00+07:00", "--jobs", "2",
    ]
    run.standardOutput = FileHandle.nullDevice
    run.standardError = FileHandle.nullDevice
    try run.run()
    var killed: Set<Int32> = []
    while run.isRunning, killed.count < 3 {
      usleep(5_000)
      // Its first document has been taken in hand.
      guard FileManager.default.fileExists(atPath: office.register + "/archive/sha256") else {
        continue
      }
      for child in children(of: run.processIdentifier) where kill(child, SIGKILL) == 0 {
        killed.insert(child)
      }
    }
    run.waitUntilExit()
    #expect(!killed.isEmpty)
    #expect(run.terminationReason == .exit && run.terminationStatus != 2)
    #expect(try office.dexuat("register", "verify").status == 0)
    _ = try office.run(Program.built)
    let listed = try office.dexuat("register", "list", "--report", "csv").output
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
