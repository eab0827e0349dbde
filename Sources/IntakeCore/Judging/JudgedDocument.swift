/// One document, read and judged.
public struct JudgedDocument: Sendable {
  public var identity: Identity
  /// Nil where the file told nothing of its format (an empty file).
  public var format: DocumentFormat?
  /// The name of the encoding it was decoded from: `UTF-8`.
  public var encoding: String
  public var form: FormKind?
  public var unit: MoneyUnit?
  public var submitter: Submitter?
  public var submitterRecord: Record?
  public var tasks: [JudgedTask]
  public var receipt: ReceiptJudgement
  /// What was found, by place, then code.
  public internal(set) var ledger: FindingLedger
  public var rulesRun: [Code]
  public var rulesNotRun: [RuleNotRun]
  public var verdict: Verdict
  /// What people decided on it, by number; only the register knows of any.
  public var decisions: [NotedDecision] = []
  /// What became of the findings of the version before; nil where there is none.
  public var previous: PreviousVersion?
  /// What it is (`pdf`, `picture`, `text`) where it holds no form and was not meant as one: beside a
  /// form it is an attachment.
  public var attachableKind: String?
  /// How a sheet was read; nil for XML, and where it is not kept.
  public var understood: SheetReadings?

  /// What tells one document from another: the file that was delivered, where in it the document
  /// stands, and its content.
  public struct Identity: Sendable, Hashable {
    /// Of the delivered file: as given on the command line, or within the inbox with `/`; bytes that
    /// are no UTF-8 stand as `\xNN`.
    public var path: String
    /// Of the innermost file that holds the document.
    public var sha256: String
    public var bytes: Int
    /// The steps within the delivered file, joined by `!`; nil where the file is the document.
    public var part: String?
    /// Where the document stands in the innermost file (a sheet, the number of a form); empty where
    /// it is all of it.
    public var step = ""
    /// The delivered file, where the document is a part of one.
    public var file: File?
    /// What the innermost file was read as, where its own format is not read.
    public var converted: Converted?

    /// A delivered file by its content.
    public struct File: Sendable, Hashable {
      public var sha256: String
      public var bytes: Int

      public init(sha256: String, bytes: Int) {
        self.sha256 = sha256
        self.bytes = bytes
      }
    }

    /// A workbook that another program made of an old one.
    public struct Converted: Sendable, Hashable {
      public var file: File
      /// The program, with its version.
      public var program: String

      public init(_ file: File, by program: String) {
        self.file = file
        self.program = program
      }
    }

    public init(path: String, sha256: String, bytes: Int) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
    }

    /// The path, and behind `!` the steps within the file: `thu.eml!phu-luc.xlsx!Phụ lục 1`.
    public var name: String { part.map { "\(path)!\($0)" } ?? path }

    /// The file as it was delivered.
    public var delivered: File { file ?? File(sha256: sha256, bytes: bytes) }

    /// What tells one content from another: the same form by itself and in a container is one.
    public var content: DocumentContent { DocumentContent(sha256: sha256, step: step) }
  }

  init(
    identity: Identity, format: DocumentFormat?, encoding: String, form: FormKind?,
    unit: MoneyUnit?, submitter: Submitter?, submitterRecord: Record?, tasks: [JudgedTask],
    receipt: ReceiptJudgement, ledger: FindingLedger, rulesRun: [Code],
    rulesNotRun: [RuleNotRun]
  ) {
    self.identity = identity
    self.format = format
    self.encoding = encoding
    self.form = form
    self.unit = unit
    self.submitter = submitter
    self.submitterRecord = submitterRecord
    self.tasks = tasks
    self.receipt = receipt
    self.ledger = ledger
    self.rulesRun = rulesRun
    self.rulesNotRun = rulesNotRun
    verdict = ledger.verdict
  }
}

// What its ledger says.
extension JudgedDocument {
  /// Listed findings, by place, then code.
  public var findings: [Finding] {
    get { ledger.listed }
    _modify { yield &ledger.listed }
  }

  public var counts: SeverityCounts { ledger.counts }
  public var countsByCode: [Code: Int] { ledger.countsByCode }

  /// The worst verdict of its findings on no single task.
  public var documentVerdict: Verdict {
    get { ledger.documentVerdict }
    set { ledger.documentVerdict = newValue }
  }

  /// Findings counted but not listed.
  public var unlisted: Int { ledger.unlisted }
}

extension JudgedDocument {
  /// Its format, and of plain text the encoding: `CSV, windows-1258`, `XLSX`.
  public var writing: String {
    guard let format else { return encoding }
    return format.isText ? "\(format.name), \(encoding)" : format.name
  }
}

extension JudgedDocument {
  /// Adds findings that came after the document itself was judged. Beyond the cap they are counted
  /// only, but those on the document as a whole are always listed.
  public mutating func add(_ more: [Finding]) {
    guard !more.isEmpty else { return }
    for finding in more {
      report(finding.code, finding.severity, task: finding.taskIndex) { finding }
    }
    ledger.sort()
  }

  /// Adds notes on tasks; what one says is made only where it is listed.
  /// - Parameters:
  ///   - tasks: the position of the task of each note.
  ///   - make: told which note is asked for.
  public mutating func addNotes(_ code: Code, on tasks: [Int], _ make: (Int) -> Finding) {
    guard !tasks.isEmpty else { return }
    for (note, task) in tasks.enumerated() { report(code, .note, task: task) { make(note) } }
    ledger.sort()
  }

  /// Adds a finding and lets it weigh on the verdicts; the findings are not in order then.
  ///
  /// - Parameters:
  ///   - task: the position of the task that it is on; nil: the document as a whole.
  ///   - make: called only where it is listed.
  mutating func report(
    _ code: Code, _ severity: Severity, task: Int?, _ make: () -> Finding
  ) {
    ledger.favoursDocument = true
    ledger.add(code, severity, task: task, make)
    let worse = severity.verdict
    verdict = max(verdict, worse)
    guard worse != .eligible else { return }
    if let task {
      guard let position = position(ofTask: task) else { return }
      tasks[position].verdict = max(tasks[position].verdict, worse)
    } else {
      for position in tasks.indices {
        tasks[position].verdict = max(tasks[position].verdict, worse)
      }
    }
  }

  private func position(ofTask index: Int) -> Int? {
    if tasks.indices.contains(index - 1), tasks[index - 1].index == index { return index - 1 }
    return tasks.firstIndex { $0.index == index }
  }
}

/// A rule that could not be run on a document, and why.
public struct RuleNotRun: Sendable, Hashable {
  public var code: Code
  public var because: Localized

  public init(code: Code, because: Localized) {
    self.code = code
    self.because = because
  }
}

/// One task of a judged document.
public struct JudgedTask: Sendable {
  /// The position in its document, from 1.
  public var index: Int
  public var number: String?
  public var title: String?
  public var orientation: Int?
  public var total: Money?
  public var state: Money?
  public var other: Money?
  /// The code of where the other money comes from; nil where it names none of the call's.
  public var otherSource: String?
  /// The code of its industry; nil where it names none of the call's.
  public var sector: String?
  /// Who is to lead it, as written.
  public var lead: String?
  public var start: CalendarMonth?
  public var end: CalendarMonth?
  public var place: Place
  public var verdict: Verdict
  /// The numbers of the authority's documents that its verdict rests on beside the findings.
  public var decidedBy: [String] = []
  private var kept: Kept?

  /// The whole record, where the judge was asked to keep it.
  public var record: Record? {
    get { kept?.record }
    set { kept = newValue.map(Kept.init) }
  }

  /// A record in a place of its own: most lists have thousands of tasks and keep none.
  private final class Kept: Sendable {
    let record: Record

    init(_ record: Record) {
      self.record = record
    }
  }

  public init(
    index: Int, number: String?, title: String?, orientation: Int?, total: Money?, state: Money?,
    other: Money?, start: CalendarMonth?, end: CalendarMonth?, place: Place, verdict: Verdict,
    record: Record?
  ) {
    self.index = index
    self.number = number
    self.title = title
    self.orientation = orientation
    self.total = total
    self.state = state
    self.other = other
    self.start = start
    self.end = end
    self.place = place
    self.verdict = verdict
    self.record = record
  }
}

/// Who proposes: the part of the submitter's record that identifies it.
public struct Submitter: Sendable, Hashable {
  public var name: String
  /// The code of the kind (`state`); nil where it is not known.
  public var kind: String?
  public var code: String?
  /// The code of the province; nil where it is not known.
  public var province: String?
  public var marks: Marks

  public init(
    name: String, kind: String?, code: String?, province: String?, marks: Marks = Marks()
  ) {
    self.name = name
    self.kind = kind
    self.code = code
    self.province = province
    self.marks = marks
  }

  /// What else speaks for or against two documents being of one submitter, folded for comparing:
  /// nothing of it is ever shown. Nil where it is not given, or was not kept.
  public struct Marks: Sendable, Hashable {
    /// The digits of the telephone numbers, a blank between two.
    public var phone: String?
    public var email: String?
    public var address: String?
    public var dispatchNumber: String?
    public var dispatchDate: CalendarDay?

    public init(
      phone: String? = nil, email: String? = nil, address: String? = nil,
      dispatchNumber: String? = nil, dispatchDate: CalendarDay? = nil
    ) {
      self.phone = phone
      self.email = email
      self.address = address
      self.dispatchNumber = dispatchNumber
      self.dispatchDate = dispatchDate
    }
  }
}

/// The content of a document: the innermost file that holds it, and where in that file it stands.
public struct DocumentContent: Sendable, Hashable {
  private var hash: HashText
  public var step: String

  public var sha256: String {
    get { hash.text }
    set { hash = HashText(newValue) }
  }

  public init(sha256: String, step: String) {
    hash = HashText(sha256)
    self.step = step
  }
}

extension JudgedTask {
  /// The task by its number and title, for a sentence: `số 2 “Phổ biến …”`.
  var name: Localized {
    let title = title.map { "“\($0.excerpt(80))”" }
    let number = number?.excerpt(20)
    return Localized(
      vi: [number.map { "số \($0)" }, title].compactMap { $0 }.joined(separator: " "),
      en: [number.map { "number \($0)" }, title].compactMap { $0 }.joined(separator: " "))
  }
}
