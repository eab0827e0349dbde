public import IntakeCore
public import IntakeFiles
public import IntakeReporting
import Synchronization

/// Judges drafts: files that a submitter is still working on. Changes nothing.
public struct DraftCheck: Sendable {
  private let checker: DocumentChecker
  private let received: Instant?
  private let jobs: Int
  private let keptRecords: Int

  /// - Parameters:
  ///   - received: judges the deadline as if received then; nil leaves it unjudged.
  ///   - keptRecords: the documents whose records are kept for the comparison of forms. Of further
  ///     ones they are had by reading those once more that are compared, so that memory is bounded.
  public init(
    checker: DocumentChecker, received: Instant?, jobs: Int, keptRecords: Int = 4_096
  ) {
    self.checker = checker
    self.received = received
    self.jobs = jobs
    self.keptRecords = keptRecords
  }

  /// A draft: its name in the report, and how its bytes are had.
  public struct Draft: Sendable {
    public var path: String
    public var read: @Sendable () throws(Failure) -> FileContent

    public init(path: String, read: @escaping @Sendable () throws(Failure) -> FileContent) {
      self.path = path
      self.read = read
    }
  }

  /// What became of the drafts, in the order given.
  public struct Outcome: Sendable {
    /// The drafts that could be read.
    public var documents: [JudgedDocument] = []
    /// Their texts, where they were to be kept.
    fileprivate var sources: [Source] = []
    /// Why the others could not be read.
    public var failures: [Failure] = []
  }

  /// Reads and judges drafts; one that cannot be read does not hinder the others. Forms of the
  /// same submitter are judged together, as the office will.
  /// - Parameters:
  ///   - keepsSource: whether the lines are wanted afterwards at which findings stand.
  ///   - progress: told how many of how many drafts are done, from any thread.
  public func run(
    _ drafts: [Draft], keepsSource: Bool = false,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) -> Outcome {
    let together = drafts.count > 1
    let done = Atomic<Int>(0)
    let judged = Parallel.map(Array(drafts.indices), jobs: jobs) {
      position -> Result<Judged, Failure> in
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
      case .success(let judged):
        guard let document = judged.take() else { continue }
        read.append(draft)
        outcome.documents.append(consume document)
        if keepsSource { outcome.sources.append(judged.source) }
      case .failure(let failure): outcome.failures.append(failure)
      }
    }
    if together { pair(&outcome.documents, read) }
    return outcome
  }

  /// A judged document on its way to the outcome, which takes it over without a copy.
  private final class Judged: Sendable {
    private let document: Mutex<JudgedDocument?>
    let source: Source

    init(_ document: JudgedDocument, _ source: Source) {
      self.document = Mutex(document)
      self.source = source
    }

    func take() -> JudgedDocument? {
      document.withLock { $0.take() }
    }
  }

  private func judge(
    _ draft: Draft, keepsRecords: Bool, keepsSource: Bool
  ) throws(Failure) -> Judged {
    let receipt = receiptJudgement
    let bytes: [UInt8]
    switch try draft.read() {
    case .whole(let whole): bytes = whole
    case .pieces(let pieces):
      if let document = checker.check(
        pieces, path: draft.path, receipt: receipt, keepsRecords: keepsRecords)
      {
        return Judged(document, .pieces(draft))
      }
      bytes = try pieces.bytes(limit: checker.limits.documentBytes)
    }
    let document = checker.check(
      bytes, path: draft.path, receipt: receipt, keepsRecords: keepsRecords)
    return Judged(document, .bytes(keepsSource ? bytes : []))
  }

  private var receiptJudgement: ReceiptJudgement {
    let deadline = checker.call.deadline
    guard let received else { return .notJudged(deadline) }
    return ReceiptJudgement(
      receipt: Receipt(at: received, evidence: .stated), deadline: deadline)
  }

  private func pair(_ documents: inout [JudgedDocument], _ drafts: [Draft]) {
    for group in groups(of: documents) where group.count > 1 {
      let isPaired = Set(group.map { documents[$0].form }).count > 1
      let isKept = group.map { documents[$0].submitterRecord != nil }
      let judged = checker.checkTogether(
        group.map { isPaired ? whole(documents[$0], drafts[$0]) : documents[$0] })
      for (index, position) in group.enumerated() {
        documents[position] = judged[index]
        if !isKept[index] { documents[position].dropRecords() }
      }
    }
  }

  /// A document with its records. One whose file has changed or gone is as it was judged.
  private func whole(_ document: JudgedDocument, _ draft: Draft) -> JudgedDocument {
    guard document.submitterRecord == nil, document.submitter != nil,
      let again = (try? judge(draft, keepsRecords: true, keepsSource: false))?.take(),
      again.identity == document.identity
    else { return document }
    return again
  }
}

extension JudgedDocument {
  /// Forgets the records, which only the comparison of forms needs.
  fileprivate mutating func dropRecords() {
    submitterRecord = nil
    for position in tasks.indices where tasks[position].record != nil {
      tasks[position].record = nil
    }
  }
}

/// Where the lines are had from that are shown.
private enum Source {
  case bytes([UInt8])
  /// A draft that was read in pieces is read once more.
  case pieces(DraftCheck.Draft)
}

extension DraftCheck.Outcome {
  /// The lines of a document for showing the places of its findings; nil where its file is no
  /// longer the one that was judged.
  public func lines(of position: Int) -> SourceLines? {
    let document = documents[position]
    switch sources[position] {
    case .bytes(let bytes): return SourceLines(document.shownText(of: bytes))
    case .pieces(let draft):
      guard case .pieces(let pieces)? = try? draft.read() else { return nil }
      let lines = SourceLines(
        document, pieces: (0..<pieces.count).lazy.compactMap(pieces.piece))
      return pieces.sha256 == document.identity.sha256 ? lines : nil
    }
  }
}

extension DraftCheck {
  /// Drafts around one list are meant as one submission, whatever submitter they name: that they
  /// differ is a finding. Around several lists, each document goes with its submitter.
  private func groups(of documents: [JudgedDocument]) -> [[Int]] {
    // By position: a document is large to copy.
    guard documents.indices.count(where: { documents[$0].form == .appendix1 }) == 1 else {
      return SubmitterGroups.several(in: documents, jobs: jobs)
    }
    return [documents.indices.filter { documents[$0].form != nil }]
  }
}

/// Which documents belong together: those of the same submitter.
enum SubmitterGroups {
  /// The positions of the documents of submitters who have several, submitter by submitter, in the
  /// order of their first ones.
  static func several(in documents: [JudgedDocument], jobs: Int) -> [[Int]] {
    let hashes = Parallel.map(Array(documents.indices), jobs: jobs) { position in
      guard documents[position].form != nil, let submitter = documents[position].submitter else {
        return [Int]()
      }
      return keys(of: submitter).map(\.hashValue)
    }
    var counts: [Int: Int] = Dictionary(minimumCapacity: hashes.count * 2)
    for hash in hashes.joined() { counts[hash, default: 0] += 1 }
    // Most have one document, and share a key with nobody.
    let positions = hashes.indices.filter { hashes[$0].contains { counts[$0, default: 0] > 1 } }
    return groups(of: positions, in: documents).filter { $0.count > 1 }
  }

  private static func groups(of positions: [Int], in documents: [JudgedDocument]) -> [[Int]] {
    var groups: [(submitter: Submitter, members: [Int])] = []
    var groupsByKey: [String: [Int]] = [:]
    for position in positions {
      guard let submitter = documents[position].submitter else { continue }
      let keys = keys(of: submitter)
      let candidates = keys.flatMap { groupsByKey[$0] ?? [] }
      if let group = candidates.first(where: { groups[$0].submitter.isSame(as: submitter) }) {
        groups[group].members.append(position)
      } else {
        groups.append((submitter, [position]))
        for key in keys { groupsByKey[key, default: []].append(groups.count - 1) }
      }
    }
    return groups.map(\.members)
  }

  private static func keys(of submitter: Submitter) -> [String] {
    let name = [submitter.kind ?? "", MatchKey.name(submitter.name), submitter.province ?? ""]
      .joined(separator: "\u{1F}")
    guard let code = submitter.code else { return ["name\u{1F}" + name] }
    return ["code\u{1F}" + code, "name\u{1F}" + name]
  }
}
