import GRDB
import IntakeCore
public import IntakeFiles

/// Entry numbers that another register has given: this one goes on above them.
extension Register {
  /// The numbers that were left out, in order.
  public func leaps() throws -> [Range<Int>] {
    try read { try Self.leaps($0) }
  }

  /// The names of the delivered files, by entry number.
  public func fileNames() throws -> [Int: FileName] {
    try read { database in
      let rows = try database.rows("SELECT number, path FROM entry")
      var names: [Int: FileName] = [:]
      while let row = try rows.next() {
        names[try row["number"]] = FileName(stored: try row["path"]).last
      }
      return names
    }
  }

  /// Leaves out all numbers up to one: the next entry has a higher one. Told by an event.
  public func continueNumbering(after number: Int) throws {
    try write { database in
      let last = try database.count("SELECT seq FROM sqlite_sequence WHERE name = 'entry'")
      guard number > last else { return }
      try database.run("DELETE FROM sqlite_sequence WHERE name = 'entry'")
      try database.run("INSERT INTO sqlite_sequence (name, seq) VALUES ('entry', ?)", [number])
      try EventLog.add(
        leapt, ["from": String(last + 1), "to": String(number)], at: clock(), database)
    }
  }

  /// The numbers that were left out, in order.
  static func leaps(_ database: Database) throws -> [Range<Int>] {
    try database.all("SELECT body FROM event WHERE kind = ? ORDER BY number", [leapt]).map { row in
      let details = try EventLog.details(row["body"])
      guard let from = details["from"].flatMap(Int.init), let to = details["to"].flatMap(Int.init),
        from <= to
      else { throw RegisterError.damaged("event") }
      return from..<(to + 1)
    }
  }
}

private let leapt = "numbering-continued"
