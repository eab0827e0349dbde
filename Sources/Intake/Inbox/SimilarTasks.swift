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
  private let lists: [List]
  private let index: NearDuplicates

  private var call: Call { basis.call }

  /// So many tasks are told of for one title.
  private static let toldAtMost = 3

  /// A list that titles stand in.
  fileprivate struct List {
    var entry: Int
    var call: String
    var submitter: String
    var path: FileName
    /// How it is about to stand.
    var standing: Standing
    /// Whether it stood otherwise before.
    var hasChanged: Bool
  }

  /// A title of a list, each once in it.
  fileprivate struct Title {
    var text: String
    var number: String?
    var place: Place
    /// Its list's position.
    var list: Int32
    /// The first entry that has it again from the same submitter, of titles of other calls.
    var successor = Int32.max
  }

  /// - Parameter standing: how an entry of the call is about to stand.
  init(
    _ register: Register, _ basis: JudgingBasis, standing: (_ entry: Int) -> Standing?
  ) throws {
    self.basis = basis
    self.register = register
    var titles: [Title] = []
    var lists: [List] = []
    // Of the tasks of one list with one title the first is told of.
    var known: Set<String> = []
    var last: [Origin: Int] = [:]
    try register.eachListedTitle { listed in
      let isOfOtherCall = listed.call != basis.call.id
      if lists.last?.entry != listed.entry {
        lists.append(List(listed, standing(listed.entry) ?? listed.standing))
        known.removeAll()
      }
      let bare = MatchKey.bare(listed.title)
      guard known.insert(bare).inserted else { return }
      if isOfOtherCall {
        let origin = Origin(call: listed.call, submitter: listed.submitter, title: bare)
        if let position = last[origin] { titles[position].successor = Int32(listed.entry) }
        last[origin] = titles.count
      }
      titles.append(
        Title(
          text: listed.title, number: listed.number, place: listed.place,
          list: Int32(lists.count - 1)))
    }
    (self.titles, self.lists) = (titles, lists)
    index = NearDuplicates(titles.lazy.map(\.text))
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
      return .similarTask(tasks[task], to: similar(match), call: call)
    }
  }

  /// From this share of the register's titles on, 1 in so many, a list is large.
  private static let shareOfLarge = 8

  private func stands(_ title: Title, before entry: Int, apartFrom submitter: String?) -> Bool {
    let list = list(of: title)
    if list.call != call.id { return list.entry < entry && title.successor >= entry }
    return list.stood(before: entry) && list.standing.submitter != submitter
  }

  private func list(of title: Title) -> List { lists[Int(title.list)] }

  private func similar(_ match: NearDuplicates.Match) -> SimilarTask {
    let title = titles[match.position]
    let list = list(of: title)
    return SimilarTask(
      entry: list.entry, call: list.call, submitter: list.submitter,
      document: list.path.description, number: title.number, title: title.text,
      place: title.place, likeness: match.likeness)
  }

  /// Some of the titles, as an index of their own: the others cost nothing then.
  private struct Others {
    private let positions: [Int]
    private let index: NearDuplicates

    /// - Parameter positions: ascending.
    init(_ positions: [Int], of titles: [Title]) {
      self.positions = positions
      index = NearDuplicates(positions.lazy.map { titles[$0].text })
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
    let told = titles.indices.filter { isTold(list(of: titles[$0]), touched) }
    guard let last = told.map({ list(of: titles[$0]).entry }).max() else { return [] }
    let others = Others(told, of: titles)
    var reached: Set<String> = []
    var asked: Set<Int> = []
    for (text, entry) in changed(before: last) {
      let matches = others.matches(text) { list(of: titles[$0]).entry > entry }
      for list in matches.map({ list(of: titles[$0.position]) }) {
        guard let submitter = list.standing.submitter, !reached.contains(submitter),
          asked.insert(list.entry).inserted
        else { continue }
        if try isJudgedAlike(list.entry) { reached.insert(submitter) }
      }
    }
    return reached
  }

  /// The titles of lists that stand otherwise now, before an entry, each with its list's: of equal
  /// ones the first, which reaches all that the others do.
  func changed(before last: Int) -> [(title: String, entry: Int)] {
    var known: Set<String> = []
    return titles.compactMap { title in
      let list = list(of: title)
      guard list.call == call.id, list.hasChanged, list.entry < last,
        known.insert(MatchKey.bare(title.text)).inserted
      else { return nil }
      return (title.text, list.entry)
    }
  }

  private func isTold(_ list: List, _ touched: Set<String>) -> Bool {
    guard list.call == call.id, list.standing.state == .current else { return false }
    return !touched.contains(list.standing.submitter ?? "")
  }

  private func isJudgedAlike(_ entry: Int) throws -> Bool {
    guard let then = try register.judged(entry)?.basis else { return false }
    return then.ruleSet == basis.ruleSet && then.tool == basis.tool
      && then.callSha256 == call.sha256
  }
}

extension SimilarTasks.List {
  fileprivate init(_ listed: Register.ListedTitle, _ standing: Standing) {
    let then = listed.standing
    self.init(
      entry: listed.entry, call: listed.call, submitter: listed.submitter, path: listed.path,
      standing: standing,
      hasChanged: then.state != standing.state || then.because != standing.because
        || then.submitter != standing.submitter)
  }

  /// Whether it was current just before an entry was registered.
  fileprivate func stood(before number: Int) -> Bool {
    guard entry < number else { return false }
    switch standing.state {
    case .current: return true
    case .superseded: return standing.because.map { $0 >= number } ?? false
    default: return false
    }
  }
}
