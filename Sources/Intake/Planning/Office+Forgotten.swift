import IntakeCore
import IntakeFiles
import IntakeRegister
import IntakeReporting

extension Office {
  /// Tells on standard error, quiet or not, what somebody may have forgotten before a plan: files of an
  /// inbox that are not registered yet, and decisions of a later day than the plan's.
  func tellOfForgotten(
    _ call: Call, asOf: Instant, in register: Register, _ look: ReportOrder.Look, _ streams: Streams
  ) throws {
    for inbox in try register.inboxes() {
      let waiting = try waiting(in: inbox, register)
      if !waiting.isEmpty { streams.complain("dexuat: " + waits(inbox, waiting)[look.language]) }
    }
    guard let decided = try register.lastDecision(call: call.id), decided > asOf else { return }
    let day = decided.local(in: call.zone).day.text
    let said = Localized(
      vi: "sổ có quyết định ghi ngày \(day), sau --now; danh mục vẫn tính các quyết định đó.",
      en:
        "the register has a decision of \(day), which is after --now; the plan heeds it all the same."
    )
    streams.complain("dexuat: " + said[look.language])
  }

  /// The files of an inbox that the register does not know. One that is gone or not to be read hinders
  /// nothing; of a Maildir the intake tells.
  private func waiting(in inbox: String, _ register: Register) throws -> [String] {
    do {
      let inbox = try Inbox(inbox)
      if try inbox.folder.status(FileName("cur"))?.kind == .folder { return [] }
      return try inbox.list(apartFrom: register.folder.status()).files.filter {
        try register.entries(like: $0.key).isEmpty
      }.map(\.path.description)
    } catch is FileError {
      return []
    }
  }

  private func waits(_ inbox: String, _ files: [String]) -> Localized {
    let shown = files.prefix(3).map { TerminalText($0).text }.joined(separator: ", ")
    let more = files.count > 3 ? ", …" : ""
    let place = TerminalText(inbox).text
    return Localized(
      vi: "hòm thư “\(place)” còn \(files.count) tệp chưa vào sổ (\(shown)\(more)): danh mục không "
        + "tính chúng; chạy dexuat intake trước.",
      en:
        "the inbox “\(place)” has \(files.count) files that are not registered (\(shown)\(more)): the "
        + "plan has nothing of them; run dexuat intake first.")
  }
}
