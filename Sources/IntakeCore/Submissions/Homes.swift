/// Tells which of several lists that count each outline belongs to: the one whose task it fits
/// best by number and title, among equals the one that it was delivered with, else the first.
struct Homes {
  /// The outlines of each list, by the list's entry.
  private(set) var outlines: [Int: [Filed]] = [:]

  init(_ all: [Filed], lists: [(list: Filed, tasks: [TaskKeys])]) {
    guard lists.count > 1 else {
      for list in lists { outlines[list.list.number] = all }
      return
    }
    let pairings = lists.map { Pairing(tasks: $0.tasks, outlines: all.map(\.keys)).tasks }
    for (position, outline) in all.enumerated() {
      let fits = lists.enumerated().map { index, list in
        let task = pairings[index][position]
        let rank = task.map { Pairing.rank(outline.keys, of: list.tasks[$0]) } ?? 3
        return (rank, outline.cameWith(list.list) ? 0 : 1, index)
      }
      guard let best = fits.min(by: <) else { continue }
      outlines[lists[best.2].list.number, default: []].append(outline)
    }
  }
}
