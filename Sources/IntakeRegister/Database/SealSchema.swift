/// The seals of rows in the chain of events, and deliveries known by their content.
enum SealSchema {
  static let tables = """
    -- The hash of the rows that the event put in or changed.
    ALTER TABLE event ADD COLUMN seal TEXT CHECK (length(seal) = 64);

    -- A device has another number after a restart: a delivery is known by its content instead.
    CREATE TABLE new_delivery (
      entry INTEGER NOT NULL PRIMARY KEY REFERENCES entry (number),
      -- Empty where an older register has one delivery twice.
      sha256 TEXT REFERENCES content (sha256),
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
      UNIQUE (inode, modified, size, path, sha256),
      FOREIGN KEY (inbox, mail_line) REFERENCES mail_line (inbox, line)
    ) STRICT;

    INSERT INTO new_delivery
    SELECT delivery.entry, CASE WHEN EXISTS (
        SELECT 1 FROM delivery AS other JOIN entry AS earlier ON earlier.number = other.entry
        WHERE other.entry < delivery.entry AND other.inode = delivery.inode
          AND other.modified = delivery.modified AND other.size = delivery.size
          AND other.path = delivery.path AND earlier.sha256 = entry.sha256
      ) THEN NULL ELSE entry.sha256 END,
      inbox, device, inode, modified, size, delivery.path, mail_line, mail_channel, mail_number,
      mail_postmark, taken_at
    FROM delivery JOIN entry ON entry.number = delivery.entry ORDER BY delivery.entry;

    DROP TABLE delivery;
    ALTER TABLE new_delivery RENAME TO delivery;

    CREATE UNIQUE INDEX delivery_mail_line ON delivery (inbox, mail_line, path)
      WHERE mail_line IS NOT NULL;

    CREATE TRIGGER delivery_stays BEFORE UPDATE ON delivery
      BEGIN SELECT RAISE(ABORT, 'delivery is never changed'); END;
    CREATE TRIGGER delivery_kept BEFORE DELETE ON delivery
      BEGIN SELECT RAISE(ABORT, 'delivery is never deleted'); END;
    CREATE TRIGGER delivery_has_content BEFORE INSERT ON delivery WHEN NEW.sha256 IS NULL
      BEGIN SELECT RAISE(ABORT, 'a delivery has a content'); END;
    """
}
