public import IntakeCore
public import IntakeRegister

extension Office {
  /// What became of an entry by a decision.
  public struct Decided: Sendable {
    /// The number of the decision.
    public var number: Int
    public var before: EntrySummary
    public var after: EntrySummary
    /// As it is judged now.
    public var document: JudgedDocument
    public var books: Books
  }

  /// Records a person's decision and judges the entry's submission anew.
  /// - Throws: `Failure` (64) where entry, task or code are not there; `RegisterError`.
  public func decide(_ new: Register.NewDecision) throws -> Decided {
    let register = try open(.writingExisting)
    try finish(register)
    guard let before = try register.dossier(new.entry) else {
      throw try DecisionMistake.unknownEntry(new.entry, in: register)
    }
    try DecisionMistake.check(new, on: before, call: checker.call)
    let number = try register.record(new, asOf: asOf)
    try finish(register)
    let books = try register.books(call: checker.call.id)
    guard books.balance else { throw RegisterError.unbalanced }
    guard let after = try register.dossier(new.entry) else {
      throw RegisterError.damaged("entry \(new.entry)")
    }
    return Decided(
      number: number, before: before.summary, after: after.summary, document: after.document,
      books: books)
  }

  /// Records that the call's definition at hand is an amendment of the one in force, and judges
  /// every current submission anew.
  /// - Returns: the entries that stand otherwise or have another verdict now.
  public func amend(_ authority: Register.Authority) throws -> [EntrySummary] {
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
    _ new: Register.NewDecision, on dossier: EntryDossier, call: Call
  ) throws {
    if let task = new.task { try check(task: task, dossier) }
    switch new.action {
    case .waive(let code): try check(code, task: new.task, dossier)
    case .extend where call.deadline == nil: throw noDeadline(call)
    case .extend where dossier.summary.submitter == nil: throw noSubmitter(dossier)
    case .accept where dossier.summary.standing.state == .quarantined: throw quarantined(dossier)
    case .accept, .returned, .withdraw, .extend, .received: break
    }
  }

  static func unknownEntry(_ number: Int, in register: Register) throws -> Failure {
    let last = try register.entries().last?.number
    let known = last.map {
      Localized(vi: " Sổ có các số đến từ 1 đến \($0).", en: " It has the entries 1 to \($0).")
    }
    return Failure(
      .usage,
      Localized(
        vi: "Sổ không có số đến \(number).\(known?.vi ?? "") Xem: dexuat register list",
        en: "The register has no entry \(number).\(known?.en ?? "") See: dexuat register list"))
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
    let known = RuleCatalog.all.map(\.code.description)
    guard known.contains(code.description) else {
      let near = Suggestion.nearest(to: code.description, among: known)
      throw Failure(
        .usage,
        Localized(
          vi: "Không có mã “\(code)”." + (near.map { " Có phải ý bạn là \($0)?" } ?? "")
            + " Xem: dexuat rules",
          en: "There is no code “\(code)”." + (near.map { " Did you mean \($0)?" } ?? "")
            + " See: dexuat rules"))
    }
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
