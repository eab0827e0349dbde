import Foundation
import IntakeTesting
import Testing

/// The figures for those who watch the machine, written by the real command.
@Suite struct MetricsTests {
  private let scratch: Scratch
  private var metrics: String { scratch.path("dexuat.prom") }

  init() throws {
    scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path("inbox"), withIntermediateDirectories: true)
  }

  private func intake(_ more: String...) throws -> Program {
    try Program.dexuat(
      [
        "intake", scratch.path("inbox"), "--register", scratch.path("register"), "--settle", "0",
        "--now", "2023-05-15T09:00:00+07:00", "--metrics", metrics,
      ] + more)
  }

  @Test func countsOfARegister() throws {
    for name in ["phu-luc-1-loi.csv", "bang-don-gian-loi.csv"] {
      try FileManager.default.copyItem(
        atPath: Checkout.path("samples/drafts/\(name)"), toPath: scratch.path("inbox/\(name)"))
    }
    #expect(try intake().status == 1)
    let samples = try Exposition(String(contentsOfFile: metrics, encoding: .utf8)).samples
    let entries = samples.filter { $0.key.hasPrefix("dexuat_entries{call=\"889-2024\"") }
    #expect(entries.values.reduce(0, +) == 2 && !entries.isEmpty)
    #expect(samples["dexuat_undetermined_receipts"] == 2)
    #expect(samples["dexuat_last_run_exit_code{command=\"intake\"}"] == 1)
    #expect(try #require(samples["dexuat_register_bytes{part=\"originals\"}"]) > 1_000)
    #expect(try #require(samples["dexuat_deadline_days{call=\"889-2024\"}"]) < -1_000)

    let plan = scratch.path("plan.prom")
    let run = try Program.dexuat([
      "plan", "--register", scratch.path("register"), "--output", scratch.path("plan"),
      "--metrics", plan,
    ])
    #expect(run.status == 0, "\(run.complaint)")
    let ofPlan = try Exposition(String(contentsOfFile: plan, encoding: .utf8)).samples
    #expect(ofPlan["dexuat_last_run_exit_code{command=\"plan\"}"] == 0)
    // Both files lie in one folder: no figure stands in both.
    #expect(Set(ofPlan.keys).isDisjoint(with: samples.keys))
  }

  @Test func aRunThatFailsIsToldToo() throws {
    #expect(try intake("--call", "khong-co").status == 64)
    let samples = try Exposition(String(contentsOfFile: metrics, encoding: .utf8)).samples
    #expect(samples["dexuat_last_run_exit_code{command=\"intake\"}"] == 64)
    #expect(!samples.keys.contains { $0.hasPrefix("dexuat_entries") })
  }

  @Test func nothingElseIsWrittenOver() throws {
    try "của người khác\n".write(toFile: metrics, atomically: true, encoding: .utf8)
    let run = try intake()
    #expect(run.status == 64 && run.complaint.contains("dexuat.prom"))
    #expect(try String(contentsOfFile: metrics, encoding: .utf8) == "của người khác\n")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("register")))
  }
}

/// The text format of Prometheus, read as strictly as `promtool check metrics` does.
private struct Exposition {
  private(set) var samples: [String: Double] = [:]

  enum Fault: Error { case line(String) }

  init(_ text: String) throws {
    guard text.hasSuffix("\n") else { throw Fault.line("no line end") }
    var (name, seen): (Substring, Set<Substring>) = ("", [])
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if line.hasPrefix("# HELP ") {
        guard words.count > 3, seen.insert(words[2]).inserted else {
          throw Fault.line(String(line))
        }
        name = words[2]
      } else if line.hasPrefix("# TYPE ") {
        guard words.count == 4, words[2] == name, words[3] == "gauge" else {
          throw Fault.line(String(line))
        }
      } else {
        guard words.count == 2, let value = Double(words[1]),
          words[0].prefix(while: { $0 != "{" }) == name,
          samples.updateValue(value, forKey: String(words[0])) == nil
        else { throw Fault.line(String(line)) }
      }
    }
  }
}
