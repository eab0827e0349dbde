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

/// The findings that only the register can make.
enum RegisterFinding {
  static let codes: [Code] = ["R001", "R002", "R003"]

  /// R001: a further receipt of another entry's content.
  static func duplicate(of entry: Int, _ original: JudgedDocument, _ judging: DocumentJudging)
    -> Finding
  {
    make(
      "R001", judging, other: original, found: entry,
      Localized(
        vi: "Cùng nội dung với số đến \(entry); lần gửi này được ghi là một lần nhận nữa.",
        en: "The same content as entry \(entry); this delivery is a further receipt of it."))
  }

  /// R002: another version has taken its place.
  static func superseded(by entry: Int, _ later: JudgedDocument, _ judging: DocumentJudging)
    -> Finding
  {
    make(
      "R002", judging, other: later, found: entry,
      Localized(
        vi: "Đã được thay bằng bản nhận sau, số đến \(entry).",
        en: "Superseded by the later version, entry \(entry)."))
  }

  private static func make(
    _ code: Code, _ judging: DocumentJudging, other: JudgedDocument, found: Int,
    _ message: Localized
  ) -> Finding {
    let rule = judging.rules.all.first { $0.code == code }
    let none = Localized(vi: "Không cần làm gì.", en: "Nothing needs to be done.")
    return Finding(
      code: code, severity: rule?.severity ?? .note, place: .document, found: String(found),
      message: message, advice: rule?.advice ?? none,
      clause: (rule?.clause ?? .dispatch).text(call: judging.basis.call, form: nil, field: nil),
      related: [Finding.Related(document: other.identity.path, place: .document)])
  }
}
