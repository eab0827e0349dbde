/// One check: its manual, its examples and what it does, in one value.
///
/// Each rule stands in a file of its own in this folder and has its line in `RuleCatalog`.
public struct Rule: Sendable {
  public let code: Code
  /// What is wrong, as a headline.
  public let title: Localized
  /// Why it is asked for, in a sentence or two.
  public let why: Localized
  /// How to mend it; a finding may carry closer advice.
  public let advice: Localized
  /// The severity of its plain case; a finding's may differ where the manual says so.
  public let severity: Severity
  /// Whether a call may set another severity: where a person could decide otherwise.
  public let adjustable: Bool
  /// Where its findings stand, in words.
  public let place: Localized
  public let clause: Clause
  /// Whether a schema of the form refuses what this rule refuses.
  public let schema: SchemaReach
  /// Whether what its findings expect is one example of what may stand there.
  public let expectsExample: Bool
  public var examples: [Example] { makeExamples() }
  private let makeExamples: @Sendable () -> [Example]
  public let check: Check

  public init(
    code: Code, title: Localized, why: Localized, advice: Localized, severity: Severity,
    adjustable: Bool = false, place: Localized, clause: Clause, schema: SchemaReach = .none,
    expectsExample: Bool = false, examples: @autoclosure @escaping @Sendable () -> [Example],
    check: Check
  ) {
    self.code = code
    self.title = title
    self.why = why
    self.advice = advice
    self.severity = severity
    self.adjustable = adjustable
    self.place = place
    self.clause = clause
    self.schema = schema
    self.expectsExample = expectsExample
    makeExamples = examples
    self.check = check
  }

  /// What a rule looks at.
  public enum Check: Sendable {
    /// Nothing: readers raise it while they read.
    case reading
    /// Each record of these tables.
    case records(Set<TableKind>, @Sendable (Record, JudgingContext, inout Findings) -> Void)
    /// Each row that claims to be a sum.
    case totals(@Sendable (Record, TotalScope, JudgingContext, inout Findings) -> Void)
    /// The document, after its last record; its receipt is known by then.
    case document(@Sendable (JudgingContext, inout Findings) -> Void)
    /// The receipt of the document, whether or not a form was recognised in it.
    case receipt(@Sendable (ReceiptJudgement, JudgingContext, inout Findings) -> Void)
    /// The two forms of one submission.
    case submission(@Sendable (SubmissionContext, inout SubmissionFindings) -> Void)
    /// Each task of a list that everything else, decisions too, leaves eligible: what it says
    /// makes the task one for review.
    case outcome(@Sendable (JudgedTask, Call) -> Findings.Details?)
    /// Nothing: the register raises it.
    case register
    /// Several of these, for what shows partly on records and partly on the whole document.
    indirect case several([Check])

    /// The checks that it consists of.
    var parts: [Check] {
      if case .several(let checks) = self { checks.flatMap(\.parts) } else { [self] }
    }
  }

  /// The severity of a finding: what the call sets where it may, else the rule's own. A milder
  /// special case never becomes harsher by what a call sets for the plain one.
  func severity(in call: Call, special: Severity?) -> Severity {
    let set = adjustable ? call.severities[code] : nil
    guard let special else { return set ?? severity }
    guard let set else { return special }
    return special < severity ? min(special, set) : set
  }

  /// How much of a rule the published schema of the form can express.
  public enum SchemaReach: Sendable, Hashable {
    case none
    /// All of it, in XML.
    case all
    /// Only its findings that carry `Finding.isStructural`.
    case part
  }
}

/// What a rule rests on.
public enum Clause: Sendable, Hashable {
  /// The form, and the field of the finding in it.
  case form
  /// The dispatch that issued the call.
  case dispatch
  /// The deadline's wording in that dispatch.
  case deadline
  /// The programme's decision.
  case programme
  /// A law or decree, with its article.
  case law(Localized)
  /// How files must be: the product's own manual.
  case file

  public func text(call: Call, form: Form?, field: Field?) -> Localized {
    let dispatch = call.dispatch.name
    switch self {
    case .form:
      guard let form else { return Clause.dispatch.text(call: call, form: nil, field: nil) }
      let part = field.map {
        Localized(vi: ", mục “\($0.label.vi)”", en: ", “\($0.label.en)”")
      }
      return Localized(
        vi: form.name.vi + (part?.vi ?? "") + " (đợt \(call.id))",
        en: form.name.en + (part?.en ?? "") + " (call \(call.id))")
    case .dispatch:
      return Localized(
        vi: "\(dispatch.vi) của \(call.dispatch.issuer.vi)",
        en: "\(dispatch.en) of the \(call.dispatch.issuer.en)")
    case .deadline:
      let wording = call.deadline?.wording ?? Localized(vi: "không đặt hạn", en: "no deadline set")
      return Localized(
        vi: "\(dispatch.vi): “\(wording.vi)”", en: "\(dispatch.en): “\(wording.en)”")
    case .programme:
      return Localized(
        vi: "Quyết định số \(call.programme.decision)", en: "Decision \(call.programme.decision)")
    case .law(let text):
      return text
    case .file:
      return Clause.fileText
    }
  }

  /// The text of `file`, which needs no call.
  static let fileText = Localized(
    vi: "Sổ tay các quy tắc kiểm tra, phần “Tệp và định dạng”",
    en: "Manual of the rules, part “File and format”")
}

/// A good or bad document of a rule's manual, which is its test as well.
public struct Example: Sendable {
  public let kind: Kind
  public let form: FormKind
  public let content: Content
  /// What it shows, where the content does not say it by itself.
  public let caption: Localized?

  public enum Kind: Sendable, Hashable {
    /// The rule finds nothing.
    case good
    /// The rule finds something at the mark.
    case bad
  }

  public enum Content: Sendable {
    /// The sound example document with some fields set otherwise; nil takes a field out. The
    /// finding stands at `at`, a key such as `task[1].total`; nil: at the document or, for a
    /// field taken out, where the format shows a missing field. Tested in every format.
    case fields([FieldEdit], at: String?)
    /// A whole XML document; `↓` stands right before the finding's place.
    case xml(String)
    /// A whole CSV file; `↓` stands right before the finding's cell.
    case csv(String)
    /// Several documents of one submission: the edits of the list and of its first outline.
    case submission(list: [FieldEdit], outline: [FieldEdit]?, at: String?)
    /// The sound document received at this local instant (nil: without evidence).
    case received(String?)
    /// A story that only the register can show, told in words.
    case told(Localized)
  }

  public struct FieldEdit: Sendable, Hashable {
    /// `submitter.name`, `task[1].total`, `task[1].activity[2].state`.
    public let key: String
    /// Nil takes the field out.
    public let text: String?

    public init(_ key: String, _ text: String?) {
      self.key = key
      self.text = text
    }
  }

  public init(
    kind: Kind, form: FormKind, content: Content, caption: Localized? = nil
  ) {
    self.kind = kind
    self.form = form
    self.content = content
    self.caption = caption
  }

  public static func good(
    _ edits: [(String, String?)] = [], form: FormKind = .appendix1, _ caption: Localized? = nil
  ) -> Example {
    Example(
      kind: .good, form: form,
      content: .fields(edits.map { FieldEdit($0.0, $0.1) }, at: nil), caption: caption)
  }

  public static func bad(
    _ edits: [(String, String?)], at place: String?, form: FormKind = .appendix1,
    _ caption: Localized? = nil
  ) -> Example {
    Example(
      kind: .bad, form: form,
      content: .fields(edits.map { FieldEdit($0.0, $0.1) }, at: place), caption: caption)
  }
}

extension Localized {
  /// The place of a rule that looks at fields of any name.
  static let fieldNamed = Localized(
    vi: "ô của mục được nêu tên (trong XML: phần tử của mục)",
    en: "the cell of the field that is named (in XML its element)")
}
