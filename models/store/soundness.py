"""Whether one encrypted file is whole: the questions that a check, a backup and a restore all ask."""

from models.errors import StoreTrouble
from models.store.driver import Connection, in_plain_words

_OBJECTS = """
    SELECT sql FROM sqlite_master
    WHERE sql IS NOT NULL AND tbl_name NOT IN ('_sqlite_migrations', 'sqlite_sequence')
    AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
    ORDER BY type, name
"""


def file_troubles(connection: Connection, what: str) -> list[str]:
    """What is wrong with a file, in whole sentences about ``what``; empty when it is sound."""
    try:
        with in_plain_words():
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            torn = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            wrong = [row for row in connection.execute("PRAGMA integrity_check") if row != ("ok",)]
            loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    except StoreTrouble as trouble:
        return [f"The file with the {what} cannot be read to the end. {trouble}"]
    counts = (
        (len(torn), f"In the file with the {what}, parts that are not what was written: {len(torn)}."),
        (len(wrong), f"In the file with the {what}, places where the order is broken: {len(wrong)}."),
        (
            len(loose),
            f"In the file with the {what}, records that name one that is not there: {len(loose)}.",
        ),
    )
    return [sentence for count, sentence in counts if count]


def schema_of(connection: Connection) -> str:
    """The schema as text, one object after another in the order of their names.

    What SQLite and sqlite-utils make for themselves is left out: it may change with their versions.
    """
    with in_plain_words():
        rows = connection.execute(_OBJECTS).fetchall()
    return "\n\n".join(f"{_evened(sql)};" for (sql,) in rows) + "\n"


def _evened(sql: str) -> str:
    lines = [line.rstrip() for line in sql.strip().splitlines()]
    return "\n".join(line[4:] if line.startswith("    ") else line for line in lines)
