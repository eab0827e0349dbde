/// Which of the versions of one document counts.
///
/// A version is a list, or the outlines of one task that were delivered together: those are never
/// versions of each other. Of the versions on time the last counts, each earlier one is superseded
/// by its successor. Late, contested and undetermined ones supersede nothing. Where none is on
/// time the first received stands, so that its submitter is seen.
struct Versions {
  /// The one that counts; empty where there are none.
  let current: [Filed]
  /// Each earlier one with what superseded it.
  let superseded: [(version: [Filed], by: Filed)]
  let notCounted: [Filed]

  init(_ documents: [Filed]) {
    let versions = Dictionary(grouping: documents, by: Delivery.init).values.map { version in
      version.sorted { $0.number < $1.number }
    }
    let counting = Self.chronological(versions.filter { $0[0].counts })
    current =
      counting.last ?? versions.min { Filed.isBefore($0[0], $1[0]) } ?? []
    superseded = zip(counting, counting.dropFirst()).map { ($0, $1[0]) }
    let standing = Set(current.map(\.number))
    notCounted = documents.filter { !$0.counts && !standing.contains($0.number) }
  }

  /// In order of arrival. Where an instant is missing (calls without a deadline need none), the
  /// order of registration is all there is.
  private static func chronological(_ versions: [[Filed]]) -> [[Filed]] {
    if versions.contains(where: { $0[0].receivedAt == nil }) {
      return versions.sorted { $0[0].number < $1[0].number }
    }
    return versions.sorted { Filed.isBefore($0[0], $1[0]) }
  }

  /// What tells what came together: one packet at one time.
  private struct Delivery: Hashable {
    var packet: String?
    var receivedAt: Instant?
    var counts: Bool
    /// What stands by itself, by its entry.
    var alone: Int?

    init(_ filed: Filed) {
      packet = filed.packet
      receivedAt = filed.receivedAt
      counts = filed.counts
      alone = filed.packet == nil || filed.form != .appendix2 ? filed.number : nil
    }
  }
}

extension Filed {
  /// Whether one was received before another; without evidence comes last.
  static func isBefore(_ one: Filed, _ other: Filed) -> Bool {
    switch (one.receivedAt, other.receivedAt) {
    case (let at?, let otherAt?) where at != otherAt: at < otherAt
    case (.some, nil): true
    case (nil, .some): false
    default: one.number < other.number
    }
  }
}
