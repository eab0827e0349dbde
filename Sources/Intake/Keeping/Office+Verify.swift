public import IntakeCore
import IntakeRegister
import IntakeReporting

extension Office {
  /// Checks the register, every original and every report.
  /// - Parameter replay: judges every archived original again, too, as of this instant.
  public func verify(
    replay: Instant?, call: String?, look: ReportOrder.Look, streams: Streams
  ) throws -> ExitCode {
    // Beside a run its half-done work would look like damage.
    let register = try open(.checking(patience: 10))
    var found = try register.verify()
    // In a damaged database neither judgements nor reports can be looked at.
    let isReadable = !found.problems.contains { $0.kind == .database || $0.kind == .reference }
    var missing: Failure?
    do {
      if isReadable {
        found.problems += try register.verifyReports { try definition($0, given: call) }
      }
    } catch let failure as Failure {
      missing = failure
    }
    for problem in found.problems { complain(problem.message, look, streams) }
    if !look.quiet { try streams.say(VerificationPage.text(found, look.language)) }
    // A definition that is not at hand: told after what was found without it.
    if let missing { throw missing }
    guard let replay, isReadable else { return found.isSound ? .success : .incomplete }
    let isSame = try judgeAgain(register, asOf: replay, call: call, look, streams)
    return found.isSound && isSame ? .success : .incomplete
  }

  /// - Returns: whether everything judged on the same basis came out the same.
  private func judgeAgain(
    _ register: Register, asOf: Instant, call: String?, _ look: ReportOrder.Look,
    _ streams: Streams
  ) throws -> Bool {
    let replay = try register.replay(asOf: asOf) {
      checker(try definition($0, given: call))
    }
    for difference in replay.differences { complain(difference.message, look, streams) }
    if !look.quiet { try streams.say(VerificationPage.text(replay, look.language)) }
    return replay.isSound
  }

  private func complain(_ message: Localized, _ look: ReportOrder.Look, _ streams: Streams) {
    streams.complain("dexuat: \(TerminalText(message[look.language]).text)")
  }
}
