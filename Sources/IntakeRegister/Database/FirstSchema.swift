/// The tables of the first version.
enum FirstSchema {
  static let tables = """
    -- A call, pinned to one version of its definition at its first use.
    CREATE TABLE call (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      pinned_at INTEGER NOT NULL
    ) STRICT;

    -- An archived original.
    CREATE TABLE content (
      sha256 TEXT NOT NULL PRIMARY KEY
        CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
      bytes INTEGER NOT NULL CHECK (bytes >= 0)
    ) STRICT;

    -- Who proposes, by what identifies it: 'code:…', or 'name:' kind, folded name and province.
    CREATE TABLE submitter (
      identity TEXT NOT NULL PRIMARY KEY CHECK (identity GLOB 'code:?*' OR identity GLOB 'name:?*')
    ) STRICT;

    -- All documents of one submitter for one call.
    CREATE TABLE submission (
      call TEXT NOT NULL REFERENCES call (id),
      submitter TEXT NOT NULL REFERENCES submitter (identity),
      PRIMARY KEY (call, submitter)
    ) STRICT;

    -- One registered document. Its number is given once: AUTOINCREMENT never gives one again.
    CREATE TABLE entry (
      number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number > 0),
      call TEXT NOT NULL REFERENCES call (id),
      sha256 TEXT NOT NULL REFERENCES content (sha256),
      path BLOB NOT NULL CHECK (length(path) > 0),
      packet BLOB,
      form TEXT CHECK (form IN ('appendix1', 'appendix2')),
      submitter_name TEXT,
      submitter_kind TEXT,
      submitter_code TEXT,
      submitter_province TEXT,
      received_at INTEGER,
      evidence TEXT CHECK (evidence IN ('so-den', 'received', 'decision')),
      receipt TEXT NOT NULL CHECK (receipt IN
        ('on-time', 'late', 'contested', 'undetermined', 'not-judged', 'no-deadline')),
      tasks INTEGER NOT NULL CHECK (tasks >= 0),
      -- The submission that it belongs to; empty while pending, and where nobody can tell.
      submitter TEXT,
      -- The task of an outline within its submission.
      task_key TEXT,
      state TEXT NOT NULL CHECK (state IN ('pending', 'current', 'superseded', 'duplicate',
        'not-counted', 'withdrawn', 'quarantined')),
      -- The entry that this one repeats, or that supersedes it.
      because INTEGER REFERENCES entry (number),
      verdict TEXT NOT NULL CHECK (verdict IN ('eligible', 'review', 'ineligible')),
      -- The report in reports/ is not the one of the latest judgement.
      report_due INTEGER NOT NULL DEFAULT 1 CHECK (report_due IN (0, 1)),
      FOREIGN KEY (call, submitter) REFERENCES submission (call, submitter),
      CHECK ((received_at IS NULL) = (evidence IS NULL)),
      CHECK ((state IN ('superseded', 'duplicate')) = (because IS NOT NULL)),
      CHECK (because <> number),
      CHECK (state NOT IN ('current', 'superseded', 'not-counted')
        OR (form IS NOT NULL AND submitter IS NOT NULL)),
      CHECK (state <> 'current' OR (form = 'appendix2') = (task_key IS NOT NULL))
    ) STRICT;

    CREATE INDEX entry_by_submission ON entry (call, submitter);
    CREATE INDEX entry_by_state ON entry (call, state, form);
    CREATE INDEX entry_report_due ON entry (report_due) WHERE report_due = 1;
    -- A submission has one current list, and one current outline for a task.
    CREATE UNIQUE INDEX entry_one_list ON entry (call, submitter)
      WHERE state = 'current' AND form = 'appendix1';
    CREATE UNIQUE INDEX entry_one_outline ON entry (call, submitter, task_key)
      WHERE state = 'current' AND form = 'appendix2';
    -- Of the deliveries of one content all but one are duplicates.
    CREATE UNIQUE INDEX entry_one_original ON entry (call, sha256)
      WHERE state NOT IN ('pending', 'duplicate');

    -- A line of an inbox's mail book that served a delivery. Closed: it serves no other.
    CREATE TABLE mail_line (
      inbox TEXT NOT NULL,
      line TEXT NOT NULL CHECK (line <> ''),
      closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
      PRIMARY KEY (inbox, line)
    ) STRICT;

    -- The arrival of a file in an inbox: each is an entry, and each only one.
    CREATE TABLE delivery (
      entry INTEGER NOT NULL PRIMARY KEY REFERENCES entry (number),
      inbox TEXT NOT NULL,
      device INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      size INTEGER NOT NULL CHECK (size >= 0),
      path BLOB NOT NULL,
      mail_line TEXT,
      mail_channel TEXT,
      mail_number TEXT,
      mail_postmark TEXT,
      taken_at INTEGER NOT NULL,
      UNIQUE (device, inode, modified, size, path),
      FOREIGN KEY (inbox, mail_line) REFERENCES mail_line (inbox, line)
    ) STRICT;

    CREATE UNIQUE INDEX delivery_mail_line ON delivery (inbox, mail_line, path)
      WHERE mail_line IS NOT NULL;

    -- What was concluded of an entry, with everything needed to conclude it again.
    CREATE TABLE judgement (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      entry INTEGER NOT NULL REFERENCES entry (number),
      document_sha256 TEXT NOT NULL REFERENCES content (sha256),
      call_sha256 TEXT NOT NULL CHECK (length(call_sha256) = 64),
      rule_set TEXT NOT NULL CHECK (rule_set <> ''),
      tool TEXT NOT NULL CHECK (tool <> ''),
      as_of INTEGER NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('eligible', 'review', 'ineligible')),
      -- A letter per task: e, r or i.
      task_verdicts TEXT NOT NULL CHECK (task_verdicts NOT GLOB '*[^eri]*'),
      report TEXT NOT NULL CHECK (report GLOB '{*}')
    ) STRICT;

    CREATE INDEX judgement_by_entry ON judgement (entry, number);

    -- The tasks of every document; those of current lists are the ones that count.
    CREATE TABLE task (
      entry INTEGER NOT NULL REFERENCES entry (number),
      position INTEGER NOT NULL CHECK (position > 0),
      verdict TEXT NOT NULL CHECK (verdict IN ('eligible', 'review', 'ineligible')),
      -- The entry of its outline.
      outline INTEGER REFERENCES entry (number),
      number TEXT,
      number_key TEXT,
      title TEXT,
      title_key TEXT,
      orientation INTEGER,
      total INTEGER,
      state INTEGER,
      other INTEGER,
      first_month INTEGER,
      last_month INTEGER,
      line INTEGER NOT NULL,
      column INTEGER NOT NULL,
      row INTEGER NOT NULL,
      objective TEXT NOT NULL,
      content TEXT NOT NULL,
      product TEXT NOT NULL,
      lead TEXT NOT NULL,
      partners TEXT NOT NULL,
      location TEXT NOT NULL,
      sector TEXT NOT NULL,
      status TEXT NOT NULL,
      other_source TEXT NOT NULL,
      note TEXT NOT NULL,
      PRIMARY KEY (entry, position),
      -- A line of the plan never lacks what the plan prints.
      CHECK (verdict <> 'eligible' OR (title IS NOT NULL AND orientation IS NOT NULL
        AND total IS NOT NULL AND state IS NOT NULL AND other IS NOT NULL
        AND first_month IS NOT NULL AND last_month IS NOT NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX task_by_orientation ON task (verdict, orientation);

    -- Submissions (empty submitter: the quarantine) whose standing must be worked out again.
    CREATE TABLE unsettled (
      call TEXT NOT NULL REFERENCES call (id),
      submitter TEXT NOT NULL,
      PRIMARY KEY (call, submitter)
    ) STRICT, WITHOUT ROWID;

    -- Everything that ever happened, each event bound to the one before it by its hash.
    CREATE TABLE event (
      number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
      at INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind <> ''),
      entry INTEGER REFERENCES entry (number),
      body TEXT NOT NULL CHECK (body GLOB '{*}'),
      previous TEXT NOT NULL CHECK (length(previous) = 64),
      hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
    ) STRICT;

    CREATE INDEX event_by_entry ON event (entry) WHERE entry IS NOT NULL;
    """

  /// What must not be changed or taken away, the database itself refuses.
  static let guards =
    ["event", "judgement", "content", "delivery"].map {
      """
      CREATE TRIGGER \($0)_stays BEFORE UPDATE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is never changed'); END;
      CREATE TRIGGER \($0)_kept BEFORE DELETE ON \($0)
        BEGIN SELECT RAISE(ABORT, '\($0) is never deleted'); END;

      """
    }.joined() + """
      CREATE TRIGGER entry_kept BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'entry is never deleted'); END;
      CREATE TRIGGER entry_stays BEFORE UPDATE OF number, call, sha256, path, packet ON entry
        BEGIN SELECT RAISE(ABORT, 'entry is never changed'); END;
      CREATE TRIGGER call_kept BEFORE DELETE ON call
        BEGIN SELECT RAISE(ABORT, 'call is never deleted'); END;
      CREATE TRIGGER event_follows BEFORE INSERT ON event
        WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM event)
          OR NEW.previous <> coalesce(
            (SELECT hash FROM event ORDER BY number DESC LIMIT 1), printf('%064d', 0))
        BEGIN SELECT RAISE(ABORT, 'event must follow the last one'); END;
      """
}
