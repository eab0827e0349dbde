/// The findings of one document while it is judged.
///
/// At most `Limits.listedFindings` are kept; the totals are complete. What a finding says is
/// made only for those that are kept, so a document in which everything is wrong costs little
/// more than a sound one.
public struct Findings {
  public private(set) var listed: [Finding] = []
  public private(set) var counts = SeverityCounts()
  public private(set) var countsByCode: [Code: Int] = [:]
  /// The worst verdict of the findings that belong to no single task.
  public private(set) var documentVerdict: Verdict = .eligible
  /// The worst verdict of the findings on each task that has any worse than a warning.
  public private(set) var taskVerdicts: [Int: Verdict] = [:]
  /// The task in hand: its position and its number as written.
  public var task: (index: Int, number: String?)?

  private let context: JudgingContext
  private let limit: Int

  public init(context: JudgingContext, limit: Int) {
    self.context = context
    self.limit = limit
  }

  /// The findings beyond the limit: counted, not listed.
  public var unlisted: Int {
    counts.error + counts.review + counts.warning + counts.note - listed.count
  }

  public var verdict: Verdict {
    taskVerdicts.values.reduce(documentVerdict, max)
  }

  /// What a finding says, made when it is listed.
  public struct Details: Sendable {
    public var found: String?
    public var expected: String?
    public var difference: String?
    public var message: Localized
    /// Nil: the rule's own.
    public var advice: Localized?
    /// Nil: the rule's own.
    public var clause: Localized?
    public var related: [Finding.Related]
    /// Nil: as far as the rule's `schema` says.
    public var isStructural: Bool?

    public init(
      found: String? = nil, expected: String? = nil, difference: String? = nil,
      message: Localized, advice: Localized? = nil, clause: Localized? = nil,
      related: [Finding.Related] = [], isStructural: Bool? = nil
    ) {
      self.found = found
      self.expected = expected
      self.difference = difference
      self.message = message
      self.advice = advice
      self.clause = clause
      self.related = related
      self.isStructural = isStructural
    }
  }

  /// Reports a rule's finding on a record, at one of its fields or at the record itself.
  public mutating func report(
    _ rule: Rule, severity: Severity? = nil, on record: Record, at position: Int?,
    _ details: () -> Details
  ) {
    let header = context.header
    report(
      rule, severity: severity,
      place: position.map(record.place) ?? record.place,
      path: position.map(record.path) ?? record.path,
      field: position.map { record.table.fields[$0] }
    ) {
      var details = details()
      if let position, let found = details.found,
        let remark = header?.reading(of: record, position, found: found)
      {
        details.message = Localized(
          vi: details.message.vi + " " + remark.vi, en: details.message.en + " " + remark.en)
      }
      return details
    }
  }

  /// Reports a rule's finding at a place of the document.
  public mutating func report(
    _ rule: Rule, severity: Severity? = nil, place: Place = .document, path: String? = nil,
    field: Field? = nil, _ details: () -> Details
  ) {
    let severity = context.severity(of: rule, severity)
    count(rule.code, severity, task: task?.index)
    guard listed.count < limit else { return }
    let details = details()
    listed.append(
      Finding(
        code: rule.code, severity: severity, place: place, path: path, task: task?.number,
        taskIndex: task?.index, field: field?.id, found: details.found,
        expected: details.expected, difference: details.difference, message: details.message,
        advice: details.advice ?? rule.advice,
        clause: details.clause
          ?? rule.clause.text(call: context.call, form: context.form, field: field),
        related: details.related,
        isStructural: details.isStructural ?? (rule.schema == .all)))
  }

  /// Takes a finding that a reader or the register made.
  public mutating func add(_ finding: Finding) {
    count(finding.code, finding.severity, task: finding.taskIndex)
    if listed.count < limit { listed.append(finding) }
  }

  private mutating func count(_ code: Code, _ severity: Severity, task: Int?) {
    counts.add(severity)
    countsByCode[code, default: 0] += 1
    let verdict = severity.verdict
    guard verdict != .eligible else { return }
    if let task {
      taskVerdicts[task] = max(taskVerdicts[task] ?? .eligible, verdict)
    } else {
      documentVerdict = max(documentVerdict, verdict)
    }
  }
}
