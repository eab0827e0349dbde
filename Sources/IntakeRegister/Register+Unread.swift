import GRDB
public import IntakeCore
import IntakeFiles

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
        WHERE call = ? AND state IN ('quarantined', 'duplicate') AND form IS NULL
          AND verdict = 'review'
        ORDER BY number
        """, [call])
    }
    return try numbers.map { ($0, try document($0)) }.filter { $0.1.unread != nil }
  }

  /// A file, or a part of one, that could be read at last.
  public struct ReadAgain: Sendable {
    /// The entry that it was registered under; its first document's from now on.
    public var entry: Int
    /// What it holds, in the order of parts: one or more.
    public var documents: [ArrivedDocument]
    /// What lies within it and is no form.
    public var attachments: [AttachedPart]
    /// What its event tells of a mail's way.
    public var mailDetails: [String: String]

    public init(
      entry: Int, documents: [ArrivedDocument], attachments: [AttachedPart] = [],
      mailDetails: [String: String] = [:]
    ) {
      self.entry = entry
      self.documents = documents
      self.attachments = attachments
      self.mailDetails = mailDetails
    }
  }

  /// Records what a file says that could not be read when it was registered, and that the submissions
  /// concerned are to be worked out again. Further documents than the first get numbers of their own.
  /// - Returns: the entries of the documents.
  public func readAgain(_ again: ReadAgain, basis: JudgingBasis) throws -> [Int] {
    try write { database in
      let row = try database.first("SELECT * FROM entry WHERE number = ?", [again.entry])
      guard let row else { throw RegisterError.damaged("entry \(again.entry)") }
      let delivery: Int = try row["first"] ?? again.entry
      let path = FileName(stored: try row["path"])
      let entries = try again.documents.enumerated().map { position, document in
        try document.insertContents(database)
        if position == 0 {
          try document.fill(row, database)
          return again.entry
        }
        return try document.insert(
          path: path, first: delivery, call: basis.call.id, database)
      }
      if delivery == again.entry {
        try AttachedPart.insert(again.attachments, of: delivery, database)
      }
      for (position, (entry, document)) in zip(entries, again.documents).enumerated() {
        var details = document.eventDetails(path: path, basis)
        if position == 0 { details.merge(again.mailDetails) { own, _ in own } }
        try EventLog.add(
          position == 0 ? Self.readAgainEvent : "received", entry: entry, details,
          seal: Seal.receipt(entry, database), at: clock(), database)
        try note(document.document, as: entry, basis, database)
      }
      try database.run(
        "INSERT OR IGNORE INTO unsettled (call, submitter) VALUES (?,'')", [basis.call.id])
      return entries
    }
  }
}

extension ArrivedDocument {
  /// Takes the place of what could not be read: it waits to be worked out, as if it had just come. What a
  /// mail proves of its arrival is known only now.
  fileprivate func fill(_ row: StoredRow, _ database: Database) throws {
    let submitter = document.submitter
    let proved = document.receipt.given.flatMap { $0.evidence == .mail ? $0 : nil }
    try database.run(
      """
      UPDATE entry SET sha256 = ?, step = ?, part = ?, kind = ?, form = ?, submitter_name = ?,
        submitter_kind = ?, submitter_code = ?, submitter_province = ?, submitter_phone = ?,
        submitter_email = ?, submitter_address = ?, dispatch_number = ?, dispatch_date = ?,
        tasks = ?, format = ?, records = ?, received_at = coalesce(?, received_at),
        evidence = coalesce(?, evidence), state = ?, because = NULL, submitter = NULL,
        converted = ?, converter = ?, hop_at = coalesce(?, hop_at),
        hop_host = coalesce(?, hop_host)
      WHERE number = ?
      """,
      [
        content.sha256, step, part, kind, document.form?.rawValue, submitter?.name,
        submitter?.kind, submitter?.code, submitter?.province, submitter?.marks.phone,
        submitter?.marks.email, submitter?.marks.address, submitter?.marks.dispatchNumber,
        submitter?.marks.dispatchDate?.dayNumber, document.tasks.count, formatOfForm, records,
        proved?.at.secondsSinceEpoch, proved?.evidence.rawValue, EntryState.pending.rawValue,
        document.identity.converted?.file.sha256, document.identity.converted?.program,
        proved?.otherHop?.at.secondsSinceEpoch, proved?.otherHop?.host,
        try row["number"] as Int,
      ])
  }
}
