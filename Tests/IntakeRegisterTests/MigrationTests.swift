import Foundation
import GRDB
import IntakeCore
import Testing

@testable import IntakeRegister

/// Registers of earlier schemas, as they were written then, are brought up to date and lose nothing.
@Suite final class MigrationTests {
  let root = FileManager.default.temporaryDirectory.appending(path: "old-\(UUID().uuidString)")
  private var path: String { root.appending(path: "register").path }

  deinit {
    do { try FileManager.default.removeItem(at: root) } catch { print("left behind: \(root.path)") }
  }

  /// A copy of a stored register: two entries of one submitter.
  private func copy(_ name: String) throws {
    let fixture = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/" + name)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: fixture, to: URL(filePath: path))
  }

  private func open(_ access: Register.Access) throws -> Register {
    try Register.open(
      directory: path, access: access, clock: { Instant(secondsSinceEpoch: 1_700_000_000) })
  }

  private func events() throws -> [String] {
    try DatabaseQueue(path: path + "/register.sqlite").read {
      try String.fetchAll($0, sql: "SELECT hash FROM event ORDER BY number")
    }
  }

  @Test(arguments: [Register.Access.writingExisting, .reading])
  func theFirstSchemaOpensMigratesAndVerifies(_ access: Register.Access) throws {
    try copy("first-schema")
    let before = try events()
    #expect(!before.isEmpty)
    let register = try open(access)
    let verification = try register.verify()
    #expect(verification.isSound, "\(verification.problems)")
    #expect(verification.entries == 2 && verification.originals == 2)
    // The old chain stands, and the new events follow it.
    let after = try events()
    #expect(Array(after.prefix(before.count)) == before)
    #expect(verification.events == after.count && verification.lastHash == after.last)
    let dossier = try #require(try register.dossier(1))
    #expect(dossier.document.decisions.isEmpty && dossier.document.previous == nil)
    #expect(dossier.document.tasks.count == 3 && dossier.basis.tool == "0.1.0")
    let (version, isComplete) = try register.read { database in
      (
        try Int.fetchOne(database, sql: "PRAGMA user_version"),
        try Migrations.migrator(now: Instant(secondsSinceEpoch: 0))
          .hasCompletedMigrations(database)
      )
    }
    #expect(version == Int(Migrations.version) && isComplete)
  }

  @Test func whatIsRecordedAfterwardsFollowsTheOldChain() throws {
    try copy("first-schema")
    let before = try events()
    let register = try open(.writingExisting)
    let number = try register.record(
      Register.NewDecision(
        entry: 1, action: .waive("X001"), task: "2",
        authority: Authority(by: "B", why: "W", document: "12/TB"),
        expires: Instant(secondsSinceEpoch: 1_800_000_000)),
      asOf: Instant(secondsSinceEpoch: 1_700_000_000))
    #expect(number == 1)
    let after = try events()
    #expect(Array(after.prefix(before.count)) == before && after.count > before.count)
    #expect(try register.decisions(call: "889-2024").map(\.action) == [.waive("X001")])
    #expect(try register.unsettled(call: "889-2024").count == 1)
    #expect(try register.verify().problems.allSatisfy { $0.kind == .unsettled })
  }

  @Test(arguments: [
    "UPDATE decision SET why = 'x'", "DELETE FROM decision",
    "INSERT INTO decision (entry, action, decided_by, why, document, at)"
      + " VALUES (9, 'accept', 'a', 'b', 'c', 0)",
    "INSERT INTO decision (entry, action, decided_by, why, document, at)"
      + " VALUES (1, 'waive', 'a', 'b', 'c', 0)",
    "INSERT INTO decision (entry, action, decided_by, why, document, at)"
      + " VALUES (1, 'accept', '', 'b', 'c', 0)",
    "INSERT INTO decision (entry, action, decided_by, why, document, at)"
      + " VALUES (1, 'same-as', 'a', 'b', 'c', 0)",
    "INSERT INTO decision (entry, action, other, decided_by, why, document, at)"
      + " VALUES (1, 'same-as', 1, 'a', 'b', 'c', 0)",
    "INSERT INTO decision (entry, action, revoked, decided_by, why, document, at)"
      + " VALUES (2, 'revoke', 1, 'a', 'b', 'c', 0)",
    "INSERT INTO decision (entry, action, task, through, decided_by, why, document, at)"
      + " VALUES (1, 'accept', '1', 2, 'a', 'b', 'c', 0)",
    "INSERT INTO evidence (entry, received_at, evidence, inbox, mail_line, at)"
      + " VALUES (1, 0, 'received', 'i', 'l', 0)",
    "INSERT INTO sent_letter (entry, kind, sent_at, dispatch, at) VALUES (9, 'receipt', 0, '1', 0)",
    "UPDATE entry SET step = '1'", "UPDATE entry SET first = 1 WHERE number = 2",
    "UPDATE entry SET received_at = 0", "UPDATE entry SET evidence = 'decision'",
    "UPDATE call SET sha256 = sha256",
  ])
  func theDatabaseRefuses(_ statement: String) throws {
    try copy("first-schema")
    let register = try open(.writingExisting)
    _ = try register.record(
      Register.NewDecision(
        entry: 1, action: .accept,
        authority: Authority(by: "B", why: "W", document: "12/TB")),
      asOf: Instant(secondsSinceEpoch: 1_700_000_000))
    #expect(throws: RegisterError.self) {
      try register.write { try $0.execute(sql: statement) }
    }
  }

  /// What an older register holds is sealed as it is found, and bound from then on.
  @Test(arguments: [
    "UPDATE task SET title = 'x' WHERE entry = 1 AND position = 2",
    "UPDATE entry SET state = 'not-counted', task_key = NULL WHERE number = 2",
    "UPDATE entry SET submitter_name = 'x' WHERE number = 1",
    "UPDATE entry SET verdict = 'review' WHERE verdict <> 'review'",
  ])
  func anOlderRegisterIsSealed(_ statement: String) throws {
    try copy("first-schema")
    let register = try open(.writingExisting)
    #expect(try register.verify().isSound)
    try register.write { try $0.execute(sql: statement) }
    #expect(try register.verify().problems.contains { $0.kind == .row })
  }

  /// A disk that came back under another number made one delivery two: the second stays, and is
  /// not taken for the first.
  @Test func aDeliveryThatIsThereTwiceStays() throws {
    try copy("first-schema")
    try DatabaseQueue(path: path + "/register.sqlite").write {
      try $0.execute(
        sql: """
          DROP TRIGGER delivery_stays;
          UPDATE delivery SET (device, inode, modified, size, path) =
            (SELECT device + 1, inode, modified, size, path FROM delivery WHERE entry = 1),
            mail_line = NULL WHERE entry = 2;
          DROP TRIGGER entry_stays;
          UPDATE entry SET sha256 = (SELECT sha256 FROM entry WHERE number = 1), state = 'duplicate',
            because = 1, task_key = NULL WHERE number = 2;
          """)
    }
    let register = try open(.writingExisting)
    let found = try register.read {
      try Row.fetchAll($0, sql: "SELECT entry, sha256 IS NULL FROM delivery ORDER BY entry").map {
        ($0[0] as Int, $0[1] as Bool)
      }
    }
    #expect(found.map(\.0) == [1, 2] && found.map(\.1) == [false, true])
  }

  @Test func aDecisionWithoutItsEventIsFound() throws {
    try copy("first-schema")
    let register = try open(.writingExisting)
    try register.write {
      try $0.execute(
        sql: """
          INSERT INTO decision (entry, action, decided_by, why, document, at)
          VALUES (1, 'accept', 'a', 'b', 'c', 0)
          """)
    }
    #expect(try register.verify().problems.map(\.kind) == [.row])
  }
}
