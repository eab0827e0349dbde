/// The hashes of a definition: of the version at hand, and of the earlier ones that it names as
/// having asked the same.
struct CallEditions {
  var sha256: String
  var earlier: [String]

  /// - Throws: `CallError` where an earlier version is not named by a SHA-256.
  init(_ root: CallElement, sha256: String) throws {
    self.sha256 = sha256
    earlier = []
    guard let element = root.child("editions") else { return }
    try element.allow(many: ["earlier"])
    earlier = try element.children("earlier").map { child in
      try child.allow(attributes: ["sha256"])
      let hash = try child.required("sha256")
      guard hash.utf8.count == 64, hash.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) })
      else { throw child.mistake(.badValue(hash, of: "sha256", expected: .expectsSha256)) }
      return hash
    }
  }

  /// The hashes of a definition that uses parts of others: over its own and theirs, in each
  /// combination of versions.
  func borrowing(from lenders: [CallEditions], digest: ([UInt8]) -> String) -> CallEditions {
    guard !lenders.isEmpty else { return self }
    var combinations = ([sha256] + earlier).map { [$0] }
    for lender in lenders {
      combinations = combinations.flatMap { hashes in
        ([lender.sha256] + lender.earlier).map { hashes + [$0] }
      }
    }
    let all = combinations.map { digest(Array($0.joined(separator: "\n").utf8)) }
    var editions = self
    editions.sha256 = all[0]
    editions.earlier = Array(all.dropFirst())
    return editions
  }
}
