import GRDB
import IntakeCore
import IntakeFiles

/// The hash of rows, which an event carries: so the chain of events binds what stands in the
/// tables, too, and `register verify` finds what was changed there.
struct Seal {
  private var digest = Digest()

  /// What a seal covers.
  enum Part: String, CaseIterable {
    /// The row of a call.
    case call
    /// What was recorded of an entry when it came in: never changed.
    case receipt
    /// How it was judged last: its verdict, its receipt's status and the rows of its tasks.
    case tasks
    /// How it stands in its submission.
    case standing
    /// The used lines of all mail books.
    case mailLines = "mail-lines"

    /// The event with which an older register was sealed.
    var lateEvent: String { "sealed-" + rawValue }

    /// The events that carry such a seal; the last one holds.
    var events: [String] {
      switch self {
      case .call: ["call-pinned", lateEvent]
      case .receipt: ["received", Register.readAgainEvent, lateEvent]
      case .tasks: ["judged", "tasks", lateEvent]
      case .standing: ["standing", lateEvent]
      case .mailLines: ["mail-lines", lateEvent]
      }
    }
  }

  /// The seal of values in their order.
  static func of(_ values: some Sequence<DatabaseValue>) -> String {
    var seal = Seal()
    for value in values { seal.add(value) }
    return seal.hexadecimal()
  }

  /// Values cannot run into each other: each has its kind and its length.
  mutating func add(_ value: DatabaseValue) {
    switch value.storage {
    case .null: digest.add([0x6E])
    case .int64(let number): digest.add(Array("i\(number);".utf8))
    case .double(let number): digest.add(Array("d\(number.bitPattern);".utf8))
    case .string(let text): add(kind: "s", Array(text.utf8))
    case .blob(let data): add(kind: "b", Array(data))
    }
  }

  private mutating func add(kind: String, _ bytes: [UInt8]) {
    digest.add(Array("\(kind)\(bytes.count):".utf8))
    digest.add(bytes)
  }

  func hexadecimal() -> String { digest.hexadecimal() }

  /// The seal of the rows that a statement gives.
  private static func of(
    _ database: Database, _ sql: String, _ arguments: StatementArguments = []
  ) throws -> String {
    var seal = Seal()
    try seal.add(database, sql, arguments)
    return seal.hexadecimal()
  }

  private mutating func add(
    _ database: Database, _ sql: String, _ arguments: StatementArguments
  ) throws {
    for row in try database.all(sql, arguments) { for value in row.values { add(value) } }
  }

  static func call(_ id: String, _ database: Database) throws -> String {
    try of(database, "SELECT id, sha256, pinned_at FROM call WHERE id = ?", [id])
  }

  /// Of a receipt as it was recorded.
  static func receipt(_ entry: Int, _ database: Database) throws -> String {
    let row = try database.first(
      """
      SELECT \(receiptColumns), \(laterReceiptColumns) FROM entry
      JOIN content ON content.sha256 = entry.sha256
      JOIN delivery ON delivery.entry = coalesce(entry.first, entry.number)
      WHERE entry.number = ?
      """, [entry])
    let attachments = try database.all(
      "SELECT \(attachmentColumns) FROM attachment WHERE entry = ? ORDER BY position", [entry])
    guard let row else { throw RegisterError.damaged("entry \(entry)") }
    return receipt(row.values[...], attachments: attachments.flatMap(\.values))
  }

  /// - Parameters:
  ///   - values: of `receiptColumns` and `laterReceiptColumns`.
  ///   - attachments: the values of `attachmentColumns`, one attachment after the other.
  static func receipt(
    _ values: ArraySlice<DatabaseValue>, attachments: [DatabaseValue]
  ) -> String {
    var seal = Seal()
    for value in values.prefix(receiptCount) { seal.add(value) }
    for (name, value) in zip(laterReceiptNames, values.dropFirst(receiptCount)) {
      seal.add(later: value, name)
    }
    for value in attachments { seal.add(value) }
    return seal.hexadecimal()
  }

  /// A column that came later counts only where it holds something: older seals stay what they are.
  private mutating func add(later value: DatabaseValue, _ name: String) {
    if value.isNull { return }
    add(name.databaseValue)
    add(value)
  }

  /// The columns of the first three schemas. Seals are made of them in this order: it never changes.
  static let receiptColumns = """
    entry.number, call, entry.sha256, bytes, entry.path, packet, form, submitter_name,
    submitter_kind, submitter_code, submitter_province, received_at, evidence, tasks, inbox,
    device, inode, modified, size, delivery.path, delivery.sha256, mail_line, mail_channel,
    mail_number, mail_postmark, taken_at
    """

  static let laterReceiptColumns =
    "nullif(step, '') AS step, " + laterReceiptNames.dropFirst().joined(separator: ", ")
  static let laterReceiptCount = laterReceiptNames.count

  private static let laterReceiptNames = [
    "step", "first", "part", "kind", "submitter_phone", "submitter_email", "submitter_address",
    "dispatch_number", "dispatch_date", "mail_at", "mail_row", "run",
    "format", "records", "converted", "converter", "hop_at", "hop_host",
  ]

  static let attachmentColumns = "entry, position, part, sha256, bytes, kind"
  static let receiptCount = receiptColumns.split(separator: ",").count

  static func tasks(_ entry: Int, _ database: Database) throws -> String {
    let judged = try database.first(
      "SELECT \(judgedColumns) FROM entry WHERE number = ?", [entry])
    let tasks = try database.all(
      "SELECT \(TaskRow.columns), \(TaskRow.laterColumns) FROM task WHERE entry = ? ORDER BY position",
      [entry])
    return Seal.tasks(judged: judged?.values[...] ?? [], tasks.map(\.values))
  }

  /// - Parameters:
  ///   - judged: of `judgedColumns`.
  ///   - tasks: of each, the values of its columns and later columns.
  static func tasks(judged: ArraySlice<DatabaseValue>, _ tasks: [[DatabaseValue]]) -> String {
    var seal = Seal()
    for value in judged { seal.add(value) }
    for task in tasks {
      let count = TaskRow.laterNames.count
      for value in task.dropLast(count) { seal.add(value) }
      for (name, value) in zip(TaskRow.laterNames, task.suffix(count)) {
        seal.add(later: value, name)
      }
    }
    return seal.hexadecimal()
  }

  static let judgedColumns = "verdict, receipt"

  static func standing(_ entry: Int, _ database: Database) throws -> String {
    try of(database, "SELECT \(standingColumns) FROM entry WHERE number = ?", [entry])
  }

  static let standingColumns = "state, submitter, because, task_key"

  /// As the third schema has it: without what came later.
  fileprivate static func thirdReceipt(_ entry: Int, _ database: Database) throws -> String {
    try of(
      database,
      """
      SELECT \(receiptColumns) FROM entry JOIN content ON content.sha256 = entry.sha256
      JOIN delivery ON delivery.entry = entry.number WHERE entry.number = ?
      """, [entry])
  }

  /// As the third schema has them.
  fileprivate static func thirdTasks(_ entry: Int, _ database: Database) throws -> String {
    var seal = Seal()
    try seal.add(database, "SELECT \(judgedColumns) FROM entry WHERE number = ?", [entry])
    try seal.add(
      database, "SELECT \(TaskRow.columns) FROM task WHERE entry = ? ORDER BY position", [entry])
    return seal.hexadecimal()
  }

  static func mailLines(_ database: Database) throws -> String {
    try of(
      database, "SELECT inbox, line FROM mail_line WHERE closed = 1 ORDER BY inbox, line")
  }
}

extension EventLog {
  /// Seals what an older register holds as it is found, by the third schema.
  static func sealAll(_ database: Database, at: Instant) throws {
    func add(_ part: Seal.Part, entry: Int? = nil, call: String? = nil, _ seal: String) throws {
      try EventLog.add(
        part.lateEvent, entry: entry, call.map { ["call": $0] } ?? [:], seal: seal, at: at,
        database)
    }
    for call in try database.column("id", "SELECT id FROM call ORDER BY id") as [String] {
      try add(.call, call: call, Seal.call(call, database))
    }
    for entry in try database.column("number", "SELECT number FROM entry ORDER BY number") as [Int]
    {
      try add(.receipt, entry: entry, Seal.thirdReceipt(entry, database))
      try add(.tasks, entry: entry, Seal.thirdTasks(entry, database))
      try add(.standing, entry: entry, Seal.standing(entry, database))
    }
    if try database.count("SELECT count(*) FROM mail_line WHERE closed = 1") > 0 {
      try add(.mailLines, Seal.mailLines(database))
    }
  }
}
