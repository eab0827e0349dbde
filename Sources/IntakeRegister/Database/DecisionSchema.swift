/// The tables of decisions and amendments.
enum DecisionSchema {
  static let tables = """
    -- What a person with authority decided on an entry or one of its tasks. Its event in the chain
    -- has the same content.
    CREATE TABLE decision (
      number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number > 0),
      entry INTEGER NOT NULL REFERENCES entry (number),
      action TEXT NOT NULL CHECK (action IN
        ('accept', 'return', 'waive', 'withdraw', 'extend', 'received')),
      task TEXT CHECK (task <> ''),
      code TEXT CHECK (code <> ''),
      instant INTEGER,
      decided_by TEXT NOT NULL CHECK (decided_by <> ''),
      why TEXT NOT NULL CHECK (why <> ''),
      document TEXT NOT NULL CHECK (document <> ''),
      at INTEGER NOT NULL,
      expires INTEGER,
      CHECK ((action = 'waive') = (code IS NOT NULL)),
      CHECK ((action IN ('extend', 'received')) = (instant IS NOT NULL)),
      CHECK (task IS NULL OR action IN ('accept', 'return', 'waive'))
    ) STRICT;

    CREATE INDEX decision_by_entry ON decision (entry);

    -- A later version of a call's definition, with the authority that it rests on. The last one
    -- is in force.
    CREATE TABLE amendment (
      number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number > 0),
      call TEXT NOT NULL REFERENCES call (id),
      before_sha256 TEXT NOT NULL CHECK (length(before_sha256) = 64),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      decided_by TEXT NOT NULL CHECK (decided_by <> ''),
      why TEXT NOT NULL CHECK (why <> ''),
      document TEXT NOT NULL CHECK (document <> ''),
      at INTEGER NOT NULL,
      CHECK (sha256 <> before_sha256)
    ) STRICT;

    -- The authority's documents that a task's verdict rests on beside the findings.
    ALTER TABLE task ADD COLUMN decided_by TEXT NOT NULL DEFAULT '';
    """

  static let guards =
    ["decision", "amendment"].map {
      """
      CREATE TRIGGER \($0)_stays BEFORE UPDATE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is never changed'); END;
      CREATE TRIGGER \($0)_kept BEFORE DELETE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is never deleted'); END;

      """
    }.joined() + """
      CREATE TRIGGER entry_receipt_stays BEFORE UPDATE OF received_at, evidence ON entry
        BEGIN SELECT RAISE(ABORT, 'the recorded receipt is never changed'); END;
      CREATE TRIGGER call_stays BEFORE UPDATE ON call
        BEGIN SELECT RAISE(ABORT, 'call is never changed'); END;
      """
}
