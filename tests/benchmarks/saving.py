"""Saving a finding with its outbox operation, beside the same rows as bare SQL in one FULL transaction."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from models.store.driver import Connection, connect
from models.store.findings import save_finding
from models.store.profile import Profile
from tests.benchmarks.figure import Figure, ratio, times_beside
from tests.benchmarks.large import benchmark_profile
from tests.builders import GWEN, TEST_KEY, a_draft, a_walkabout, an_estate

TIMES = 40


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, benchmark_profile(Path(folder) / "profile") as profile:
        with profile.store.transaction(by="test") as transaction:
            transaction.create_many([an_estate(), a_walkabout()])
        _save(profile)
        rows = _rows_of_the_last(profile)
        with closing(connect(Path(folder) / "bare.db", TEST_KEY)) as bare:
            _same_tables(profile, bare)
            ours, floor = times_beside(
                lambda: [_save(profile) for _ in range(TIMES)],
                lambda: [_insert(bare, rows) for _ in range(TIMES)],
                rounds=7,
            )
    yield ratio("save-finding", 2.0, ours / TIMES, floor / TIMES)


def _save(profile: Profile) -> None:
    save_finding(profile.store, a_draft(finding_id=profile.store.ids.new(), block_id=""), by=GWEN)


def _rows_of_the_last(profile: Profile) -> dict[str, tuple[tuple[object, ...], tuple[str, ...]]]:
    """The rows one saving writes: the finding and its operation, with the names of their columns."""
    found = {}
    for table, key in (("finding", "entry"), ("operation", "device_seq")):
        cursor = profile.store.connection.execute(f"SELECT * FROM {table} ORDER BY {key} DESC LIMIT 1")
        found[table] = (cursor.fetchone(), tuple(column[0] for column in cursor.description))
    return found


def _same_tables(profile: Profile, bare: Connection) -> None:
    """The same two tables with the same indexes, and nothing else."""
    made = profile.store.rows(
        "SELECT sql FROM sqlite_master WHERE tbl_name IN ('finding', 'operation') AND sql IS NOT NULL"
    )
    bare.execute("PRAGMA foreign_keys = OFF")
    for (sql,) in made:
        bare.execute(sql)


def _insert(bare: Connection, rows: dict[str, tuple[tuple[object, ...], tuple[str, ...]]]) -> None:
    """One FULL transaction with both rows, under new keys."""
    _insert.count += 1  # type: ignore[attr-defined]  # a counter is all that differs between two savings
    bare.execute("BEGIN IMMEDIATE")
    for table, (values, columns) in rows.items():
        fresh = {"entry": None, "device_seq": None, "id": f"id{_insert.count}", "op_id": f"op{_insert.count}"}  # type: ignore[attr-defined]  # as above
        given = [fresh.get(name, value) for name, value in zip(columns, values, strict=True)]
        marks = ", ".join("?" * len(columns))
        bare.execute(f"INSERT INTO {table} VALUES ({marks})", given)
    bare.execute("COMMIT")


_insert.count = 0  # type: ignore[attr-defined]  # as above
