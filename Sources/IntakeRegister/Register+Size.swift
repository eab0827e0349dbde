import GRDB
import IntakeFiles

extension Register {
  /// The bytes that the register's database and its archived originals take up.
  public func size() throws -> (database: Int, originals: Int) {
    let originals = try read { database in
      try database.count("SELECT coalesce(sum(bytes), 0) FROM content")
    }
    let file = try folder.status(RegisterLayout.database)
    return (Int(file?.size ?? 0), originals)
  }
}
