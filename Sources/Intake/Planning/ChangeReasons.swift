import IntakeCore
import IntakeRegister
import IntakeReporting

/// Tells why tasks of an earlier plan are not in the new one.
struct ChangeReasons {
  private let plan: Plan
  private let register: Register
  private let entries: [Int: EntrySummary]

  init(plan: Plan, register: Register) throws {
    self.plan = plan
    self.register = register
    entries = Dictionary(
      uniqueKeysWithValues: try register.entries(call: plan.call.id).map { ($0.number, $0) })
  }

  func reason(_ line: EarlierPlan.Line) throws -> PlanChanges.Reason {
    let standing = entries[line.entry]?.standing
    // Of a list that counts no more the outlines are left, which are held for the lack of it.
    let isGone = standing?.state == .withdrawn || standing?.state == .superseded
    if let held = held(line, inList: isGone) { return held }
    guard let standing else { return .unknown }
    switch standing.state {
    case .superseded: return standing.because.map { .superseded(by: $0) } ?? .unknown
    case .withdrawn: return try withdrawal(of: line.entry).map { .withdrawn($0) } ?? .unknown
    case .pending, .current: return .unknown
    case .duplicate, .notCounted, .waiting, .quarantined, .attachment:
      return .notCounted(standing.state)
    }
  }

  private func withdrawal(of entry: Int) throws -> Decision? {
    try register.document(entry).decisionsInForce.last { $0.action == .withdraw }
  }

  /// The same task as the lists of held ones have it.
  /// - Parameter inList: whether it must stand in a submitter's list.
  private func held(_ line: EarlierPlan.Line, inList: Bool) -> PlanChanges.Reason? {
    let lists: [(Verdict, [Held])] = [(.review, plan.toReview), (.ineligible, plan.returned)]
    for (verdict, held) in lists {
      guard
        let task = held.first(where: { held in
          Self.isSame(held, line) && (!inList || entries[held.entry]?.form == .appendix1)
        })
      else { continue }
      return .held(verdict, codes: Set(task.reasons.map(\.finding.code)).sorted())
    }
    return nil
  }

  private static func isSame(_ held: Held, _ line: EarlierPlan.Line) -> Bool {
    guard let submitter = held.submitter,
      MatchKey.name(submitter) == MatchKey.name(line.values["submitter"] ?? "")
    else { return false }
    if let title = held.title, MatchKey.name(title) == MatchKey.name(line.values["title"] ?? "") {
      return true
    }
    guard let number = held.number else { return false }
    return MatchKey.taskNumber(number) == MatchKey.taskNumber(line.values["number"] ?? "")
  }
}
