import GRDB
public import IntakeCore

/// A letter about a submission that went out.
public struct SentLetter: Sendable, Hashable {
  /// Given once, over the whole register.
  public var number: Int
  /// The entry whose submission it is about.
  public var entry: Int
  public var kind: LetterKind
  /// When it went out.
  public var sentAt: Instant
  /// The number of the office's own dispatch.
  public var dispatch: String
  /// The instant as of which it was recorded.
  public var at: Instant

  public init(
    number: Int = 0, entry: Int, kind: LetterKind, sentAt: Instant, dispatch: String, at: Instant
  ) {
    self.number = number
    self.entry = entry
    self.kind = kind
    self.sentAt = sentAt
    self.dispatch = dispatch
    self.at = at
  }

  init(_ row: StoredRow) throws {
    self.init(
      number: try row["number"], entry: try row["entry"],
      kind: try StoredValue.read(row["kind"]),
      sentAt: Instant(secondsSinceEpoch: try row["sent_at"]), dispatch: try row["dispatch"],
      at: Instant(secondsSinceEpoch: try row["at"]))
  }

  static let event = "letter-sent"

  /// What its event says of it: all of it.
  var eventDetails: [String: String] {
    [
      "letter": String(number), "kind": kind.rawValue, "dispatch": dispatch,
      "sentAt": String(sentAt.secondsSinceEpoch), "at": String(at.secondsSinceEpoch),
    ]
  }
}

extension Register {
  /// Records that letters went out, all of them or none.
  /// - Parameter letters: their numbers are given here.
  public func record(_ letters: [SentLetter]) throws {
    try write { database in
      for var letter in letters {
        try database.run(
          "INSERT INTO sent_letter (entry, kind, sent_at, dispatch, at) VALUES (?,?,?,?,?)",
          [
            letter.entry, letter.kind.rawValue, letter.sentAt.secondsSinceEpoch, letter.dispatch,
            letter.at.secondsSinceEpoch,
          ])
        letter.number = Int(database.lastInsertedRowID)
        try EventLog.add(
          SentLetter.event, entry: letter.entry, letter.eventDetails, at: clock(), database)
      }
    }
  }

  /// The letters that went out about entries of a call, in the order in which they were recorded.
  public func sentLetters(call: String) throws -> [SentLetter] {
    try readProven { database in
      try database.all(
        """
        SELECT sent_letter.* FROM sent_letter JOIN entry ON entry.number = sent_letter.entry
        WHERE call = ? ORDER BY sent_letter.number
        """, [call]
      ).map(SentLetter.init)
    }
  }
}
