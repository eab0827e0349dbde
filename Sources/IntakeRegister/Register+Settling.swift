import Foundation
import GRDB
public import IntakeCore
import IntakeFiles

extension Register {
  /// The submissions of a call that must be worked out again; "" stands for the quarantine.
  public func unsettled(call: String) throws -> [String] {
    try read { database in
      try database.column(
        "submitter", "SELECT submitter FROM unsettled WHERE call = ? ORDER BY submitter", [call])
    }
  }

  /// The entries of a call as they stand.
  /// - Parameter last: the last later evidence that is known; none after it counts.
  public func filed(call: String, evidenceThrough last: Int = .max) throws -> [Filed] {
    try readProven { database in
      let rows = try database.rows(
        """
        SELECT \(Self.entryColumns), delivery.inbox AS inbox, task.number_key, task.title_key
        FROM \(Self.entries(evidenceThrough: last))
        LEFT JOIN task ON task.entry = entry.number AND task.position = 1
          AND entry.form = 'appendix2'
        WHERE call = ? ORDER BY entry.number
        """, [call])
      var filed: [Filed] = []
      while let row = try rows.next() { filed.append(try Filed(row)) }
      return filed
    }
  }

  /// What the tasks of a list are matched by, in their order.
  public func taskKeys(ofList entry: Int) throws -> [TaskKeys] {
    try read { database in
      try database.all(
        "SELECT number_key, title_key FROM task WHERE entry = ? ORDER BY position", [entry]
      ).map { TaskKeys(number: try $0["number_key"], title: try $0["title_key"]) }
    }
  }

  /// Takes entries out of the submissions that they no longer belong to, and notes all
  /// submissions that are to be worked out, so that a crash in between leaves none behind.
  public func beginSettling(call: String, moved: [Int], submissions: [String]) throws {
    try write { database in
      for submitter in submissions {
        try database.run(
          "INSERT OR IGNORE INTO unsettled (call, submitter) VALUES (?,?)", [call, submitter])
      }
      for entry in moved {
        try database.run(
          """
          UPDATE entry SET state = 'pending', submitter = NULL, because = NULL, task_key = NULL
          WHERE number = ?
          """, [entry])
      }
    }
  }

  /// One entry of a submission with its new standing and, where it was judged again, the outcome.
  public struct SettledEntry: Sendable {
    public var number: Int
    public var standing: Standing
    public var document: JudgedDocument?
    /// The entries of the outlines of a list's tasks.
    public var outlines: [Int?]

    public init(
      number: Int, standing: Standing, document: JudgedDocument? = nil, outlines: [Int?] = []
    ) {
      self.number = number
      self.standing = standing
      self.document = document
      self.outlines = outlines
    }
  }

  /// A submission ("": the quarantine) with all entries that belong to it, by number.
  public struct SettledSubmission: Sendable {
    public var submitter: String
    public var entries: [SettledEntry]

    public init(submitter: String, entries: [SettledEntry]) {
      self.submitter = submitter
      self.entries = entries
    }

    /// How much memory it takes, roughly: its documents and their tasks.
    public var weight: Int {
      entries.reduce(0) { $0 + ($1.document.map { 10 + $0.tasks.count } ?? 0) }
    }
  }

  /// Settles submissions in one transaction.
  /// - Parameter progress: what all of the call's submissions are worked out through; nil where
  ///   others are still to be settled.
  public func settle(
    _ submissions: [SettledSubmission], basis: JudgingBasis,
    through progress: SettledProgress? = nil
  ) throws {
    guard !submissions.isEmpty || progress != nil else { return }
    try write { database in
      for submission in submissions { try settle(submission, basis, database) }
      try progress?.note(call: basis.call.id, at: clock(), database)
    }
  }

  private func settle(
    _ submission: SettledSubmission, _ basis: JudgingBasis, _ database: Database
  ) throws {
    let (submitter, entries) = (submission.submitter, submission.entries)
    let call = basis.call.id
    if !submitter.isEmpty, !entries.isEmpty {
      try insertSubmission(submitter, call: call, database)
    }
    let changed = try changedEntries(entries, database)
    // First out of their places, then into the new ones: two never hold one place.
    for (entry, _) in changed { try clear(entry.number, database) }
    for (entry, old) in changed { try place(entry, from: old, database) }
    for entry in entries {
      guard let document = entry.document else { continue }
      try NewJudgement(
        entry: entry.number, document: document, outlines: entry.outlines, basis: basis
      ).store(database, at: clock())
    }
    if entries.isEmpty { try removeSubmission(submitter, call: call, database) }
    try database.run("DELETE FROM unsettled WHERE call = ? AND submitter = ?", [call, submitter])
  }

  private func insertSubmission(
    _ submitter: String, call: String, _ database: Database
  ) throws {
    try database.run("INSERT OR IGNORE INTO submitter (identity) VALUES (?)", [submitter])
    try database.run(
      "INSERT OR IGNORE INTO submission (call, submitter) VALUES (?,?)", [call, submitter])
  }

  private func removeSubmission(
    _ submitter: String, call: String, _ database: Database
  ) throws {
    try database.run("DELETE FROM submission WHERE call = ? AND submitter = ?", [call, submitter])
    try database.run(
      """
      DELETE FROM submitter WHERE identity = ?
        AND NOT EXISTS (SELECT 1 FROM submission WHERE submitter = identity)
      """, [submitter])
  }

  private func changedEntries(
    _ entries: [SettledEntry], _ database: Database
  ) throws -> [(SettledEntry, old: Standing)] {
    var changed: [(SettledEntry, old: Standing)] = []
    for entry in entries {
      let row = try database.first(
        "SELECT state, submitter, because, task_key FROM entry WHERE number = ?", [entry.number])
      guard let row else { throw RegisterError.damaged("entry \(entry.number)") }
      let old = try Standing(row)
      if old != entry.standing { changed.append((entry, old)) }
    }
    return changed
  }

  private func clear(_ entry: Int, _ database: Database) throws {
    try database.run(
      "UPDATE entry SET state = 'pending', because = NULL WHERE number = ?", [entry])
  }

  private func place(_ entry: SettledEntry, from old: Standing, _ database: Database) throws {
    let new = entry.standing
    try database.run(
      """
      UPDATE entry SET state = ?, submitter = ?, because = ?, task_key = ?, report_due = 1
      WHERE number = ?
      """, [new.state.rawValue, new.submitter, new.because, new.taskKey, entry.number])
    var details = ["from": old.state.rawValue, "to": new.state.rawValue]
    if let submitter = new.submitter { details["submitter"] = submitter }
    if let because = new.because { details["because"] = String(because) }
    try EventLog.add(
      "standing", entry: entry.number, details, seal: Seal.standing(entry.number, database),
      at: clock(), database)
  }
}

extension Filed {
  fileprivate init(_ row: StoredRow) throws {
    let form: String? = try row["form"]
    let receipt = try Receipt.stored(row)
    self.init(
      number: try row["number"], sha256: try row["sha256"], form: try form.map(StoredValue.read),
      submitter: try Submitter.stored(row), packet: try Self.packet(row),
      receivedAt: receipt?.at, evidence: receipt?.evidence,
      receipt: try StoredValue.read(row["receipt"]), taskNumber: try row["number_key"],
      taskTitle: try row["title_key"], standing: try Standing(row))
    self.otherHop = receipt?.otherHop
    self.run = try row["run"]
    self.mail = try MailOrder(row)
    self.step = try row["step"]
    self.format = (try row["format"] as String?).flatMap(DocumentFormat.init)
    self.records = try row["records"]
    self.mayBeAttachment = try row["kind"] as String? != nil
  }

  /// A first-level folder, or a loose file that holds several documents.
  private static func packet(_ row: StoredRow) throws -> String? {
    let folder: Data? = try row["packet"]
    let inbox: String = try row["inbox"]
    if let folder { return "\(inbox)/\(FileName(stored: folder))" }
    guard try row["part"] as String? != nil else { return nil }
    let first: Int? = try row["first"]
    return "file \(try first ?? row["number"])"
  }
}

extension MailOrder {
  /// Nil where no line of a mail book proves the receipt.
  fileprivate init?(_ row: StoredRow) throws {
    let (number, place): (String?, Int?) = (try row["mail_number"], try row["mail_row"])
    if number == nil && place == nil { return nil }
    self.init(number: number.flatMap { Int($0) }, row: place)
  }
}

extension Standing {
  init(_ row: StoredRow) throws {
    self.init(
      state: try StoredValue.read(row["state"]), submitter: try row["submitter"],
      because: try row["because"], taskKey: try row["task_key"])
  }
}

extension Submitter {
  /// As an entry's document names it; nil where it names nobody.
  static func stored(_ row: StoredRow) throws -> Submitter? {
    let name: String? = try row["submitter_name"]
    guard let name else { return nil }
    let date: Int32? = try row["dispatch_date"]
    return Submitter(
      name: name, kind: try row["submitter_kind"], code: try row["submitter_code"],
      province: try row["submitter_province"],
      marks: Marks(
        phone: try row["submitter_phone"], email: try row["submitter_email"],
        address: try row["submitter_address"], dispatchNumber: try row["dispatch_number"],
        dispatchDate: date.map(CalendarDay.init(dayNumber:))))
  }
}
