/// What is to be said of an entry because of how it stands beside others.
public enum StandingRemark: Sendable, Hashable {
  /// R005: its submitter is likely that of another entry.
  case likelySubmitter(of: Int, SubmitterLikeness)
  /// R006: tasks of an earlier list, by position, do not recur in it.
  case leavesOut(earlier: Int, tasks: [Int])
  /// R006: no task of the earlier lists recurs in it.
  case sharesNothing(earlier: [Int])
  /// R007: nothing tells which of two versions came later.
  case unordered(with: Int)

  /// The entries that it speaks of.
  public var others: [Int] {
    switch self {
    case .likelySubmitter(let entry, _), .unordered(let entry): [entry]
    case .leavesOut(let earlier, _): [earlier]
    case .sharesNothing(let earlier): earlier
    }
  }
}

/// Why two submitters are likely one.
public enum SubmitterLikeness: Sendable, Hashable {
  case names
  case codes
  /// Number and date of the dispatch, and telephone or mailbox.
  case dispatch
  /// Citizens of one name of whom nobody can tell whether they are one.
  case citizens
}
