/// What the decisions in force mean for the entries of a call: their receipts, whether they count
/// and whether they are withdrawn. What was recorded stays; this is laid over it.
///
/// A decision on a content holds for all its deliveries; a corrected receipt for the one delivery;
/// an extension for everything of its submitter, and a decision on a submission for all of it that
/// was registered then. Of several of one kind the last one holds; one that is revoked is as if it
/// had not been made.
public struct DecisionEffects: Sendable {
  /// What is known of submitters by the decisions in force.
  public private(set) var knowledge: SubmitterKnowledge
  private let asOf: Instant
  private let deadline: Deadline?
  private let bounds: ReceiptBounds
  private let contents: [Int: DocumentContent]
  private let submitters: [Int: String]
  private var byContent: [DocumentContent: [Decision]] = [:]
  private var byEntry: [Int: [Decision]] = [:]
  private var bySubmitter: [String: [Decision]] = [:]

  public init(
    _ filed: [Filed], _ decisions: [Decision], deadline: Deadline?, asOf: Instant,
    within bounds: ReceiptBounds = ReceiptBounds(), places: PlaceNames = PlaceNames()
  ) {
    let decisions = decisions.unrevoked
    knowledge = SubmitterKnowledge(places: places)
    self.asOf = asOf
    self.deadline = deadline
    self.bounds = bounds
    knowledge.learn(decisions.filter { !$0.isExpired(asOf: asOf) })
    guard !decisions.isEmpty else {
      (contents, submitters) = ([:], [:])
      return
    }
    let identities = SubmitterIdentities(filed, knowledge)
    contents = Dictionary(uniqueKeysWithValues: filed.map { ($0.number, $0.content) })
    submitters = filed.reduce(into: [:]) { known, entry in
      known[entry.number] = identities.identity(of: entry)
    }
    for decision in decisions { add(decision) }
  }

  private mutating func add(_ decision: Decision) {
    switch decision.action {
    case _ where decision.isForSubmission:
      if let submitter = submitters[decision.entry] {
        bySubmitter[submitter, default: []].append(decision)
      }
    case .received: byEntry[decision.entry, default: []].append(decision)
    case .extend:
      if let submitter = submitters[decision.entry] {
        bySubmitter[submitter, default: []].append(decision)
      }
    case .sameAs(let other), .distinctFrom(let other):
      for entry in [decision.entry, other] { byEntry[entry, default: []].append(decision) }
    case .revoke: break
    case .accept, .returned, .waive, .withdraw, .replaces, .supplements:
      if let content = contents[decision.entry] {
        byContent[content, default: []].append(decision)
      }
    }
  }

  /// All decisions that concern an entry, by number.
  public func decisions(on entry: Int) -> [NotedDecision] {
    let all =
      (contents[entry].flatMap { byContent[$0] } ?? []) + (byEntry[entry] ?? [])
      + (submitters[entry].flatMap { bySubmitter[$0] } ?? [])
      .filter { entry <= $0.through ?? .max }
    return all.sorted { $0.number < $1.number }.map {
      NotedDecision($0, isExpired: $0.isExpired(asOf: asOf))
    }
  }

  /// An entry with its receipt judged by the deadline and the decisions in force.
  public func applied(to entry: Filed) -> Filed {
    let valid = decisions(on: entry.number).filter { !$0.isExpired }.map(\.decision)
    let judged = receipt(of: entry, valid)
    let recorded = entry
    var entry = entry
    entry.receivedAt = judged.receipt?.at
    entry.evidence = judged.receipt?.evidence
    entry.otherHop = judged.receipt?.otherHop
    entry.receipt = judged.status
    let whole = valid.last {
      $0.task == nil && [.accept, .returned, .withdraw].contains($0.action)
    }
    entry.isAccepted = whole?.action == .accept
    entry.isWithdrawn = whole?.action == .withdraw
    let relation = valid.last { $0.action == .replaces || $0.action == .supplements }
    entry.replaces = relation?.action == .replaces
    entry.supplements = relation?.action == .supplements
    return entry == recorded ? recorded : entry
  }

  /// The receipt of an entry, judged by the deadline and the decisions in force.
  public func receipt(of entry: Filed) -> ReceiptJudgement {
    receipt(of: entry, decisions(on: entry.number).filter { !$0.isExpired }.map(\.decision))
  }

  private func receipt(of entry: Filed, _ valid: [Decision]) -> ReceiptJudgement {
    var receipt: Receipt?
    if let at = entry.receivedAt, let evidence = entry.evidence {
      receipt = Receipt(at: at, evidence: evidence, otherHop: entry.otherHop)
    }
    var cutoff: Instant?
    for decision in valid {
      switch decision.action {
      case .received(let at): receipt = Receipt(at: at, evidence: .decision)
      case .extend(let until): cutoff = until
      default: break
      }
    }
    return ReceiptJudgement(
      receipt: receipt, deadline: deadline, extendedTo: cutoff, within: bounds)
  }
}
