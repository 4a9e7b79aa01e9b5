"""The tables of the exchange with the office, as they were released with the second schema. Append only."""

EXCHANGE = (
    "ALTER TABLE operation ADD COLUMN after TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE operation ADD COLUMN closes TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE operation ADD COLUMN epoch TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE operation ADD COLUMN earlier TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE operation ADD COLUMN shows INTEGER NOT NULL DEFAULT 1",
    """
    CREATE TABLE office (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        address TEXT NOT NULL, name TEXT NOT NULL, device_name TEXT NOT NULL, token TEXT NOT NULL,
        enrolled_at TEXT NOT NULL, epoch TEXT NOT NULL, cursor INTEGER NOT NULL, n INTEGER NOT NULL,
        head TEXT NOT NULL, last_safe TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE disagreement (
        case_id TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, txn TEXT NOT NULL, outcome TEXT NOT NULL,
        what TEXT NOT NULL, kind TEXT NOT NULL, record_id TEXT NOT NULL, field TEXT NOT NULL,
        late_actor TEXT NOT NULL, late_device TEXT NOT NULL, late_at TEXT NOT NULL, late_value TEXT,
        late_shows INTEGER NOT NULL,
        against TEXT NOT NULL, standing_actor TEXT NOT NULL, standing_device TEXT NOT NULL,
        standing_at TEXT NOT NULL, standing_value TEXT,
        why TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX disagreement_open ON disagreement (kind, record_id) WHERE closed = 0",
    "CREATE TABLE parked (seq INTEGER PRIMARY KEY, revision INTEGER NOT NULL, entry TEXT NOT NULL) STRICT",
    "CREATE TABLE colleague (device TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE blob_leaving (
        name TEXT NOT NULL PRIMARY KEY, lane INTEGER NOT NULL, size INTEGER NOT NULL,
        sent INTEGER NOT NULL DEFAULT 0, upload TEXT NOT NULL DEFAULT '', why TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX blob_leaving_next ON blob_leaving (lane, name) WHERE why = ''",
    "CREATE TABLE blob_coming (name TEXT NOT NULL PRIMARY KEY, lane INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE receipt (
        name TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE exchanged (
        at TEXT NOT NULL PRIMARY KEY,
        findings INTEGER NOT NULL, photos INTEGER NOT NULL, others INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    'CREATE INDEX photo_by_full ON photo ("full")',
    "CREATE INDEX photo_by_thumbnail ON photo (thumbnail)",
    # What had been sent to nobody is taken along: every picture of before is still to be sent.
    "INSERT OR IGNORE INTO blob_leaving (name, lane, size) SELECT thumbnail, 1, 0 FROM photo ORDER BY id",
    'INSERT OR IGNORE INTO blob_leaving (name, lane, size) SELECT "full", 2, size FROM photo ORDER BY id',
)
