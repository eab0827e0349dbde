import IntakeCore
import IntakeRegister

/// What stands in the way of a decision among the decisions that are recorded: one that cannot be
/// revoked, and two that contradict each other.
struct DecisionConflicts {
  private let entries: [Int: EntrySummary]
  private let decisions: [Decision]
  private let asOf: Instant

  init(_ register: Register, call: String, asOf: Instant) throws {
    entries = Dictionary(
      uniqueKeysWithValues: try register.entries(call: call).map { ($0.number, $0) })
    decisions = try register.decisions(call: call)
    self.asOf = asOf
  }

  func check(_ new: Register.NewDecision) throws {
    switch new.action {
    case .revoke(let number): try checkRevocation(of: number, on: new.entry)
    case .sameAs(let other):
      try requireOther(other, new.entry)
      try refuse(new.entry, other, inTheWay: .distinctFrom(entry: other))
    case .distinctFrom(let other):
      try requireOther(other, new.entry)
      try refuse(new.entry, other, inTheWay: .sameAs(entry: other))
    default: break
    }
  }

  private func checkRevocation(of number: Int, on entry: Int) throws {
    guard let decision = decisions.first(where: { $0.number == number }), decision.entry == entry
    else {
      let known = decisions.filter { $0.entry == entry && !$0.action.isRevocation }
        .map { "\($0.number)" }.joined(separator: ", ")
      throw Failure.misuse(
        vi: "Không có quyết định số \(number) đối với số đến \(entry)."
          + (known.isEmpty ? "" : " Có: \(known)."),
        en: "There is no decision \(number) on entry \(entry)."
          + (known.isEmpty ? "" : " There are: \(known)."))
    }
    if decision.action.isRevocation {
      throw Failure.misuse(
        vi: "Quyết định số \(number) là quyết định hủy: không hủy việc hủy, hãy quyết định lại.",
        en: "Decision \(number) is a revocation: it is not revoked, decide again instead.")
    }
    if !decisions.unrevoked.contains(decision) {
      throw Failure.misuse(
        vi: "Quyết định số \(number) đã được hủy.", en: "Decision \(number) is revoked already.")
    }
  }

  private func requireOther(_ other: Int, _ entry: Int) throws {
    guard other != entry, let known = entries[other], known.submitter != nil else {
      throw Failure.misuse(
        vi: "Số đến \(other) không phải là một số đến khác có đơn vị của đợt này.",
        en: "Entry \(other) is not another entry of this call with a submitter.")
    }
  }

  /// A pair of submitters is one or two, never both: the decision that says otherwise is named.
  private func refuse(_ one: Int, _ other: Int, inTheWay kind: Decision.Action) throws {
    let pair = Set([submitter(one), submitter(other)])
    let conflict = decisions.inForce(asOf: asOf).first { decision in
      guard decision.action.kind == kind.kind, let second = decision.action.other else {
        return false
      }
      if Set([decision.entry, second]) == Set([one, other]) { return true }
      return Set([submitter(decision.entry), submitter(second)]) == pair
    }
    guard let conflict else { return }
    let (by, number) = (conflict.by, conflict.number)
    throw Failure.misuse(
      vi:
        "Quyết định số \(number) (\(by), \(conflict.document)) nói ngược lại về hai đơn vị này; "
        + "muốn đổi, trước hết hủy nó: dexuat decide \(conflict.entry) --revoke \(number)",
      en: "Decision \(number) (\(by), \(conflict.document)) says the opposite of these two "
        + "submitters; revoke it first: dexuat decide \(conflict.entry) --revoke \(number)")
  }

  private func submitter(_ entry: Int) -> String {
    entries[entry].flatMap { $0.standing.submitter ?? $0.submitter?.ownSubmission }
      ?? "entry \(entry)"
  }
}
