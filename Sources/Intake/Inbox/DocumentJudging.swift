public import IntakeCore
import IntakeReading
public import IntakeRegister

/// How documents are judged: the call, the rules, and the reader behind a closure.
public struct DocumentJudging: Sendable {
  /// Judges one document by itself, its records kept.
  /// - Parameters: its bytes (at most one more than the limit of a document), what it is called
  ///   and its hash, and its receipt.
  public typealias Judge =
    @Sendable ([UInt8], JudgedDocument.Identity, ReceiptJudgement) -> JudgedDocument
  /// Judges every document of a delivered file by itself.
  typealias Open = @Sendable ([UInt8], DocumentChecker.FileOrder) -> JudgedFile

  public var basis: JudgingBasis
  public var rules: RuleSet
  public var limits: Limits
  public var judge: Judge
  var open: Open
  /// The way of a mail, by its first bytes; nil of what is none.
  var trace: @Sendable ([UInt8]) -> MailTrace?

  public init(
    basis: JudgingBasis, rules: RuleSet, limits: Limits = .standard, judge: @escaping Judge
  ) {
    self.init(
      basis: basis, rules: rules, limits: limits, judge: judge,
      open: { bytes, order in
        let file = order.delivered
        let identity = JudgedDocument.Identity(
          path: order.path, sha256: file?.sha256 ?? "", bytes: file?.bytes ?? bytes.count)
        return JudgedFile(documents: [judge(bytes, identity, order.receipt.judge(nil))])
      }, trace: { _ in nil })
  }

  init(
    basis: JudgingBasis, rules: RuleSet, limits: Limits, judge: @escaping Judge,
    open: @escaping Open, trace: @escaping @Sendable ([UInt8]) -> MailTrace?
  ) {
    self.basis = basis
    self.rules = rules
    self.limits = limits
    self.judge = judge
    self.open = open
    self.trace = trace
  }

  /// Judges a document again, out of its archived file. Nothing but the archived copy is ever
  /// judged.
  func judge(
    _ identity: JudgedDocument.Identity, _ receipt: ReceiptJudgement, from archive: Archive
  ) throws -> JudgedDocument {
    let bytes = try archive.read(identity.readFrom.sha256, limit: limits.fileBytes + 1)
    var document = judge(bytes, identity, receipt)
    document.noteRegisterRules()
    return document
  }

  /// Judges everything in an archived file.
  /// - Parameter part: only what lies there is wanted; nil: all of it.
  func judge(
    file original: JudgedDocument.Identity.File, path: String, part: String? = nil,
    _ receipt: ReceiptDesk, from archive: Archive
  ) throws -> JudgedFile {
    let bytes = try archive.read(original.sha256, limit: limits.fileBytes + 1)
    var file = open(
      bytes,
      DocumentChecker.FileOrder(
        path: path, delivered: original, receipt: receipt, keepsRecords: true, part: part,
        converts: true))
    for position in file.documents.indices { file.documents[position].noteRegisterRules() }
    file.withoutForms?.noteRegisterRules()
    return file
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
