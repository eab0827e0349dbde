/// What could not be read when it was registered may be told when it can: which documents its file
/// holds, and when its mail arrived. Nothing else that was recorded of an entry is ever changed. A file
/// whose format is not read may be kept with what another program made of it, a mail's time with the one
/// that lies on the other side of the cut-off.
enum RereadingSchema {
  static let additions = """
    -- The workbook that was made of the content and read in its place, and by which program.
    ALTER TABLE entry ADD COLUMN converted TEXT REFERENCES content (sha256);
    ALTER TABLE entry ADD COLUMN converter TEXT
      CHECK ((converter IS NULL) = (converted IS NULL) AND converter <> '');
    -- When another host says that it took the mail over.
    ALTER TABLE entry ADD COLUMN hop_at INTEGER;
    ALTER TABLE entry ADD COLUMN hop_host TEXT
      CHECK ((hop_host IS NULL) = (hop_at IS NULL) AND (hop_at IS NULL OR evidence = 'mail'));
    CREATE INDEX entry_by_converted ON entry (converted) WHERE converted IS NOT NULL;
    """

  static let guards = """
    DROP TRIGGER entry_stays;
    DROP TRIGGER entry_receipt_stays;
    CREATE TRIGGER entry_stays BEFORE UPDATE OF number, call, first, path, packet ON entry
      BEGIN SELECT RAISE(ABORT, 'entry is never changed'); END;
    CREATE TRIGGER entry_content_stays BEFORE UPDATE OF sha256, step, part, kind,
      converted, converter ON entry
      WHEN \(wasRead)
      BEGIN SELECT RAISE(ABORT, 'entry is never changed'); END;
    CREATE TRIGGER entry_receipt_stays BEFORE UPDATE OF received_at, evidence, hop_at, hop_host
      ON entry
      WHEN \(wasRead)
      BEGIN SELECT RAISE(ABORT, 'the recorded receipt is never changed'); END;
    """

  private static let wasRead = """
    OLD.form IS NOT NULL OR OLD.state NOT IN ('quarantined', 'duplicate')
        OR OLD.verdict <> 'review'
    """
}
