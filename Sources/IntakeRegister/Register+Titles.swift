import Foundation
import GRDB
public import IntakeCore
public import IntakeFiles

extension Register {
  /// A task of a list, as titles are compared.
  public struct ListedTitle: Sendable {
    public var entry: Int
    public var call: String
    public var standing: Standing
    public var submitter: String
    public var path: FileName
    public var number: String?
    public var title: String
    public var place: Place
  }

  /// Calls `body` with the titled tasks of all lists of every call, whatever their standing; by entry
  /// and position.
  public func eachListedTitle(_ body: (ListedTitle) throws -> Void) throws {
    try readProven { database in
      let rows = try database.rows(
        """
        SELECT entry.number AS entry_number, call, entry.state, submitter, because, task_key,
          submitter_name, path, task.number, title, line, column, row
        FROM entry JOIN task ON task.entry = entry.number
        WHERE form = 'appendix1' AND title IS NOT NULL ORDER BY entry.number, position
        """)
      while let row = try rows.next() {
        try body(
          ListedTitle(
            entry: try row["entry_number"], call: try row["call"], standing: try Standing(row),
            submitter: try row["submitter_name"] ?? "", path: try FileName(stored: row["path"]),
            number: try row["number"], title: try row["title"], place: try Place(row)))
      }
    }
  }
}
