import IntakeCore
import IntakeRegister

extension CallDesk {
  /// What became of an entry by a decision.
  struct Decided: Sendable {
    /// The number of the decision.
    var number: Int
    var before: EntrySummary
    var after: EntrySummary
    /// As it is judged now.
    var document: JudgedDocument
    var books: Books
    /// An outline that stands in no current list: not consolidated, whatever its verdict.
    var lacksList: Bool
    /// The other entries that keep tasks of this one from being eligible.
    var inTheWay: [Int]
    /// Why the decision has no effect, or not the one meant.
    var warnings: [Localized]
    /// What else has another standing now, and what is in the plan otherwise.
    var changes: DecisionChanges
  }

  /// Records a person's decision and judges the submissions that it concerns anew.
  /// - Parameter isRehearsal: nothing is recorded; what would become of it is told.
  /// - Throws: `Failure` (64) where entry, task or code are not there, or where the decision cannot
  ///   be meant so; `RegisterError`.
  func decide(_ new: Register.NewDecision, isRehearsal: Bool = false) throws -> Decided {
    let register = try open(isRehearsal ? .rehearsing : .writingExisting)
    try finish(register)
    guard let before = try register.dossier(new.entry) else {
      throw try Failure.unknownEntry(new.entry, in: register)
    }
    try DecisionMistake.check(
      new, on: before, beside: try others(of: before.summary, new, register), call: checker.call,
      asOf: asOf)
    try DecisionConflicts(register, call: checker.call.id, asOf: asOf).check(new)
    let then = try DecisionChanges.State(register, call: checker.call.id)
    let number = try register.record(new, asOf: asOf)
    try finish(register)
    let books = try register.books(call: checker.call.id)
    guard books.balance else { throw RegisterError.unbalanced }
    guard let after = try register.dossier(new.entry) else {
      throw RegisterError.damaged("entry \(new.entry)")
    }
    let now = try DecisionChanges.State(register, call: checker.call.id)
    let listed = now.tasks
    return Decided(
      number: number, before: before.summary, after: after.summary, document: after.document,
      books: books,
      lacksList: after.summary.form == .appendix2 && after.summary.standing.state == .current
        && !listed.contains { $0.outline == new.entry },
      inTheWay: try inTheWay(of: new.entry, listed, register),
      warnings: DecisionMistake.warnings(new, before: before, after: after),
      changes: try DecisionChanges(from: then, to: now, apartFrom: new.entry, register))
  }

  /// Where a finding is waived for a whole submission: its other documents, which may have it.
  private func others(
    of entry: EntrySummary, _ new: Register.NewDecision, _ register: Register
  ) throws -> [JudgedDocument] {
    guard new.isForSubmission, case .waive = new.action,
      let submitter = entry.standing.submitter
    else { return [] }
    return try register.entries(call: entry.call)
      .filter { $0.standing.submitter == submitter && $0.number != entry.number }
      .map { try register.document($0.number) }
  }

  /// The other half of each task that is not eligible, where that half itself is not.
  private func inTheWay(
    of entry: Int, _ listed: [ListedTask], _ register: Register
  ) throws -> [Int] {
    let others = listed.filter { $0.verdict != .eligible }.compactMap { task in
      task.entry == entry ? task.outline : task.outline == entry ? task.entry : nil
    }
    return try Set(others).sorted().filter {
      try register.dossier($0)?.document.documentVerdict != .eligible
    }
  }

  /// Records that the call's definition at hand is an amendment of the one in force, and judges
  /// every current submission anew.
  /// - Returns: the entries that stand otherwise or have another verdict now.
  func amend(_ authority: Authority) throws -> [EntrySummary] {
    let register = try open(.writingExisting)
    // What a stopped run left is judged by the new definition too.
    try register.recover()
    return try changed(in: register) {
      try register.amend(checker.call, authority: authority, asOf: asOf)
    }
  }

  /// Judges everything of the call anew by the rules of this version, what no longer counts too.
  /// - Returns: how many entries there are, and those that stand otherwise or have another verdict
  ///   now.
  func judgeAnew() throws -> (entries: Int, changed: [EntrySummary]) {
    let register = try open(.writingExisting)
    try finish(register)
    let changed = try changed(in: register) { try register.judgeAnew(judging.basis) }
    return (try register.entries(call: checker.call.id).count, changed)
  }

  /// Does something that concerns all of the call, and settles what follows.
  private func changed(
    in register: Register, by change: () throws -> Void
  ) throws -> [EntrySummary] {
    let call = checker.call.id
    let before = try register.entries(call: call)
    try change()
    try finish(register)
    guard try register.books(call: call).balance else { throw RegisterError.unbalanced }
    return try zip(before, register.entries(call: call)).filter {
      $0.verdict != $1.verdict || $0.standing != $1.standing
    }.map { $1 }
  }

  private func finish(_ register: Register) throws {
    try IntakeRun.finishPending(
      register: register, judging: judging, surroundings: surroundings())
  }
}
