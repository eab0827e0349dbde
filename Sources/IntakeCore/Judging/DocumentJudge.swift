/// Judges one document while it is read: understands each record, runs the rules on it, and keeps
/// what is needed later. One judge serves one document.
public final class DocumentJudge: RecordSink {
  private let context: JudgingContext
  /// Whether a form has been recognised.
  public var hasForm: Bool { context.formKind != nil }
  private let rules: RuleSet
  private let keepsRecords: Bool
  private var understanding: Understanding?
  private var findings: Findings
  private var tasks: [JudgedTask] = []
  private var readings: SheetReadings?
  private var remarks: [SheetRemark] = []

  /// - Parameter keepsRecords: whether the judged tasks keep their whole records: the register and
  ///   the comparison of forms need them, the check of a single draft does not.
  public init(
    lexicon: CallLexicon, rules: RuleSet, limits: Limits = .standard,
    keepsRecords: Bool
  ) {
    context = JudgingContext(lexicon: lexicon, limits: limits)
    self.rules = rules
    self.keepsRecords = keepsRecords
    findings = Findings(context: context, limit: limits.listedFindings)
  }

  public func begin(_ form: Form, _ header: DocumentHeader) {
    context.form = form
    context.header = header
    understanding = Understanding(lexicon: context.lexicon, header: header)
    readings = SheetReadings(header)
  }

  public func submitter(_ record: RawRecord) {
    let record = understood(record)
    context.submitter = record
    note(record, task: nil)
    run(on: record)
  }

  public func task(_ record: RawRecord) {
    let record = understood(record)
    context.memory.taskCount += 1
    let number = record.text(.number)
    context.memory.titleKey = record.table.position(of: .title).flatMap {
      record.slots[$0].isBlank ? nil : MatchKey.name(bytes: record.bytes($0))
    }
    note(record, task: number)
    findings.task = (context.memory.taskCount, number)
    run(on: record)
    for child in record.children { run(on: child) }
    findings.task = nil
    remember(record, number: number)
  }

  public func group() {
    context.memory.startGroup()
  }

  public func section() {
    context.memory.startSection()
  }

  public func total(_ record: RawRecord, _ scope: TotalScope) {
    let record = understood(record)
    if scope == .page || scope == .carried { context.memory.endPage() }
    for check in rules.totals { check(record, scope, context, &findings) }
  }

  public func report(_ finding: Finding) {
    findings.add(finding)
  }

  public func remark(_ remark: SheetRemark) {
    remarks.append(remark)
  }

  /// Ends the document: the rules on the whole of it and on its receipt.
  public func finish(
    _ identity: JudgedDocument.Identity, format: DocumentFormat?, encoding: String,
    receipt: ReceiptJudgement
  ) -> JudgedDocument {
    context.receipt = receipt
    findings.endReading()
    if context.formKind != nil {
      for check in rules.documents { check(context, &findings) }
    }
    for check in rules.receipts { check(receipt, context, &findings) }
    findings.ledger.sort()
    let coverage = rules.coverage(form: context.form, receipt: receipt.status)
    var document = JudgedDocument(
      identity: identity, format: format, encoding: encoding, form: context.formKind,
      unit: context.header?.unit, submitter: context.submitter.map(submitterIdentity),
      submitterRecord: keepsRecords ? context.submitter : nil, tasks: judgedTasks(),
      receipt: receipt, ledger: findings.ledger, rulesRun: coverage.run,
      rulesNotRun: coverage.notRun)
    readings?.remarks = remarks
    document.understood = readings
    return document
  }

  private func note(_ record: Record, task: String?) {
    readings?.note(
      record, task: task, call: context.call, limit: context.limits.listedFindings)
  }

  private func understood(_ record: RawRecord) -> Record {
    guard let understanding else { preconditionFailure("a record before its form") }
    return understanding.understood(record, submitter: context.submitter)
  }

  private func run(on record: Record) {
    Self.run(rules.records(of: record.table.kind), on: record, context, &findings)
  }

  private static func run(
    _ rules: [RuleSet.RecordRule], on record: Record, _ context: JudgingContext,
    _ findings: inout Findings
  ) {
    for rule in rules { rule.check(record, context, &findings) }
  }

  private func remember(_ record: Record, number: String?) {
    let title = record.text(.title)
    context.memory.remember(record, number: number, title: title)
    if context.formKind == .appendix2 {
      for child in record.children where child.table.kind == .activity {
        context.memory.addSums(child, context.header)
      }
    } else {
      context.memory.addSums(record, context.header)
    }
    tasks.append(
      JudgedTask(
        record, index: context.memory.taskCount, call: context.call, keepsRecord: keepsRecords))
  }

  private func judgedTasks() -> [JudgedTask] {
    for position in tasks.indices {
      tasks[position].verdict = max(
        findings.ledger.documentVerdict,
        findings.ledger.taskVerdicts[tasks[position].index] ?? .eligible)
    }
    return tasks
  }

  private func submitterIdentity(_ record: Record) -> Submitter {
    var province: String?
    if case .province(let position) = record.value(.province) {
      province = context.call.provinces.items[position].code
    }
    return Submitter(
      name: record.text(.name) ?? "", kind: context.submitterKind, code: record.text(.code),
      province: province, marks: Submitter.Marks(record))
  }
}

extension Record {
  /// The money from other sources: a blank field counts as nothing, and M010 says so.
  public var otherMoney: Money? {
    let value = value(.other)
    return value.isMissing ? .zero : value.money
  }
}

extension JudgedTask {
  /// What the reports say of a task, before any finding weighs on it.
  init(_ record: Record, index: Int, call: Call, keepsRecord: Bool) {
    self.init(
      index: index, number: record.text(.number), title: record.text(.title),
      orientation: record.value(.orientation).orientationNumber,
      total: record.value(.total).money, state: record.value(.state).money,
      other: record.otherMoney, start: record.value(.start).monthValue,
      end: record.value(.end).monthValue, place: record.place, verdict: .eligible,
      record: keepsRecord ? record : nil)
    otherSource = record.code(.otherSource, call)
    sector = record.code(.sector, call)
    lead = record.text(.lead)
  }
}

extension Record {
  /// The code of a field of one of the call's lists; nil where it names none.
  public func code(_ field: KnownField, _ call: Call) -> String? {
    guard case .code(let item) = value(field), let position = table.position(of: field),
      case .code(let list) = table.fields[position].type
    else { return nil }
    return call.codeList(list)?.items[item].code
  }
}

extension ListMemory {
  mutating func startGroup() {
    groupSums = RowSums()
  }

  mutating func startSection() {
    sectionSums = RowSums()
  }

  /// The sums of the rows that a total row sums up.
  func sums(of scope: TotalScope) -> RowSums {
    switch scope {
    case .group: groupSums
    case .section: sectionSums
    case .table, .carried: tableSums
    case .page: tableSums - pageStart
    }
  }

  /// A page ends at its first row of sums; those that follow before another task, at its foot and
  /// at the head of the next one, are about the same page.
  mutating func endPage() {
    guard pageEnd.taskCount != taskCount else { return }
    pageStart = pageEnd.sums
    pageEnd = (tableSums, taskCount)
  }

  mutating func remember(_ record: Record, number: String?, title: String?) {
    if let number {
      let key = MatchKey.taskNumber(number)
      if numbers[key] == nil {
        numbers[key] = record.table.position(of: .number).map(record.place) ?? record.place
      }
      if let value = Int(key) { lastNumber = value }
    }
    if let title, let position = record.table.position(of: .title) {
      rememberTitle(
        Titled(
          index: Int32(record.index), place: record.place(position), number: number, title: title))
    }
  }

  mutating func addSums(_ record: Record, _ header: DocumentHeader? = nil) {
    let fields = record.table.fields
    for position in fields.indices where fields[position].type == .amount {
      switch record.values[position] {
      case .amount(let money):
        let step = record.step(position, header)
        groupSums.add(money, step: step, at: position)
        sectionSums.add(money, step: step, at: position)
        tableSums.add(money, step: step, at: position)
      case .absent, .blank:
        if fields[position].known != .other { noteGap(at: position) }
      default:
        noteGap(at: position)
      }
    }
  }

  private mutating func noteGap(at position: Int) {
    groupSums.noteGap(at: position)
    sectionSums.noteGap(at: position)
    tableSums.noteGap(at: position)
  }
}
