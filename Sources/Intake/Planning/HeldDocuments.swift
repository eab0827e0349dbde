import IntakeCore
import IntakeFiles
import IntakeRegister

/// Collects what is not in the plan: the tasks of current lists that are not eligible, and the
/// documents that stand in no list: in quarantine, not counted, or outlines without their task.
struct HeldDocuments {
  let register: Register

  struct Collected {
    var review: [Held] = []
    var ineligible: [Held] = []

    mutating func add(_ held: Held, _ verdict: Verdict) {
      // What is in no plan and not ineligible waits for a person.
      if verdict == .ineligible { ineligible.append(held) } else { review.append(held) }
    }
  }

  /// - Parameters:
  ///   - tasks: those of current lists that are in no plan.
  ///   - alone: the entries that stand in no list.
  func collect(_ tasks: [ListedTask], _ alone: [EntrySummary]) throws -> Collected {
    var cache = DocumentCache(register: register)
    var held: [(key: (Int, Int), held: Held, verdict: Verdict)] = []
    for task in tasks {
      held.append(
        ((task.entry, task.position), try self.held(task, &cache), task.verdict))
    }
    for entry in alone {
      held.append(((entry.number, 0), try self.held(entry, &cache), entry.verdict))
    }
    var collected = Collected()
    for item in held.sorted(by: { $0.key < $1.key }) { collected.add(item.held, item.verdict) }
    return collected
  }

  private func held(_ task: ListedTask, _ cache: inout DocumentCache) throws -> Held {
    let list = try cache.document(task.entry)
    let own = list.findings.filter { $0.taskIndex == nil || $0.taskIndex == task.position }
    var reasons = Self.reasons(own, in: task.path.description)
    var decisions = list.decisionsInForce
    if let outline = try task.outline.map({ try cache.document($0) }) {
      reasons += Self.reasons(outline.findings, in: outline.identity.name)
      decisions += outline.decisionsInForce
    }
    return Held(
      entry: task.entry, path: task.path.description, submitter: task.submitter,
      receipt: list.receipt, number: task.number, title: task.title,
      orientation: task.orientation, total: task.total, reasons: reasons,
      decisions: decisions.filter { $0.concerns(task: task.number) })
  }

  private func held(_ entry: EntrySummary, _ cache: inout DocumentCache) throws -> Held {
    let document = try cache.document(entry.number)
    let task = entry.form == .appendix2 ? document.tasks.first : nil
    return Held(
      entry: entry.number, path: entry.path.description, submitter: entry.submitter?.name,
      receipt: document.receipt, number: task?.number, title: task?.title,
      orientation: task?.orientation, total: task?.total,
      reasons: Self.reasons(document.findings, in: entry.path.description),
      decisions: document.decisionsInForce)
  }

  private static func reasons(_ findings: [Finding], in path: String) -> [Held.Reason] {
    findings.filter { $0.severity.verdict != .eligible && $0.waivedBy == nil }
      .map { Held.Reason(path: path, finding: $0) }
  }
}

/// Each document is fetched once, though many tasks stand in it.
private struct DocumentCache {
  let register: Register
  private var last: (entry: Int, document: JudgedDocument)?

  init(register: Register) {
    self.register = register
  }

  mutating func document(_ entry: Int) throws -> JudgedDocument {
    if let last, last.entry == entry { return last.document }
    let document = try register.document(entry)
    // Outlines have one task: only lists are worth keeping.
    if document.form == .appendix1 { last = (entry, document) }
    return document
  }
}
