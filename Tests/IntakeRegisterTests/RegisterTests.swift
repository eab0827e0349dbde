import Foundation
import GRDB
import IntakeCore
import Testing

import IntakeFiles
@testable import IntakeRegister

@Suite final class RegisterTests {
  let root = FileManager.default.temporaryDirectory.appending(path: "reg-\(UUID().uuidString)")
  private var path: String { root.appending(path: "register").path }

  deinit {
    do { try FileManager.default.removeItem(at: root) } catch { print("left behind: \(root.path)") }
  }

  private func open(_ access: Register.Access = .writing) throws -> Register {
    try Register.open(
      directory: path, access: access, clock: { Instant(secondsSinceEpoch: 1_700_000_000) })
  }

  /// A register with one entry, its original archived.
  private func filled() throws -> Register {
    let register = try open()
    let folder = try Folder.make(root.path + "/source")
    let name = FileName("a.xml")
    try folder.create(name).write(Array("hello".utf8))
    let file = try folder.open(name)
    let original = try register.archive.take(file, as: file.status())
    try register.pin(.small)
    _ = try register.accept(
      [
        Arrival(
          inbox: "1:1", key: DeliveryKey(file.status(), path: name), mail: nil,
          original: original, document: .small(original))
      ],
      basis: JudgingBasis(
        call: .small, ruleSet: "r", tool: "t", asOf: Instant(secondsSinceEpoch: 0)))
    return register
  }

  /// Past the guards of the database, each row is still bound to the chain of events.
  @Test(arguments: [
    "UPDATE call SET pinned_at = pinned_at + 1", "UPDATE content SET bytes = bytes + 1",
    "UPDATE delivery SET mail_number = '7'", "UPDATE entry SET path = CAST('b.xml' AS BLOB)",
    "UPDATE judgement SET report = '{ }'", "UPDATE judgement SET as_of = 1",
    "UPDATE amendment SET why = 'other'", "DELETE FROM amendment",
    "UPDATE sqlite_sequence SET seq = 7 WHERE name = 'entry'",
    "INSERT INTO mail_line (inbox, line, closed) VALUES ('i', 'l', 0)",
    "INSERT INTO submitter (identity) VALUES ('code:1')",
    "CREATE INDEX more ON entry (verdict)", "PRAGMA user_version = 99",
    "UPDATE event SET seal = printf('%064d', 1) WHERE seal IS NOT NULL",
  ])
  func whatIsChangedPastTheGuardsIsTold(_ statement: String) throws {
    let register = try filled()
    var amended = Call.small
    amended.sha256 = String(repeating: "9", count: 64)
    try register.amend(
      amended, authority: Authority(by: "B", why: "W", document: "1/TB"),
      asOf: Instant(secondsSinceEpoch: 0))
    let kinds: Set<Verification.Kind> = [.row, .event, .database]
    #expect(try !register.verify().problems.contains { kinds.contains($0.kind) })
    try past(register) { try $0.execute(sql: statement) }
    #expect(try register.verify().problems.contains { kinds.contains($0.kind) })
  }

  /// Whoever states something from the register looks at the chain first, and names the entry.
  @Test(arguments: [
    "UPDATE entry SET path = CAST('b.xml' AS BLOB)",
    "UPDATE entry SET received_at = 7, evidence = 'so-den'",
    "UPDATE entry SET verdict = 'eligible'", "UPDATE task SET title = 'other'",
    "DELETE FROM task", "UPDATE event SET hash = printf('%064d', 1) WHERE kind = 'judged'",
    "UPDATE event SET at = at + 1 WHERE kind = 'received'",
    "UPDATE delivery SET mail_number = '7'", "UPDATE task SET contributions = '[]'",
  ])
  func nothingIsStatedOfAChangedRow(_ statement: String) throws {
    try past(filled()) { try $0.execute(sql: statement) }
    let questions: [(Register) throws -> Void] = [
      { _ = try $0.entries() }, { _ = try $0.dossier(1) }, { _ = try $0.judged(1) },
      { _ = try $0.filed(call: Call.small.id) }, { _ = try $0.listedTasks(call: Call.small.id) },
      { try $0.eachListedTitle { _ in } }, { _ = try $0.books(call: Call.small.id) },
      { _ = try $0.decisions(call: Call.small.id) },
      { _ = try $0.lastJudgements(call: Call.small.id) },
    ]
    for ask in questions {
      let error = #expect(throws: RegisterError.self) { try ask(self.open(.reading)) }
      #expect(error?.message.en.contains("entry 1") == true, "\(String(describing: error))")
    }
  }

  @Test func aChangedJudgementIsNotToldOf() throws {
    try past(filled()) { try $0.execute(sql: "UPDATE judgement SET report = '{ }'") }
    for ask in [{ _ = try $0.dossier(1) }, { _ = try $0.judged(1) }] as [(Register) throws -> Void]
    {
      let error = #expect(throws: RegisterError.self) { try ask(self.open(.reading)) }
      #expect(error?.message.en.contains("entry 1") == true, "\(String(describing: error))")
    }
  }

  @Test func aVerificationWaitsForARun() async throws {
    let running = try filled()
    #expect(throws: RegisterError.busy(path)) { try self.open(.checking(patience: 0.1)) }
    let path = path
    let verified = Task.detached {
      try Register.open(
        directory: path, access: .checking(patience: 60),
        clock: { Instant(secondsSinceEpoch: 0) }
      ).verify()
    }
    try running.write { try $0.execute(sql: "UPDATE entry SET report_due = 0") }
    withExtendedLifetime(running) {}
    _ = consume running
    #expect(try await verified.value.events > 0)
  }

  /// Changes rows past the guards of the database.
  private func past(_ register: Register, _ change: (Database) throws -> Void) throws {
    try register.write { database in
      let guards = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for guarded in guards {
        try database.execute(sql: "DROP TRIGGER \(guarded["name"] as String)")
      }
      try change(database)
      for guarded in guards { try database.execute(sql: guarded["sql"]) }
    }
  }

  @Test func aDeliveryIsKnownOnAnotherDevice() throws {
    let register = try filled()
    let file = try Folder.open(root.path + "/source").open(FileName("a.xml"))
    var key = DeliveryKey(try file.status(), path: FileName("a.xml"))
    key.device += 1
    #expect(try register.entries(like: key) == [try file.sha256(): 1])
    key.modified += 1
    #expect(try register.entries(like: key).isEmpty)
  }

  @Test func theSettingsAreThoseThatSurvivedThePowerCuts() throws {
    try open().read { database in
      try Settings.check(database)
      #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == Migrations.version)
      #expect(
        try Int32.fetchOne(database, sql: "PRAGMA application_id") == Migrations.applicationID)
    }
  }

  @Test(arguments: [
    "UPDATE event SET kind = 'x'", "DELETE FROM event", "DELETE FROM entry",
    "UPDATE entry SET sha256 = sha256", "DELETE FROM judgement", "UPDATE judgement SET tool = 'x'",
    "DELETE FROM content", "UPDATE delivery SET size = 0",
    "INSERT INTO delivery SELECT 2, inbox, device, inode, modified, size, path, NULL, NULL, NULL,"
      + " NULL, 0 FROM delivery",
    "INSERT INTO event VALUES (9, 0, 'x', NULL, '{}', printf('%064d', 0), printf('%064d', 1))",
    "INSERT INTO task SELECT 7, position, verdict, outline, number, number_key, title, title_key,"
      + " orientation, total, state, other, first_month, last_month, line, column, row, objective,"
      + " content, product, lead, partners, location, sector, status, other_source, note FROM task",
    "UPDATE entry SET state = 'superseded'", "UPDATE entry SET state = 'current'",
    "UPDATE entry SET because = 1", "UPDATE task SET verdict = 'eligible', title = NULL",
  ])
  func theDatabaseRefuses(_ statement: String) throws {
    let register = try filled()
    #expect(throws: RegisterError.self) {
      try register.write { try $0.execute(sql: statement) }
    }
    let pending: Set<Verification.Kind> = [.unsettled, .books, .report]
    #expect(try register.verify().problems.allSatisfy { pending.contains($0.kind) })
  }

  @Test func anEntryNumberIsNeverGivenAgain() throws {
    let register = try filled()
    #expect(throws: CancellationError.self) {
      try register.write { database in
        try database.execute(
          sql: """
            INSERT INTO entry (call, sha256, path, receipt, tasks, state, verdict)
            SELECT call, sha256, path, receipt, tasks, state, verdict FROM entry
            """)
        throw CancellationError()
      }
    }
    #expect(try register.entries().map(\.number) == [1])
    #expect(throws: RegisterError.self) {
      try register.write { try $0.execute(sql: "UPDATE entry SET number = 5") }
    }
  }

  @Test func aSecondRunIsBusy() throws {
    let first = try open()
    #expect(throws: RegisterError.busy(path)) { try open() }
    #expect(try open(.reading).entries().isEmpty)
    withExtendedLifetime(first) {}
  }

  @Test func verifyNamesTheDamagedOriginal() throws {
    let register = try filled()
    let sha256 = try #require(try register.entries().first?.sha256)
    let object = path + "/archive/sha256/\(sha256.prefix(2))/\(sha256)"
    try Data("hellO".utf8).write(to: URL(filePath: object))
    let problem = try #require(try register.verify().problems.first { $0.kind == .original })
    #expect(problem.message.en.contains(sha256) && problem.message.en.contains("entry 1"))
    try FileManager.default.removeItem(atPath: object)
    #expect(try register.verify().problems.contains { $0.kind == .original })
    try Data("x".utf8).write(to: URL(filePath: path + "/archive/sha256/\(sha256.prefix(2))/zz"))
    #expect(try register.verify().problems.contains { $0.kind == .stray })
  }

  @Test func verifyFindsAChangedEvent() throws {
    let register = try filled()
    try register.write { database in
      try database.execute(
        sql: "DROP TRIGGER event_stays; UPDATE event SET body = '{\"a\":\"b\"}' WHERE number = 2")
    }
    let problem = try #require(try register.verify().problems.first { $0.kind == .event })
    #expect(problem.message.en.contains("event 2") && problem.message.en.contains("entry 1"))
  }

  @Test func anotherDatabaseIsNoRegister() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data("not a database at all, but long enough to be one, perhaps".utf8).write(
      to: URL(filePath: path + "/register.sqlite"))
    #expect(throws: RegisterError.notARegister(path)) { try open() }
  }

  /// Somebody's own database of that name, and the folder it stands in, stay as they are.
  @Test func inAForeignFolderNothingIsMade() throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    try DatabaseQueue(path: path + "/register.sqlite").write { database in
      try database.execute(sql: "CREATE TABLE theirs (a); PRAGMA user_version = 7")
    }
    for access in [Register.Access.writing, .writingExisting, .reading] {
      #expect(throws: RegisterError.notARegister(path)) { try open(access) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["register.sqlite"])
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o755)
    }
  }

  @Test func aRegisterCutOffWhileItWasMadeIsMade() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try DatabaseQueue(path: path + "/register.sqlite").write { database in
      try database.execute(
        sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    #expect(throws: RegisterError.missing(path)) { try open(.reading) }
    #expect(try open().entries().isEmpty)
  }

  @Test func aLaterVersionsRegisterIsRefused() throws {
    try open().write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 later')") }
    #expect(throws: RegisterError.tooNew(path)) { try open() }
  }

  @Test func theJudgedDocumentComesBackAsItWas() throws {
    let register = try filled()
    let document = try register.document(1)
    #expect(document.findings == JudgedDocument.small(.init(sha256: "", bytes: 5)).findings)
    #expect(document.tasks.map(\.total) == [Money(dong: 1_500_000_000)])
    #expect(document.receipt.status == .undetermined)
    #expect(document.identity.bytes == 5 && document.format == .xml && document.unit == .million)
  }
}

extension JudgedDocument {
  fileprivate static func small(_ original: Archive.Original) -> JudgedDocument {
    let text = Localized(vi: "tiếng Việt / “chữ”", en: "text")
    let finding = Finding(
      code: "T003", severity: .review, place: Place(line: 2, column: 3, row: 4), path: "/a[1]",
      task: "1", taskIndex: 1, field: "total", found: "x", expected: "y", difference: "z",
      message: text, advice: text, clause: text,
      related: [Finding.Related(document: "b", place: .document, path: "/b", found: "f")],
      isStructural: true)
    var counts = SeverityCounts()
    counts.add(.review)
    return JudgedDocument(
      identity: Identity(path: "a.xml", sha256: original.sha256, bytes: original.bytes),
      format: .xml, encoding: "UTF-8", form: .appendix1, unit: .million,
      submitter: Submitter(name: "A", kind: "state", code: nil, province: nil),
      tasks: [
        JudgedTask(
          index: 1, number: "1", title: "t", orientation: 1, total: Money(dong: 1_500_000_000),
          state: .zero, other: .zero, start: nil, end: nil, place: .document, verdict: .review)
      ],
      receipt: ReceiptJudgement(receipt: nil, status: .undetermined), findings: [finding],
      counts: counts, countsByCode: ["T003": 1], documentVerdict: .review, verdict: .review,
      rulesRun: ["T003"], rulesNotRun: [RuleNotRun(code: "X001", because: text)])
  }
}

extension Call {
  fileprivate static let small: Call = {
    let text = Localized(same: "")
    let month = CalendarMonth(monthNumber: 24_288)
    return Call(
      id: "small", sha256: String(repeating: "c", count: 64), planYear: 2024,
      zone: ZoneOffset(minutes: 420), title: text,
      dispatch: Dispatch(number: nil, date: nil, issuer: text),
      programme: Programme(decision: "", date: nil, from: month, to: month, title: text),
      receiver: Receiver(name: text, address: nil),
      agency: Agency(parent: nil, unit: text, seat: text, signatures: []),
      deadline: nil, orientations: [], codeLists: [], provinces: Provinces([]), forms: [])
  }()
}
