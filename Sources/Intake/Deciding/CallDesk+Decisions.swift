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
  }

  /// Records a person's decision and judges the entry's submission anew.
  /// - Throws: `Failure` (64) where entry, task or code are not there; `RegisterError`.
  func decide(_ new: Register.NewDecision) throws -> Decided {
    let register = try open(.writingExisting)
    try finish(register)
    guard let before = try register.dossier(new.entry) else {
      throw try Failure.unknownEntry(new.entry, in: register)
    }
    try DecisionMistake.check(new, on: before, call: checker.call, asOf: asOf)
    let number = try register.record(new, asOf: asOf)
    try finish(register)
    let books = try register.books(call: checker.call.id)
    guard books.balance else { throw RegisterError.unbalanced }
    guard let after = try register.dossier(new.entry) else {
      throw RegisterError.damaged("entry \(new.entry)")
    }
    let listed = try register.listedTasks(call: checker.call.id)
    return Decided(
      number: number, before: before.summary, after: after.summary, document: after.document,
      books: books,
      lacksList: after.summary.form == .appendix2 && after.summary.standing.state == .current
        && !listed.contains { $0.outline == new.entry },
      inTheWay: try inTheWay(of: new.entry, listed, register),
      warnings: DecisionMistake.warnings(new, before: before, after: after))
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
  func amend(_ authority: Register.Authority) throws -> [EntrySummary] {
    let register = try open(.writingExisting)
    let call = checker.call
    // What a stopped run left is judged by the new definition too.
    try register.recover()
    let before = try register.entries(call: call.id)
    try register.amend(call, authority: authority, asOf: asOf)
    try finish(register)
    guard try register.books(call: call.id).balance else { throw RegisterError.unbalanced }
    return try zip(before, register.entries(call: call.id)).filter {
      $0.verdict != $1.verdict || $0.standing != $1.standing
    }.map { $1 }
  }

  private func finish(_ register: Register) throws {
    try IntakeRun.finishPending(
      register: register, judging: judging, surroundings: surroundings())
  }
}

/// What is wrong with a decision about to be recorded: nothing of it is recorded then.
enum DecisionMistake {
  static func check(
    _ new: Register.NewDecision, on dossier: EntryDossier, call: Call, asOf: Instant
  ) throws {
    if let task = new.task { try check(task: task, dossier) }
    switch new.action {
    case .accept, .returned, .withdraw, .waive:
      if let first = first(of: dossier) { throw repeats(dossier, first) }
    default: break
    }
    switch new.action {
    case .waive(let code): try check(code, task: new.task, dossier)
    case .extend where call.deadline == nil: throw noDeadline(call)
    case .extend where dossier.summary.submitter == nil: throw noSubmitter(dossier)
    case .accept where dossier.summary.standing.state == .quarantined: throw quarantined(dossier)
    case .received(let at) where at > asOf: throw notYet()
    default: break
    }
  }

  /// What the decision does not do, though it is recorded.
  static func warnings(
    _ new: Register.NewDecision, before: EntryDossier, after: EntryDossier
  ) -> [Localized] {
    var warnings: [Localized] = []
    let same = before.document.decisionsInForce.last {
      $0.action == new.action
        && $0.task.map(MatchKey.taskNumber) == new.task.map(MatchKey.taskNumber)
    }
    if let same {
      warnings.append(
        Localized(
          vi: "quyết định số \(same.number) đã quyết định đúng như vậy và vẫn có hiệu lực.",
          en: "decision \(same.number) already says the same and is in force."))
    }
    let receipt = after.document.receipt.status
    if case .extend = new.action, receipt == .late || receipt == .contested {
      let entry = after.summary.number
      warnings.append(
        Localized(
          vi: "với hạn mới này, số đến \(entry) vẫn chưa được coi là đúng hạn.",
          en: "even by this later deadline entry \(entry) is not on time."))
    }
    if new.action == .accept, after.summary.standing.state == .superseded {
      warnings.append(superseded(after))
    }
    return warnings
  }

  private static func superseded(_ dossier: EntryDossier) -> Localized {
    let entry = dossier.summary.number
    let by = dossier.summary.standing.because.map {
      Localized(vi: " bằng số đến \($0)", en: " by entry \($0)")
    }
    return Localized(
      vi: "số đến \(entry) đã được thay\(by?.vi ?? "") nên vẫn không được tính.",
      en: "entry \(entry) is superseded\(by?.en ?? "") and still does not count.")
  }

  private static func first(of dossier: EntryDossier) -> Int? {
    dossier.summary.standing.state == .duplicate ? dossier.summary.standing.because : nil
  }

  private static func repeats(_ dossier: EntryDossier, _ first: Int) -> Failure {
    let entry = dossier.summary.number
    return Failure(
      .usage,
      Localized(
        vi: "Số đến \(entry) trùng nội dung với số đến \(first): hãy quyết định đối với số đến "
          + "\(first).",
        en: "Entry \(entry) has the same content as entry \(first): decide on entry \(first)."))
  }

  private static func notYet() -> Failure {
    Failure(
      .usage,
      Localized(
        vi: "--received sau thời điểm xét: không thể đã nhận vào lúc chưa đến.",
        en: "--received is after the time of judgement: nothing can have arrived yet."))
  }

  private static func check(task: String, _ dossier: EntryDossier) throws {
    let numbers = dossier.document.tasks.compactMap(\.number)
    let wanted = MatchKey.taskNumber(task)
    guard !numbers.contains(where: { MatchKey.taskNumber($0) == wanted }) else { return }
    let shown = numbers.prefix(30).joined(separator: ", ") + (numbers.count > 30 ? " …" : "")
    let has =
      numbers.isEmpty
      ? Localized(vi: "Tệp này không có nhiệm vụ nào.", en: "It has no tasks.")
      : Localized(vi: "Có: \(shown).", en: "It has: \(shown).")
    let entry = dossier.summary.number
    throw Failure(
      .usage,
      Localized(
        vi: "Số đến \(entry) không có nhiệm vụ số “\(task)”. \(has.vi)",
        en: "Entry \(entry) has no task number “\(task)”. \(has.en)"))
  }

  private static func check(_ code: Code, task: String?, _ dossier: EntryDossier) throws {
    guard RuleCatalog.rule(code) != nil else { throw Failure.unknownCode(code.description) }
    let document = dossier.document
    let isListed = document.findings.contains {
      guard let task else { return $0.code == code }
      return $0.code == code
        && $0.task.map(MatchKey.taskNumber) == MatchKey.taskNumber(task)
    }
    if isListed || document.unlisted > 0 && document.countsByCode[code] != nil { return }
    let codes = document.countsByCode.keys.sorted().map(\.description).joined(separator: ", ")
    let entry = dossier.summary.number
    let place = task.map { Localized(vi: ", nhiệm vụ \($0),", en: ", task \($0),") }
    throw Failure(
      .usage,
      Localized(
        vi: "Số đến \(entry)\(place?.vi ?? "") không có phát hiện \(code). Có: \(codes).",
        en: "Entry \(entry)\(place?.en ?? "") has no finding \(code). It has: \(codes)."))
  }

  private static func noDeadline(_ call: Call) -> Failure {
    Failure(
      .usage,
      Localized(
        vi: "Đợt \(call.id) không đặt hạn nộp nên không có gì để gia hạn.",
        en: "Call \(call.id) sets no deadline: there is nothing to extend."))
  }

  private static func noSubmitter(_ dossier: EntryDossier) -> Failure {
    let entry = dossier.summary.number
    return Failure(
      .usage,
      Localized(
        vi: "Không rõ đơn vị của số đến \(entry) nên không thể gia hạn cho đơn vị.",
        en: "Nobody can tell the submitter of entry \(entry), so no extension can be granted."))
  }

  private static func quarantined(_ dossier: EntryDossier) -> Failure {
    let entry = dossier.summary.number
    return Failure(
      .usage,
      Localized(
        vi: "Số đến \(entry) bị cách ly: không rõ mẫu hoặc đơn vị nên không có gì để chấp nhận.",
        en: "Entry \(entry) is in quarantine: with no form or submitter there is nothing to accept."
      ))
  }
}
