import IntakeCore
import IntakeRegister
import IntakeReporting

extension Office {
  /// Tells on standard error, quiet or not, where a register has entries of other calls and none of the
  /// one that was asked about: who forgot `--call` asked about the default one.
  func tellOfOtherCalls(
    _ call: Call, in register: Register, _ look: ReportOrder.Look, _ streams: Streams
  ) throws {
    let calls = try register.callsWithEntries()
    guard !calls.isEmpty, !calls.contains(call.id) else { return }
    let others = calls.joined(separator: ", ")
    let said = Localized(
      vi:
        "sổ không có số đến nào của đợt \(call.id), chỉ có của đợt \(others); hãy xem lại --call.",
      en:
        "the register has no entry of call \(call.id), only of \(others); see whether --call is right."
    )
    streams.complain("dexuat: " + said[look.language])
  }
}
