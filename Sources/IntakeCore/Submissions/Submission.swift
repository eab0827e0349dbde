/// The documents of one submitter for one call, or of one packet, as the X rules see them.
public struct SubmissionContext: Sendable {
  public let call: Call
  public let documents: [JudgedDocument]
  /// The positions of the lists among the documents. One is usual; each is compared by itself.
  public let lists: [Int]
  /// The tasks of the lists with the outlines that belong to them.
  public let pairs: [Pair]
  /// The outlines that belong to no task of any list.
  public let strays: [Int]
  /// The entry of a list that was withdrawn and left the outlines without one.
  var withdrawnList: Int?
  /// The outlines that were cut short before they named a task: whether they belong to one of
  /// the lists cannot be told.
  public let cutShort: [Int]

  public struct Pair: Sendable {
    /// The position of the list among the documents.
    public let list: Int
    /// The position of the task among the list's tasks.
    public let task: Int
    /// The position of its outline among the documents; nil where it is missing.
    public let outline: Int?
    /// Further outlines of the same task.
    public let doubles: [Int]

    public var outlines: [Int] { (outline.map { [$0] } ?? []) + doubles }
  }

  /// A task as its list has it, and as an outline has it.
  public struct Comparison: Sendable {
    public let list: Int
    public let listed: JudgedTask
    public let outline: Int
    public let outlined: JudgedTask
  }

  /// Every task of a list with each of its outlines.
  public var comparisons: [Comparison] {
    pairs.flatMap { pair in
      pair.outlines.compactMap { outline in
        documents[outline].tasks.first.map {
          Comparison(
            list: pair.list, listed: documents[pair.list].tasks[pair.task], outline: outline,
            outlined: $0)
        }
      }
    }
  }

  /// A field of another document as the second place of a finding.
  func related(
    _ document: Int, task: JudgedTask? = nil, field: KnownField? = nil, found: String? = nil
  ) -> Finding.Related {
    let record = task == nil ? documents[document].submitterRecord : task?.record
    let position = field.flatMap { record?.table.position(of: $0) }
    return Finding.Related(
      document: documents[document].identity.name,
      place: position.flatMap { record?.place($0) } ?? task?.place ?? .document,
      path: position.flatMap { record?.path($0) } ?? task?.record?.path,
      found: found ?? position.flatMap { record?.excerpt($0) })
  }
}

extension SubmissionContext {
  /// Matches the tasks of each list with the outlines, by number and title together.
  public init(call: Call, documents: [JudgedDocument]) {
    let lists = documents.indices.filter { documents[$0].form == .appendix1 }
    let outlines = documents.indices.filter { documents[$0].form == .appendix2 }
    let keys = outlines.map { documents[$0].outlineKeys }
    var pairs: [Pair] = []
    var matched: Set<Int> = []
    for list in lists {
      let tasks = keys.isEmpty ? [] : documents[list].tasks.map(\.keys)
      let paired = Pairing(tasks: tasks, outlines: keys).tasks
      var byTask: [Int: [(rank: Int, outline: Int)]] = [:]
      for (position, task) in paired.enumerated() {
        guard let task else { continue }
        matched.insert(outlines[position])
        byTask[task, default: []].append(
          (Pairing.rank(keys[position], of: tasks[task]), outlines[position]))
      }
      for task in documents[list].tasks.indices {
        let ordered = (byTask[task] ?? []).sorted { $0 < $1 }.map(\.outline)
        pairs.append(
          Pair(
            list: list, task: task, outline: ordered.first, doubles: Array(ordered.dropFirst())))
      }
    }
    let unmatched = outlines.filter { !matched.contains($0) }
    let cutShort = lists.isEmpty ? [] : unmatched.filter { documents[$0].isCutShort }
    self.init(
      call: call, documents: documents, lists: lists, pairs: pairs,
      strays: unmatched.filter { !cutShort.contains($0) }, cutShort: cutShort)
  }
}

extension JudgedDocument {
  /// What an outline is matched by.
  fileprivate var outlineKeys: TaskKeys {
    tasks.first?.keys ?? TaskKeys(writtenNumber: numberBeforeCut, title: nil)
  }

  /// Whether a fault of the file ended it before its task was read: of which task it is cannot be
  /// told from what is missing.
  fileprivate var isCutShort: Bool { tasks.isEmpty && findings.contains(where: \.endsReading) }

  /// The number of the task in which such a fault stands.
  fileprivate var numberBeforeCut: String? { findings.first(where: \.endsReading)?.task }
}

extension Finding {
  /// Faults behind which nothing of a document is read.
  fileprivate var endsReading: Bool {
    severity == .error && (code == "F001" || code == "F004" || code == "L001" || code == "L002")
  }
}

/// The findings of the X rules, each on one of the submission's documents.
///
/// As in `Findings`, the totals are complete and what a finding says is made only where it is
/// listed.
public struct SubmissionFindings {
  /// The documents with what was found added; the findings are not in order yet.
  private(set) var documents: [JudgedDocument]
  private let context: SubmissionContext
  private var told: Set<Subject> = []

  /// What a finding is about. Compared with two lists of one content, an outline is told once.
  private struct Subject: Hashable {
    let document: Int
    let code: Code
    let task: Int?
    let field: KnownField?
  }

  init(context: SubmissionContext) {
    self.context = context
    documents = context.documents
  }

  /// Reports a finding on a task of a document, or on the document or its submitter (`task` nil).
  public mutating func report(
    _ rule: Rule, severity: Severity? = nil, document: Int, task: JudgedTask? = nil,
    field: KnownField? = nil, _ details: () -> Findings.Details
  ) {
    let subject = Subject(document: document, code: rule.code, task: task?.index, field: field)
    guard told.insert(subject).inserted else { return }
    let severity = rule.severity(in: context.call, special: severity)
    let context = context
    documents[document].report(rule.code, severity, task: task?.index) {
      Self.finding(rule, severity, context, document, task, field, details())
    }
  }

  private static func finding(
    _ rule: Rule, _ severity: Severity, _ context: SubmissionContext, _ document: Int,
    _ task: JudgedTask?, _ field: KnownField?, _ details: Findings.Details
  ) -> Finding {
    let judged = context.documents[document]
    let record = task == nil ? judged.submitterRecord : task?.record
    let position = field.flatMap { record?.table.position(of: $0) }
    return Finding(
      code: rule.code, severity: severity,
      place: position.flatMap { record?.place($0) } ?? task?.place ?? .document,
      path: position.flatMap { record?.path($0) } ?? task?.record?.path,
      task: task?.number, taskIndex: task?.index, field: field?.id,
      found: details.found, expected: details.expected, difference: details.difference,
      message: details.message, advice: details.advice ?? rule.advice,
      clause: details.clause
        ?? rule.clause.text(
          call: context.call, form: judged.form.flatMap(context.call.form),
          field: position.flatMap { record?.table.fields[$0] }),
      related: details.related)
  }
}
