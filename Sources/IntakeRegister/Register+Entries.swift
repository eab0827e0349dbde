import Foundation
import GRDB
public import IntakeCore
public import IntakeFiles

/// One entry of the register in short.
public struct EntrySummary: Sendable {
  public var number: Int
  public var call: String
  public var path: FileName
  /// The first-level folder of the inbox that it was delivered in.
  public var packet: FileName?
  public var sha256: String
  public var form: FormKind?
  /// The submitter as the document names it.
  public var submitter: Submitter?
  public var receivedAt: Instant?
  public var evidence: Receipt.Evidence?
  public var receipt: ReceiptJudgement.Status
  public var tasks: Int
  public var standing: Standing
  public var verdict: Verdict
}

/// Everything that the register knows of an entry.
public struct EntryDossier: Sendable {
  public var summary: EntrySummary
  /// As it was last judged.
  public var document: JudgedDocument
  public var basis: Basis
  public var delivery: Delivery
  /// Further receipts of its content.
  public var duplicates: [Int]
  /// The entries that it superseded, directly.
  public var supersedes: [Int]
  /// All versions of the same document in its submission, in order of entry.
  public var versions: [EntrySummary]
  /// How often it was judged.
  public var judgements: Int
  public var history: [HistoryLine]

  /// By what it was last judged.
  public struct Basis: Sendable {
    public var callSha256: String
    public var ruleSet: String
    public var tool: String
    public var asOf: Instant
  }

  public struct Delivery: Sendable {
    public var takenAt: Instant
    public var mailChannel: String?
    public var mailNumber: String?
    public var mailPostmark: String?
  }

  /// One event of its history.
  public struct HistoryLine: Sendable {
    public var number: Int
    public var at: Instant
    public var kind: String
    /// Names and values, as recorded.
    public var details: [String: String]
  }
}

extension Register {
  /// The entries in order; of one call where it is named.
  public func entries(call: String? = nil) throws -> [EntrySummary] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM entry WHERE ?1 IS NULL OR call = ?1 ORDER BY number",
        arguments: [call]
      ).map(EntrySummary.init)
    }
  }

  /// One entry wholly; nil where there is no such number.
  public func dossier(_ number: Int) throws -> EntryDossier? {
    try read { database in
      guard let row = try Self.row(database, "SELECT * FROM entry WHERE number = ?", number)
      else { return nil }
      let summary = try EntrySummary(row)
      guard
        let judged = try Self.row(
          database, "SELECT * FROM judgement WHERE entry = ? ORDER BY number DESC LIMIT 1", number),
        let delivery = try Self.row(database, "SELECT * FROM delivery WHERE entry = ?", number)
      else { throw RegisterError.damaged("entry \(number)") }
      return EntryDossier(
        summary: summary, document: try Self.document(summary, judged, database),
        basis: EntryDossier.Basis(judged), delivery: EntryDossier.Delivery(delivery),
        duplicates: try Self.because(number, .duplicate, database),
        supersedes: try Self.because(number, .superseded, database),
        versions: try Self.versions(of: summary, database),
        judgements: try Int.fetchOne(
          database, sql: "SELECT count(*) FROM judgement WHERE entry = ?", arguments: [number])
          ?? 0,
        history: try Self.history(number, database))
    }
  }

  /// An entry's document as it was last judged, its records not kept.
  public func document(_ number: Int) throws -> JudgedDocument {
    guard let dossier = try judged(number) else {
      throw RegisterError.damaged("entry \(number)")
    }
    return dossier.document
  }

  /// An entry's document and by what it was judged; nil where there is none.
  public func judged(
    _ number: Int
  ) throws -> (summary: EntrySummary, document: JudgedDocument, basis: EntryDossier.Basis)? {
    try read { database in
      guard let row = try Self.row(database, "SELECT * FROM entry WHERE number = ?", number)
      else { return nil }
      guard
        let judged = try Self.row(
          database, "SELECT * FROM judgement WHERE entry = ? ORDER BY number DESC LIMIT 1", number)
      else { throw RegisterError.damaged("entry \(number)") }
      let summary = try EntrySummary(row)
      return (
        summary, try Self.document(summary, judged, database), EntryDossier.Basis(judged)
      )
    }
  }

  private static func row(_ database: Database, _ sql: String, _ number: Int) throws -> Row? {
    try database.first(sql, [number])
  }

  static func document(
    _ summary: EntrySummary, _ judged: Row, _ database: Database
  ) throws -> JudgedDocument {
    guard
      let bytes: Int = try database.first(
        "SELECT bytes FROM content WHERE sha256 = ?", [summary.sha256])?["bytes"]
    else { throw RegisterError.damaged("content \(summary.sha256)") }
    let tasks = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT * FROM task WHERE entry = ? ORDER BY position"),
      arguments: [summary.number])
    return try StoredReport.read(judged["report"]).document(
      original: Archive.Original(sha256: summary.sha256, bytes: bytes), form: summary.form,
      tasks: try tasks.map(TaskRow.task),
      verdict: try StoredValue.read(judged["verdict"] as String))
  }

  private static func because(
    _ number: Int, _ state: EntryState, _ database: Database
  ) throws -> [Int] {
    try Int.fetchAll(
      database, sql: "SELECT number FROM entry WHERE because = ? AND state = ? ORDER BY number",
      arguments: [number, state.rawValue])
  }

  private static func versions(
    of summary: EntrySummary, _ database: Database
  ) throws -> [EntrySummary] {
    guard summary.standing.submitter != nil else { return [summary] }
    return try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM entry WHERE call = ? AND submitter = ? AND form = ? AND task_key IS ?
        ORDER BY number
        """,
      arguments: [
        summary.call, summary.standing.submitter, summary.form?.rawValue,
        summary.standing.taskKey,
      ]
    ).map(EntrySummary.init)
  }

  private static func history(
    _ number: Int, _ database: Database
  ) throws -> [EntryDossier.HistoryLine] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM event WHERE entry = ? ORDER BY number", arguments: [number]
    ).map { row in
      EntryDossier.HistoryLine(
        number: row["number"], at: Instant(secondsSinceEpoch: row["at"]), kind: row["kind"],
        details: try EventLog.details(row["body"]))
    }
  }
}

extension EntrySummary {
  init(_ row: Row) throws {
    let form: String? = row["form"]
    let packet: Data? = row["packet"]
    let received: Int64? = row["received_at"]
    let evidence: String? = row["evidence"]
    self.init(
      number: row["number"], call: row["call"], path: FileName(Array(row["path"] as Data)),
      packet: packet.map { FileName(Array($0)) }, sha256: row["sha256"],
      form: try form.map(StoredValue.read), submitter: Submitter(entry: row),
      receivedAt: received.map(Instant.init(secondsSinceEpoch:)),
      evidence: try evidence.map(StoredValue.read),
      receipt: try StoredValue.read(row["receipt"] as String), tasks: row["tasks"],
      standing: try Standing(row), verdict: try StoredValue.read(row["verdict"] as String))
  }
}

extension EntryDossier.Basis {
  fileprivate init(_ row: Row) {
    self.init(
      callSha256: row["call_sha256"], ruleSet: row["rule_set"], tool: row["tool"],
      asOf: Instant(secondsSinceEpoch: row["as_of"]))
  }
}

extension EntryDossier.Delivery {
  fileprivate init(_ row: Row) {
    self.init(
      takenAt: Instant(secondsSinceEpoch: row["taken_at"]), mailChannel: row["mail_channel"],
      mailNumber: row["mail_number"], mailPostmark: row["mail_postmark"])
  }
}

extension EventLog {
  static func details(_ body: String) throws -> [String: String] {
    do {
      return try JSONDecoder().decode([String: String].self, from: Data(body.utf8))
    } catch is DecodingError {
      throw RegisterError.damaged("event")
    }
  }
}
