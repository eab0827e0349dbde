import Synchronization

/// The rules in the shape in which judging runs them.
public struct RuleSet: Sendable {
  public typealias RecordCheck = @Sendable (Record, JudgingContext, inout Findings) -> Void
  public typealias TotalCheck =
    @Sendable (Record, TotalScope, JudgingContext, inout Findings) -> Void
  public typealias DocumentCheck = @Sendable (JudgingContext, inout Findings) -> Void
  public typealias ReceiptCheck =
    @Sendable (ReceiptJudgement, JudgingContext, inout Findings) -> Void
  public typealias SubmissionCheck =
    @Sendable (SubmissionContext, inout SubmissionFindings) -> Void
  public typealias OutcomeCheck = @Sendable (JudgedTask, Call) -> Findings.Details?

  public let all: [Rule]
  let totals: [TotalCheck]
  let documents: [DocumentCheck]
  let receipts: [ReceiptCheck]
  let submissions: [SubmissionCheck]
  let outcomes: [(rule: Rule, check: OutcomeCheck)]
  private let submitters: [RecordRule]
  private let tasks: [RecordRule]
  private let activities: [RecordRule]
  private let contributions: [RecordRule]
  private let known = CoverageTable()

  public init(_ rules: [Rule]) {
    all = rules
    let parts = rules.flatMap(\.check.parts)
    totals = parts.compactMap { if case .totals(let check) = $0 { check } else { nil } }
    documents = parts.compactMap { if case .document(let check) = $0 { check } else { nil } }
    receipts = parts.compactMap { if case .receipt(let check) = $0 { check } else { nil } }
    submissions = parts.compactMap { if case .submission(let check) = $0 { check } else { nil } }
    outcomes = rules.flatMap { rule in
      rule.check.parts.compactMap {
        if case .outcome(let check) = $0 { (rule, check) } else { nil }
      }
    }
    func checks(_ kind: TableKind) -> [RecordRule] {
      parts.compactMap {
        guard case .records(let kinds, let check) = $0, kinds.contains(kind) else { return nil }
        return RecordRule(check: check)
      }
    }
    submitters = checks(.submitter)
    tasks = checks(.task)
    activities = checks(.activity)
    contributions = checks(.contribution)
  }

  /// A check in a box of its own: an array of bare functions would wrap each of them once more.
  struct RecordRule: Sendable {
    let check: RecordCheck
  }

  func records(of kind: TableKind) -> [RecordRule] {
    switch kind {
    case .submitter: submitters
    case .task: tasks
    case .activity: activities
    case .contribution: contributions
    }
  }

  /// Which rules ran on a single document, and which could not and why.
  func coverage(
    form: Form?, receipt: ReceiptJudgement.Status
  ) -> RuleCoverage {
    known.coverage(CoverageTable.Key(hasForm: form != nil, receipt: receipt)) {
      coverage(ofDocumentWith: form, receipt)
    }
  }

  private func coverage(
    ofDocumentWith form: Form?, _ receipt: ReceiptJudgement.Status
  ) -> RuleCoverage {
    var run: [Code] = []
    var notRun: [RuleNotRun] = []
    for rule in all {
      if let because = rule.blocked(form: form, receipt: receipt) {
        notRun.append(RuleNotRun(code: rule.code, because: because))
      } else {
        run.append(rule.code)
      }
    }
    return RuleCoverage(run: run, notRun: notRun)
  }
}

struct RuleCoverage: Sendable {
  var run: [Code]
  var notRun: [RuleNotRun]
}

/// The coverages that have been asked for: there are few, and every document asks for one.
private final class CoverageTable: Sendable {
  struct Key: Hashable {
    var hasForm: Bool
    var receipt: ReceiptJudgement.Status
  }

  private let known = Mutex<[Key: RuleCoverage]>([:])

  func coverage(_ key: Key, _ make: () -> RuleCoverage) -> RuleCoverage {
    known.withLock { known in
      if let coverage = known[key] { return coverage }
      let coverage = make()
      known[key] = coverage
      return coverage
    }
  }
}

extension Rule {
  fileprivate func blocked(form: Form?, receipt: ReceiptJudgement.Status) -> Localized? {
    check.parts.lazy.compactMap { $0.blocked(form: form, receipt: receipt) }.first
  }
}

extension Rule.Check {
  fileprivate func blocked(form: Form?, receipt: ReceiptJudgement.Status) -> Localized? {
    switch self {
    case .reading, .outcome, .several: nil
    case .records, .totals, .document: form == nil ? .noForm : nil
    case .receipt:
      switch receipt {
      case .notJudged: .receiptNotJudged
      case .noDeadline: .noDeadline
      default: nil
      }
    case .submission: .otherFormMissing
    case .register: .noRegister
    }
  }
}

extension Localized {
  fileprivate static let noForm = Localized(
    vi: "không nhận ra mẫu phụ lục nào trong tệp", en: "no form was recognised in the file")
  fileprivate static let receiptNotJudged = Localized(
    vi: "chưa cho biết thời điểm nhận", en: "no time of receipt given")
  fileprivate static let noDeadline = Localized(
    vi: "đợt kêu gọi không đặt hạn nộp", en: "the call sets no deadline")
  fileprivate static let otherFormMissing = Localized(
    vi: "cần cả Phụ lục 1 và Phụ lục 2 của cùng đơn vị",
    en: "needs both Appendix 1 and Appendix 2 of the same submitter")
  fileprivate static let noRegister = Localized(
    vi: "chỉ sổ tiếp nhận mới trả lời được", en: "only the register can tell")
}
