import Synchronization

/// Finds what somebody most likely meant among the names that would have been right.
enum Nearest {
  /// The candidate most like a text, by folded names; nil where none is like it.
  static func candidate(to text: String, among candidates: some Sequence<String>) -> String? {
    let names = Array(candidates)
    return position(to: text, among: names.lazy.map { keys.key(of: $0, key) }).map { names[$0] }
  }

  /// The position of the name most like a text; nil where none is like it.
  static func position(to text: String, among names: NearestNames) -> Int? {
    position(to: text, among: names.keys)
  }

  private static func position(
    to text: String, among keys: some Sequence<[Unicode.Scalar]>
  ) -> Int? {
    let wanted = key(text)
    guard !wanted.isEmpty else { return nil }
    var best: (position: Int, distance: Int)?
    for (position, other) in keys.enumerated() where !other.isEmpty {
      let allowed = max(wanted.count, other.count) / 3
      let distance = distance(wanted, other, atMost: min(allowed, (best?.distance ?? .max) - 1))
      if let distance { best = (position, distance) }
    }
    return best?.position
  }

  /// The candidates are the same names over and over.
  private static let keys = KeptKeys()

  /// Names longer than this are compared by their beginnings.
  private static let longest = 64

  fileprivate static func key(_ text: String) -> [Unicode.Scalar] {
    Array(MatchKey.name(text.excerpt(longest)).unicodeScalars.prefix(longest))
  }

  /// The insertions, deletions, exchanges and swaps of neighbours between two texts; nil where
  /// there are more than `limit`.
  private static func distance(
    _ one: [Unicode.Scalar], _ other: [Unicode.Scalar], atMost limit: Int
  ) -> Int? {
    guard limit >= 0, abs(one.count - other.count) <= limit else { return nil }
    var last = Array(0...other.count)
    var beforeLast = last
    var line = last
    for row in one.indices {
      line[0] = row + 1
      for column in other.indices {
        let exchange = last[column] + (one[row] == other[column] ? 0 : 1)
        var least = min(exchange, last[column + 1] + 1, line[column] + 1)
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          least = min(least, beforeLast[column - 1] + 1)
        }
        line[column + 1] = least
      }
      swap(&beforeLast, &last)
      swap(&last, &line)
    }
    return last[other.count] <= limit ? last[other.count] : nil
  }
}

/// Names that texts are compared with again and again, folded once.
struct NearestNames: Sendable {
  fileprivate let keys: [[Unicode.Scalar]]

  init(_ names: [String]) {
    keys = names.map(Nearest.key)
  }
}

/// The keys of the names that were compared last, each made once.
private final class KeptKeys: Sendable {
  private let kept = Mutex<[[UInt8]: [Unicode.Scalar]]>([:])
  private static let limit = 4_096

  func key(of name: String, _ make: (String) -> [Unicode.Scalar]) -> [Unicode.Scalar] {
    let bytes = Array(name.utf8)
    return kept.withLock { kept in
      if let key = kept[bytes] { return key }
      let key = make(name)
      if kept.count < Self.limit { kept[bytes] = key }
      return key
    }
  }
}
