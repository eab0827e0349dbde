/// Finds submitters who can be reached at one telephone or mailbox though nothing else says that they
/// are one: each is told of the first one that has it.
public struct SharedContacts {
  public enum Contact: Sendable {
    case phone, email

    var name: Localized {
      switch self {
      case .phone: Localized(vi: "điện thoại", en: "telephone")
      case .email: Localized(vi: "thư điện tử", en: "mailbox")
      }
    }
  }

  /// Somebody with a document that counts.
  public struct Known {
    public var entry: Int
    public var identity: String
    public var submitter: Submitter

    public init(entry: Int, identity: String, submitter: Submitter) {
      self.entry = entry
      self.identity = identity
      self.submitter = submitter
    }
  }

  public struct Pair {
    public var later: Known
    public var earlier: Known
    public var contact: Contact
  }

  /// By the later entry; one for each pair of submitters.
  public private(set) var pairs: [Pair] = []

  /// - Parameters:
  ///   - known: the documents that count, by entry.
  ///   - decided: pairs of entries of which a person said who is who.
  public init(_ known: [Known], apartFrom decided: [(Int, Int)], in call: Call) {
    let identities = Dictionary(known.map { ($0.entry, $0.identity) }) { first, _ in first }
    var told = Set(
      decided.compactMap { one, other -> Set<String>? in
        guard let one = identities[one], let other = identities[other] else { return nil }
        return [one, other]
      })
    let places = PlaceNames(call)
    var first: [String: Known] = [:]
    for one in known {
      for (key, contact) in Self.contacts(one.submitter.marks) {
        guard let earlier = first[key] else {
          first[key] = one
          continue
        }
        guard earlier.identity != one.identity,
          !SubmitterTraits.areLikelyOne(earlier.submitter, one.submitter, places),
          told.insert([earlier.identity, one.identity]).inserted
        else { continue }
        pairs.append(Pair(later: one, earlier: earlier, contact: contact))
      }
    }
  }

  private static func contacts(_ marks: Submitter.Marks) -> [(key: String, Contact)] {
    let phones = marks.phone?.split(separator: " ").map { ("phone " + $0, Contact.phone) } ?? []
    return phones + (marks.email.map { [("email " + $0, .email)] } ?? [])
  }
}
