// What people decided, laid over what was found. The findings stay as they are.

extension JudgedDocument {
  /// Lets the decisions on this document count in its own verdicts: waived findings are marked
  /// and no longer weigh; the last acceptance or return of the whole of it overrides them all.
  ///
  /// Call it before the verdicts of rows and outlines are shared, `decideTasks` after.
  public mutating func decide() {
    let valid = decisionsInForce
    for decision in valid { mark(decision) }
    if let whole = Self.last(valid, onTask: false) {
      override(whole.action == .accept ? .eligible : .ineligible)
    } else if valid.contains(where: { $0.action.code != nil || $0.task != nil }) {
      weighAnew(accepted: acceptedTasks)
    }
  }

  /// The decisions that had not expired, the latest last.
  public var decisionsInForce: [Decision] {
    decisions.filter { !$0.isExpired }.map(\.decision).sorted { $0.number < $1.number }
  }

  /// The last decision on a task alone; nil where a later one concerns the whole document.
  fileprivate func decision(onTask number: String?) -> Decision? {
    let valid = decisionsInForce
    guard
      let own = Self.last(
        valid.filter { $0.task != nil && $0.concerns(task: number) }, onTask: true)
    else { return nil }
    if let whole = Self.last(valid, onTask: false), whole.number > own.number { return nil }
    return own
  }

  private static func last(_ decisions: [Decision], onTask: Bool) -> Decision? {
    decisions.last {
      ($0.action == .accept || $0.action == .returned) && ($0.task != nil) == onTask
    }
  }

  private mutating func mark(_ decision: Decision) {
    guard let code = decision.action.code else { return }
    for position in findings.indices where findings[position].code == code {
      let finding = findings[position]
      if decision.concerns(task: finding.task), finding.waivedBy == nil {
        findings[position].waivedBy = decision.number
      }
    }
  }

  private mutating func override(_ verdict: Verdict) {
    documentVerdict = verdict
    self.verdict = verdict
    for position in tasks.indices { tasks[position].verdict = verdict }
  }

  private var acceptedTasks: Set<Int> {
    Set(tasks.filter { decision(onTask: $0.number)?.action == .accept }.map(\.index))
  }

  /// Makes the verdicts from the findings that still weigh. Where findings that may weigh are
  /// beyond the listing nobody can tell which they are: the verdicts stay.
  private mutating func weighAnew(accepted: Set<Int>) {
    guard !hasUnlistedWeight else { return }
    var whole = Verdict.eligible
    var byTask: [Int: Verdict] = [:]
    for finding in findings where finding.waivedBy == nil {
      if let task = finding.taskIndex {
        guard !accepted.contains(task) else { continue }
        byTask[task] = max(byTask[task] ?? .eligible, finding.severity.verdict)
      } else {
        whole = max(whole, finding.severity.verdict)
      }
    }
    documentVerdict = whole
    verdict = byTask.values.reduce(whole, max)
    for position in tasks.indices {
      tasks[position].verdict = max(whole, byTask[tasks[position].index] ?? .eligible)
    }
  }

  private var hasUnlistedWeight: Bool {
    let listed = findings.count { $0.severity.verdict != .eligible }
    return counts.error + counts.review > listed
  }
}

extension [JudgedDocument] {
  /// Lets the decisions on single tasks count, in the list and in the outlines alike, and notes
  /// with each task of a list the authority's documents that it rests on.
  public mutating func decideTasks(of pairs: [SubmissionContext.Pair] = []) {
    let own = self
    for document in indices where !own[document].decisions.isEmpty {
      for task in own[document].tasks.indices {
        guard let decision = own[document].decision(onTask: own[document].tasks[task].number)
        else { continue }
        set(decision.action == .accept ? .eligible : .ineligible, document, task, pairs)
        if decision.action == .returned { self[document].verdict = .ineligible }
      }
    }
    noteBases(of: pairs)
  }

  private mutating func set(
    _ verdict: Verdict, _ document: Int, _ task: Int, _ pairs: [SubmissionContext.Pair]
  ) {
    self[document].tasks[task].verdict = verdict
    for pair in pairs {
      let isListed = pair.list == document && pair.task == task
      guard isListed || pair.outlines.contains(document) else { continue }
      self[pair.list].tasks[pair.task].verdict = verdict
      for outline in pair.outlines where !self[outline].tasks.isEmpty {
        self[outline].tasks[0].verdict = verdict
      }
    }
  }

  private mutating func noteBases(of pairs: [SubmissionContext.Pair]) {
    for pair in pairs {
      let task = self[pair.list].tasks[pair.task]
      var bases = self[pair.list].bases(ofTask: task)
      for outline in pair.outlines {
        if let outlined = self[outline].tasks.first {
          bases += self[outline].bases(ofTask: outlined)
        }
      }
      var told: Set<String> = []
      self[pair.list].tasks[pair.task].decidedBy =
        bases.sorted { $0.number < $1.number }.map(\.document)
        .filter { told.insert($0).inserted }
    }
  }
}

extension JudgedDocument {
  /// The decisions that a task's verdict rests on.
  fileprivate func bases(ofTask task: JudgedTask) -> [Decision] {
    decisionsInForce.filter { decision in
      guard decision.concerns(task: task.number) else { return false }
      guard decision.action.code != nil else { return true }
      return findings.contains {
        $0.waivedBy == decision.number && ($0.taskIndex == nil || $0.taskIndex == task.index)
      }
    }
  }
}

extension JudgedDocument {
  /// Says of each finding whether the version before had it, and which of that one's are gone.
  ///
  /// A finding is the same where its code, its task and its field are. Codes of which findings
  /// are beyond the listing of either version are not compared.
  public mutating func compare(with earlier: JudgedDocument, entry: Int) {
    let then = Set(earlier.findings.map(earlier.fingerprint))
    let now = Set(findings.map(fingerprint))
    let unclear = unlistedCodes.union(earlier.unlistedCodes)
    for position in findings.indices {
      let finding = findings[position]
      guard Self.isComparable(finding, unclear) else { continue }
      findings[position].state = then.contains(fingerprint(finding)) ? .open : .new
    }
    previous = PreviousVersion(
      entry: entry,
      fixed: earlier.findings.filter {
        Self.isComparable($0, unclear) && !now.contains(earlier.fingerprint($0))
      }.map {
        PreviousVersion.Fixed(
          code: $0.code, severity: $0.severity, task: $0.task, field: $0.field,
          message: $0.message)
      })
  }

  private struct Fingerprint: Hashable {
    var code: Code
    var task: String?
    var field: String?
  }

  private func fingerprint(_ finding: Finding) -> Fingerprint {
    let title = finding.taskIndex.flatMap { index in tasks.first { $0.index == index }?.title }
    return Fingerprint(
      code: finding.code,
      task: finding.task.map { "number:" + MatchKey.taskNumber($0) }
        ?? title.map { "title:" + MatchKey.name($0) }, field: finding.field)
  }

  private var unlistedCodes: Set<Code> {
    guard unlisted > 0 else { return [] }
    let listed = Dictionary(grouping: findings, by: \.code).mapValues(\.count)
    return Set(countsByCode.filter { $0.value > listed[$0.key] ?? 0 }.keys)
  }

  /// The R family speaks of deliveries, not of what stands in the document.
  private static func isComparable(_ finding: Finding, _ unclear: Set<Code>) -> Bool {
    finding.code.description.first != "R" && !unclear.contains(finding.code)
  }
}
