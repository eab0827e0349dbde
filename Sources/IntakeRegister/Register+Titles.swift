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

  /// The titled tasks of all lists of every call, whatever their standing; by entry and position.
  public func listedTitles() throws -> [ListedTitle] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT entry.number AS entry_number, call, entry.state, submitter, because, task_key,
            submitter_name, path, task.number, title, line, column, row
          FROM entry JOIN task ON task.entry = entry.number
          WHERE form = 'appendix1' AND title IS NOT NULL ORDER BY entry.number, position
          """)
      var titles: [ListedTitle] = []
      while let row = try rows.next() {
        titles.append(
          ListedTitle(
            entry: row["entry_number"], call: row["call"], standing: try Standing(row),
            submitter: row["submitter_name"] ?? "",
            path: FileName(Array(row["path"] as Data)),
            number: row["number"], title: row["title"],
            place: Place(line: row["line"], column: row["column"], row: row["row"])))
      }
      return titles
    }
  }
}
