import GRDB
import IntakeCore

/// The register's schema, as a list of named steps. A step that was ever shipped is never edited:
/// what changes comes as a new step at the end.
enum Migrations {
  /// "DXST" (dexuat, sổ tiếp nhận): tells the database from any other.
  static let applicationID: Int32 = 0x4458_5354

  /// How far `user_version` is, for people who look with other tools.
  static let version = 5

  /// - Parameter now: dates the events that a step adds.
  static func migrator(now: Instant) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 register", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: FirstSchema.tables)
      try database.execute(sql: FirstSchema.guards)
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("2 decisions", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: DecisionSchema.tables)
      try database.execute(sql: DecisionSchema.guards)
      try database.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("3 seals", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: SealSchema.tables)
      try EventLog.sealAll(database, at: now)
      try database.execute(sql: "PRAGMA user_version = 3")
    }
    migrator.registerMigration("4 an office's year") { database in
      try database.execute(sql: OfficeSchema.entry)
      try database.execute(sql: OfficeSchema.decision)
      try database.execute(sql: OfficeSchema.additions)
      try database.execute(sql: OfficeSchema.guards)
      try database.execute(sql: "PRAGMA user_version = 4")
    }
    migrator.registerMigration("5 reading again", foreignKeyChecks: .immediate) { database in
      try database.execute(sql: RereadingSchema.additions)
      try database.execute(sql: RereadingSchema.guards)
      try database.execute(sql: "PRAGMA user_version = 5")
    }
    return migrator
  }
}
