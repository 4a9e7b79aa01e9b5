"""Taking in a page of the office's log, with what only newer programs know."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from models.action_plan import Action, Progress
from models.operation import Answer, Entry, Operation, Outcome, What
from models.ports import TimeOrderedIds
from models.store import incoming, profile
from models.store.incoming import take_entries, take_names, take_parked
from models.store.outgoing import take_answers, waiting_operations
from models.store.profile import open_profile
from models.store.store import Store
from models.walkabout import Finding, Walkabout
from tests.builders import (
    RoomyDisk,
    SetClock,
    TestKeeper,
    a_finding,
    a_walkabout,
    an_action,
    an_estate,
    keep,
)
from tests.sync.operations import a_create, a_delete, a_set, a_version, an_entry, an_op


def take(store: Store, *entries: Entry, epoch: str = "first") -> dict[str, frozenset[str]]:
    """One page; what it touched."""
    with store.transaction(by="") as transaction:
        take_entries(transaction, entries, epoch)
    return dict(transaction.changes.touched)


def page(*ops: Operation, start: int = 1) -> list[Entry]:
    """These operations, accepted, from a number on."""
    return [an_entry(seq, op) for seq, op in enumerate(ops, start)]


@pytest.fixture
def larkfield(store: Store) -> Store:
    """What a colleague wrote: an estate 1, a walkabout 2, a finding 3 and an action 4."""
    records = (an_estate(), a_walkabout(), a_finding(block_id=""), an_action())
    take(store, *page(*(a_create(record) for record in records)))
    return store


def about_the_action(field: str, value: object, **fields: Any) -> Operation:
    return a_set(field, value, kind="action", record_id="a-0000", **fields)


def parked(store: Store) -> list[int]:
    return [seq for (seq,) in store.rows("SELECT seq FROM parked ORDER BY seq")]


def open_cases(store: Store) -> list[Any]:
    return store.rows("SELECT case_id, outcome FROM disagreement WHERE closed = 0")


# What colleagues wrote


def test_a_colleague_s_records_are_here(larkfield: Store) -> None:
    assert larkfield.get(Finding, "light") == a_finding(block_id="")
    assert larkfield.value("SELECT count(*) FROM operation") == 0, "they are not this device's to send"


def test_an_empty_page_is_nothing(store: Store) -> None:
    assert take(store) == {}


def test_a_page_says_what_it_touched(larkfield: Store) -> None:
    touched = take(larkfield, *page(a_set("grade", "A"), about_the_action("place", "Gate"), start=5))
    assert touched == {"finding": frozenset({"light"}), "action": frozenset({"a-0000"})}
    assert larkfield.get(Finding, "light").grade == "A"


def test_a_printed_number_comes_with_its_record(store: Store) -> None:
    take(store, *page(a_create(an_estate())), an_entry(2, a_create(an_action()), number=204))
    assert store.get(Action, "a-0000").number == 204


def test_what_does_not_show_is_a_case_beside_what_it_met(larkfield: Store) -> None:
    op = a_set("words", "It flickers.")
    met = a_version(a_set("words", "It is out."), 4)
    touched = take(larkfield, an_entry(5, op, outcome=Outcome.CONFLICT, shows=False, against=met))
    assert larkfield.get(Finding, "light").words == "It is out."
    assert open_cases(larkfield) == [(op.op_id, "conflict")]
    assert touched["disagreement"] == {op.op_id}


def test_what_stands_shows_where_another_version_was_met_before(larkfield: Store) -> None:
    op = a_set("words", "It flickers.")
    met = a_version(a_set("words", "It is out."), 4)
    line = an_entry(5, op, outcome=Outcome.CONFLICT, shows=False, against=met, value='"It is dark."')
    take(larkfield, line)
    assert larkfield.get(Finding, "light").words == "It is dark."
    take(larkfield, an_entry(6, a_set("words", "It is mended.")), line)
    assert larkfield.get(Finding, "light").words == "It is mended.", "the line before says nothing new"


def test_what_one_removes_stays_removed_while_that_is_on_its_way(larkfield: Store) -> None:
    with larkfield.transaction(by="gwen") as transaction:
        transaction.remove(Finding, "light")
    line = an_entry(5, a_delete(), outcome=Outcome.HELD, shows=False, value="true", why="Still written.")
    revived = an_entry(6, a_set("spot", "gate"), outcome=Outcome.CONFLICT, revives=("finding", "light"))
    take(larkfield, line, revived)
    assert larkfield.find(Finding, "light") is None


def test_a_refused_line_is_a_case_whatever_it_says(larkfield: Store) -> None:
    op = msgspec.structs.replace(a_create(a_finding(id="gate")), value="not JSON")
    take(larkfield, an_entry(5, op, outcome=Outcome.REFUSED, shows=False, why="Because."))
    assert open_cases(larkfield) == [(op.op_id, "refused")]


def test_a_list_stands_with_everybody_in_it(larkfield: Store) -> None:
    op = about_the_action("leads", {"all": ["Ravi"], "add": ["Ravi"], "take": []})
    take(larkfield, an_entry(5, op, value='["Dot","Ravi"]'))
    assert larkfield.get(Action, "a-0000").leads == ("Dot", "Ravi")


def test_removals_and_their_undoing_follow_the_office_s_order(larkfield: Store) -> None:
    take(larkfield, *page(a_delete(at="2026-03-25T09:00:00+00:00"), start=5))
    assert larkfield.value("SELECT removed_at FROM finding") == "2026-03-25T09:00:00+00:00"
    take(larkfield, *page(an_op(What.RESTORE), start=6))
    assert larkfield.find(Finding, "light") is not None
    take(larkfield, *page(a_delete(), start=5))
    assert larkfield.find(Finding, "light") is not None, "an older line changes nothing"


def test_a_record_is_in_use_again_because_somebody_was_writing_it(larkfield: Store) -> None:
    take(larkfield, *page(a_delete(), start=5))
    op = a_set("words", "It flickers.")
    touched = take(
        larkfield, an_entry(6, op, outcome=Outcome.CONFLICT, shows=False, revives=("finding", "light"))
    )
    assert larkfield.find(Finding, "light") is not None
    assert touched["finding"] == {"light"}


def test_what_a_kind_of_tomorrow_revives_is_not_ours(larkfield: Store) -> None:
    op = an_op(What.SET, kind="meeting", field="with", value="1")
    take(larkfield, an_entry(5, op, revives=("meeting", "m")))
    assert parked(larkfield) == [5]


def test_a_seal_is_known(larkfield: Store) -> None:
    take(larkfield, *page(an_op(What.SEAL), start=5))
    assert larkfield.value("SELECT seq FROM field_version WHERE field = 'sealed'") == 5


def test_a_decision_elsewhere_closes_the_case_here(larkfield: Store) -> None:
    op = a_set("words", "It flickers.")
    take(larkfield, an_entry(5, op, outcome=Outcome.CONFLICT, shows=False))
    take(larkfield, an_entry(6, a_set("words", "Both."), closed=(op.op_id,)))
    assert open_cases(larkfield) == []


def test_colleagues_devices_have_names(store: Store) -> None:
    with store.transaction(by="") as transaction:
        take_names(transaction, {"laptop": "Colin's"})
        take_names(transaction, {"laptop": "Colin's laptop", "tablet": "Gwen's tablet"})
    assert store.rows("SELECT device, name FROM colleague ORDER BY device") == [
        ("laptop", "Colin's laptop"),
        ("tablet", "Gwen's tablet"),
    ]


# While something of one's own is on its way


def test_one_s_own_change_goes_on_being_shown(larkfield: Store) -> None:
    before = larkfield.get(Finding, "light")
    with larkfield.transaction(by="gwen") as transaction:
        transaction.amend(before, replace(before, grade="A"))
    take(larkfield, *page(a_set("grade", "B"), a_set("spot", "gate"), start=5))
    finding = larkfield.get(Finding, "light")
    assert (finding.grade, finding.spot) == ("A", "gate")


def test_so_does_one_s_own_removal(larkfield: Store) -> None:
    with larkfield.transaction(by="gwen") as transaction:
        transaction.remove(Finding, "light")
    take(larkfield, *page(an_op(What.RESTORE), a_set("spot", "gate"), start=5))
    assert larkfield.find(Finding, "light") is None


def test_and_one_s_own_record(store: Store) -> None:
    keep(store, an_estate(area="mine"))
    take(store, *page(a_create(an_estate(area="theirs"))))
    assert store.select(type(an_estate()))[0].area == "mine"


# One's own operations in the log


def amend(store: Store, **fields: Any) -> Operation:
    """Amend the action, and what waits for it."""
    before = store.get(Action, "a-0000")
    with store.transaction(by="gwen") as transaction:
        transaction.amend(before, replace(before, **fields))
    return waiting_operations(store)[-1]


def held(store: Store, op: Operation) -> None:
    """The office keeps it until its record arrives."""
    answer = Answer(op_id=op.op_id, outcome=Outcome.HELD, why="Not yet here.")
    with store.transaction(by="") as transaction:
        take_answers(transaction, {op.op_id: op}, [answer], "first")


def state(store: Store, op: Operation) -> tuple[Any, ...]:
    ((found),) = store.rows("SELECT state, seq FROM operation WHERE op_id = ?", (op.op_id,))
    return found


def test_an_answer_that_was_lost_is_read_from_the_log(larkfield: Store) -> None:
    op = amend(larkfield, place="Gate")
    take(larkfield, an_entry(9, op))
    assert state(larkfield, op) == ("accepted", 9)
    assert larkfield.value("SELECT seq FROM field_version WHERE field = 'place'") == 9


def test_with_what_stands_where_it_does_not_show(larkfield: Store) -> None:
    op = amend(larkfield, wording="Mine.")
    met = a_version(about_the_action("wording", "Theirs."), 8)
    take(larkfield, an_entry(9, op, outcome=Outcome.CONFLICT, shows=False, against=met))
    assert larkfield.get(Action, "a-0000").wording == "Theirs."
    assert open_cases(larkfield) == [(op.op_id, "conflict")]


def test_and_with_everybody_in_a_list(larkfield: Store) -> None:
    op = amend(larkfield, leads=("Ravi",))
    held(larkfield, op)
    take(larkfield, an_entry(9, op, value='["Dot","Ravi"]'))
    assert larkfield.get(Action, "a-0000").leads == ("Dot", "Ravi")


def test_what_was_held_is_taken_and_its_case_closed(larkfield: Store) -> None:
    op = amend(larkfield, place="Gate")
    held(larkfield, op)
    assert open_cases(larkfield) == [(op.op_id, "held")]
    take(larkfield, an_entry(9, op))
    assert state(larkfield, op) == ("accepted", 9)
    assert open_cases(larkfield) == []


def test_or_refused_after_all(larkfield: Store) -> None:
    op = amend(larkfield, place="Gate")
    held(larkfield, op)
    take(larkfield, an_entry(9, op, outcome=Outcome.REFUSED, shows=False, why="Because."))
    assert state(larkfield, op) == ("refused", 9)
    assert open_cases(larkfield) == [(op.op_id, "refused")]


def test_a_record_of_one_s_own_is_known_again(store: Store) -> None:
    keep(store, an_estate())
    (op,) = waiting_operations(store)
    take(
        store,
        an_entry(9, op),
        *page(a_set("name", "Larkfield Rise", kind="estate", record_id="larkfield"), start=10),
    )
    assert state(store, op) == ("accepted", 9)
    assert store.select(type(an_estate()))[0].name == "Larkfield Rise"


def test_what_was_answered_before_only_closes_cases(larkfield: Store) -> None:
    op = amend(larkfield, place="Gate")
    take(larkfield, an_entry(9, op))
    other = a_set("words", "It flickers.")
    take(larkfield, an_entry(10, other, outcome=Outcome.CONFLICT, shows=False))
    take(larkfield, an_entry(9, op, closed=(other.op_id,)))
    assert state(larkfield, op) == ("accepted", 9)
    assert open_cases(larkfield) == []


# What only a newer program knows

NEWER = 9


@pytest.mark.parametrize(
    "op",
    [
        an_op(What.CREATE, kind="meeting", record_id="m", value="{}", schema_revision=NEWER),
        an_op(What.SET, kind="meeting", record_id="m", field="with", value="1", schema_revision=NEWER),
        a_set("smell", "of gas", schema_revision=NEWER),
        about_the_action("state", "adjourned", schema_revision=NEWER),
        a_set("land", "the moon's", schema_revision=NEWER),
    ],
)
def test_it_is_parked_whole(larkfield: Store, op: Operation) -> None:
    take(larkfield, an_entry(5, op), *page(a_set("grade", "A"), start=6))
    assert parked(larkfield) == [5]
    (text,) = larkfield.rows("SELECT entry FROM parked")[0]
    assert msgspec.json.decode(text, type=Entry).op == op
    assert larkfield.get(Finding, "light").grade == "A", "the rest goes on"


def test_a_case_about_it_is_kept_but_nothing_parked(larkfield: Store) -> None:
    op = a_set("smell", "of gas", schema_revision=NEWER)
    take(larkfield, an_entry(5, op, outcome=Outcome.CONFLICT, shows=False))
    assert parked(larkfield) == []
    assert len(open_cases(larkfield)) == 1


def a_walk_of_tomorrow() -> list[Operation]:
    """A walkabout in a state we do not know, with what belongs to it."""
    walk = a_create(a_walkabout(id="tomorrow"), schema_revision=NEWER)
    walk = msgspec.structs.replace(walk, value=(walk.value or "").replace('"planned"', '"adjourned"'))
    return [
        walk,
        a_set("tenants", 5, kind="walkabout", record_id="tomorrow"),
        a_create(a_finding(id="gate", walkabout_id="tomorrow", block_id="")),
        a_set("grade", "A", record_id="gate"),
    ]


def test_what_belongs_to_a_record_that_cannot_begin_here_waits_with_it(larkfield: Store) -> None:
    ops = a_walk_of_tomorrow()
    take(larkfield, *page(*ops[:3], start=5))
    take(larkfield, *page(ops[3], a_set("grade", "B"), start=8))
    assert parked(larkfield) == [5, 6, 7, 8]
    assert larkfield.find(Walkabout, "tomorrow") is None
    assert larkfield.get(Finding, "light").grade == "B"


def updated(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program of the next revision opens the store."""
    monkeypatch.setattr(incoming, "SCHEMA_REVISION", incoming.SCHEMA_REVISION + 1)
    take_parked(store)


def test_after_an_update_it_is_taken_in_with_all_of_it(
    larkfield: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ops = a_walk_of_tomorrow()
    known = msgspec.structs.replace(ops[0], value=(ops[0].value or "").replace('"adjourned"', '"held"'))
    take(larkfield, *page(*ops, start=5))
    text = msgspec.json.encode(an_entry(5, known)).decode()
    with larkfield.transaction(by="") as transaction:  # as if "adjourned" had been learnt
        transaction.execute("UPDATE parked SET entry = ? WHERE seq = 5", (text,))
    updated(larkfield, monkeypatch)
    assert parked(larkfield) == []
    assert larkfield.get(Walkabout, "tomorrow").tenants == 5
    assert larkfield.get(Finding, "gate").grade == "A"


def test_what_is_still_not_known_waits_on(larkfield: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = an_op(What.CREATE, kind="meeting", record_id="m", value="{}", schema_revision=NEWER)
    take(larkfield, *page(*a_walk_of_tomorrow(), meeting, start=5))
    updated(larkfield, monkeypatch)
    assert parked(larkfield) == [5, 6, 7, 8, 9]
    assert larkfield.value("SELECT max(revision) FROM parked") == incoming.SCHEMA_REVISION


def with_more(op: Operation, **fields: Any) -> Operation:
    return msgspec.structs.replace(
        op, value=msgspec.json.encode(msgspec.json.decode(op.value or "") | fields).decode()
    )


def test_a_first_record_that_says_more_is_here_and_the_rest_of_it_waits(
    larkfield: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = with_more(
        a_create(a_finding(id="gate", block_id=""), schema_revision=NEWER), smell="of gas", number=7
    )
    take(larkfield, *page(gate, a_set("grade", "A", record_id="gate"), start=5))
    assert larkfield.get(Finding, "gate").grade == "A"
    assert parked(larkfield) == [5]
    with larkfield.transaction(by="") as transaction:  # as if "spot" had only now been learnt
        text = msgspec.json.encode(an_entry(5, with_more(gate, spot="gate", grade="C"))).decode()
        transaction.execute("UPDATE parked SET entry = ? WHERE seq = 5", (text,))
    updated(larkfield, monkeypatch)
    finding = larkfield.get(Finding, "gate")
    assert (finding.spot, finding.grade) == ("gate", "A"), "what is newer stays"
    assert parked(larkfield) == [5], "and the smell waits on"


def test_nothing_parked_is_nothing_to_do(larkfield: Store) -> None:
    take_parked(larkfield)
    take(larkfield, *page(a_set("smell", "of gas", schema_revision=NEWER), start=5))
    take_parked(larkfield)
    assert parked(larkfield) == [5], "it is of this revision"


def test_a_profile_takes_it_in_when_it_is_opened_after_an_update(
    tmp_path: Path, clock: SetClock, ids: TimeOrderedIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened() -> profile.Profile:
        return open_profile(tmp_path, keeper=TestKeeper(), clock=clock, ids=ids, disk=RoomyDisk())

    taken: list[Store] = []
    monkeypatch.setattr(incoming, "take_parked", taken.append)
    with opened() as now:
        take(now.store, *page(a_create(an_estate()), a_set("smell", "of gas", schema_revision=NEWER)))
    opened().close()
    assert taken == []
    monkeypatch.setattr(profile, "SCHEMA_REVISION", profile.SCHEMA_REVISION + 1)
    opened().close()
    assert len(taken) == 1


def test_a_note_of_an_action_that_cannot_begin_here_waits_too(store: Store) -> None:
    lost = msgspec.structs.replace(a_create(an_action()), value="{}")
    note = Progress(id="note", action_id="a-0000", at="", by="gwen", words="Ordered.")
    later = a_set("words", "Ordered twice.", kind="progress", record_id="note")
    entries: Sequence[Operation] = (
        a_create(an_estate()),
        lost,
        a_create(note),
        later,
        a_delete("x", kind="estate"),
    )
    take(store, *page(*entries))
    assert parked(store) == [2, 3, 4]
