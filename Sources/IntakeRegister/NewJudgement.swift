import Foundation
import GRDB
import IntakeCore
import IntakeFiles

/// The outcome of judging an entry, about to be stored.
struct NewJudgement {
  let entry: Int
  let document: JudgedDocument
  /// The entries of the outlines of a list's tasks, in their order; empty for other documents.
  let outlines: [Int?]
  let basis: JudgingBasis

  /// Stores it where it says anything else than the last one of this entry: every judgement stays.
  func store(_ database: Database, at: Instant) throws {
    let report = try StoredReport(document).text()
    let verdicts = taskVerdicts
    let values = rows.map { $0.values(entry: entry) }
    let seal = seal(values)
    let isSame = try seal == lastSeal(database)
    if try !isLast(report, verdicts, database) {
      try insert(report, verdicts, database)
      try EventLog.add(
        "judged", entry: entry,
        Self.eventDetails(
          verdict: document.verdict.rawValue, tasks: verdicts, call: basis.call.sha256,
          ruleSet: basis.ruleSet, tool: basis.tool, asOf: basis.asOf.secondsSinceEpoch,
          report: report), seal: seal, at: at, database)
    } else if !isSame {
      try EventLog.add("tasks", entry: entry, [:], seal: seal, at: at, database)
    }
    if !isSame {
      try database.run("DELETE FROM task WHERE entry = ?", [entry])
      for row in values { try TaskRow.insert(row, database) }
    }
  }

  /// What the event of a judgement says of it: all but its place in the table.
  static func eventDetails(
    verdict: String, tasks: String, call: String, ruleSet: String, tool: String, asOf: Int64,
    report: String
  ) -> [String: String] {
    [
      "verdict": verdict, "tasks": tasks, "call": call, "ruleSet": ruleSet, "tool": tool,
      "asOf": String(asOf), "report": Digest.hexadecimal(Array(report.utf8)),
    ]
  }

  /// The body of the event of a stored judgement.
  static func eventBody(_ row: StoredRow) throws -> String {
    try EventLog.body(
      eventDetails(
        verdict: row["verdict"], tasks: row["task_verdicts"], call: row["call_sha256"],
        ruleSet: row["rule_set"], tool: row["tool"], asOf: row["as_of"], report: row["report"]))
  }

  /// As `Seal.tasks` makes it of the rows once they are stored.
  private func seal(_ rows: [[DatabaseValue]]) -> String {
    Seal.tasks(
      judged: [
        document.verdict.rawValue.databaseValue, document.receipt.status.rawValue.databaseValue,
      ], rows)
  }

  private func lastSeal(_ database: Database) throws -> String? {
    try database.first(
      """
      SELECT seal FROM event WHERE entry = ? AND kind IN ('judged', 'tasks', 'sealed-tasks')
      ORDER BY number DESC LIMIT 1
      """, [entry]
    ).flatMap { try $0["seal"] }
  }

  /// A letter per task.
  var taskVerdicts: String { String(rows.map { Self.letter($0.task.verdict) }) }

  private var rows: [TaskRow] {
    document.tasks.enumerated().map { position, task in
      TaskRow(
        task: task, outline: outlines.indices.contains(position) ? outlines[position] : nil,
        call: basis.call, isOutlined: document.form == .appendix2)
    }
  }

  private func isLast(
    _ report: String, _ verdicts: String, _ database: Database
  ) throws -> Bool {
    let last = try database.first(
      """
      SELECT report, verdict, task_verdicts, call_sha256, rule_set, tool FROM judgement
      WHERE entry = ? ORDER BY number DESC LIMIT 1
      """, [entry])
    guard let last else { return false }
    return try last["report"] == report && last["verdict"] == document.verdict.rawValue
      && last["task_verdicts"] == verdicts && last["call_sha256"] == basis.call.sha256
      && last["rule_set"] == basis.ruleSet && last["tool"] == basis.tool
  }

  private func insert(_ report: String, _ verdicts: String, _ database: Database) throws {
    try database.run(
      """
      INSERT INTO judgement (entry, document_sha256, call_sha256, rule_set, tool, as_of, verdict,
        task_verdicts, report) VALUES (?,?,?,?,?,?,?,?,?)
      """,
      [
        entry, document.identity.sha256, basis.call.sha256, basis.ruleSet, basis.tool,
        basis.asOf.secondsSinceEpoch, document.verdict.rawValue, verdicts, report,
      ])
    try database.run(
      "UPDATE entry SET verdict = ?, receipt = ?, report_due = 1 WHERE number = ?",
      [document.verdict.rawValue, document.receipt.status.rawValue, entry])
  }

  private static func letter(_ verdict: Verdict) -> Character {
    switch verdict {
    case .eligible: "e"
    case .review: "r"
    case .ineligible: "i"
    }
  }
}
