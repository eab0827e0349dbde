import IntakeCore
import IntakeRegister

/// The tasks of the current lists of a call: those of the plan, their lines packed, and the others.
struct PlannedTasks {
  /// A task of the plan: what decides of its place.
  struct Planned {
    var entry: Int
    var position: Int
    /// Which of the packed lines is its own.
    var line: Int32
    var orientation: Int
    /// Places in `names` and `identities`.
    var submitter: Int32
    var identity: Int32
    /// The task's number; without one, its place in the list.
    var priority: Int
  }

  private(set) var planned: [Planned] = []
  private(set) var lines = PackedLines()
  /// The tasks that are not in the plan, whole.
  private(set) var others: [ListedTask] = []
  /// The entries of outlines that belong to a task.
  private(set) var outlines: Set<Int> = []
  /// Of planned tasks whose outline an earlier release judged: the line and the outline's entry.
  private(set) var unknownContributions: [(line: Int, outline: Int)] = []
  private(set) var names: [String] = []
  private(set) var identities: [String] = []
  private var nameOf: [String: Int32] = [:]
  private var identityOf: [String: Int32] = [:]

  /// - Parameter call: where it has targets, lines have what outlines contribute to them.
  init(_ register: Register, _ call: Call) throws {
    try register.eachListedTask(call: call.id) { add($0, hasTargets: !call.targets.isEmpty) }
    (nameOf, identityOf) = ([:], [:])
  }

  private mutating func add(_ task: ListedTask, hasTargets: Bool) {
    if let outline = task.outline { outlines.insert(outline) }
    guard var line = task.line else { return others.append(task) }
    if hasTargets {
      line.contributions = task.contributions ?? []
      if let outline = task.outline, task.contributions == nil {
        unknownContributions.append((lines.count, outline))
      }
    }
    planned.append(
      Planned(
        entry: task.entry, position: task.position, line: Int32(lines.count),
        orientation: line.orientation, submitter: Self.place(of: task.submitter, &names, &nameOf),
        identity: Self.place(of: task.identity, &identities, &identityOf),
        priority: task.number.flatMap { Int(MatchKey.taskNumber($0)) } ?? task.position))
    lines.add(line)
  }

  mutating func set(_ contributions: [Contribution], of line: Int) {
    lines.set(contributions, of: line)
  }

  private static func place(
    of text: String, _ known: inout [String], _ places: inout [String: Int32]
  ) -> Int32 {
    if let place = places[text] { return place }
    let place = Int32(known.count)
    known.append(text)
    places[text] = place
    return place
  }
}
