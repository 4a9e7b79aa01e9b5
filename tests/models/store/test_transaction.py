"""A wish being written: each record's row, with the operations that tell the others of it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from models.action_plan import Action, ActionState
from models.errors import NotFound, RuleBroken
from models.operation import Answer, Outcome
from models.places import Block, Estate
from models.store.cases import keep_case
from models.store.store import Store
from models.store.transaction import SCHEMA_REVISION
from models.walkabout import Walkabout
from tests.builders import SetClock, a_photo
from tests.sync.operations import a_set

LARKFIELD = Estate(id="larkfield", name="Larkfield")
LIGHTS = Action(id="a-1", wording="Repair the lights", estate_id="larkfield", agreed_on="2026-03-24")


def operations(store: Store) -> list[dict[str, Any]]:
    """The outbox, oldest first."""
    names = [name for (_, name, *_) in store.rows("PRAGMA table_info(operation)")]
    return [
        dict(zip(names, row, strict=True))
        for row in store.rows("SELECT * FROM operation ORDER BY device_seq")
    ]


@pytest.fixture
def plan(store: Store) -> Store:
    """A store with one estate and one action."""
    with store.transaction(by="gwen") as transaction:
        transaction.create_many((LARKFIELD, LIGHTS))
    return store


def test_a_first_operation_carries_the_whole_record(plan: Store) -> None:
    _, operation = operations(plan)
    assert operation["what"] == "create"
    assert (operation["kind"], operation["record_id"], operation["field"]) == ("action", "a-1", "")
    value = json.loads(operation["value"])
    assert value["wording"] == "Repair the lights"
    assert value["leads"] == []
    assert "number" not in value, "what is worked out here is never sent"
    assert operation["base_seq"] == 0
    assert operation["schema_revision"] == SCHEMA_REVISION
    assert operation["state"] == "waiting"
    assert operation["seq"] is None


def test_an_operation_says_who_when_and_which_wish(plan: Store, clock: SetClock) -> None:
    clock.set_to("2026-04-02T09:30:00+01:00")
    with plan.transaction(by="asif") as transaction:
        assert transaction.at == "2026-04-02T09:30:00+01:00"
        assert transaction.by == "asif"
        transaction.amend(LIGHTS, replace(LIGHTS, service="Electrical"), reason="Named by the surveyor.")
    first, second, third = operations(plan)
    assert first["txn"] == second["txn"] != third["txn"]
    assert (third["actor"], third["at"], third["reason"]) == (
        "asif",
        "2026-04-02T09:30:00+01:00",
        "Named by the surveyor.",
    )
    assert len({operation["op_id"] for operation in (first, second, third)}) == 3
    assert (first["device"], first["incarnation"]) == (third["device"], third["incarnation"])
    assert first["device"] != first["incarnation"]


def test_each_changed_field_is_one_operation(plan: Store) -> None:
    after = replace(
        LIGHTS, leads=("Siân Price", "Electrical team"), state=ActionState.IN_HAND, due_on="2026-05-01"
    )
    with plan.transaction(by="gwen") as transaction:
        transaction.amend(LIGHTS, after)
    assert plan.get(Action, "a-1") == after
    changed = {operation["field"]: operation for operation in operations(plan)[2:]}
    assert set(changed) == {"leads", "state", "due_on"}
    assert {operation["what"] for operation in changed.values()} == {"set"}
    leads = ["Siân Price", "Electrical team"]
    assert json.loads(changed["leads"]["value"]) == {"all": leads, "add": leads, "take": []}
    assert json.loads(changed["state"]["value"]) == "in hand"
    assert transaction.changes.touched == {"action": frozenset({"a-1"})}


def test_nothing_changed_is_nothing_written(plan: Store) -> None:
    with plan.transaction(by="gwen") as transaction:
        transaction.amend(LIGHTS, replace(LIGHTS))
    assert len(operations(plan)) == 2
    assert not transaction.changes


def test_what_was_fixed_at_the_start_is_never_amended(plan: Store) -> None:
    with (
        pytest.raises(ValueError, match=r"action\.agreed_on is never amended"),
        plan.transaction(by="gwen") as transaction,
    ):
        transaction.amend(LIGHTS, replace(LIGHTS, agreed_on="2026-03-25"))


def test_what_is_worked_out_is_never_amended(plan: Store) -> None:
    with (
        pytest.raises(ValueError, match=r"action\.number is never amended"),
        plan.transaction(by="gwen") as transaction,
    ):
        transaction.amend(LIGHTS, replace(LIGHTS, number=204))


@pytest.mark.parametrize("other", [replace(LIGHTS, id="a-2"), LARKFIELD])
def test_an_amendment_is_of_one_record(plan: Store, other: Any) -> None:
    with pytest.raises(ValueError, match="one record"), plan.transaction(by="gwen") as transaction:
        transaction.amend(LIGHTS, other)


def test_a_record_removed_meanwhile_is_not_amended(plan: Store) -> None:
    with plan.transaction(by="gwen") as transaction:
        transaction.remove(Action, "a-1")
    with pytest.raises(NotFound), plan.transaction(by="gwen") as transaction:
        transaction.amend(LIGHTS, replace(LIGHTS, service="Electrical"))


def test_what_was_removed_can_be_brought_back(plan: Store) -> None:
    with plan.transaction(by="gwen") as transaction:
        transaction.remove(Action, "a-1", reason="Entered twice.")
    assert plan.find(Action, "a-1") is None
    assert plan.value("SELECT removed_at FROM action") == transaction.at
    assert transaction.changes.touched == {"action": frozenset({"a-1"})}
    with plan.transaction(by="gwen") as transaction:
        transaction.bring_back(Action, "a-1")
    assert plan.get(Action, "a-1") == LIGHTS
    assert transaction.changes.touched == {"action": frozenset({"a-1"})}
    removed, brought_back = operations(plan)[2:]
    assert (removed["what"], removed["value"], removed["reason"]) == ("delete", None, "Entered twice.")
    assert (brought_back["what"], brought_back["value"]) == ("restore", None)


def test_what_is_not_in_use_cannot_be_removed(plan: Store) -> None:
    with plan.transaction(by="gwen") as transaction:
        transaction.remove(Action, "a-1")
    for record_id in ("a-1", "nowhere"):
        with pytest.raises(NotFound), plan.transaction(by="gwen") as transaction:
            transaction.remove(Action, record_id)


def test_what_is_in_use_cannot_be_brought_back(plan: Store) -> None:
    for record_id in ("a-1", "nowhere"):
        with pytest.raises(NotFound), plan.transaction(by="gwen") as transaction:
            transaction.bring_back(Action, record_id)


def give_a_version(store: Store, field: str, seq: int) -> None:
    """What the exchange does when the central store has numbered a value that is shown here."""
    with store.transaction(by="exchange") as transaction:
        transaction.execute("UPDATE operation SET state = 'accepted'")
        transaction.execute("INSERT INTO field_version VALUES ('action', 'a-1', ?, ?)", (field, seq))


def test_an_operation_names_the_version_its_author_had_seen(plan: Store) -> None:
    give_a_version(plan, "service", 41)
    give_a_version(plan, "", 17)
    with plan.transaction(by="gwen") as transaction:
        transaction.amend(LIGHTS, replace(LIGHTS, service="Electrical", place="Linden Court"))
        transaction.remove(Action, "a-1")
        transaction.bring_back(Action, "a-1")
    bases = {
        (operation["what"], operation["field"]): operation["base_seq"] for operation in operations(plan)[2:]
    }
    assert bases == {("set", "place"): 17, ("set", "service"): 41, ("delete", ""): 41, ("restore", ""): 41}


def test_who_had_not_seen_the_newest_value_says_so(plan: Store) -> None:
    shown = plan.get(Action, "a-1")
    with plan.transaction(
        by="exchange"
    ) as transaction:  # a colleague's value arrives while the screen is open
        transaction.execute("UPDATE action SET service = 'Grounds' WHERE id = 'a-1'")
    give_a_version(plan, "service", 41)
    with plan.transaction(by="gwen") as transaction:
        transaction.amend(shown, replace(shown, service="Electrical"))
    assert operations(plan)[-1]["base_seq"] == 0
    assert plan.get(Action, "a-1").service == "Electrical"


def test_without_a_version_there_is_nothing_older_to_name(plan: Store) -> None:
    with plan.transaction(by="gwen") as transaction:
        transaction.amend(LIGHTS, replace(LIGHTS, service="Grounds"))
        transaction.amend(LIGHTS, replace(LIGHTS, service="Electrical"))
    assert [operation["base_seq"] for operation in operations(plan)[2:]] == [0, 0]


def test_several_kinds_in_one_wish_are_one_set_of_changes(store: Store) -> None:
    linden = Block(id="linden", estate_id="larkfield", name="Linden Court")
    walk = Walkabout(id="w", estate_id="larkfield", planned_for="2026-03-24T14:00+00:00")
    with store.transaction(by="gwen") as transaction:
        transaction.create_many((LARKFIELD, linden, walk))
        transaction.amend(walk, replace(walk, tenants=4))
    assert transaction.changes.touched == {
        "estate": frozenset({"larkfield"}),
        "block": frozenset({"linden"}),
        "walkabout": frozenset({"w"}),
    }


def test_private_rows_are_written_in_the_same_transaction_without_an_operation(store: Store) -> None:
    with store.transaction(by="gwen") as transaction:
        transaction.execute("INSERT INTO draft VALUES ('f', 'w', '{}', ?)", (transaction.at,))
    assert store.value("SELECT count(*) FROM draft") == 1
    assert store.value("SELECT count(*) FROM operation") == 0


def test_several_private_rows_are_written_at_once_and_only_while_the_block_lasts(store: Store) -> None:
    rows = [(name, "w", "{}", "") for name in ("one", "two")]
    with store.transaction(by="gwen") as transaction:
        transaction.execute_many("INSERT INTO draft VALUES (?, ?, ?, ?)", rows)
    assert store.value("SELECT count(*) FROM draft") == 2
    with pytest.raises(ValueError, match="has ended"):
        transaction.execute_many("INSERT INTO draft VALUES (?, ?, ?, ?)", [("three", "w", "{}", "")])


def test_a_change_on_top_of_one_s_own_names_it(plan: Store) -> None:
    with plan.transaction(by="gwen") as transaction:
        transaction.amend(LIGHTS, replace(LIGHTS, service="Electrical"))
        transaction.amend(plan.get(Action, "a-1"), replace(plan.get(Action, "a-1"), service="Grounds"))
    created, first, second = operations(plan)[1:]
    assert (first["after"], second["after"]) == (created["op_id"], first["op_id"])


def test_a_decision_closes_its_case_here_at_once(plan: Store) -> None:
    with plan.transaction(by="exchange") as transaction:
        keep_case(transaction, a_set("service", "Grounds"), Answer(op_id="case", outcome=Outcome.CONFLICT))
    (case_id,) = plan.rows("SELECT case_id FROM disagreement")[0]
    after = replace(LIGHTS, service="Electrical", place="Linden Court")
    with plan.transaction(by="gwen") as transaction:
        transaction.amend(LIGHTS, after, closes=(case_id,))
    assert plan.value("SELECT closed FROM disagreement") == 2, "until the office has it"
    closes = [json.loads(operation["closes"]) for operation in operations(plan)[2:]]
    assert closes == [[case_id], []], "one of the two is enough"


def test_what_is_settled_or_kept_in_use_says_so_without_changing_anything(plan: Store) -> None:
    with plan.transaction(by="gwen") as transaction:
        transaction.settle(LIGHTS, "service", "It stays.", closes=("one",))
        transaction.settle(LIGHTS, "leads", closes=("two",))
        transaction.keep_in_use(LIGHTS, "We need it.", closes=("three",))
    assert plan.get(Action, "a-1") == LIGHTS
    service, leads, kept = operations(plan)[2:]
    assert (service["what"], service["value"], service["reason"], service["closes"]) == (
        "set", '""', "It stays.", '["one"]',
    )  # fmt: skip
    assert json.loads(leads["value"]) == {"all": [], "add": [], "take": []}
    assert (kept["what"], kept["value"], kept["closes"]) == ("restore", None, '["three"]')


def test_the_pictures_of_a_photo_have_to_leave_with_it(store: Store) -> None:
    with store.transaction(by="gwen") as transaction:
        transaction.create(a_photo())
    assert store.rows("SELECT name, lane, size FROM blob_leaving ORDER BY lane") == [
        ("2" * 64, 1, 0),
        ("1" * 64, 2, 300_000),
    ]


def test_more_than_could_ever_be_sent_as_one_is_refused_whole(
    plan: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.store.transaction.MOST_TOGETHER", 3)
    before = operations(plan)
    blocks = [Block(id=f"b-{number}", name="Rowan House", estate_id="larkfield") for number in range(4)]
    with pytest.raises(RuleBroken, match="too much at once"), plan.transaction(by="gwen") as transaction:
        transaction.create_many(blocks)
    assert operations(plan) == before
    with plan.transaction(by="gwen") as transaction:
        transaction.create_many(blocks[:3])
