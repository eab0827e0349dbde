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
  /// What makes old workbooks readable; nil where they are not to be.
  private(set) var oldWorkbooks: OldWorkbooks?

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

  /// The same, old workbooks made readable.
  func converting(_ oldWorkbooks: OldWorkbooks?) -> DocumentChecker {
    var checker = self
    checker.oldWorkbooks = oldWorkbooks
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
    asking(about: bytes) {
      check($0, nil, identity, receipt: receipt, keepsRecords: keepsRecords)
    }
  }

  /// Judges one document.
  /// - Parameter step: which of the forms of an office file; nil of other documents.
  func check(
    _ document: AskedDocument, _ step: FormStep?, _ identity: JudgedDocument.Identity,
    receipt: ReceiptJudgement, keepsRecords: Bool
  ) -> JudgedDocument {
    let (judge, outcome) = document.read(step) { newJudge(keepsRecords: keepsRecords) }
    if let program = identity.converted?.program { judge.remark(.converted(by: program)) }
    var judged = judge.finish(
      identity, format: outcome.format, encoding: outcome.encoding, receipt: receipt)
    if step == nil { judged.note(attachableKind: outcome.attachableKind) }
    return judged
  }

  /// Asks about a document, here or behind the fence.
  func asking<Answer>(
    about bytes: [UInt8], _ body: (AskedDocument) -> Answer
  ) -> Answer {
    if let workers { return body(.fenced(workers.file(bytes), part: nil)) }
    return withReader { body(.here(DocumentInHand(bytes, $0))) }
  }

  /// Opens a delivered file, here or behind the fence, and hands over what it holds, in the order of
  /// its parts.
  /// - Parameters:
  ///   - path: only the part there is wanted; nil: all of them.
  ///   - keepsBytes: whether the bytes of parts are wanted beside their hashes.
  func open(
    _ bytes: [UInt8], only path: String?, keepsBytes: Bool, _ take: (OpenedPart) -> Void
  ) -> FileOpener.File {
    guard let workers else {
      return withReader { reader in
        FileOpener(limits: limits).open(bytes, only: path) { part in
          take(OpenedPart(part, by: reader))
        }
      }
    }
    let file = workers.file(bytes)
    let keeps: PartContents.Kept =
      keepsBytes ? .all : oldWorkbooks == nil ? .none : .oldOffice
    switch file.open(only: path, into: { PartContents(keeps) }) {
    case .success(let (listing, contents)):
      var contents = contents.all[...]
      for (position, part) in listing.parts.enumerated() {
        let content = part.path == nil ? nil : contents.popFirst()
        take(OpenedPart(part, content, .fenced(file, part: position)))
      }
      return listing.file
    case .failure(let unread):
      take(OpenedPart(unread, .fenced(file, part: nil)))
      return FileOpener.File()
    }
  }

  /// The way of a mail, by its first bytes; nil of what is none, and of what could not be read here.
  func trace(of head: [UInt8]) -> MailTrace? {
    // No part is called nothing, so none is opened.
    open(head, only: "", keepsBytes: false) { _ in }.trace
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
    asking(about: bytes) { $0.excerpts(document) }
  }

  /// The same of a large document; nil where it is no longer the one that was judged.
  func excerpts(_ document: JudgedDocument, in pieces: FilePieces) -> SourceExcerpts? {
    let excerpts = withReader {
      $0.excerpts(at: document.findings.map(\.place), form: document.form, in: pieces)
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
