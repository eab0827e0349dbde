import GRDB
public import IntakeCore
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

  /// The latest instant as of which something was decided in a call; nil where nothing was. Not
  /// compared with the chain of events: for hints alone.
  public func lastDecision(call: String) throws -> Instant? {
    try read { database in
      let row = try database.first(
        """
        SELECT max(at) AS last FROM decision JOIN entry ON entry.number = decision.entry
        WHERE call = ?
        """, [call])
      let last: Int64? = try row?["last"]
      return last.map(Instant.init(secondsSinceEpoch:))
    }
  }

  /// The ids of the calls that it has entries of, in order. Not compared with the chain of events: for
  /// hints alone.
  public func callsWithEntries() throws -> [String] {
    try read { database in
      try database.column("call", "SELECT DISTINCT call FROM entry ORDER BY call")
    }
  }
}
