/// Tells which outline belongs to which task of a list, by number and title together.
///
/// An equal title decides; of several tasks with that title the one with the outline's number is
/// taken. Where no title is equal, the task with the outline's number is, unless its title is
/// unlike the outline's, and either that of a single other task is nearly the outline's or another
/// outline has it. So a mistyped number, an order of priority that has changed, or a task that was
/// left out takes no outline from its task and gives it none that is not its own.
struct Pairing {
  /// By outline: the position of its task; nil where it belongs to none of the list.
  private(set) var tasks: [Int?] = []
  private let listed: [TaskKeys]
  private var byNumber: [String: Int] = [:]
  private var byTitle: [String: [Int]] = [:]
  /// By title and number, or the end of a number that stands in a group.
  private var byKeys: [TaskKeys: Int] = [:]
  private var near: NearTitles?
  /// The titles of all outlines.
  private let outlined: Set<String>
  private var taken: Set<Int> = []
  /// How many of the tasks with a title, from the first on, have an outline.
  private var served: [String: Int] = [:]

  /// - Parameter outlines: of several that might as well belong to each of some tasks with one
  ///   title, the first takes the first of them.
  init(tasks listed: [TaskKeys], outlines: [TaskKeys]) {
    self.listed = listed
    outlined = Set(outlines.compactMap(\.title))
    guard !outlines.isEmpty else { return }
    for (position, task) in listed.enumerated() { remember(task, at: position) }
    tasks = outlines.map { byKeys[$0] }
    taken = Set(tasks.compactMap(\.self))
    for (position, outline) in outlines.enumerated() where tasks[position] == nil {
      tasks[position] = task(of: outline)
    }
  }

  /// How well an outline fits the task that it was found to belong to, 0 the best: number and
  /// title agree, or the title, or neither for sure.
  static func rank(_ outline: TaskKeys, of task: TaskKeys) -> Int {
    guard let title = outline.title, title == task.title else { return 2 }
    guard let number = outline.number, let listed = task.number else { return 1 }
    return TaskKeys.agree(outline: number, listed: listed) ? 0 : 1
  }

  private mutating func remember(_ task: TaskKeys, at position: Int) {
    if let number = task.number, byNumber[number] == nil { byNumber[number] = position }
    guard let title = task.title else { return }
    byTitle[title, default: []].append(position)
    var rest = task.number.map { Substring($0) }
    while let number = rest, !number.isEmpty {
      let keys = TaskKeys(number: String(number), title: title)
      if byKeys[keys] == nil { byKeys[keys] = position }
      rest = number.firstIndex(of: ".").map { number[number.index(after: $0)...] }
    }
  }

  private mutating func task(of outline: TaskKeys) -> Int? {
    if let title = outline.title, let equal = byTitle[title] {
      return choose(among: equal, for: title)
    }
    let numbered = outline.number.flatMap { byNumber[$0] }
    guard outline.title != nil else { return numbered }
    if let numbered, listed[numbered].title == nil { return numbered }
    if near == nil { near = NearTitles(listed) }
    let alike = near?.matches(outline) ?? []
    if let numbered, alike.contains(where: { $0.position == numbered }) { return numbered }
    if alike.isEmpty {
      return numbered.flatMap { listed[$0].title.map(outlined.contains) ?? false ? nil : $0 }
    }
    let likest = alike.prefix { $0.likeness == alike[0].likeness }
    return likest.count == 1 ? likest[0].position : numbered
  }

  /// Of tasks with one title: the next without an outline, else the first.
  private mutating func choose(among equal: [Int], for title: String) -> Int? {
    guard equal.count > 1 else { return equal.first }
    var next = served[title, default: 0]
    while next < equal.count, taken.contains(equal[next]) { next += 1 }
    served[title] = next
    guard next < equal.count else { return equal.first }
    taken.insert(equal[next])
    return equal[next]
  }
}

/// The titles of a list, for finding those that an outline's is nearly.
struct NearTitles {
  private var bare: [[UInt8]: [Int]] = [:]
  private let index: NearDuplicates

  init(_ tasks: [TaskKeys]) {
    for (position, task) in tasks.enumerated() {
      if let title = task.bareTitle { bare[title, default: []].append(position) }
    }
    index = NearDuplicates(tasks.map { $0.title ?? "" })
  }

  /// The tasks with nearly the outline's title, the likest first: where some differ from it in
  /// accents only, those alone.
  /// - Parameter most: so many are enough.
  func matches(_ outline: TaskKeys, atMost most: Int = 16) -> [NearDuplicates.Match] {
    guard let title = outline.title else { return [] }
    guard let equal = outline.bareTitle.flatMap({ bare[$0] }) else {
      return index.matches(title, atMost: most)
    }
    return equal.prefix(most).map { NearDuplicates.Match(position: $0, likeness: 1_000) }
  }

  /// Whether any task has nearly the title of another list's task.
  func hasMatch(_ task: TaskKeys) -> Bool {
    guard let title = task.title else { return false }
    return task.bareTitle.map { bare[$0] != nil } ?? false || index.hasMatch(title)
  }
}
