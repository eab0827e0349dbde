import IntakeCore

/// What people with authority decided on a submission, told to its submitter: what was decided, on
/// what, and by which document. A return is told with its reason.
struct DecisionSentences {
  let matter: LetterMatter

  /// A sentence for all in force that decide the same by the same document, in order of decision.
  var all: [Localized] {
    var told: Set<Int> = []
    var groups: [[Decision]] = []
    for decision in matter.files.flatMap(\.document.decisionsInForce)
      .sorted(by: { $0.number < $1.number }) where told.insert(decision.number).inserted
    {
      if let known = groups.firstIndex(where: { decision.saysTheSame(as: $0[0]) }) {
        groups[known].append(decision)
      } else {
        groups.append([decision])
      }
    }
    return groups.map(sentence)
  }

  /// The part of a letter that tells them; empty where there are none.
  func blocks(heading: Localized?, _ language: Language) -> [Letter.Block] {
    let sentences = all
    guard !sentences.isEmpty else { return [] }
    return (heading.map { [.heading($0[language])] } ?? [])
      + sentences.map { .paragraph($0[language]) }
  }

  private func sentence(_ same: [Decision]) -> Localized {
    let decision = same[0]
    let document = TerminalText.shortened(decision.document, to: 120).text
    let entries = Set(same.map(\.entry)).sorted()
    let what = outcome(decision)
    let subject = subject(decision.task, entries)
    return Localized(
      vi: "Theo \(document): \(subject.vi) \(what.vi).",
      en: "By \(document): \(subject.en) \(what.en).")
  }

  private func subject(_ task: String?, _ entries: [Int]) -> Localized {
    var named = LetterPhrases.entries(entries)
    guard let task else {
      if entries.count > 1 { named.en = "each of the " + named.en }
      return named
    }
    let number = TerminalText.shortened(task, to: 20).text
    return Localized(
      vi: "nhiệm vụ số \(number) (\(named.vi))", en: "task \(number) (\(named.en))")
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
        en:
          "has a later deadline for its submitter: before \(date.text(until).en)"
      )
    case .received(let at):
      return Localized(
        vi: "được ghi lại thời điểm nhận là \(date.text(at).vi)",
        en: "has its receipt corrected to \(date.text(at).en)")
    case .sameAs, .distinctFrom, .replaces, .supplements, .revoke:
      return Localized(
        vi: "được ghi nhận: \(decision.action.name.vi)", en: "is \(decision.action.name.en)")
    }
  }
}

extension Decision {
  fileprivate func saysTheSame(as other: Decision) -> Bool {
    (action, document, why) == (other.action, other.document, other.why)
      && task.map(MatchKey.taskNumber) == other.task.map(MatchKey.taskNumber)
  }
}
