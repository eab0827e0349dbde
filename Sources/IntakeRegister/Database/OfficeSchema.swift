/// What a year of an office needs beside files that are one document each: files that hold several,
/// attachments, lists that wait or stand side by side, evidence that comes later, decisions on whole
/// submissions and on who is who, and letters that were sent.
/// Why it is so: docs/decisions/register-storage.md.
enum OfficeSchema {
  static let entry = """
    CREATE TABLE new_entry (
      number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number > 0),
      call TEXT NOT NULL REFERENCES call (id),
      -- The content: the innermost file that holds the document, and where in it (a sheet, the number
      -- of a form); empty where the file is the document.
      sha256 TEXT NOT NULL REFERENCES content (sha256),
      step TEXT NOT NULL DEFAULT '',
      -- The first entry of the file that it was delivered in; empty where it is that one itself.
      first INTEGER REFERENCES entry (number),
      -- The file, and the steps within it.
      path BLOB NOT NULL CHECK (length(path) > 0),
      part TEXT CHECK (part <> ''),
      packet BLOB,
      form TEXT CHECK (form IN ('appendix1', 'appendix2')),
      format TEXT CHECK (format <> ''),
      -- The digest of what its records say, by which two documents that were delivered together and
      -- say the same are known; empty where an earlier release registered it.
      records TEXT CHECK (length(records) = 64 AND records NOT GLOB '*[^0-9a-f]*'),
      -- What a file is that can hold no form.
      kind TEXT CHECK (kind <> ''),
      submitter_name TEXT,
      submitter_kind TEXT,
      submitter_code TEXT,
      submitter_province TEXT,
      -- What else tells one submitter from another, folded; never shown.
      submitter_phone TEXT,
      submitter_email TEXT,
      submitter_address TEXT,
      dispatch_number TEXT,
      dispatch_date INTEGER,
      received_at INTEGER,
      evidence TEXT CHECK (evidence IN ('so-den', 'mail', 'received', 'decision')),
      receipt TEXT NOT NULL CHECK (receipt IN
        ('on-time', 'late', 'contested', 'undetermined', 'not-judged', 'no-deadline')),
      tasks INTEGER NOT NULL CHECK (tasks >= 0),
      -- The submission that it belongs to; empty while pending, and where nobody can tell.
      submitter TEXT,
      -- The task of an outline within its submission; of a list what tells it from the one that it
      -- supplements.
      task_key TEXT,
      state TEXT NOT NULL CHECK (state IN ('pending', 'current', 'superseded', 'duplicate',
        'not-counted', 'waiting', 'withdrawn', 'quarantined', 'attachment')),
      -- The entry that this one repeats, that supersedes it, or that it waits for.
      because INTEGER REFERENCES entry (number),
      -- Weighs nothing on an attachment.
      verdict TEXT NOT NULL CHECK (verdict IN ('eligible', 'review', 'ineligible')),
      -- 1: the report in reports/ is not the one of the latest judgement. 2: it is, and an earlier
      -- release wrote it, which may say less than this one would.
      report_due INTEGER NOT NULL DEFAULT 1 CHECK (report_due IN (0, 1, 2)),
      FOREIGN KEY (call, submitter) REFERENCES submission (call, submitter),
      CHECK (first < number),
      CHECK ((received_at IS NULL) = (evidence IS NULL)),
      CHECK (state NOT IN ('superseded', 'duplicate') OR because IS NOT NULL),
      CHECK (because IS NULL OR state IN ('superseded', 'duplicate', 'waiting')),
      CHECK (because <> number),
      CHECK (state NOT IN ('current', 'superseded', 'not-counted', 'waiting')
        OR (form IS NOT NULL AND submitter IS NOT NULL)),
      CHECK (state <> 'current' OR form <> 'appendix2' OR task_key IS NOT NULL)
    ) STRICT;

    INSERT INTO new_entry (number, call, sha256, path, packet, form, submitter_name, submitter_kind,
      submitter_code, submitter_province, received_at, evidence, receipt, tasks, submitter, task_key,
      state, because, verdict, report_due)
    SELECT number, call, sha256, path, packet, form, submitter_name, submitter_kind, submitter_code,
      submitter_province, received_at, evidence, receipt, tasks, submitter, task_key, state, because,
      verdict, CASE report_due WHEN 0 THEN 2 ELSE report_due END
    FROM entry ORDER BY number;

    DROP TABLE entry;
    ALTER TABLE new_entry RENAME TO entry;

    CREATE INDEX entry_by_submission ON entry (call, submitter);
    CREATE INDEX entry_by_state ON entry (call, state, form);
    CREATE INDEX entry_report_due ON entry (report_due) WHERE report_due = 1;
    CREATE INDEX entry_by_file ON entry (first) WHERE first IS NOT NULL;
    -- A submission has one current list beside those that supplement it, and one current outline
    -- for a task.
    CREATE UNIQUE INDEX entry_one_list ON entry (call, submitter, coalesce(task_key, ''))
      WHERE state = 'current' AND form = 'appendix1';
    CREATE UNIQUE INDEX entry_one_outline ON entry (call, submitter, task_key)
      WHERE state = 'current' AND form = 'appendix2';
    -- Of the deliveries of one content all but one are duplicates.
    CREATE UNIQUE INDEX entry_one_original ON entry (call, sha256, step)
      WHERE state NOT IN ('pending', 'duplicate', 'attachment');
    """

  static let decision = """
    CREATE TABLE new_decision (
      number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number > 0),
      entry INTEGER NOT NULL REFERENCES entry (number),
      action TEXT NOT NULL CHECK (action IN ('accept', 'return', 'waive', 'withdraw', 'extend',
        'received', 'same-as', 'distinct-from', 'replaces', 'supplements', 'revoke')),
      task TEXT CHECK (task <> ''),
      -- It concerns all documents of the entry's submission up to this entry, the last one then.
      through INTEGER REFERENCES entry (number) CHECK (through >= entry),
      code TEXT CHECK (code <> ''),
      instant INTEGER,
      -- The entry of the other submitter.
      other INTEGER REFERENCES entry (number),
      -- The decision that no longer counts.
      revoked INTEGER UNIQUE REFERENCES decision (number),
      decided_by TEXT NOT NULL CHECK (decided_by <> ''),
      why TEXT NOT NULL CHECK (why <> ''),
      document TEXT NOT NULL CHECK (document <> ''),
      at INTEGER NOT NULL,
      expires INTEGER,
      CHECK ((action = 'waive') = (code IS NOT NULL)),
      CHECK ((action IN ('extend', 'received')) = (instant IS NOT NULL)),
      CHECK ((action IN ('same-as', 'distinct-from')) = (other IS NOT NULL)),
      CHECK ((action = 'revoke') = (revoked IS NOT NULL)),
      CHECK (other <> entry),
      CHECK (revoked < number),
      CHECK (action <> 'revoke' OR expires IS NULL),
      CHECK (task IS NULL OR (through IS NULL AND action IN ('accept', 'return', 'waive'))),
      CHECK (through IS NULL OR action IN ('accept', 'return', 'waive', 'withdraw', 'received'))
    ) STRICT;

    INSERT INTO new_decision
      (number, entry, action, task, code, instant, decided_by, why, document, at, expires)
    SELECT number, entry, action, task, code, instant, decided_by, why, document, at, expires
    FROM decision ORDER BY number;

    DROP TABLE decision;
    ALTER TABLE new_decision RENAME TO decision;
    CREATE INDEX decision_by_entry ON decision (entry);
    """

  static let additions = """
    -- What a mail itself says of its arrival, where the mail book says it too.
    ALTER TABLE delivery ADD COLUMN mail_at INTEGER;
    -- The row of the mail book that proves it.
    ALTER TABLE delivery ADD COLUMN mail_row INTEGER;
    -- The run that took it in: what a cut-off run left belongs to it, too.
    ALTER TABLE delivery ADD COLUMN run INTEGER;

    -- The sheet, table or member that a task stands in, where its document has several.
    ALTER TABLE task ADD COLUMN part TEXT CHECK (part <> '');
    -- What an outline says that its task contributes to the call's targets; empty where nobody has
    -- looked: for tasks of lists, and for what an earlier release judged.
    ALTER TABLE task ADD COLUMN contributions TEXT CHECK (contributions GLOB '[[]*]');

    -- What lies within a delivered file and is no form.
    CREATE TABLE attachment (
      entry INTEGER NOT NULL REFERENCES delivery (entry),
      position INTEGER NOT NULL CHECK (position > 0),
      part TEXT NOT NULL CHECK (part <> ''),
      sha256 TEXT NOT NULL
        CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      kind TEXT NOT NULL CHECK (kind <> ''),
      PRIMARY KEY (entry, position)
    ) STRICT, WITHOUT ROWID;

    -- A line of the mail book that came after its file was registered, laid over the recorded
    -- receipt of the delivery. The last one holds.
    CREATE TABLE evidence (
      number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number > 0),
      entry INTEGER NOT NULL REFERENCES delivery (entry),
      received_at INTEGER NOT NULL,
      evidence TEXT NOT NULL CHECK (evidence = 'so-den'),
      inbox TEXT NOT NULL,
      mail_line TEXT NOT NULL,
      mail_channel TEXT,
      mail_number TEXT,
      mail_postmark TEXT,
      mail_row INTEGER,
      at INTEGER NOT NULL,
      FOREIGN KEY (inbox, mail_line) REFERENCES mail_line (inbox, line)
    ) STRICT;

    CREATE INDEX evidence_by_entry ON evidence (entry, number);
    CREATE UNIQUE INDEX evidence_by_line ON evidence (inbox, mail_line, entry);

    -- A letter about a submission that went out.
    CREATE TABLE sent_letter (
      number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number > 0),
      entry INTEGER NOT NULL REFERENCES entry (number),
      kind TEXT NOT NULL CHECK (kind IN ('receipt', 'return')),
      sent_at INTEGER NOT NULL,
      dispatch TEXT NOT NULL CHECK (dispatch <> ''),
      at INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX sent_letter_by_entry ON sent_letter (entry);
    """

  static let guards =
    ["decision", "evidence", "attachment", "sent_letter"].map {
      """
      CREATE TRIGGER \($0)_stays BEFORE UPDATE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is never changed'); END;
      CREATE TRIGGER \($0)_kept BEFORE DELETE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is never deleted'); END;

      """
    }.joined() + """
      CREATE TRIGGER entry_kept BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'entry is never deleted'); END;
      CREATE TRIGGER entry_stays
        BEFORE UPDATE OF number, call, sha256, step, first, path, part, packet, kind ON entry
        BEGIN SELECT RAISE(ABORT, 'entry is never changed'); END;
      CREATE TRIGGER entry_receipt_stays BEFORE UPDATE OF received_at, evidence ON entry
        BEGIN SELECT RAISE(ABORT, 'the recorded receipt is never changed'); END;
      CREATE TRIGGER decision_revokes_once BEFORE INSERT ON decision
        WHEN NEW.action = 'revoke' AND NOT EXISTS (SELECT 1 FROM decision
          WHERE number = NEW.revoked AND entry = NEW.entry AND action <> 'revoke')
        BEGIN SELECT RAISE(ABORT, 'a decision on the same entry is revoked, and no revocation'); END;
      """
}
