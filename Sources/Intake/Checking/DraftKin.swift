import IntakeCore

/// Finds the drafts of one packet that may touch each other, without working out how all of them
/// stand: most of many drafts share content with nobody, nor a trait of the submitter.
struct DraftKin {
  /// The positions of drafts that share a trait of the submitter, or the content, with another one;
  /// all where the lists may be of a single submitter, with whom others are guests.
  let concerned: [Int]

  init(_ positions: [Int], of documents: [JudgedDocument], jobs: Int) {
    let traits = Parallel.map(positions, jobs: jobs) { Traits(documents[$0]) }
    var kin = Kin(count: positions.count)
    SubmitterTraits.forEachShared(traits.map(\.hashes)) { kin.join($0) }
    Self.joinSlips(traits, &kin)
    // By position: a document is large to copy.
    let lists = positions.indices.filter { documents[positions[$0]].form == .appendix1 }
    let hosts = Set(lists.map { kin.root($0) })
    var sizes = [Int](repeating: 0, count: positions.count)
    for index in positions.indices { sizes[kin.root(index)] += 1 }
    concerned = positions.indices.filter { hosts.count == 1 || sizes[kin.root($0)] > 1 }
      .map { positions[$0] }
  }

  /// Joins those whose codes one of them mistyped; codes given out one after another say nothing.
  private static func joinSlips(_ traits: [Traits], _ kin: inout Kin) {
    var known: Set<Int> = []
    let codes = traits.map { one in known.insert(one.spelling).inserted ? one.codeHashes : [] }
    SubmitterTraits.forEachShared(codes) { sharing in
      guard sharing.count <= mostCompared else { return kin.join(sharing) }
      for (index, other) in sharing.enumerated() {
        for one in sharing[..<index]
        where kin.root(one) != kin.root(other)
          && traits[one].hasCodeSlip(beside: traits[other])
        {
          kin.join(one, other)
        }
      }
    }
  }

  /// Where more codes are alike they are not compared with each other: any may concern any other.
  private static let mostCompared = 32

  private struct Traits: Sendable {
    let hashes: [Int]
    let codeHashes: [Int]
    /// Equal where name and code are spelt alike.
    let spelling: Int
    private let submitter: SubmitterTraits?

    init(_ document: JudgedDocument) {
      submitter =
        document.form == nil ? nil : document.submitter.map { SubmitterTraits($0) }
      hashes = [document.identity.content.hashValue] + (submitter?.hashes ?? [])
      codeHashes = submitter?.codeHashes ?? []
      spelling = document.submitter.map { [$0.name, $0.code ?? ""].hashValue } ?? 0
    }

    func hasCodeSlip(beside other: Self) -> Bool {
      guard let submitter, let second = other.submitter else { return false }
      return submitter.hasCodeSlip(beside: second)
    }
  }
}

/// Sets that grow together.
private struct Kin {
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  mutating func root(_ index: Int) -> Int {
    var root = index
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  mutating func join(_ all: [Int]) {
    for other in all.dropFirst() { join(all[0], other) }
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (root(one), root(other))
    parents[max(one, other)] = min(one, other)
  }
}
