public import IntakeCore
import IntakeReporting

extension Office {
  /// Takes everything new of an inbox into the register, judges it and writes the report.
  /// - Parameters:
  ///   - isStopped: whether somebody asked to stop; the file in hand is finished.
  ///   - judged: called when the work is done, before anything is said of it.
  /// - Returns: the exit code, and whether files were left because of the stop.
  public func takeIn(
    _ options: IntakeRun.Options, call: Call, asOf: Instant, report: ReportOrder,
    streams: Streams, isStopped: @escaping @Sendable () -> Bool = { false },
    progress: @escaping IntakeRun.Progress = { _, _, _ in }, judged: () -> Void = {}
  ) throws -> (exit: ExitCode, isInterrupted: Bool) {
    guard (0...86_400).contains(options.settle) else { throw wrongSettle }
    let usual: ReportName = report.look.quiet ? .line : .text
    try report.require(usual, within: options.inbox ?? options.maildir)
    let (summary, taken) = try desk(call, asOf: asOf)
      .takeIn(options, isStopped: isStopped, progress: progress)
    judged()
    let (language, quiet) = (report.look.language, report.look.quiet)
    IntakeTalk(
      summary: summary, zone: call.zone, language: language, quiet: quiet,
      complain: streams.complain
    ).say()
    let exit = ExitCode(summary.outcome)
    if quiet, exit == .success, report.output == nil { return (exit, summary.notTaken > 0) }
    _ = try report.write(
      ReportedDocuments(
        count: summary.taken.count, verdict: { summary.taken[$0].verdict }, taken.document),
      head: ReportHead(version: Version.current, call: call, asOf: asOf), usual: usual,
      source: { try taken.excerpts($1) },
      counts: { summary.taken[$0].standing == .current && $1.form == .appendix1 },
      notTaken: summary.notTaken, attachments: summary.attachments, to: streams.write)
    return (exit, summary.notTaken > 0)
  }

  private var wrongSettle: Failure {
    Failure(
      .usage,
      Localized(
        vi: "--settle phải là số giây từ 0 đến 86400.",
        en: "--settle must be a number of seconds from 0 to 86400."))
  }
}

extension ExitCode {
  fileprivate init(_ outcome: IntakeSummary.Outcome) {
    switch outcome {
    case .eligible: self = .success
    case .notEligible: self = .findings
    case .failed: self = .incomplete
    }
  }
}
