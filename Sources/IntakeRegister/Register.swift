import Foundation
import GRDB
public import IntakeCore
public import IntakeFiles
import Synchronization

/// The office's register: the database, the archive of originals and the folder of reports.
///
/// One run at a time may write; readers see the last complete state.
public final class Register: Sendable {
  public let path: String
  /// The folder itself: an inbox around it must not take it in.
  public let folder: Folder
  public let archive: Archive
  /// Where the reports stand: derived, and written again when missing.
  public let reports: Folder
  let failPoints: FailPoints
  /// The account that works on it, where it is known.
  let user: String?
  let clock: @Sendable () -> Instant
  private let database: DatabaseQueue
  let proof = Proof()
  /// What is written goes into a copy in memory, and no file is touched.
  let isRehearsal: Bool
  /// Of the run that works in it; known with the first file that it takes in.
  let runNumber = Mutex<Int?>(nil)
  private let lock: RegisterLock?

  /// What somebody wants with a register.
  public enum Access: Sendable {
    /// To work in it, alone; it is made where there is none.
    case writing
    /// To work in it, alone; it must be there.
    case writingExisting
    /// To look into it, perhaps while a run works in it.
    case reading
    /// To try out what would become of it: what is written is written into a copy in memory.
    case rehearsing
    /// To check all of it, alone: a run that works in it is given so many seconds to end.
    case checking(patience: Double)

    fileprivate var writes: Bool {
      switch self {
      case .writing, .writingExisting: true
      case .reading, .rehearsing, .checking: false
      }
    }

    fileprivate var holdsNoLock: Bool {
      switch self {
      case .reading, .rehearsing: true
      case .writing, .writingExisting, .checking: false
      }
    }

    fileprivate var rehearses: Bool { if case .rehearsing = self { true } else { false } }

    fileprivate var begins: Bool { if case .writing = self { true } else { false } }
  }

  /// Opens a register.
  /// - Parameters:
  ///   - user: the account that works on it, for the events.
  ///   - clock: dates the events; the machine's own.
  /// - Throws: `RegisterError` (`busy` where another run holds it), `FileError`.
  public static func open(
    directory: String, access: Access = .writing, failPoints: FailPoints = .none,
    user: String? = nil, clock: @escaping @Sendable () -> Instant
  ) throws -> Register {
    try Register(
      directory: directory, access: access, failPoints: failPoints, user: user, clock: clock)
  }

  private init(
    directory: String, access: Access, failPoints: FailPoints, user: String?,
    clock: @escaping @Sendable () -> Instant
  ) throws {
    path = directory
    isRehearsal = access.rehearses
    self.failPoints = failPoints
    self.user = user
    self.clock = clock
    let folder = try Self.folder(directory, access, now: clock())
    self.folder = folder
    lock = try Self.lock(folder, access)
    if access.writes { try folder.closeToOthers() }
    archive = try Archive(in: folder, failPoints: failPoints)
    reports = try folder.makeFolder(RegisterLayout.reports)
    try Self.requireDatabase(folder, for: archive)
    do {
      database = try Self.translating(directory) {
        try Self.connect(folder, access, now: clock())
      }
    } catch RegisterError.databaseDamaged(let path) {
      // Without originals it is somebody's own file of that name.
      let isEmpty = try archive.contents().isEmpty
      throw isEmpty ? RegisterError.notARegister(path) : .databaseDamaged(path)
    }
  }

  private static func lock(_ folder: Folder, _ access: Access) throws -> RegisterLock? {
    switch access {
    case .reading, .rehearsing: return nil
    case .writing, .writingExisting: return try RegisterLock(in: folder)
    case .checking(let patience):
      let end = Date(timeIntervalSinceNow: patience)
      while true {
        do {
          return try RegisterLock(in: folder)
        } catch RegisterError.busy where Date() < end {
          Thread.sleep(forTimeInterval: 0.05)
        } catch let error as FileError where [EROFS, EACCES].contains(error.number) {
          // Nobody can work in a register that cannot be written to.
          return nil
        }
      }
    }
  }

  /// Removes what a run left that was cut off. Only under the lock.
  public func recover() throws {
    if isRehearsal { return }
    try archive.removeTemporaries()
    try DurableFile(in: reports).removeLeftovers()
    try removeJournal()
  }

  /// A journal that was cut off before anything was changed is none that SQLite rolls back, and it
  /// stays until the next write: that is made here.
  private func removeJournal() throws {
    guard try folder.status(RegisterLayout.journal) != nil else { return }
    try write { try $0.execute(sql: "PRAGMA user_version = \(Migrations.version)") }
  }

  /// Looks at one state of the database. Not by GRDB's own `read`: it turns `query_only` on and off
  /// around each, which makes SQLite compile every statement anew.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translating(path) {
      var value: Value?
      try database.inTransaction(.deferred) { database in
        value = try body(database)
        return .commit
      }
      guard let value else { preconditionFailure("a transaction that ended has run its body") }
      return value
    }
  }

  /// Runs one transaction: all of it is on the disk when this returns, or nothing of it.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translating(path) {
      try database.write { database in
        let value = try body(database)
        try failPoints.reach("register.before-commit")
        return value
      }
    }
  }

  /// Writes one state of the database, whole, into an empty file.
  func writeDatabase(to path: String) throws {
    try Self.translating(path) {
      try database.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA query_only = OFF")
        try database.execute(sql: "VACUUM INTO ?", arguments: [path])
      }
    }
  }

  private static func folder(
    _ directory: String, _ access: Access, now: Instant
  ) throws -> Folder {
    let folder: Folder
    if access.begins {
      folder = try Folder.make(directory)
    } else {
      do {
        folder = try Folder.open(directory)
      } catch let error as FileError where error.isMissing {
        throw RegisterError.missing(directory)
      }
    }
    guard let status = try folder.status(RegisterLayout.database) else {
      guard access.begins else {
        if try folder.status(RegisterLayout.archive) != nil {
          try requireDatabase(folder, for: Archive(in: folder, failPoints: .none))
        }
        throw RegisterError.missing(directory)
      }
      guard try folder.names().allSatisfy(RegisterLayout.belongs) else {
        throw RegisterError.notARegister(directory)
      }
      return folder
    }
    if status.size > 0, try folder.status(RegisterLayout.archive) == nil {
      try requireOurs(folder, status, access, now: now)
    }
    return folder
  }

  /// Somebody's own file or database of that name is left as it is, and so is its folder.
  private static func requireOurs(
    _ folder: Folder, _ status: FileStatus, _ access: Access, now: Instant
  ) throws {
    guard status.kind == .file else { throw RegisterError.notARegister(folder.path) }
    var configuration = Configuration()
    configuration.readonly = true
    do {
      try translating(folder.path) {
        try DatabaseQueue(
          path: folder.shown(RegisterLayout.database), configuration: configuration
        ).read { try checkKind($0, folder.path, access, now: now) }
      }
    } catch RegisterError.databaseDamaged(let path) {
      throw RegisterError.notARegister(path)
    }
  }

  /// Originals without a database: it was lost, and a new one would give its numbers again.
  private static func requireDatabase(_ folder: Folder, for archive: Archive) throws {
    let isThere = try folder.status(RegisterLayout.database).map { $0.size > 0 } ?? false
    guard try isThere || archive.contents().isEmpty else {
      throw RegisterError.databaseLost(folder.path)
    }
  }

  private static func connect(
    _ folder: Folder, _ access: Access, now: Instant
  ) throws -> DatabaseQueue {
    if access.begins {
      // Made here so that it is the owner's alone from the first; SQLite follows its mode.
      _ = try folder.openOrCreate(RegisterLayout.database)
      try folder.sync()
    }
    let queue = try DatabaseQueue(
      path: folder.shown(RegisterLayout.database), configuration: Settings.configuration)
    try queue.read { try checkKind($0, folder.path, access, now: now) }
    try migrate(queue, in: folder, access, now: now)
    try queue.writeWithoutTransaction { database in
      try Settings.check(database)
      if !access.writes { try database.execute(sql: "PRAGMA query_only = ON") }
    }
    if access.writes { try queue.read { try checkSound($0) } }
    guard access.rehearses else { return queue }
    let copy = try DatabaseQueue(configuration: Settings.configuration)
    try queue.backup(to: copy)
    return copy
  }

  /// An older register is brought up to date also before it is only looked into, under the lock.
  private static func migrate(
    _ queue: DatabaseQueue, in folder: Folder, _ access: Access, now: Instant
  ) throws {
    let migrator = Migrations.migrator(now: now)
    let isCurrent = try queue.read { try migrator.hasCompletedMigrations($0) }
    guard !isCurrent else { return }
    let lock = access.holdsNoLock ? try RegisterLock(in: folder) : nil
    try withExtendedLifetime(lock) { try migrator.migrate(queue) }
  }

  private static func checkKind(
    _ database: Database, _ path: String, _ access: Access, now: Instant
  ) throws {
    let identity = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    // A first run that was cut off may have left the table of migrations and nothing else.
    let tables =
      try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
    guard identity == Migrations.applicationID || (identity == 0 && tables == 0) else {
      throw RegisterError.notARegister(path)
    }
    guard access.writes || tables > 0 else { throw RegisterError.missing(path) }
    if try Migrations.migrator(now: now).hasBeenSuperseded(database) {
      throw RegisterError.tooNew(path)
    }
  }

  private static func checkSound(_ database: Database) throws {
    let answer = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? "–"
    guard answer == "ok" else { throw RegisterError.damaged("quick_check") }
  }

  /// The database's own errors never reach people: they become the register's.
  private static func translating<Value>(_ path: String, _ body: () throws -> Value) throws -> Value
  {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw RegisterError(error, path: path)
    }
  }
}

extension RegisterError {
  fileprivate init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path)
    case .SQLITE_FULL: self = .diskFull(path)
    case .SQLITE_IOERR, .SQLITE_CANTOPEN: self = .inputOutput(path)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path)
    case .SQLITE_NOTADB: self = .databaseDamaged(path)
    case .SQLITE_CORRUPT: self = .damaged(path)
    case .SQLITE_CONSTRAINT: self = .refused("\(error.extendedResultCode.rawValue)")
    default: self = .database(error.extendedResultCode.rawValue)
    }
  }
}
