"""The office a device belongs to, and what happens when it is not the one it was."""

from dataclasses import replace
from typing import Any

import pytest

from models.errors import RuleBroken
from models.operation import Answer, Outcome
from models.store.office import (
    OFFICE,
    begin_another_life,
    begin_epoch,
    belong_to,
    note_safe,
    offer_from,
    office_of,
    reached,
)
from models.store.outgoing import take_answers, waiting_operations
from models.store.store import Store
from models.walkabout import Finding
from tests.builders import START, SetClock, a_finding, a_photo, a_walkabout, an_estate, keep

ADDRESS = "https://office.maunside.example"


@pytest.fixture
def belonging(store: Store) -> Store:
    """A device whose office has numbered all it wrote: 1 to 4, in its first epoch."""
    belong_to(store, address=ADDRESS, name="Maunside", device_name="Tablet", token="secret")
    keep(store, an_estate(), a_walkabout(), a_finding(block_id=""), a_photo())
    answered(store, 1)
    with store.transaction(by="") as transaction:
        reached(transaction, epoch="first", cursor=9, n=9, head="h" * 64, name="Maunside District Council")
    return store


def answered(store: Store, seq: int, epoch: str = "first", **answer: Any) -> None:
    """The office accepts all that waits, from number ``seq`` on."""
    waiting = {op.op_id: op for op in waiting_operations(store)}
    answers = [
        Answer(**{"op_id": op_id, "outcome": Outcome.ACCEPTED, "seq": number} | answer)
        for number, op_id in enumerate(waiting, seq)
    ]
    with store.transaction(by="") as transaction:
        take_answers(transaction, waiting, answers, epoch)


def amend(store: Store, **fields: Any) -> None:
    before = store.get(Finding, "light")
    with store.transaction(by="gwen") as transaction:
        transaction.amend(before, replace(before, **fields))


def versions(store: Store) -> dict[str, int]:
    sql = "SELECT field, seq FROM field_version WHERE kind = 'finding' ORDER BY field"
    return dict(store.rows(sql))  # type: ignore[arg-type]  # rows of two


def test_a_device_belongs_to_no_office_at_first(store: Store) -> None:
    assert office_of(store) is None


def test_the_office_is_known_from_then_on(store: Store) -> None:
    changes = belong_to(store, address=ADDRESS, name="Maunside", device_name="Tablet", token="secret")
    assert changes.touched == {OFFICE: frozenset({OFFICE})}
    office = office_of(store)
    assert office is not None
    assert (office.address, office.name, office.device_name, office.token) == (
        ADDRESS,
        "Maunside",
        "Tablet",
        "secret",
    )
    assert (office.enrolled_at, office.epoch, office.cursor, office.head, office.last_safe) == (
        START,
        "",
        0,
        "",
        "",
    )
    assert "secret" not in repr(office)


def test_how_far_its_log_is_known_stays_when_the_device_is_taken_on_again(belonging: Store) -> None:
    belong_to(belonging, address=ADDRESS, name="Maunside", device_name="Tablet two", token="another")
    office = office_of(belonging)
    assert office is not None
    assert (office.epoch, office.cursor, office.head) == ("first", 9, "h" * 64)
    assert (office.token, office.device_name) == ("another", "Tablet two")


def test_a_device_with_one_office_s_records_belongs_to_no_other(belonging: Store, store: Store) -> None:
    with pytest.raises(RuleBroken, match="another office"):
        belong_to(belonging, address="https://elsewhere.example", name="E", device_name="T", token="t")


def test_an_address_may_be_put_right_while_nothing_was_exchanged(store: Store) -> None:
    belong_to(store, address="https://ofice.example", name="M", device_name="T", token="t")
    belong_to(store, address=ADDRESS, name="M", device_name="T", token="t")
    office = office_of(store)
    assert office is not None
    assert office.address == ADDRESS


# Another epoch


def test_after_a_restore_what_it_may_not_have_is_offered_again(belonging: Store) -> None:
    life = belonging.device.incarnation
    changes = begin_epoch(belonging, epoch="second", common=2, lives={life: 3})
    assert changes.touched == {OFFICE: frozenset({OFFICE})}
    office = office_of(belonging)
    assert office is not None
    assert (office.epoch, office.cursor, office.head) == ("second", 2, "")
    offered = waiting_operations(belonging)
    assert [op.kind for op in offered] == ["finding", "photo"]
    assert [(op.earlier.epoch, op.earlier.seq) for op in offered if op.earlier] == [
        ("first", 3),
        ("first", 4),
    ]
    assert versions(belonging) == {"": 0}, "no number of the life before is trusted"


def test_what_the_office_still_knows_is_not_offered(belonging: Store) -> None:
    begin_epoch(belonging, epoch="second", common=9, lives={belonging.device.incarnation: 5})
    assert waiting_operations(belonging) == []
    office = office_of(belonging)
    assert office is not None
    assert (office.cursor, office.head) == (9, ""), "the office says anew what its chain is"


def test_what_has_no_number_is_offered_though_the_office_counts_beyond_it(belonging: Store) -> None:
    amend(belonging, words="It waits for its walkabout.")
    answered(belonging, 0, outcome=Outcome.HELD, shows=False, why="Not here yet.")
    begin_epoch(belonging, epoch="second", common=9, lives={belonging.device.incarnation: 6})
    assert [op.field for op in waiting_operations(belonging)] == ["words"]


def test_what_is_offered_again_is_not_what_its_author_has_on_the_screen(belonging: Store) -> None:
    amend(belonging, words="Mine.")
    answered(belonging, 5)
    begin_epoch(belonging, epoch="second", common=2, lives={})
    amend(belonging, words="Mine, again.")
    assert (waiting_operations(belonging)[-1].base_seq, waiting_operations(belonging)[-1].after) == (0, "")


def test_a_life_the_office_has_never_heard_of_is_offered_whole(belonging: Store) -> None:
    begin_epoch(belonging, epoch="second", common=0, lives={})
    assert len(waiting_operations(belonging)) == 4


def test_what_waited_names_the_life_whose_numbers_it_was_written_above(belonging: Store) -> None:
    amend(belonging, grade="A")
    amend(belonging, grade="B")
    begin_epoch(belonging, epoch="second", common=2, lives={belonging.device.incarnation: 5})
    first, second = waiting_operations(belonging)[-2:]
    assert second.after == first.op_id
    for op in (first, second):
        assert op.earlier is not None
        assert (op.earlier.epoch, op.earlier.seq, op.base_seq) == ("first", 0, 3)


def test_unless_it_was_above_one_that_both_lives_have(belonging: Store) -> None:
    amend(belonging, grade="A")
    begin_epoch(belonging, epoch="second", common=3, lives={belonging.device.incarnation: 5})
    op = waiting_operations(belonging)[-1]
    assert op.earlier is None


def test_a_second_restore_remembers_the_number_of_the_last_life_that_gave_one(belonging: Store) -> None:
    begin_epoch(belonging, epoch="second", common=0, lives={})
    begin_epoch(belonging, epoch="third", common=0, lives={})
    assert {op.earlier.epoch for op in waiting_operations(belonging) if op.earlier} == {"first"}
    answered(belonging, 11, "third")
    begin_epoch(belonging, epoch="fourth", common=0, lives={})
    assert [op.earlier.seq for op in waiting_operations(belonging) if op.earlier] == [11, 12, 13, 14]


def test_a_refusal_of_before_is_asked_for_again_without_a_number(belonging: Store) -> None:
    amend(belonging, grade="A")
    answered(belonging, 0, outcome=Outcome.REFUSED)
    begin_epoch(belonging, epoch="second", common=2, lives={belonging.device.incarnation: 5})
    op = waiting_operations(belonging)[-1]
    assert op.earlier is not None
    assert op.earlier.seq == 0


def test_a_restored_office_tells_its_cases_again(belonging: Store) -> None:
    amend(belonging, grade="A")
    answered(belonging, 5, outcome=Outcome.CONFLICT)
    begin_epoch(belonging, epoch="second", common=4, lives={belonging.device.incarnation: 5})
    assert belonging.rows("SELECT * FROM disagreement") == []


def test_every_picture_it_gave_a_receipt_for_is_sent_again(belonging: Store) -> None:
    with belonging.transaction(by="") as transaction:
        transaction.execute("DELETE FROM blob_leaving")
        transaction.execute_many(
            "INSERT INTO receipt VALUES (?, ?, '')", [("1" * 64, 300_000), ("2" * 64, 9)]
        )
    with belonging.transaction(by="") as transaction:
        note_safe(transaction, findings=0, photos=0, others=0)
    begin_epoch(belonging, epoch="second", common=0, lives={})
    assert belonging.rows("SELECT name, lane, size FROM blob_leaving ORDER BY lane") == [
        ("2" * 64, 1, 9),
        ("1" * 64, 2, 300_000),
    ]
    assert belonging.rows("SELECT * FROM receipt") == []
    office = office_of(belonging)
    assert office is not None
    assert office.last_safe == ""


def test_a_gap_is_filled_from_where_the_office_says(belonging: Store) -> None:
    offer_from(belonging, {belonging.device.incarnation: 4, "another life": 1})
    (op,) = waiting_operations(belonging)
    assert op.kind == "photo"


# Another life


def test_what_waits_goes_on_in_another_life(belonging: Store) -> None:
    life = belonging.device.incarnation
    amend(belonging, grade="A")
    changes = begin_another_life(belonging)
    assert changes.touched == {OFFICE: frozenset({OFFICE})}
    assert belonging.device.incarnation != life
    (op,) = waiting_operations(belonging)
    assert op.incarnation == belonging.device.incarnation
    assert belonging.value("SELECT count(*) FROM operation WHERE incarnation = ?", (life,)) == 4
    office = office_of(belonging)
    assert office is not None
    assert (office.cursor, office.epoch) == (0, "first")
    amend(belonging, grade="B")
    assert {op.incarnation for op in waiting_operations(belonging)} == {belonging.device.incarnation}
    assert belonging.value("SELECT incarnation FROM device") == belonging.device.incarnation


def test_what_clashes_gets_another_identity_and_is_followed_by_it(belonging: Store) -> None:
    amend(belonging, grade="A")
    amend(belonging, grade="B")
    first, _ = waiting_operations(belonging)
    begin_another_life(belonging, (first.op_id,))
    renamed, second = waiting_operations(belonging)
    assert renamed.op_id != first.op_id
    assert second.after == renamed.op_id
    assert renamed.value == first.value


# What is safe


def test_an_exchange_that_made_something_safe_is_remembered(belonging: Store, clock: SetClock) -> None:
    clock.goes_on(hours=1)
    with belonging.transaction(by="") as transaction:
        note_safe(transaction, findings=1, photos=2, others=3)
    office = office_of(belonging)
    assert office is not None
    assert office.last_safe == "2026-03-24T15:04:00+00:00"
    assert belonging.rows("SELECT * FROM exchanged") == [(office.last_safe, 1, 2, 3)]


@pytest.mark.parametrize("counts", [(1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)])
def test_one_that_made_nothing_safe_is_not(belonging: Store, counts: tuple[int, int, int]) -> None:
    findings, photos, others = counts
    with belonging.transaction(by="") as transaction:
        note_safe(transaction, findings=findings, photos=photos, others=others)
    assert len(belonging.rows("SELECT * FROM exchanged")) == any(counts)


def test_that_nothing_is_left_is_written_once_a_minute(belonging: Store, clock: SetClock) -> None:
    def noted() -> bool:
        with belonging.transaction(by="") as transaction:
            note_safe(transaction, findings=0, photos=0, others=0)
        return transaction.changes.touches("office")

    assert noted()
    clock.goes_on(seconds=59)
    assert not noted()
    clock.goes_on(seconds=1)
    assert noted()
