/// The findings of one document: it lists them up to a cap, counts all of them, and keeps the worst
/// verdict of the document as a whole and of each task.
///
/// The judge of a document, the comparison of forms and the register add to the same ledger.
public struct FindingLedger: Sendable {
  /// In the order in which they came, until they are sorted.
  public internal(set) var listed: [Finding]
  public private(set) var counts: SeverityCounts
  public private(set) var countsByCode: [Code: Int]
  /// The worst verdict of the findings that belong to no single task.
  public internal(set) var documentVerdict: Verdict
  /// The worst verdict of the findings on each task that has any worse than a warning, by its
  /// position.
  public private(set) var taskVerdicts: [Int: Verdict] = [:]
  /// So many findings are listed.
  let limit: Int
  /// Whether what is said from now on of the document as a whole is listed in any case, in the
  /// place of the last finding on a task: so it is once the document has been read.
  var favoursDocument = false

  public init(limit: Int = Limits.standard.listedFindings) {
    self.init(
      listed: [], counts: SeverityCounts(), countsByCode: [:], documentVerdict: .eligible,
      limit: limit)
  }

  /// A ledger again from what was kept of one.
  init(
    listed: [Finding], counts: SeverityCounts, countsByCode: [Code: Int],
    documentVerdict: Verdict, limit: Int = Limits.standard.listedFindings
  ) {
    self.listed = listed
    self.counts = counts
    self.countsByCode = countsByCode
    self.documentVerdict = documentVerdict
    self.limit = limit
  }

  /// The findings beyond the cap: counted, not listed.
  public var unlisted: Int {
    counts.error + counts.review + counts.warning + counts.note - listed.count
  }

  /// The worst verdict of all findings.
  public var verdict: Verdict {
    taskVerdicts.values.reduce(documentVerdict, max)
  }

  /// Counts a finding, and lists it as long as there is room.
  ///
  /// - Parameters:
  ///   - task: the position of the task that it is on; nil: the document as a whole.
  ///   - make: what it says, called only where it is listed: a document in which everything is
  ///     wrong costs little more than a sound one.
  public mutating func add(
    _ code: Code, _ severity: Severity, task: Int?, _ make: () -> Finding
  ) {
    counts.add(severity)
    countsByCode[code, default: 0] += 1
    weigh(severity.verdict, task: task)
    if hasRoom(forTask: task) { listed.append(make()) }
  }

  /// Counts a finding that would not be listed; false, and nothing done, where it would.
  mutating func countsOnly(_ code: Code, _ severity: Severity, task: Int?) -> Bool {
    guard listed.count >= limit, !favoursDocument || task != nil else { return false }
    counts.add(severity)
    countsByCode[code, default: 0] += 1
    weigh(severity.verdict, task: task)
    return true
  }

  /// Counts a finding that is made already, and lists it as long as there is room.
  public mutating func add(_ finding: Finding) {
    add(finding.code, finding.severity, task: finding.taskIndex) { finding }
  }

  /// Puts the findings in the order of a report.
  mutating func sort() {
    listed.sort(by: Finding.isBefore)
  }

  private mutating func weigh(_ verdict: Verdict, task: Int?) {
    guard verdict != .eligible else { return }
    if let task {
      taskVerdicts[task] = max(taskVerdicts[task] ?? .eligible, verdict)
    } else {
      documentVerdict = max(documentVerdict, verdict)
    }
  }

  private mutating func hasRoom(forTask task: Int?) -> Bool {
    if listed.count < limit { return true }
    guard favoursDocument, task == nil,
      let last = listed.lastIndex(where: { $0.taskIndex != nil })
    else { return false }
    listed.remove(at: last)
    return true
  }
}

extension Finding {
  /// The order of findings in a report: by place, then code. That no form is recognised (F002) follows
  /// from the others, and stands behind them.
  public static func isBefore(_ one: Finding, _ other: Finding) -> Bool {
    if (one.code == "F002") != (other.code == "F002") { return other.code == "F002" }
    if one.place != other.place { return one.place < other.place }
    if one.code != other.code { return one.code < other.code }
    return (one.field ?? "") < (other.field ?? "")
  }
}
