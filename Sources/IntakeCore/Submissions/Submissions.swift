/// Tells which submission each entry of a call belongs to: its submitter's, with two exceptions.
///
/// A document whose name is known under several codes belongs with the list of one of them where
/// it was delivered in one packet with it. An outline whose submitter has no list, or which names
/// nobody, but which was delivered in one packet with the list of a single submitter, is compared
/// with that list (X007 says that the names differ): as a guest, which supersedes nothing there.
struct Submissions {
  private(set) var members: [String: [Filed]] = [:]
  private(set) var guests: [String: [Filed]] = [:]
  /// Those of which form or submitter cannot be told.
  private(set) var nobodys: [Filed] = []

  init(_ entries: [Filed], _ identities: SubmitterIdentities) {
    let hosts = Hosts(entries, identities)
    for entry in entries {
      let own = hosts.identity(of: entry)
      if entry.form == .appendix2, let host = hosts.host(of: entry, own) {
        guests[host, default: []].append(entry)
      } else if let own {
        members[own, default: []].append(entry)
      } else {
        nobodys.append(entry)
      }
    }
  }
}

/// Whose lists stand in which packet.
private struct Hosts {
  private let identities: SubmitterIdentities
  private var listed: Set<String> = []
  private var packets: [String: Set<String>] = [:]

  init(_ entries: [Filed], _ identities: SubmitterIdentities) {
    self.identities = identities
    let lists = entries.filter { $0.form == .appendix1 }
    for list in lists where list.submitter?.code != nil { note(list) }
    // With those with a code known, where the others belong can be told.
    for list in lists where list.submitter?.code == nil { note(list) }
  }

  private mutating func note(_ list: Filed) {
    guard let identity = identity(of: list) else { return }
    listed.insert(identity)
    if let packet = list.packet { packets[packet, default: []].insert(identity) }
  }

  /// By its own submitter; nil where form or submitter cannot be told.
  func identity(of entry: Filed) -> String? {
    guard entry.form != nil, let own = identities.identity(of: entry) else { return nil }
    let codes = identities.codes(of: entry.submitter)
    guard codes.count > 1, let packet = entry.packet.flatMap({ packets[$0] }) else { return own }
    let beside = packet.filter { $0.hasPrefix("code:") && codes.contains(String($0.dropFirst(5))) }
    return beside.count == 1 ? beside.first : own
  }

  /// The submitter whose list an outline of another one is compared with; nil where it has a list
  /// of its own, or none or several are there.
  func host(of outline: Filed, _ own: String?) -> String? {
    guard own.map({ !listed.contains($0) }) ?? true,
      let beside = outline.packet.flatMap({ packets[$0] }), beside.count == 1
    else { return nil }
    return beside.first
  }
}
