import GRDB

/// How the database is opened: the settings that survived a power-cut probe, and their proof.
/// Why these: docs/decisions/sqlite-settings.md.
enum Settings {
  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "register"
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(30)
    configuration.prepareDatabase { database in
      for (name, value) in wanted {
        try database.execute(sql: "PRAGMA \(name) = \(value)")
      }
    }
    return configuration
  }

  /// - Throws: `RegisterError.setting` for the first one that did not take.
  static func check(_ database: Database) throws {
    for (name, value) in expected {
      let found = try String.fetchOne(database, sql: "PRAGMA \(name)") ?? "–"
      guard found == value else { throw RegisterError.setting(name, found) }
    }
  }

  private static let wanted = [
    ("journal_mode", "DELETE"), ("synchronous", "EXTRA"), ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"), ("foreign_keys", "ON"),
  ]

  private static let expected = [
    ("journal_mode", "delete"), ("synchronous", "3"), ("trusted_schema", "0"),
    ("cell_size_check", "1"), ("foreign_keys", "1"), ("busy_timeout", "30000"),
  ]
}
