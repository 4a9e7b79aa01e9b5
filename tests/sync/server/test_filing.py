"""What was kept is told again the same way, however often it is asked for."""

import json

import pytest
from msgspec.structs import replace

from models.operation import Operation, Outcome, Shown
from sync.messages import AnotherLife, Exchanged
from sync.server.central import Central
from sync.server.filing import Clash, Filing
from tests.builders import a_finding, an_action, an_estate
from tests.sync.operations import a_create, a_set
from tests.sync.server.by_hand import Hand


def again(central: Central, hand: Hand, *operations: Operation) -> dict[str, object]:
    """What the office remembers of these operations."""
    filing = Filing(central.connection, "", central.ids)
    return dict(filing.had(hand.wish(*operations).operations))


def test_an_operation_that_comes_again_is_answered_with_its_old_number(tablet: Hand) -> None:
    ops = tablet.written(a_set("grade", "A", base_seq=3), a_create(an_action()))
    first, second = tablet.exchange(*ops), tablet.exchange(*ops)
    assert isinstance(first, Exchanged)
    assert isinstance(second, Exchanged)
    assert second.n == first.n
    assert second.answers == [replace(answer, again=True) for answer in first.answers]
    assert [answer.number for answer in second.answers] == [None, 1]


def test_whatever_passes_it_on_it_is_the_same_operation(tablet: Hand) -> None:
    (op,) = tablet.written(a_set("grade", "A", base_seq=3))
    tablet.exchange(op)
    moved = replace(op, incarnation="tablet-2", device_seq=90, base_seq=1, after="before", scope="elsewhere")
    reply = tablet.exchange(moved)
    assert isinstance(reply, Exchanged)
    assert [answer.again for answer in reply.answers] == [True]


def test_what_does_not_show_is_answered_with_what_stands_by_now(tablet: Hand, laptop: Hand) -> None:
    tablet.push(a_set("words", "Lamp is broken.", base_seq=3))
    (late,) = laptop.written(a_set("words", "Lamp flickers.", base_seq=3))
    laptop.exchange(late)
    tablet.push(a_set("words", "Lamp is mended.", base_seq=4))
    reply = laptop.exchange(late)
    assert isinstance(reply, Exchanged)
    (answer,) = reply.answers
    assert (answer.outcome, answer.again) == (Outcome.CONFLICT, True)
    assert answer.shown == Shown(seq=6, value='"Lamp is mended."')


def test_a_list_and_a_record_made_twice_are_told_whole(tablet: Hand, laptop: Hand) -> None:
    tablet.push(a_create(an_action(leads=("Ravi",))))
    about = {"kind": "action", "record_id": "a-0000", "base_seq": 4}
    tablet.push(a_set("leads", {"all": ["Ravi", "Dot"], "add": ["Dot"], "take": []}, **about))
    late = laptop.written(
        a_set("leads", {"all": ["Imran"], "add": ["Imran"], "take": ["Ravi"]}, **about),
        a_create(an_estate(area="north")),
    )
    laptop.exchange(*late)
    reply = laptop.exchange(*late)
    assert isinstance(reply, Exchanged)
    members, estate = reply.answers
    assert members.shown == Shown(seq=6, value='["Dot","Imran"]')
    assert estate.outcome is Outcome.CONFLICT
    assert estate.shown is not None
    assert json.loads(estate.shown.value or "")["area"] == ""


def test_a_kind_only_newer_programs_know_is_told_without_a_value(tablet: Hand) -> None:
    ops = tablet.written(a_set("with", 1, kind="meeting", record_id="m", schema_revision=9))
    tablet.exchange(*ops)
    reply = tablet.exchange(*ops)
    assert isinstance(reply, Exchanged)
    assert [(answer.again, answer.shown) for answer in reply.answers] == [(True, None)]


def test_a_refusal_and_a_wait_are_remembered_too(tablet: Hand) -> None:
    ops = tablet.written(a_set("grade", 5), a_set("grade", "A", record_id="gate"))
    first = tablet.exchange(*ops)
    reply = tablet.exchange(*ops)
    assert isinstance(first, Exchanged)
    assert isinstance(reply, Exchanged)
    assert [answer.outcome for answer in reply.answers] == [Outcome.REFUSED, Outcome.HELD]
    assert [answer.why for answer in reply.answers] == [answer.why for answer in first.answers]
    assert all(answer.again for answer in reply.answers)


@pytest.mark.parametrize(
    "op", [a_set("grade", "A", base_seq=3), a_set("grade", 5), a_set("grade", "A", record_id="gate")]
)
def test_the_same_identity_with_something_else_is_a_copy(
    central: Central, tablet: Hand, op: Operation
) -> None:
    (kept,) = tablet.written(op)
    tablet.exchange(kept)
    other = replace(kept, value='"B"')
    with pytest.raises(Clash) as caught:
        again(central, tablet, other)
    assert caught.value.op_ids == (kept.op_id,)
    assert tablet.exchange(other) == AnotherLife(clashing=[kept.op_id])


def test_what_nobody_knows_is_not_remembered(central: Central, tablet: Hand) -> None:
    assert again(central, tablet, a_create(a_finding(id="gate"))) == {}
