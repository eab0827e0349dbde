import IntakeCore

/// Finds the drafts of one packet that may touch each other, without working out how all of them
/// stand: most of many drafts share content with nobody, nor a trait of the submitter.
struct DraftKin {
  /// The positions of drafts that share a trait of the submitter, or the content, with another one;
  /// all where the lists may be of a single submitter, with whom others are guests.
  let concerned: [Int]

  init(_ positions: [Int], of documents: [JudgedDocument], jobs: Int) {
    let keys = Parallel.map(positions, jobs: jobs) { Self.keys(of: documents[$0]) }
    var kin = Kin(count: positions.count)
    SubmitterTraits.forEachShared(keys) { sharing in
      for other in sharing.dropFirst() { kin.join(sharing[0], other) }
    }
    // By position: a document is large to copy.
    let lists = positions.indices.filter { documents[positions[$0]].form == .appendix1 }
    let hosts = Set(lists.map { kin.root($0) })
    var sizes = [Int](repeating: 0, count: positions.count)
    for index in positions.indices { sizes[kin.root(index)] += 1 }
    concerned = positions.indices.filter { hosts.count == 1 || sizes[kin.root($0)] > 1 }
      .map { positions[$0] }
  }

  private static func keys(of document: JudgedDocument) -> [Int] {
    guard document.form != nil, let submitter = document.submitter else {
      return [document.identity.content.hashValue]
    }
    return [document.identity.content.hashValue] + SubmitterTraits.hashes(of: submitter)
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

  mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (root(one), root(other))
    parents[max(one, other)] = min(one, other)
  }
}
