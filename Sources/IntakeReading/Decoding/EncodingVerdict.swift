internal import IntakeCore

/// What the words of a document say about its encoding.
enum EncodingVerdict {
  /// They are UTF-8, or nothing that is known.
  case none
  /// One old encoding reads them, and no other reads them otherwise.
  case recognised(Candidate, confidence: Int)
  /// One reads them best, but the evidence is thin or another comes close.
  case doubtful(Candidate, confidence: Int)

  /// Fewer different words than these are no evidence.
  private static let enough = 5

  /// The verdict between candidates; those that come first win where all read alike.
  ///
  /// The confidence is the share of the best in all that is likely, in percent: 99 at most, since
  /// words never prove an encoding.
  static func between(_ scores: [CandidateScore]) -> EncodingVerdict {
    guard let best = scores.max(by: { $0.weight < $1.weight }), best.candidate != .utf8,
      best.weight > noneWeight
    else { return .none }
    let rivals = scores.filter { $0.candidate != best.candidate && !$0.readsAlike(best) }
    let others = rivals.map(\.weight) + [noneWeight]
    let sum = others.reduce(1.0) { $0 + exponential($1 - best.weight) }
    let confidence = min(99, Int(100 / sum))
    let candidate = scores.first { $0.readsAlike(best) }?.candidate ?? best.candidate
    if confidence >= 99, best.syllables >= enough, best.share >= 0.9 {
      return .recognised(candidate, confidence: confidence)
    }
    return best.share >= 0.6 && best.syllables >= 2
      ? .doubtful(candidate, confidence: confidence) : .none
  }

  /// The weight of “none of these”: a foreign language, or no text at all.
  private static let noneWeight = 1.6

  /// e to a power of at most 0, good enough for a percentage (the core has no mathematics library).
  private static func exponential(_ power: Double) -> Double {
    guard power > -40 else { return 0 }
    let step = 1 + power / 1_024
    guard step > 0 else { return 0 }
    var value = step
    for _ in 0..<10 { value *= value }
    return value
  }
}
