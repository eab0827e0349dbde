/// Finds submitters who are likely one though they are known apart (R005).
///
/// Names alike (equal without the words that offices leave out, accents and abbreviations, or but
/// for one typing mistake), codes that differ in one digit under names with most words in common,
/// or one dispatch and one telephone or mailbox; and nothing that contradicts: another province in
/// the name, or codes further apart. The remark stands on what was received later.
struct LikelySubmitters {
  private(set) var remarks: [Int: StandingRemark] = [:]

  private let members: [String: [Filed]]
  private let counts: (Filed) -> Bool
  private let places: PlaceNames

  /// What is known of one submitter.
  private struct Known {
    var identity: String
    /// The documents that stand for it: its lists, else all of them; in the order of receipt.
    var heads: [Filed]
    var submitters: [SubmitterTraits]
  }

  /// - Parameters:
  ///   - members: the documents by submitter.
  ///   - counts: whether a document counts or waits; the others say nothing.
  init(
    _ members: [String: [Filed]], where counts: @escaping (Filed) -> Bool,
    identities: SubmitterIdentities, knowledge: SubmitterKnowledge
  ) {
    (self.members, self.counts, places) = (members, counts, knowledge.places)
    let names = members.keys.sorted()
    let distinct = identities.distinct(knowledge)
    // Few are a candidate: only of those more is held than their traits.
    var known: [Int: Known] = [:]
    for (one, other) in candidates(names) {
      let one = known.value(one) { self.known(names[one]) }
      let other = known.value(other) { self.known(names[other]) }
      guard !distinct.contains([one.identity, other.identity]),
        let likeness = Self.likeness(one, other)
      else { continue }
      note(one, other, likeness)
    }
  }

  private func known(_ identity: String) -> Known {
    let members = (members[identity] ?? []).filter(counts)
    let lists = members.filter { $0.form == .appendix1 }
    return Known(
      identity: identity, heads: (lists.isEmpty ? members : lists).sorted(by: Filed.isBefore),
      submitters: submitters(of: members).map { SubmitterTraits($0, places) })
  }

  private func submitters(of members: [Filed]) -> [Submitter] {
    var told: Set<Submitter> = []
    return members.compactMap(\.submitter).filter { told.insert($0).inserted }
  }

  /// The pairs that share a trait, each once.
  private func candidates(_ names: [String]) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    let traits = names.lazy.map { name in
      submitters(of: (members[name] ?? []).filter(counts)).map { SubmitterTraits($0, places) }
        .flatMap { $0.hashes + $0.codeHashes }
    }
    SubmitterTraits.forEachShared(traits) { sharing in
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

extension Dictionary {
  /// The value of a key, made where there is none yet.
  fileprivate mutating func value(_ key: Key, make: () -> Value) -> Value {
    if let known = self[key] { return known }
    let value = make()
    self[key] = value
    return value
  }
}
