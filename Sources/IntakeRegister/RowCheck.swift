import GRDB
import IntakeCore

/// Compares the rows of a sound database with the chain of events: each row that says anything is
/// told of by an event, wholly or by its hash, so no bit of it changes unseen.
struct RowCheck {
  private let database: Database

  init(_ database: Database) {
    self.database = database
  }

  func check(_ verification: inout Verification) throws {
    try checkSchema(&verification)
    guard let seals = try readChain(&verification) else { return }
    try check(seals, &verification)
    try checkJudgements(&verification)
    try checkDecisions(&verification)
    try checkLooseRows(&verification)
    try checkNumbers(&verification)
  }

  /// The last seals that belong to no entry: of calls by id, and of the mail books' lines.
  private struct Seals {
    var calls: [String: String] = [:]
    var mailLines: String?
  }

  // MARK: - The chain

  /// - Returns: nil where it is broken: nothing can be compared with it then.
  private func readChain(_ verification: inout Verification) throws -> Seals? {
    var seals = Seals()
    var previous = Event.start
    let rows = try database.rows("SELECT * FROM event ORDER BY number")
    while let row = try rows.next() {
      let event = try Event(row)
      verification.events += 1
      let hash: String = try row["hash"]
      guard event.number == verification.events, event.previous == previous, event.hash == hash
      else {
        let entry = event.entry.map { "\($0)" } ?? "–"
        verification.add(
          .event,
          vi: "chuỗi sự kiện đứt ở sự kiện \(event.number) (\(event.kind), số đến \(entry))",
          en: "the chain of events breaks at event \(event.number) (\(event.kind), entry \(entry))"
        )
        return nil
      }
      previous = hash
      try note(event, &seals)
    }
    verification.lastHash = previous
    return seals
  }

  private func note(_ event: Event, _ seals: inout Seals) throws {
    guard let seal = event.seal, let part = Seal.Part.told(by: event.kind) else { return }
    switch part {
    case .call: seals.calls[try EventLog.details(event.body)["call"] ?? ""] = seal
    case .mailLines: seals.mailLines = seal
    case .receipt, .tasks, .standing: break
    }
  }

  // MARK: - Sealed rows

  private func check(_ seals: Seals, _ verification: inout Verification) throws {
    for call in try database.column("id", "SELECT id FROM call ORDER BY id") as [String]
    where try seals.calls[call] != Seal.call(call, database) {
      verification.addRow(Localized(vi: "đợt \(call)", en: "call \(call)"))
    }
    try SealedEntries(database).check { entry, part in verification.addRow(part.name(of: entry)) }
    let hasUsedLines = try database.count("SELECT count(*) FROM mail_line WHERE closed = 1") > 0
    if hasUsedLines || seals.mailLines != nil, try seals.mailLines != Seal.mailLines(database) {
      verification.addRow(
        Localized(vi: "các dòng so-den.csv đã dùng", en: "the used lines of so-den.csv"))
    }
  }

  // MARK: - Rows that events tell wholly

  private func checkJudgements(_ verification: inout Verification) throws {
    let events = try database.rows(
      "SELECT number, entry, body FROM event WHERE kind = 'judged' ORDER BY number")
    let readAgain = Set(
      try database.column(
        "entry", "SELECT entry FROM event WHERE kind = '\(Register.readAgainEvent)'") as [Int])
    let rows = try database.rows(
      """
      SELECT judgement.*, entry.sha256 AS own FROM judgement
      JOIN entry ON entry.number = judgement.entry ORDER BY judgement.number
      """)
    var position = 0
    while let row = try rows.next() {
      position += 1
      let entry: Int = try row["entry"]
      let event = try events.next()
      guard try row["number"] == position, let event, try event["entry"] == entry,
        try event["body"] == NewJudgement.eventBody(row),
        try row["document_sha256"] as String?
          == (readAgain.contains(entry)
            ? content(of: entry, before: event["number"]) : row["own"])
      else {
        return verification.addRow(
          Localized(
            vi: "số đến \(entry), lần xét thứ \(position) của sổ",
            en: "entry \(entry), judgement \(position) of the register"))
      }
    }
    if try events.next() != nil {
      verification.addRow(Localized(vi: "thiếu một lần xét", en: "a judgement is missing"))
    }
  }

  /// What was known to be the content of an entry before an event.
  private func content(of entry: Int, before event: Int) throws -> String? {
    let bodies: [String] = try database.column(
      "body",
      """
      SELECT body FROM event WHERE entry = ? AND number < ?
        AND kind IN ('received', '\(Register.readAgainEvent)') ORDER BY number DESC
      """, [entry, event])
    return bodies.lazy.compactMap { try? EventLog.details($0)["sha256"] }.first
  }

  private func checkDecisions(_ verification: inout Verification) throws {
    for record in try ToldRecords(database).altered() { verification.addRow(record) }
  }

  // MARK: - What follows from other rows

  /// Rows that nothing belongs to: what should refer to them has been changed, or they have.
  private func checkLooseRows(_ verification: inout Verification) throws {
    let loose = try database.first(
      """
      SELECT what FROM (
        SELECT 'mail_line ' || line AS what FROM mail_line WHERE NOT EXISTS
          (SELECT 1 FROM delivery WHERE delivery.inbox = mail_line.inbox AND mail_line = line)
          AND NOT EXISTS (SELECT 1 FROM evidence
            WHERE evidence.inbox = mail_line.inbox AND mail_line = line)
        UNION ALL
        SELECT 'submitter ' || identity FROM submitter WHERE NOT EXISTS
          (SELECT 1 FROM submission WHERE submission.submitter = identity)
        UNION ALL
        SELECT 'submission ' || submitter FROM submission WHERE NOT EXISTS
          (SELECT 1 FROM entry WHERE entry.call = submission.call
            AND entry.submitter = submission.submitter)
          AND NOT EXISTS (SELECT 1 FROM unsettled)
        UNION ALL
        SELECT 'content ' || sha256 FROM content WHERE NOT EXISTS
          (SELECT 1 FROM entry WHERE entry.sha256 = content.sha256)
          AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.sha256 = content.sha256)
          AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.converted = content.sha256))
      """)
    if let loose { verification.addRow(Localized(same: try loose["what"])) }
  }

  /// The next number of a table is the one after its last: none is given again, and none is left out
  /// but those of another register that the office went on from.
  private func checkNumbers(_ verification: inout Verification) throws {
    for table in ["entry", "judgement", "decision", "amendment", "evidence", "sent_letter"] {
      let leaps = table == "entry" ? try Register.leaps(database) : []
      let count = try database.count("SELECT count(*) FROM \(table)")
      let last = try database.count("SELECT coalesce(max(number), 0) FROM \(table)")
      let given = try database.count(
        "SELECT seq FROM sqlite_sequence WHERE name = '\(table)'")
      let skipped = leaps.reduce(0) { $0 + $1.count }
      let wanted =
        leaps.last.flatMap { $0.upperBound - 1 == given ? $0.lowerBound - 1 : nil } ?? given
      if count + skipped != given || last != wanted {
        verification.addRow(
          Localized(vi: "số thứ tự của bảng \(table)", en: "the numbers of table \(table)"))
      }
    }
  }

  /// The tables, indexes and triggers are those of the migrations, word for word.
  private func checkSchema(_ verification: inout Verification) throws {
    let wanted = try DatabaseQueue()
    try Migrations.migrator(now: Instant(secondsSinceEpoch: 0)).migrate(wanted)
    let isSame = try wanted.read { try Self.schema($0) } == Self.schema(database)
    if try !isSame || database.count("PRAGMA user_version") != Migrations.version {
      verification.add(
        .database, vi: "cấu trúc của cơ sở dữ liệu đã bị thay đổi",
        en: "the structure of the database has been changed")
    }
  }

  private static func schema(_ database: Database) throws -> [[DatabaseValue]] {
    try database.all("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
      .map(\.values)
  }
}

extension Verification {
  fileprivate mutating func addRow(_ what: Localized) {
    add(
      .row, vi: "dòng trong sổ khác với chuỗi sự kiện: \(what.vi)",
      en: "the register's rows are not those of the chain of events: \(what.en)")
  }
}
