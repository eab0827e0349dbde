/// Finds submitters who are likely one though they are known apart (R005).
///
/// Names alike (equal without the words that offices leave out, accents and abbreviations, or but
/// for one typing mistake), codes that differ in one digit under names with most words in common,
/// or one dispatch and one telephone or mailbox; and nothing that contradicts: another province in
/// the name, or codes further apart. The remark stands on what was received later.
struct LikelySubmitters {
  private(set) var remarks: [Int: StandingRemark] = [:]
  private let places: PlaceNames

  /// What is known of one submitter.
  private struct Known {
    var identity: String
    /// The documents that stand for it: its lists, else all of them; in the order of receipt.
    var heads: [Filed]
    var submitters: [(submitter: Submitter, name: SubmitterName)]
  }

  /// - Parameter members: the documents that count or wait, by submitter.
  init(
    _ members: [String: [Filed]], identities: SubmitterIdentities, knowledge: SubmitterKnowledge
  ) {
    places = knowledge.places
    let known = members.compactMap(Self.known).sorted { $0.identity < $1.identity }
    let distinct = identities.distinct(knowledge)
    for (one, other) in Self.candidates(known) {
      let (one, other) = (known[one], known[other])
      guard !distinct.contains([one.identity, other.identity]),
        let likeness = likeness(one, other)
      else { continue }
      note(one, other, likeness)
    }
  }

  private static func known(_ identity: String, _ members: [Filed]) -> Known? {
    let lists = members.filter { $0.form == .appendix1 }
    let heads = (lists.isEmpty ? members : lists).sorted(by: Filed.isBefore)
    guard !heads.isEmpty else { return nil }
    var told: Set<Submitter> = []
    let submitters = members.compactMap(\.submitter).filter { told.insert($0).inserted }
    return Known(
      identity: identity, heads: heads,
      submitters: submitters.map { ($0, SubmitterName($0.name)) })
  }

  /// The pairs that share a trait, each once.
  private static func candidates(_ known: [Known]) -> [(Int, Int)] {
    var byTrait: [Int: [Int]] = [:]
    for (position, one) in known.enumerated() {
      let traits = one.submitters.flatMap { SubmitterTraits.hashes(of: $0.submitter, $0.name) }
      for trait in Set(traits) { byTrait[trait, default: []].append(position) }
    }
    var pairs: Set<[Int]> = []
    for positions in byTrait.values where positions.count > 1 {
      for (index, one) in positions.enumerated() {
        for other in positions[(index + 1)...] { pairs.insert([one, other]) }
      }
    }
    return pairs.map { ($0[0], $0[1]) }.sorted { $0 < $1 }
  }

  private func likeness(_ one: Known, _ other: Known) -> SubmitterLikeness? {
    for (submitter, name) in one.submitters {
      for (second, secondName) in other.submitters {
        let likeness = SubmitterTraits.likeness(submitter, name, second, secondName, places)
        if let likeness { return likeness }
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

/// What submitters are recognised by.
public enum SubmitterTraits {
  /// Two submitters who are one, or likely one, share one of these numbers.
  public static func hashes(of submitter: Submitter) -> [Int] {
    hashes(of: submitter, SubmitterName(submitter.name))
  }

  static func hashes(of submitter: Submitter, _ name: SubmitterName) -> [Int] {
    var hashes = name.letters.isEmpty ? [] : name.hashes
    if let code = submitter.code.map({ Array($0.utf8) }) {
      hashes.append(code.hashValue)
      for position in code.indices where isDigit(code[position]) {
        var masked = code
        masked[position] = UInt8(ascii: "?")
        hashes.append(masked.hashValue)
      }
    }
    if let number = submitter.marks.dispatchNumber, let date = submitter.marks.dispatchDate {
      hashes.append("\(number) \(date)".hashValue)
    }
    return hashes
  }

  /// Whether two submitters that are not known as one are likely one.
  static func areLikelyOne(_ one: Submitter, _ other: Submitter, in call: Call) -> Bool {
    likeness(
      one, SubmitterName(one.name), other, SubmitterName(other.name), PlaceNames(call)) != nil
  }

  /// Why two submitters with two identities are likely one; nil where they are not.
  static func likeness(
    _ one: Submitter, _ name: SubmitterName, _ other: Submitter, _ otherName: SubmitterName,
    _ places: PlaceNames
  ) -> SubmitterLikeness? {
    guard !contradict(one, name, other, otherName, places) else { return nil }
    if !name.letters.isEmpty, name.isNearly(otherName) {
      let areCitizens = one.kind == "individual" && other.kind == "individual"
      guard areCitizens, MatchKey.name(one.name) == MatchKey.name(other.name) else { return .names }
      return areApart(one.marks, other.marks) ? nil : .citizens
    }
    if let code = one.code, let second = other.code, differInOneDigit(code, second),
      name.sharesWords(with: otherName)
    {
      return .codes
    }
    return isOneDispatch(one.marks, other.marks) ? .dispatch : nil
  }

  /// Citizens of one name who can be reached, and not by the same.
  private static func areApart(_ one: Submitter.Marks, _ other: Submitter.Marks) -> Bool {
    if one.phone != nil && other.phone != nil || one.email != nil && other.email != nil {
      return true
    }
    return one.address != nil && other.address != nil && one.address != other.address
  }

  private static func contradict(
    _ one: Submitter, _ name: SubmitterName, _ other: Submitter, _ otherName: SubmitterName,
    _ places: PlaceNames
  ) -> Bool {
    if let code = one.code, let second = other.code, !differInOneDigit(code, second) {
      return true
    }
    let (here, there) = (places.provinces(of: name), places.provinces(of: otherName))
    return !here.isEmpty && !there.isEmpty && here.isDisjoint(with: there)
  }

  private static func differInOneDigit(_ one: String, _ other: String) -> Bool {
    guard one.utf8.count == other.utf8.count else { return false }
    let differing = zip(one.utf8, other.utf8).filter { $0 != $1 }
    return differing.count == 1 && differing.allSatisfy { isDigit($0) && isDigit($1) }
  }

  private static func isOneDispatch(_ one: Submitter.Marks, _ other: Submitter.Marks) -> Bool {
    guard let number = one.dispatchNumber, number == other.dispatchNumber,
      let date = one.dispatchDate, date == other.dispatchDate
    else { return false }
    let phones = Set(one.phone?.split(separator: " ") ?? [])
    let reaches = !phones.isDisjoint(with: other.phone?.split(separator: " ") ?? [])
    return reaches || one.email != nil && one.email == other.email
  }
}
