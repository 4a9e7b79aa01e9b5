"""The layout of a central store: made once, kept, and never touched by an older program."""

from pathlib import Path

import pytest

from models.errors import StoreTooNew
from models.store.driver import Connection, Error, connect_open
from sync.server import schema
from sync.server.central import DATABASE, Central
from sync.server.schema import HISTORY, bring_up_to_date
from tests.builders import SetClock
from tests.sync.devices import an_office


@pytest.fixture
def database(tmp_path: Path) -> Connection:
    return connect_open(tmp_path / DATABASE)


def version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_a_new_store_is_laid_out(database: Connection) -> None:
    bring_up_to_date(database)
    assert version(database) == len(HISTORY)
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"office", "epoch", "device", "log", "record", "version", "backlog", "refusal"} <= tables


def test_one_that_is_there_is_left_as_it_is(tmp_path: Path, clock: SetClock) -> None:
    first = an_office(tmp_path, clock)
    epoch = first.epoch
    first.close()
    second = an_office(tmp_path, clock, name="Another name")
    assert (second.epoch, second.name) == (epoch, "Maunside District Council")
    second.close()


def test_a_later_release_adds_what_is_missing(database: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up_to_date(database)
    monkeypatch.setattr(schema, "HISTORY", (*HISTORY, ("CREATE TABLE meeting (id TEXT)",)))
    bring_up_to_date(database)
    assert version(database) == len(HISTORY) + 1
    assert database.execute("SELECT count(*) FROM meeting").fetchone() == (0,)


def test_a_step_that_fails_changes_nothing(database: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up_to_date(database)
    later = ("CREATE TABLE meeting (id TEXT)", "CREATE TABLE meeting (id TEXT)")
    monkeypatch.setattr(schema, "HISTORY", (*HISTORY, later))
    with pytest.raises(Error, match="already exists"):
        bring_up_to_date(database)
    assert version(database) == len(HISTORY)
    assert not database.in_transaction


def test_a_store_of_a_newer_program_is_not_touched(database: Connection) -> None:
    database.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreTooNew, match="newer program"):
        bring_up_to_date(database)
    assert version(database) == 99


def test_the_central_store_is_as_careful_as_a_device(central: Central) -> None:
    for pragma, expected in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)):
        assert central.connection.execute(f"PRAGMA {pragma}").fetchone() == (expected,)
