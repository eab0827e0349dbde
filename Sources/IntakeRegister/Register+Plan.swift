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
  /// What its outline contributes to the call's targets; nil where an earlier release judged it, which
  /// did not keep that.
  public var contributions: [Contribution]?
  public var number: String?
  public var title: String?
  public var orientation: Int?
  public var total: Money?
  /// All that a line of the plan needs; nil unless the task is eligible.
  public var line: PlanLine?
}

extension Register {
  /// The tasks of the current lists of a call, by entry, then position.
  /// - Throws: `RegisterError.altered` where a line's total is not the sum of its parts, and no
  ///   person took it so.
  public func listedTasks(call: String) throws -> [ListedTask] {
    var tasks: [ListedTask] = []
    try eachListedTask(call: call) { tasks.append($0) }
    return tasks
  }

  /// Calls `body` with each of them.
  public func eachListedTask(call: String, _ body: (ListedTask) throws -> Void) throws {
    try readProven { database in
      let rows = try database.rows(
        """
        SELECT task.*, entry.sha256, entry.path, entry.submitter, entry.submitter_name,
          entry.submitter_province, outlined.contributions AS contributed
        FROM task JOIN entry ON entry.number = task.entry
        LEFT JOIN task AS outlined ON outlined.entry = task.outline AND outlined.position = 1
        WHERE call = ? AND entry.state = 'current' AND form = 'appendix1'
        ORDER BY task.entry, task.position
        """, [call])
      while let row = try rows.next() {
        let task = try ListedTask(row)
        try task.requireSum(isDecided: try row["decided_by"] as String != "")
        try body(task)
      }
    }
  }
}

/// A task of a current list and its outline.
public struct PairedTask: Sendable {
  public var entry: Int
  public var position: Int
  /// The entry of its outline.
  public var outline: Int?
}

extension Register {
  /// Which outline belongs to which task of the current lists of a call, by entry, then position.
  public func pairedTasks(call: String) throws -> [PairedTask] {
    try readProven { database in
      try database.all(
        """
        SELECT task.entry AS entry, position, outline FROM task JOIN entry ON entry.number = task.entry
        WHERE call = ? AND entry.state = 'current' AND form = 'appendix1'
        ORDER BY task.entry, position
        """, [call]
      ).map {
        PairedTask(
          entry: try $0["entry"], position: try $0["position"], outline: try $0["outline"])
      }
    }
  }

  /// The current lists of a call of which something with one of two codes was last said, by entry.
  public func currentLists(call: String, with codes: (Code, Code)) throws -> [Int] {
    try readProven { database in
      try database.column(
        "number",
        """
        SELECT entry.number AS number FROM entry JOIN judgement ON judgement.number =
          (SELECT max(number) FROM judgement AS last WHERE last.entry = entry.number)
        WHERE call = ? AND state = 'current' AND form = 'appendix1'
          AND (instr(report, ?) > 0 OR instr(report, ?) > 0)
        ORDER BY entry.number
        """, [call, "\"\(codes.0)\":", "\"\(codes.1)\":"])
    }
  }
}

extension ListedTask {
  fileprivate func requireSum(isDecided: Bool) throws {
    guard let line, !isDecided, line.total != line.state + line.other else { return }
    throw RegisterError.altered(
      Localized(
        vi: "số đến \(entry), tổng kinh phí của nhiệm vụ \(line.number)",
        en: "entry \(entry), the total of task \(line.number)"))
  }

  fileprivate init(_ row: StoredRow) throws {
    let verdict: Verdict = try StoredValue.read(row["verdict"])
    let contributed: String? = try row["contributed"]
    self.init(
      entry: try row["entry"], sha256: try row["sha256"],
      path: FileName(stored: try row["path"]), identity: try row["submitter"],
      submitter: try row["submitter_name"] ?? "", position: try row["position"],
      verdict: verdict, outline: try row["outline"],
      contributions: try contributed.map(StoredContributions.read), number: try row["number"],
      title: try row["title"], orientation: try row["orientation"],
      total: TaskRow.money(try row["total"]),
      line: verdict == .eligible ? try PlanLine(row) : nil)
  }
}

extension PlanLine {
  /// The table's own checks make sure that nothing of an eligible task is missing.
  fileprivate init(_ row: StoredRow) throws {
    self.init(
      entry: try row["entry"], sha256: try row["sha256"],
      submitter: try row["submitter_name"] ?? "", number: try row["number"] ?? "",
      title: try row["title"], objective: try row["objective"], content: try row["content"],
      product: try row["product"], lead: try row["lead"], partners: try row["partners"],
      location: try row["location"], orientation: try row["orientation"],
      sector: try row["sector"], status: try row["status"],
      otherSource: try row["other_source"],
      start: CalendarMonth(monthNumber: try row["first_month"]),
      end: CalendarMonth(monthNumber: try row["last_month"]),
      total: try Self.money(row, "total"), state: try Self.money(row, "state"),
      other: try Self.money(row, "other"), note: try Self.note(row),
      province: try row["submitter_province"] ?? "")
  }

  private static func money(_ row: StoredRow, _ column: String) throws -> Money {
    Money(dong: Int128(try row[column] as Int64))
  }

  /// The submitter's note, and the authority's documents that the line rests on.
  private static func note(_ row: StoredRow) throws -> String {
    let (note, decided): (String, String) = (try row["note"], try row["decided_by"])
    guard !decided.isEmpty else { return note }
    return (note.isEmpty ? "" : note + "; ") + "Theo " + decided
  }
}
