import GRDB
import IntakeCore
import Synchronization

/// Whether the register's rows have been compared with the chain of events since it was opened.
///
/// Whatever states something from the register asks for it first. Rows that this process writes
/// itself need no second look.
final class Proof: Sendable {
  private let isGiven = Mutex(false)

  /// - Throws: `RegisterError.altered`, naming the first entry that is not as its events say.
  func require(_ database: Database) throws {
    if isGiven.withLock({ $0 }) { return }
    try SealedEntries(database).check { entry, part in
      throw RegisterError.altered(part.name(of: entry))
    }
    if let record = try ToldRecords(database).altered().first {
      throw RegisterError.altered(record)
    }
    give()
  }

  /// The same for one entry, where not all of them are needed.
  func require(_ entry: Int, _ database: Database) throws {
    if isGiven.withLock({ $0 }) { return }
    try SealedEntries(database, only: entry).check { entry, part in
      throw RegisterError.altered(part.name(of: entry))
    }
    if let record = try ToldRecords(database, only: entry).altered().first {
      throw RegisterError.altered(
        Localized(vi: "số đến \(entry), \(record.vi)", en: "entry \(entry), \(record.en)"))
    }
  }

  /// Whoever has looked at everything and told what is wrong goes on.
  func give() {
    isGiven.withLock { $0 = true }
  }
}

extension Register {
  /// Looks at one state of the database that has been compared with the chain of events.
  func readProven<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try read { database in
      try proof.require(database)
      return try body(database)
    }
  }

  /// The last judgement of an entry, compared with the event that tells of it.
  static func judgement(of entry: Int, _ database: Database) throws -> StoredRow {
    let row = try database.first(
      """
      SELECT judgement.*, sha256 AS own FROM judgement JOIN entry ON entry.number = entry
      WHERE entry = ? ORDER BY judgement.number DESC LIMIT 1
      """, [entry])
    let told = try database.first(
      "SELECT * FROM event WHERE entry = ? AND kind = 'judged' ORDER BY number DESC LIMIT 1",
      [entry])
    guard let row, let told, try row["document_sha256"] as String == row["own"],
      try Event(told).hash == told["hash"], try told["body"] == NewJudgement.eventBody(row)
    else {
      throw RegisterError.altered(
        Localized(vi: "số đến \(entry), lần xét cuối", en: "entry \(entry), its last judgement"))
    }
    return row
  }
}
