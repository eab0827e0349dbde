import IntakeCore

/// A decision in one line of words, as tables and pages show it.
struct DecisionText {
  let zone: ZoneOffset
  let language: Language

  /// `bỏ qua M005, nhiệm vụ 2 — 12/TB-TKNL: lý do`
  func line(_ decision: Decision) -> String {
    "\(what(decision)) — \(decision.document): \(decision.why)"
  }

  /// `gia hạn nộp đến 00:00 ngày 05/05/2023`
  func what(_ decision: Decision) -> String {
    var text = decision.action.name[language]
    if let instant = decision.action.instant { text += " \(instant.text(in: zone)[language])" }
    if let task = decision.task { text += ", \(TextPhrases.task[language]) \(task)" }
    return text
  }
}
