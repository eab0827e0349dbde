import GRDB
public import IntakeCore

/// How far the submissions of a call are worked out: through which decision, which later evidence,
/// and as of when.
///
/// Whoever works them out again compares with what was known then, and so finds what has changed.
public struct SettledProgress: Sendable, Hashable {
  /// The number of the last decision, over the whole register.
  public var decisions: Int
  /// The number of the last later evidence.
  public var evidence: Int
  public var asOf: Instant
  /// Whether somebody has asked since for all of it to be judged anew.
  public internal(set) var isJudgedAnew = false

  public init(decisions: Int, evidence: Int, asOf: Instant) {
    self.decisions = decisions
    self.evidence = evidence
    self.asOf = asOf
  }

  fileprivate static let event = "settled"

  func note(call: String, at: Instant, _ database: Database) throws {
    try EventLog.add(
      Self.event,
      [
        "call": call, "decisions": String(decisions), "evidence": String(evidence),
        "asOf": String(asOf.secondsSinceEpoch),
      ], at: at, database)
  }

  fileprivate init?(_ details: [String: String]) {
    guard let decisions = details["decisions"].flatMap({ Int($0) }),
      let evidence = details["evidence"].flatMap({ Int($0) }),
      let asOf = details["asOf"].flatMap({ Int64($0) })
    else { return nil }
    self.init(
      decisions: decisions, evidence: evidence, asOf: Instant(secondsSinceEpoch: asOf))
  }
}

extension Register {
  /// How far the submissions of a call can be worked out now.
  public func progress(call: String, asOf: Instant) throws -> SettledProgress {
    try read { database in
      SettledProgress(
        decisions: try database.count("SELECT max(number) FROM decision"),
        evidence: try database.count("SELECT max(number) FROM evidence"), asOf: asOf)
    }
  }

  /// How far they were when they were last worked out. A register that an earlier version wrote does
  /// not say: then all that it holds was known as of its last judgement.
  public func settledProgress(call: String) throws -> SettledProgress {
    try read { database in
      var isJudgedAnew = false
      let events = try database.rows(
        "SELECT * FROM event WHERE kind IN (?, ?) ORDER BY number DESC",
        [SettledProgress.event, Self.rejudged])
      while let row = try events.next() {
        let event = try Event(row)
        let details = try EventLog.details(event.body)
        guard details["call"] == call else { continue }
        if event.kind == Self.rejudged {
          isJudgedAnew = true
          continue
        }
        guard try event.hash == row["hash"], var progress = SettledProgress(details) else {
          throw RegisterError.damaged("event \(event.number)")
        }
        progress.isJudgedAnew = isJudgedAnew
        return progress
      }
      let last = try database.first(
        """
        SELECT max(as_of) AS as_of FROM judgement JOIN entry ON entry.number = judgement.entry
        WHERE call = ?
        """, [call])
      let asOf: Int64? = try last?["as_of"]
      var progress = SettledProgress(
        decisions: .max, evidence: .max, asOf: Instant(secondsSinceEpoch: asOf ?? 0))
      progress.isJudgedAnew = isJudgedAnew
      return progress
    }
  }

  /// Notes all of a call as to be judged anew by the rules of this version, what no longer counts
  /// too.
  public func judgeAnew(_ basis: JudgingBasis) throws {
    try write { database in
      try EventLog.add(
        Self.rejudged,
        [
          "call": basis.call.id, "ruleSet": basis.ruleSet, "tool": basis.tool,
          "asOf": String(basis.asOf.secondsSinceEpoch),
        ], at: clock(), database)
      try noteAll(call: basis.call.id, database)
    }
  }

  /// Notes all submissions of a call as to be worked out again.
  func noteAll(call: String, _ database: Database) throws {
    try database.run(
      """
      INSERT OR IGNORE INTO unsettled (call, submitter)
      SELECT DISTINCT call, coalesce(submitter, '') FROM entry WHERE call = ?
      """, [call])
  }

  private static let rejudged = "rejudged"
}
