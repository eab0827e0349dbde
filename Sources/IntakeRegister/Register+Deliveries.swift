import Foundation
import GRDB
public import IntakeCore
public import IntakeFiles

extension Register {
  /// How each entry came, by its number.
  public func deliveries() throws -> [Int: EntryDossier.Delivery] {
    try read { database in
      let rows = try database.all(
        "SELECT \(Self.entryColumns), \(Self.deliveryColumns) FROM \(Self.entries)")
      return Dictionary(
        uniqueKeysWithValues: try rows.map { (try $0["number"], try EntryDossier.Delivery($0)) })
    }
  }

  /// By which way each entry came whose mail book says it, by its number.
  public func channels() throws -> [Int: String] {
    try read { database in
      let rows = try database.rows(
        "SELECT \(Self.entryColumns), \(Self.deliveryColumns) FROM \(Self.entries)")
      var channels: [Int: String] = [:]
      while let row = try rows.next() {
        channels[try row["number"]] = try EntryDossier.Delivery(row).mailChannel
      }
      return channels
    }
  }

  /// What the earlier deliveries of a file to an inbox were.
  public struct EarlierContents: Sendable {
    /// The forms that they held, by their places in the file.
    public var forms: [(part: String, content: DocumentContent)] = []
    /// Their first entries, by the content of the whole file.
    public var files: [String: Int] = [:]
  }

  /// - Parameter inboxes: all names that the inbox ever had.
  public func contents(of path: FileName, inboxes: [String]) throws -> EarlierContents {
    try read { database in
      let rows = try database.all(
        """
        SELECT part, entry.sha256 AS sha256, step, inbox, delivery.sha256 AS file,
          delivery.entry AS first_entry
        FROM entry JOIN delivery ON delivery.entry = coalesce(entry.first, entry.number)
        WHERE delivery.path = ? ORDER BY entry.number
        """, [Data(path.bytes)])
      var contents = EarlierContents()
      for row in rows where inboxes.contains(try row["inbox"]) {
        if let file: String = try row["file"] { contents.files[file] = try row["first_entry"] }
        guard let part: String = try row["part"] else { continue }
        contents.forms.append(
          (part, DocumentContent(sha256: try row["sha256"], step: try row["step"])))
      }
      return contents
    }
  }

  /// The whole paths of the inboxes that files were ever taken from.
  public func inboxes() throws -> [String] {
    try read { database in
      try database.column("inbox", "SELECT DISTINCT inbox FROM delivery ORDER BY inbox")
    }
  }
}
