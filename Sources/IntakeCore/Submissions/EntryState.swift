/// Where an entry stands among the documents of its submission.
public enum EntryState: String, Sendable, CaseIterable {
  /// Registered, its submission not worked out yet: only between two steps of a run.
  case pending
  case current
  /// A later one on time has taken its place.
  case superseded
  /// A further receipt of another entry's content.
  case duplicate
  /// Late, contested or undetermined, and supersedes nothing.
  case notCounted = "not-counted"
  /// A later list that leaves out what the earlier one has, and an outline delivered with it: a
  /// person says whether it supplements or replaces (R006).
  case waiting
  case withdrawn
  /// Its form or its submitter cannot be told.
  case quarantined
  /// No form, delivered beside one: archived and listed, not judged.
  case attachment
}

/// What orders two deliveries of one instant.
public struct MailOrder: Sendable, Hashable {
  /// The mail room's number; nil where it is no plain number.
  public var number: Int?
  /// The row of the book, from 1.
  public var row: Int?

  public init(number: Int?, row: Int?) {
    self.number = number
    self.row = row
  }
}

/// The standing of one entry.
public struct Standing: Sendable, Hashable {
  public var state: EntryState
  /// The identity of its submitter; nil where it cannot be told.
  public var submitter: String?
  /// The entry that it repeats or that superseded it.
  public var because: Int?
  /// The task of an outline within its submission.
  public var taskKey: String?

  public init(
    state: EntryState, submitter: String? = nil, because: Int? = nil, taskKey: String? = nil
  ) {
    self.state = state
    self.submitter = submitter
    self.because = because
    self.taskKey = taskKey
  }
}
