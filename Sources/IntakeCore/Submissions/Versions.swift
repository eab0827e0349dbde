/// Which of the versions of an outline counts. A version is a document, or the outlines of one
/// task that were delivered together: those are never versions of each other.
///
/// Of the versions on time the last counts, each earlier one is superseded by its successor. Late,
/// contested and undetermined ones supersede nothing, nor do several that nothing orders (R007).
/// Where none is on time the first received stands, so that its submitter is seen.
struct Versions {
  /// The one that counts; empty where there are none.
  private(set) var current: [Filed] = []
  /// Each earlier one with what superseded it.
  private(set) var superseded: [(version: [Filed], by: Filed)] = []
  private(set) var notCounted: [Filed] = []
  private(set) var remarks: [Int: StandingRemark] = [:]

  init(_ documents: [Filed]) {
    let versions = Dictionary(grouping: documents, by: Delivery.init).values.map { version in
      version.sorted { $0.number < $1.number }
    }
    let counting = versions.filter { $0[0].counts }
    for step in Arrivals.steps(counting) { add(step) }
    let others = versions.filter { !$0[0].counts }
    if counting.isEmpty {
      current = others.min { Filed.isBefore($0[0], $1[0]) } ?? []
    }
    let standing = Set(current.map(\.number))
    notCounted += others.joined().filter { !standing.contains($0.number) }
  }

  private mutating func add(_ step: [[Filed]]) {
    guard step.count > 1 else {
      for version in [current] + notCounted.map({ [$0] }) where !version.isEmpty {
        superseded.append((version, step[0][0]))
        for entry in version { remarks[entry.number] = nil }
      }
      (current, notCounted) = (step[0], [])
      return
    }
    let rest = current.isEmpty ? step.dropFirst() : step[...]
    if current.isEmpty { current = step[0] }
    notCounted += rest.joined()
    for (position, version) in step.enumerated() {
      let other = step[position == 0 ? 1 : 0][0]
      for entry in version { remarks[entry.number] = .unordered(with: other.number) }
    }
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
      alone = filed.packet == nil ? filed.number : nil
    }
  }
}
