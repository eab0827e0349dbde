import IntakeCore
import IntakeRegister

/// Collects what weighs on no verdict and is worth a look before a plan is signed.
struct WorthALook {
  let register: Register
  let call: Call
  let asOf: Instant

  /// - Parameters:
  ///   - tasks: those of all current lists.
  ///   - entries: all of the call.
  func collect(_ tasks: [ListedTask], _ entries: [EntrySummary]) throws -> [Held] {
    let planned = Dictionary(grouping: tasks.filter { $0.line != nil }, by: \.entry)
    let lists = try register.currentLists(call: call.id, with: ("R003", "R006"))
    let held =
      try lists.flatMap { entry in
        let document = try register.document(entry)
        return similarTasks(planned[entry] ?? [], document) + droppedTasks(entry, document)
      } + sharedContacts(entries)
    return held.enumerated().sorted {
      ($0.element.entry, $0.offset) < ($1.element.entry, $1.offset)
    }
    .map(\.element)
  }

  /// The planned tasks of a list that are very like others'.
  private func similarTasks(_ tasks: [ListedTask], _ list: JudgedDocument) -> [Held] {
    let notes = Dictionary(
      grouping: list.findings.filter { $0.code == "R003" && $0.waivedBy == nil }, by: \.taskIndex)
    return tasks.compactMap { task in notes[task.position].map { held(task, list, $0) } }
  }

  /// What a list leaves out of the one that it supersedes.
  private func droppedTasks(_ entry: Int, _ list: JudgedDocument) -> [Held] {
    let notes = list.findings.filter {
      $0.code == "R006" && $0.severity == .warning && $0.waivedBy == nil
    }
    return notes.isEmpty ? [] : [held(entry, list, notes)]
  }

  private func sharedContacts(_ entries: [EntrySummary]) throws -> [Held] {
    let current = entries.compactMap { entry in
      entry.standing.state == .current
        ? entry.standing.submitter.flatMap { identity in
          entry.submitter.map {
            SharedContacts.Known(entry: entry.number, identity: identity, submitter: $0)
          }
        } : nil
    }
    let decided = try register.decisions(call: call.id).inForce(asOf: asOf).flatMap { decision in
      decision.others.map { (decision.entry, $0) }
    }
    return try SharedContacts(current, apartFrom: decided, in: call).pairs.map { pair in
      let document = try register.document(pair.later.entry)
      let note = Finding.sameContact(
        as: pair.earlier.entry, named: pair.earlier.submitter.name, pair.contact)
      return held(pair.later.entry, document, [note])
    }
  }

  private func held(_ task: ListedTask, _ list: JudgedDocument, _ notes: [Finding]) -> Held {
    var held = held(task.entry, list, notes)
    (held.number, held.title) = (task.number, task.title)
    (held.orientation, held.total) = (task.orientation, task.total)
    return held
  }

  private func held(_ entry: Int, _ document: JudgedDocument, _ notes: [Finding]) -> Held {
    let path = document.identity.path
    return Held(
      entry: entry, path: path, submitter: document.submitter?.name, receipt: document.receipt,
      number: nil, title: nil, orientation: nil, total: nil,
      reasons: notes.map { Held.Reason(path: path, finding: $0) })
  }
}
