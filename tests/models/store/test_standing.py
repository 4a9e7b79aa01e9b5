"""What stands on a device follows the office's order, however its log arrives."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.action_plan import Action
from models.errors import NotFound
from models.kinds import KINDS
from models.operation import Entry, Operation, Outcome, Shown, What
from models.places import Estate
from models.ports import TimeOrderedIds
from models.store.incoming import take_entries
from models.store.profile import open_profile
from models.store.seen import REMOVED, WHOLE
from models.store.sent_form import plain_of
from models.store.standing import Standing
from models.store.store import Store
from models.walkabout import Finding
from tests.builders import RoomyDisk, SetClock, TestKeeper, a_finding, a_walkabout, an_action, an_estate, keep
from tests.sync.operations import a_create, a_delete, a_set, an_entry, an_op

LIGHT = ("finding", "light")


def say(store: Store, *words: Callable[[Standing], object]) -> None:
    """What an answer or a page says, in one transaction."""
    with store.transaction(by="") as transaction:
        standing = Standing(transaction)
        for word in words:
            word(standing)
        standing.keep()


@pytest.fixture
def larkfield(store: Store) -> Store:
    """An estate, a walkabout and a finding, acknowledged as numbers 1, 2 and 3."""
    keep(store, an_estate(), a_walkabout(), a_finding(block_id=""))
    with store.transaction(by="") as transaction:
        transaction.execute("UPDATE operation SET state = 'accepted'")
    numbered = (("estate", "larkfield"), ("walkabout", "today"), LIGHT)
    say(
        store,
        *(
            lambda standing, key=key, seq=seq: standing.seen(*key, WHOLE, seq)
            for seq, key in enumerate(numbered, 1)
        ),
    )
    return store


def versions(store: Store) -> dict[str, int]:
    sql = "SELECT field, seq FROM field_version WHERE kind = 'finding' ORDER BY field"
    return dict(store.rows(sql))  # type: ignore[arg-type]  # rows of two


def test_a_field_says_something_else_from_its_number_on(larkfield: Store) -> None:
    say(larkfield, lambda standing: standing.show(*LIGHT, "grade", '"A"', 8))
    assert larkfield.get(Finding, "light").grade == "A"
    assert versions(larkfield) == {"": 3, "grade": 8}


def test_only_what_is_above_both_its_own_number_and_its_record_s_is_news(larkfield: Store) -> None:
    found: list[bool] = []

    def ask(standing: Standing) -> None:
        standing.seen(*LIGHT, "grade", 8)
        found.extend(standing.is_news(*LIGHT, "grade", seq) for seq in (8, 9))
        found.extend(standing.is_news(*LIGHT, "spot", seq) for seq in (3, 4))

    say(larkfield, ask)
    assert found == [False, True, False, True]


def test_a_number_never_goes_back(larkfield: Store) -> None:
    say(
        larkfield,
        lambda standing: standing.seen(*LIGHT, "grade", 8),
        lambda standing: standing.seen(*LIGHT, "grade", 5),
    )
    say(
        larkfield,
        lambda standing: standing.seen(*LIGHT, "grade", 4),
        lambda standing: standing.seen(*LIGHT, "spot", 0),
    )
    assert versions(larkfield) == {"": 3, "grade": 8}


def test_what_is_written_out_stays_in_its_order(larkfield: Store) -> None:
    say(
        larkfield,
        lambda standing: standing.show(*LIGHT, "grade", '"A"', 8),
        lambda standing: standing.put_aside(*LIGHT, "2026-03-25", 9),
        lambda standing: standing.bring_back(*LIGHT, 10),
        lambda standing: standing.show(*LIGHT, "grade", '"B"', 11),
        lambda standing: standing.show(*LIGHT, "grade", '"C"', 12),
    )
    assert larkfield.get(Finding, "light").grade == "C"
    assert versions(larkfield) == {"": 3, "grade": 12, REMOVED: 10}


def test_a_word_only_others_know_is_not_written(larkfield: Store) -> None:
    with pytest.raises(ValueError, match="moon"):
        say(larkfield, lambda standing: standing.show(*LIGHT, "land", '"the moon’s"', 8))
    assert versions(larkfield) == {"": 3}


def test_a_whole_record_leaves_what_is_newer_and_the_printed_number(larkfield: Store) -> None:
    keep(larkfield, an_action())
    with larkfield.transaction(by="") as transaction:
        transaction.execute("UPDATE operation SET state = 'accepted'")
    about = ("action", "a-0000")
    say(
        larkfield,
        lambda standing: standing.number(*about, 204),
        lambda standing: standing.show(*about, "place", '"Gate"', 20),
    )
    theirs = plain_of(a_create(an_action(place="Elsewhere", service="Electrical")).value)
    say(larkfield, lambda standing: standing.whole(*about, theirs, 10))
    action = larkfield.get(Action, "a-0000")
    assert (action.place, action.service, action.number) == ("Gate", "Electrical", 204)
    say(larkfield, lambda standing: standing.whole(*about, theirs, 30, 205))
    action = larkfield.get(Action, "a-0000")
    assert (action.place, action.number) == ("Elsewhere", 205)


def test_a_whole_record_leaves_what_is_on_its_way(larkfield: Store) -> None:
    finding = larkfield.get(Finding, "light")
    with larkfield.transaction(by="gwen") as transaction:
        transaction.amend(finding, replace(finding, grade="A"))
    theirs = plain_of(a_create(a_finding(grade="B", spot="gate", block_id="")).value)
    say(larkfield, lambda standing: standing.whole(*LIGHT, theirs, 10))
    shown = larkfield.get(Finding, "light")
    assert (shown.grade, shown.spot) == ("A", "gate")


def test_a_record_the_office_had_refused_may_come_from_a_colleague(larkfield: Store) -> None:
    keep(larkfield, an_action(place="Gate"))
    with larkfield.transaction(by="") as transaction:
        transaction.execute("UPDATE operation SET state = 'refused' WHERE kind = 'action'")
    theirs = plain_of(a_create(an_action(place="Elsewhere")).value)
    say(larkfield, lambda standing: standing.whole("action", "a-0000", theirs, 10, 204))
    action = larkfield.get(Action, "a-0000")
    assert (action.place, action.number) == ("Elsewhere", 204)


def test_what_has_an_identity_or_a_number_of_its_own_in_a_value_is_not_believed(larkfield: Store) -> None:
    fields = {"id": "another", "number": 7} | plain_of(a_create(an_action()).value)
    say(larkfield, lambda standing: standing.whole("action", "a-0000", fields, 10))
    assert larkfield.get(Action, "a-0000").number is None
    with pytest.raises(NotFound):
        larkfield.get(Action, "another")


def test_what_is_on_its_way_is_known_by_field(larkfield: Store) -> None:
    found: dict[str, bool] = {}

    def ask(standing: Standing) -> None:
        for field in ("grade", "spot", REMOVED, WHOLE):
            found[field] = standing.is_own(*LIGHT, field)
        found["of a new record"] = standing.is_own("estate", "hallgate", "name")
        found["removal of a new record"] = standing.is_own("estate", "hallgate", REMOVED)
        found["of a removed one"] = standing.is_own("walkabout", "today", REMOVED)

    finding = larkfield.get(Finding, "light")
    with larkfield.transaction(by="gwen") as transaction:
        transaction.amend(finding, replace(finding, grade="A"))
        transaction.create(Estate(id="hallgate", name="Hallgate"))
        transaction.remove(type(a_walkabout()), "today")
    say(larkfield, ask)
    assert found == {
        "grade": True, "spot": False, REMOVED: False, WHOLE: False,
        "of a new record": True, "removal of a new record": False, "of a removed one": True,
    }  # fmt: skip


# However the log arrives

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["grade", "spot", "leads", "remove", "restore", "note", "beside"]),
        st.sampled_from(["a", "b", "c"]),
    ),
    max_size=12,
)


def a_log(steps: list[tuple[str, str]]) -> list[Entry]:
    """What colleagues wrote about a finding and an action, one wish after the other."""
    records = (an_estate(), a_walkabout(), a_finding(block_id=""), an_action())
    ops: list[tuple[Operation, dict[str, Any]]] = [(a_create(record, txn="walk"), {}) for record in records]
    for place, (what, word) in enumerate(steps):
        match what:
            case "remove":
                ops.append((a_delete(), {}))
            case "restore":
                ops.append((an_op(What.RESTORE), {}))
            case "leads":
                change = {"all": [word], "add": [word], "take": []}
                ops.append(
                    (a_set("leads", change, kind="action", record_id="a-0000"), {"value": f'["{word}","x"]'})
                )
            case "note":
                note = {"action_id": "a-0000", "at": "", "by": word, "words": word}
                ops.append((an_op(What.CREATE, kind="progress", record_id=f"n{place}", value=note), {}))
            case "beside":
                ops.append((a_set("words", word), {"outcome": Outcome.CONFLICT, "shows": False}))
            case field:
                ops.append((a_set(field, word), {}))
    return [an_entry(seq, op, **said) for seq, (op, said) in enumerate(ops, 1)]


@contextmanager
def an_empty_store() -> Iterator[Store]:
    clock = SetClock()
    with (
        TemporaryDirectory() as folder,
        open_profile(
            Path(folder), keeper=TestKeeper(), clock=clock, ids=TimeOrderedIds(clock), disk=RoomyDisk()
        ) as profile,
    ):
        yield profile.store


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All that a log can change, without the number of each row in its file."""
    found = {kind: store.rows(f'SELECT * FROM "{kind}" ORDER BY id') for kind in KINDS}
    shown = {kind: [row[1:] for row in rows] for kind, rows in found.items()}
    for table in ("field_version", "disagreement", "parked", "blob_coming"):
        shown[table] = sorted(store.rows(f"SELECT * FROM {table}"), key=repr)
    return shown


def take(store: Store, entries: list[Entry]) -> None:
    with store.transaction(by="") as transaction:
        take_entries(transaction, entries, "first")


@settings(max_examples=30, deadline=None)
@given(steps=STEPS, cuts=st.sets(st.integers(4, 16), max_size=4), again=st.integers(0, 16))
def test_any_split_of_the_log_and_any_part_of_it_twice_give_the_same(
    steps: list[tuple[str, str]], cuts: set[int], again: int
) -> None:
    log = a_log(steps)
    edges = [0, *sorted(cut for cut in cuts if cut < len(log)), len(log)]
    with an_empty_store() as once, an_empty_store() as in_pages:
        take(once, log)
        for start, end in pairwise(edges):
            take(in_pages, log[start:end])
        assert everything(in_pages) == everything(once)
        take(in_pages, log[again:])
        take(in_pages, log)
        assert everything(in_pages) == everything(once), "the same lines again change nothing"


def test_one_s_own_removal_on_its_way_goes_on_showing(store: Store) -> None:
    keep(store, an_estate(), a_walkabout(), a_finding())
    with store.transaction(by="gwen") as transaction:
        transaction.remove(Finding, "light")
    with store.transaction(by="") as transaction:
        standing = Standing(transaction)
        standing.now(a_delete(), Shown(seq=9, value="true"))
        standing.keep()
    assert store.find(Finding, "light") is None


def test_what_was_removed_again_since_is_not_brought_back(store: Store) -> None:
    keep(store, an_estate(), a_walkabout(), a_finding())
    with store.transaction(by="") as transaction:
        standing = Standing(transaction)
        standing.put_aside("finding", "light", transaction.at, 12)
        standing.revive("finding", "light", 11)
        standing.keep()
    assert store.find(Finding, "light") is None
