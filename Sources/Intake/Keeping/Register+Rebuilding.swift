public import IntakeCore
import IntakeFiles
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

  /// Compares every report in `reports/` with what `rebuildReports` would write. What is missing or
  /// due is told by `verify`; one of an earlier release may say less, and nothing else.
  /// - Parameter definition: a call by its id, for its time zone.
  public func verifyReports(definition: (String) throws -> Call) throws -> [Verification.Problem] {
    var problems: [Verification.Problem] = []
    let due = Set(try reportsDue())
    let earlier = try earlierReports()
    for (id, _) in try calls() {
      let call = try definition(id)
      for number in try entries(call: id).map(\.number) where !due.contains(number) {
        guard let (_, document, basis) = try judged(number) else { continue }
        let wanted = EntryReport.json(document, call: call, basis: basis)
        let found = try reports.open(Self.report(number)).readAll(limit: wanted.count + 1)
        if found == wanted { continue }
        if earlier.contains(number), ReportContent(found)?.isWithin(ReportContent(wanted)) == true {
          continue
        }
        problems.append(.report(number))
      }
    }
    return problems + (try strayReports())
  }

  /// Names in `reports/` that no entry has.
  private func strayReports() throws -> [Verification.Problem] {
    let known = Set(try entries().map { Self.report($0.number) })
    return try reports.names().filter { !known.contains($0) && !$0.hasPrefix(".") }.map {
      Verification.Problem(
        kind: .report,
        message: Localized(
          vi: "reports/\($0) không thuộc số đến nào", en: "reports/\($0) belongs to no entry"))
    }
  }

  /// Judges every archived original again and compares it with what is stored.
  /// - Parameter checker: of a call by its id.
  public func replay(
    asOf: Instant, checker: (String) throws -> DocumentChecker
  ) throws -> Replay {
    var replay = Replay()
    for (id, sha256) in try calls() {
      let checker = try checker(id)
      guard checker.call.isEdition(of: sha256) else {
        throw RegisterError.callChanged(id: id, pinned: sha256, offered: checker.call.sha256)
      }
      try replay.add(self, DocumentJudging(checker, asOf: asOf))
    }
    return replay
  }
}
