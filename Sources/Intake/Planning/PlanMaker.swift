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
    var tasks = try register.listedTasks(call: call.id)
    let entries = try register.entries(call: call.id)
    try addContributions(to: &tasks, entries)
    let groups = groups(tasks)
    let held = try HeldDocuments(register: register).collect(tasks, entries)
    let books = try books(groups)
    guard books.balance else { throw RegisterError.unbalanced }
    return Plan(
      call: call, asOf: asOf, groups: groups, toReview: held.review, returned: held.ineligible,
      toLookAt: try WorthALook(register: register, call: call, asOf: asOf).collect(tasks, entries),
      books: books, heard: entries.compactMap(\.submitter),
      received: try received(entries))
  }

  private func received(_ entries: [EntrySummary]) throws -> [Reception.Received] {
    let deliveries = try register.deliveries()
    return entries.filter { $0.standing.state != .attachment }.map { entry in
      Reception.Received(
        day: entry.receivedAt?.local(in: call.zone).day,
        channel: deliveries[entry.number]?.mailChannel, province: entry.submitter?.province,
        kind: entry.submitter?.kind, status: entry.receipt)
    }
  }

  /// Where a call has targets, outlines say what their tasks contribute to them: kept when they were
  /// judged, else read again.
  private func addContributions(to tasks: inout [ListedTask], _ entries: [EntrySummary]) throws {
    guard !call.targets.isEmpty else { return }
    for position in tasks.indices {
      let kept = tasks[position].contributions ?? []
      tasks[position].line?.contributions = kept
    }
    let byNumber = Dictionary(uniqueKeysWithValues: entries.map { ($0.number, $0) })
    let outlined = tasks.indices.compactMap { position -> Outlined? in
      guard tasks[position].line != nil, tasks[position].contributions == nil,
        let outline = tasks[position].outline.flatMap({ byNumber[$0] })
      else { return nil }
      return Outlined(task: position, outline: outline.identity)
    }
    let (read, call) = (read, call)
    let contributions = try Parallel.map(outlined, jobs: jobs) { outlined throws(any Error) in
      let document = try read(outlined.outline)
      return document.tasks.flatMap {
        Contribution.all(of: $0, call: call)
      }
    }
    for (outlined, contributions) in zip(outlined, contributions) {
      tasks[outlined.task].line?.contributions = contributions
    }
  }

  /// A task by its position, and its outline.
  private struct Outlined {
    var task: Int
    var outline: JudgedDocument.Identity
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

  private func groups(_ tasks: [ListedTask]) -> [Plan.Group] {
    let byOrientation = Dictionary(grouping: tasks.filter { $0.line != nil }, by: \.orientation)
    return call.orientations.map { orientation in
      let lines = PlanOrder.sorted(byOrientation[orientation.number] ?? []).compactMap(\.line)
      return Plan.Group(orientation: orientation, lines: lines)
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
