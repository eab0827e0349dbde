import Foundation
import GRDB
public import IntakeCore
public import IntakeFiles
import Synchronization

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

  /// The first entry of a mail of a Maildir, by its unique name and its size; nil where it is new.
  public func entry(ofMail name: FileName, size: Int64, inboxes: [String]) throws -> Int? {
    try read { database in
      for inbox in inboxes {
        let row = try database.first(
          "SELECT entry FROM delivery WHERE path = ? AND size = ? AND inbox = ? ORDER BY entry",
          [Data(name.bytes), size, inbox])
        if let row { return try row["entry"] }
      }
      return nil
    }
  }

  /// Registers files with all their documents in one transaction: when this returns they are
  /// received.
  /// - Returns: the entry numbers of the documents, file by file.
  public func accept(_ arrivals: [Arrival], basis: JudgingBasis) throws -> [Int] {
    try write { database in
      let run = try self.run(database)
      return try arrivals.flatMap { try accept($0, basis, run, database) }
    }
  }

  /// The number of this run: the next one, or that of the run before where it was cut off.
  private func run(_ database: Database) throws -> Int {
    if let known = runNumber.withLock({ $0 }) { return known }
    let last = try database.count("SELECT coalesce(max(run), 0) FROM delivery")
    let isCut = try database.count("SELECT count(*) FROM unsettled") > 0
    let run = isCut && last > 0 ? last : last + 1
    runNumber.withLock { $0 = run }
    return run
  }

  private func accept(
    _ arrival: Arrival, _ basis: JudgingBasis, _ run: Int, _ database: Database
  ) throws -> [Int] {
    try arrival.original.insert(database)
    var entries: [Int] = []
    for document in arrival.documents {
      try document.insertContents(database)
      let entry = try document.insert(
        path: arrival.key.path, first: entries.first, call: basis.call.id, database)
      if entries.isEmpty {
        try arrival.insertDelivery(database, entry: entry, run: run, at: clock())
      }
      entries.append(entry)
      try EventLog.add(
        "received", entry: entry, arrival.eventDetails(document, basis, user: user),
        seal: Seal.receipt(entry, database), at: clock(), database)
      try note(document.document, as: entry, basis, database)
    }
    return entries
  }

  /// Records how a document was judged by itself, and that its submission is to be worked out.
  func note(
    _ document: JudgedDocument, as entry: Int, _ basis: JudgingBasis, _ database: Database
  ) throws {
    try NewJudgement(entry: entry, document: document, outlines: [], basis: basis)
      .store(database, at: clock())
    try database.run(
      "INSERT OR IGNORE INTO unsettled (call, submitter) VALUES (?,?)",
      [basis.call.id, document.submitter?.ownSubmission ?? ""])
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
          WHERE mail_line.inbox = ?1
          UNION ALL
          SELECT mail_line.line, mail_line.closed, delivery.path FROM mail_line
          JOIN evidence
            ON evidence.inbox = mail_line.inbox AND evidence.mail_line = mail_line.line
          JOIN delivery ON delivery.entry = evidence.entry
          WHERE mail_line.inbox = ?1
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

extension Archive.Original {
  func insert(_ database: Database) throws {
    try database.run(
      "INSERT OR IGNORE INTO content (sha256, bytes) VALUES (?,?)", [sha256, bytes])
  }
}

extension ArrivedDocument {
  /// The file that holds it, and what that was read as.
  func insertContents(_ database: Database) throws {
    try content.insert(database)
    if let made = document.identity.converted?.file {
      try Archive.Original(sha256: made.sha256, bytes: made.bytes).insert(database)
    }
  }

  /// - Parameters:
  ///   - path: of its delivered file.
  ///   - first: the first entry of that; nil where this is it.
  func insert(
    path: FileName, first: Int?, call: String, _ database: Database
  ) throws -> Int {
    let submitter = document.submitter
    try database.run(
      """
      INSERT INTO entry (call, sha256, step, first, path, part, packet, form, kind, submitter_name,
        submitter_kind, submitter_code, submitter_province, submitter_phone, submitter_email,
        submitter_address, dispatch_number, dispatch_date, received_at, evidence, receipt, tasks,
        state, verdict, format, records, converted, converter, hop_at, hop_host)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      """,
      [
        call, content.sha256, step, first, Data(path.bytes), part,
        path.firstFolder.map { Data($0.bytes) }, document.form?.rawValue, kind,
        submitter?.name, submitter?.kind, submitter?.code, submitter?.province,
        submitter?.marks.phone, submitter?.marks.email, submitter?.marks.address,
        submitter?.marks.dispatchNumber, submitter?.marks.dispatchDate?.dayNumber,
        document.receipt.given?.at.secondsSinceEpoch,
        document.receipt.given?.evidence.rawValue, document.receipt.status.rawValue,
        document.tasks.count, EntryState.pending.rawValue, document.verdict.rawValue,
        formatOfForm, records, document.identity.converted?.file.sha256,
        document.identity.converted?.program,
        document.receipt.given?.otherHop?.at.secondsSinceEpoch,
        document.receipt.given?.otherHop?.host,
      ])
    return Int(database.lastInsertedRowID)
  }

  func eventDetails(path: FileName, _ basis: JudgingBasis) -> [String: String] {
    let judged = document.receipt
    var details = [
      "path": path.description, "sha256": content.sha256, "bytes": String(content.bytes),
      "receipt": judged.status.rawValue,
    ]
    if let part { details["part"] = part }
    if let kind { details["kind"] = kind }
    if let converted = document.identity.converted {
      details["converted"] = converted.file.sha256
      details["converter"] = converted.program
    }
    if let receipt = judged.receipt {
      details["receivedAt"] = String(receipt.at.secondsSinceEpoch)
      details["evidence"] = receipt.evidence.rawValue
    }
    details["missingFence"] = basis.missingFence
    details["unread"] = document.unread?.rawValue
    return details
  }
}

extension AttachedPart {
  /// - Parameter entry: the first one of their delivery.
  static func insert(_ parts: [AttachedPart], of entry: Int, _ database: Database) throws {
    for (position, part) in parts.enumerated() {
      try database.run(
        """
        INSERT INTO attachment (entry, position, part, sha256, bytes, kind) VALUES (?,?,?,?,?,?)
        """, [entry, position + 1, part.part, part.content.sha256, part.content.bytes, part.kind])
    }
  }
}

extension Arrival {
  /// - Parameter entry: of the first document.
  fileprivate func insertDelivery(_ database: Database, entry: Int, run: Int, at: Instant) throws {
    if let mail {
      try database.run(
        "INSERT OR IGNORE INTO mail_line (inbox, line, closed) VALUES (?,?,0)", [inbox, mail.key])
    }
    try database.run(
      """
      INSERT INTO delivery (device, inode, modified, size, path, entry, inbox, mail_line,
        mail_channel, mail_number, mail_postmark, mail_at, mail_row, run, taken_at, sha256)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      """,
      [
        Int64(bitPattern: key.device), Int64(bitPattern: key.inode), key.modified, key.size,
        Data(key.path.bytes), entry, inbox, mail?.key, mail?.channel, mail?.number, mail?.postmark,
        mailAt?.secondsSinceEpoch, mail?.row, run, at.secondsSinceEpoch, original.sha256,
      ])
    try AttachedPart.insert(attachments, of: entry, database)
  }

  fileprivate func eventDetails(
    _ arrived: ArrivedDocument, _ basis: JudgingBasis, user: String?
  ) -> [String: String] {
    var details = arrived.eventDetails(path: key.path, basis)
    if let user { details["user"] = user }
    if let number = mail?.number { details["mailNumber"] = number }
    return details.merging(mailDetails) { own, _ in own }
  }
}
