import Foundation
import GRDB
import IntakeCore

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
    let rows = rows
    let verdicts = taskVerdicts
    if try !isLast(report, verdicts, database) {
      try insert(report, verdicts, database)
      try EventLog.add(
        "judged", entry: entry,
        [
          "verdict": document.verdict.rawValue, "tasks": verdicts, "call": basis.call.sha256,
          "ruleSet": basis.ruleSet, "tool": basis.tool,
          "asOf": String(basis.asOf.secondsSinceEpoch),
          "report": Digest.hexadecimal(Array(report.utf8)),
        ], at: at, database)
    }
    try database.execute(sql: "DELETE FROM task WHERE entry = ?", arguments: [entry])
    for row in rows { try row.insert(database, entry: entry) }
  }

  /// A letter per task.
  var taskVerdicts: String { String(rows.map { Self.letter($0.verdict) }) }

  private var rows: [TaskRow] {
    document.tasks.enumerated().map { position, task in
      TaskRow(
        task: task, outline: outlines.indices.contains(position) ? outlines[position] : nil,
        call: basis.call)
    }
  }

  private func isLast(
    _ report: String, _ verdicts: String, _ database: Database
  ) throws -> Bool {
    let last = try Row.fetchOne(
      database,
      sql: """
        SELECT report, verdict, task_verdicts, call_sha256, rule_set, tool FROM judgement
        WHERE entry = ? ORDER BY number DESC LIMIT 1
        """, arguments: [entry])
    guard let last else { return false }
    return last["report"] == report && last["verdict"] == document.verdict.rawValue
      && last["task_verdicts"] == verdicts && last["call_sha256"] == basis.call.sha256
      && last["rule_set"] == basis.ruleSet && last["tool"] == basis.tool
  }

  private func insert(_ report: String, _ verdicts: String, _ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO judgement (entry, document_sha256, call_sha256, rule_set, tool, as_of, verdict,
          task_verdicts, report) VALUES (?,?,?,?,?,?,?,?,?)
        """,
      arguments: [
        entry, document.identity.sha256, basis.call.sha256, basis.ruleSet, basis.tool,
        basis.asOf.secondsSinceEpoch, document.verdict.rawValue, verdicts, report,
      ])
    try database.execute(
      sql: "UPDATE entry SET verdict = ?, receipt = ?, report_due = 1 WHERE number = ?",
      arguments: [document.verdict.rawValue, document.receipt.status.rawValue, entry])
  }

  private static func letter(_ verdict: Verdict) -> Character {
    switch verdict {
    case .eligible: "e"
    case .review: "r"
    case .ineligible: "i"
    }
  }
}
