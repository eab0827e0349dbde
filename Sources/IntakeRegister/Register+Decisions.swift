import GRDB
public import IntakeCore

extension Register {
  /// A decision about to be recorded: it has no number yet.
  public struct NewDecision: Sendable {
    public var entry: Int
    public var action: Decision.Action
    public var task: String?
    public var authority: Authority
    public var expires: Instant?
    /// Whether it concerns all documents of the entry's submission.
    public var isForSubmission: Bool

    public init(
      entry: Int, action: Decision.Action, task: String? = nil, authority: Authority,
      expires: Instant? = nil, isForSubmission: Bool = false
    ) {
      self.entry = entry
      self.action = action
      self.task = task
      self.authority = authority
      self.expires = expires
      self.isForSubmission = isForSubmission
    }

    /// As it is recorded.
    /// - Parameter last: the last entry that there is.
    func decision(number: Int, at: Instant, last: Int) -> Decision {
      Decision(
        number: number, entry: entry, action: action, task: task, by: authority.by,
        why: authority.why, document: authority.document, at: at, expires: expires,
        through: isForSubmission ? last : nil)
    }
  }

  /// Records a decision and notes its submission as one to be worked out again, in one
  /// transaction.
  /// - Parameter asOf: dates the decision.
  /// - Returns: its number.
  public func record(_ new: NewDecision, asOf: Instant) throws -> Int {
    try write { database in
      let action = new.action
      let last = try database.count("SELECT max(number) FROM entry")
      try database.run(
        """
        INSERT INTO decision (entry, action, task, through, code, instant, other, revoked,
          decided_by, why, document, at, expires) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
        """,
        [
          new.entry, action.kind, new.task, new.isForSubmission ? last : nil,
          action.code?.description,
          action.instant?.secondsSinceEpoch, action.otherEntry, action.revoked, new.authority.by,
          new.authority.why, new.authority.document, asOf.secondsSinceEpoch,
          new.expires?.secondsSinceEpoch,
        ])
      let number = Int(database.lastInsertedRowID)
      try EventLog.add(
        Self.decided, entry: new.entry,
        new.decision(number: number, at: asOf, last: last).eventDetails,
        at: clock(), database)
      for entry in [new.entry, action.otherEntry].compactMap(\.self) {
        try database.run(
          """
          INSERT OR IGNORE INTO unsettled (call, submitter)
          SELECT call, coalesce(submitter, '') FROM entry WHERE number = ?
          """, [entry])
      }
      return number
    }
  }

  /// The decisions on a call's entries, by number.
  public func decisions(call: String) throws -> [Decision] {
    try readProven { database in
      try database.all(
        """
        SELECT decision.* FROM decision JOIN entry ON entry.number = decision.entry
        WHERE call = ? ORDER BY decision.number
        """, [call]
      ).map(Decision.init)
    }
  }

  /// Records that a later version of a call's definition is in force, and notes all its
  /// submissions as to be worked out again.
  /// - Throws: `RegisterError.notAmended` where it is the version in force.
  public func amend(_ call: Call, authority: Authority, asOf: Instant) throws {
    try write { database in
      guard let before = try Self.pinned(call.id, database) else {
        throw RegisterError.callUnused(call.id)
      }
      guard before != call.sha256 else { throw RegisterError.notAmended(call.id) }
      try database.execute(
        sql: """
          INSERT INTO amendment (call, before_sha256, sha256, decided_by, why, document, at)
          VALUES (?,?,?,?,?,?,?)
          """,
        arguments: [
          call.id, before, call.sha256, authority.by, authority.why, authority.document,
          asOf.secondsSinceEpoch,
        ])
      try EventLog.add(
        Self.amended,
        Self.eventDetails(
          call: call.id, before: before, sha256: call.sha256, by: authority.by,
          why: authority.why, document: authority.document, at: asOf.secondsSinceEpoch),
        at: clock(), database)
      try noteAll(call: call.id, database)
    }
  }

  /// An amendment of a call's definition, by the hash of the version that it put in force.
  public func amendments(call: String) throws -> [String: Authority] {
    try readProven { database in
      let rows = try database.all(
        "SELECT * FROM amendment WHERE call = ? ORDER BY number", [call])
      return Dictionary(
        try rows.map { row in
          (
            try row["sha256"],
            Authority(by: try row["decided_by"], why: try row["why"], document: try row["document"])
          )
        }
      ) { $1 }
    }
  }

  /// What the event of an amendment says of it: all but its place in the table.
  static func eventDetails(
    call: String, before: String, sha256: String, by: String, why: String, document: String,
    at: Int64
  ) -> [String: String] {
    [
      "call": call, "before": before, "sha256": sha256, "by": by, "why": why,
      "document": document, "at": String(at),
    ]
  }

  /// The version of a call's definition in force: the one of its first use, or of its last
  /// amendment.
  static func pinned(_ call: String, _ database: Database) throws -> String? {
    try database.first(
      """
      SELECT coalesce(
        (SELECT sha256 FROM amendment WHERE call = call.id ORDER BY number DESC LIMIT 1), sha256)
        AS sha256 FROM call WHERE id = ?
      """, [call]
    ).map { try $0["sha256"] }
  }

  static let decided = "decided"
  static let amended = "call-amended"
}

extension Decision {
  init(_ row: StoredRow) throws {
    let code: String? = try row["code"]
    let instant: Int64? = try row["instant"]
    let expires: Int64? = try row["expires"]
    let other: Int? = try row["other"]
    let action = Action(
      kind: try row["action"], code: code.map { Code($0) },
      instant: instant.map(Instant.init(secondsSinceEpoch:)), other: try other ?? row["revoked"])
    guard let action else { throw RegisterError.damaged("decision \(try row["number"] as Int)") }
    self.init(
      number: try row["number"], entry: try row["entry"], action: action, task: try row["task"],
      by: try row["decided_by"], why: try row["why"], document: try row["document"],
      at: Instant(secondsSinceEpoch: try row["at"]),
      expires: expires.map(Instant.init(secondsSinceEpoch:)),
      through: try row["through"])
  }

  /// What its event says of it: all of it.
  var eventDetails: [String: String] {
    var details = [
      "decision": String(number), "action": action.kind, "by": by, "why": why,
      "document": document, "at": String(at.secondsSinceEpoch),
    ]
    if let task { details["task"] = task }
    if let code = action.code { details["code"] = code.description }
    if let instant = action.instant { details["instant"] = String(instant.secondsSinceEpoch) }
    if let expires { details["expires"] = String(expires.secondsSinceEpoch) }
    if let through { details["through"] = String(through) }
    if let other = action.otherEntry { details["other"] = String(other) }
    if let revoked = action.revoked { details["revoked"] = String(revoked) }
    return details
  }
}

extension Decision.Action {
  /// The entry of the other submitter of a decision on who is who.
  var otherEntry: Int? {
    switch self {
    case .sameAs(let entry), .distinctFrom(let entry): entry
    default: nil
    }
  }

  /// The number of the decision that is revoked.
  var revoked: Int? { if case .revoke(let decision) = self { decision } else { nil } }
}
