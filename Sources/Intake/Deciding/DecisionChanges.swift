import IntakeCore
import IntakeRegister

/// What a decision changes beside the entry that it is on: how other entries stand, and what the
/// plan holds.
struct DecisionChanges: Sendable {
  var moved: [Moved]
  var lines: [Line]

  /// An entry that stands otherwise now.
  struct Moved: Sendable {
    var entry: Int
    var from: EntryState
    var to: EntryState
  }

  /// A task that is in the plan now and was not, or the other way round.
  struct Line: Sendable {
    var number: String?
    var title: String?
    var submitter: String
    var isInPlan: Bool
    /// Why it is not; empty where it is.
    var because: [Localized]
  }

  var isEmpty: Bool { moved.isEmpty && lines.isEmpty }

  /// How a call's entries stand and what its lists hold.
  struct State {
    let entries: [EntrySummary]
    let tasks: [ListedTask]

    init(_ register: Register, call: String) throws {
      entries = try register.entries(call: call)
      tasks = try register.listedTasks(call: call)
    }
  }

  init(from then: State, to now: State, apartFrom decided: Int, _ register: Register) throws {
    moved = zip(then.entries, now.entries).compactMap { before, after in
      guard after.number != decided, before.standing.state != after.standing.state else {
        return nil
      }
      return Moved(entry: after.number, from: before.standing.state, to: after.standing.state)
    }
    let (before, after) = (Self.planned(then.tasks), Self.planned(now.tasks))
    let reasons = Reasons(now, register)
    lines =
      try then.tasks.filter { $0.line != nil && !after.contains(Key($0)) }.map {
        Line(
          number: $0.number, title: $0.title, submitter: $0.submitter, isInPlan: false,
          because: try reasons.why($0))
      }
      + now.tasks.filter { $0.line != nil && !before.contains(Key($0)) }.map {
        Line(
          number: $0.number, title: $0.title, submitter: $0.submitter, isInPlan: true, because: [])
      }
  }

  private static func planned(_ tasks: [ListedTask]) -> Set<Key> {
    Set(tasks.filter { $0.line != nil }.map(Key.init))
  }

  /// What tells a task from the others: its list and its place there.
  private struct Key: Hashable {
    var entry: Int
    var position: Int

    init(_ task: ListedTask) {
      entry = task.entry
      position = task.position
    }
  }
}

/// Why tasks are not in the plan.
private struct Reasons {
  private let entries: [Int: EntrySummary]
  private let tasks: [ListedTask]
  private let register: Register

  init(_ state: DecisionChanges.State, _ register: Register) {
    entries = Dictionary(uniqueKeysWithValues: state.entries.map { ($0.number, $0) })
    tasks = state.tasks
    self.register = register
  }

  func why(_ task: ListedTask) throws -> [Localized] {
    let now = tasks.first { $0.entry == task.entry && $0.position == task.position }
    guard let now else {
      return standing(of: task.entry, "danh mục", "the list").map { [$0] } ?? []
    }
    if now.outline == nil, let outline = task.outline,
      let standing = standing(of: outline, "bản thuyết minh", "the outline")
    {
      return [standing]
    }
    return try findings(on: now)
  }

  /// That a document of the task does not count; nil where it does.
  private func standing(of entry: Int, _ vi: String, _ en: String) -> Localized? {
    guard let state = entries[entry]?.standing.state, state != .current else { return nil }
    return Localized(
      vi: "\(vi) số đến \(entry) chưa được tính (\(state.name.vi))",
      en: "\(en), entry \(entry), does not count (\(state.name.en))")
  }

  private func findings(on task: ListedTask) throws -> [Localized] {
    var codes: [String] = []
    for entry in [task.entry, task.outline].compactMap(\.self) {
      let isList = entry == task.entry
      for finding in try register.document(entry).findings
      where finding.severity.verdict != .eligible && finding.waivedBy == nil
        && (!isList || finding.taskIndex == nil || finding.taskIndex == task.position)
      {
        codes.append("\(finding.code) (\(entry))")
      }
    }
    if codes.isEmpty {
      return [
        Localized(vi: "kết luận: \(task.verdict.name.vi)", en: "verdict: \(task.verdict.name.en)")
      ]
    }
    return [Localized(same: codes.prefix(5).joined(separator: ", "))]
  }
}
