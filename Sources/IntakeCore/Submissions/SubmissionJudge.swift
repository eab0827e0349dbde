/// Judges the documents of one submission against each other.
public struct SubmissionJudge {
  private let call: Call
  private let rules: RuleSet

  public init(call: Call, rules: RuleSet) {
    self.call = call
    self.rules = rules
  }

  /// The documents with the findings of the X rules added and the verdicts made anew.
  ///
  /// They come as `DocumentJudge` made them, with their records kept, and all documents handed
  /// over together: a whole packet too where its documents name different submitters (X007).
  /// Documents without both forms come back as they are, with the X rules still not run, unless
  /// `listRequired` says that nothing else is to come: then a task without its outline and an
  /// outline without its list are faults. A task has one verdict, in its list and in its
  /// outline: the worst of its row, its outline and what the list as a whole shows. What people
  /// decided on the documents counts.
  ///
  /// - Parameter withdrawnList: the entry of a list that the submitter took back, where no other
  ///   stands in its place.
  public func judge(
    _ documents: [JudgedDocument], listRequired: Bool = false, withdrawnList: Int? = nil
  ) -> [JudgedDocument] {
    let hasList = documents.contains { $0.form == .appendix1 }
    let hasOutline = documents.contains { $0.form == .appendix2 }
    guard hasList && hasOutline || (hasList || hasOutline) && listRequired else {
      var documents = documents.decided()
      rules.conclude(&documents, call: call)
      return documents
    }
    var context = SubmissionContext(call: call, documents: documents)
    context.withdrawnList = withdrawnList
    var found = SubmissionFindings(context: context)
    for check in rules.submissions { check(context, &found) }
    var judged = found.documents
    for position in judged.indices where judged[position].form != nil {
      judged[position].findings.sort(by: Finding.isBefore)
      if context.cutShort.contains(position) {
        judged[position].notRun(rules.submissionCodes, because: .cutShort)
      } else {
        judged[position].nowRun(rules.submissionCodes)
      }
    }
    for position in judged.indices { judged[position].decide() }
    judged.shareVerdicts(of: context.pairs)
    judged.decideTasks(of: context.pairs)
    rules.conclude(&judged, call: call)
    return judged
  }
}

extension [JudgedDocument] {
  /// What people decided laid over documents that are not compared with each other.
  public func decided() -> [JudgedDocument] {
    var documents = self
    for position in documents.indices { documents[position].decide() }
    documents.decideTasks()
    return documents
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

extension [JudgedDocument] {
  /// Gives each task the worst verdict of its row and its outlines, in all of them.
  fileprivate mutating func shareVerdicts(of pairs: [SubmissionContext.Pair]) {
    let own = self
    for pair in pairs where pair.outline != nil {
      let worst = pair.outlines.reduce(own[pair.list].tasks[pair.task].verdict) {
        Swift.max($0, own[$1].verdict)
      }
      self[pair.list].tasks[pair.task].verdict = worst
      for outline in pair.outlines where !self[outline].tasks.isEmpty {
        self[outline].tasks[0].verdict = Swift.max(self[outline].tasks[0].verdict, worst)
      }
    }
  }
}

extension JudgedDocument {
  /// Says another reason why rules were not run.
  fileprivate mutating func notRun(_ codes: [Code], because: Localized) {
    for position in rulesNotRun.indices where codes.contains(rulesNotRun[position].code) {
      rulesNotRun[position].because = because
    }
  }

  /// Moves rules from those not run to those run.
  public mutating func nowRun(_ codes: [Code]) {
    rulesNotRun.removeAll { codes.contains($0.code) }
    rulesRun = (rulesRun + codes.filter { !rulesRun.contains($0) }).sorted()
  }
}

extension Localized {
  fileprivate static let cutShort = Localized(
    vi: "tệp hỏng trước chỗ ghi số thứ tự và tên nhiệm vụ nên không biết là của nhiệm vụ nào",
    en: "the file breaks off before the task's number and title, so its task is not known")
}
