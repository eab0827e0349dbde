/// What the rules find in one document while it is judged.
public struct Findings {
  public internal(set) var ledger: FindingLedger
  /// The task in hand: its position and its number as written.
  public var task: (index: Int, number: String?)?

  private let context: JudgingContext

  public init(context: JudgingContext, limit: Int) {
    self.context = context
    ledger = FindingLedger(limit: limit)
  }

  public var listed: [Finding] { ledger.listed }

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
    let weight = context.severity(of: rule, severity)
    // A document in which everything is wrong costs little more than a sound one.
    if ledger.countsOnly(rule.code, weight, task: task?.index) { return }
    let header = context.header
    report(
      rule, severity: severity,
      place: position.map(record.place) ?? record.place,
      path: position.map(record.path) ?? record.path,
      field: position.map { record.table.fields[$0] }
    ) {
      var details = details()
      if let position, let found = details.found,
        let remark = header?.remark(on: record, position, found: found)
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
    let (task, context) = (task, context)
    ledger.add(rule.code, severity, task: task?.index) {
      let details = details()
      return Finding(
        code: rule.code, severity: severity, place: place, path: path, task: task?.number,
        taskIndex: task?.index, field: field?.id, found: details.found,
        expected: details.expected, difference: details.difference, message: details.message,
        advice: details.advice ?? rule.advice,
        clause: details.clause
          ?? rule.clause.text(call: context.call, form: context.form, field: field),
        related: details.related,
        isStructural: details.isStructural ?? (rule.schema == .all))
    }
  }

  /// Takes a finding that a reader made.
  public mutating func add(_ finding: Finding) { ledger.add(finding) }

  /// The document has been read: what is said of the whole of it has room from now on.
  mutating func endReading() { ledger.favoursDocument = true }
}
