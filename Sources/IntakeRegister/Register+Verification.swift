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

    public init(kind: Kind, message: Localized) {
      self.kind = kind
      self.message = message
    }

    /// A report that is not what `register rebuild` writes.
    public static func report(_ entry: Int) -> Problem {
      let name = "reports/\(Register.report(entry))"
      return Problem(
        kind: .report,
        message: Localized(
          vi: "thiếu, cũ hoặc đã bị sửa: \(name) (số đến \(entry)); viết lại bằng: "
            + "dexuat register rebuild",
          en: "missing, stale or changed: \(name) (entry \(entry)); write it again with: "
            + "dexuat register rebuild"))
    }
  }

  public enum Kind: String, Sendable {
    case database, reference, event, row, original, stray, books, unsettled, report
  }

  public var isSound: Bool { problems.isEmpty }

  mutating func add(_ kind: Kind, vi: String, en: String) {
    problems.append(Problem(kind: kind, message: Localized(vi: vi, en: en)))
  }
}

extension Register {
  /// Checks everything: the database, the chain of events, every row against the events that tell
  /// of it, every archived original against its hash, and the books of every call.
  public func verify() throws -> Verification {
    var verification = Verification()
    try read { try Self.checkDatabase($0, &verification) }
    guard verification.isSound else {
      // Rows of a damaged file cannot be trusted to be read; the originals need none.
      try checkArchive(&verification)
      return verification
    }
    try read { database in
      try RowCheck(database).check(&verification)
      verification.entries = try database.count("SELECT count(*) FROM entry")
    }
    // What is altered has been told; the rest is looked at all the same.
    proof.give()
    try checkOriginals(&verification)
    try checkBooks(&verification)
    return verification
  }

  private static func checkDatabase(
    _ database: Database, _ verification: inout Verification
  ) throws {
    let answer = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)")
    if let answer, answer != "ok" {
      verification.add(
        .database, vi: "cơ sở dữ liệu bị hỏng (integrity_check)",
        en: "the database is damaged (integrity_check)")
    }
    if let row = try database.rows("PRAGMA foreign_key_check").next() {
      let table: String = try row["table"] ?? "?"
      let id = (try row["rowid"] as Int?).map(String.init) ?? "?"
      verification.add(
        .reference, vi: "dòng \(id) của bảng \(table) chỉ đến dòng không có",
        en: "row \(id) of table \(table) refers to a row that is not there")
    }
  }

  /// Every original against its own name.
  private func checkArchive(_ verification: inout Verification) throws {
    for name in try archive.contents() {
      verification.originals += 1
      if try archive.isWhole(name) { continue }
      verification.add(
        .original, vi: "bản gốc \(name) bị thay đổi", en: "the original \(name) is changed")
    }
  }

  private func checkOriginals(_ verification: inout Verification) throws {
    let known = try read { database in
      try database.all(
        """
        SELECT content.sha256, bytes, group_concat(number, ', ') AS entries FROM content
        JOIN (SELECT number, coalesce(delivery.sha256, entry.sha256) AS sha256
            FROM entry JOIN delivery ON delivery.entry = coalesce(entry.first, entry.number)
            UNION ALL SELECT number, converted FROM entry WHERE converted IS NOT NULL
            ORDER BY number) AS filed
          ON filed.sha256 = content.sha256
        GROUP BY content.sha256 ORDER BY min(number)
        """)
    }
    for row in known {
      let original = Archive.Original(sha256: try row["sha256"], bytes: try row["bytes"])
      verification.originals += 1
      if try archive.holds(original) { continue }
      let entries: String = try row["entries"] ?? "–"
      verification.add(
        .original,
        vi: "bản gốc \(original.sha256) (số đến \(entries)) bị mất hoặc bị thay đổi",
        en: "the original \(original.sha256) (entry \(entries)) is missing or changed")
    }
    let names = Set(try known.map { try $0["sha256"] as String })
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
      verification.problems.append(.report(number))
    }
  }
}
