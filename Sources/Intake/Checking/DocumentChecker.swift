public import IntakeCore
import IntakeFence
import IntakeFiles
import IntakeReading
import Synchronization

/// Reads and judges single documents by one call. One checker serves all documents of a run, from
/// any thread.
public struct DocumentChecker: Sendable {
  public let call: Call
  public let limits: Limits
  private let lexicon: CallLexicon
  private(set) var rules: RuleSet
  private let readers = Spares<DocumentReader>()
  /// The processes that read for it; nil where it reads by itself.
  private let workers: ReadingWorkers?

  /// - Parameter reading: where documents are read; in fenced processes they are read within the
  ///   standard limits.
  public init(
    call: Call, limits: Limits = .standard, rules: RuleSet = RuleSet(),
    reading: ReadingPlace = .here
  ) {
    self.call = call
    self.limits = limits
    self.rules = rules
    lexicon = CallLexicon(call)
    workers = reading.workers(for: call)
    precondition(workers == nil || limits == .standard, "workers have the standard limits")
  }

  /// The same without any rule, for what stands in documents and not for what is wrong with it.
  var withoutRules: DocumentChecker {
    var checker = self
    checker.rules = RuleSet([])
    return checker
  }

  /// Makes sure that documents can be read where they are to be.
  /// - Returns: what of the fence is up; nil where there is to be none.
  /// - Throws: `Failure` where no process can be started.
  func prepare() throws -> Fence.State? {
    do {
      return try workers?.prepare()
    } catch {
      throw Failure.noWorkers
    }
  }

  /// Judges one document. The same bytes, path and receipt give the same result.
  /// - Parameter keepsRecords: whether whole records are kept, for the comparison with other
  ///   forms and for the register.
  public func check(
    _ bytes: [UInt8], path: String, receipt: ReceiptJudgement, keepsRecords: Bool
  ) -> JudgedDocument {
    check(
      bytes,
      JudgedDocument.Identity(path: path, sha256: Digest.hexadecimal(bytes), bytes: bytes.count),
      receipt: receipt, keepsRecords: keepsRecords)
  }

  /// Judges a large document without holding the whole of it.
  /// - Returns: nil where it has to be read whole after all.
  func check(
    _ pieces: FilePieces, path: String, receipt: ReceiptJudgement, keepsRecords: Bool
  ) -> JudgedDocument? {
    if workers != nil { return nil }
    let judge = newJudge(keepsRecords: keepsRecords)
    guard let outcome = withReader({ $0.read(pieces, into: judge) }), let sha256 = pieces.sha256
    else { return nil }
    return judge.finish(
      JudgedDocument.Identity(path: path, sha256: sha256, bytes: pieces.byteCount),
      format: outcome.format, encoding: outcome.encoding, receipt: receipt)
  }

  /// Judges one document whose hash is known.
  public func check(
    _ bytes: [UInt8], _ identity: JudgedDocument.Identity, receipt: ReceiptJudgement,
    keepsRecords: Bool
  ) -> JudgedDocument {
    let (judge, outcome) = read(bytes, nil) { newJudge(keepsRecords: keepsRecords) }
    var document = judge.finish(
      identity, format: outcome.format, encoding: outcome.encoding, receipt: receipt)
    document.note(attachableKind: outcome.attachableKind)
    return document
  }

  /// The forms that an office file holds; what could not be read here is said with none.
  func steps(of bytes: [UInt8]) -> FormSteps {
    guard let workers else { return withReader { $0.steps(of: bytes) } }
    switch workers.steps(of: bytes) {
    case .success(let steps): return steps
    case .failure(let unread):
      return FormSteps(format: nil, steps: [], findings: [.unreadHere(unread.why)])
    }
  }

  /// Judges one form of an office file.
  func check(
    _ bytes: [UInt8], _ step: FormStep, _ identity: JudgedDocument.Identity,
    receipt: ReceiptJudgement, keepsRecords: Bool
  ) -> JudgedDocument {
    let (judge, outcome) = read(bytes, step) { newJudge(keepsRecords: keepsRecords) }
    return judge.finish(
      identity, format: outcome.format, encoding: outcome.encoding, receipt: receipt)
  }

  /// - Parameter step: which form of an office file; nil of other documents.
  private func read(
    _ bytes: [UInt8], _ step: FormStep?, _ newJudge: () -> DocumentJudge
  ) -> (DocumentJudge, ReadOutcome) {
    guard let workers else {
      let judge = newJudge()
      return (judge, withReader { Self.read(bytes, step, by: $0, into: judge) })
    }
    switch workers.read(bytes, step: step, into: newJudge) {
    case .success(let (judge, outcome)): return (judge, outcome)
    case .failure(let unread):
      // What the judge of a try was told is void.
      let judge = newJudge()
      judge.report(.unreadHere(unread.why))
      return (judge, ReadOutcome(format: nil, encoding: "UTF-8", attachableKind: nil))
    }
  }

  private static func read(
    _ bytes: [UInt8], _ step: FormStep?, by reader: DocumentReader, into judge: DocumentJudge
  ) -> ReadOutcome {
    let outcome =
      step.map { reader.read(bytes, step: $0, into: judge) } ?? reader.read(bytes, into: judge)
    return ReadOutcome(
      format: outcome.format, encoding: outcome.encoding,
      attachableKind: judge.hasForm
        ? nil : reader.attachableKind(of: bytes, format: outcome.format))
  }

  func newJudge(keepsRecords: Bool) -> DocumentJudge {
    DocumentJudge(lexicon: lexicon, rules: rules, limits: limits, keepsRecords: keepsRecords)
  }

  func withReader<Outcome>(_ body: (DocumentReader) -> Outcome) -> Outcome {
    let reader = readers.take() ?? DocumentReader(lexicon: lexicon, limits: limits)
    defer { readers.give(reader) }
    return body(reader)
  }

  /// The places of a document's findings as its file has them.
  public func excerpts(_ document: JudgedDocument, in bytes: [UInt8]) -> SourceExcerpts {
    let step = document.identity.step.isEmpty ? nil : document.identity.step
    let (places, form) = (document.shownPlaces, document.form)
    if let workers { return workers.excerpts(at: places, form: form, step: step, in: bytes) }
    return withReader { $0.excerpts(at: places, form: form, step: step, in: bytes) }
  }

  /// The same of a large document; nil where it is no longer the one that was judged.
  func excerpts(_ document: JudgedDocument, in pieces: FilePieces) -> SourceExcerpts? {
    let excerpts = withReader {
      $0.excerpts(at: document.shownPlaces, form: document.form, in: pieces)
    }
    // The hash is over all of it, also behind the last place that is shown.
    for number in 0..<pieces.count where pieces.piece(number) == nil { return nil }
    return pieces.sha256 == document.identity.sha256 ? excerpts : nil
  }

  /// Judges the forms of one submission against each other.
  public func checkTogether(
    _ documents: [JudgedDocument], listRequired: Bool = false
  ) -> [JudgedDocument] {
    SubmissionJudge(call: call, rules: rules)
      .judge(documents, listRequired: listRequired)
  }

  /// SHA-256 over what decides beside the bytes and the call: the edition of the rules, each
  /// rule's texts and its severity in force, and the limits (docs/decisions/rule-sets.md).
  public var ruleSetHash: String {
    var lines = ["edition \(RuleCatalog.edition)"] + limits.all.map(String.init)
    for rule in rules.all {
      let severity = (call.severities[rule.code] ?? rule.severity).rawValue
      lines.append("\(rule.code) \(severity) \(rule.adjustable)")
      for text in [rule.title, rule.why, rule.advice, rule.place] { lines += [text.vi, text.en] }
    }
    return Digest.hexadecimal(Array(lines.joined(separator: "\n").utf8))
  }
}

/// What is made once and used by one thread after the other.
final class Spares<Item: Sendable>: Sendable {
  private let items = Mutex<[Item]>([])

  /// One that nobody uses; nil where there is none.
  func take() -> Item? {
    items.withLock { $0.popLast() }
  }

  func give(_ item: Item) {
    items.withLock { $0.append(item) }
  }
}

extension JudgedDocument {
  /// Where its findings stand.
  fileprivate var shownPlaces: [Place] { findings.map(\.place) }
}
