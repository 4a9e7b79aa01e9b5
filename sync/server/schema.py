"""How the central store is laid out: the log, what follows from it, and who may write to it.

``log`` is the record of everything, in the one order there is; ``record``, ``version`` and ``opened`` follow
from it and can be worked out again. Append only: a release adds to ``HISTORY``, and changes nothing in it.
"""

from models.errors import StoreTooNew
from models.store.driver import Connection, in_plain_words

HISTORY: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE office (
            only INTEGER PRIMARY KEY CHECK (only = 1), name TEXT NOT NULL,
            epoch TEXT NOT NULL, n INTEGER NOT NULL, head TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE epoch (
            place INTEGER PRIMARY KEY, epoch TEXT NOT NULL UNIQUE,
            began_after INTEGER NOT NULL, at TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE device (
            device TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE,
            grants TEXT NOT NULL, enrolled_at TEXT NOT NULL, seen_at TEXT NOT NULL, revoked_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE code (
            code_hash TEXT NOT NULL PRIMARY KEY, person TEXT NOT NULL,
            until TEXT NOT NULL, used_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE TABLE wrong_code (at TEXT NOT NULL) STRICT",
        """
        CREATE TABLE life (
            device TEXT NOT NULL, incarnation TEXT NOT NULL, next INTEGER NOT NULL,
            PRIMARY KEY (device, incarnation)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE log (
            seq INTEGER PRIMARY KEY, op_id TEXT NOT NULL UNIQUE, txn TEXT NOT NULL,
            device TEXT NOT NULL, incarnation TEXT NOT NULL, device_seq INTEGER NOT NULL,
            scope TEXT NOT NULL, base_seq INTEGER NOT NULL, echo INTEGER NOT NULL,
            content TEXT NOT NULL, salt TEXT NOT NULL, chain TEXT NOT NULL,
            received_at TEXT NOT NULL, entry TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE record (
            kind TEXT NOT NULL, record_id TEXT NOT NULL, scope TEXT NOT NULL,
            seq INTEGER NOT NULL, op_id TEXT NOT NULL,
            above TEXT NOT NULL, number INTEGER,
            in_use INTEGER NOT NULL, removed_seq INTEGER, removed_op TEXT, sealed_seq INTEGER, sealed_op TEXT,
            PRIMARY KEY (kind, record_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX record_above ON record (above, seq) WHERE above <> ''",
        "CREATE UNIQUE INDEX record_number ON record (kind, number) WHERE number IS NOT NULL",
        """
        CREATE TABLE version (
            kind TEXT NOT NULL, record_id TEXT NOT NULL, field TEXT NOT NULL,
            seq INTEGER NOT NULL, op_id TEXT NOT NULL, value TEXT,
            PRIMARY KEY (kind, record_id, field)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE opened (
            case_id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, record_id TEXT NOT NULL,
            seq INTEGER NOT NULL, closed_seq INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE refusal (
            op_id TEXT NOT NULL PRIMARY KEY, content TEXT NOT NULL, device TEXT NOT NULL, why TEXT NOT NULL,
            at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE backlog (
            place INTEGER PRIMARY KEY, op_id TEXT NOT NULL UNIQUE, content TEXT NOT NULL,
            waits_for TEXT NOT NULL, why TEXT NOT NULL, at TEXT NOT NULL, op TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX backlog_waits ON backlog (waits_for, place)",
        "CREATE TABLE number (kind TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    ),
)


def bring_up_to_date(connection: Connection) -> None:
    """Lay out a new store, or one of an earlier program, as this program knows it.

    Raises ``StoreTooNew`` for one that a newer program has laid out.
    """
    with in_plain_words(writing=True):
        (had,) = connection.execute("PRAGMA user_version").fetchone()
        if had > len(HISTORY):
            raise StoreTooNew("This central store was laid out by a newer program. Update the program first.")
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statements in HISTORY[had:]:
                for statement in statements:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {len(HISTORY):d}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
