import Foundation
import GRDB
import IntakeFiles
import IntakeCore

/// One task as the register keeps it: its verdict and everything that a line of the plan prints.
struct TaskRow {
  var task: JudgedTask
  var outline: Int?
  var call: Call
  /// Whether it is an outline's, which says what it contributes to the call's targets.
  var isOutlined = false

  static let columns = """
    entry, position, verdict, outline, number, number_key, title, title_key, orientation, total,
    state, other, first_month, last_month, line, column, row, objective, content, product, lead,
    partners, location, sector, status, other_source, note, decided_by
    """

  static let laterNames = ["part", "contributions"]
  static let laterColumns = laterNames.joined(separator: ", ")

  /// Puts a row into the table, as `values` gives it.
  static func insert(_ values: [DatabaseValue], _ database: Database) throws {
    try database.run(
      """
      INSERT INTO task (\(columns), \(laterColumns))
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      """, StatementArguments(values))
  }

  /// The values of its columns.
  func values(entry: Int) -> [DatabaseValue] {
    let place = task.place.stored
    let values: [(any DatabaseValueConvertible)?] = [
      entry, task.index, task.verdict.rawValue, outline, task.number,
      task.number.map(MatchKey.taskNumber), task.title, task.title.map(MatchKey.name),
      task.orientation, Self.stored(task.total), Self.stored(task.state),
      Self.stored(task.other), task.start?.monthNumber, task.end?.monthNumber,
      place.line, place.column, place.row,
      text(.objective), text(.content), text(.product), text(.lead), text(.partners),
      text(.location), code(.sector), code(.status), code(.otherSource), text(.note),
      task.decidedBy.joined(separator: ", "), nil as String?, contributions,
    ]
    return values.map { $0?.databaseValue ?? .null }
  }

  /// Nil where the records were not kept.
  private var contributions: String? {
    guard isOutlined, task.record != nil else { return nil }
    return StoredContributions.text(Contribution.all(of: task, call: call))
  }

  private func text(_ field: KnownField) -> String {
    task.record?.text(field) ?? ""
  }

  private func code(_ field: KnownField) -> String {
    task.record?.code(field, call) ?? ""
  }

  /// Amounts are at most 10^18 đồng where they can be read at all.
  private static func stored(_ money: Money?) -> Int64? {
    money.flatMap { Int64(exactly: $0.dong) }
  }

  /// The task again, as reports need it.
  static func task(_ row: StoredRow) throws -> JudgedTask {
    let first: Int32? = try row["first_month"]
    let last: Int32? = try row["last_month"]
    var task = JudgedTask(
      index: try row["position"], number: try row["number"], title: try row["title"],
      orientation: try row["orientation"], total: money(try row["total"]),
      state: money(try row["state"]), other: money(try row["other"]),
      start: first.map(CalendarMonth.init(monthNumber:)),
      end: last.map(CalendarMonth.init(monthNumber:)),
      place: try Place(row),
      verdict: try StoredValue.read(row["verdict"]))
    task.otherSource = filled(try row["other_source"])
    task.sector = filled(try row["sector"])
    task.lead = filled(try row["lead"])
    return task
  }

  /// A text that is kept as empty where there is none.
  private static func filled(_ text: String?) -> String? {
    text.flatMap { $0.isEmpty ? nil : $0 }
  }

  static func money(_ stored: Int64?) -> Money? {
    stored.map { Money(dong: Int128($0)) }
  }
}

extension Place {
  /// Where a task stands in its document.
  init(_ row: StoredRow) throws {
    self.init(line: try row["line"], column: try row["column"], row: try row["row"])
  }
}

extension FileName {
  /// A path as the register keeps it: its bytes.
  init(stored: Data) {
    self.init(Array(stored))
  }
}
