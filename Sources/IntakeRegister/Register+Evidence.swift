import Foundation
import GRDB
public import IntakeFiles
public import IntakeCore

/// A line of the mail book that came after its file was registered: it fills a receipt that is
/// undetermined, as a record of its own laid over the one that stands.
public struct LaterEvidence: Sendable {
  /// The first entry of the delivery.
  public var entry: Int
  public var line: MailLine

  public init(entry: Int, line: MailLine) {
    self.entry = entry
    self.line = line
  }

  static let event = "receipt-proved"

  /// What its event says of it: all of it.
  static func eventDetails(_ row: StoredRow) throws -> [String: String] {
    var details = [
      "evidence": try row["evidence"] as String, "number": String(try row["number"] as Int),
      "receivedAt": String(try row["received_at"] as Int64), "inbox": try row["inbox"],
      "line": try row["mail_line"], "at": String(try row["at"] as Int64),
    ]
    for (name, column) in [
      ("mailChannel", "mail_channel"), ("mailNumber", "mail_number"),
      ("mailPostmark", "mail_postmark"),
    ] {
      if let text: String = try row[column] { details[name] = text }
    }
    if let place: Int = try row["mail_row"] { details["mailRow"] = String(place) }
    return details
  }
}

extension Register {
  /// A delivery whose receipt nothing has determined yet.
  public struct OpenDelivery: Sendable {
    /// Its first entry.
    public var entry: Int
    /// Within its inbox.
    public var path: FileName

    public init(entry: Int, path: FileName) {
      self.entry = entry
      self.path = path
    }
  }

  /// The deliveries of a call to an inbox that are undetermined as they were last judged, the oldest
  /// first.
  /// - Parameter inboxes: all names that the inbox ever had.
  public func openDeliveries(call: String, inboxes: [String]) throws -> [OpenDelivery] {
    try readProven { database in
      try database.all(
        """
        SELECT entry.number, entry.path, inbox FROM entry JOIN delivery ON delivery.entry = entry.number
        WHERE call = ? AND receipt = 'undetermined' ORDER BY entry.number
        """, [call]
      ).filter { inboxes.contains(try $0["inbox"]) }.map {
        OpenDelivery(entry: try $0["number"], path: FileName(stored: try $0["path"]))
      }
    }
  }

  /// The deliveries to an inbox whose receipt is determined, by their paths: of each the last one.
  public func determinedReceipts(
    call: String, inboxes: [String]
  ) throws -> [FileName: (entry: Int, at: Instant)] {
    try readProven { database in
      let rows = try database.rows(
        """
        SELECT \(Self.entryColumns), delivery.inbox AS inbox FROM \(Self.entries)
        WHERE call = ? AND first IS NULL AND receipt <> 'undetermined' ORDER BY entry.number
        """, [call])
      var receipts: [FileName: (entry: Int, at: Instant)] = [:]
      while let row = try rows.next() {
        guard inboxes.contains(try row["inbox"]), let at = try Receipt.stored(row)?.at else {
          continue
        }
        receipts[FileName(stored: try row["path"])] = (try row["number"], at)
      }
      return receipts
    }
  }

  /// Records evidence that came later, and notes the submissions that it concerns as to be worked
  /// out again, in one transaction.
  /// - Parameter asOf: dates the records.
  public func record(_ evidence: [LaterEvidence], inbox: String, asOf: Instant) throws {
    guard !evidence.isEmpty else { return }
    try write { database in
      for new in evidence { try record(new, inbox, asOf, database) }
    }
  }

  private func record(
    _ new: LaterEvidence, _ inbox: String, _ asOf: Instant, _ database: Database
  ) throws {
    try database.run(
      "INSERT OR IGNORE INTO mail_line (inbox, line, closed) VALUES (?,?,0)", [inbox, new.line.key])
    try database.run(
      """
      INSERT INTO evidence (entry, received_at, evidence, inbox, mail_line, mail_channel, mail_number,
        mail_postmark, mail_row, at) VALUES (?,?,'so-den',?,?,?,?,?,?,?)
      """,
      [
        new.entry, new.line.at.secondsSinceEpoch, inbox, new.line.key, new.line.channel,
        new.line.number, new.line.postmark, new.line.row, asOf.secondsSinceEpoch,
      ])
    let row = try database.first(
      "SELECT * FROM evidence WHERE number = ?", [database.lastInsertedRowID])
    guard let row else { throw RegisterError.damaged("evidence") }
    try EventLog.add(
      LaterEvidence.event, entry: new.entry, LaterEvidence.eventDetails(row), at: clock(), database)
    try database.run(
      """
      INSERT OR IGNORE INTO unsettled (call, submitter)
      SELECT call, coalesce(submitter, '') FROM entry WHERE coalesce(first, number) = ?
      """, [new.entry])
  }

  /// Entries with what was laid over their receipts.
  static let entries = entries(evidenceThrough: .max)

  /// The same without what came after a certain evidence.
  static func entries(evidenceThrough last: Int) -> String {
    """
    entry LEFT JOIN delivery ON delivery.entry = coalesce(entry.first, entry.number)
    LEFT JOIN evidence AS proved ON proved.number =
      (SELECT max(number) FROM evidence WHERE evidence.entry = delivery.entry AND number <= \(last))
    """
  }

  /// The columns of `entries` from which an entry is read.
  static let entryColumns = """
    entry.*, coalesce(delivery.sha256, entry.sha256) AS file_sha256, delivery.size AS file_bytes,
    (SELECT bytes FROM content WHERE content.sha256 = entry.converted) AS converted_bytes,
    proved.received_at AS proved_at, proved.evidence AS proved_by, delivery.run AS run,
    CASE WHEN proved.number IS NULL THEN delivery.mail_number ELSE proved.mail_number END
      AS mail_number,
    CASE WHEN proved.number IS NULL THEN delivery.mail_row ELSE proved.mail_row END AS mail_row
    """

  /// What a delivery has beside them, by the line of the book that holds.
  static let deliveryColumns = """
    taken_at,
    CASE WHEN proved.number IS NULL THEN delivery.mail_channel ELSE proved.mail_channel END
      AS channel,
    CASE WHEN proved.number IS NULL THEN delivery.mail_postmark ELSE proved.mail_postmark END
      AS postmark
    """
}

extension Receipt {
  /// The receipt that holds: what came later, else what was recorded; nil where there is none.
  /// - Parameter row: of `Register.entryColumns`.
  static func stored(_ row: StoredRow) throws -> Receipt? {
    if let at: Int64 = try row["proved_at"] {
      return Receipt(
        at: Instant(secondsSinceEpoch: at), evidence: try StoredValue.read(row["proved_by"]))
    }
    guard let at: Int64 = try row["received_at"] else { return nil }
    let hop = try (row["hop_at"] as Int64?).map { at in
      Receipt.Hop(at: Instant(secondsSinceEpoch: at), host: try row["hop_host"])
    }
    return Receipt(
      at: Instant(secondsSinceEpoch: at), evidence: try StoredValue.read(row["evidence"]),
      otherHop: hop)
  }
}
