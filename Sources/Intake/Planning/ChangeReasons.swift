import IntakeCore
import IntakeRegister
import IntakeReporting

/// Tells why tasks of an earlier plan are not in the new one.
struct ChangeReasons {
  private let plan: Plan
  private let standings: [Int: Standing]

  init(plan: Plan, entries: [EntrySummary]) {
    self.plan = plan
    standings = Dictionary(uniqueKeysWithValues: entries.map { ($0.number, $0.standing) })
  }

  func reason(_ line: EarlierPlan.Line) -> PlanChanges.Reason {
    if let held = held(line) { return held }
    guard let standing = standings[line.entry] else { return .unknown }
    switch standing.state {
    case .superseded: return standing.because.map { .superseded(by: $0) } ?? .unknown
    case .withdrawn: return .withdrawn
    case .pending, .current, .duplicate, .notCounted, .quarantined: return .unknown
    }
  }

  /// The same task as the lists of held ones have it.
  private func held(_ line: EarlierPlan.Line) -> PlanChanges.Reason? {
    let lists: [(Verdict, [Held])] = [(.review, plan.toReview), (.ineligible, plan.returned)]
    for (verdict, held) in lists {
      guard let task = held.first(where: { Self.isSame($0, line) }) else { continue }
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
