/// Tells which submission each entry of a call belongs to: its submitter's, with one exception.
///
/// An outline whose submitter has no list, but which was delivered in one packet with the list of
/// a single other submitter, is compared with that list (X007 says that the names differ): as a
/// guest, which supersedes nothing there.
struct Submissions {
  private(set) var members: [String: [Filed]] = [:]
  private(set) var guests: [String: [Filed]] = [:]
  private let identities: SubmitterIdentities

  init(_ entries: [Filed]) {
    identities = SubmitterIdentities(entries.lazy.compactMap(\.submitter))
    var listed: Set<String> = []
    var packets: [String: Set<String>] = [:]
    for entry in entries where entry.form == .appendix1 {
      guard let identity = identity(of: entry) else { continue }
      listed.insert(identity)
      if let packet = entry.packet { packets[packet, default: []].insert(identity) }
    }
    for entry in entries {
      guard let own = identity(of: entry) else { continue }
      let hosts = entry.packet.flatMap { packets[$0] } ?? []
      if !listed.contains(own), hosts.count == 1, let host = hosts.first {
        guests[host, default: []].append(entry)
      } else {
        members[own, default: []].append(entry)
      }
    }
  }

  /// By its own submitter; nil where form or submitter cannot be told.
  func identity(of entry: Filed) -> String? {
    entry.form == nil ? nil : identities.identity(of: entry.submitter)
  }
}
