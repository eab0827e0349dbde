/// Tells which outlines of a submission are of the same task: those that belong to one task of its
/// list, and of the others those with one title or number. It depends on the set of outlines only.
struct Outlines {
  /// The outlines of each task, in order of registration, by a key of the task within the
  /// submission.
  private(set) var groups: [String: [Filed]] = [:]
  private let list: [TaskKeys]

  /// - Parameter list: the tasks of the list that counts; empty where there is none.
  init(_ outlines: [Filed], list: [TaskKeys]) {
    self.list = list
    let ordered = outlines.sorted { $0.number < $1.number }
    let paired = Pairing(tasks: list, outlines: ordered.map(\.keys)).tasks
    let names = Self.names(of: list, at: Set(paired.compactMap(\.self)))
    var strays: [Filed] = []
    for (outline, task) in zip(ordered, paired) {
      if let name = task.flatMap({ names[$0] }) {
        groups[name, default: []].append(outline)
      } else {
        strays.append(outline)
      }
    }
    add(strays)
  }

  /// What the tasks at some positions are called: by number, else by title; the second of one
  /// number or title by its position too.
  private static func names(of list: [TaskKeys], at positions: Set<Int>) -> [Int: String] {
    var names: [Int: String] = [:]
    var given: Set<String> = []
    for position in positions.sorted() {
      let task = list[position]
      let name = task.number.map { "number:" + $0 } ?? task.title.map { "title:" + $0 } ?? "task"
      names[position] = given.insert(name).inserted ? name : "\(name) task:\(position + 1)"
    }
    return names
  }

  /// The outlines of no task of the list: by title; one without a title by the number that a
  /// single title has, else by the number alone.
  private mutating func add(_ strays: [Filed]) {
    var titles: [String: Set<[UInt8]>] = [:]
    var numbers: [[UInt8]: Set<String>] = [:]
    for keys in strays.lazy.map(\.keys) {
      guard let title = keys.bareTitle, let number = keys.number else { continue }
      titles[number, default: []].insert(title)
      numbers[title, default: []].insert(number)
    }
    for outline in strays {
      let name = name(of: outline, titles, numbers)
      groups[list.isEmpty ? name : "stray " + name, default: []].append(outline)
    }
  }

  private func name(
    of outline: Filed, _ titles: [String: Set<[UInt8]>], _ numbers: [[UInt8]: Set<String>]
  ) -> String {
    let keys = outline.keys
    guard let title = keys.bareTitle else {
      guard let number = keys.number else { return "entry:\(outline.number)" }
      return "number:" + number
    }
    let own = numbers[title] ?? []
    if own.count == 1, let number = own.first, titles[number]?.count == 1 {
      return "number:" + number
    }
    return "title:" + String(decoding: title, as: UTF8.self)
  }
}
