import ArgumentParser
import Glibc
import Intake

/// `--metrics FILE`: figures of the run, for the monitoring of the machine.
struct MetricsOption: ParsableArguments {
  @Option(
    help: .said(
      vi: "ghi số liệu lượt chạy vào tệp này, cho node exporter",
      en: "a file for the figures of the run, for the node exporter",
      value: Localized(vi: "TỆP", en: "FILE")),
    completion: .file())
  var metrics: String?

  /// Runs a verb and writes how it went, whichever way it ended.
  /// - Parameters:
  ///   - command: the verb.
  ///   - call: the call of the run, where its definition can be read.
  func watch(
    _ command: String, of office: Office, within inbox: String? = nil, call: () throws -> Call,
    _ body: () throws -> Void
  ) throws {
    guard let metrics else { return try body() }
    let place = OutputPlace(metrics, overwrite: false)
    try office.requireMetrics(place, within: inbox)
    let start = ContinuousClock.now
    var thrown: (any Error)?
    do { try body() } catch { thrown = error }
    let taken = ContinuousClock.now - start
    let run = FinishedRun(
      command: command, ended: Clock.now,
      milliseconds: taken.components.seconds * 1_000
        + taken.components.attoseconds / 1_000_000_000_000_000,
      exit: thrown.map(Main.status(of:)) ?? Intake.ExitCode.success.rawValue)
    try office.writeMetrics(of: run, call: try? call(), to: place)
    if let thrown { throw thrown }
  }
}
