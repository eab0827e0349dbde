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

  /// The last seal of each part: of entries by number, of calls by id.
  private struct Seals {
    var entries: [Seal.Part: [Int: String]] = [:]
    var calls: [String: String] = [:]
    var mailLines: String?
  }

  // MARK: - The chain

  /// - Returns: nil where it is broken: nothing can be compared with it then.
  private func readChain(_ verification: inout Verification) throws -> Seals? {
    var seals = Seals()
    var previous = Event.start
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM event ORDER BY number")
    while let row = try rows.next() {
      let event = Event(row)
      verification.events += 1
      let hash: String = row["hash"]
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
    guard let seal = event.seal, let part = Self.parts[event.kind] else { return }
    switch part {
    case .call: seals.calls[try EventLog.details(event.body)["call"] ?? ""] = seal
    case .mailLines: seals.mailLines = seal
    case .receipt, .tasks, .standing:
      if let entry = event.entry { seals.entries[part, default: [:]][entry] = seal }
    }
  }

  private static let parts: [String: Seal.Part] = Seal.Part.allCases.reduce(into: [:]) {
    parts, part in
    for kind in part.events { parts[kind] = part }
  }

  // MARK: - Sealed rows

  private func check(_ seals: Seals, _ verification: inout Verification) throws {
    for call in try String.fetchAll(database, sql: "SELECT id FROM call ORDER BY id")
    where try seals.calls[call] != Seal.call(call, database) {
      verification.addRow(Localized(vi: "đợt \(call)", en: "call \(call)"))
    }
    let entries = try Row.fetchAll(database, sql: "SELECT number, state FROM entry ORDER BY number")
    for row in entries {
      let entry: Int = row["number"]
      func isSealed(_ part: Seal.Part, _ found: String) -> Bool {
        seals.entries[part]?[entry] == found
      }
      if try !isSealed(.receipt, Seal.receipt(entry, database)) {
        verification.addRow(
          Localized(vi: "số đến \(entry), phần tiếp nhận", en: "entry \(entry), its receipt"))
      }
      if try !isSealed(.tasks, Seal.tasks(entry, database)) {
        verification.addRow(
          Localized(
            vi: "số đến \(entry), kết luận và nhiệm vụ", en: "entry \(entry), verdict and tasks"))
      }
      // Between two steps of a run its standing is not worked out; that is told elsewhere.
      if row["state"] as String != EntryState.pending.rawValue,
        try !isSealed(.standing, Seal.standing(entry, database))
      {
        verification.addRow(
          Localized(vi: "số đến \(entry), trạng thái", en: "entry \(entry), its standing"))
      }
    }
    let hasUsedLines =
      try Int.fetchOne(database, sql: "SELECT count(*) FROM mail_line WHERE closed = 1") ?? 0 > 0
    if hasUsedLines || seals.mailLines != nil, try seals.mailLines != Seal.mailLines(database) {
      verification.addRow(
        Localized(vi: "các dòng so-den.csv đã dùng", en: "the used lines of so-den.csv"))
    }
  }

  // MARK: - Rows that events tell wholly

  private func checkJudgements(_ verification: inout Verification) throws {
    let events = try Row.fetchCursor(
      database, sql: "SELECT entry, body FROM event WHERE kind = 'judged' ORDER BY number")
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT judgement.*, entry.sha256 AS own FROM judgement
        JOIN entry ON entry.number = judgement.entry ORDER BY judgement.number
        """)
    var position = 0
    while let row = try rows.next() {
      position += 1
      let entry: Int = row["entry"]
      let details = NewJudgement.eventDetails(
        verdict: row["verdict"], tasks: row["task_verdicts"], call: row["call_sha256"],
        ruleSet: row["rule_set"], tool: row["tool"], asOf: row["as_of"], report: row["report"])
      let event = try events.next()
      guard row["number"] == position, row["document_sha256"] as String == row["own"],
        let event, event["entry"] == entry, event["body"] == (try EventLog.body(details))
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

  /// Nobody has put a decision or an amendment in, changed one, or taken one out.
  private func checkDecisions(_ verification: inout Verification) throws {
    let decisions = try Row.fetchAll(database, sql: "SELECT * FROM decision ORDER BY number")
    if try decisions.map({ try Decision($0).eventDetails }) != details(of: Register.decided) {
      verification.addRow(Localized(vi: "các quyết định", en: "the decisions"))
    }
    let amendments = try Row.fetchAll(database, sql: "SELECT * FROM amendment ORDER BY number").map
    {
      Register.eventDetails(
        call: $0["call"], before: $0["before_sha256"], sha256: $0["sha256"],
        by: $0["decided_by"], why: $0["why"], document: $0["document"], at: $0["at"])
    }
    if try amendments != details(of: Register.amended) {
      verification.addRow(Localized(vi: "các lần sửa đổi đợt", en: "the amendments"))
    }
  }

  private func details(of kind: String) throws -> [[String: String]] {
    try String.fetchAll(
      database, sql: "SELECT body FROM event WHERE kind = ? ORDER BY number", arguments: [kind]
    ).map(EventLog.details)
  }

  // MARK: - What follows from other rows

  /// Rows that nothing belongs to: what should refer to them has been changed, or they have.
  private func checkLooseRows(_ verification: inout Verification) throws {
    let loose = try String.fetchOne(
      database,
      sql: """
        SELECT 'mail_line ' || line FROM mail_line WHERE NOT EXISTS
          (SELECT 1 FROM delivery WHERE delivery.inbox = mail_line.inbox AND mail_line = line)
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
        """)
    if let loose { verification.addRow(Localized(same: loose)) }
  }

  /// The next number of a table is the one after its last: none is given again, none is left out.
  private func checkNumbers(_ verification: inout Verification) throws {
    for table in ["entry", "judgement", "decision", "amendment"] {
      let (count, last, given) = try (
        number("SELECT count(*) FROM \(table)"), number("SELECT max(number) FROM \(table)"),
        number("SELECT seq FROM sqlite_sequence WHERE name = '\(table)'")
      )
      if count != last || last != given {
        verification.addRow(
          Localized(vi: "số thứ tự của bảng \(table)", en: "the numbers of table \(table)"))
      }
    }
  }

  private func number(_ sql: String) throws -> Int {
    try Int.fetchOne(database, sql: sql) ?? 0
  }

  /// The tables, indexes and triggers are those of the migrations, word for word.
  private func checkSchema(_ verification: inout Verification) throws {
    let wanted = try DatabaseQueue()
    try Migrations.migrator(now: Instant(secondsSinceEpoch: 0)).migrate(wanted)
    let isSame = try wanted.read { try Self.schema($0) } == Self.schema(database)
    if try !isSame || number("PRAGMA user_version") != Migrations.version {
      verification.add(
        .database, vi: "cấu trúc của cơ sở dữ liệu đã bị thay đổi",
        en: "the structure of the database has been changed")
    }
  }

  private static func schema(_ database: Database) throws -> [Row] {
    try Row.fetchAll(
      database, sql: "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
  }
}

extension Verification {
  fileprivate mutating func addRow(_ what: Localized) {
    add(
      .row, vi: "dòng trong sổ khác với chuỗi sự kiện: \(what.vi)",
      en: "the register's rows are not those of the chain of events: \(what.en)")
  }
}
