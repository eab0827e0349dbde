import GRDB
public import IntakeCore

extension Register {
  /// A judgement of an entry, for comparing it with another.
  public struct LastJudgement: Sendable {
    public var verdict: Verdict
    /// A letter per task: e, r or i.
    public var taskVerdicts: String
    /// How many findings there are of each code.
    public var codes: [Code: Int]
    /// When its document was received, as far as that was proved.
    public var receipt: Receipt?
    /// All that was concluded, as text.
    public var report: String
    public var callSha256: String
    public var ruleSet: String
    public var tool: String
    public var asOf: Instant

    /// `M001 ×2, X001 ×1`
    public var codesText: String {
      codes.isEmpty
        ? "–"
        : codes.sorted { $0.key < $1.key }.map { "\($0.key) ×\($0.value)" }
          .joined(separator: ", ")
    }

    /// What would be stored of a judged document.
    public init(_ document: JudgedDocument, basis: JudgingBasis) throws {
      let judgement = NewJudgement(entry: 0, document: document, outlines: [], basis: basis)
      verdict = document.verdict
      taskVerdicts = judgement.taskVerdicts
      codes = document.countsByCode
      receipt = document.receipt.receipt
      report = try StoredReport(document).text()
      callSha256 = basis.call.sha256
      ruleSet = basis.ruleSet
      tool = basis.tool
      asOf = basis.asOf
    }

    fileprivate init(_ row: StoredRow) throws {
      report = try row["report"]
      verdict = try StoredValue.read(row["verdict"])
      taskVerdicts = try row["task_verdicts"]
      let stored = try StoredReport.read(report)
      codes = Dictionary(uniqueKeysWithValues: stored.codes.map { (Code($0.key), $0.value) })
      receipt = try stored.receipt.value().receipt
      callSha256 = try row["call_sha256"]
      ruleSet = try row["rule_set"]
      tool = try row["tool"]
      asOf = Instant(secondsSinceEpoch: try row["as_of"])
    }
  }

  /// All judgements of an entry, the latest last.
  public func judgements(of entry: Int) throws -> [LastJudgement] {
    try readProven { database in
      try database.all("SELECT * FROM judgement WHERE entry = ? ORDER BY number", [entry])
        .map(LastJudgement.init)
    }
  }

  /// The last judgement of every entry of a call, by entry.
  public func lastJudgements(call: String) throws -> [Int: LastJudgement] {
    try readProven { database in
      let rows = try database.rows(
        """
        SELECT judgement.* FROM judgement JOIN entry ON entry.number = judgement.entry
        WHERE call = ? AND judgement.number =
          (SELECT max(number) FROM judgement AS last WHERE last.entry = judgement.entry)
        """, [call])
      var judgements: [Int: LastJudgement] = [:]
      while let row = try rows.next() {
        judgements[try row["entry"]] = try LastJudgement(row)
      }
      return judgements
    }
  }
}
