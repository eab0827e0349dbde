public import IntakeCore
import IntakeRegister
import IntakeReporting

extension Office {
  /// Writes every report again from the register.
  public func rebuild(call: String?, look: ReportOrder.Look, streams: Streams) throws {
    let written = try open(.writingExisting).rebuildReports { try definition($0, given: call) }
    guard !look.quiet else { return }
    let text = Localized(
      vi: "Đã viết lại \(written) báo cáo từ sổ.\n",
      en: "\(written) reports written again from the register.\n")
    try streams.say(text[look.language])
  }

  /// Judges everything anew by the rules of this version, by the definitions in force, and says what
  /// came out otherwise.
  /// - Parameter asOf: the instant of the judgement, in a call's zone.
  public func judgeAnew(
    call given: String?, asOf: (Call) throws -> Instant, look: ReportOrder.Look, streams: Streams
  ) throws {
    for id in try open().calls().map(\.id) {
      let call = try definition(id, given: given)
      let (entries, changed) = try desk(call, asOf: asOf(call)).judgeAnew()
      guard !look.quiet else { continue }
      let text = Localized(
        vi: "Đợt \(id): đã xét lại \(entries) số đến; \(changed.count) có kết quả khác.\n",
        en: "Call \(id): \(entries) entries judged anew; \(changed.count) came out otherwise.\n")
      try streams.say(text[look.language])
      try sayList(of: changed, call, look, streams)
    }
  }

  /// Lists entries that came out otherwise.
  func sayList(
    of changed: [EntrySummary], _ call: Call, _ look: ReportOrder.Look, _ streams: Streams
  ) throws {
    guard !changed.isEmpty else { return }
    let rows = try rows(changed, in: try open()).map { $0.entry(call) }
    try streams.say(IncomingList.text(rows, look.language))
  }
}
