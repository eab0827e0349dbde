import IntakeCore

/// What people with authority decided on a submission, told to its submitter: what was decided, on
/// what, and by which document. A return is told with its reason.
struct DecisionSentences {
  let matter: LetterMatter

  /// A sentence for each decision in force, in order of decision.
  var all: [Localized] {
    var told: Set<Int> = []
    var said: Set<Localized> = []
    return matter.files.flatMap(\.document.decisionsInForce)
      .sorted { $0.number < $1.number }.filter { told.insert($0.number).inserted }.map(sentence)
      .filter { said.insert($0).inserted }
  }

  /// The part of a letter that tells them; empty where there are none.
  func blocks(heading: Localized?, _ language: Language) -> [Letter.Block] {
    let sentences = all
    guard !sentences.isEmpty else { return [] }
    return (heading.map { [.heading($0[language])] } ?? [])
      + sentences.map { .paragraph($0[language]) }
  }

  private func sentence(_ decision: Decision) -> Localized {
    let document = TerminalText.shortened(decision.document, to: 120).text
    let what = outcome(decision)
    let subject = subject(decision)
    return Localized(
      vi: "Theo \(document): \(subject.vi) \(what.vi).",
      en: "By \(document): \(subject.en) \(what.en).")
  }

  private func subject(_ decision: Decision) -> Localized {
    let entry = LetterPhrases.entries([decision.entry])
    guard let task = decision.task else { return entry }
    let number = TerminalText.shortened(task, to: 20).text
    return Localized(
      vi: "nhiệm vụ số \(number) (\(entry.vi))", en: "task \(number) (\(entry.en))")
  }

  private func outcome(_ decision: Decision) -> Localized {
    let date = OfficialDate(zone: matter.call.zone)
    switch decision.action {
    case .accept: return Localized(vi: "được chấp nhận", en: "is accepted")
    case .returned:
      let why = TerminalText.shortened(decision.why, to: 500).text
      return Localized(
        vi: "được trả lại, lý do: \(why)", en: "is returned, for this reason: \(why)")
    case .waive(let code):
      let title = RuleCatalog.rule(code)?.title ?? Localized(same: code.description)
      return Localized(
        vi: "không phải sửa điểm “\(title.vi)”", en: "“\(title.en)” need not be mended")
    case .withdraw: return Localized(vi: "đã rút", en: "is withdrawn")
    case .extend(let until):
      return Localized(
        vi: "được gia hạn, đơn vị nộp trước \(date.text(until).vi)",
        en: "has a later deadline for its submitter: before \(date.text(until).en)")
    case .received(let at):
      return Localized(
        vi: "được ghi lại thời điểm nhận là \(date.text(at).vi)",
        en: "has its receipt corrected to \(date.text(at).en)")
    }
  }
}
