/// Tells which submitter each document of a call belongs to.
///
/// By its code where it has one; a document without a code belongs to the one code under which
/// its name (with kind and province) is known, else to the name itself. Citizens of one name are
/// told apart by what they may be reached by (`Citizens`). Those of whom a person said that they
/// are one are one. It depends on the set of documents only, never on their order.
public struct SubmitterIdentities {
  private var byEntry: [Int: String] = [:]
  private let codes: [String: Set<String>]
  private var merged: [String: String] = [:]

  init(_ filed: [Filed], _ knowledge: SubmitterKnowledge = SubmitterKnowledge()) {
    var codes: [String: Set<String>] = [:]
    for case let submitter? in filed.lazy.map(\.submitter) {
      if let code = submitter.code { codes[Self.name(submitter), default: []].insert(code) }
    }
    self.codes = codes
    for entry in filed { byEntry[entry.number] = identity(byItself: entry.submitter) }
    let citizens = filed.filter {
      $0.submitter?.kind == Self.citizen && byEntry[$0.number] != nil
    }
    for (_, namesakes) in Dictionary(grouping: citizens, by: { Self.name($0.submitter) }) {
      byEntry.merge(Citizens(namesakes, identity: byEntry).identities) { $1 }
    }
    merge(knowledge)
  }

  /// Nil where the document names nobody.
  func identity(of entry: Filed) -> String? {
    byEntry[entry.number].map { merged[$0] ?? $0 }
  }

  /// The codes under which the name of a document without one is known.
  func codes(of submitter: Submitter?) -> Set<String> {
    guard let submitter, submitter.code == nil else { return [] }
    return codes[Self.name(submitter)] ?? []
  }

  /// The identity of each pair of entries that are of two submitters.
  func distinct(_ knowledge: SubmitterKnowledge) -> Set<Set<String>> {
    Set(
      knowledge.distinct.compactMap { pair in
        guard let one = final(pair.one), let other = final(pair.other) else { return nil }
        return [one, other]
      })
  }

  private func final(_ entry: Int) -> String? { byEntry[entry].map { merged[$0] ?? $0 } }

  private func identity(byItself submitter: Submitter?) -> String? {
    guard let submitter, let own = Self.alone(submitter) else { return nil }
    if submitter.code == nil, let known = codes[own], known.count == 1, let code = known.first {
      return "code:" + code
    }
    return own
  }

  /// Those that are one are called by the first of their names: a code goes before a name.
  private mutating func merge(_ knowledge: SubmitterKnowledge) {
    for pair in knowledge.same {
      guard let one = final(pair.one), let other = final(pair.other), one != other else { continue }
      let (first, second) = (min(one, other), max(one, other))
      for (name, kept) in merged where kept == second { merged[name] = first }
      merged[second] = first
    }
  }

  /// The identity that the document shows by itself.
  static func alone(_ submitter: Submitter?) -> String? {
    guard let submitter else { return nil }
    if let code = submitter.code { return "code:" + code }
    return MatchKey.name(submitter.name).isEmpty ? nil : name(submitter)
  }

  private static func name(_ submitter: Submitter?) -> String {
    guard let submitter else { return "" }
    return
      "name:\(submitter.kind ?? "")|\(submitter.province ?? "")|\(MatchKey.name(submitter.name))"
  }

  private static let citizen = "individual"
}

extension Submitter {
  /// The submission that its documents belong to as long as nothing else is known of it; nil where its
  /// name says nothing.
  public var ownSubmission: String? { SubmitterIdentities.alone(self) }
}
