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

  /// Notes on a list that stands under an entry number what its tasks are like.
  func note(on document: inout JudgedDocument, entry: Int, submitter: String?) {
    guard document.form == .appendix1 else { return }
    let suits = { stands(titles[$0], before: entry, apartFrom: submitter) }
    // A list that is most of the register is not looked for among its own tasks.
    let isLarge = document.tasks.count * Self.shareOfLarge >= titles.count
    let others = isLarge ? Others(titles.indices.filter(suits), of: titles) : nil
    var found: [String: [NearDuplicates.Match]] = [:]
    var notes: [(task: Int, match: NearDuplicates.Match)] = []
    for (position, task) in document.tasks.enumerated() {
      guard let title = task.title else { continue }
      let matches =
        found[title] ?? others?.matches(title, atMost: Self.toldAtMost)
        ?? index.matches(title, atMost: Self.toldAtMost, where: suits)
      found[title] = matches
      notes += matches.map { (position, $0) }
    }
    let tasks = document.tasks
    document.addNotes("R003", on: notes.map { tasks[$0.task].index }) { position in
      let (task, match) = notes[position]
      let other = titles[match.position].listed
      return .similarTask(tasks[task], to: other.similar(match.likeness), call: call)
    }
  }

  /// From this share of the register's titles on, 1 in so many, a list is large.
  private static let shareOfLarge = 8

  private func stands(_ title: Title, before entry: Int, apartFrom submitter: String?) -> Bool {
    if title.listed.call != call.id {
      return title.listed.entry < entry && title.successor >= entry
    }
    return title.stood(before: entry) && title.standing.submitter != submitter
  }

  /// Some of the titles, as an index of their own: the others cost nothing then.
  private struct Others {
    private let positions: [Int]
    private let index: NearDuplicates

    /// - Parameter positions: ascending.
    init(_ positions: [Int], of titles: [Title]) {
      self.positions = positions
      index = NearDuplicates(positions.map { titles[$0].listed.title })
    }

    func matches(
      _ title: String, atMost most: Int = .max, where suits: (Int) -> Bool = { _ in true }
    ) -> [NearDuplicates.Match] {
      index.matches(title, atMost: most) { suits(positions[$0]) }.map { match in
        var match = match
        match.position = positions[match.position]
        return match
      }
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
    let others = Others(told, of: titles)
    var reached: Set<String> = []
    var asked: Set<Int> = []
    for title in changed(before: last) {
      let matches = others.matches(title.title) { titles[$0].listed.entry > title.entry }
      for list in matches.map({ titles[$0.position] }) {
        guard let submitter = list.standing.submitter, !reached.contains(submitter),
          asked.insert(list.listed.entry).inserted
        else { continue }
        if try isJudgedAlike(list.listed.entry) { reached.insert(submitter) }
      }
    }
    return reached
  }

  /// The titles of lists that stand otherwise now, before an entry: of equal ones the first, which
  /// reaches all that the others do.
  func changed(before last: Int) -> [Register.ListedTitle] {
    var known: Set<String> = []
    return titles.compactMap { title in
      guard title.listed.call == call.id, title.hasChanged, title.listed.entry < last,
        known.insert(MatchKey.bare(title.listed.title)).inserted
      else { return nil }
      return title.listed
    }
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
