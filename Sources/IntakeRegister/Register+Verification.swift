import GRDB
public import IntakeCore

/// What a verification of the whole register found.
public struct Verification: Sendable {
  public var entries = 0
  public var originals = 0
  public var events = 0
  /// The hash of the last event: with it, kept elsewhere, nobody can rewrite the whole chain.
  public var lastHash = ""
  /// In the order of the checks; the first damaged object is the first of its kind.
  public var problems: [Problem] = []

  public struct Problem: Sendable, Hashable {
    public var kind: Kind
    /// What is damaged and what it belongs to.
    public var message: Localized
  }

  public enum Kind: String, Sendable {
    case database, reference, event, original, stray, books, unsettled, report
  }

  public var isSound: Bool { problems.isEmpty }

  mutating func add(_ kind: Kind, vi: String, en: String) {
    problems.append(Problem(kind: kind, message: Localized(vi: vi, en: en)))
  }
}

extension Register {
  /// Checks everything: the database, its references, the chain of events, every archived
  /// original against its hash, and the books of every call.
  public func verify() throws -> Verification {
    var verification = Verification()
    try read { database in
      try Self.checkDatabase(database, &verification)
      try Self.checkEvents(database, &verification)
      try Self.checkDecisions(database, &verification)
      verification.entries =
        try Int.fetchOne(database, sql: "SELECT count(*) FROM entry") ?? 0
    }
    try checkOriginals(&verification)
    try checkBooks(&verification)
    return verification
  }

  private static func checkDatabase(
    _ database: Database, _ verification: inout Verification
  ) throws {
    let answers = try String.fetchAll(database, sql: "PRAGMA integrity_check(10)")
    if answers != ["ok"] {
      verification.add(
        .database, vi: "cơ sở dữ liệu bị hỏng (integrity_check)",
        en: "the database is damaged (integrity_check)")
    }
    if let row = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") {
      let table: String = row["table"] ?? "?"
      let id = (row["rowid"] as Int?).map(String.init) ?? "?"
      verification.add(
        .reference, vi: "dòng \(id) của bảng \(table) chỉ đến dòng không có",
        en: "row \(id) of table \(table) refers to a row that is not there")
    }
  }

  private static func checkEvents(
    _ database: Database, _ verification: inout Verification
  ) throws {
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
        return
      }
      previous = hash
    }
    verification.lastHash = previous
    let received = try Int.fetchOne(
      database, sql: "SELECT count(*) FROM event WHERE kind = 'received'")
    let entries = try Int.fetchOne(database, sql: "SELECT count(*) FROM entry")
    if received != entries {
      verification.add(
        .event, vi: "số sự kiện tiếp nhận khác số tệp đã vào sổ",
        en: "the receipts among the events are not as many as the entries")
    }
  }

  private func checkOriginals(_ verification: inout Verification) throws {
    let known = try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT content.sha256, bytes, group_concat(number, ', ') AS entries FROM content
          LEFT JOIN (SELECT number, sha256 FROM entry ORDER BY number) AS entry
            ON entry.sha256 = content.sha256
          GROUP BY content.sha256 ORDER BY min(number)
          """)
    }
    for row in known {
      let original = Archive.Original(sha256: row["sha256"], bytes: row["bytes"])
      verification.originals += 1
      if try archive.holds(original) { continue }
      let entries: String = row["entries"] ?? "–"
      verification.add(
        .original,
        vi: "bản gốc \(original.sha256) (số đến \(entries)) bị mất hoặc bị thay đổi",
        en: "the original \(original.sha256) (entry \(entries)) is missing or changed")
    }
    let names = Set(known.map { $0["sha256"] as String })
    for name in try archive.contents() where !names.contains(name) {
      verification.add(
        .stray, vi: "kho lưu có \(name) mà không số đến nào có",
        en: "the archive holds \(name), which belongs to no entry")
    }
  }

  private func checkBooks(_ verification: inout Verification) throws {
    for call in try calls() {
      let waiting = try unsettled(call: call.id).count
      if waiting > 0 {
        let message = RegisterError.unsettled(submissions: waiting).message
        verification.add(.unsettled, vi: message.vi, en: message.en)
      }
      if try !books(call: call.id).balance {
        verification.add(
          .books, vi: "sổ sách của đợt \(call.id) không khớp",
          en: "the books of call \(call.id) do not balance")
      }
    }
    for number in try reportsDue() {
      verification.add(
        .report, vi: "thiếu hoặc cũ: \(Self.report(number)) (số đến \(number))",
        en: "missing or stale: \(Self.report(number)) (entry \(number))")
    }
  }
}
