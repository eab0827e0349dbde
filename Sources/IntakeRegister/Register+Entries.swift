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
  /// The steps within the file, joined by `!`; nil where the file is the document.
  public var part: String?
  /// Of the innermost file that holds it, and where in that file it stands.
  public var sha256: String
  public var step: String
  /// The file as it was delivered.
  public var file: JudgedDocument.Identity.File
  /// What the innermost file was read as, where that is another.
  public var converted: JudgedDocument.Identity.Converted?
  public var form: FormKind?
  /// The submitter as the document names it.
  public var submitter: Submitter?
  public var receivedAt: Instant?
  public var evidence: Receipt.Evidence?
  public var receipt: ReceiptJudgement.Status
  public var tasks: Int
  public var standing: Standing
  public var verdict: Verdict

  /// Whether it holds no form, and a person took it so: nothing of it is open.
  public var isTakenAsItIs: Bool {
    standing.state == .quarantined && form == nil && verdict == .eligible
  }

  /// What judges it again: its place in the archived file.
  public var identity: JudgedDocument.Identity {
    var identity = JudgedDocument.Identity(path: path.description, sha256: sha256, bytes: 0)
    identity.locate(part: part, step: step, file: file)
    identity.converted = converted
    return identity
  }
}

extension JudgedDocument.Identity {
  /// Notes where in its delivered file a document stands.
  fileprivate mutating func locate(part: String?, step: String, file: File) {
    self.part = part
    self.step = step
    self.file = part == nil ? nil : file
  }
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
  /// The other entries of the file that it was delivered in.
  public var beside: [Int]
  /// What lies within that file and is no form.
  public var attachments: [AttachedPart]

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
    var entries: [EntrySummary] = []
    try eachEntry(call: call) { entries.append($0) }
    return entries
  }

  /// Calls `body` with each of them.
  public func eachEntry(call: String? = nil, _ body: (EntrySummary) throws -> Void) throws {
    try readProven { database in
      let rows = try database.rows(
        """
        SELECT \(Self.entryColumns) FROM \(Self.entries)
        WHERE ?1 IS NULL OR call = ?1 ORDER BY entry.number
        """, [call])
      while let row = try rows.next() { try body(EntrySummary(row)) }
    }
  }

  /// One entry wholly; nil where there is no such number.
  public func dossier(_ number: Int) throws -> EntryDossier? {
    try read { database in
      guard let row = try Self.entry(number, database)
      else { return nil }
      try proof.require(number, database)
      let summary = try EntrySummary(row)
      let judged = try Self.judgement(of: number, database)
      let versions = try Self.versions(of: summary, database)
      let duplicates = try Self.because(number, .duplicate, database)
      let superseded = try Self.because(number, .superseded, database)
      for other in versions.map(\.number) + duplicates + superseded {
        try proof.require(other, database)
      }
      return EntryDossier(
        summary: summary, document: try Self.document(summary, judged, database),
        basis: try EntryDossier.Basis(judged), delivery: try EntryDossier.Delivery(row),
        duplicates: duplicates, supersedes: superseded,
        versions: versions,
        judgements: try database.count(
          "SELECT count(*) FROM judgement WHERE entry = ?", [number]),
        history: try Self.history(number, database),
        beside: try Self.beside(number, database),
        attachments: try Self.attachments(ofFileOf: number, database))
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
      guard let row = try Self.entry(number, database)
      else { return nil }
      try proof.require(number, database)
      let judged = try Self.judgement(of: number, database)
      let summary = try EntrySummary(row)
      return (
        summary, try Self.document(summary, judged, database), try EntryDossier.Basis(judged)
      )
    }
  }

  private static func entry(_ number: Int, _ database: Database) throws -> StoredRow? {
    try database.first(
      """
      SELECT \(entryColumns), \(deliveryColumns) FROM \(entries) WHERE entry.number = ?
      """, [number])
  }

  static func document(
    _ summary: EntrySummary, _ judged: StoredRow, _ database: Database
  ) throws -> JudgedDocument {
    guard
      let content = try database.first(
        "SELECT bytes FROM content WHERE sha256 = ?", [summary.sha256])
    else { throw RegisterError.damaged("content \(summary.sha256)") }
    let tasks = try database.all(
      "SELECT * FROM task WHERE entry = ? ORDER BY position", [summary.number])
    var identity = summary.identity
    identity.bytes = try content["bytes"]
    return try StoredReport.read(try judged["report"]).document(
      identity: identity, form: summary.form,
      tasks: try tasks.map(TaskRow.task),
      verdict: try StoredValue.read(judged["verdict"]))
  }

  private static func because(
    _ number: Int, _ state: EntryState, _ database: Database
  ) throws -> [Int] {
    try database.column(
      "number", "SELECT number FROM entry WHERE because = ? AND state = ? ORDER BY number",
      [number, state.rawValue])
  }

  private static func beside(_ number: Int, _ database: Database) throws -> [Int] {
    try database.column(
      "number",
      """
      SELECT number FROM entry
      WHERE coalesce(first, number) = (SELECT coalesce(first, number) FROM entry WHERE number = ?1)
        AND number <> ?1
      ORDER BY number
      """, [number])
  }

  private static func attachments(
    ofFileOf number: Int, _ database: Database
  ) throws -> [AttachedPart] {
    try database.all(
      """
      SELECT part, sha256, bytes, kind FROM attachment
      WHERE entry = (SELECT coalesce(first, number) FROM entry WHERE number = ?) ORDER BY position
      """, [number]
    ).map {
      AttachedPart(
        part: try $0["part"],
        content: Archive.Original(sha256: try $0["sha256"], bytes: try $0["bytes"]),
        kind: try $0["kind"])
    }
  }

  private static func versions(
    of summary: EntrySummary, _ database: Database
  ) throws -> [EntrySummary] {
    guard summary.standing.submitter != nil else { return [summary] }
    return try database.all(
      """
      SELECT \(entryColumns) FROM \(entries)
      WHERE call = ? AND submitter = ? AND form = ? AND task_key IS ? ORDER BY entry.number
      """,
      [
        summary.call, summary.standing.submitter, summary.form?.rawValue,
        summary.standing.taskKey,
      ]
    ).map(EntrySummary.init)
  }

  private static func history(
    _ number: Int, _ database: Database
  ) throws -> [EntryDossier.HistoryLine] {
    try database.all("SELECT * FROM event WHERE entry = ? ORDER BY number", [number]).map { row in
      let event = try Event(row)
      guard try event.hash == row["hash"] else {
        throw RegisterError.damaged("event \(event.number), entry \(number)")
      }
      return EntryDossier.HistoryLine(
        number: event.number, at: Instant(secondsSinceEpoch: event.at), kind: event.kind,
        details: try EventLog.details(event.body))
    }
  }
}

extension EntrySummary {
  init(_ row: StoredRow) throws {
    let form: String? = try row["form"]
    let packet: Data? = try row["packet"]
    let receipt = try Receipt.stored(row)
    self.init(
      number: try row["number"], call: try row["call"], path: FileName(stored: try row["path"]),
      packet: packet.map(FileName.init(stored:)), part: try row["part"],
      sha256: try row["sha256"], step: try row["step"],
      file: JudgedDocument.Identity.File(
        sha256: try row["file_sha256"], bytes: try row["file_bytes"]),
      converted: try JudgedDocument.Identity.Converted.stored(row),
      form: try form.map(StoredValue.read), submitter: try Submitter.stored(row),
      receivedAt: receipt?.at, evidence: receipt?.evidence,
      receipt: try StoredValue.read(row["receipt"]), tasks: try row["tasks"],
      standing: try Standing(row), verdict: try StoredValue.read(row["verdict"]))
  }
}

extension JudgedDocument.Identity.Converted {
  /// - Parameter row: of `Register.entryColumns`.
  fileprivate static func stored(_ row: StoredRow) throws -> Self? {
    guard let sha256: String = try row["converted"] else { return nil }
    return Self(.init(sha256: sha256, bytes: try row["converted_bytes"]), by: try row["converter"])
  }
}

extension EntryDossier.Basis {
  fileprivate init(_ row: StoredRow) throws {
    self.init(
      callSha256: try row["call_sha256"], ruleSet: try row["rule_set"], tool: try row["tool"],
      asOf: Instant(secondsSinceEpoch: try row["as_of"]))
  }
}

extension EntryDossier.Delivery {
  init(_ row: StoredRow) throws {
    self.init(
      takenAt: Instant(secondsSinceEpoch: try row["taken_at"]),
      mailChannel: try row["channel"], mailNumber: try row["mail_number"],
      mailPostmark: try row["postmark"])
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
