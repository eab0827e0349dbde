/// The documents of one submitter for one call, as the X rules see them.
public struct SubmissionContext: Sendable {
  public let call: Call
  public let documents: [JudgedDocument]
  /// The position of the list among the documents; nil where there is none.
  public let list: Int?
  /// The tasks of the list with the outlines that belong to them.
  public let pairs: [Pair]
  /// The outlines that belong to no task of the list.
  public let strays: [Int]

  public struct Pair: Sendable {
    /// The position of the task among the list's tasks.
    public let task: Int
    /// The position of its outline among the documents; nil where it is missing.
    public let outline: Int?
  }
}

/// The findings of the X rules, each on one of the submission's documents.
public struct SubmissionFindings {
  public private(set) var byDocument: [Int: [Finding]] = [:]
  private let context: SubmissionContext

  public init(context: SubmissionContext) {
    self.context = context
  }

  /// Reports a finding on a task of a document, or on the document itself (`task` nil).
  public mutating func report(
    _ rule: Rule, severity: Severity? = nil, document: Int, task: JudgedTask? = nil,
    field: KnownField? = nil, _ details: Findings.Details
  ) {
    let judged = context.documents[document]
    let record = task == nil ? judged.submitterRecord : task?.record
    let position = field.flatMap { record?.table.position(of: $0) }
    let set = rule.adjustable ? context.call.severities[rule.code] : nil
    byDocument[document, default: []].append(
      Finding(
        code: rule.code, severity: set ?? severity ?? rule.severity,
        place: position.flatMap { record?.place($0) } ?? task?.place ?? .document,
        path: position.flatMap { record?.path($0) } ?? task?.record?.path,
        task: task?.number, taskIndex: task?.index, field: field?.rawValue,
        found: details.found, expected: details.expected, difference: details.difference,
        message: details.message, advice: details.advice ?? rule.advice,
        clause: details.clause
          ?? rule.clause.text(
            call: context.call, form: judged.form.flatMap(context.call.form),
            field: position.flatMap { record?.table.fields[$0] }),
        related: details.related))
  }
}
