import IntakeCore
import IntakeRegister

/// What is wrong with a decision about to be recorded: nothing of it is recorded then.
enum DecisionMistake {
  /// - Parameter others: where a finding is waived for a whole submission, its other documents.
  static func check(
    _ new: Register.NewDecision, on dossier: EntryDossier, beside others: [JudgedDocument],
    call: Call, asOf: Instant
  ) throws {
    if let task = new.task { try check(task: task, dossier) }
    if let expires = new.expires, expires <= asOf { throw expired() }
    switch new.action {
    case .accept, .returned, .withdraw, .waive:
      if !new.isForSubmission, let first = first(of: dossier) { throw repeats(dossier, first) }
      if dossier.summary.standing.state == .attachment { throw isNotJudged(dossier) }
    default: break
    }
    switch new.action {
    case .waive(let code) where others.contains { $0.countsByCode[code] != nil }: break
    case .waive(let code): try check(code, task: new.task, dossier, others)
    case .extend(let until): try check(until, call)
    default: break
    }
    switch new.action {
    case .extend where dossier.summary.submitter == nil: throw noSubmitter(dossier)
    case .accept where dossier.summary.standing.state == .waiting: throw waits(dossier)
    case .replaces, .supplements:
      guard dossier.summary.standing.state == .waiting, dossier.summary.form == .appendix1 else {
        throw waitsForNothing(dossier)
      }
    case .sameAs, .distinctFrom:
      guard dossier.summary.submitter != nil else { throw noSubmitter(dossier) }
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
    return Failure.misuse(
      vi: "Số đến \(entry) trùng nội dung với số đến \(first): hãy quyết định đối với số đến "
        + "\(first).",
      en: "Entry \(entry) has the same content as entry \(first): decide on entry \(first).")
  }

  private static func isNotJudged(_ dossier: EntryDossier) -> Failure {
    let entry = dossier.summary.number
    return Failure.misuse(
      vi: "Số đến \(entry) là tệp kèm theo, không được xét: hãy quyết định đối với văn bản mẫu gửi "
        + "cùng nó.",
      en:
        "Entry \(entry) is an attachment, which is not judged: decide on a form that came with it.")
  }

  private static func check(_ until: Instant, _ call: Call) throws {
    guard let deadline = call.deadline else { throw noDeadline(call) }
    guard until <= deadline.reading.cutoff else { return }
    let cutoff = deadline.reading.cutoff.text(in: call.zone)
    throw Failure.misuse(
      vi: "--extend không sau hạn nộp của đợt (\(cutoff.vi)): như vậy không phải là gia hạn.",
      en: "--extend is not after the call's own deadline (\(cutoff.en)): that extends nothing.")
  }

  private static func expired() -> Failure {
    Failure.misuse(
      vi: "--expires không sau thời điểm xét: quyết định sẽ hết hiệu lực trước khi có hiệu lực.",
      en: "--expires is not after the time of judgement: the decision would never count.")
  }

  private static func waits(_ dossier: EntryDossier) -> Failure {
    let entry = dossier.summary.number
    return Failure.misuse(
      vi: "Số đến \(entry) đang chờ xác định là thay thế hay bổ sung: dùng --replaces hoặc "
        + "--supplements.",
      en: "Entry \(entry) waits to be told whether it replaces or supplements: use --replaces or "
        + "--supplements.")
  }

  private static func waitsForNothing(_ dossier: EntryDossier) -> Failure {
    let entry = dossier.summary.number
    let state = dossier.summary.standing.state.name
    return Failure.misuse(
      vi: "Số đến \(entry) không phải danh mục đang chờ (trạng thái: \(state.vi)): --replaces và "
        + "--supplements chỉ dùng cho danh mục đang chờ.",
      en: "Entry \(entry) is no list that waits (standing: \(state.en)): --replaces and "
        + "--supplements are for lists that wait.")
  }

  private static func notYet() -> Failure {
    Failure.misuse(
      vi: "--received sau thời điểm xét: không thể đã nhận vào lúc chưa đến.",
      en: "--received is after the time of judgement: nothing can have arrived yet.")
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
    throw Failure.misuse(
      vi: "Số đến \(entry) không có nhiệm vụ số “\(task)”. \(has.vi)",
      en: "Entry \(entry) has no task number “\(task)”. \(has.en)")
  }

  private static func check(
    _ code: Code, task: String?, _ dossier: EntryDossier, _ others: [JudgedDocument]
  ) throws {
    guard RuleCatalog.rule(code) != nil else { throw Failure.unknownCode(code.description) }
    let document = dossier.document
    let isListed = document.findings.contains {
      guard let task else { return $0.code == code }
      return $0.code == code
        && $0.task.map(MatchKey.taskNumber) == MatchKey.taskNumber(task)
    }
    if isListed || document.unlisted > 0 && document.countsByCode[code] != nil { return }
    let found = Set(([document] + others).flatMap(\.countsByCode.keys))
    let codes = found.sorted().map(\.description).joined(separator: ", ")
    let has =
      found.isEmpty
      ? Localized(vi: "Số đến này không có phát hiện nào.", en: "It has no finding at all.")
      : Localized(vi: "Có: \(codes).", en: "It has: \(codes).")
    let entry = dossier.summary.number
    let place = task.map { Localized(vi: ", nhiệm vụ \($0),", en: ", task \($0),") }
    throw Failure.misuse(
      vi: "Số đến \(entry)\(place?.vi ?? "") không có phát hiện \(code). \(has.vi)",
      en: "Entry \(entry)\(place?.en ?? "") has no finding \(code). \(has.en)")
  }

  private static func noDeadline(_ call: Call) -> Failure {
    Failure.misuse(
      vi: "Đợt \(call.id) không đặt hạn nộp nên không có gì để gia hạn.",
      en: "Call \(call.id) sets no deadline: there is nothing to extend.")
  }

  private static func noSubmitter(_ dossier: EntryDossier) -> Failure {
    let entry = dossier.summary.number
    return Failure.misuse(
      vi: "Không rõ đơn vị của số đến \(entry) nên không thể gia hạn cho đơn vị.",
      en: "Nobody can tell the submitter of entry \(entry), so no extension can be granted.")
  }
}
