public import IntakeCore
import IntakeFiles
public import IntakeRegister

/// Makes the plan of a call from the register. The same register and as-of instant give the same
/// plan.
public struct PlanMaker {
  private let register: Register
  private let call: Call
  private let jobs: Int
  private let read: Reading

  /// Reads an archived original again, its records kept: of an outline that an earlier release judged
  /// no row says what it contributes to targets.
  /// - Parameters: what it is called and its hash.
  public typealias Reading = @Sendable (JudgedDocument.Identity) throws -> JudgedDocument

  /// - Parameter jobs: originals read at the same time.
  public init(register: Register, call: Call, jobs: Int = 1, read: @escaping Reading) {
    self.register = register
    self.call = call
    self.jobs = jobs
    self.read = read
  }

  /// - Throws: `RegisterError`: `callChanged`, `unsettled` after a run that was cut off,
  ///   `unbalanced`.
  public func make(asOf: Instant) throws -> Plan {
    let call = try callInForce()
    let waiting = try register.unsettled(call: call.id).count
    guard waiting == 0 else { throw RegisterError.unsettled(submissions: waiting) }
    var tasks = try PlannedTasks(register, call)
    let entries = try PlannedEntries(register, call, tasks)
    try addContributions(to: &tasks, entries.documents)
    let groups = groups(tasks)
    let held = try HeldDocuments(register: register).collect(tasks.others, entries.alone)
    let books = try books(groups)
    guard books.balance else { throw RegisterError.unbalanced }
    return Plan(
      call: call, asOf: asOf, groups: groups, toReview: held.review, returned: held.ineligible,
      toLookAt: try WorthALook(register: register, call: call, asOf: asOf)
        .collect(tasks, entries.reached),
      books: books, heard: entries.heard, received: entries.received)
  }

  /// Where a call has targets, outlines say what their tasks contribute to them: kept when they were
  /// judged, else read again.
  private func addContributions(
    to tasks: inout PlannedTasks, _ outlines: [Int: JudgedDocument.Identity]
  ) throws {
    let outlined = tasks.unknownContributions.compactMap { unknown in
      outlines[unknown.outline].map { (line: unknown.line, outline: $0) }
    }
    let (read, call) = (read, call)
    let contributions = try Parallel.map(outlined, jobs: jobs) { outlined throws(any Error) in
      let document = try read(outlined.outline)
      return document.tasks.flatMap {
        Contribution.all(of: $0, call: call)
      }
    }
    for (outlined, contributions) in zip(outlined, contributions) {
      tasks.set(contributions, of: outlined.line)
    }
  }

  /// The call as the version of it that the register is bound to: that is the one which was asked.
  private func callInForce() throws -> Call {
    var call = call
    guard let pinned = try register.calls().first(where: { $0.id == call.id }) else { return call }
    guard call.isEdition(of: pinned.sha256) else {
      throw RegisterError.callChanged(
        id: call.id, pinned: pinned.sha256, offered: call.sha256)
    }
    call.sha256 = pinned.sha256
    return call
  }

  private func groups(_ tasks: PlannedTasks) -> [Plan.Group] {
    let byOrientation = Dictionary(grouping: tasks.planned, by: \.orientation)
    let order = PlanOrder(tasks)
    return call.orientations.map { orientation in
      let planned = order.sorted(byOrientation[orientation.number] ?? [])
      return Plan.Group(
        orientation: orientation, lines: PlanLines(tasks.lines, order: planned.map(\.line)))
    }
  }

  /// The register's side was counted in its rows; the plan's is counted from its lines.
  private func books(_ groups: [Plan.Group]) throws -> Books {
    var books = try register.books(call: call.id)
    var byNumber = Dictionary(
      uniqueKeysWithValues: books.orientations.map { ($0.orientation, $0) })
    for number in byNumber.keys {
      byNumber[number]?.planTasks = 0
      byNumber[number]?.planTotal = .zero
    }
    for group in groups {
      let number = group.orientation.number
      var book =
        byNumber[number]
        ?? Books.OrientationBook(
          orientation: number, registerTasks: 0, planTasks: 0, registerTotal: .zero,
          planTotal: .zero)
      book.planTasks = group.lines.count
      book.planTotal = group.sums.total
      byNumber[number] = book
    }
    books.orientations = byNumber.values.sorted { $0.orientation < $1.orientation }
    return books
  }
}
