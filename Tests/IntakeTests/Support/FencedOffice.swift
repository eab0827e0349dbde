import Foundation
import Intake
import IntakeCore
import IntakeFence
import IntakeTesting

/// An office whose documents are read by whatever program a test names.
struct FencedOffice {
  let scratch: Scratch
  let inbox: String
  let register: String
  private let calls: CallStore
  private let call: Call

  init() throws {
    scratch = try Scratch()
    inbox = scratch.path("hom-thu")
    register = scratch.path("so")
    calls = CallStore(executable: nil, environment: Checkout.path("templates"))
    call = try calls.call("889-2024")
  }

  /// The reader that does what a document asks of it.
  static var probe: String {
    URL(filePath: Program.built).deletingLastPathComponent().appending(path: "FenceProbe").path
  }

  /// A list that says something to the probe.
  static func list(_ word: String) throws -> [UInt8] {
    try Checkout.bytes("samples/drafts/phu-luc-1.xml") + Array("<!-- \(word) -->\n".utf8)
  }

  func put(_ name: String, _ bytes: [UInt8]) throws {
    _ = try scratch.write(bytes, to: "hom-thu/\(name)")
  }

  /// One run; what it says.
  func run(
    _ program: String, seconds: Double = 20, mailHosts: [String] = [], received: Bool = true
  ) throws -> (exit: ExitCode, said: String, report: String) {
    var budget = ReadingWorkers.Budget()
    budget.seconds = seconds
    var (said, report) = ("", "")
    let office = Office(
      register: register, calls: calls, clock: .machine, reading: .fenced(program: program, budget))
    let (exit, _) = try office.takeIn(
      IntakeRun.Options(
        inbox: inbox, received: received ? Instant(secondsSinceEpoch: 1_681_263_000) : nil,
        settle: 0, jobs: 2, mailHosts: mailHosts),
      call: call, asOf: Instant(secondsSinceEpoch: 1_683_511_200),
      report: ReportOrder(
        report: "json", output: nil, overwrite: false, look: .init(language: .en)),
      streams: Streams(
        write: { report += String(decoding: $0, as: UTF8.self) }, complain: { said += $0 + "\n" }))
    return (exit, said, report)
  }

  func dexuat(_ arguments: String...) throws -> Program {
    try Program.dexuat(arguments + ["--register", register])
  }

  /// A line of `register list`.
  struct Entry: Decodable {
    var entry: Int
    var path: String
    var standing: String
    var receipt: String
    var receivedAt: String?
  }

  func entries() throws -> [Entry] {
    let listed = try dexuat("register", "list", "--report", "json")
    return try JSONDecoder().decode([Entry].self, from: Data(listed.output.utf8))
  }

  /// Where in its file an entry's document lies; nil where it is the file.
  func part(_ entry: Entry) throws -> String? {
    let page = try dexuat("register", "show", String(entry.entry)).output
    let mark = "Tệp: \(entry.path)"
    let line = page.split(separator: "\n").first { $0.hasPrefix(mark) }
    return line.flatMap { $0 == mark ? nil : String($0.dropFirst(mark.count + 1)) }
  }

  func number(of file: String) throws -> String {
    try entries().first { $0.path == file }.map { String($0.entry) } ?? "?"
  }

  func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}
