public import IntakeCore
public import IntakeReporting
import IntakeRegister

/// What one run of `intake` did.
public struct IntakeSummary: Sendable {
  /// What it took in, in the order of entry numbers, as judged at the end.
  public var taken: [Taken]
  /// What it took in beside forms and is none; by entry.
  public var attachments: [ReportAttachment]
  /// Files that the register had already.
  public var known: Int
  /// Files of earlier runs, by their first entries, whose receipt a line of the mail book has filled.
  public var proved: [Int]
  /// The register that this run began; nil where it was there.
  public var begunRegister: String?
  /// Entries that could not be read at an earlier run, and now were.
  public var readAgain: [Int] = []
  /// What the fence around the reading of documents lacks; nil where it is whole.
  public var missingFence: String?
  /// By path.
  public var leftAlone: [LeftAlone]
  /// By line of `so-den.csv`.
  public var mailBookTroubles: [MailBookTrouble]
  /// What a person should see of the ways of mails, in the order in which they were taken in.
  public var mailRemarks: [MailRemark] = []
  /// Registered files that could not be moved to `processed/`.
  public var unmoved: [Unmoved]
  public var before: Books
  public var after: Books

  /// Files that an interrupted run did not come to.
  public var notTaken: Int { leftAlone.count { $0.reason == .stopped } }

  public struct Taken: Sendable {
    public var entry: Int
    /// Its own, and the worst of its tasks'.
    public var verdict: Verdict
    public var worstTask: Verdict
    /// The tasks of what is not current stand in nobody's books.
    public var standing: EntryState
    private let kept: Kept?

    /// Beside the others: most have none.
    private indirect enum Kept: Sendable {
      case document(JudgedDocument)
    }

    init(
      entry: Int, verdict: Verdict, worstTask: Verdict, standing: EntryState,
      document: JudgedDocument?
    ) {
      self.entry = entry
      self.verdict = verdict
      self.worstTask = worstTask
      self.standing = standing
      kept = document.map(Kept.document)
    }

    /// Nil where more were taken in than are kept in memory: the register has it.
    public var document: JudgedDocument? {
      guard case .document(let document)? = kept else { return nil }
      return document
    }
  }

  public struct Unmoved: Sendable, Hashable {
    public var path: String
    public var why: Localized
  }

  /// What the run means as a whole.
  public enum Outcome: Sendable {
    /// Everything taken in is eligible, or there was nothing (exit code 0).
    case eligible
    /// Something is ineligible or needs review, or was left for its size (exit code 1).
    case notEligible
    /// Something could not be done, or the books do not balance (exit code 2).
    case failed
  }

  public var outcome: Outcome {
    let isDone = unmoved.isEmpty && !leftAlone.contains(where: \.reason.isFailure)
    guard isDone, after.balance else { return .failed }
    let isSound =
      taken.allSatisfy { max($0.verdict, $0.worstTask) == .eligible }
      && !leftAlone.contains(where: \.reason.needsAPerson)
    return isSound ? .eligible : .notEligible
  }
}
