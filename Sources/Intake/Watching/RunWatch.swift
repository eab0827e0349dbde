public import IntakeCore
import IntakeRegister
import IntakeReporting

/// How a run of `intake` or `plan` went, for those who watch the machine.
public struct FinishedRun: Sendable {
  /// The verb.
  public var command: String
  /// When it ended, by the machine's clock.
  public var ended: Instant
  public var milliseconds: Int64
  /// The exit code that the shell sees.
  public var exit: Int32

  public init(command: String, ended: Instant, milliseconds: Int64, exit: Int32) {
    self.command = command
    self.ended = ended
    self.milliseconds = milliseconds
    self.exit = exit
  }
}

extension Office {
  /// Refuses a place for figures where something else stands. Asked before work begins.
  /// - Parameter inbox: the folder of an inbox in which nothing may be written.
  /// - Throws: `Failure` (64).
  public func requireMetrics(_ place: OutputPlace, within inbox: String? = nil) throws {
    try place.require(.metrics, within: inbox) { head, _ in NodeMetrics.isOwn(head: head) }
  }

  /// Writes the figures of a run, and with `intake` those of the register, into a file of the node
  /// exporter, whole or not at all. What of the register cannot be read is left out.
  /// - Parameter call: whose deadline is told; nil where its definition could not be read.
  public func writeMetrics(of run: FinishedRun, call: Call?, to place: OutputPlace) throws {
    var metrics = NodeMetrics()
    let name = [(name: "command", value: run.command)]
    metrics.add(
      gauge: "dexuat_last_run_timestamp_seconds", "When the last run ended, in seconds since 1970.",
      [.init(name, run.ended.secondsSinceEpoch)])
    metrics.add(
      gauge: "dexuat_last_run_exit_code", "The exit code of the last run.", [.init(name, run.exit)])
    metrics.add(
      gauge: "dexuat_last_run_duration_seconds", "How long the last run took.",
      [.init(name, milliseconds: run.milliseconds)])
    // Two files with one figure would contradict each other.
    if run.command == "intake" {
      addDeadline(of: call, at: run.ended, to: &metrics)
      try? addRegister(to: &metrics)
    }
    try OutputFile.write(metrics.bytes, to: place.path)
  }

  private func addDeadline(of call: Call?, at now: Instant, to metrics: inout NodeMetrics) {
    guard let call, let deadline = call.deadline else { return }
    let left = deadline.reading.cutoff.secondsSinceEpoch - now.secondsSinceEpoch
    metrics.add(
      gauge: "dexuat_deadline_seconds", "Time to the deadline of the call, below 0 when over.",
      [.init([(name: "call", value: call.id)], left)])
  }

  private func addRegister(to metrics: inout NodeMetrics) throws {
    let register = try open()
    let entries = try register.entries()
    metrics.add(
      gauge: "dexuat_entries", "Entries of the register by call, standing and verdict.",
      Self.counted(entries))
    metrics.add(
      gauge: "dexuat_undetermined_receipts", "Entries whose time of receipt is not proven.",
      [.init([], entries.count { $0.receipt == .undetermined })])
    let size = try register.size()
    metrics.add(
      gauge: "dexuat_register_bytes", "Bytes of the register's database and of its originals.",
      [
        .init([(name: "part", value: "database")], size.database),
        .init([(name: "part", value: "originals")], size.originals),
      ])
  }

  private static func counted(_ entries: [EntrySummary]) -> [NodeMetrics.Sample] {
    var counts: [[String]: Int] = [:]
    for entry in entries {
      let state = entry.standing.state
      let verdict = state == .attachment ? "none" : entry.verdict.rawValue
      counts[[entry.call, state.rawValue, verdict], default: 0] += 1
    }
    return counts.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
      .init(
        Array(zip(["call", "standing", "verdict"], key)).map { (name: $0.0, value: $0.1) },
        counts[key] ?? 0)
    }
  }
}
