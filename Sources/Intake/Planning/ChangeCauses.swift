import IntakeCore
import IntakeRegister

/// Tells what has happened to the documents of a task since an earlier plan.
///
/// The documents' judgements as they were then are compared with the last ones. Where none has come
/// since (plans of one instant), the one before the last stands for what was so then.
struct ChangeCauses {
  private let register: Register
  private let call: Call
  private let earlier: EarlierPlan
  private let known: Set<Int>
  private let entries: [Int: EntrySummary]
  private let lists: [Int: [ListedTask]]
  private let amendments: [String: Authority]

  init(_ register: Register, _ call: Call, since earlier: EarlierPlan) throws {
    self.register = register
    self.call = call
    self.earlier = earlier
    known = Set(earlier.lines.map(\.entry))
    entries = Dictionary(
      uniqueKeysWithValues: try register.entries(call: call.id).map { ($0.number, $0) })
    lists = Dictionary(grouping: try register.listedTasks(call: call.id), by: \.entry)
    amendments = try register.amendments(call: call.id)
  }

  /// - Parameters:
  ///   - list: the entry of the list that the task stands in.
  ///   - line: the task in the plan; nil where it is there no more.
  func of(_ list: Int, _ line: PlanLine?) throws -> [ChangeCause] {
    let outline = line.flatMap(outline)
    let documents = [list, outline].compactMap(\.self)
    var causes = try line.map { try decisions(on: $0, documents) } ?? []
    for entry in documents {
      for cause in try self.causes(entry) where !causes.contains(cause) { causes.append(cause) }
    }
    if causes.isEmpty, line != nil {
      causes += [known.contains(list) ? outline ?? list : list].compactMap(received)
    }
    // A new list tells enough: its outlines came with it.
    let isNewList = causes.contains { if case .received(list, _, _) = $0 { true } else { false } }
    return causes.filter { cause in
      if case .received(let entry, _, _) = cause, isNewList { return entry == list }
      return true
    }
  }

  private func outline(of line: PlanLine) -> Int? {
    lists[line.entry]?.first { $0.line?.number == line.number && $0.line?.title == line.title }?
      .outline
  }

  private func decisions(on line: PlanLine, _ documents: [Int]) throws -> [ChangeCause] {
    var told: Set<Int> = []
    return try documents.flatMap { entry in
      let document = try register.document(entry)
      return document.decisionsInForce.filter { decision in
        decision.concerns(task: line.number)
          && (decision.action.code == nil
            || document.findings.contains { $0.waivedBy == decision.number })
      }
    }.sorted { $0.number < $1.number }.filter { told.insert($0.number).inserted }
      .map(ChangeCause.decided)
  }

  private func received(_ entry: Int) -> ChangeCause? {
    entries[entry].map { .received(entry: entry, $0.form, at: $0.receivedAt) }
  }

  /// What tells the last judgement of an entry from the one that there was then.
  private func causes(_ entry: Int) throws -> [ChangeCause] {
    let judgements = try register.judgements(of: entry)
    guard let now = judgements.last else { return [] }
    let isSince = now.asOf > earlier.asOf
    let then = isSince ? judgements.last { $0.asOf <= earlier.asOf } : judgements.dropLast().last
    guard let then else { return isSince ? [received(entry)].compactMap(\.self) : [] }
    var causes: [ChangeCause] = []
    if then.callSha256 != now.callSha256, let amendment = amendments[now.callSha256] {
      causes.append(
        .amended(by: amendment.by, why: amendment.why, document: amendment.document))
    }
    if then.receipt != now.receipt, let receipt = now.receipt, receipt.evidence != .decision {
      causes.append(.proved(entry: entry, receipt))
    }
    if then.tool != now.tool || then.ruleSet != now.ruleSet {
      causes.append(.judgedAnew(tool: now.tool))
    }
    let cleared = then.codes.keys.filter { code in
      now.codes[code] == nil && RuleCatalog.rule(code).map { $0.severity >= .review } ?? false
    }
    if causes.isEmpty, !cleared.isEmpty { causes.append(.cleared(cleared.sorted())) }
    return causes
  }
}
