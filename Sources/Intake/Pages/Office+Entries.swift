public import IntakeCore
import IntakeRegister
import IntakeReporting

extension Office {
  /// Writes the entries, one line each.
  /// - Parameters:
  ///   - call: only the entries of this call; nil for all.
  ///   - report: `text` or `json`.
  public func list(
    call: String?, report: String, look: ReportOrder.Look, streams: Streams
  ) throws {
    let name = try ReportName.named(report, among: ReportName.ofEntries)
    let entries = try open().entries(call: call)
    if let call, entries.isEmpty { try requireCall(call) }
    if name == .json {
      try streams.write(EntryList.json(entries))
    } else {
      try streams.say(EntryList.text(entries, look.language))
    }
  }

  /// Says so where there is no such call at all.
  private func requireCall(_ call: String) throws {
    if try !open().entries().contains(where: { $0.call == call }) { _ = try calls.call(call) }
  }

  /// Writes all that is known of one entry: its history and its report.
  public func show(
    _ entry: Int, call: String?, report: String, look: ReportOrder.Look, streams: Streams
  ) throws {
    let name = try ReportName.named(report, among: ReportName.ofDocuments)
    let register = try open()
    guard let dossier = try register.dossier(entry) else {
      throw try Failure.unknownEntry(entry, in: register)
    }
    let call = try definition(dossier.summary.call, given: call)
    if name == .text {
      try streams.say(EntryPage.text(dossier, call: call, language: look.language))
    }
    let order = ReportOrder(report: name.name, output: nil, overwrite: false, look: look)
    _ = try order.write(
      [dossier.document], head: ReportHead(call: call, basis: dossier.basis), source: { _ in nil },
      counts: { _ in true }, to: streams.write)
  }

  /// Writes every report again from the register.
  public func rebuild(call: String?, look: ReportOrder.Look, streams: Streams) throws {
    let written = try open(.writingExisting).rebuildReports { try definition($0, given: call) }
    guard !look.quiet else { return }
    let text = Localized(
      vi: "Đã viết lại \(written) báo cáo từ sổ.\n",
      en: "\(written) reports written again from the register.\n")
    try streams.say(text[look.language])
  }

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
      DocumentChecker(call: try definition($0, given: call))
    }
    for difference in replay.differences { complain(difference.message, look, streams) }
    if !look.quiet { try streams.say(VerificationPage.text(replay, look.language)) }
    return replay.isSound
  }

  private func complain(_ message: Localized, _ look: ReportOrder.Look, _ streams: Streams) {
    streams.complain("dexuat: \(TerminalText(message[look.language]).text)")
  }
}
