import Foundation
import GRDB
public import IntakeCore
public import IntakeFiles

/// A task of a current list, with what the plan prints of it.
public struct ListedTask: Sendable {
  public var entry: Int
  public var sha256: String
  public var path: FileName
  /// The identity of its submitter in the register.
  public var identity: String
  public var submitter: String
  public var position: Int
  public var verdict: Verdict
  /// The entry of its outline.
  public var outline: Int?
  public var number: String?
  public var title: String?
  public var orientation: Int?
  public var total: Money?
  /// All that a line of the plan needs; nil unless the task is eligible.
  public var line: PlanLine?
}

extension Register {
  /// The tasks of the current lists of a call, by entry, then position.
  public func listedTasks(call: String) throws -> [ListedTask] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT task.*, entry.sha256, entry.path, entry.submitter, entry.submitter_name,
            entry.submitter_province
          FROM task JOIN entry ON entry.number = task.entry
          WHERE call = ? AND entry.state = 'current' AND form = 'appendix1'
          ORDER BY task.entry, task.position
          """, arguments: [call])
      var tasks: [ListedTask] = []
      while let row = try rows.next() { tasks.append(try ListedTask(row)) }
      return tasks
    }
  }
}

extension ListedTask {
  fileprivate init(_ row: Row) throws {
    let verdict: Verdict = try StoredValue.read(row["verdict"] as String)
    self.init(
      entry: row["entry"], sha256: row["sha256"],
      path: FileName(Array(row["path"] as Data)), identity: row["submitter"],
      submitter: row["submitter_name"] ?? "", position: row["position"], verdict: verdict,
      outline: row["outline"], number: row["number"], title: row["title"],
      orientation: row["orientation"], total: TaskRow.money(row["total"]),
      line: verdict == .eligible ? PlanLine(row) : nil)
  }
}

extension PlanLine {
  /// The table's own checks make sure that nothing of an eligible task is missing.
  fileprivate init(_ row: Row) {
    self.init(
      entry: row["entry"], sha256: row["sha256"], submitter: row["submitter_name"] ?? "",
      number: row["number"] ?? "", title: row["title"], objective: row["objective"],
      content: row["content"], product: row["product"], lead: row["lead"],
      partners: row["partners"], location: row["location"], orientation: row["orientation"],
      sector: row["sector"], status: row["status"], otherSource: row["other_source"],
      start: CalendarMonth(monthNumber: row["first_month"]),
      end: CalendarMonth(monthNumber: row["last_month"]),
      total: Money(dong: Int128(row["total"] as Int64)),
      state: Money(dong: Int128(row["state"] as Int64)),
      other: Money(dong: Int128(row["other"] as Int64)), note: Self.note(row),
      province: row["submitter_province"] ?? "")
  }

  /// The submitter's note, and the authority's documents that the line rests on.
  private static func note(_ row: Row) -> String {
    let (note, decided): (String, String) = (row["note"], row["decided_by"])
    guard !decided.isEmpty else { return note }
    return (note.isEmpty ? "" : note + "; ") + "Theo " + decided
  }
}
