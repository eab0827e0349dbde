import IntakeCore
import IntakeFiles
import IntakeRegister

extension Office {
  /// Copies the register into a new folder, which then is a register that verifies.
  /// - Throws: `Failure` (64) where something stands there, or where the folder lies in the register
  ///   or in an inbox; `RegisterError`, `FileError`.
  public func backUp(to folder: String, look: ReportOrder.Look, streams: Streams) throws {
    try PlanFolder.refuse(folder, within: try open().inboxes())
    let verified: Verification
    do {
      verified = try Register.backUp(
        directory: register, to: folder, clock: { [clock] in clock.instant })
    } catch let error as FileError where error.exists {
      throw taken(folder)
    }
    guard !look.quiet else { return }
    let said = Localized(
      vi: "Đã sao lưu sổ vào \(folder)/\n", en: "The register is copied to \(folder)/\n")
    try streams.say(said[look.language] + VerificationPage.text(verified, look.language))
  }

  private func taken(_ folder: String) -> Failure {
    Failure(
      .usage,
      Localized(
        vi: "“\(folder)” đã có; bản sao lưu không ghi đè lên gì, hãy chọn tên khác.",
        en: "“\(folder)” is there already; a backup replaces nothing, choose another name."))
  }
}
