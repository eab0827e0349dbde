import GRDB
public import IntakeCore

extension Register {
  /// The balances of a call, from the rows of the register. The plan's side of the orientation
  /// totals is left as counted here; the plan sets it from its own lines.
  public func books(call: String) throws -> Books {
    try readProven { try Self.books(call: call, $0) }
  }

  static func books(call: String, _ database: Database) throws -> Books {
    var books = Books()
    books.received = try count(
      database,
      """
      SELECT count(*) FROM entry
      JOIN delivery ON delivery.entry = coalesce(entry.first, entry.number)
      WHERE call = ? AND state <> 'attachment'
      """,
      call)
    let states = try database.all(
      "SELECT state, count(*) AS n FROM entry WHERE call = ? GROUP BY state", [call])
    for row in states { books.count(try EntryState.read(row["state"]), try row["n"]) }
    books.tasks = try count(
      database,
      """
      SELECT coalesce(sum(tasks), 0) FROM entry
      WHERE call = ? AND state = 'current' AND form = 'appendix1'
      """, call)
    let verdicts = try database.all(
      """
      SELECT task.verdict, count(*) AS n FROM task JOIN entry ON entry.number = task.entry
      WHERE call = ? AND entry.state = 'current' AND form = 'appendix1' GROUP BY task.verdict
      """, [call])
    for row in verdicts { books.count(try Verdict.read(row["verdict"]), try row["n"]) }
    books.orientations = try orientationBooks(call: call, database)
    return books
  }

  /// The calls that the register holds, by id, each with the version in force.
  public func calls() throws -> [(id: String, sha256: String)] {
    try read { database in
      try database.column("id", "SELECT id FROM call ORDER BY id").map { (id: String) in
        guard let sha256 = try Self.pinned(id, database) else {
          throw RegisterError.damaged("call")
        }
        return (id, sha256)
      }
    }
  }

  private static func count(_ database: Database, _ sql: String, _ call: String) throws -> Int {
    try database.count(sql, [call])
  }

  /// Sums in two parts, so that no total can overflow SQLite's integers.
  private static func orientationBooks(
    call: String, _ database: Database
  ) throws -> [Books.OrientationBook] {
    try database.all(
      """
      SELECT orientation, count(*) AS n, sum(total / 1000000) AS millions,
        sum(total % 1000000) AS rest
      FROM task JOIN entry ON entry.number = task.entry
      WHERE call = ? AND entry.state = 'current' AND form = 'appendix1'
        AND task.verdict = 'eligible'
      GROUP BY orientation ORDER BY orientation
      """, [call]
    ).map { row in
      let (millions, rest): (Int64, Int64) = (try row["millions"], try row["rest"])
      let total = Money(dong: Int128(millions) * 1_000_000 + Int128(rest))
      let tasks: Int = try row["n"]
      return Books.OrientationBook(
        orientation: try row["orientation"], registerTasks: tasks, planTasks: tasks,
        registerTotal: total, planTotal: total)
    }
  }
}

extension Books {
  /// Pending entries stand nowhere: the books do not balance until they are settled.
  fileprivate mutating func count(_ state: EntryState, _ count: Int) {
    switch state {
    case .pending: break
    case .current: current += count
    case .superseded: superseded += count
    case .duplicate: duplicate += count
    case .notCounted: notCounted += count
    case .waiting: waiting += count
    case .withdrawn: withdrawn += count
    case .quarantined: quarantined += count
    case .attachment: attachments += count
    }
  }

  fileprivate mutating func count(_ verdict: Verdict, _ count: Int) {
    switch verdict {
    case .eligible: eligible += count
    case .review: review += count
    case .ineligible: ineligible += count
    }
  }
}

extension RawRepresentable where RawValue == String {
  fileprivate static func read(_ text: String) throws -> Self {
    try StoredValue.read(text)
  }
}
