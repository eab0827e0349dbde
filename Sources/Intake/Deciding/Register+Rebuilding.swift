public import IntakeCore
public import IntakeRegister

extension Register {
  /// Writes every report in `reports/` again, from what the register holds: the same bytes as when
  /// they were first written.
  /// - Parameter definition: a call by its id, for its time zone.
  /// - Returns: how many were written.
  public func rebuildReports(definition: (String) throws -> Call) throws -> Int {
    try recover()
    var written = 0
    for (id, _) in try calls() {
      let call = try definition(id)
      let numbers = try entries(call: id).map(\.number)
      try writeReports(numbers) { _, document, basis in
        EntryReport.json(document, call: call, basis: basis)
      }
      written += numbers.count
    }
    return written
  }

  /// Judges every archived original again and compares it with what is stored.
  /// - Parameter checker: of a call by its id.
  public func replay(
    asOf: Instant, checker: (String) throws -> DocumentChecker
  ) throws -> Replay {
    var replay = Replay()
    for (id, sha256) in try calls() {
      let checker = try checker(id)
      guard checker.call.sha256 == sha256 else {
        throw RegisterError.callChanged(id: id, pinned: sha256, offered: checker.call.sha256)
      }
      try replay.add(self, DocumentJudging(checker, asOf: asOf))
    }
    return replay
  }
}
