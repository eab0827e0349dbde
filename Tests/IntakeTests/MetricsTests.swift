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
    #expect(try #require(samples["dexuat_deadline_seconds{call=\"889-2024\"}"]) < -86_400_000)

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

  /// The reader of these tests refuses what promtool refuses or complains about.
  @Test(arguments: [
    "a_total 1\n", "# HELP a x\n# TYPE a gauge\na 1", "# HELP a \n# TYPE a gauge\na 1\n",
    "# HELP a x\na 1\n", "# HELP a x\n# TYPE a gauge\nb 1\n",
    "# HELP a x\n# TYPE a gauge\na 1\na 2\n", "# HELP a x\n# TYPE a gauge\na{l=\"1\"} một\n",
    "# HELP a x\n# TYPE a counter\na 1\n", "# HELP a_total x\n# TYPE a_total gauge\na_total 1\n",
    "# HELP a_days x\n# TYPE a_days gauge\na_days 1\n",
    "# HELP a_milliseconds x\n# TYPE a_milliseconds gauge\na_milliseconds 1\n",
    "# HELP a_count x\n# TYPE a_count gauge\na_count 1\n",
    "# HELP a_gauge x\n# TYPE a_gauge gauge\na_gauge 1\n",
    "# HELP aB x\n# TYPE aB gauge\naB 1\n", "# HELP a x\n# TYPE a gauge\na{l=\"1} 1\n",
    "# HELP a x\n# TYPE a gauge\na{l=\"1\",l=\"2\"} 1\n",
    "# HELP a x\n# TYPE a gauge\na 1\n# HELP a x\n# TYPE a gauge\na{l=\"1\"} 1\n",
  ])
  func whatPromtoolRefuses(_ text: String) {
    #expect(throws: Exposition.Fault.self) { try Exposition(text) }
  }

  @Test func whatPromtoolTakes() throws {
    let text = """
      # HELP a_bytes x
      # TYPE a_bytes gauge
      a_bytes{part="a \\"b\\" \\\\"} 1
      # HELP wait_seconds x
      # TYPE wait_seconds summary
      wait_seconds_sum 1.5
      wait_seconds_count 2
      # HELP c_total x
      # TYPE c_total counter

      """
    #expect(try Exposition(text).samples.count == 3)
  }
}
