import GRDB
public import IntakeCore

extension Register {
  /// The event by which an entry got what its document says, when it could be read at last.
  static let readAgainEvent = "read-again"

  /// The entries of a call that could not be read on the machine that judged them, as they were
  /// judged last.
  public func unread(call: String) throws -> [(entry: Int, document: JudgedDocument)] {
    let numbers: [Int] = try readProven { database in
      try database.column(
        "number",
        """
        SELECT number FROM entry
        WHERE call = ? AND state = 'quarantined' AND form IS NULL AND verdict = 'review'
        ORDER BY number
        """, [call])
    }
    return try numbers.map { ($0, try document($0)) }.filter { $0.1.unread != nil }
  }

  /// Records what the document of an entry says, which could not be read when it was registered,
  /// and that its submission is to be worked out again.
  public func readAgain(_ entry: Int, _ document: JudgedDocument, basis: JudgingBasis) throws {
    let submitter = document.submitter
    try write { database in
      try database.run(
        """
        UPDATE entry SET form = ?, submitter_name = ?, submitter_kind = ?, submitter_code = ?,
          submitter_province = ?, submitter_phone = ?, submitter_email = ?, submitter_address = ?,
          dispatch_number = ?, dispatch_date = ?, tasks = ? WHERE number = ?
        """,
        [
          document.form?.rawValue, submitter?.name, submitter?.kind, submitter?.code,
          submitter?.province, submitter?.marks.phone, submitter?.marks.email,
          submitter?.marks.address, submitter?.marks.dispatchNumber,
          submitter?.marks.dispatchDate?.dayNumber, document.tasks.count, entry,
        ])
      try EventLog.add(
        Self.readAgainEvent, entry: entry, [:], seal: Seal.receipt(entry, database), at: clock(),
        database)
      try NewJudgement(entry: entry, document: document, outlines: [], basis: basis)
        .store(database, at: clock())
      for submission in ["", submitter?.ownSubmission ?? ""] {
        try database.run(
          "INSERT OR IGNORE INTO unsettled (call, submitter) VALUES (?,?)",
          [basis.call.id, submission])
      }
    }
  }
}
