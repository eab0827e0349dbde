/// Tells citizens of one name apart.
///
/// Two are apart where both give a telephone or both a mailbox and none agrees; where neither can be
/// compared, addresses count. One that contradicts nobody belongs with the list that it was
/// delivered with, and one without any mark to the only one of that name.
struct Citizens {
  /// The identity of each document, by entry.
  private(set) var identities: [Int: String] = [:]
  private var groups: [Group] = []

  struct Group {
    var members: [Filed]
    var codes: Set<String> = []
    var phones: Set<Substring> = []
    var emails: Set<String> = []
    var addresses: Set<String> = []

    init(_ entry: Filed) {
      members = [entry]
      guard let submitter = entry.submitter else { return }
      if let code = submitter.code { codes = [code] }
      phones = Set(submitter.marks.phone?.split(separator: " ") ?? [])
      emails = Set([submitter.marks.email].compactMap(\.self))
      addresses = Set([submitter.marks.address].compactMap(\.self))
    }

    var isMarked: Bool {
      !codes.isEmpty || !phones.isEmpty || !emails.isEmpty || !addresses.isEmpty
    }

    /// Whether both may be one: nothing contradicts.
    func mayBe(_ other: Group) -> Bool {
      if !codes.isEmpty, !other.codes.isEmpty { return codes == other.codes }
      let comparable =
        !phones.isEmpty && !other.phones.isEmpty || !emails.isEmpty && !other.emails.isEmpty
      if comparable { return reaches(other) }
      guard !addresses.isEmpty, !other.addresses.isEmpty else { return true }
      return !addresses.isDisjoint(with: other.addresses)
    }

    /// Whether something says that both are one.
    func isSurely(_ other: Group) -> Bool {
      guard mayBe(other) else { return false }
      return reaches(other) || !codes.isEmpty && codes == other.codes
        || !addresses.isDisjoint(with: other.addresses)
    }

    private func reaches(_ other: Group) -> Bool {
      !phones.isDisjoint(with: other.phones) || !emails.isDisjoint(with: other.emails)
    }

    mutating func take(_ other: Group) {
      members += other.members
      codes.formUnion(other.codes)
      phones.formUnion(other.phones)
      emails.formUnion(other.emails)
      addresses.formUnion(other.addresses)
    }
  }

  /// - Parameter identity: the identities without looking at what tells namesakes apart.
  init(_ namesakes: [Filed], identity: [Int: String]) {
    let ordered = namesakes.sorted { $0.number < $1.number }
    groups = ordered.map(Group.init)
    join { $0.isSurely($1) }
    join { one, other in
      one.mayBe(other)
        && one.members.contains { list in
          list.form == .appendix1 && other.members.contains { $0.cameWith(list) }
        }
    }
    let marked = groups.indices.filter { groups[$0].isMarked }
    let unmarked = groups.filter { !$0.isMarked }
    if marked.count == 1 {
      for group in unmarked { groups[marked[0]].take(group) }
      groups.removeAll { !$0.isMarked }
    } else if let first = unmarked.first {
      groups.removeAll { !$0.isMarked }
      groups.append(unmarked.dropFirst().reduce(into: first) { $0.take($1) })
    }
    for (position, group) in groups.enumerated() {
      let first = group.members.map(\.number).min() ?? 0
      let plain = group.members.compactMap { identity[$0.number] }.min() ?? ""
      let isFirst = !groups[..<position].contains { $0.codes.isEmpty }
      let name =
        group.codes.min().map { "code:" + $0 } ?? (isFirst ? own(plain) : "\(own(plain))#\(first)")
      for member in group.members { identities[member.number] = name }
    }
  }

  /// A citizen without a code is known by the name, though a namesake has one.
  private func own(_ identity: String) -> String {
    guard identity.hasPrefix("code:"),
      let named = groups.lazy.flatMap(\.members).first(where: { $0.submitter?.code == nil })
    else { return identity }
    return SubmitterIdentities.alone(named.submitter) ?? identity
  }

  /// Joins groups until no two are left that belong together.
  private mutating func join(_ belong: (Group, Group) -> Bool) {
    var position = 0
    while position < groups.count {
      let other = groups.indices.first {
        $0 != position
          && (belong(groups[position], groups[$0]) || belong(groups[$0], groups[position]))
      }
      guard let other else {
        position += 1
        continue
      }
      let (kept, taken) = (min(position, other), max(position, other))
      groups[kept].take(groups[taken])
      groups.remove(at: taken)
      position = 0
    }
  }
}
