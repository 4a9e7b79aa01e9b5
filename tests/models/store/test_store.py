"""The store: what is asked for, and the one way anything is written."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from models.errors import NotFound, RuleBroken, StoreTrouble
from models.places import Block, Estate
from models.ports import TimeOrderedIds
from models.store import driver
from models.store.profile import open_profile
from models.store.store import Store
from tests.builders import RoomyDisk, SetClock, TestKeeper

LARKFIELD = Estate(id="larkfield", name="Larkfield")
LINDEN = Block(id="linden", estate_id="larkfield", name="Linden Court", position=2)
ROWAN = Block(id="rowan", estate_id="larkfield", name="Rowan House", position=1)


@pytest.fixture
def places(store: Store) -> Store:
    """A store with one estate and two blocks."""
    with store.transaction(by="gwen") as transaction:
        transaction.create_many((LARKFIELD, LINDEN, ROWAN))
    return store


def change_one_s_mind(places: Store) -> None:
    """Write two things, and then meet a rule that forbids them."""
    with places.transaction(by="gwen") as transaction:
        transaction.create(Block(id="oak", estate_id="larkfield", name="Oak House"))
        transaction.amend(LINDEN, replace(LINDEN, name="Lime Court"))
        raise RuleBroken("No.")


def test_what_was_saved_is_got_back(places: Store) -> None:
    assert places.get(Block, "linden") == LINDEN
    assert places.find(Block, "linden") == LINDEN


def test_what_is_not_here_is_said_so(places: Store) -> None:
    assert places.find(Block, "nowhere") is None
    with pytest.raises(NotFound, match="not on this device"):
        places.get(Block, "nowhere")


def test_records_are_selected_and_ordered_in_sql(places: Store) -> None:
    assert places.select(Block, order="position") == [ROWAN, LINDEN]
    assert places.select(Block, "name = ? OR name = ?", ("Rowan House", "x")) == [ROWAN]
    assert len(places.select(Block)) == 2


def test_a_removed_record_is_hidden_everywhere(places: Store) -> None:
    with places.transaction(by="gwen") as transaction:
        transaction.remove(Block, "linden")
    assert places.find(Block, "linden") is None
    assert places.select(Block, "name = 'Linden Court' OR 1 = 1") == [ROWAN]


def test_rows_and_values_are_plain(places: Store) -> None:
    assert places.rows("SELECT name, position FROM block ORDER BY position") == [
        ("Rowan House", 1),
        ("Linden Court", 2),
    ]
    assert places.value("SELECT count(*) FROM block") == 2
    assert places.value("SELECT name FROM block WHERE id = ?", ("nowhere",)) is None


def test_any_error_takes_everything_back(places: Store) -> None:
    before = places.rows("SELECT * FROM operation")
    with pytest.raises(RuleBroken):
        change_one_s_mind(places)
    assert places.find(Block, "oak") is None
    assert places.get(Block, "linden") == LINDEN
    assert places.rows("SELECT * FROM operation") == before
    assert not places.connection.in_transaction


def test_the_outbox_stays_dense_after_what_was_taken_back(places: Store) -> None:
    with pytest.raises(RuleBroken):
        change_one_s_mind(places)
    with places.transaction(by="gwen") as transaction:
        transaction.create(Block(id="oak", estate_id="larkfield", name="Oak House"))
    assert [seq for (seq,) in places.rows("SELECT device_seq FROM operation ORDER BY 1")] == [1, 2, 3, 4]


def test_a_record_whose_parent_is_not_there_is_a_fault_and_nothing_is_kept(places: Store) -> None:
    with pytest.raises(driver.Error, match="FOREIGN KEY"), places.transaction(by="gwen") as transaction:
        transaction.create(Block(id="oak", estate_id="nowhere", name="Oak House"))
    assert not places.connection.in_transaction
    assert places.find(Block, "oak") is None


def test_a_child_may_be_written_before_its_parent(store: Store) -> None:
    with store.transaction(by="gwen") as transaction:
        transaction.create_many((LINDEN, LARKFIELD))
    assert store.get(Block, "linden") == LINDEN


def test_the_same_identity_twice_is_a_fault(places: Store) -> None:
    with pytest.raises(driver.Error, match="UNIQUE"), places.transaction(by="gwen") as transaction:
        transaction.create(LINDEN)
    assert places.value("SELECT count(*) FROM operation") == 3


def test_words_that_are_not_whole_are_refused_without_repeating_them(places: Store) -> None:
    with pytest.raises(RuleBroken, match="not whole") as raised, places.transaction(by="gwen") as transaction:
        transaction.create(Block(id="oak", estate_id="larkfield", name="Mrs Ashby \ud800"))
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
    assert "Ashby" not in str(raised.value)
    assert places.find(Block, "oak") is None


def test_a_transaction_that_has_ended_is_of_no_use(places: Store) -> None:
    with places.transaction(by="gwen") as transaction:
        pass
    with pytest.raises(ValueError, match="ended"):
        transaction.create(Block(id="oak", estate_id="larkfield", name="Oak House"))
    assert places.find(Block, "oak") is None


def test_an_empty_wish_changes_nothing(places: Store) -> None:
    with places.transaction(by="gwen") as transaction:
        pass
    assert not transaction.changes


def test_sql_that_people_type_is_only_text(places: Store) -> None:
    name = "'); DROP TABLE block; --"
    with places.transaction(by="gwen") as transaction:
        transaction.create(Block(id="bobby", estate_id="larkfield", name=name))
    assert places.get(Block, "bobby").name == name
    assert len(places.select(Block)) == 3


def test_a_device_keeps_its_identity_from_one_opening_to_the_next(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    def origin() -> list[tuple[str, ...]]:
        with open_profile(tmp_path, keeper=TestKeeper(), clock=clock, ids=ids, disk=RoomyDisk()) as profile:
            with profile.store.transaction(by="gwen") as transaction:
                transaction.create(Estate(id=ids.new(), name="Larkfield"))
            return profile.store.rows("SELECT DISTINCT device, incarnation FROM operation")

    first = origin()
    assert len(first) == 1
    assert origin() == first


def test_two_threads_take_turns(store: Store) -> None:
    faults: list[BaseException] = []

    def write(name: str) -> None:
        try:
            for number in range(20):
                with store.transaction(by=name) as transaction:
                    transaction.create(Estate(id=f"{name}-{number}", name=name))
                assert store.find(Estate, f"{name}-{number}") is not None
        except BaseException as fault:  # noqa: BLE001 - told to the test's own thread below
            faults.append(fault)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("gwen", "asif", "mair")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert store.value("SELECT count(*) FROM estate") == 60
    # Each wish stands together in the outbox: one transaction, one operation after the other.
    assert store.value("SELECT count(DISTINCT txn) FROM operation") == 60


def test_a_store_that_was_closed_says_so_as_a_fault(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds
) -> None:
    profile = open_profile(tmp_path, keeper=TestKeeper(), clock=clock, ids=ids, disk=RoomyDisk())
    profile.close()
    with pytest.raises(driver.Error, match="closed"):
        profile.store.find(Estate, "e")


def test_a_disk_that_fails_is_told_in_words(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        in_transaction = False

        def execute(self, sql: str, params: object = ()) -> None:
            error = driver.Error("disk I/O error")
            error.sqlite_errorcode = 10
            raise error

    with monkeypatch.context() as patched:
        patched.setattr(store, "connection", Failing())
        with pytest.raises(StoreTrouble, match="could not be read"):
            store.find(Estate, "e")
        with pytest.raises(StoreTrouble, match="full or at its limit"), store.transaction(by="gwen"):
            pass
