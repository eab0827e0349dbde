import IntakeCore

/// What a judged receipt says, in a sentence: when, by which evidence, how the deadline was read
/// and by how much it was met or missed.
struct ReceiptText {
  let zone: ZoneOffset
  let language: Language

  /// Nil for a draft whose receipt nobody asked about.
  func text(_ judgement: ReceiptJudgement) -> TerminalText? {
    switch judgement.status {
    case .notJudged: return nil
    case .undetermined: return "\(TextPhrases.noEvidence[language])"
    default: break
    }
    guard let receipt = judgement.receipt else {
      return judgement.status == .noDeadline ? nil : "\(TextPhrases.noEvidence[language])"
    }
    let arrival: TerminalText =
      "\(receipt.at.text(in: zone)[language]), "
      + "\(TextPhrases.by[language]) \(receipt.evidence.name[language]): "
    var sentence = arrival + "\(word(judgement.status)[language])"
    if let margin = judgement.margin {
      sentence = sentence + ", \(Localized.margin(seconds: margin)[language])"
    }
    if let reading = judgement.reading { sentence = sentence + "; " + text(reading) }
    if !judgement.inFavour.isEmpty {
      let others = judgement.inFavour.map { "\(clause($0))" as TerminalText }
      sentence =
        sentence + "; \(TextPhrases.onTimeUnder[language]): " + others.joined(separator: "; ")
    }
    if let hop = receipt.otherHop {
      sentence = sentence + "; \(Localized.other(hop, in: zone)[language])"
    }
    return sentence
  }

  func text(_ reading: Deadline.Reading) -> TerminalText {
    "\(TextPhrases.reading[language]): \(clause(reading))"
  }

  /// The meaning of a reading as a part of a sentence.
  private func clause(_ reading: Deadline.Reading) -> String {
    let meaning = reading.meaning[language]
    return meaning.hasSuffix(".") ? String(meaning.dropLast()) : meaning
  }

  func word(_ status: ReceiptJudgement.Status) -> Localized {
    switch status {
    case .onTime: TextPhrases.onTime
    case .late: TextPhrases.late
    case .contested: TextPhrases.contested
    case .undetermined: TextPhrases.noEvidence
    case .notJudged: TextPhrases.notJudged
    case .noDeadline: TextPhrases.noDeadline
    }
  }
}

extension Localized {
  /// A host that took the mail over on the other side of the cut-off.
  fileprivate static func other(_ hop: Receipt.Hop, in zone: ZoneOffset) -> Localized {
    let at = hop.at.text(in: zone)
    return Localized(
      vi: "máy chủ \(hop.host) ghi \(at.vi), ở phía bên kia hạn nộp, không dùng làm căn cứ",
      en:
        "the host \(hop.host) says \(at.en), on the other side of the deadline, and is no evidence")
  }
}
