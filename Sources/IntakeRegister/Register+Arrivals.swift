import Foundation
import GRDB
public import IntakeCore
public import IntakeFiles

extension Register {
  /// Pins a call at its first use; later only the same definition is accepted.
  public func pin(_ call: Call) throws {
    try write { database in
      if let pinned = try Self.pinned(call.id, database) {
        guard call.isEdition(of: pinned) else {
          throw RegisterError.callChanged(id: call.id, pinned: pinned, offered: call.sha256)
        }
        return
      }
      try database.execute(
        sql: "INSERT INTO call (id, sha256, pinned_at) VALUES (?,?,?)",
        arguments: [call.id, call.sha256, clock().secondsSinceEpoch])
      try EventLog.add(
        "call-pinned", ["call": call.id, "sha256": call.sha256],
        seal: Seal.call(call.id, database), at: clock(), database)
    }
  }

  /// The entries that a delivery may already be, by the hashes of their contents. The device is not
  /// asked: it has another number after a restart.
  public func entries(like key: DeliveryKey) throws -> [String: Int] {
    try read { database in
      let rows = try database.all(
        """
        SELECT sha256, entry FROM delivery
        WHERE inode = ? AND modified = ? AND size = ? AND path = ? AND sha256 IS NOT NULL
        """, [Int64(bitPattern: key.inode), key.modified, key.size, Data(key.path.bytes)])
      return Dictionary(try rows.map { (try $0["sha256"], try $0["entry"]) }) { first, _ in first }
    }
  }

  /// Registers documents in one transaction: when this returns they are received.
  /// - Returns: their entry numbers.
  public func accept(_ arrivals: [Arrival], basis: JudgingBasis) throws -> [Int] {
    try write { database in try arrivals.map { try accept($0, basis, database) } }
  }

  private func accept(
    _ arrival: Arrival, _ basis: JudgingBasis, _ database: Database
  ) throws -> Int {
    try arrival.insertContent(database)
    let entry = try arrival.insertEntry(database, call: basis.call.id)
    try arrival.insertDelivery(database, entry: entry, at: clock())
    try EventLog.add(
      "received", entry: entry, arrival.eventDetails, seal: Seal.receipt(entry, database),
      at: clock(), database)
    let judgement = NewJudgement(
      entry: entry, document: arrival.document, outlines: [], basis: basis)
    try judgement.store(database, at: clock())
    try database.run(
      "INSERT OR IGNORE INTO unsettled (call, submitter) VALUES (?,?)",
      [basis.call.id, SubmitterIdentities.alone(arrival.document.submitter) ?? ""])
    return entry
  }

  /// What is known of a line of an inbox's mail book that has served before.
  public struct ServedLine: Sendable {
    /// It serves no other delivery.
    public var isClosed: Bool
    /// The paths that it served.
    public var paths: Set<FileName>

    public init(isClosed: Bool, paths: Set<FileName>) {
      self.isClosed = isClosed
      self.paths = paths
    }
  }

  /// The lines of an inbox's mail book that have served, by their keys.
  /// - Parameter inboxes: all names that the inbox ever had.
  public func servedLines(inboxes: [String]) throws -> [String: ServedLine] {
    try read { database in
      var lines: [String: ServedLine] = [:]
      for inbox in inboxes {
        let rows = try database.rows(
          """
          SELECT mail_line.line, mail_line.closed, delivery.path FROM mail_line
          JOIN delivery
            ON delivery.inbox = mail_line.inbox AND delivery.mail_line = mail_line.line
          WHERE mail_line.inbox = ?
          """, [inbox])
        while let row = try rows.next() {
          let isClosed = try row["closed"] as Int == 1
          lines[try row["line"], default: ServedLine(isClosed: isClosed, paths: [])]
            .paths.insert(FileName(stored: try row["path"]))
        }
      }
      return lines
    }
  }

  /// Ends the service of lines whose delivery is complete.
  public func closeLines(_ keys: [String], inboxes: [String]) throws {
    guard !keys.isEmpty else { return }
    try write { database in
      for (inbox, key) in inboxes.flatMap({ inbox in keys.map { (inbox, $0) } }) {
        try database.run(
          "UPDATE mail_line SET closed = 1 WHERE inbox = ? AND line = ?", [inbox, key])
      }
      try EventLog.add("mail-lines", [:], seal: Seal.mailLines(database), at: clock(), database)
    }
  }
}

extension Arrival {
  fileprivate func insertContent(_ database: Database) throws {
    try database.run(
      "INSERT OR IGNORE INTO content (sha256, bytes) VALUES (?,?)",
      [original.sha256, original.bytes])
  }

  fileprivate func insertEntry(_ database: Database, call: String) throws -> Int {
    let submitter = document.submitter
    try database.run(
      """
      INSERT INTO entry (call, sha256, path, packet, form, submitter_name, submitter_kind,
        submitter_code, submitter_province, received_at, evidence, receipt, tasks, state, verdict)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      """,
      [
        call, original.sha256, Data(key.path.bytes),
        key.path.firstFolder.map { Data($0.bytes) }, document.form?.rawValue, submitter?.name,
        submitter?.kind, submitter?.code, submitter?.province,
        document.receipt.receipt?.at.secondsSinceEpoch,
        document.receipt.receipt?.evidence.rawValue, document.receipt.status.rawValue,
        document.tasks.count, EntryState.pending.rawValue, document.verdict.rawValue,
      ])
    return Int(database.lastInsertedRowID)
  }

  fileprivate func insertDelivery(_ database: Database, entry: Int, at: Instant) throws {
    if let mail {
      try database.run(
        "INSERT OR IGNORE INTO mail_line (inbox, line, closed) VALUES (?,?,0)", [inbox, mail.key])
    }
    try database.run(
      """
      INSERT INTO delivery (device, inode, modified, size, path, entry, inbox, mail_line,
        mail_channel, mail_number, mail_postmark, taken_at, sha256)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
      """,
      [
        Int64(bitPattern: key.device), Int64(bitPattern: key.inode), key.modified, key.size,
        Data(key.path.bytes), entry, inbox, mail?.key, mail?.channel, mail?.number, mail?.postmark,
        at.secondsSinceEpoch, original.sha256,
      ])
  }

  fileprivate var eventDetails: [String: String] {
    var details = [
      "path": key.path.description, "sha256": original.sha256, "bytes": String(original.bytes),
      "receipt": document.receipt.status.rawValue,
    ]
    if let receipt = document.receipt.receipt {
      details["receivedAt"] = String(receipt.at.secondsSinceEpoch)
      details["evidence"] = receipt.evidence.rawValue
    }
    if let number = mail?.number { details["mailNumber"] = number }
    return details
  }
}
