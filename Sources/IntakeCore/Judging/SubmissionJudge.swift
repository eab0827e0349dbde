/// Judges the documents of one submission against each other.
public struct SubmissionJudge {
  private let call: Call
  private let rules: RuleSet

  public init(call: Call, rules: RuleSet) {
    self.call = call
    self.rules = rules
  }

  /// The documents with the findings of the X rules added and the verdicts made anew. A task of
  /// the list takes the worst verdict of its row and of its outline. Documents without both
  /// forms come back as they are.
  public func judge(_ documents: [JudgedDocument], listRequired: Bool = false) -> [JudgedDocument] {
    let context = SubmissionContext(call: call, documents: documents)
    let outlines = documents.contains { $0.form == .appendix2 }
    guard context.list != nil || (listRequired && outlines) else { return documents }
    guard outlines || listRequired else { return documents }
    var found = SubmissionFindings(context: context)
    for check in rules.submissions { check(context, &found) }
    var judged = documents
    for position in judged.indices where judged[position].form != nil {
      judged[position].add(found.byDocument[position] ?? [])
      judged[position].nowRun(rules.submissionCodes)
    }
    if let list = context.list {
      for pair in context.pairs {
        guard let outline = pair.outline else { continue }
        let worst = judged[outline].verdict
        judged[list].tasks[pair.task].verdict = max(judged[list].tasks[pair.task].verdict, worst)
      }
    }
    return judged
  }
}

extension RuleSet {
  var submissionCodes: [Code] {
    all.compactMap { rule in
      let compares = rule.check.parts.contains { if case .submission = $0 { true } else { false } }
      return compares ? rule.code : nil
    }
  }
}

extension JudgedDocument {
  /// Adds findings that came after the document itself was judged.
  public mutating func add(_ more: [Finding]) {
    guard !more.isEmpty else { return }
    for finding in more {
      counts.add(finding.severity)
      countsByCode[finding.code, default: 0] += 1
      let worse = finding.severity.verdict
      verdict = max(verdict, worse)
      if let task = finding.taskIndex {
        if let position = tasks.firstIndex(where: { $0.index == task }) {
          tasks[position].verdict = max(tasks[position].verdict, worse)
        }
      } else {
        documentVerdict = max(documentVerdict, worse)
        for position in tasks.indices {
          tasks[position].verdict = max(tasks[position].verdict, worse)
        }
      }
    }
    findings = (findings + more).sorted(by: Finding.isBefore)
  }

  /// Moves rules from those not run to those run.
  mutating func nowRun(_ codes: [Code]) {
    rulesNotRun.removeAll { codes.contains($0.code) }
    rulesRun = (rulesRun + codes.filter { !rulesRun.contains($0) }).sorted()
  }
}

extension SubmissionContext {
  /// Pairs the list's tasks with the outlines: by number, else by folded title.
  public init(call: Call, documents: [JudgedDocument]) {
    let list = documents.firstIndex { $0.form == .appendix1 }
    let outlines = documents.indices.filter { documents[$0].form == .appendix2 }
    var byNumber: [String: Int] = [:]
    var byTitle: [String: Int] = [:]
    for outline in outlines {
      guard let task = documents[outline].tasks.first else { continue }
      if let number = task.number { byNumber[MatchKey.taskNumber(number)] = outline }
      if let title = task.title { byTitle[MatchKey.name(title)] = outline }
    }
    var taken: Set<Int> = []
    var matches: [Int?] = []
    let tasks = list.map { documents[$0].tasks } ?? []
    for task in tasks {
      let outline = task.number.flatMap { byNumber[MatchKey.taskNumber($0)] }
      if let outline, taken.insert(outline).inserted {
        matches.append(outline)
      } else {
        matches.append(nil)
      }
    }
    for (position, task) in tasks.enumerated() where matches[position] == nil {
      if let outline = task.title.flatMap({ byTitle[MatchKey.name($0)] }),
        taken.insert(outline).inserted
      {
        matches[position] = outline
      }
    }
    self.init(
      call: call, documents: documents, list: list,
      pairs: matches.enumerated().map { Pair(task: $0.offset, outline: $0.element) },
      strays: outlines.filter { !taken.contains($0) })
  }
}
