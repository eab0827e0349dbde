public import IntakeCore
public import IntakeRegister

/// How documents are judged: the call, the rules, and the reader behind a closure.
public struct DocumentJudging: Sendable {
  /// Judges one document by itself, its records kept.
  /// - Parameters: its bytes (at most one more than the limit of a document), what it is called
  ///   and its hash, and its receipt.
  public typealias Judge =
    @Sendable ([UInt8], JudgedDocument.Identity, ReceiptJudgement) -> JudgedDocument

  public var basis: JudgingBasis
  public var rules: RuleSet
  public var limits: Limits
  public var judge: Judge

  public init(
    basis: JudgingBasis, rules: RuleSet, limits: Limits = .standard, judge: @escaping Judge
  ) {
    self.basis = basis
    self.rules = rules
    self.limits = limits
    self.judge = judge
  }

  /// Judges an archived original. Nothing but the archived copy is ever judged.
  func judge(
    _ identity: JudgedDocument.Identity, _ receipt: ReceiptJudgement, from archive: Archive
  ) throws -> JudgedDocument {
    let bytes = try archive.read(identity.sha256, limit: limits.documentBytes + 1)
    var document = judge(bytes, identity, receipt)
    document.noteRegisterRules()
    return document
  }
}

extension JudgedDocument {
  /// The register answers these itself, so they count as run.
  mutating func noteRegisterRules() {
    for code in RegisterFinding.codes where rulesNotRun.contains(where: { $0.code == code }) {
      rulesNotRun.removeAll { $0.code == code }
      rulesRun = (rulesRun + [code]).sorted()
    }
  }
}

/// The rules that the register answers.
enum RegisterFinding {
  static let codes: [Code] = ["R001", "R002", "R003", "R005", "R006", "R007"]
}
