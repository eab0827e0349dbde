/// What could not be read when it was registered may be told when it can: which documents its file
/// holds, and when its mail arrived. Nothing else that was recorded of an entry is ever changed.
enum RereadingSchema {
  static let guards = """
    DROP TRIGGER entry_stays;
    DROP TRIGGER entry_receipt_stays;
    CREATE TRIGGER entry_stays BEFORE UPDATE OF number, call, first, path, packet ON entry
      BEGIN SELECT RAISE(ABORT, 'entry is never changed'); END;
    CREATE TRIGGER entry_content_stays BEFORE UPDATE OF sha256, step, part, kind ON entry
      WHEN \(wasRead)
      BEGIN SELECT RAISE(ABORT, 'entry is never changed'); END;
    CREATE TRIGGER entry_receipt_stays BEFORE UPDATE OF received_at, evidence ON entry
      WHEN \(wasRead)
      BEGIN SELECT RAISE(ABORT, 'the recorded receipt is never changed'); END;
    """

  private static let wasRead = """
    OLD.form IS NOT NULL OR OLD.state NOT IN ('quarantined', 'duplicate')
        OR OLD.verdict <> 'review'
    """
}
