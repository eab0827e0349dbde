public import IntakeCore
public import IntakeFiles
public import IntakeReporting
import IntakeRegister
import Synchronization

/// Judges drafts: files that a submitter is still working on. Changes nothing.
public struct DraftCheck: Sendable {
  private let checker: DocumentChecker
  private let received: Instant?
  private let mailHosts: [String]
  private let asOf: Instant?
  private let jobs: Int
  private let keptRecords: Int

  /// - Parameters:
  ///   - received: judges the deadline as if received then; nil leaves it unjudged.
  ///   - mailHosts: the office's own: what they wrote into a mail proves when it arrived.
  ///   - asOf: the instant of the judgement: nothing that a mail book says came after it can be.
  ///   - keptRecords: the documents whose records are kept for the comparison of forms. Of further
  ///     ones they are had by reading those once more that are compared, so that memory is bounded.
  public init(
    checker: DocumentChecker, received: Instant?, mailHosts: [String] = [], asOf: Instant? = nil,
    jobs: Int, keptRecords: Int = 4_096
  ) {
    self.checker = checker
    self.asOf = asOf
    self.received = received
    self.mailHosts = mailHosts
    self.jobs = jobs
    self.keptRecords = keptRecords
  }

  /// A draft: its name in the report, how its bytes are had, and what it was given with.
  public struct Draft: Sendable {
    public var path: String
    public var read: @Sendable () throws(Failure) -> FileContent
    public var packet: Packet = .named
    /// The evidence of its receipt; nil: as the command line says for all.
    public var arrival: Arrival?

    public init(path: String, read: @escaping @Sendable () throws(Failure) -> FileContent) {
      self.path = path
      self.read = read
    }

    /// What belongs together.
    public enum Packet: Sendable, Hashable {
      /// Named by itself: all such are one packet, which may have other files elsewhere.
      case named
      /// In a first-level folder of a folder: the packet is complete.
      case folder(String)
      /// Lying loose in a folder: with the others there of its submitter.
      case loose
      /// Within a file that lies loose in a folder: all that came in it.
      case file(String)
    }

    /// What proves when a draft arrived; no receipt: nothing does.
    public struct Arrival: Sendable {
      public var receipt: Receipt?
      /// Where the mail book has it.
      public var mail: MailOrder?
      /// Whether the mail book names it: then nothing else speaks for it.
      public var isBooked: Bool

      public init(receipt: Receipt?, mail: MailOrder? = nil, isBooked: Bool = false) {
        self.receipt = receipt
        self.mail = mail
        self.isBooked = isBooked
      }
    }
  }

  /// What became of the drafts, in the order given.
  public struct Outcome: Sendable {
    /// The drafts that could be read.
    public var documents: [JudgedDocument] = []
    /// The positions of documents whose tasks a report's totals leave out: of a folder, whatever
    /// is no list that counts.
    public var uncounted: Set<Int> = []
    /// What is no form and came beside one.
    public var attachments: [ReportAttachment] = []
    /// The texts of the documents, where they were to be kept.
    fileprivate var sources: [Source] = []
    /// Reads once more what is shown of them.
    fileprivate var checker: DocumentChecker?
    /// Why the others could not be read.
    public var failures: [Failure] = []
  }

  /// Reads and judges drafts; one that cannot be read does not hinder the others. The forms of each
  /// submission are judged together, as the office will.
  /// - Parameters:
  ///   - keepsSource: whether the places of findings are to be shown afterwards.
  ///   - progress: told how many of how many drafts are done, from any thread.
  public func run(
    _ drafts: [Draft], keepsSource: Bool = false,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) -> Outcome {
    let together = drafts.count > 1 || drafts.contains { $0.packet != .named }
    let done = Atomic<Int>(0)
    let judged = Parallel.map(Array(drafts.indices), jobs: jobs) {
      position -> Result<[Judged], Failure> in
      defer { progress(done.add(1, ordering: .relaxed).newValue, drafts.count) }
      do throws(Failure) {
        let keepsRecords = together && position < keptRecords
        return .success(
          try judge(drafts[position], keepsRecords: keepsRecords, keepsSource: keepsSource))
      } catch {
        return .failure(error)
      }
    }
    var outcome = Outcome()
    outcome.documents.reserveCapacity(judged.count)
    var read: [Draft] = []
    for (draft, result) in zip(drafts, judged) {
      switch result {
      case .success(let found):
        for judged in found {
          outcome.attachments += judged.attachments
          guard let document = judged.take() else { continue }
          read.append(document.identity.part == nil ? draft : draft.holding)
          outcome.documents.append(consume document)
          if keepsSource { outcome.sources.append(judged.source) }
        }
      case .failure(let failure): outcome.failures.append(failure)
      }
    }
    if keepsSource { outcome.checker = checker }
    if together || read.count > 1 { settle(&outcome, read) }
    return outcome
  }

  /// Works out how the drafts stand and judges them in their submissions.
  private func settle(_ outcome: inout Outcome, _ drafts: [Draft]) {
    var documents: [JudgedDocument] = []
    swap(&documents, &outcome.documents)
    let submissions = DraftSubmissions(
      consume documents, drafts, checker: checker, jobs: jobs)
    submissions.settle { position, document, receipt in
      reread(drafts[position], as: document, receipt)
    }
    outcome.take(submissions)
  }

  /// A judged document on its way to the outcome, which takes it over without a copy.
  private final class Judged: Sendable {
    private let document: Mutex<JudgedDocument?>
    let source: Source
    /// What lies in the file that holds it and is no form; told with the first document.
    let attachments: [ReportAttachment]

    init(_ document: JudgedDocument, _ source: Source, _ attachments: [ReportAttachment] = []) {
      self.document = Mutex(document)
      self.source = source
      self.attachments = attachments
    }

    func take() -> JudgedDocument? {
      document.withLock { $0.take() }
    }
  }

  /// - Parameter part: the only part that is wanted; nil: all of them.
  /// - Returns: the documents of the draft, in the order of its parts; one at least.
  private func judge(
    _ draft: Draft, receipt: ReceiptJudgement? = nil, part: String? = nil, keepsRecords: Bool,
    keepsSource: Bool
  ) throws(Failure) -> [Judged] {
    let receipt = receipt.map { ReceiptDesk(unasked: $0) } ?? desk(draft)
    let bytes: [UInt8]
    switch try draft.read() {
    case .whole(let whole): bytes = whole
    case .pieces(let pieces):
      if let document = checker.check(
        pieces, path: draft.path, receipt: receipt.judge(nil), keepsRecords: keepsRecords)
      {
        return [Judged(document, .pieces(draft))]
      }
      bytes = try pieces.bytes(limit: checker.limits.fileBytes)
    }
    let file = checker.check(
      file: bytes,
      DocumentChecker.FileOrder(
        path: draft.path, receipt: receipt, keepsRecords: keepsRecords, keepsSource: keepsSource,
        part: part, converts: true))
    return file.documents.enumerated().map { position, document in
      Judged(
        document, .bytes(keepsSource ? file.sources[position] : []),
        position == 0 ? file.attachments.map { ReportAttachment($0, of: draft.path) } : [])
    }
  }

  /// What judges the receipt of a draft. What the command line says is a supposition: it may lie
  /// behind the judgement.
  private func desk(_ draft: Draft) -> ReceiptDesk {
    var desk = ReceiptDesk(mailHosts: mailHosts, deadline: checker.call.deadline)
    desk.bounds = ReceiptBounds(checker.call, asOf: asOf)
    if let arrival = draft.arrival {
      (desk.given, desk.isBooked) = (arrival.receipt, arrival.isBooked)
    } else if let received {
      desk.given = Receipt(at: received, evidence: .stated)
      desk.bounds = ReceiptBounds(checker.call, asOf: nil)
    } else {
      desk.unasked = .notJudged(checker.call.deadline)
    }
    return desk
  }

  /// A document with its records. One whose file has changed or gone is as it was judged.
  private func reread(
    _ draft: Draft, as document: JudgedDocument, _ receipt: ReceiptJudgement
  ) -> JudgedDocument {
    let again = try? judge(
      draft, receipt: receipt, part: document.identity.part, keepsRecords: true, keepsSource: false)
    return again?.lazy.compactMap { $0.take() }.first { $0.identity == document.identity }
      ?? document
  }
}

extension DraftCheck.Draft {
  /// The draft as one that holds others: what lies in a loose file came together.
  fileprivate var holding: Self {
    guard packet == .loose else { return self }
    var draft = self
    draft.packet = .file(path)
    return draft
  }
}

extension ReportAttachment {
  /// What lies in a delivered file.
  init(_ part: AttachedPart, of path: String, entry: Int? = nil) {
    self.init(
      path: path, part: part.part, sha256: part.content.sha256, bytes: part.content.bytes,
      kind: part.kind)
    self.entry = entry
  }
}

/// Where the lines are had from that are shown.
private enum Source {
  case bytes([UInt8])
  /// A draft that was read in pieces is read once more.
  case pieces(DraftCheck.Draft)
}

extension DraftCheck.Outcome {
  /// Takes the documents, the attachments apart.
  fileprivate mutating func take(_ submissions: DraftSubmissions) {
    guard !submissions.attachments.isEmpty else {
      documents = submissions.documents
      uncounted = submissions.uncounted
      return
    }
    let kept = submissions.documents.indices.filter { !submissions.attachments.contains($0) }
    documents = kept.map { submissions.documents[$0] }
    uncounted = Set(kept.indices.filter { submissions.uncounted.contains(kept[$0]) })
    if !sources.isEmpty { sources = kept.map { sources[$0] } }
    attachments += submissions.attachments.sorted()
      .map { ReportAttachment(submissions.documents[$0], entry: nil) }
  }

  /// The places of a document's findings as its file has them; nil where the file is no longer the
  /// one that was judged.
  public func excerpts(of position: Int) -> SourceExcerpts? {
    guard let checker else { return nil }
    switch sources[position] {
    case .bytes(let bytes): return checker.excerpts(documents[position], in: bytes)
    case .pieces(let draft):
      guard case .pieces(let pieces)? = try? draft.read() else { return nil }
      return checker.excerpts(documents[position], in: pieces)
    }
  }
}
