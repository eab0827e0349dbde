import IntakeCore
import IntakeFiles
import IntakeRegister

/// The tasks of the register that a new list's tasks are compared with (R003).
///
/// An entry is compared with the lists that stood when it arrived: of other submitters, with lower
/// entry numbers and not superseded by an entry before it; and of other calls, whatever became of
/// them there, in their last version before it. So what it is told depends neither on how deliveries
/// fall into runs nor on the order in which submissions are settled.
struct SimilarTasks {
  private let basis: JudgingBasis
  private let register: Register
  private let titles: [Title]
  private let index: NearDuplicates

  private var call: Call { basis.call }

  /// So many tasks are told of for one title.
  private static let toldAtMost = 3

  /// A title of a list, each once in it.
  fileprivate struct Title {
    var listed: Register.ListedTitle
    /// How the list is about to stand.
    var standing: Standing
    /// The first entry that has it again from the same submitter, of titles of other calls.
    var successor = Int.max
  }

  /// - Parameter standings: how the entries of the call are about to stand.
  init(_ register: Register, _ basis: JudgingBasis, standings: [Int: Standing]) throws {
    self.basis = basis
    self.register = register
    var titles: [Title] = []
    var known: Set<Known> = []
    var last: [Origin: Int] = [:]
    for listed in try register.listedTitles() {
      // Of the tasks of one list with one title the first is told of.
      let bare = MatchKey.bare(listed.title)
      guard known.insert(Known(entry: listed.entry, title: bare)).inserted else { continue }
      if listed.call != basis.call.id {
        let origin = Origin(call: listed.call, submitter: listed.submitter, title: bare)
        if let position = last[origin] { titles[position].successor = listed.entry }
        last[origin] = titles.count
      }
      titles.append(
        Title(listed: listed, standing: standings[listed.entry] ?? listed.standing))
    }
    self.titles = titles
    index = NearDuplicates(titles.map(\.listed.title))
  }

  private struct Known: Hashable {
    var entry: Int
    var title: String
  }

  private struct Origin: Hashable {
    var call: String
    var submitter: String
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
        let other = titles[match.position].listed
        return .similarTask(task, to: other.similar(match.likeness), call: call)
      }
    }
  }

  private func matches(
    _ title: String, _ entry: Int, _ submitter: String?
  ) -> [NearDuplicates.Match] {
    index.matches(title, atMost: Self.toldAtMost) { position in
      let other = titles[position]
      if other.listed.call != call.id {
        return other.listed.entry < entry && other.successor >= entry
      }
      return other.stood(before: entry) && other.standing.submitter != submitter
    }
  }

  // MARK: - What a change reaches

  /// The submissions with a list that is told of one that stands otherwise now, or no longer is.
  /// Those judged by other rules are left out: nothing of theirs changes by what befalls others.
  /// - Parameter touched: those that are worked out anew in any case.
  func reached(apartFrom touched: Set<String>) throws -> Set<String> {
    let own = titles.indices.filter { titles[$0].listed.call == call.id }
    let told = own.filter { isTold(titles[$0], touched) }
    guard let last = told.map({ titles[$0].listed.entry }).max() else { return [] }
    let changed = own.filter { titles[$0].hasChanged && titles[$0].listed.entry < last }
    var reached: Set<String> = []
    for title in changed.map({ titles[$0].listed }) {
      let matches = index.matches(title.title) { position in
        let other = titles[position]
        return other.listed.entry > title.entry && isTold(other, touched)
      }
      for list in matches.map({ titles[$0.position] }) {
        guard let submitter = list.standing.submitter, !reached.contains(submitter) else {
          continue
        }
        if try isJudgedAlike(list.listed.entry) { reached.insert(submitter) }
      }
    }
    return reached
  }

  private func isTold(_ title: Title, _ touched: Set<String>) -> Bool {
    guard title.listed.call == call.id, title.standing.state == .current else { return false }
    return !touched.contains(title.standing.submitter ?? "")
  }

  private func isJudgedAlike(_ entry: Int) throws -> Bool {
    guard let then = try register.judged(entry)?.basis else { return false }
    return then.ruleSet == basis.ruleSet && then.tool == basis.tool
      && then.callSha256 == call.sha256
  }
}

extension SimilarTasks.Title {
  fileprivate var hasChanged: Bool {
    listed.standing.state != standing.state || listed.standing.because != standing.because
      || listed.standing.submitter != standing.submitter
  }

  /// Whether it was of a current list just before an entry was registered.
  fileprivate func stood(before number: Int) -> Bool {
    guard listed.entry < number else { return false }
    switch standing.state {
    case .current: return true
    case .superseded: return standing.because.map { $0 >= number } ?? false
    default: return false
    }
  }
}

extension Register.ListedTitle {
  fileprivate func similar(_ likeness: Int) -> SimilarTask {
    SimilarTask(
      entry: entry, call: call, submitter: submitter, document: path.description,
      number: number,
      title: title, place: place, likeness: likeness)
  }
}
