import IntakeCore
import IntakeFiles
import IntakeRegister

/// The entries of a call by the submissions that they belong to.
struct SubmissionEntries {
  private let entries: [EntrySummary]
  private let byNumber: [Int: EntrySummary]
  private let bySubmitter: [String: [EntrySummary]]
  /// What was delivered beside documents, by the folder that it came in.
  private let attachments: [FileName: [EntrySummary]]

  /// - Parameter entries: all of the call, in order.
  init(_ entries: [EntrySummary]) {
    self.entries = entries
    byNumber = Dictionary(uniqueKeysWithValues: entries.map { ($0.number, $0) })
    bySubmitter = Dictionary(
      grouping: entries.filter { $0.standing.submitter != nil },
      by: { $0.standing.submitter ?? "" })
    attachments = Dictionary(
      grouping: entries.filter { $0.standing.state == .attachment && $0.packet != nil },
      by: { $0.packet ?? FileName("") })
  }

  subscript(number: Int) -> EntrySummary? { byNumber[number] }

  /// The entries of one submitter, with those that only repeat their content and what was delivered
  /// beside them; in order.
  func members(of asked: EntrySummary) -> [EntrySummary] {
    guard let submitter = submitter(of: asked) else { return [asked] }
    var own = bySubmitter[submitter] ?? []
    if asked.standing.submitter != submitter { own.append(asked) }
    let beside = Set(own.compactMap(\.packet)).flatMap { attachments[$0] ?? [] }
    let members = Dictionary((own + beside).map { ($0.number, $0) }) { first, _ in first }
    return members.values.sorted { $0.number < $1.number }
  }

  /// The entries that belong together, by the first entry of each; those of nobody are left out.
  var submissions: [[EntrySummary]] {
    var groups: [[EntrySummary]] = []
    var positions: [String: Int] = [:]
    for entry in entries where entry.submitter != nil {
      guard let submitter = submitter(of: entry) else { continue }
      if let position = positions[submitter] {
        groups[position].append(entry)
      } else {
        positions[submitter] = groups.count
        groups.append([entry])
      }
    }
    return groups
  }

  /// The entries of which nobody can tell whose they are: they get no letter.
  var ofNobody: [Int] {
    entries.filter { $0.standing.state != .attachment && submitter(of: $0) == nil }.map(\.number)
  }

  /// Whose submission an entry belongs to: of one that repeats another, that one's.
  private func submitter(of entry: EntrySummary) -> String? {
    entry.standing.submitter
      ?? entry.standing.because.flatMap { byNumber[$0]?.standing.submitter }
  }
}
