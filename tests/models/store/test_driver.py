"""The driver: what is set at every open, what is refused, and what its errors become."""

import sys
from pathlib import Path
from typing import Any

import pytest

from models.errors import StorageFull, StoreDamaged, StoreInUse, StoreLocked, StoreTrouble
from models.store import driver
from models.store.driver import connect, in_plain_words, trouble
from tests.builders import TEST_KEY

PROMISES = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "cache_size": -32000,
    "mmap_size": 0,
    "temp_store": 2,
    "trusted_schema": 0,
}


class Stubborn:
    """A connection that answers one setting its own way, as a driver built otherwise might."""

    def __init__(self, connection: driver.Connection, setting: str, answer: object) -> None:
        self._connection = connection
        self._setting = setting
        self._answer = answer

    def execute(self, sql: str, *params: Any) -> Any:
        if sql == f"PRAGMA {self._setting}":
            return self._connection.execute("SELECT ?", (self._answer,))
        return self._connection.execute(sql, *params)


def test_every_setting_stands_as_promised(tmp_path: Path) -> None:
    connection = connect(tmp_path / "records.db", TEST_KEY)
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PROMISES}
    connection.close()
    assert found == PROMISES


@pytest.mark.parametrize(
    ("setting", "weaker"),
    [
        ("synchronous", 1),
        ("journal_mode", "delete"),
        ("foreign_keys", 0),
        ("secure_delete", 0),
        ("mmap_size", 4096),
        ("temp_store", 1),
    ],
)
def test_a_setting_that_does_not_hold_is_refused(tmp_path: Path, setting: str, weaker: object) -> None:
    connection = connect(tmp_path / "records.db", TEST_KEY)
    with pytest.raises(StoreTrouble, match=f"{setting} is {weaker}"):
        driver.set_and_check(Stubborn(connection, setting, weaker))  # type: ignore[arg-type]  # stands in for one
    connection.close()


def test_opening_asks_for_every_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "_PRAGMAS", (("synchronous", "NORMAL", 2),))
    with pytest.raises(StoreTrouble, match="synchronous is 1, not 2"):
        connect(tmp_path / "records.db", TEST_KEY)


def test_a_driver_that_cannot_encrypt_is_refused(tmp_path: Path) -> None:
    class Plain(Stubborn):
        def execute(self, sql: str, *params: Any) -> Any:
            if sql == "PRAGMA cipher_version":
                return self._connection.execute("SELECT 1 WHERE 0")
            return self._connection.execute(sql, *params)

    connection = driver.connect_in_memory()
    with pytest.raises(StoreTrouble, match="cannot encrypt"):
        driver.unlock(Plain(connection, "", None), TEST_KEY)  # type: ignore[arg-type]  # stands in for one
    connection.close()


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2), (3, 7, 0)])
def test_an_sqlite_that_may_damage_the_store_is_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(StoreTrouble, match=r"SQLite 3\.51\.3 or newer"):
        driver.check_sqlite(version)


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 4), (4, 0, 0)])
def test_a_newer_sqlite_is_taken(version: tuple[int, ...]) -> None:
    driver.check_sqlite(version)


def test_opening_asks_for_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver.sqlcipher3.dbapi2, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(StoreTrouble, match=r"3\.51\.2"):
        connect(tmp_path / "records.db", TEST_KEY)
    assert not list(tmp_path.iterdir())


def test_a_wrong_key_is_noticed_at_once(tmp_path: Path) -> None:
    connect(tmp_path / "records.db", TEST_KEY).close()
    with pytest.raises(StoreLocked):
        connect(tmp_path / "records.db", bytes(32))


@pytest.mark.parametrize("key", [b"", bytes(16), bytes(33)])
def test_a_key_of_another_length_is_never_used(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(tmp_path / "records.db", key)
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_opened_is_trouble_in_words(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble, match="may not change"):
        connect(tmp_path / "nowhere" / "records.db", TEST_KEY)


def test_the_file_on_the_disk_has_no_plain_header(tmp_path: Path) -> None:
    connect(tmp_path / "records.db", TEST_KEY).close()
    assert not (tmp_path / "records.db").read_bytes().startswith(b"SQLite")


def test_sqlite_utils_speaks_of_the_same_exceptions() -> None:
    import sqlite_utils.db

    assert sqlite_utils.db.sqlite3.__name__ == "sqlcipher3"
    assert sys.modules["pysqlite3"].__name__ == "sqlcipher3"
    assert sqlite_utils.db.OperationalError is driver.sqlcipher3.dbapi2.OperationalError


def error_of(code: int | None) -> driver.Error:
    error = driver.Error("told by the driver")
    if code is not None:
        error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "writing", "kind"),
    [
        (13, False, StorageFull),
        (13, True, StorageFull),
        (10, True, StorageFull),
        (10, False, StoreTrouble),
        (26, False, StoreLocked),
        (11, False, StoreDamaged),
        (5, True, StoreInUse),
        (6, True, StoreInUse),
        (14, False, StoreTrouble),
        (8, True, StoreTrouble),
    ],
)
def test_each_error_becomes_its_own_trouble(code: int, writing: bool, kind: type[StoreTrouble]) -> None:
    plain = trouble(error_of(code), writing=writing)
    assert type(plain) is kind
    assert str(plain).endswith(".")


@pytest.mark.parametrize("code", [1, 19, 20, 21, None])
def test_a_fault_of_the_program_is_not_called_trouble(code: int | None) -> None:
    assert trouble(error_of(code)) is None
    with pytest.raises(driver.Error, match="told by the driver"), in_plain_words():
        raise error_of(code)


def test_the_driver_s_error_stays_behind_the_plain_one() -> None:
    error = error_of(11)
    with pytest.raises(StoreDamaged) as raised, in_plain_words():
        raise error
    assert raised.value.__cause__ is error


def test_two_writers_at_once_are_told_so(tmp_path: Path) -> None:
    one = connect(tmp_path / "records.db", TEST_KEY)
    other = connect(tmp_path / "records.db", TEST_KEY)
    other.execute("PRAGMA busy_timeout = 10")
    one.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreInUse), in_plain_words():
        other.execute("BEGIN IMMEDIATE")
    one.close()
    other.close()


def test_a_central_store_is_opened_with_the_same_care_and_no_key(tmp_path: Path) -> None:
    driver.connect_open(tmp_path / "central.db").close()
    assert (tmp_path / "central.db").read_bytes().startswith(b"SQLite format 3")


def test_and_closed_again_where_sqlite_does_not_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "_PRAGMAS", (("synchronous", "NORMAL", 2),))
    with pytest.raises(StoreTrouble, match="synchronous is 1, not 2"):
        driver.connect_open(tmp_path / "central.db")
    (tmp_path / "central.db").unlink()  # nobody holds it


def test_a_file_that_is_no_database_is_no_central_store(tmp_path: Path) -> None:
    (tmp_path / "central.db").write_bytes(b"words " * 1_000)
    with pytest.raises(StoreLocked):
        driver.connect_open(tmp_path / "central.db")
