public import IntakeCore
import Synchronization

/// Judges drafts: files that a submitter is still working on. Changes nothing.
public struct DraftCheck: Sendable {
  private let checker: DocumentChecker
  private let received: Instant?
  private let jobs: Int

  /// - Parameter received: judges the deadline as if received then; nil leaves it unjudged.
  public init(checker: DocumentChecker, received: Instant?, jobs: Int) {
    self.checker = checker
    self.received = received
    self.jobs = jobs
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
    /// Their bytes, where they were to be kept.
    public var bytes: [[UInt8]] = []
    /// Why the others could not be read.
    public var failures: [Failure] = []
  }

  /// Reads and judges drafts; one that cannot be read does not hinder the others. Forms of the
  /// same submitter are judged together, as the office will.
  /// - Parameters:
  ///   - keepsBytes: whether the bytes are wanted afterwards, for showing places in them.
  ///   - progress: told how many of how many drafts are done, from any thread.
  public func run(
    _ drafts: [Draft], keepsBytes: Bool = false,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) -> Outcome {
    let receipt = receiptJudgement
    let together = drafts.count > 1
    let checker = checker
    let done = Atomic<Int>(0)
    let judged = Parallel.map(drafts, jobs: jobs) { draft -> Result<Judged, Failure> in
      defer { progress(done.add(1, ordering: .relaxed).newValue, drafts.count) }
      do throws(Failure) {
        let bytes: [UInt8]
        switch try draft.read() {
        case .whole(let whole): bytes = whole
        case .pieces(let pieces):
          if !keepsBytes,
            let document = checker.check(
              pieces, path: draft.path, receipt: receipt, keepsRecords: together)
          {
            return .success(Judged(document: document, bytes: []))
          }
          bytes = try pieces.bytes(limit: checker.limits.documentBytes)
        }
        let document = checker.check(
          bytes, path: draft.path, receipt: receipt, keepsRecords: together)
        return .success(Judged(document: document, bytes: keepsBytes ? bytes : []))
      } catch {
        return .failure(error)
      }
    }
    var outcome = Outcome()
    for result in judged {
      switch result {
      case .success(let judged):
        outcome.documents.append(judged.document)
        if keepsBytes { outcome.bytes.append(judged.bytes) }
      case .failure(let failure): outcome.failures.append(failure)
      }
    }
    if outcome.documents.count > 1 { outcome.documents = paired(outcome.documents) }
    return outcome
  }

  private struct Judged {
    var document: JudgedDocument
    var bytes: [UInt8]
  }

  private var receiptJudgement: ReceiptJudgement {
    let deadline = checker.call.deadline
    guard let received else { return .notJudged(deadline) }
    return ReceiptJudgement(
      receipt: Receipt(at: received, evidence: .stated), deadline: deadline)
  }

  private func paired(_ documents: [JudgedDocument]) -> [JudgedDocument] {
    var result = documents
    for group in groups(of: documents) where group.count > 1 {
      let judged = checker.checkTogether(group.map { documents[$0] })
      for (position, document) in zip(group, judged) { result[position] = document }
    }
    return result
  }
}

extension DraftCheck {
  /// Drafts around one list are meant as one submission, whatever submitter they name: that they
  /// differ is a finding. Around several lists, each document goes with its submitter.
  private func groups(of documents: [JudgedDocument]) -> [[Int]] {
    guard documents.count(where: { $0.form == .appendix1 }) == 1 else {
      return SubmitterGroups.of(documents)
    }
    return [documents.indices.filter { documents[$0].form != nil }]
  }
}

/// Which documents belong together: those of the same submitter.
enum SubmitterGroups {
  /// The positions of the documents, submitter by submitter, in the order of their first ones.
  static func of(_ documents: [JudgedDocument]) -> [[Int]] {
    var groups: [(submitter: Submitter, members: [Int])] = []
    var groupsByKey: [String: [Int]] = [:]
    for (position, document) in documents.enumerated() {
      guard let submitter = document.submitter, document.form != nil else { continue }
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
