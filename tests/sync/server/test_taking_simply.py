"""What nothing stands in the way of goes a shorter way, and comes to exactly what the rules say."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from models.operation import Answer, Earlier, Operation, Outcome, What
from sync.server.central import Central
from sync.server.taking import Taking
from tests.builders import SetClock, a_finding, a_photo, a_walkabout, an_action, an_estate
from tests.sync.devices import an_office
from tests.sync.operations import a_create, a_delete, a_set, an_op, the_larkfield_walk
from tests.sync.server.by_hand import Hand

_TABLES = ("record", "version", "opened", "refusal", "number", "life", "backlog")


Change = Callable[[int], Operation]


def _a_finding(number: int, **fields: Any) -> Operation:
    """One of three findings, so that several wishes begin the same."""
    return replace(a_create(a_finding(id=f"f{number % 3}")), **fields)


def _an_action(number: int, **fields: Any) -> Operation:
    return replace(a_create(an_action(id=f"a{number}")), **fields)


_EARLIER = Earlier(epoch="lost", seq=9, outcome=Outcome.ACCEPTED, number=4)
# Some stand in each other's way.
_CHANGES: tuple[Change, ...] = (
    lambda number: a_create(a_finding(id=f"new{number}")),
    lambda number: a_create(a_finding(id=f"new{number}", walkabout_id="tomorrow")),
    lambda number: a_create(a_finding(id=f"new{number}", walkabout_id="yesterday")),
    lambda number: a_create(a_walkabout(id="tomorrow")),
    lambda number: a_create(a_photo(id=f"p{number}", finding_id="nowhere")),
    lambda number: a_create(a_photo(id=f"p{number}", finding_id="gone")),
    lambda number: a_create(an_estate(id=f"e{number}"), closes=("case",)),
    lambda number: a_set("grade", "ABCD"[number % 4], base_seq=number),
    lambda number: a_set("grade", "ABCD"[number % 4], base_seq=100),
    lambda number: a_set("words", f"It drips {number}.", base_seq=number),
    lambda number: a_set("words", f"It drips {number}.", base_seq=100, closes=("case",)),
    lambda number: a_set("words", "It drips.", base_seq=100, after=f"o{number - 1}"),
    lambda number: a_set("words", f"It drips {number}.", base_seq=100, earlier=_EARLIER),
    lambda number: a_set("grade", 7, base_seq=100),
    lambda number: an_op(field="grade", base_seq=100),
    lambda number: a_set("seen_at", "11:00", base_seq=100),
    lambda number: a_set("smell", "sour", base_seq=100),
    lambda number: a_set("grade", "A", base_seq=100, record_id="gone"),
    lambda number: a_set("grade", "A", base_seq=100, record_id="nowhere"),
    lambda number: a_set("grade", "A", base_seq=100, record_id=f"f{number % 3}"),
    lambda number: a_set(
        "state", ("in hand", "done")[number % 2], base_seq=100, kind="action", record_id="lamp"
    ),
    lambda number: a_set("leads", [str(number)], base_seq=100, kind="action", record_id="lamp"),
    lambda number: an_op(What.SEAL, base_seq=100),
    lambda number: a_delete(base_seq=100),
    lambda number: a_delete("lamp", "action", base_seq=100, value="7"),
    lambda number: an_op(What.RESTORE, base_seq=100),
    lambda number: a_delete(f"f{number % 3}", base_seq=100),
    _a_finding,
    partial(_a_finding, value='{"walkabout_id": 7}'),
    partial(_a_finding, base_seq=2),
    partial(_a_finding, value=None),
    partial(_a_finding, kind="meeting"),
    partial(_a_finding, after="o0", closes=("case",)),
    lambda number: a_create(an_action(id=f"a{number}", finding_id="light", walkabout_id="yesterday")),
    _an_action,
    partial(_an_action, earlier=_EARLIER),
)
_PUSHES = st.lists(
    st.lists(st.integers(0, len(_CHANGES) - 1), min_size=1, max_size=4), min_size=1, max_size=6
)


def _ops(wishes: Sequence[Sequence[int]]) -> list[Operation]:
    changes = [(wish, which) for wish, all_of in enumerate(wishes) for which in all_of]
    return [
        replace(_CHANGES[which](number), op_id=f"o{number}", txn=f"t{wish}")
        for number, (wish, which) in enumerate(changes)
    ]


@pytest.fixture
def tablet(tmp_path: Path, clock: SetClock) -> Hand:
    """It has sent a walkabout with a finding, and another walkabout and a finding that were removed."""
    tablet = Hand(an_office(tmp_path / "office", clock), "tablet")
    tablet.push(*the_larkfield_walk())
    tablet.push(
        a_create(a_walkabout(id="yesterday")), a_create(a_finding(id="gone")), a_create(an_action(id="lamp"))
    )
    tablet.push(a_delete("yesterday", "walkabout", base_seq=9), a_delete("gone", base_seq=9))
    return tablet


def _came_of(tablet: Hand, ops: Sequence[Operation]) -> tuple[list[Answer], dict[str, Any]]:
    """The answers to a push, and how everything stood then; afterwards nothing of it is left."""
    central: Central = tablet.central
    central.connection.execute("BEGIN")
    following = tablet.next
    try:
        answers = tablet.push(*ops)
        log = central.connection.execute("SELECT seq, scope, base_seq, echo, content, entry FROM log")
        stands = {table: central.connection.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES}
        return answers, {"log": log.fetchall(), **stands}
    finally:
        central.connection.execute("ROLLBACK")
        tablet.next = following
        tablet.replies.clear()


@given(wishes=_PUSHES)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_short_way_comes_to_what_the_rules_say(tablet: Hand, wishes: list[list[int]]) -> None:
    ops = _ops(wishes)
    simply = _came_of(tablet, ops)
    with patch.object(Taking, "_take_simply", lambda *_: False):
        by_the_rules = _came_of(tablet, ops)
    assert simply == by_the_rules


def test_what_nothing_stands_in_the_way_of_goes_that_way(tablet: Hand) -> None:
    """Otherwise the comparison above would prove nothing."""
    ops = [a_create(a_finding(id=f"new{number}")) for number in range(2)]
    ops.append(a_set("words", "It drips.", base_seq=3))
    with patch.object(Taking, "_take_together", side_effect=AssertionError):
        answers = tablet.push(*ops)
    assert [answer.shows for answer in answers] == [True] * 3
    assert [answer.seq for answer in answers] == [9, 10, 11]
