import IntakeCore
import IntakeRegister

/// Collects what weighs on no verdict and is worth a look before a plan is signed.
struct WorthALook {
  let register: Register
  let call: Call
  let asOf: Instant

  /// - Parameter reached: whom the documents that count name.
  func collect(_ tasks: PlannedTasks, _ reached: [SharedContacts.Known]) throws -> [Held] {
    let lists = try register.currentLists(call: call.id, with: ("R003", "R006"))
    let wanted = Set(lists)
    let planned = Dictionary(
      grouping: tasks.planned.filter { wanted.contains($0.entry) }, by: \.entry)
    let held =
      try lists.flatMap { entry in
        let document = try register.document(entry)
        return similarTasks(planned[entry] ?? [], tasks.lines, document)
          + droppedTasks(entry, document)
      } + sharedContacts(reached)
    return held.enumerated().sorted {
      ($0.element.entry, $0.offset) < ($1.element.entry, $1.offset)
    }
    .map(\.element)
  }

  /// The planned tasks of a list that are very like others'.
  private func similarTasks(
    _ tasks: [PlannedTasks.Planned], _ lines: PackedLines, _ list: JudgedDocument
  ) -> [Held] {
    let notes = Dictionary(
      grouping: list.findings.filter { $0.code == "R003" && $0.waivedBy == nil }, by: \.taskIndex)
    return tasks.compactMap { task in
      notes[task.position].map { held(lines[Int(task.line)], list, $0) }
    }
  }

  /// What a list leaves out of the one that it supersedes.
  private func droppedTasks(_ entry: Int, _ list: JudgedDocument) -> [Held] {
    let notes = list.findings.filter {
      $0.code == "R006" && $0.severity == .warning && $0.waivedBy == nil
    }
    return notes.isEmpty ? [] : [held(entry, list, notes)]
  }

  private func sharedContacts(_ current: [SharedContacts.Known]) throws -> [Held] {
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

  private func held(_ line: PlanLine, _ list: JudgedDocument, _ notes: [Finding]) -> Held {
    var held = held(line.entry, list, notes)
    (held.number, held.title) = (line.number.isEmpty ? nil : line.number, line.title)
    (held.orientation, held.total) = (line.orientation, line.total)
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
