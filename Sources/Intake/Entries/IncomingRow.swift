import IntakeCore
import IntakeFiles
import IntakeRegister
import IntakeReporting

/// An entry with how it came, as the register has it.
struct IncomingRow {
  let summary: EntrySummary
  let delivery: EntryDossier.Delivery

  /// Nil where another entry stands in its place or nothing does: no verdict of it counts.
  var verdict: Verdict? {
    switch summary.standing.state {
    case .duplicate, .superseded, .withdrawn, .attachment: nil
    case .pending, .current, .notCounted, .waiting, .quarantined: summary.verdict
    }
  }

  func entry(_ call: Call?, dispatch: IncomingEntry.Dispatch? = nil) -> IncomingEntry {
    IncomingEntry(
      entry: summary.number, call: summary.call, path: summary.path.description,
      part: summary.part, sha256: summary.sha256, form: summary.form, submitter: summary.submitter,
      dispatch: dispatch, receivedAt: summary.receivedAt, receipt: summary.receipt,
      mailNumber: delivery.mailNumber, channel: delivery.mailChannel,
      state: summary.standing.state, because: summary.standing.because, verdict: verdict,
      tasks: summary.tasks, zone: call?.zone ?? .vietnam)
  }
}

extension ZoneOffset {
  /// Where the register's office is, for entries whose call is not at hand.
  static let vietnam = ZoneOffset(minutes: 420)
}
