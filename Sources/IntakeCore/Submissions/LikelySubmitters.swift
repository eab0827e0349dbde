/// Finds submitters who are likely one though they are known apart (R005).
///
/// Names alike (equal without the words that offices leave out, accents and abbreviations, or but
/// for one typing mistake), codes that differ in one digit under names with most words in common,
/// or one dispatch and one telephone or mailbox; and nothing that contradicts: another province in
/// the name, or codes further apart. The remark stands on what was received later.
struct LikelySubmitters {
  private(set) var remarks: [Int: StandingRemark] = [:]

  /// What is known of one submitter.
  private struct Known {
    var identity: String
    /// The documents that stand for it: its lists, else all of them; in the order of receipt.
    var heads: [Filed]
    var submitters: [SubmitterTraits]
  }

  /// - Parameter members: the documents that count or wait, by submitter.
  init(
    _ members: [String: [Filed]], identities: SubmitterIdentities, knowledge: SubmitterKnowledge
  ) {
    let known = members.compactMap { Self.known($0.key, $0.value, knowledge.places) }
      .sorted { $0.identity < $1.identity }
    let distinct = identities.distinct(knowledge)
    for (one, other) in Self.candidates(known) {
      let (one, other) = (known[one], known[other])
      guard !distinct.contains([one.identity, other.identity]),
        let likeness = Self.likeness(one, other)
      else { continue }
      note(one, other, likeness)
    }
  }

  private static func known(
    _ identity: String, _ members: [Filed], _ places: PlaceNames
  ) -> Known? {
    let lists = members.filter { $0.form == .appendix1 }
    let heads = (lists.isEmpty ? members : lists).sorted(by: Filed.isBefore)
    guard !heads.isEmpty else { return nil }
    var told: Set<Submitter> = []
    let submitters = members.compactMap(\.submitter).filter { told.insert($0).inserted }
    return Known(
      identity: identity, heads: heads,
      submitters: submitters.map { SubmitterTraits($0, places) })
  }

  /// The pairs that share a trait, each once.
  private static func candidates(_ known: [Known]) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    SubmitterTraits.forEachShared(known.map { $0.submitters.flatMap { $0.hashes + $0.codeHashes } })
    { sharing in
      for (index, one) in sharing.enumerated() {
        for other in sharing[(index + 1)...] { pairs.append((one, other)) }
      }
    }
    pairs.sort { $0 < $1 }
    var last = (-1, -1)
    return pairs.filter { pair in
      defer { last = pair }
      return pair != last
    }
  }

  private static func likeness(_ one: Known, _ other: Known) -> SubmitterLikeness? {
    for first in one.submitters {
      for second in other.submitters {
        if let likeness = first.likeness(to: second) { return likeness }
      }
    }
    return nil
  }

  /// On the documents of the one received later; of several that it is like, the first is named.
  private mutating func note(_ one: Known, _ other: Known, _ likeness: SubmitterLikeness) {
    guard let first = one.heads.last, let second = other.heads.last else { return }
    let (earlier, later) = Filed.isBefore(first, second) ? (first, other) : (second, one)
    for head in later.heads where remarks[head.number] == nil {
      remarks[head.number] = .likelySubmitter(of: earlier.number, likeness)
    }
  }
}
