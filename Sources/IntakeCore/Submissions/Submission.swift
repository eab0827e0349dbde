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
      document: documents[document].identity.path,
      place: position.flatMap { record?.place($0) } ?? task?.place ?? .document,
      path: position.flatMap { record?.path($0) } ?? task?.record?.path,
      found: found ?? position.flatMap { record?.excerpt($0) })
  }
}

extension SubmissionContext {
  /// Matches the tasks of the lists with the outlines: by number, else by folded title.
  public init(call: Call, documents: [JudgedDocument]) {
    let lists = documents.indices.filter { documents[$0].form == .appendix1 }
    let outlines = documents.indices.filter { documents[$0].form == .appendix2 }
    let keys = outlines.map { OutlineKeys(document: $0, of: documents[$0]) }
    var pairs: [Pair] = []
    var matched: Set<Int> = []
    for list in lists {
      let assigned = TaskMatching(tasks: documents[list].tasks, outlines: keys).outlines
      for (task, outlines) in assigned.enumerated() {
        matched.formUnion(outlines)
        pairs.append(
          Pair(
            list: list, task: task, outline: outlines.first,
            doubles: Array(outlines.dropFirst())))
      }
    }
    let unmatched = outlines.filter { !matched.contains($0) }
    let cutShort = lists.isEmpty ? [] : unmatched.filter { documents[$0].isCutShort }
    self.init(
      call: call, documents: documents, lists: lists, pairs: pairs,
      strays: unmatched.filter { !cutShort.contains($0) }, cutShort: cutShort)
  }
}

/// What an outline is matched by.
private struct OutlineKeys {
  let document: Int
  let number: String?
  let title: String?

  init(document: Int, of judged: JudgedDocument) {
    self.document = document
    let task = judged.tasks.first
    number = (task == nil ? judged.numberBeforeCut : task?.number).map(MatchKey.taskNumber)
    title = task?.title.map(MatchKey.name)
  }
}

extension JudgedDocument {
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

/// The outlines of each task of one list.
///
/// A task takes the outline with its number; among several the one with its title too, else the
/// first. Outlines left over go to a task with their title that has none yet; what is still left
/// over but names a task by number or title is a double of that task's outline.
private struct TaskMatching {
  private(set) var outlines: [[Int]]
  private let titles: [String?]
  private var byNumber: [String: Int] = [:]
  private var byTitle: [String: [Int]] = [:]

  init(tasks: [JudgedTask], outlines keys: [OutlineKeys]) {
    outlines = Array(repeating: [], count: tasks.count)
    titles = keys.isEmpty ? [] : tasks.map { $0.title.map(MatchKey.name) }
    guard !keys.isEmpty else { return }
    for (position, task) in tasks.enumerated() {
      if let number = task.number.map(MatchKey.taskNumber), byNumber[number] == nil {
        byNumber[number] = position
      }
      if let title = titles[position] { byTitle[title, default: []].append(position) }
    }
    let leftOver = takeByTitle(takeByNumber(keys))
    for outline in leftOver { addDouble(outline) }
  }

  private mutating func takeByNumber(_ keys: [OutlineKeys]) -> [OutlineKeys] {
    var candidates: [Int: [OutlineKeys]] = [:]
    for outline in keys {
      if let task = outline.number.flatMap({ byNumber[$0] }) {
        candidates[task, default: []].append(outline)
      }
    }
    for (task, outlines) in candidates {
      let best = outlines.first { $0.title != nil && $0.title == titles[task] } ?? outlines[0]
      self.outlines[task] = [best.document]
    }
    let taken = Set(outlines.joined())
    return keys.filter { !taken.contains($0.document) }
  }

  private mutating func takeByTitle(_ keys: [OutlineKeys]) -> [OutlineKeys] {
    keys.filter { outline in
      let free = outline.title.flatMap { byTitle[$0]?.first { outlines[$0].isEmpty } }
      guard let free else { return true }
      outlines[free] = [outline.document]
      return false
    }
  }

  private mutating func addDouble(_ outline: OutlineKeys) {
    let task =
      outline.number.flatMap { byNumber[$0] } ?? outline.title.flatMap { byTitle[$0]?.first }
    if let task { outlines[task].append(outline.document) }
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
  private let limit: Int
  private var told: Set<Subject> = []

  /// What a finding is about. Compared with two lists of one content, an outline is told once.
  private struct Subject: Hashable {
    let document: Int
    let code: Code
    let task: Int?
    let field: KnownField?
  }

  init(context: SubmissionContext, limit: Int) {
    self.context = context
    self.limit = limit
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
    documents[document].count(rule.code, severity, task: task?.index)
    guard documents[document].makeRoom(forTask: task?.index, limit: limit) else { return }
    documents[document].findings.append(
      finding(rule, severity, document, task, field, details()))
  }

  private func finding(
    _ rule: Rule, _ severity: Severity, _ document: Int, _ task: JudgedTask?,
    _ field: KnownField?, _ details: Findings.Details
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
