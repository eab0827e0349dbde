import IntakeCore
import IntakeFiles
import IntakeRegister

/// The tasks of the register that a new list's tasks are compared with (R003).
///
/// An entry is compared with the lists that stood when it arrived: of other submitters, or of the
/// same one in other calls, with lower entry numbers and not superseded by an entry before it.
/// So what it is told depends neither on how deliveries fall into runs nor on the order in which
/// submissions are settled.
struct SimilarTasks {
  private let call: Call
  private let titles: [Register.ListedTitle]
  private let index: NearDuplicates

  /// So many tasks are told of for one title.
  private static let toldAtMost = 3

  /// - Parameter standings: how the entries of the call are about to stand.
  init(_ register: Register, call: Call, standings: [Int: Standing]) throws {
    self.call = call
    var titles: [Register.ListedTitle] = []
    var known: Set<Known> = []
    for var title in try register.listedTitles() {
      // Of the tasks of one list with one title the first is told of.
      let own = Known(entry: title.entry, title: MatchKey.bare(title.title))
      guard known.insert(own).inserted else { continue }
      if let standing = standings[title.entry] { title.standing = standing }
      titles.append(title)
    }
    self.titles = titles
    index = NearDuplicates(titles.map(\.title))
  }

  private struct Known: Hashable {
    var entry: Int
    var title: String
  }

  /// The notes on a list that stands under an entry number.
  func notes(on document: JudgedDocument, entry: Int, submitter: String?) -> [Finding] {
    guard document.form == .appendix1 else { return [] }
    var found: [String: [NearDuplicates.Match]] = [:]
    return document.tasks.flatMap { task -> [Finding] in
      guard let title = task.title else { return [] }
      let matches = found[title] ?? matches(title, entry, submitter)
      found[title] = matches
      return matches.map { match in
        .similarTask(task, to: titles[match.position].similar(match.likeness), call: call)
      }
    }
  }
}

extension SimilarTasks {
  private func matches(
    _ title: String, _ entry: Int, _ submitter: String?
  ) -> [NearDuplicates.Match] {
    index.matches(title, atMost: Self.toldAtMost) { position in
      let other = titles[position]
      return other.stood(before: entry)
        && (other.standing.submitter != submitter || other.call != call.id)
    }
  }
}

extension Register.ListedTitle {
  /// Whether it was of a current list just before an entry was registered.
  fileprivate func stood(before number: Int) -> Bool {
    guard entry < number else { return false }
    switch standing.state {
    case .current: return true
    case .superseded: return standing.because.map { $0 >= number } ?? false
    default: return false
    }
  }

  fileprivate func similar(_ likeness: Int) -> SimilarTask {
    SimilarTask(
      entry: entry, call: call, submitter: submitter, document: path.description,
      number: number,
      title: title, place: place, likeness: likeness)
  }
}
