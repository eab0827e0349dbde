import IntakeCore
import IntakeRegister

/// The entries of a call, and how they should stand by what is known of them now.
struct CallState {
  /// In their order.
  let filed: [Filed]
  let now: View
  let standings: [Int: Standing]
  let remarks: [Int: [StandingRemark]]
  /// The entries of all decisions, revoked ones too.
  let decidedOn: Set<Int>
  /// Through what they are worked out once they are settled so.
  let progress: SettledProgress
  private let decisions: [Decision]
  private let call: Call

  init(_ register: Register, _ basis: JudgingBasis) throws {
    call = basis.call
    filed = try register.filed(call: call.id)
    decisions = try register.decisions(call: call.id)
    decidedOn = Set(decisions.flatMap { [$0.entry] + $0.others })
    progress = try register.progress(call: call.id, asOf: basis.asOf)
    now = View(filed, decisions, call, asOf: basis.asOf)
    let worked = try now.workOut(register)
    (standings, remarks) = (worked.standings, worked.remarks)
  }

  /// What was known of the entries at one time: their receipts and the decisions on them.
  struct View {
    let effects: DecisionEffects
    /// The entries with the decisions in force laid over them.
    let applied: [Filed]

    init(_ filed: [Filed], _ decisions: [Decision], _ call: Call, asOf: Instant) {
      let effects = DecisionEffects(
        filed, decisions, deadline: call.deadline, asOf: asOf,
        within: ReceiptBounds(call, asOf: asOf), places: PlaceNames(call))
      self.effects = effects
      applied = filed.map(effects.applied)
    }

    func workOut(_ register: Register) throws -> Standings {
      try Standings.workOut(
        applied, knowing: effects.knowledge, tasksOfList: register.taskKeys)
    }

    /// Whether everything stands as by another view of the same entries.
    fileprivate func isSame(as other: View) -> Bool {
      applied == other.applied
        && effects.knowledge.same == other.effects.knowledge.same
        && effects.knowledge.distinct == other.effects.knowledge.distinct
    }
  }

  /// When an entry was received, by the decisions in force; nil where nothing proves it.
  func receivedAt(_ entry: Int) -> Instant? {
    filed.entry(entry).flatMap { now.effects.receipt(of: $0).receipt?.at }
  }

  /// How the settled entries stood by what was known of them when they were last worked out, by the
  /// rules of this version: whatever differs from now comes from what has arrived, was decided, was
  /// proved or has expired since.
  func past(_ register: Register) throws -> Past {
    let settled = filed.filter(\.wasSettled)
    let known = try register.settledProgress(call: call.id)
    let isProvedSince = known.evidence < progress.evidence
    let then =
      isProvedSince
      ? try register.filed(call: call.id, evidenceThrough: known.evidence).filter(\.wasSettled)
      : settled
    let view = View(
      then, decisions.filter { $0.number <= known.decisions }, call, asOf: known.asOf)
    let isSame = settled.count == filed.count && view.isSame(as: now)
    return Past(
      view, isSame ? nil : try view.workOut(register), isJudgedAnew: known.isJudgedAnew)
  }

  /// How entries stood before.
  struct Past {
    private let effects: DecisionEffects
    /// By number.
    private let entries: [Filed]
    /// Nil where all stand as before.
    private let worked: Standings?
    /// Whether somebody has asked since for everything to be judged anew.
    let isJudgedAnew: Bool

    fileprivate init(_ view: View, _ worked: Standings?, isJudgedAnew: Bool) {
      self.isJudgedAnew = isJudgedAnew
      effects = view.effects
      entries = view.applied
      self.worked = worked
    }

    /// Whether an entry that was settled stands otherwise now, or something else is to be said of it.
    func differs(_ entry: Filed, from state: CallState) -> Bool {
      guard entry.standing.state != .pending else { return false }
      let number = entry.number
      let remarks = state.remarks[number]
      if let worked {
        if worked.standings[number] != state.standings[number] { return true }
        if worked.remarks[number] != remarks { return true }
      }
      if isReceivedOtherwise(number, state) { return true }
      if effects.decisions(on: number) != state.now.effects.decisions(on: number) { return true }
      // What is said of it tells when the other one was received.
      return remarks?.contains { $0.others.contains { isReceivedOtherwise($0, state) } } ?? false
    }

    private func isReceivedOtherwise(_ number: Int, _ state: CallState) -> Bool {
      guard let then = entries.entry(number), let now = state.filed.entry(number) else {
        return false
      }
      let receipt = state.now.effects.receipt(of: now)
      return then.receipt != receipt.status || then.receivedAt != receipt.receipt?.at
        || then.evidence != receipt.receipt?.evidence
    }
  }

  /// An entry by its number; nil where it is not of the call.
  func entry(_ number: Int) -> Filed? { filed.entry(number) }

  /// The places of the entries by submission ("": the quarantine): what belongs to them is made when
  /// their turn comes.
  func places(_ standing: (Filed) -> Standing?) -> Places {
    Places(filed.map { entry in standing(entry).map { $0.submitter ?? "" } })
  }

  struct Places {
    /// By submission, then place.
    private let order: [Int32]
    private let submissions: [String?]

    /// - Parameter submissions: by place; nil of what stands in none.
    fileprivate init(_ submissions: [String?]) {
      self.submissions = submissions
      order = submissions.indices.filter { submissions[$0] != nil }.map(Int32.init).sorted {
        let (one, other) = (submissions[Int($0)] ?? "", submissions[Int($1)] ?? "")
        return one == other ? $0 < $1 : one < other
      }
    }

    private func submission(at index: Int) -> String { submissions[Int(order[index])] ?? "" }

    /// Those of one submission.
    func of(_ submission: String) -> [Int] {
      var (low, high) = (0, order.count)
      while low < high {
        let middle = (low + high) / 2
        if self.submission(at: middle) < submission { low = middle + 1 } else { high = middle }
      }
      return order[low...].lazy.map(Int.init).prefix { submissions[$0] == submission }.map(\.self)
    }

    /// Those of each submission, by its name.
    var all: [[Int]] {
      var all: [[Int]] = []
      for place in order.lazy.map(Int.init) {
        if let last = all.last?.first, submissions[last] == submissions[place] {
          all[all.count - 1].append(place)
        } else {
          all.append([place])
        }
      }
      return all
    }
  }

  /// The entries at some places, as the judge of a submission sees them.
  func members(at places: [Int], _ standing: (Filed) -> Standing?) -> [SubmissionMember] {
    places.compactMap { place in
      let entry = filed[place]
      return standing(entry).map {
        SubmissionMember(
          filed: entry, standing: $0, receipt: now.effects.receipt(of: entry),
          decisions: now.effects.decisions(on: entry.number), remarks: remarks[entry.number] ?? [])
      }
    }
  }
}

extension [Filed] {
  /// The entry of a number, of entries in their order; nil where it is not among them.
  fileprivate func entry(_ number: Int) -> Filed? {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && self[low].number == number ? self[low] : nil
  }
}

extension Filed {
  /// Whether it has a standing as what it is. What could not be read at first, and now can, has none.
  fileprivate var wasSettled: Bool {
    switch self.standing.state {
    case .pending: false
    case .quarantined: self.form == nil || self.submitter?.ownSubmission == nil
    default: true
    }
  }
}
